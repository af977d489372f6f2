"""Everything that can be taken out, by the names that the command line has for it, and as what each can be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from msgspec import Struct
from msgspec.structs import replace as changed

from course.export import formats
from course.export.document import Document
from course.export.formats import ICS, JSON, SVG, Format, Writer, document_writers
from course.export.selection import Selection
from course.journal.kinds import PATHS, Reflection, Revisit
from course.journal.private import Address
from course.locale import N_, _
from course.locale.spelling import fold
from course.session import documents, guides
from course.session.audience import Audience
from course.session.course_papers import course_papers, guide_of_lesson
from course.session.exports import Made, Proposal, plain_name, safe_name
from course.session.paper import Paper
from course.session.session import Session
from course.session.threads import threads_of
from course.study.certificate import lessons_left
from course.tools import registry
from course.tools.board import Board
from course.tools.commitment import TABLE as AGREEMENTS
from course.tools.commitment import Commitment
from course.tools.naming import name_of, title_of
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repository import Work
from course.tools.talk import Talk
from course.tools.threads import Thread
from course.tools.workshop import Workshop

_ME, _MANAGER, _STAFF = Audience
_ALL = frozenset(Audience)
_NOT_STAFF = frozenset({_ME, _MANAGER})


def papers(session: Session, audience: Audience) -> list[Paper]:
    """All there is for somebody."""
    return [each for each in every_paper(session) if audience in each.audiences]


def every_paper(session: Session) -> list[Paper]:
    """All there is: the whole journal first, the talk, projects and tools, what was worked on last first."""
    every = [*_of_everything(session), *course_papers(session)]
    works = [work for each in session.works.every() for work in each.all()] if session.has_works else []
    works.sort(key=_weight, reverse=True)
    of_works = [each for work in works if not isinstance(work, Commitment) for each in of_work(session, work)]
    if not any(isinstance(work, Talk) for work in works):
        of_works.insert(0, _talk_to_come(session))
    every[1:1] = of_works
    return every


def _weight(work: Work) -> tuple[object, ...]:
    return isinstance(work, Talk), isinstance(work, Project), work.changed is not None, work.changed, work.id


def _talk_to_come(session: Session) -> Paper:
    """The talk as it would be without any preparation: what is next, and what was agreed on. Found out when it is wanted."""

    @cache
    def talk() -> Talk:
        from course.session.works import proposed_project

        return Talk(project=proposed_project(session, Talk()) if session.has_works else "")

    return changed(
        next(of_work(session, Talk())),
        id="talk",
        title=_("The talk with my manager"),
        entries=lambda: _with_its_own(session, talk())[1:] if session.has_works else [],
        make=lambda selection: documents.work_document(session, talk(), selection),
        notice=lambda selection: _length(session, talk(), selection),
        of=None,
    )


def paper(session: Session, paper_id: str, every: Sequence[Paper] | None = None) -> Paper | None:
    """What can be taken out under a name; None where there is nothing of that name (any more).

    The name of a kind of which the leader has one at a time, the talk, is that of the one they worked on last.

    Args:
        session: What the leader is at.
        paper_id: Its name.
        every: All there is, where that is known already.
    """
    every = every_paper(session) if every is None else every
    found = next((each for each in every if each.id == paper_id), None)
    if found is not None:
        return found
    if paper_id == "talk":
        return next((each for each in every if each.id.startswith("talk:")), None)
    kind, _colon, entry_id = paper_id.partition(":")
    if kind == guides.ALL:
        return guide_of_lesson(session, entry_id)
    if kind == "thread":
        thread = threads_of(session).of(entry_id)
        return of_thread(session, thread.id) if thread is not None else None
    agreement = session.works.get(AGREEMENTS, entry_id) if kind == "agreement" else None
    return next(iter(of_work(session, agreement)), None) if agreement is not None else None


def proposals(of: Paper, selection: Selection) -> tuple[Proposal, ...]:
    """What a paper can be written as, the usual one first; what isn't installed says so below its name."""
    make = of.make
    made = (
        ()
        if make is None
        else (
            Proposal(
                "\n".join(filter(None, (_(each.name), each.missing))),
                f"{of.file_name}.{each.suffix}",
                partial(_written, write, make, selection),
            )
            for each, write in document_writers()
        )
    )
    found = (*made, *of.others(selection))
    if of.of not in selection.without:
        return found
    nothing = _("Nothing of it goes out. Choose first what goes out: it may be only for you.")
    return tuple(changed(each, make=lambda: None, nothing=nothing) for each in found)


# Of everything


