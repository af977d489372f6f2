"""What can be taken out of the program as a file of the leader's own, what such a file is called, and the writing of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from errno import ENOENT
from functools import partial
from itertools import count
from os import fsencode
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace as changed

from course.export.document import Document
from course.export.formats import ICS, SVG, Format, Writer, document_writers, format_of
from course.export.selection import Selection
from course.locale import _
from course.locale.dates import long_day
from course.locale.reasons import why
from course.locale.spelling import compose, fold
from course.session.documents_folder import documents_folder
from course.session.session import Session
from course.tools import registry
from course.tools.board import Board
from course.tools.commitment import Commitment, due, looked_back, upcoming
from course.tools.naming import name_of
from course.tools.repository import Work
from course.tools.threads import Thread
from course.tools.workshop import Workshop

_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")
"""Names that Windows keeps for devices, whatever stands behind their point."""
_LETTERS = 60
"""Letters of a name that a file is called by."""

Made: TypeAlias = str | bytes | None


class NotWritten(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """The file can't be written; says why in a line that the leader reads."""


class AlreadyThere(Exception):  # noqa: N818 - the same
    """There is a file of that name; the leader is asked whether it may go."""

    def __init__(self, file: Path) -> None:
        super().__init__(_("There is a file {file} already. Do you want to replace it?").format(file=file))


class NothingToWrite(Exception):  # noqa: N818 - the same
    """There is nothing to put into the file yet; says in a line what is missing."""


class Proposal(Struct, frozen=True):
    """One file that something can be taken out as."""

    name: str
    """What it is, in a few words."""
    file_name: str
    """What the file is called unless the leader wants another name."""
    make: Callable[[], Made]
    """Makes what stands in it, when it is written; None where there is nothing to put into it."""
    nothing: str = ""
    """What is said where there is nothing to put into it."""


class Export(Struct, frozen=True):
    """Something that can be taken out."""

    title: str
    """What is taken out."""
    proposals: tuple[Proposal, ...]
    """What it can be taken out as, the usual one first."""


# What can be taken out


def of_journal(session: Session) -> Export:
    """The whole journal, as it is at this moment: the leader's own words and work, or the answers as well."""
    name = _("journal-{date}").format(date=session.today().isoformat())
    own = _document(name, partial(journal_document, session, Selection()), _("Your words, to read, print or send"))
    everything = partial(journal_document, session, Selection(answers=True))
    answers = _document(name, everything, _("Your words, and your answers to the questions"))
    return Export(_("Take your journal out"), (*own, *answers))


def of_thread(session: Session, thread: Thread) -> Export:
    """Something that was written, with what grew out of it."""
    from course.export.journal import thread_document

    document = _from(session, thread_document(session.course, thread, session.clock()))
    name = _plain_name(document.title) or fold(_("Note"))
    return Export(document.title, _document(name, lambda: document))


def journal_document(session: Session, selection: Selection) -> Document:
    """The wanted part of the journal, with the leader's work as a chapter."""
    from course.export import journal, works

    now = session.clock()
    chapter = works.works_chapter(session.works, session.course.toolkit, selection, now, agreements=False)
    agreements = session.works.of(Commitment).all()
    document = journal.journal_document(session.course, session.records.all(), selection, now, chapter, agreements)
    return _from(session, document)


def of_works(session: Session) -> Export:
    """All projects, tools and agreements, as they are at this moment."""
    from course.export.works import works_document

    name = _("projects-and-tools-{date}").format(date=session.today().isoformat())

    def document() -> Document:
        return _from(session, works_document(session.works, session.course.toolkit, session.clock()))

    return Export(_("My projects and tools"), _document(name, document))


def of_work(session: Session, work: Work) -> Export:
    """A piece of work of any kind."""
    return Export(name_of(work) or _(registry.of(work).names.title), tuple(_of_work(session, work)))


