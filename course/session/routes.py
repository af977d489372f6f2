"""Where one can go: each place of the course, with what it needs to be shown. A front end makes a screen or a page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from course.content.model import Lesson, Step
    from course.journal.kinds import Record, Revisit
    from course.session.text_choice import TextChoice
    from course.study.rating import Moment
    from course.study.revisits import ComingBack
    from course.tools.repository import Work


@dataclass(frozen=True, slots=True)
class ToHome:
    """Home, which everything else lies on."""


@dataclass(frozen=True, slots=True)
class ToLesson:
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


@dataclass(frozen=True, slots=True)
class ToJournal:
    """The list of everything written and answered."""


@dataclass(frozen=True, slots=True)
class ToEntry:
    """An entry of the journal."""

    record: Record


@dataclass(frozen=True, slots=True)
class ToNote:
    """The note to a step, there or new; a new one that belongs to no step where none is named."""

    lesson: Lesson | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class ToTextConflict:
    """Two texts for the same place, to choose between."""

    texts: TextChoice


@dataclass(frozen=True, slots=True)
class ToBookmarks:
    """The steps that are marked."""


@dataclass(frozen=True, slots=True)
class ToGlossary:
    """The words of the trade."""

    first: tuple[str, ...] = ()
    """The ids of the terms that come on top."""


@dataclass(frozen=True, slots=True)
class ToSearch:
    """The one search."""


@dataclass(frozen=True, slots=True)
class ToReview:
    """The questions that come back today."""


@dataclass(frozen=True, slots=True)
class ToRevisit:
    """A reflection that comes back."""

    offer: ComingBack
    begun: Revisit | None = None
    """What was written of it already, earlier today."""


@dataclass(frozen=True, slots=True)
class ToStatements:
    """The statements, to rate them."""

    moment: Moment
    then: ToLesson | None = None
    """The lesson that follows; by default looking back after the course, and then how it all has moved."""


@dataclass(frozen=True, slots=True)
class ToDevelopment:
    """The leader's development."""

    picture: int = 0
    """The picture that is shown, from 0; a negative one counts from the last."""


@dataclass(frozen=True, slots=True)
class ToCertificate:
    """The certificate of the whole course."""


@dataclass(frozen=True, slots=True)
class ToTools:
    """The hub of the tools."""

    mark: str = ""
    """The kind that has the mark, by its table."""


@dataclass(frozen=True, slots=True)
class ToProjects:
    """The leader's own projects."""


@dataclass(frozen=True, slots=True)
class ToCommitments:
    """All agreements with oneself."""


@dataclass(frozen=True, slots=True)
class ToWork:
    """A piece of the leader's own work that is there."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class ToNewWork:
    """A new piece of work; it is kept with its first change."""

    work: Work


Route: TypeAlias = (
    ToHome
    | ToLesson
    | ToJournal
    | ToEntry
    | ToNote
    | ToTextConflict
    | ToBookmarks
    | ToGlossary
    | ToSearch
    | ToReview
    | ToRevisit
    | ToStatements
    | ToDevelopment
    | ToCertificate
    | ToTools
    | ToProjects
    | ToCommitments
    | ToWork
    | ToNewWork
)
