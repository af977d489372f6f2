"""The parts of a Word file that say how it looks: its styles, lists and settings, each in the order that the schema asks for."""

from __future__ import annotations

from course.export.office.grids import GridLook
from course.export.office.typography import (
    ACCENT,
    BODY,
    BOX,
    BULLET,
    CELL,
    CENTRED,
    FOOTER,
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
    SANS,
    TEXT_STYLES,
    TICK,
    TINT,
    Page,
    TextStyle,
)

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BULLETS, NUMBERS = 1, 2
"""The two lists; each numbered one begins anew."""
TABLES: dict[GridLook, str] = {
    "table": "TableGrid",
    "fill": "Form",
    "facts": "Facts",
    "box": "Cards",
    "steps": "Steps",
    "blanks": "Blanks",
    "lines": "Lines",
    "matrix": "Matrix",
}
"""The style of a table by its lines."""
_MM_IN_TWIPS = 1440 / 25.4
_NORMAL = "Normal"
_EDGE = 120
"""How thick a coloured edge is, in twips: 48 eighths of a point."""


def twips(millimetres: float) -> int:
    """Word's unit of length, a twentieth of a point."""
    return round(millimetres * _MM_IN_TWIPS)


def style_id(style: TextStyle) -> str:
    """The id by which a paragraph names its style."""
    return "".join(word[:1].upper() + word[1:] for word in style.word.split())


def styles(language: str, page: Page) -> str:
    """The styles, named as those that Word knows by itself, in a document's language and for its sheets."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SANS)}<w:color w:val='{INK}'/><w:sz w:val='22'/><w:szCs w:val='22'/>"
        f"<w:lang w:val='{language}' w:eastAsia='{language}' w:bidi='ar-SA'/></w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after='0' w:line='{round(2.4 * page.leading)}' "
        "w:lineRule='auto'/></w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )
    texts = "".join(_paragraph(style, page) for style in TEXT_STYLES)
    return f"<w:styles xmlns:w='{NAMESPACE}'>{defaults}{_BASE}{texts}{_tables(page.room)}{_LINK}</w:styles>"


def settings(language: str) -> str:
    """How Word treats the file: in a document's language, as a file of today, without hyphens."""
    return (
        f"<w:settings xmlns:w='{NAMESPACE}'><w:zoom w:percent='100'/><w:defaultTabStop w:val='720'/>"
        "<w:autoHyphenation w:val='0'/><w:characterSpacingControl w:val='doNotCompress'/><w:compat>"
        "<w:compatSetting w:name='compatibilityMode' w:uri='http://schemas.microsoft.com/office/word' w:val='15'/></w:compat>"
        f"<w:themeFontLang w:val='{language}'/>"
        "<w:clrSchemeMapping w:bg1='light1' w:t1='dark1' w:bg2='light2' w:t2='dark2' w:accent1='accent1' w:accent2='accent2' "
        "w:accent3='accent3' w:accent4='accent4' w:accent5='accent5' w:accent6='accent6' w:hyperlink='hyperlink' "
        "w:followedHyperlink='followedHyperlink'/><w:decimalSymbol w:val=','/><w:listSeparator w:val=';'/></w:settings>"
    )


def numbering(numbered_lists: int) -> str:
    """The lists: one with dots, and as many with numbers as the document has, each from 1."""
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    numbers = "".join(
        f"<w:num w:numId='{NUMBERS + each}'><w:abstractNumId w:val='1'/>{anew}</w:num>" for each in range(numbered_lists + 1)
    )
    return (
        f"<w:numbering xmlns:w='{NAMESPACE}'>{_list(0, 'bullet', '•', BULLET)}{_list(1, 'decimal', '%1.', NUMBER)}"
        f"<w:num w:numId='{BULLETS}'><w:abstractNumId w:val='0'/></w:num>{numbers}</w:numbering>"
    )