def of_commitments(session: Session) -> Export:
    """All agreements, to read or for a calendar."""
    from course.export.commitment import commitments_document

    def in_order() -> list[Commitment]:
        every, today = session.works.of(Commitment).all(), session.today()
        return [*due(every, today), *upcoming(every, today), *looked_back(every)]

    documents = _document(_("agreements"), lambda: _from(session, commitments_document(in_order())))
    return Export(_("Agreements with myself"), (*documents, _days(session, _("agreements"), in_order)))


def of_certificate(session: Session) -> Export:
    """The certificate of the whole course."""
    return Export(_("Take your certificate out"), _document(_("certificate"), partial(certificate_document, session)))


def certificate_document(session: Session) -> Document:
    """The certificate, in the name that the leader gave."""
    from course.export import certificate
    from course.study.certificate import certificate_of

    name = session.records.setting(certificate.NAME) or ""
    return certificate.certificate_document(certificate_of(session.course, session.records), name)


def work_document(session: Session, work: Work) -> Document:
    """A piece of work as a document, as it is or as it was in one of its versions."""
    from course.export import works

    return _from(session, works.work_document(work, session.works, session.course.toolkit, session.today()))


def _from(session: Session, document: Document) -> Document:
    """A document that says at the foot of its pages where it is from."""
    words = _("From “{course}” · made {day}")
    return changed(document, source=words.format(course=session.course.title, day=long_day(session.today())))


def _of_work(session: Session, work: Work) -> Iterator[Proposal]:
    name = file_name(work)
    document = partial(work_document, session, work)
    match work:
        case Workshop():
            from course.export.workshop import participants_document

            yield from _document(name, document, _("The whole workshop, to read and print"))
            agenda = _("Agenda for those who come, without the script")
            yield from _document(
                _("agenda-{name}").format(name=name), lambda: _from(session, participants_document(work)), agenda
            )
            yield _hours(session, name, work)
        case Board():
            yield from _document(name, document)
            yield Proposal(_named(_("Picture, made for print"), SVG), f"{name}.{SVG.suffix}", partial(_picture, session, work))
        case Commitment():
            yield from _document(name, document)
            yield _days(session, name, lambda: [work])
        case _:
            yield from _document(name, document)


def _document(name: str, document: Callable[[], Document], what: str = "") -> tuple[Proposal, ...]:
    """A document in every format there is for one; one whose library is missing says below its name what installs it."""
    what = what or _("Document, to read, print or send")
    return tuple(
        Proposal(
            "\n".join(filter(None, (_named(what, each), each.missing))),
            f"{name}.{each.suffix}",
            partial(_written, write, document),
        )
        for each, write in document_writers()
    )


def _written(write: Writer, document: Callable[[], Document]) -> Made:
    return write(document())


def _hours(session: Session, name: str, workshop: Workshop) -> Proposal:
    """When a workshop is held, for a calendar."""

    def make() -> Made:
        from course.export.calendar import workshop_calendar

        session.journal.finish_draft()  # a calendar counts versions, and the next one has to come after what it takes in now
        return workshop_calendar(workshop, session.clock())

    nothing = _("There is no date or no start yet, and a calendar needs both. Set them under Prepare.")
    return Proposal(_named(_("For your calendar"), ICS), f"{name}.{ICS.suffix}", make, nothing)


def _days(session: Session, name: str, commitments: Callable[[], list[Commitment]]) -> Proposal:
    """The days to look back at agreements, for a calendar."""

    def make() -> Made:
        from course.export.calendar import commitments_calendar

        session.journal.finish_draft()  # a calendar counts versions, and the next one has to come after what it takes in now
        return commitments_calendar(commitments(), session.clock())

    nothing = _("There is no day to look back to put into a calendar. Set one first.")
    return Proposal(_named(_("Days to look back, for your calendar"), ICS), f"{name}.{ICS.suffix}", make, nothing)


def _picture(session: Session, board: Board) -> Made:
    from course.export.board_svg import board_svg

    return board_svg(board, session.works.project_in_words(board.project))


