"""Going through a scenario: where the leader is in it, deciding, and what another choice would have led to.

Each choice is kept at once. What is decided can't be taken back; one goes through it anew instead, and both paths stand.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from course.content.model import Lesson
from course.content.scenario import Choice, Ending, Fork, Material, Scenario
from course.journal.kinds import PATHS
from course.journal.paths import Decision, ScenarioPath, save_path
from course.journal.private import Address
from course.session.session import Session
from course.study.scenario_path import Decided, PathWords, in_words, latest, standing


class Page(Enum):
    """What of a scenario is before the leader."""

    BEGINNING = "beginning"
    """The situation it begins with."""
    FORK = "fork"
    """Something to decide."""
    TODAY = "today"
    """What happens the same day."""
    LATER = "later"
    """A look ahead: what shows three months later. The next fork lies before that."""
    ENDING = "ending"
    """How it ended, and the path that was taken."""


class LookedAt(Struct, frozen=True):
    """A fork of the path, seen from the end: what was chosen, and what else would have led where."""

    fork: Fork
    chosen: Choice
    others: tuple[Choice, ...]


def path_taken(session: Session, step_id: str) -> str:
    """The path that was taken last through the scenario of a step, on a line; empty where none was.

    Args:
        session: What the leader is at.
        step_id: The step, which today's course may no longer have.
    """
    path = latest(session.paths(), step_id)
    steps = (step for lesson in session.course.lessons for step in lesson.steps)
    scenario = next((step for step in steps if step.id == step_id and isinstance(step, Scenario)), None)
    return in_words(scenario, path).on_one_line if path is not None else ""


class Place(Struct, frozen=True):
    """Where in a scenario one is."""

    at: tuple[str, int]
    """The path, and how many decisions it had."""
    page: Page


class Play:
    """A leader in a scenario, at the fork where they left it, on whatever computer that was.

    Args:
        session: What the leader is at.
        lesson: The lesson.
        step: Its scenario.
    """

    def __init__(self, session: Session, lesson: Lesson, step: Scenario) -> None:
        self._session = session
        self._lesson = lesson
        self.scenario = step
        self._path: ScenarioPath | None = None
        self._left = ""
        """The id of the path that was left to go through it anew."""
        self._stands = standing(step, ())
        self.page = Page.BEGINNING
        """What is before the leader."""
        self.reload()

    # Where one is

    @property
    def place(self) -> Place:
        """Where one is, to come back to."""
        return Place(self._at, self.page)

    def return_to(self, place: Place) -> None:
        """Back to the page that one left a moment ago, unless one has gone on elsewhere meanwhile."""
        if place.at == self._at:
            self.page = place.page

    @property
    def _at(self) -> tuple[str, int]:
        return self._path.id if self._path is not None else "", len(self.decided)

    @property
    def fork(self) -> Fork | None:
        """What is to be decided next; None behind the last fork."""
        return self._stands.at if isinstance(self._stands.at, Fork) else None

    @property
    def ending(self) -> Ending | None:
        """The ending that was reached; None before it."""
        return self._stands.at if isinstance(self._stands.at, Ending) else None

    @property
    def decided(self) -> tuple[Decided, ...]:
        """What was decided on this path, first to last."""
        return self._stands.decided

    @property
    def last(self) -> Decided | None:
        """What was decided last."""
        return self.decided[-1] if self.decided else None

    @property
    def has_changed(self) -> bool:
        """Whether the path went on further than today's scenario has a place for."""
        return bool(self._stands.lost)

    @property
    def entries(self) -> list[Address]:
        """The path in the journal, by table and id; none before the first choice."""
        return [(PATHS, self._path.id)] if self._path is not None else []

    def as_written(self) -> PathWords:
        """The path in words: as today's scenario says it as far as it stands, and else as it was written."""
        return in_words(self.scenario, self._path) if self._path is not None else PathWords((), "")

    def material(self) -> tuple[Material, ...]:
        """What lies on the desk by now: what was there from the beginning, and what has come since."""
        forks = self.scenario.forks
        met = [each.fork for each in self.decided]
        if self.fork is not None and self.page is not Page.BEGINNING:
            met.append(self.fork)
        come = {name for fork in met for name in fork.material}
        later = {name for fork in forks for name in fork.material}
        return tuple(each for each in self.scenario.material if each.id in come or each.id not in later)

    def looked_at(self, number: int) -> LookedAt:
        """A fork of the path with what another choice would have led to, by its number from 0."""
        decided = self.decided[number]
        others = (each for each in decided.fork.choices if each is not decided.choice)
        return LookedAt(decided.fork, decided.choice, tuple(others))

    # On and back

    def choose(self, choice_id: str) -> bool:
        """Decides, and keeps it: what happens the same day is before the leader then.

        Returns:
            False where it could not be decided here: another window has gone on meanwhile, and that stands.

        Raises:
            SaveFailed: It isn't kept, and nothing is decided.
        """
        fork = self.fork
        has_moved = self.reload()
        choice = fork.choice(choice_id) if fork is not None and not has_moved else None
        if fork is None or choice is None:
            return False
        made = [Decision(each.fork.id, each.choice.id, each.choice.text) for each in self.decided]
        self._keep((*made, Decision(fork.id, choice.id, choice.text)), self.scenario.node(choice.next))
        self.page = Page.TODAY
        return True

    def _keep(self, made: tuple[Decision, ...], at: Fork | Ending | None) -> None:
        """Goes on with the path, or begins one: what stands no more, or has come to an end, stays as it was written."""
        path, step, now = self._path, self.scenario, self._session.clock()
        goes_on = path is not None and not path.ending and not self.has_changed
        ending, title = (at.id, at.title) if isinstance(at, Ending) else ("", "")
        path_id = path.id if path is not None and goes_on else ""
        kept = ScenarioPath(path_id, self._lesson.id, step.id, step.title, made, ending, title, now, now)
        save_path(self._session.journal, kept)
        self._left = ""
        self.reload()

    def go_on(self) -> bool:
        """Turns the page; False where there is nothing behind it, or something to decide first."""
        match self.page:
            case Page.BEGINNING:
                self.page = Page.FORK
            case Page.TODAY:
                self.page = Page.LATER
            case Page.LATER:
                self.page = Page.FORK if self.fork is not None else Page.ENDING
            case Page.FORK | Page.ENDING:
                return False
        return True

    def back(self) -> bool:
        """Turns back as far as the last decision: what came of it can be read again. False where there is nothing before it."""
        match self.page:
            case Page.FORK:
                self.page = Page.LATER if self.last is not None else Page.BEGINNING
            case Page.ENDING:
                self.page = Page.LATER
            case Page.LATER:
                self.page = Page.TODAY
            case Page.BEGINNING | Page.TODAY:
                return False
        return True

    def replay(self) -> None:
        """Goes through it anew; the first choice begins another path."""
        self._left = self._path.id if self._path is not None else ""
        self._path, self._stands, self.page = None, standing(self.scenario, ()), Page.BEGINNING

    def reload(self) -> bool:
        """Looks at the journal again: another window or another computer may have gone on, and a path may be gone.

        Returns:
            Whether that led somewhere else.
        """
        found = latest(self._session.paths(), self.scenario.id)
        if found is not None and found.id == self._left:
            found = None
        if found == self._path:
            return False
        self._path = found
        self._stands = standing(self.scenario, found.decisions if found is not None else ())
        self.page = self._resumed()
        return True

    def _resumed(self) -> Page:
        """Where one goes on: at what came of the last decision, so that one is in it again after days."""
        if self.ending is not None:
            return Page.ENDING
        return Page.TODAY if self.last is not None else Page.BEGINNING
