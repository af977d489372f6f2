"""What the course itself gives to take out: its questions, papers to fill in by hand, and guides for a talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from course.export import formats
from course.export.document import Document
from course.export.selection import Selection
from course.locale import N_, _
from course.locale.spelling import fold
from course.session import documents, guides
from course.session.audience import Audience
from course.session.exports import Proposal
from course.session.paper import Paper
from course.session.session import Session

_ALL = frozenset(Audience)
_NOT_STAFF = frozenset({Audience.ME, Audience.MANAGER})


def course_papers(session: Session) -> Iterator[Paper]:
    """All of it."""
    yield _questions(session)
    yield from _forms(session)
    yield from _guides(session)


def _questions(session: Session) -> Paper:
    return Paper(
        id="questions",
        title=_("The course's questions, to practise"),
        file_name=_("questions"),
        audiences=frozenset({Audience.ME}),
        others=partial(_cards, session, _("questions")),
    )


class _Form(Struct, frozen=True):
    """A paper to fill in by hand."""

    word: str
    title: str
    file_name: str
    audiences: frozenset[Audience]
    make: Callable[[Session], Document]


_FORMS = (
    _Form("talk", N_("The talk with my manager"), N_("the-talk-with-my-manager"), _NOT_STAFF, documents.talk_form),
    _Form("project", N_("Project sheet"), N_("project-sheet"), _NOT_STAFF, documents.project_form),
    _Form("decisions", N_("Decisions"), N_("decisions"), _ALL, documents.decisions_form),
    _Form("board", N_("Now and in future"), N_("now-and-future"), _ALL, documents.board_form),
)


def _forms(session: Session) -> Iterator[Paper]:
    return (
        Paper(
            id=f"{form.word}-form",
            title=_("{paper} to fill in by hand").format(paper=_(form.title)),
            file_name=_("{paper}-form").format(paper=fold(_(form.file_name))),
            audiences=form.audiences,
            make=partial(_form, form.make, session),
        )
        for form in _FORMS
    )


def _form(make: Callable[[Session], Document], session: Session, _selection: Selection) -> Document:
    return make(session)


def _guides(session: Session) -> Iterator[Paper]:
    """What leaders talk about with each other; each lesson's is asked for by its name."""
    if not session.course.has_guides:
        return
    name = _("Guide for two")
    make = partial(_form, documents.guides_document, session)
    yield Paper(
        id=guides.ALL, title=_("{guide}: all lessons").format(guide=name), file_name=fold(name), audiences=_ALL, make=make
    )
    if session.course.group_guide:
        make = partial(_form, documents.group_guide_document, session)
        title, file_name = _("{guide}: in a group of leaders"), _("{guide}-in-a-group")
        yield Paper(
            id=guides.GROUP,
            title=title.format(guide=name),
            file_name=file_name.format(guide=fold(name)),
            audiences=_ALL,
            make=make,
        )


def guide_of_lesson(session: Session, asked: str) -> Paper | None:
    """The guide of a lesson, by the lesson's id or by its number, which is what the screens call it."""
    for number, lesson in enumerate(session.course.lessons, start=1):
        if lesson.guide and asked in {lesson.id, str(number)}:
            name = _("Guide for two")
            title, file_name = _("{guide} to lesson {number}: {title}"), _("{guide}-lesson-{number}")
            return Paper(
                id=guides.paper_of(lesson),
                title=title.format(guide=name, number=number, title=lesson.title),
                file_name=file_name.format(guide=fold(name), number=number),
                audiences=_ALL,
                make=partial(_form, partial(documents.guide_document, lesson=lesson), session),
            )
    return None


def _cards(session: Session, name: str, selection: Selection) -> Iterator[Proposal]:
    """The course's questions, for a program that asks them."""
    for each in formats.FORMATS:
        if each.write_course is not None:
            what = "\n".join(filter(None, (_(each.name), each.missing)))
            yield Proposal(what, f"{name}.{each.suffix}", partial(each.write_course, session.course, session.today(), selection))
