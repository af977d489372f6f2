"""What an independent reader finds in a PDF file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

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
    every = [line.strip() for page in reader.pages for line in page.extract_text().split("\n")]
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
