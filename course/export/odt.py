"""A document as an OpenDocument text: its structure in the styles that LibreOffice knows.

The library keeps the parts together; the trees are made here: its own paragraphs would take all the time that a large journal
has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import TypeAlias

import odfdo
from lxml import etree

from course.export.document import Bullets, Caption, Cards, Document, Heading, Link, Paragraph, Picture, Quote, Ticks
from course.export.office import odt_parts
from course.export.office.grids import Grid, GridCell, grids
from course.export.office.layout import (
    Placed,
    address,
    contents,
    is_grid,
    link_text,
    list_items,
    one_line,
    paragraphs,
    placed,
    space_below_list,
)
from course.export.office.odt_parts import (
    HEAD_STYLE,
    LINK,
    LISTS,
    NAMESPACES,
    PLAIN_LINK,
    ROW_STYLE,
    STRONG,
    cell_style,
    style_name,
)
from course.export.office.package import without_times
from course.export.office.raster import fitted, raster
from course.export.office.typography import (
    BODY,
    CAPTION,
    CONTENTS,
    CONTENTS_HEADING,
    GAP,
    LANGUAGES,
    Page,
    TextStyle,
    page_of,
    style_of,
)
from course.locale import _

_Tree: TypeAlias = etree._Element

_SPACES = re.compile("(^ | {2,})")
"""Spaces of which a reader would leave some out."""
_PARTS = {"content.xml": "text/xml", "meta.xml": "text/xml", "settings.xml": "text/xml", "styles.xml": "text/xml"}
_TEXT = "application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_MANIFEST_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_AROUND_TABLE = 3


def to_odt(document: Document) -> bytes:
    """The document as an OpenDocument text; the same bytes for the same document."""
    language = LANGUAGES.get(document.language, document.language)
    writer = _Writer(page_of(document))
    body: list[_Tree] = []
    blocks = list(placed(document))
    chapters = contents(blocks)
    for each in blocks:
        if chapters and each.begins_page:
            body.append(_contents(chapters))
            chapters = []
        body += writer.elements(each)
    if body and body[-1].tag == _name("table:table"):
        body.append(_o("text:p", {"text:style-name": style_name(GAP)}))  # LibreOffice would add one itself, a line high
    parts = {
        "content.xml": etree.tostring(writer.content(body), encoding="UTF-8", xml_declaration=True),
        "meta.xml": odt_parts.meta(document, language).encode(),
        "settings.xml": odt_parts.settings().encode(),
        "styles.xml": odt_parts.styles(document, language).encode(),
    }
    container = odfdo.Container()
    container.set_part("mimetype", _TEXT.encode())
    for name, data in {**parts, **writer.pictures, _MANIFEST: _manifest({**_PARTS, **writer.kinds})}.items():
        container.set_part(name, data)
    file = BytesIO()
    container.save(file)
    return without_times(file.getvalue())


def _manifest(kinds: dict[str, str]) -> bytes:
    """Which parts there are."""
    root = etree.Element(f"{{{_MANIFEST_NAMESPACE}}}manifest", nsmap={"manifest": _MANIFEST_NAMESPACE})
    root.set(f"{{{_MANIFEST_NAMESPACE}}}version", "1.3")
    for path, kind in {"/": _TEXT, **kinds}.items():
        entry = etree.SubElement(root, f"{{{_MANIFEST_NAMESPACE}}}file-entry")
        entry.set(f"{{{_MANIFEST_NAMESPACE}}}full-path", path)
        entry.set(f"{{{_MANIFEST_NAMESPACE}}}media-type", kind)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


class _Writer:
    """Makes the trees of the blocks, and the styles that only some of them have.

    Args:
        page: What they stand on.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tables = 0
        self._styles: list[_Tree] = []
        self._named: dict[tuple[object, ...], str] = {}
        """The names of these paragraphs' styles, by what is special about them."""
        self.pictures: dict[str, bytes] = {}
        self.kinds: dict[str, str] = {}
        """What kind of file each picture is."""

    def content(self, body: list[_Tree]) -> _Tree:
        """The part that holds the text."""
        cells = etree.fromstring(f"<x {odt_parts.DECLARED}>{odt_parts.table_styles(self._page.room)}</x>")
        root = etree.Element(_name("office:document-content"), {_name("office:version"): "1.3"}, nsmap=NAMESPACES)
        root.append(_o("office:automatic-styles", {}, *cells, *self._styles))
        root.append(_o("office:body", {}, _o("office:text", {}, *body)))
        return root

    def elements(self, each: Placed) -> Iterator[_Tree]:
        """A block's paragraphs, lists and tables."""
        if is_grid(each.block):
            for number, grid in enumerate(grids(each.block, self._page)):
                yield self._table(grid, begins_page=each.begins_page and not number)
            return
        style = style_of(each.block)
        match each.block:
            case Bullets() | Cards():
                yield from self._list(list_items(each.block), style, each)
            case Ticks():
                items = list_items(each.block)
                for number, (_title, lines) in enumerate(items):
                    yield self._paragraph(style, each, lines, is_first=not number, is_last=number == len(items) - 1)
            case Picture(svg, alt):
                yield self._picture(svg, one_line(alt), each)
            case Link(text, target):
                yield self._paragraph(style, each, _link(link_text(text, target), address(target)))
            case Paragraph(text) | Quote(text):
                texts = paragraphs(text)
                for number, lines in enumerate(texts):
                    yield self._paragraph(style, each, lines, is_first=not number, is_last=number == len(texts) - 1)
            case Heading(_, text) | Caption(text):
                made = self._paragraph(style, each, [one_line(text)])
                if each.anchor:
                    mark = _o("text:bookmark", {"text:name": each.anchor})
                    mark.tail, made.text = made.text, None
                    made.insert(0, mark)
                yield made

    def _paragraph(
        self, style: TextStyle, each: Placed, content: list[str] | _Tree, *, is_first: bool = True, is_last: bool = True
    ) -> _Tree:
        name = {"text:style-name": self._style(style, each, is_first=is_first, is_last=is_last)}
        made = _o("text:h", {**name, "text:outline-level": str(style.outline)}) if style.outline else _o("text:p", name)
        if isinstance(content, list):
            _write(made, content)
        else:
            made.append(content)
        return made

    def _style(self, style: TextStyle, each: Placed, *, is_first: bool, is_last: bool) -> str:
        """The name of a paragraph's style: its kind's own, or one that differs by how it goes with its neighbours."""
        below = space_below_list(each)
        special = {
            "fo:keep-with-next": "always" if each.keeps else "",
            "fo:keep-together": "always" if each.keeps else "",
            "fo:break-before": "page" if is_first and each.begins_page else "",
            "fo:margin-bottom": f"{below:g}mm" if is_last and below else "",
            **(odt_parts.TINTED if isinstance(each.block, Cards) and each.block.look == "tinted" else {}),
            "fo:line-height": "100%" if isinstance(each.block, Picture) else "",  # as tall as it is, and no taller
        }
        special = {name: value for name, value in special.items() if value}
        if not special:
            return style_name(style)
        key = (style, *special.items())
        if key not in self._named:
            self._named[key] = f"P{len(self._named) + 1}"
            about = {"style:name": self._named[key], "style:family": "paragraph", "style:parent-style-name": style_name(style)}
            self._styles.append(_o("style:style", about, _o("style:paragraph-properties", special)))
        return self._named[key]

    def _list(self, items: Sequence[tuple[str, list[str]]], style: TextStyle, each: Placed) -> Iterator[_Tree]:
        if not items:
            return
        made = _o("text:list", {"text:style-name": LISTS[style]})
        for number, (name, lines) in enumerate(items):
            content = _item(name, lines) if name else lines
            text = self._paragraph(style, each, content, is_first=not number, is_last=number == len(items) - 1)
            made.append(_o("text:list-item", {}, text))
        yield made

    def _picture(self, svg: str, alt: str, each: Placed) -> _Tree:
        """A picture in lines, with one in dots beside it; its words where it can't be made."""
        made = raster(svg)
        if made is None:
            return self._paragraph(CAPTION, each, [alt])
        name = f"Pictures/{len(self.pictures) // 2 + 1}"
        self.pictures |= {f"{name}.svg": svg.encode(), f"{name}.png": made.png}
        self.kinds |= {f"{name}.svg": "image/svg+xml", f"{name}.png": "image/png"}
        width, height = fitted(made, self._page.text_width, self._page.text_height)
        size = {"svg:width": f"{width:.2f}mm", "svg:height": f"{height:.2f}mm"}
        images = [_o("draw:image", {"xlink:href": f"{name}.{kind}", "xlink:type": "simple"}) for kind in ("svg", "png")]
        words = _o("svg:desc", {})
        words.text = alt
        return self._paragraph(BODY, each, _o("draw:frame", {"text:anchor-type": "as-char", **size}, *images, words))

    def _table(self, grid: Grid, *, begins_page: bool) -> _Tree:
        """A table that goes over pages by whole rows, its named columns repeated on each; one of few rows stays on one page."""
        self._tables += 1
        name = f"T{self._tables}"
        self._table_styles(name, grid.widths, stays=grid.stays, begins_page=begins_page)
        made = _o("table:table", {"table:name": name, "table:style-name": name})
        made.extend(_o("table:table-column", {"table:style-name": f"{name}.{each}"}) for each in range(len(grid.widths)))
        last = len(grid.rows) - 1
        for number, row in enumerate(grid.rows):
            if grid.has_head and not number:
                made.append(_o("table:table-header-rows", {}, _row(row, [HEAD_STYLE] * len(row), ROW_STYLE)))
                continue
            styles = [cell_style(grid.look, not number, number == last, not column) for column in range(len(row))]
            made.append(_row(row, styles, self._height(grid, number)))
        return made

    def _height(self, grid: Grid, number: int) -> str:
        """The style of a row by its number, which says how high it is at least."""
        height = grid.height_of(number)
        if not height:
            return ROW_STYLE
        key = ("row", height)
        if key not in self._named:
            self._named[key] = f"Row{len(self._named) + 1}"
            shape = {
                "style:min-row-height": f"{height:g}mm",
                "fo:keep-together": "auto" if grid.look == "matrix" else "always",
            }
            about = {"style:name": self._named[key], "style:family": "table-row"}
            self._styles.append(_o("style:style", about, _o("style:table-row-properties", shape)))
        return self._named[key]

    def _table_styles(self, name: str, widths: Sequence[float], *, stays: bool, begins_page: bool) -> None:
        shape = {
            "style:width": f"{sum(widths):.2f}mm",
            "table:align": "left",
            "fo:margin-top": f"{_AROUND_TABLE * self._page.room / 2:g}mm",
            "fo:margin-bottom": f"{_AROUND_TABLE * self._page.room / 2:g}mm",
            "style:may-break-between-rows": "false" if stays else "true",
            **({"fo:break-before": "page"} if begins_page else {}),
        }
        self._styles.append(_o("style:style", {"style:name": name, "style:family": "table"}, _o("style:table-properties", shape)))
        for number, width in enumerate(widths):
            column = _o("style:table-column-properties", {"style:column-width": f"{width:.2f}mm"})
            about = {"style:name": f"{name}.{number}", "style:family": "table-column"}
            self._styles.append(_o("style:style", about, column))


