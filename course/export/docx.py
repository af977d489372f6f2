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

from course.export.document import Bullets, Caption, Document, Facts, Heading, Lines, Link, Paragraph, Picture, Quote, Table
from course.export.office import docx_parts
from course.export.office.docx_parts import FACTS, GRID, LINES, NAMESPACE, NUMBERS, style_id, twips
from course.export.office.footer import PAGE, PAGES, page_number
from course.export.office.layout import (
    SHORT_TABLE,
    Placed,
    address,
    cell_lines,
    column_widths,
    link_text,
    moment,
    one_line,
    paragraphs,
    placed,
    space,
)
from course.export.office.package import without_times
from course.export.office.raster import fitted, raster
from course.export.office.typography import (
    BODY,
    CAPTION,
    CELL_HEADING,
    CELL_TEXT,
    FACT,
    FACT_NAME,
    FOOTER,
    GAP,
    LANGUAGES,
    LINE_HEIGHT,
    Page,
    TextStyle,
    page_of,
    style_of,
)

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
    for each in placed(document):
        for element in writer.elements(each):
            end.addprevious(element)
    if end.getprevious().tag == qn("w:tbl"):
        end.addprevious(_paragraph(GAP, []))  # a page can't end with a table
    _replace(made.styles.element, docx_parts.styles(language, page))
    _replace(made.settings.element, docx_parts.settings(language))
    _replace(made.part.numbering_part.element, docx_parts.numbering(writer.numbered_lists))
    _lay_out(made.sections[0], page, document.source)
    _properties(made.core_properties, document, language)
    file = BytesIO()
    made.save(file)
    return without_times(file.getvalue())


def _replace(part: _Tree, xml: str) -> None:
    """Puts another content into a part of the template."""
    part[:] = list(parse_xml(xml))


def _lay_out(section: Section, page: Page, source: str) -> None:
    """The sheets, at whose foot stands where the document is from, and the page's number."""
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin = section.right_margin = Mm(page.side)
    section.footer_distance = Mm(page.bottom / 2)
    section.footer.is_linked_to_previous = False
    fields = {PAGE: "PAGE", PAGES: "NUMPAGES"}
    numbers = [_w("fldSimple", _run(["1"]), instr=fields[part]) if part in fields else _run([part]) for part in page_number()]
    section.footer._element[:] = [_paragraph(FOOTER, [_run([one_line(source)]), _w("r", _w("tab")), *numbers])]


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
        if not isinstance(each.block, Table | Facts | Lines):
            yield from _fit_in(list(self._paragraphs(each)), each)
            return
        if each.is_below_table or each.begins_page:
            yield _paragraph(GAP, [], [_w("pageBreakBefore")] if each.begins_page else [])
        if isinstance(each.block, Lines):
            yield from _lines(each.block.count, self._page.text_width)
        else:
            yield from _table(each.block, self._page.text_width)

    def _paragraphs(self, each: Placed) -> Iterator[_Tree]:
        style = style_of(each.block)
        match each.block:
            case Bullets(items, numbered):
                self.numbered_lists += numbered
                for item in items:
                    number = [_in_list(NUMBERS + self.numbered_lists)] if numbered else []
                    yield _paragraph(style, [_run([one_line(item)])], number)
            case Picture(svg, alt):
                yield self._picture(svg, one_line(alt))
            case Link(text, target):
                yield _paragraph(style, [self._link(link_text(text, target), address(target))])
            case Paragraph(text) | Quote(text):
                yield from (_paragraph(style, [_run(lines)]) for lines in paragraphs(text))
            case Heading(_, text) | Caption(text):
                yield _paragraph(style, [_run([one_line(text)])])

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
        last.insert(1, _w("keepNext"))
    if each.begins_page:
        first.insert(2 if first is last and each.keeps else 1, _w("pageBreakBefore"))
    above, below = space(each)
    if above:
        _spacing(first).set(f"{_W}before", str(twips(above)))
    if below:
        _spacing(last).set(f"{_W}after", str(twips(below)))
    return made


def _spacing(properties: _Tree) -> _Tree:
    """The room around a paragraph, which is told in one place."""
    there = properties.find(f"{_W}spacing")
    return etree.SubElement(properties, f"{_W}spacing") if there is None else there


def _table(block: Table | Facts, width: float) -> Iterator[_Tree]:
    """A table that goes over pages by whole rows, its named columns repeated on each; one of few rows stays on one page."""
    rows = [block.columns, *block.rows] if isinstance(block, Table) else block.rows
    widths = [str(twips(each)) for each in column_widths(rows, width)]
    if not widths:
        return
    key, look, texts = (
        (GRID, "0620", [CELL_TEXT] * len(widths)) if isinstance(block, Table) else (FACTS, "0600", [FACT_NAME, FACT])
    )
    together = len(rows) if len(block.rows) <= SHORT_TABLE else 2
    made = [_row(row, widths, texts, keeps=number < together) for number, row in enumerate(rows, start=1)]
    if isinstance(block, Table):
        made[0] = _row(block.columns, widths, [CELL_HEADING] * len(widths), keeps=together > 1, repeats=True)
    yield _grid(key, look, widths, made)


def _lines(count: int, width: float) -> Iterator[_Tree]:
    """Rows with a line below each, which stay on one page."""
    if count < 1:
        return
    whole = str(twips(width))
    made = []
    for number in range(1, count + 1):
        row = _row([""], [whole], [CELL_TEXT], keeps=number < count)
        row[0].append(_w("trHeight", val=str(twips(LINE_HEIGHT)), hRule="exact"))
        made.append(row)
    yield _grid(LINES, "0600", [whole], made)


def _grid(style: str, look: str, widths: Sequence[str], rows: Iterable[_Tree]) -> _Tree:
    properties = _w(
        "tblPr",
        _w("tblStyle", val=style),
        _w("tblW", w=str(sum(map(int, widths))), type="dxa"),
        _w("tblLayout", type="fixed"),
        _w("tblLook", val=look),
    )
    return _w("tbl", properties, _w("tblGrid", *(_w("gridCol", w=width) for width in widths)), *rows)


def _row(
    cells: Sequence[str], widths: Sequence[str], styles: Sequence[TextStyle], *, keeps: bool, repeats: bool = False
) -> _Tree:
    properties = _w("trPr", _w("cantSplit"), *([_w("tblHeader")] if repeats else []))
    stay = ["keepNext"] if keeps else []
    texts = (
        _paragraph(style, [_run(cell_lines(cell))], [_w(each) for each in stay])
        for cell, style in zip(cells, styles, strict=True)
    )
    return _w(
        "tr",
        properties,
        *(_w("tc", _w("tcPr", _w("tcW", w=width, type="dxa")), text) for text, width in zip(texts, widths, strict=True)),
    )


def _paragraph(style: TextStyle, content: Iterable[_Tree], properties: Iterable[_Tree] = ()) -> _Tree:
    return _w("p", _w("pPr", _w("pStyle", val=style_id(style)), *properties), *content)


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