def _of_everything(session: Session) -> Iterator[Paper]:
    day = session.today().isoformat()
    journal, agreements = _("my-journal-{day}").format(day=day), _("agreements-{day}").format(day=day)
    yield Paper(
        id="whole",
        title=_("The whole journal"),
        file_name=journal,
        audiences=frozenset({_ME}),
        make=partial(documents.journal_document, session),
        entries=lambda: [*_of_threads(session), *_of_works(session)],
        others=partial(_for_programs, session, journal),
        has_answers=True,
    )
    if session.has_works:
        yield Paper(
            id="works",
            title=_("All projects and tools"),
            file_name=_("projects-and-tools-{day}").format(day=day),
            audiences=_NOT_STAFF,
            make=partial(documents.works_document, session),
            entries=lambda: [*_of_works(session), *_agreements(session)],
        )
        yield Paper(
            id="agreements",
            title=_("All agreements"),
            file_name=agreements,
            audiences=_NOT_STAFF,
            make=partial(documents.agreements_document, session),
            entries=lambda: [*_agreements(session)],
            others=partial(_days, session, agreements),
        )
    yield from _of_the_course(session)


def _of_the_course(session: Session) -> Iterator[Paper]:
    """What is there whatever was written."""
    if not lessons_left(session.progress()):
        yield Paper(
            id="certificate",
            title=_("Certificate"),
            file_name=_("certificate-{day}").format(day=session.today().isoformat()),
            audiences=_NOT_STAFF,
            make=lambda _selection: documents.certificate_document(session),
        )


def _of_threads(session: Session) -> Iterator[Address]:
    """What was written, with the sentence to a dilemma the ways that were taken through it."""
    played: dict[str, list[Address]] = {}
    for path in session.paths():
        played.setdefault(path.step, []).append((PATHS, path.id))
    for thread in threads_of(session).all:
        if len(thread.parts) == 1:  # nearly all are, and a long journal has thousands
            yield thread.first.entry
        else:
            yield from thread.entries
        if played and isinstance(thread.text, Reflection | Revisit):
            yield from played.pop(thread.text.step, ())
    yield from (entry for left in played.values() for entry in left)


def _of_works(session: Session) -> Iterator[Address]:
    works = (work for each in session.works.every() for work in each.all()) if session.has_works else ()
    return (_address(work) for work in works if not isinstance(work, Commitment))


def _agreements(session: Session) -> Iterator[Address]:
    return (_address(each) for each in session.works.of(Commitment).all())


def _for_programs(session: Session, name: str, selection: Selection) -> Iterator[Proposal]:
    """The journal for other programs; as JSON every entry whole, what is private as well: that is the leader's own."""
    for each in formats.FORMATS:
        if each.write_journal is not None:
            what = _("{format}, with everything in it, what is only for you as well") if each is JSON else "{format}"
            make = partial(each.write_journal, session.course, session.journal, selection)
            yield Proposal(what.format(format=_(each.name)), f"{name}.{each.suffix}", make)


# Of one piece


class _Kind(Struct, frozen=True):
    """What a kind of work is taken out as."""

    word: str
    """What the command line calls it."""
    title: str
    file_name: str
    audiences: frozenset[Audience]
    make: Callable[[Session, Work, Selection], Document] = documents.work_document


_KINDS: dict[type[Work], tuple[_Kind, ...]] = {
    Project: (_Kind("project", N_("Project sheet"), N_("project-sheet"), _NOT_STAFF),),
    Workshop: (
        _Kind("workshop", N_("Workshop, with the script"), N_("script"), frozenset({_ME})),
        _Kind("agenda", N_("Agenda"), N_("agenda"), _ALL, documents.agenda_document),
        _Kind("decisions", N_("Decisions"), N_("decisions"), _ALL, documents.decisions_document),
    ),
    Board: (_Kind("board", N_("Now and in future"), N_("now-and-future"), _ALL),),
    MessagePlan: (_Kind("plan", N_("Communication plan"), N_("communication-plan"), _ALL),),
    Talk: (_Kind("talk", N_("The talk with my manager"), N_("the-talk-with-my-manager"), _NOT_STAFF),),
    Commitment: (_Kind("agreement", N_("Agreement with myself"), N_("agreement"), _NOT_STAFF),),
}
"""What is taken out of the kinds that have a document of their own; any other is told by its words."""


