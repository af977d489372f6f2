"""The formats that something can be taken out in: ONE table, which the command and every dialog ask.

A new format for documents is a module with its writer and an entry here. The writers are loaded when something is written: the
command's help knows this table, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from course.locale import N_

if TYPE_CHECKING:
    from course.export.document import Document

Writer = Callable[["Document"], str | bytes]


class Format(NamedTuple):
    """One kind of file."""

    suffix: str
    """How its files end, and what the command calls it."""
    name: str
    """What it is called."""
    use: str = ""
    """What the command's help says of it, behind its suffix; empty where the journal can't be taken out as such a file."""
    write: Writer | None = None
    """Makes such a file of any document; None for what isn't made from one, but has words or figures of its own."""


def _markdown(document: Document) -> str:
    from course.export.markdown import to_markdown  # noqa: PLC0415 - as said above

    return to_markdown(document)


MARKDOWN = Format("md", N_("Markdown"), N_("to read (the default)"), _markdown)
JSON = Format("json", N_("JSON"), N_("with everything in it"))
ICS = Format("ics", N_("ics"))
SVG = Format("svg", N_("SVG"))

FORMATS: tuple[Format, ...] = (MARKDOWN, JSON, ICS, SVG)
"""Every format, the usual one first."""


def document_writers() -> list[tuple[Format, Writer]]:
    """The formats that any document can be taken out in, each with its writer, the usual one first."""
    return [(each, each.write) for each in FORMATS if each.write is not None]


def journal_formats() -> dict[str, Format]:
    """The formats that the whole journal can be taken out in, by what the command calls them, the usual one first."""
    return {each.suffix: each for each in FORMATS if each.use}
