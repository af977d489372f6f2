"""Where one can go: each place of the course, with what it needs to be shown. A front end makes a screen or a page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from course.content.model import Lesson, Step
    from course.journal.kinds import Record, Revisit
    from course.session.text_choice import TextChoice
    from course.study.rating import Moment
    from course.study.revisits import ComingBack
    from course.tools.repository import Work
    from course.tools.threads import Thread


class ToHome(Struct, frozen=True):
    """Home, which everything else lies on."""


class ToLesson(Struct, frozen=True):
    """A lesson at a step."""

    lesson: Lesson
    index: int
    """The step, from 0."""
    look: bool = False
    """Whether it is opened for a look, on top of where one is: the place to go on at stays."""
    question: str = ""
    """The id of the question that a quiz shows; its first open one where there is none."""
    ask: bool = True
    """Whether the statements may come before it, where they are wanted."""


class ToJournal(Struct, frozen=True):
    """The list of everything written and answered."""

    lesson: str = ""
    """The id of the lesson whose own words it begins with; everything where none is named."""
    tab: int = 1
    """The list it begins with, by its digit."""


class ToEntry(Struct, frozen=True):
    """An entry of the journal."""

    record: Record


class ToThread(Struct, frozen=True):
    """What the leader wrote and what grew out of it, as one page."""

    thread: Thread


class ToNote(Struct, frozen=True):
    """The note to a step, there or new; a new one that belongs to no step where none is named."""

    lesson: Lesson | None = None
    step: Step | None = None


class ToTextConflict(Struct, frozen=True):
    """Two texts for the same place, to choose between."""

    texts: TextChoice


class ToBookmarks(Struct, frozen=True):
    """The steps that are marked: the journal's list of them."""


class ToGlossary(Struct, frozen=True):
    """The words of the trade."""

    first: tuple[str, ...] = ()
    """The ids of the terms that come on top."""


class ToSearch(Struct, frozen=True):
    """The one search."""

    words: str = ""
    """What is searched for; what was searched for last where there are none."""


class ToQuarterEnd(Struct, frozen=True):
    """The end of a quarter of an hour."""


class ToSettings(Struct, frozen=True):
    """The settings."""

    line: str = ""
    """The one that has the mark, by its id; the first where there is none."""


class ToReview(Struct, frozen=True):
    """The questions that come back today."""


class ToRevisit(Struct, frozen=True):
    """A reflection that comes back."""

    offer: ComingBack
    begun: Revisit | None = None
    """What was written of it already, earlier today."""


class ToStatements(Struct, frozen=True):
    """The statements, to rate them."""

    moment: Moment
    then: ToLesson | None = None
    """The lesson that follows; by default looking back after the course, and then how it all has moved."""


class ToDevelopment(Struct, frozen=True):
    """The leader's development."""

    picture: int = 0
    """The picture that is shown, from 0; a negative one counts from the last."""


class ToCertificate(Struct, frozen=True):
    """The certificate of the whole course."""


class ToProjects(Struct, frozen=True):
    """The leader's own projects, and the tools with what belongs to no project."""

    mark: str = ""
    """The kind that has the mark, by its table; the first project where none is named."""


class ToGuide(Struct, frozen=True):
    """What two leaders can talk about after a lesson."""

    lesson: str = ""
    """The id of the lesson; the one that the leader was in last where none is named."""


class ToCommitments(Struct, frozen=True):
    """All agreements with oneself."""


class ToWork(Struct, frozen=True):
    """A piece of the leader's own work that is there."""

    table: str
    id: str


class ToNewWork(Struct, frozen=True):
    """A new piece of work; it is kept with its first change."""

    work: Work
    asked: bool = False
    """Whether it is settled which project it is for, be it none."""


class ToOutgoing(Struct, frozen=True):
    """What is about to be taken out, as a document of the leader's own."""

    paper: str
    """The document, by what the command line calls it."""
    work: Work | None = None
    """The piece of work that it is of, where that isn't saved yet."""


Route: TypeAlias = (
    ToHome
    | ToLesson
    | ToJournal
    | ToEntry
    | ToThread
    | ToNote
    | ToTextConflict
    | ToBookmarks
    | ToGlossary
    | ToSearch
    | ToQuarterEnd
    | ToSettings
    | ToReview
    | ToRevisit
    | ToStatements
    | ToDevelopment
    | ToCertificate
    | ToProjects
    | ToGuide
    | ToCommitments
    | ToWork
    | ToNewWork
    | ToOutgoing
)