def of_work(session: Session, work: Work) -> Iterator[Paper]:
    """What can be taken out of a piece of work."""
    names = registry.of(work).names
    kinds = _KINDS.get(type(work)) or (_Kind(registry.of(work).table, names.title, names.title, _ALL),)
    for kind in kinds:
        title = _titled(_(kind.title), name_of(work) or title_of(work))
        file_name = safe_name(fold(_(kind.file_name)), name_of(work), session.today())
        yield Paper(
            id=f"{kind.word}:{work.id}",
            title=title,
            file_name=file_name,
            audiences=kind.audiences,
            make=partial(kind.make, session, work),
            entries=partial(_with_its_own, session, work),
            of=_address(work),
            notice=partial(_length, session, work) if isinstance(work, Talk) else lambda _selection: "",
            others=partial(_of_its_own, session, work, file_name) if kind is kinds[0] else lambda _selection: (),
        )


def _length(session: Session, talk: Talk, selection: Selection) -> str:
    """That a talk is longer than anybody reads on their way to it."""
    from course.export.talk import is_over_two_pages

    return _("more than two pages") if is_over_two_pages(documents.work_document(session, talk, selection)) else ""


def _titled(kind: str, name: str) -> str:
    return kind if name == kind else _("{kind}: {name}").format(kind=kind, name=name)


def _with_its_own(session: Session, work: Work) -> list[Address]:
    """A piece, and of a project what belongs to it, of a talk what goes along to it."""
    if isinstance(work, Talk):
        from course.session.talks import going_along

        return [_address(work), *going_along(session, work)]
    tools, agreements = session.works.belonging(work.id) if isinstance(work, Project) else ([], [])
    return [_address(each) for each in (work, *tools, *agreements)]


def _of_its_own(session: Session, work: Work, name: str, selection: Selection) -> Iterator[Proposal]:
    match work:
        case Workshop():
            yield _hours(session, name, work)
        case Board():
            picture = partial(_picture, session, work)
            yield Proposal(_named(_("Picture, made for print"), SVG), f"{name}.{SVG.suffix}", picture)
        case Commitment():
            yield from _days(session, name, selection, [work])


def of_thread(session: Session, thread_id: str) -> Paper | None:
    """Something that was written, with what grew out of it."""
    found = threads_of(session)
    thread = found.of(thread_id)
    if thread is None:
        return None
    title = found.title(thread)
    return Paper(
        id=f"thread:{thread.id}",
        title=title,
        file_name=f"{plain_name(title) or fold(_('Note'))}-{session.today().isoformat()}",
        audiences=_NOT_STAFF,
        make=partial(documents.thread_document, session, thread),
        entries=lambda: [*thread.entries, *_paths_of(session, thread)],
    )


def _paths_of(session: Session, thread: Thread) -> Iterator[Address]:
    """The ways that were taken through the dilemma that a thread was written to."""
    step = thread.text.step if isinstance(thread.text, Reflection | Revisit) else None
    return ((PATHS, path.id) for path in session.paths() if path.step == step)


def _address(work: Work) -> Address:
    return registry.of(work).table, work.id


# As what


def _written(write: Writer, make: Callable[[Selection], Document], selection: Selection) -> Made:
    return write(make(selection))


def _named(what: str, as_what: Format) -> str:
    return _("{what} ({format})").format(what=what, format=_(as_what.name))


def _hours(session: Session, name: str, workshop: Workshop) -> Proposal:
    """When a workshop is held, for a calendar."""

    def make() -> Made:
        from course.export.calendar import workshop_calendar

        session.journal.finish_draft()  # a calendar counts versions, and the next one has to come after what it takes in now
        return workshop_calendar(workshop, session.clock())

    nothing = _("There is no date or no start yet, and a calendar needs both. Set them under Prepare.")
    return Proposal(_named(_("For your calendar"), ICS), f"{name}.{ICS.suffix}", make, nothing)


def _days(
    session: Session, name: str, selection: Selection, commitments: Sequence[Commitment] | None = None
) -> Iterator[Proposal]:
    """The days to look back at agreements, for a calendar."""

    def make() -> Made:
        from course.export.calendar import commitments_calendar

        session.journal.finish_draft()  # a calendar counts versions, and the next one has to come after what it takes in now
        wanted = documents.agreements_in_order(session, selection) if commitments is None else commitments
        return commitments_calendar(list(wanted), session.clock())

    nothing = _("There is no day to look back to put into a calendar. Set one first.")
    yield Proposal(_named(_("Days to look back, for your calendar"), ICS), f"{name}.{ICS.suffix}", make, nothing)


def _picture(session: Session, board: Board) -> Made:
    from course.export.board_svg import board_svg

    return board_svg(board, session.works.project_in_words(board.project))
