"""The parts of an OpenDocument text that say how it looks: its styles and its page, in place of the library's French ones."""

from __future__ import annotations

from html import escape
from itertools import product

from course.export.document import Document
from course.export.office.footer import PAGE, PAGES, page_number
from course.export.office.grids import GridLook
from course.export.office.layout import moment, one_line
from course.export.office.typography import (
    ACCENT,
    BODY,
    BOX,
    BULLET,
    CELL,
    CENTRED,
    FOOTER,
    FRAME,
    GAP,
    HAIRLINE,
    INK,
    LIST_INDENT,
    NUMBER,
    PEN,
    QUOTE,
    QUOTE_GAP,
    QUOTE_INDENT,
    QUOTE_LINE,
    SAME_WIDTH,
    SANS,
    TEXT_STYLES,
    TICK,
    TINT,
    Page,
    TextStyle,
    page_of,
)

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
LISTS = {BULLET: "Bullets", NUMBER: "Numbers"}
LINK, PLAIN_LINK, STRONG = "Internet_20_link", "Index_20_Link", "Strong_20_Emphasis"
TINTED = {"fo:background-color": f"#{TINT}", "fo:border": f"4pt solid #{TINT}", "style:join-border": "false"}
"""What a paragraph has that stands in colour, apart from the one below it."""
ROW_STYLE, HEAD_STYLE = "Row", "Head"
DECLARED = " ".join(f"xmlns:{short}='{name}'" for short, name in NAMESPACES.items())
_ROOT = f"{DECLARED} office:version='1.3'"
_LEVELS = 10


def style_name(style: TextStyle) -> str:
    """The name by which a paragraph has its style."""
    return style.odt.replace(" ", "_20_")


def cell_style(look: GridLook, is_top: bool, is_bottom: bool, is_left: bool) -> str:
    """The style of a cell by the table's look and the cell's place in it."""
    return f"{look.title()}{'_Top' * is_top}{'_Bottom' * is_bottom}{'_Left' * is_left}"