def _row(cells: Sequence[GridCell], styles: Sequence[str], style: str) -> _Tree:
    row = _o("table:table-row", {"table:style-name": style})
    for cell, each in zip(cells, styles, strict=True):
        made = _o("table:table-cell", {"table:style-name": each, "office:value-type": "string"})
        made.extend(_in_cell(style, lines) for style, lines in cell.paragraphs)
        row.append(made)
    return row


def _in_cell(style: TextStyle, lines: Sequence[str]) -> _Tree:
    """A paragraph, a heading or an item of a list within a cell."""
    name = {"text:style-name": style_name(style)}
    text = _o("text:h", {**name, "text:outline-level": str(style.outline)}) if style.outline else _o("text:p", name)
    _write(text, list(lines))
    return _o("text:list", {"text:style-name": LISTS[style]}, _o("text:list-item", {}, text)) if style in LISTS else text


def _contents(chapters: Sequence[tuple[str, str]]) -> _Tree:
    """The contents, which hold their text already, without numbers of pages, which only the reader's program could know."""
    link, text, end = "text:index-entry-link-start", "text:index-entry-text", "text:index-entry-link-end"
    entry = _o("text:table-of-content-entry-template", {"text:outline-level": "1", "text:style-name": style_name(CONTENTS)})
    entry.extend(_o(each, {}) for each in (link, text, end))
    heading = _o("text:p", {"text:style-name": style_name(CONTENTS_HEADING)})
    _write(heading, [_("Contents")])
    lines = [_o("text:p", {"text:style-name": style_name(CONTENTS)}, _to_chapter(*each)) for each in chapters]
    named = {"text:name": "Contents"}
    return _o(
        "text:table-of-content",
        named,
        _o("text:table-of-content-source", {"text:outline-level": "1"}, _o("text:index-title-template", {}), entry),
        _o("text:index-body", {}, _o("text:index-title", {"text:name": "Contents_Head"}, heading), *lines),
    )


