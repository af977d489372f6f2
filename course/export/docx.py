"""A document as a Word file: its structure in Word's own styles, so that whoever goes on writing in it finds them.

The paragraphs are appended as trees: python-docx's own way of adding one looks through all that are there, and takes thirty times
as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TypeAlias

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.section import Section
from docx.shared import Mm
from lxml import etree

from course.export.document import Bullets, Caption, Cards, Document, Heading, Link, Paragraph, Picture, Quote, Ticks
from course.export.office import docx_parts
from course.export.office.docx_parts import NAMESPACE, NUMBERS, TABLES, style_id, twips
from course.export.office.footer import PAGE, PAGES, page_number
from course.export.office.grids import Grid, GridCell, grids
from course.export.office.layout import (
    Placed,
    address,
    contents,
    is_grid,
    link_text,
    list_items,
    moment,
    one_line,
    paragraphs,
    placed,
    space,
)
from course.export.office.package import without_times
from course.export.office.raster import fitted, raster
from course.export.office.typography import (
    ACCENT,
    BODY,
    CAPTION,
    CONTENTS,
    CONTENTS_HEADING,
    FOOTER,
    FRAME,
    GAP,
    LANGUAGES,
    NUMBER,
    Page,
    TextStyle,
    page_of,
    style_of,
)
from course.locale import _

_Tree: TypeAlias = etree._Element

_W = f"{{{NAMESPACE}}}"
_TEXT, _SPACE = f"{_W}t", "{http://www.w3.org/XML/1998/namespace}space"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_ALSO_IN_LINES = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""By this Word knows that a picture has another one of lines beside it."""
_NOT_NEEDED = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
"""What the library's template brings besides: a picture of an empty page, what program made it."""
_LONGEST_TITLE = 255
"""Characters of a title among a file's properties."""


def to_docx(document: Document) -> bytes:
    """The document as a Word file; the same bytes for the same document."""
    made = docx.Document()
    language = LANGUAGES.get(document.language, document.language)
    for relations in (made.part.rels, made.part.package.rels):
        for key in [key for key, each in relations.items() if each.reltype in _NOT_NEEDED]:
            del relations[key]
    page = page_of(document)
    writer = _Writer(made.part, page)
    end = made.element.body[-1]
    parts = list(placed(document))
    chapters = contents(parts)
    for each in parts:
        if chapters and each.begins_page:
            for element in _contents(chapters):
                end.addprevious(element)
            chapters = []
        for element in writer.elements(each):
            end.addprevious(element)
    if end.getprevious().tag == qn("w:tbl"):
        end.addprevious(_paragraph(GAP, []))  # a page can't end with a table
    _replace(made.styles.element, docx_parts.styles(language, page))
    _replace(made.settings.element, docx_parts.settings(language))
    _replace(made.part.numbering_part.element, docx_parts.numbering(writer.numbered_lists))
    _lay_out(made.sections[0], page, document)
    _properties(made.core_properties, document, language)
    file = BytesIO()
    made.save(file)
    return without_times(file.getvalue())


def _replace(part: _Tree, xml: str) -> None:
    """Puts another content into a part of the template."""
    part[:] = list(parse_xml(xml))


def _lay_out(section: Section, page: Page, document: Document) -> None:
    """The sheets, at whose foot stands where the document is from, and the page's number."""
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin = section.right_margin = Mm(page.side)
    section.footer_distance = Mm(page.bottom / 2)
    if page.framed:
        edges = {"val": "double", "sz": "18", "space": str(round(FRAME * 72 / 25.4)), "color": ACCENT}
        borders = _w("pgBorders", *(_w(side, **edges) for side in ("top", "left", "bottom", "right")), offsetFrom="page")
        section._sectPr.find(qn("w:pgMar")).addnext(borders)
        return
    section.footer.is_linked_to_previous = False
    fields = {PAGE: "PAGE", PAGES: "NUMPAGES"}
    parts = page_number() if document.is_numbered else []
    numbers = [_w("fldSimple", _run(["1"]), instr=fields[part]) if part in fields else _run([part]) for part in parts]
    tab = [_w("r", _w("tab"))] if numbers else []
    section.footer._element[:] = [_paragraph(FOOTER, [_run([one_line(document.source)]), *tab, *numbers])]


def _properties(about: CoreProperties, document: Document, language: str) -> None:
    """What the file says of itself: no name that isn't on the document, no program, no time of day."""
    about.title, about.author = one_line(document.title)[:_LONGEST_TITLE], one_line(document.author)[:_LONGEST_TITLE]
    about.language = language
    about.comments = about.last_modified_by = ""
    about.created = about.modified = moment(document)