def styles(document: Document, language: str) -> str:
    """The styles, named as those that LibreOffice knows by itself, and the sheet."""
    lines = f"<text:outline-style style:name='Outline'>{''.join(map(_no_number, range(1, _LEVELS + 1)))}</text:outline-style>"
    lists = (
        f"<text:list-style style:name='{LISTS[BULLET]}'><text:list-level-style-bullet text:level='1' text:bullet-char='•'>"
        f"{_LIST_LEVEL}</text:list-level-style-bullet></text:list-style><text:list-style style:name='{LISTS[NUMBER]}'>"
        "<text:list-level-style-number text:level='1' style:num-suffix='.' style:num-format='1'>"
        f"{_LIST_LEVEL}</text:list-level-style-number></text:list-style>"
    )
    page = page_of(document)
    texts = "".join(_paragraph(style, page) for style in TEXT_STYLES)
    return (
        f"<office:document-styles {_ROOT}><office:font-face-decls>{_FACES}</office:font-face-decls>"
        f"<office:styles>{_defaults(language, page)}{texts}{_LINK}{lines}{lists}</office:styles>"
        f"<office:automatic-styles>{_page(page)}</office:automatic-styles><office:master-styles>"
        f"<style:master-page style:name='Standard' style:page-layout-name='Sheet'>{_footer(document)}</style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def table_styles(room: float) -> str:
    """The styles of a table's rows and cells, which have so much of the usual room above and below."""
    keep = "<style:table-row-properties fo:keep-together='always'/>"
    found = _cell(HEAD_STYLE, CELL * room, bottom=f"1pt solid #{ACCENT}")
    found += "".join(_cells(look, *shape, 1 if look == "facts" else room) for look, shape in _SHAPES.items())
    return f"<style:style style:name='{ROW_STYLE}' style:family='table-row'>{keep}</style:style>{found}"


def _cells(look: GridLook, line: str, places: str, padding: float, left: float, room: float) -> str:
    """The styles of all cells of a look, which differ by the lines at the table's edges."""
    found = ""
    for top, bottom, first in product((False, True), repeat=3):
        sides = {
            "top": top and "t" in places,
            "bottom": "b" in places if bottom else "h" in places,
            "left": (first and "l" in places) or (not first and "v" in places),
            "right": "r" in places,
        }
        lines = {side: line for side, is_there in sides.items() if is_there}
        found += _cell(cell_style(look, top, bottom, first), padding * room, space=left, **lines)
    return found


def meta(document: Document, language: str) -> str:
    """What the file says of itself: no name that isn't on the document, no program, no time of day.

    Nothing is counted, but LibreOffice is to take it for short: what it takes for long it deals out to pages before it lays
    them out, and of a heading that it then moves back up it forgets what it stays with.
    """
    made = f"{moment(document).isoformat()}"
    author = escape(one_line(document.author))
    whose = f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>" if author else ""
    no_guess = "<meta:document-statistic meta:page-count='1' meta:paragraph-count='2'/>"
    return (
        f"<office:document-meta {_ROOT}><office:meta><dc:title>{escape(one_line(document.title))}</dc:title>{whose}"
        f"<meta:creation-date>{made}</meta:creation-date><dc:date>{made}</dc:date><dc:language>{language}</dc:language>"
        f"{no_guess}</office:meta></office:document-meta>"
    )


def settings() -> str:
    """No settings: with some, LibreOffice takes all others for those of an old file, whose lines stand closer."""
    return f"<office:document-settings {_ROOT}><office:settings/></office:document-settings>"


def _defaults(language: str, page: Page) -> str:
    short, _, country = language.partition("-")
    spoken = "".join(f" {name}='{short}'" for name in ("fo:language", "style:language-asian", "style:language-complex"))
    spoken += "".join(f" {name}='{country}'" for name in ("fo:country", "style:country-asian", "style:country-complex"))
    letters = (
        f"<style:text-properties style:font-name='{SANS}' fo:color='#{INK}' fo:font-size='11pt' fo:hyphenate='false'{spoken}/>"
    )
    return (
        f"<style:default-style style:family='graphic'><style:text-properties{spoken}/></style:default-style>"
        f"<style:default-style style:family='paragraph'><style:paragraph-properties fo:line-height='{page.leading}%' "
        f"fo:orphans='2' fo:widows='2' style:writing-mode='page'/>{letters}</style:default-style>"
        "<style:default-style style:family='table'><style:table-properties table:border-model='collapsing'/>"
        "</style:default-style>"
        "<style:style style:name='Standard' style:family='paragraph' style:class='text'/>"
    )


def _paragraph(style: TextStyle, page: Page) -> str:
    """A paragraph style."""
    bold = "".join(f" {name}='bold'" for name in _WEIGHTS) if style.bold else ""
    size = style.size * (1 if style is FOOTER else page.scale)
    sizes = "".join(f" {name}='{size:g}pt'" for name in _SIZES)
    outline = f" style:default-outline-level='{style.outline}'" if style.outline else ""
    below = f" style:next-style-name='{style_name(BODY)}'" if style.outline else ""
    return (
        f"<style:style style:name='{style_name(style)}' style:display-name='{style.odt}' style:family='paragraph' "
        f"style:parent-style-name='Standard'{below}{outline}>{_shape(style, page)}"
        f"<style:text-properties style:font-name='{style.font}' fo:color='#{style.color}'{sizes}{bold}/></style:style>"
    )


def _shape(style: TextStyle, page: Page) -> str:
    """A style's place on the page."""
    more, tabs = "", ""
    if style.keeps:
        more = " fo:keep-with-next='always' fo:keep-together='always'"
    if style is QUOTE:
        more = (
            f" fo:margin-left='{QUOTE_INDENT - QUOTE_GAP:g}mm' fo:border='none' fo:border-left='{QUOTE_LINE}pt solid #{ACCENT}' "
            f"fo:padding='0mm' fo:padding-left='{QUOTE_GAP:g}mm'"
        )
    if style is BOX:
        more = f" fo:background-color='#{TINT}' fo:border='none' fo:padding='3mm'"
    if style is TICK:
        more = f" fo:margin-left='{LIST_INDENT}mm' fo:text-indent='-{LIST_INDENT}mm'"
    if style is FOOTER:
        more = f" fo:border='none' fo:border-top='0.5pt solid #{HAIRLINE}' fo:padding='0mm' fo:padding-top='2mm'"
        stop = f"<style:tab-stop style:position='{page.text_width:g}mm' style:type='right'/>"
        tabs = f"<style:tab-stops>{stop}</style:tab-stops>"
    if page.framed and style in CENTRED:
        more += " fo:text-align='center'"
    before = max(style.before - BODY.after, min(style.before, 1))  # it is added to what is below the one above; in Word it isn't
    if style is GAP:
        more = " fo:line-height='1mm'"
    spacing = f"fo:margin-top='{before * page.room:g}mm' fo:margin-bottom='{style.after * page.room:g}mm'"
    return f"<style:paragraph-properties {spacing}{more}>{tabs}</style:paragraph-properties>"


def _page(page: Page) -> str:
    if page.framed:
        return _framed(page)
    lies = "landscape" if page.width > page.height else "portrait"
    foot = f"fo:min-height='{page.bottom / 2:g}mm' fo:margin-top='{page.bottom / 2 - 7:g}mm'"
    return (
        f"<style:page-layout style:name='Sheet'><style:page-layout-properties fo:page-width='{page.width:g}mm' "
        f"fo:page-height='{page.height:g}mm' style:print-orientation='{lies}' fo:margin-top='{page.top:g}mm' "
        f"fo:margin-bottom='{page.bottom / 2:g}mm' fo:margin-left='{page.side:g}mm' fo:margin-right='{page.side:g}mm'/>"
        f"<style:header-style/><style:footer-style><style:header-footer-properties {foot}/></style:footer-style>"
        "</style:page-layout>"
    )


def _framed(page: Page) -> str:
    """A page with a frame, at whose foot stands nothing."""
    inner = f"fo:padding-top='{page.top - FRAME:g}mm' fo:padding-bottom='{page.bottom - FRAME:g}mm'"
    inner += "".join(f" fo:padding-{each}='{page.side - FRAME:g}mm'" for each in ("left", "right"))
    return (
        f"<style:page-layout style:name='Sheet'><style:page-layout-properties fo:page-width='{page.width:g}mm' "
        f"fo:page-height='{page.height:g}mm' style:print-orientation='landscape' fo:margin='{FRAME:g}mm' "
        f"fo:border='2.5pt solid #{ACCENT}' {inner}/></style:page-layout>"
    )


def _footer(document: Document) -> str:
    if page_of(document).framed:
        return ""
    fields = {
        PAGE: "<text:page-number text:select-page='current'>1</text:page-number>",
        PAGES: "<text:page-count>1</text:page-count>",
    }
    words = "".join(fields.get(part) or escape(part) for part in page_number())
    foot = escape(one_line(document.source)) + (f"<text:tab/>{words}" if document.is_numbered else "")
    return f"<style:footer><text:p text:style-name='{style_name(FOOTER)}'>{foot}</text:p></style:footer>"


def _cell(
    name: str,
    padding: float,
    *,
    space: float = 0,
    top: str = "none",
    bottom: str = "none",
    left: str = "none",
    right: str = "none",
) -> str:
    return (
        f"<style:style style:name='{name}' style:family='table-cell'><style:table-cell-properties fo:border-left='{left}' "
        f"fo:border-right='{right}' fo:border-top='{top}' fo:border-bottom='{bottom}' fo:padding-left='{space:g}mm' "
        f"fo:padding-right='{2 * CELL:g}mm' fo:padding-top='{padding:g}mm' fo:padding-bottom='{padding:g}mm'/></style:style>"
    )


def _row(name: str, height: str = "") -> str:
    """A row that stays on one page, and whose height is fixed where that is said."""
    shape = f"<style:table-row-properties {height}fo:keep-together='always'/>"
    return f"<style:style style:name='{name}' style:family='table-row'>{shape}</style:style>"


def _no_number(level: int) -> str:
    """A level of headings that has no number."""
    return f"<text:outline-level-style text:level='{level}' style:num-format=''/>"


_SIZES = ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
_WEIGHTS = ("fo:font-weight", "style:font-weight-asian", "style:font-weight-complex")
_FACES = "".join(
    f"<style:font-face style:name='{font}' svg:font-family='{same}, {font}' style:font-pitch='variable'/>"
    for font, same in SAME_WIDTH.items()
)
_LIST_LEVEL = (
    "<style:list-level-properties text:list-level-position-and-space-mode='label-alignment'><style:list-level-label-alignment "
    f"text:label-followed-by='listtab' text:list-tab-stop-position='{LIST_INDENT}mm' fo:text-indent='-{LIST_INDENT}mm' "
    f"fo:margin-left='{LIST_INDENT}mm'/></style:list-level-properties>"
)
_LINK = (
    f"<style:style style:name='{LINK}' style:display-name='Internet link' style:family='text'><style:text-properties "
    f"fo:color='#{ACCENT}' style:text-underline-style='solid' style:text-underline-width='auto'/></style:style>"
    f"<style:style style:name='{PLAIN_LINK}' style:display-name='Index Link' style:family='text'/>"
    f"<style:style style:name='{STRONG}' style:display-name='Strong Emphasis' style:family='text'><style:text-properties "
    + " ".join(f"{name}='bold'" for name in _WEIGHTS)
    + "/></style:style>"
)
_SHAPES: dict[GridLook, tuple[str, str, float, float]] = {
    "table": (f"0.5pt solid #{HAIRLINE}", "hb", CELL, 0),
    "fill": (f"0.5pt solid #{PEN}", "hb", CELL, 0),
    "facts": (f"0.5pt solid #{HAIRLINE}", "tb", CELL / 3, 0),
    "box": (f"0.75pt solid #{ACCENT}", "thblvr", CELL, CELL),
    "steps": (f"1.5pt solid #{ACCENT}", "th", CELL, 0),
    "blanks": (f"0.75pt solid #{PEN}", "hb", CELL, 0),
    "lines": (f"0.75pt solid #{PEN}", "hb", CELL, 0),
    "matrix": (f"2.5pt solid #{ACCENT}", "hv", CELL, 2 * CELL),
}
"""A look's lines, where they are (top, between rows, bottom, left, between columns, right), and the room around a text."""