def _to_chapter(anchor: str, text: str) -> _Tree:
    made = _o("text:a", {"xlink:type": "simple", "xlink:href": f"#{anchor}", "text:style-name": PLAIN_LINK})
    _write(made, [text])
    return made


def _item(name: str, lines: list[str]) -> _Tree:
    """What an item of a list is called, in bold, and its lines below that."""
    strong = _o("text:span", {"text:style-name": STRONG})
    _write(strong, [name])
    made = _o("text:span", {}, strong)
    _write(made, ["", *lines] if lines else [])
    return made


def _link(text: str, to: str) -> _Tree:
    made = _o("text:a", {"xlink:type": "simple", "xlink:href": to, "text:style-name": LINK}) if to else _o("text:span", {})
    _write(made, [text])
    return made


def _write(element: _Tree, lines: Sequence[str]) -> None:
    """A text in lines, with every space that is in it."""
    for number, line in enumerate(lines):
        if number:
            element.append(_o("text:line-break", {}))
        for part in filter(None, _SPACES.split(line)):
            if not part.strip(" "):
                element.append(_o("text:s", {"text:c": str(len(part))}))
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + part
            else:
                element.text = (element.text or "") + part


def _o(tag: str, attributes: dict[str, str], /, *children: _Tree) -> _Tree:
    """An element, its name and those of its attributes as they are written."""
    made = etree.Element(_name(tag), {_name(name): value for name, value in attributes.items()})
    made.extend(children)
    return made


@cache
def _name(short: str) -> str:
    prefix, _colon, name = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"
