"""The words of a file in their order, as readers that are not ours find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

import docx
import html5lib
import odfdo
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt

from course.export.document import Document
from course.export.markdown import to_markdown

_READER = MarkdownIt("commonmark").enable("table")
_READER.validateLink = lambda url: True  # type: ignore[method-assign]
NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
"""The two characters that no XML can hold, as every format of it shows them."""
_BREAKS = {"softbreak", "hardbreak", "html_inline"}


_MARKS = re.compile(r"[●◐○▲✔·•]|\d+\.")
"""What a format draws or counts by itself: the shape of a state, a point between, an item's number."""


def bare(words: Iterable[str]) -> list[str]:
    """The words without what the formats differ in: marks, and the colon behind a name that stands on a line with its text."""
    return [word for each in words if (word := each.rstrip(":")) and not _MARKS.fullmatch(word)]


def of_markdown(document: Document) -> list[str]:
    """The words of the document's Markdown; the two characters that no XML can hold are shown as everywhere else."""
    found: list[str] = []
    for token in _READER.parse(to_markdown(document)):
        parts = [child.content if child.type == "text" else " " * (child.type in _BREAKS) for child in token.children or ()]
        found += "".join(parts).translate(NO_XML).split()
    return found


def of_docx(file: bytes) -> list[str]:
    """What stands in a Word file from its title on, and what is said of its pictures."""
    return [word for text in _in_docx(docx.Document(BytesIO(file)).iter_inner_content()) for word in text.split()]


def _in_docx(content: Iterator[Paragraph | Table]) -> Iterator[str]:
    for each in content:
        if isinstance(each, Paragraph):
            if each.style is not None and each.style.name in {"TOC Heading", "toc 1"}:
                continue  # what the contents say is told below
            yield each.text
            yield from each._p.xpath(".//wp:docPr/@descr")
            continue
        for row in each.rows:
            yield from (cell.text for cell in row.cells)


def of_html(page: str) -> list[str]:
    """What stands in the text of a web page; what is not read aloud isn't."""
    body = html5lib.parse(page, namespaceHTMLElements=False).find(".//main")
    assert body is not None
    return "".join(_in_html(body)).split()


def _in_html(element: Element) -> Iterator[str]:
    yield "" if element.tag in {"a", "span"} else " "
    if element.get("role") == "img":
        yield element.get("aria-label") or ""  # which is read in place of the picture
    elif element.get("aria-hidden") != "true":
        yield element.text or ""
        for child in element:
            yield from _in_html(child)
            yield child.tail or ""
    yield "" if element.tag in {"a", "span"} else " "


def of_odt(file: bytes) -> list[str]:
    """The same of an OpenDocument text."""
    found: list[str] = []
    for each in odfdo.Document(BytesIO(file)).body.xpath("(//text:p | //text:h)[not(ancestor::text:table-of-content)]"):
        assert isinstance(each, odfdo.Element)
        found += "".join(_text(each)).split()
    return found


def _text(element: odfdo.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element.children:
        yield " " if child.tag in {"text:s", "text:line-break"} else ""
        yield from _text(child)
        yield child.tail or ""