class _Writer:
    """Makes the trees of the blocks.

    Args:
        part: What pictures and the addresses of links are put into.
        page: What they stand on.
    """

    def __init__(self, part: DocumentPart, page: Page) -> None:
        self._part = part
        self._page = page
        self._pictures = 0
        self.numbered_lists = 0
        """How many there are so far."""

    def elements(self, each: Placed) -> Iterator[_Tree]:
        """A block's paragraphs and tables."""
        if not is_grid(each.block):
            yield from _fit_in(list(self._paragraphs(each)), each)
            return
        for number, grid in enumerate(grids(each.block, self._page)):
            begins = each.begins_page and not number
            if number or begins or each.is_below_table:
                yield _paragraph(GAP, [], [_w("pageBreakBefore")] if begins else [])
            yield _table(grid)

    def _paragraphs(self, each: Placed) -> Iterator[_Tree]:
        style = style_of(each.block)
        match each.block:
            case Bullets() | Cards() | Ticks():
                self.numbered_lists += style is NUMBER
                tint = docx_parts.TINTED if isinstance(each.block, Cards) and each.block.look == "tinted" else ()
                for name, lines in list_items(each.block):
                    number = [_in_list(NUMBERS + self.numbered_lists)] if style is NUMBER else []
                    yield _paragraph(style, _item(name, lines), [*number, *map(parse_xml, tint)])
            case Picture(svg, alt):
                yield self._picture(svg, one_line(alt))
            case Link(text, target):
                yield _paragraph(style, [self._link(link_text(text, target), address(target))])
            case Paragraph(text) | Quote(text):
                yield from (_paragraph(style, [_run(lines)]) for lines in paragraphs(text))
            case Heading(_, text) | Caption(text):
                said = [_run([one_line(text)])]
                yield _paragraph(style, _bookmarked(said, each.anchor) if each.anchor else said)

    def _link(self, text: str, to: str) -> _Tree:
        if not to:
            return _run([text])
        link = _w("hyperlink", _run([text], _w("rStyle", val="Hyperlink")))
        link.set(qn("r:id"), self._part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link

    def _picture(self, svg: str, alt: str) -> _Tree:
        """A picture in dots, with one in lines beside it for a Word that shows them; its words where it can't be made."""
        made = raster(svg)
        if made is None:
            return _paragraph(CAPTION, [_run([alt])])
        self._pictures += 1
        width, height = fitted(made, self._page.text_width, self._page.text_height)
        inline = self._part.new_pic_inline(BytesIO(made.png), Mm(width), Mm(height))
        inline.docPr.set("descr", alt)
        for side in "TBLR":
            inline.set(f"dist{side}", "0")
        lines = Part(PackURI(f"/word/media/image{self._pictures}.svg"), "image/svg+xml", svg.encode(), self._part.package)
        beside = etree.Element(f"{{{_SVG}}}svgBlip", nsmap={"asvg": _SVG})
        beside.set(qn("r:embed"), self._part.relate_to(lines, RELATIONSHIP_TYPE.IMAGE))
        more = etree.Element(qn("a:ext"), uri=_ALSO_IN_LINES)
        more.append(beside)
        extensions = etree.SubElement(next(inline.iter(qn("a:blip"))), qn("a:extLst"))
        extensions.append(more)
        as_tall_as_it_is = _w("spacing", line="240", lineRule="auto")  # and not by the share that lines of text have between them
        return _paragraph(BODY, [_w("r", _w("drawing", inline))], [as_tall_as_it_is])


def _fit_in(made: list[_Tree], each: Placed) -> list[_Tree]:
    """The paragraphs of a block, as they go with what stands above and below it."""
    if not made:
        return made
    first, last = made[0][0], made[-1][0]
    if each.keeps:
        for element in made:
            element[0][1:1] = [_w("keepNext"), _w("keepLines")]
    if each.begins_page:
        first.insert(3 if each.keeps else 1, _w("pageBreakBefore"))
    above, below = space(each)
    if above:
        _spacing(first).set(f"{_W}before", str(twips(above)))
    if below:
        _spacing(last).set(f"{_W}after", str(twips(below)))
    return made


def _spacing(properties: _Tree) -> _Tree:
    """The room around a paragraph, which is told in one place."""
    there, indent = properties.find(f"{_W}spacing"), properties.find(f"{_W}ind")
    if there is None:
        there = etree.SubElement(properties, f"{_W}spacing")
        if indent is not None:
            indent.addprevious(there)  # the schema has an order
    return there


def _table(grid: Grid) -> _Tree:
    """A table that goes over pages by whole rows, its named columns repeated on each; one of few rows stays on one page."""
    widths = [str(twips(each)) for each in grid.widths]
    together = len(grid.rows) if grid.stays else 1 + grid.has_head
    rows = (_row(row, widths, grid, number, keeps=number + 1 < together) for number, row in enumerate(grid.rows))
    properties = _w(
        "tblPr",
        _w("tblStyle", val=TABLES[grid.look]),
        _w("tblW", w=str(sum(map(int, widths))), type="dxa"),
        _w("tblLayout", type="fixed"),
        _w("tblLook", val="0620" if grid.has_head else "0600"),
    )
    return _w("tbl", properties, _w("tblGrid", *(_w("gridCol", w=width) for width in widths)), *rows)


def _row(cells: Sequence[GridCell], widths: Sequence[str], grid: Grid, number: int, *, keeps: bool) -> _Tree:
    is_head = grid.has_head and not number
    tall = grid.height_of(number)
    height = [_w("trHeight", val=str(twips(tall)), hRule="atLeast")] if tall else []
    whole = [] if grid.look == "matrix" else [_w("cantSplit")]
    properties = _w("trPr", *whole, *height, *([_w("tblHeader")] if is_head else []))
    made = _w("tr", properties)
    for cell, width in zip(cells, widths, strict=True):
        stay = ["keepNext"] if keeps else []
        texts = (_paragraph(style, [_run(lines)], [_w(each) for each in stay]) for style, lines in cell.paragraphs)
        made.append(_w("tc", _w("tcPr", _w("tcW", w=width, type="dxa")), *texts))
    return made


def _paragraph(style: TextStyle, content: Iterable[_Tree], properties: Iterable[_Tree] = ()) -> _Tree:
    return _w("p", _w("pPr", _w("pStyle", val=style_id(style)), *properties), *content)


def _contents(chapters: Sequence[tuple[str, str]]) -> Iterator[_Tree]:
    """The contents as a field that holds its text already, without numbers of pages, which only Word could know."""
    yield _paragraph(CONTENTS_HEADING, [_run([_("Contents")])])
    last = len(chapters) - 1
    for number, (anchor, text) in enumerate(chapters):
        link = _w("hyperlink", _run([text]), anchor=anchor, history="1")
        begin = [_field("begin"), _instruction(' TOC \\o "1-1" \\n \\h \\z '), _field("separate")] if not number else []
        end = [_field("end")] if number == last else []
        yield _paragraph(CONTENTS, [*begin, link, *end])


def _field(part: str) -> _Tree:
    return _w("r", _w("fldChar", fldCharType=part))


def _instruction(text: str) -> _Tree:
    made = _w("instrText")
    made.set(_SPACE, "preserve")
    made.text = text
    return _w("r", made)


def _bookmarked(content: Sequence[_Tree], anchor: str) -> list[_Tree]:
    """What the contents lead to."""
    number = anchor.removeprefix("_Toc").lstrip("0")
    return [_w("bookmarkStart", id=number, name=anchor), *content, _w("bookmarkEnd", id=number)]


def _item(name: str, lines: Sequence[str]) -> list[_Tree]:
    """An item of a list: what it is called, in bold, and its lines below that."""
    if not name:
        return [_run(lines)]
    return [_run([name], _w("b")), *([_run(["", *lines])] if lines else [])]


def _in_list(number: int) -> _Tree:
    return _w("numPr", _w("ilvl", val="0"), _w("numId", val=str(number)))


def _run(lines: Sequence[str], *properties: _Tree) -> _Tree:
    """A text in lines, with every space that is in it."""
    run = _w("r", *([_w("rPr", *properties)] if properties else []))
    for number, line in enumerate(lines):
        if number:
            run.append(_w("br"))
        text = etree.SubElement(run, _TEXT)
        text.set(_SPACE, "preserve")
        text.text = line
    return run


def _w(tag: str, /, *children: _Tree, **attributes: str) -> _Tree:
    """An element of Word's own namespace, as all its attributes are."""
    element = etree.Element(f"{_W}{tag}", {f"{_W}{name}": value for name, value in attributes.items()})
    element.extend(children)
    return element
