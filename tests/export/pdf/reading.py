"""What an independent reader finds in a PDF file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

FOOTER = re.compile(r"(Fra .*)?Side \d+ af \d+$")


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def elements(reader: PdfReader) -> list[Any]:
    """The elements of the tag tree, in the order in which they are read."""
    return list(_under(reader.root_object["/StructTreeRoot"]))


def tags(reader: PdfReader) -> list[str]:
    return [element["/S"].removeprefix("/") for element in elements(reader)]


def headings(reader: PdfReader) -> list[tuple[int, str]]:
    """The bookmarks, each with how deep it lies."""

    def walk(entries: Any, depth: int) -> Iterator[tuple[int, str]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, depth + 1)
            else:
                yield depth, entry.title

    return list(walk(reader.outline, 1))


def fonts(reader: PdfReader) -> dict[str, Any]:
    """The descriptor of every font, by its name without the mark of a subset."""
    found = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for each in resources.get("/Font", {}).values():
            font = each.get_object()
            [inner] = font.get("/DescendantFonts", [font])
            found[font["/BaseFont"].partition("+")[2]] = inner.get_object()["/FontDescriptor"]
    return found


def lines(reader: PdfReader) -> list[str]:
    """The lines of every page, without its foot."""
    every = [line.strip().replace("\xa0", " ") for page in reader.pages for line in page.extract_text().split("\n")]
    return [line for line in (FOOTER.sub("", line) for line in every) if line]


def text(reader: PdfReader) -> str:
    """All text without its spaces, which a page has where it likes."""
    return bare(" ".join(lines(reader)))


def bare(written: str) -> str:
    return "".join(written.replace("\u200b", "").split())


def _under(element: Any) -> Iterator[Any]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for each in element:
            yield from _under(each)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        yield from _under(element.get("/K", []))


def words(reader: PdfReader) -> list[str]:
    """All words in the order of the tags, as they are read aloud, without the contents."""
    marked = {page.indirect_reference.idnum: _marked(page) for page in reader.pages if page.indirect_reference}
    root: Any = reader.root_object["/StructTreeRoot"]
    said = "".join(_said(root["/K"], marked, 0))
    return said.replace("\u200b", "").split()


def _marked(page: Any) -> dict[int, str]:
    """The text of each marked part of a page."""
    found: dict[int, str] = {}
    open_parts: list[int | None] = []

    def before(operator: bytes, operands: Any, _cm: Any, _tm: Any) -> None:
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if len(operands) > 1 else {}
            open_parts.append(properties.get("/MCID") if isinstance(properties, dict) else None)
        elif operator == b"EMC":
            open_parts.pop()

    def text(said: str, _cm: Any, _tm: Any, _font: Any, _size: Any) -> None:
        if (
            said
            and open_parts
            and (number := next((each for each in reversed(open_parts) if each is not None), None)) is not None
        ):
            found[number] = found.get(number, "") + said

    page.extract_text(visitor_operand_before=before, visitor_text=text)
    return found


_INLINE = {"/Span", "/Strong", "/Em", "/Link"}


def _said(element: Any, marked: dict[int, dict[int, str]], page: int) -> Iterator[str]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for each in element:
            yield from _said(each, marked, page)
    elif isinstance(element, int):
        yield marked.get(page, {}).get(element, "")
    elif isinstance(element, DictionaryObject) and element.get("/S") != "/TOC":  # what the contents say is told below
        if "/Alt" in element:  # which is read in place of the picture
            yield f" {element['/Alt']} "
            return
        if "/Pg" in element:
            page = element.raw_get("/Pg").idnum
        if "/MCID" in element:
            yield marked.get(page, {}).get(int(str(element["/MCID"])), "")
        else:
            yield "" if element.get("/S") in _INLINE else " "
            yield from _said(element.get("/K", []), marked, page)
            yield "" if element.get("/S") in _INLINE else " "