def _list(number: int, kind: str, sign: str, style: TextStyle) -> str:
    indent = twips(LIST_INDENT)
    return (
        f"<w:abstractNum w:abstractNumId='{number}'><w:multiLevelType w:val='singleLevel'/><w:lvl w:ilvl='0'><w:start w:val='1'/>"
        f"<w:numFmt w:val='{kind}'/><w:pStyle w:val='{style_id(style)}'/><w:lvlText w:val='{sign}'/><w:lvlJc w:val='left'/>"
        f"<w:pPr><w:ind w:left='{indent}' w:hanging='{indent}'/></w:pPr></w:lvl></w:abstractNum>"
    )


def _fonts(font: str) -> str:
    return f"<w:rFonts w:ascii='{font}' w:hAnsi='{font}' w:eastAsia='{font}' w:cs='{font}'/>"


def _paragraph(style: TextStyle, page: Page) -> str:
    """A paragraph style, for what differs from the running text's letters."""
    size = round(2 * style.size * (1 if style in {FOOTER, GAP} else page.scale))
    letters = (
        _fonts(style.font)
        + "<w:b/>" * style.bold
        + f"<w:color w:val='{style.color}'/><w:sz w:val='{size}'/><w:szCs w:val='{size}'/>"
    )
    name = (
        style.word.replace("Heading", "heading") if style.outline else style.word
    )  # as Word's own files spell the built-in ones
    below = f"<w:next w:val='{style_id(BODY)}'/>" if style.outline else ""
    return (
        f"<w:style w:type='paragraph' w:styleId='{style_id(style)}'><w:name w:val='{name}'/>"
        f"<w:basedOn w:val='{_NORMAL}'/>{below}<w:qFormat/><w:pPr>{_shape(style, page)}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _shape(style: TextStyle, page: Page) -> str:
    """A style's place on the page."""
    keeps = "<w:keepNext/><w:keepLines/>" if style.keeps else ""
    lists = {BULLET: BULLETS, NUMBER: NUMBERS}
    number = f"<w:numPr><w:numId w:val='{lists[style]}'/></w:numPr>" if style in lists else ""
    spacing = f"<w:spacing w:before='{twips(style.before * page.room)}' w:after='{twips(style.after * page.room)}'"
    spacing += " w:line='40' w:lineRule='exact'/>" if style is GAP else "/>"
    outline = f"<w:outlineLvl w:val='{style.outline - 1}'/>" if style.outline else ""
    line = f"w:val='single' w:sz='{8 * QUOTE_LINE}' w:space='{round(QUOTE_GAP * 72 / 25.4)}' w:color='{ACCENT}'"
    if style is QUOTE:
        return f"<w:pBdr><w:left {line}/></w:pBdr>{spacing}<w:ind w:left='{twips(QUOTE_INDENT)}'/>"
    if style is BOX:
        sides = _lines(48, TINT, "top", "left", "bottom", "right")
        within = f"<w:ind w:left='{_EDGE}' w:right='{_EDGE}'/>"  # Word puts what is around a paragraph outside of its margins
        return f"<w:pBdr>{sides}</w:pBdr><w:shd w:val='clear' w:color='auto' w:fill='{TINT}'/>{spacing}{within}"
    if style is TICK:
        return f"{spacing}<w:ind w:left='{twips(LIST_INDENT)}' w:hanging='{twips(LIST_INDENT)}'/>"
    if style is FOOTER:
        hair = f"<w:pBdr><w:top w:val='single' w:sz='4' w:space='6' w:color='{HAIRLINE}'/></w:pBdr>"
        return f"{hair}<w:tabs><w:tab w:val='right' w:pos='{twips(page.text_width)}'/></w:tabs>{spacing}"
    middle = "<w:jc w:val='center'/>" if page.framed and style in CENTRED else ""
    return f"{keeps}{number}{spacing}{middle}{outline}"


def _table(name: str, look: GridLook, lines: str, head: str = "", padding: float = CELL, left: float = 0) -> str:
    high, wide = twips(padding), twips(2 * CELL)
    sides = {"top": high, "left": twips(left), "bottom": high, "right": wide}
    margins = "".join(f"<w:{side} w:w='{room}' w:type='dxa'/>" for side, room in sides.items())
    return (
        f"<w:style w:type='table' w:styleId='{TABLES[look]}'><w:name w:val='{name}'/><w:basedOn w:val='TableNormal'/><w:qFormat/>"
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{head}</w:style>"
    )


def _tables(room: float) -> str:
    """The styles of the tables, whose cells have so much of the usual room above and below."""
    padding = CELL * room
    return (
        _table("Table Grid", "table", _lines(4, HAIRLINE, "bottom", "insideH"), _HEAD, padding)
        + _table("Form", "fill", _lines(4, PEN, "bottom", "insideH"), _HEAD, padding)
        + _table("Facts", "facts", _lines(4, HAIRLINE, "top", "bottom"), padding=CELL / 3)
        + _table("Cards", "box", _lines(6, ACCENT, *_ALL), padding=padding, left=CELL)
        + _table("Steps", "steps", _lines(12, ACCENT, "top", "insideH"), padding=padding)
        + _table("Blanks", "blanks", _lines(6, PEN, "bottom", "insideH"), padding=padding)
        + _table("Lines", "lines", _lines(6, PEN, "bottom", "insideH"), padding=padding)
        + _table("Matrix", "matrix", _lines(20, ACCENT, "insideH", "insideV"), left=2 * CELL)
    )


def _lines(eighths: int, color: str, *places: str) -> str:
    """Lines of a thickness; a table's are named in the schema's own order."""
    return "".join(_line(place, eighths, color) for place in places)


def _line(where: str, eighths: int, color: str) -> str:
    return f"<w:{where} w:val='single' w:sz='{eighths}' w:space='0' w:color='{color}'/>"


TINTED = (
    f"<w:pBdr xmlns:w='{NAMESPACE}'>{_lines(36, TINT, 'top', 'left', 'bottom', 'right')}"
    f"{_line('between', 36, 'FFFFFF')}</w:pBdr>",
    f"<w:shd xmlns:w='{NAMESPACE}' w:val='clear' w:color='auto' w:fill='{TINT}'/>",
    f"<w:ind xmlns:w='{NAMESPACE}' w:left='{twips(LIST_INDENT) + 90}' w:hanging='{twips(LIST_INDENT)}' w:right='90'/>",
)
"""What an item of a list has that stands in colour, apart from the one below it; its edges are within the margins."""
_BASE = (
    f"<w:style w:type='paragraph' w:default='1' w:styleId='{_NORMAL}'><w:name w:val='{_NORMAL}'/><w:qFormat/></w:style>"
    "<w:style w:type='character' w:default='1' w:styleId='DefaultParagraphFont'><w:name w:val='Default Paragraph Font'/>"
    "<w:semiHidden/></w:style>"
    "<w:style w:type='table' w:default='1' w:styleId='TableNormal'><w:name w:val='Normal Table'/><w:semiHidden/>"
    "<w:tblPr><w:tblInd w:w='0' w:type='dxa'/><w:tblCellMar><w:left w:w='108' w:type='dxa'/><w:right w:w='108' w:type='dxa'/>"
    "</w:tblCellMar></w:tblPr></w:style>"
    "<w:style w:type='numbering' w:default='1' w:styleId='NoList'><w:name w:val='No List'/><w:semiHidden/></w:style>"
)
_HEAD = f"<w:tblStylePr w:type='firstRow'><w:tcPr><w:tcBorders>{_line('bottom', 8, ACCENT)}</w:tcBorders></w:tcPr></w:tblStylePr>"
_ALL = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINK = (
    "<w:style w:type='character' w:styleId='Hyperlink'><w:name w:val='Hyperlink'/>"
    f"<w:rPr><w:color w:val='{ACCENT}'/><w:u w:val='single'/></w:rPr></w:style>"
)