def _named(what: str, as_what: Format) -> str:
    return _("{what} ({format})").format(what=what, format=_(as_what.name))


# What the file is called


def file_name(work: Work) -> str:
    """What a file of a piece of work is called, without its ending: its name in letters that every system takes."""
    kind = fold(_(registry.of(work).names.title))
    name = _plain_name(name_of(work))
    return f"{kind}-{name}" if _RESERVED.fullmatch(name) else name or kind


def _plain_name(text: str) -> str:
    """A text in letters that every system takes; empty where it has none."""
    whole = compose(text)  # a mark on its own is no letter to what follows
    return re.sub(r"[^\w-]+", "-", fold(whole[:_LETTERS])).strip("-")


def proposed(session: Session, proposal: Proposal) -> str:
    """A file that isn't there yet, in the leader's documents."""
    return str(free(documents_folder(session) / proposal.file_name))


def renamed(typed: str, proposal: Proposal, export: Export) -> str:
    """What a leader has typed, with the ending that goes with another proposal; an ending that goes with none is theirs."""
    file = Path(typed)
    if file.suffix not in {Path(each.file_name).suffix for each in export.proposals}:
        return typed
    return str(file.with_suffix(Path(proposal.file_name).suffix))


def free(file: Path) -> Path:
    """A name that no file has yet: what was taken out before is not written over by itself."""
    names = (file.with_stem(f"{file.stem}-{number}") for number in count(2))
    return file if not _is_there(file) else next(name for name in names if not _is_there(name))


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # a folder that may not be searched, a name too long: writing there will say so
        return False


# Writing it


def take_out(session: Session, proposal: Proposal, typed: str, *, replace: bool = False) -> Path:
    """Writes a file.

    Whatever else is raised is a fault of ours.

    Args:
        session: The leader at work.
        proposal: What is written.
        typed: Where to, as the leader typed it.
        replace: Whether the leader has said that a file that is there may go.

    Returns:
        The file.

    Raises:
        NothingToWrite: There is nothing to put into it yet.
        AlreadyThere: There is such a file, which is left as it is.
        NotWritten: It can't lie there, can't have that name, or is of a format that takes what isn't installed.
    """
    from course.export.file import FileIsThere, keep_out, save

    file = _file(typed)
    as_what = format_of(proposal.file_name)
    try:
        keep_out(file, session.journal.home)
    except OSError as error:
        raise _not_written(why(error)) from error
    if as_what is not None and not as_what.fits(file):
        message = _("it would have {format} in it, whose files end in {endings}")
        raise _not_written(message.format(format=_(as_what.name), endings=as_what.endings))
    if as_what is not None and as_what.missing:
        raise NotWritten(as_what.missing)
    made = proposal.make()
    if made is None:
        raise NothingToWrite(proposal.nothing)
    data = made.encode("utf-8") if isinstance(made, str) else made
    try:
        save(data, file, session.journal.home, replace=replace)
    except FileIsThere as error:
        raise AlreadyThere(file) from error
    except OSError as error:
        raise _not_written(why(error)) from error
    return file


def _file(typed: str) -> Path:
    """A file as it was typed, with `~` for the user's own folder.

    Raises:
        NotWritten: No file can have that name, or it begins with the folder of a user that there isn't.
    """
    name = typed.strip()
    try:
        if b"\0" in fsencode(name):  # and half a character, which no name can hold, isn't even encoded
            raise _not_written(_("the file can't have that name"))
        return Path(name).expanduser()
    except UnicodeEncodeError as error:
        raise _not_written(_("the file can't have that name")) from error
    except RuntimeError as error:  # nobody knows whose home a `~name` is
        raise _not_written(why(FileNotFoundError(ENOENT, str(error)))) from error


def _not_written(reason: str) -> NotWritten:
    return NotWritten(_("The file can't be written: {reason}").format(reason=reason))
