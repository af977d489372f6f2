"""The formats that something can be taken out in: ONE table, which the command and every dialog ask.

A new format for documents is a module with its writer and an entry here. The writers are loaded when something is written: the
command's help knows this table, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course.locale import N_

if TYPE_CHECKING:
    from course.export.document import Document

_PROMISES = re.compile(r"(?=.*[a-z])[a-z0-9]{1,8}")
"""What an ending looks like that says what is in a file; "3" behind "kap." says nothing."""
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
    others: tuple[str, ...] = ()
    """How its files may end as well."""

    def fits(self, file: Path) -> bool:
        """Whether a file's name ends as its files do, or has no ending that promises another kind."""
        ending = file.suffix.removeprefix(".").casefold()
        return ending in {self.suffix, *self.others} or not _PROMISES.fullmatch(ending)

    @property
    def endings(self) -> str:
        """The endings that are possible, in words."""
        return ", ".join(f".{each}" for each in (self.suffix, *self.others))


def _markdown(document: Document) -> str:
    from course.export.markdown import to_markdown  # noqa: PLC0415 - as said above

    return to_markdown(document)


MARKDOWN = Format("md", N_("Markdown"), N_("to read (the default)"), _markdown, ("markdown", "txt"))
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


def format_of(file_name: str) -> Format | None:
    """The format whose files end as a proposed name does; None where there is none."""
    suffix = Path(file_name).suffix.removeprefix(".")
    return next((each for each in FORMATS if each.suffix == suffix), None)
