"""The formats that something can be taken out in: ONE table, which the command and every dialog ask.

A new format for documents is a module with its writer and an entry here; so is one that is made from the journal itself. The
writers are loaded when something is written: the command's help knows this table, too. A library that only some formats are
written with may be missing: such a format stands in the table all the same, and says what installs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from sys import executable
from typing import TYPE_CHECKING, NamedTuple

from course.locale import N_, _

if TYPE_CHECKING:
    from course.content.model import Course
    from course.export.document import Document
    from course.export.selection import Selection
    from course.journal.store import Journal

_PROMISES = re.compile(r"(?=.*[a-z])[a-z0-9]{1,8}")
"""What an ending looks like that says what is in a file; "3" behind "kap." says nothing."""
_PACKAGES = {"typst": "typst", "docx": "python-docx lxml", "odfdo": "odfdo lxml"}
"""What is installed for a library that a writer imports."""
Writer = Callable[["Document"], str | bytes]
JournalWriter = Callable[["Course", "Journal", "Selection"], str | bytes]
"""Makes a file for another program of the wanted part of the journal: no document is in between."""
CourseWriter = Callable[["Course", date, "Selection"], str | bytes]
"""The same of the course itself, on a day: of the wanted lessons."""


class Format(NamedTuple):
    """One kind of file."""

    suffix: str
    """How its files end, and what the command calls it."""
    name: str
    """What it is called."""
    use: str = ""
    """What the command's help says of it, behind its suffix; empty where only some things can be taken out as such a file."""
    write: Writer | None = None
    """Makes such a file of any document; None for what isn't made from one, but has words or figures of its own."""
    others: tuple[str, ...] = ()
    """How its files may end as well."""
    write_journal: JournalWriter | None = None
    """Makes such a file of the journal itself."""
    write_course: CourseWriter | None = None
    """Makes such a file of the course itself."""
    needs: str = ""
    """The library that its writer imports; empty where the program itself is enough."""

    @property
    def missing(self) -> str:
        """One line that says what installs the library, where it is missing; empty where such a file can be written."""
        if not self.needs or find_spec(self.needs) is not None:
            return ""
        return _("{format} takes something that isn't installed here. This installs it: {command}").format(
            format=_(self.name), command=f'"{executable}" -m pip install {_PACKAGES.get(self.needs, self.needs)}'
        )

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


def _docx(document: Document) -> bytes:
    from course.export.docx import to_docx  # noqa: PLC0415 - as said above

    return to_docx(document)


def _odt(document: Document) -> bytes:
    from course.export.odt import to_odt  # noqa: PLC0415 - as said above

    return to_odt(document)


def _pdf(document: Document) -> bytes:
    from course.export.pdf.writer import to_pdf  # noqa: PLC0415 - as said above

    return to_pdf(document)


def _html(document: Document) -> str:
    from course.export.html import to_html  # noqa: PLC0415 - as said above

    return to_html(document)


def _json(_course: Course, journal: Journal, selection: Selection) -> str:
    from course.export.data import journal_data  # noqa: PLC0415 - as said above

    return journal_data(journal, selection)


def _csv(course: Course, journal: Journal, selection: Selection) -> bytes:
    from course.export.csv import journal_csv  # noqa: PLC0415 - as said above
    from course.export.scenario_paths import paths_to_take_out  # noqa: PLC0415
    from course.journal.kinds import kind_of  # noqa: PLC0415
    from course.journal.records import Records  # noqa: PLC0415
    from course.tools.repositories import Repositories  # noqa: PLC0415

    works = [work for each in Repositories(journal, selection.without).every() for work in each.all()]
    records = [each for each in Records(journal).all() if (kind_of(each), each.id) not in selection.without]
    return journal_csv(course, records, works, selection, paths_to_take_out(journal, selection))


def _anki(course: Course, today: date, selection: Selection) -> bytes:
    from course.export.anki import course_deck  # noqa: PLC0415 - as said above

    return course_deck(course, today, selection.lessons)


PDF = Format("pdf", N_("PDF"), N_("to print and to send"), _pdf, needs="typst")
DOCX = Format("docx", N_("Word"), N_("to write on in Word"), _docx, needs="docx")
ODT = Format("odt", N_("OpenDocument"), N_("the same for LibreOffice"), _odt, needs="odfdo")
HTML = Format("html", N_("Web page"), N_("to read in a browser, or print"), _html, ("htm",))
MARKDOWN = Format("md", N_("Markdown"), N_("to read (the default)"), _markdown, ("markdown", "txt"))
CSV = Format("csv", N_("CSV"), N_("for a spreadsheet"), write_journal=_csv)
JSON = Format("json", N_("JSON"), N_("with everything in it"), write_journal=_json)
APKG = Format("apkg", N_("Anki"), N_("with the questions of the course"), write_course=_anki, needs="genanki")
ICS = Format("ics", N_("ics"))
SVG = Format("svg", N_("SVG"))

FORMATS: tuple[Format, ...] = (PDF, DOCX, ODT, HTML, MARKDOWN, CSV, JSON, APKG, ICS, SVG)
"""Every format, what people use first in front."""


def document_writers() -> list[tuple[Format, Writer]]:
    """The formats that any document can be taken out in, each with its writer; first what can be written here."""
    return [(each, each.write) for each in sorted(FORMATS, key=lambda each: bool(each.missing)) if each.write is not None]


def format_of(file_name: str) -> Format | None:
    """The format whose files end as a proposed name does; None where there is none."""
    suffix = Path(file_name).suffix.removeprefix(".")
    return next((each for each in FORMATS if each.suffix == suffix), None)
