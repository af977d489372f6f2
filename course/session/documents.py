"""The documents, made of what the journal holds at this moment; nothing of what a selection leaves out is in them."""

from __future__ import annotations

from msgspec.structs import replace

from course.content.model import Lesson
from course.export.document import Document
from course.export.selection import Selection
from course.journal.kinds import kind_of
from course.locale import _
from course.locale.dates import long_day
from course.session.session import Session
from course.tools.commitment import Commitment, due, looked_back, upcoming
from course.tools.repositories import Repositories
from course.tools.repository import Work
from course.tools.threads import Thread

EVERYTHING = Selection()


def journal_document(session: Session, selection: Selection) -> Document:
    """The wanted part of the journal, with the leader's work as a chapter."""
    from course.export import journal, works
    from course.export.scenario_paths import paths_to_take_out

    now, shown = session.clock(), shown_works(session, selection)
    chapter = works.works_chapter(shown, session.course.toolkit, selection, now, agreements=False)
    records = [each for each in session.records.all() if (kind_of(each), each.id) not in selection.without]
    played, agreements = paths_to_take_out(session.journal, selection), shown.of(Commitment).all()
    document = journal.journal_document(session.course, records, selection, now, chapter, agreements, played)
    return _from(session, document)


def thread_document(session: Session, thread: Thread, selection: Selection) -> Document:
    """Something that was written, with what grew out of it."""
    from course.export import journal
    from course.export.scenario_paths import paths_to_take_out

    shown = tuple(part for part in thread.parts if part.entry not in selection.without)
    played = paths_to_take_out(session.journal, selection)
    return _from(session, journal.thread_document(session.course, replace(thread, parts=shown), session.clock(), played))


def works_document(session: Session, selection: Selection) -> Document:
    """All projects, tools and agreements."""
    from course.export import works

    return _from(session, works.works_document(shown_works(session, selection), session.course.toolkit, session.clock()))


def agreements_document(session: Session, selection: Selection) -> Document:
    """All agreements, those to look back at first."""
    from course.export.commitment import commitments_document

    return _from(session, commitments_document(agreements_in_order(session, selection)))


def certificate_document(session: Session) -> Document:
    """The certificate, in the name that the leader gave."""
    from course.export import certificate
    from course.study.certificate import certificate_of

    name = session.records.setting(certificate.NAME) or ""
    return certificate.certificate_document(certificate_of(session.course, session.records), name)


def work_document(session: Session, work: Work, selection: Selection = EVERYTHING) -> Document:
    """A piece of work as a document, as it is or as it was in one of its versions."""
    from course.export import works
    from course.export.talk import Background

    shown, background = shown_works(session, selection), Background(session.course, session.records)
    toolkit, today = session.course.toolkit, session.today()
    return _from(session, works.work_document(work, shown, toolkit, today, background, selection.without))


def agenda_document(session: Session, work: Work, _selection: Selection) -> Document:
    """What those who come to a workshop are to know."""
    from course.export.workshop import participants_document
    from course.tools.workshop import Workshop

    assert isinstance(work, Workshop)
    return _from(session, participants_document(work))


def talk_form(session: Session) -> Document:
    """The page that one brings to one's manager, to fill in by hand: when it was made says nothing of it."""
    from course.export.talk import empty_talk_document

    return replace(empty_talk_document(), source=_("From “{course}”").format(course=session.course.title))


def decisions_document(session: Session, work: Work, _selection: Selection) -> Document:
    """What a workshop came to."""
    from course.export import workshop
    from course.tools.workshop import Workshop

    assert isinstance(work, Workshop)
    return _from(session, workshop.decisions_document(work))


def project_form(session: Session) -> Document:
    """A project sheet to fill in by hand."""
    from course.export.project import project_form_document

    return _form(session, project_form_document(session.course.toolkit))


def decisions_form(session: Session) -> Document:
    """A sheet for decisions to fill in by hand."""
    from course.export.workshop import decisions_form_document

    return _form(session, decisions_form_document())


def board_form(session: Session) -> Document:
    """The figure of now and future to fill in by hand."""
    from course.export.board import board_form_document

    return _form(session, board_form_document())


def guide_document(session: Session, lesson: Lesson) -> Document:
    """What two leaders talk about after a lesson."""
    from course.export import guide

    return _form(session, guide.guide_document(session.course, lesson))


def guides_document(session: Session) -> Document:
    """The same of all lessons."""
    from course.export import guide

    return _form(session, guide.guides_document(session.course))


def group_guide_document(session: Session) -> Document:
    """How somebody runs these talks in a group of leaders."""
    from course.export import guide

    assert session.course.group_guide is not None
    return _form(session, guide.group_guide_document(session.course.group_guide))


def agreements_in_order(session: Session, selection: Selection) -> list[Commitment]:
    """The agreements that are wanted: those to look back at first, and then the others by their day."""
    every, today = shown_works(session, selection).of(Commitment).all(), session.today()
    return [*due(every, today), *upcoming(every, today), *looked_back(every)]


def shown_works(session: Session, selection: Selection) -> Repositories:
    """The leader's work without what is left out, as if it had never been there."""
    return Repositories(session.journal, selection.without) if selection.without else session.works


def _from(session: Session, document: Document) -> Document:
    """A document that says at the foot of its pages where it is from."""
    words = _("From “{course}” · made {day}")
    return replace(document, source=words.format(course=session.course.title, day=long_day(session.today())))


def _form(session: Session, document: Document) -> Document:
    """A form is of no day: it says only what it is from."""
    return replace(document, source=_("From “{course}”").format(course=session.course.title))
