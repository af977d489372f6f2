"""What the journal lists: own words in threads, answers, marks, and what was deleted; and what a line of each says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from enum import Enum
from typing import TypeAlias, TypeVar

from msgspec import Struct

from course.content.scenario import Scenario
from course.journal.kinds import ATTEMPTS, BOOKMARKS, KINDS, PATHS, Attempt, Bookmark, Record, Revisit, changed, kind_of
from course.journal.paths import ScenarioPath, deleted_paths
from course.journal.resets import Reset, Taken, resets, to_bring_back
from course.locale import N_, _
from course.session.privacy import only_for_you
from course.session.session import Session
from course.session.starting_over import counted, title_of
from course.session.threads import AGAIN, AGREED, OWN, looked_back, threads_of
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot, text_title
from course.study.quiz_round import answered
from course.study.scenario_path import in_words
from course.tools import naming, registry
from course.tools.commitment import Commitment
from course.tools.repository import Work
from course.tools.threads import Thread

FREE = "-"
"""The lesson of what belongs to none; no lesson's id begins like this."""
EARLIER = "--"
"""The lesson of what belongs to no step any more."""


class Tab(Enum):
    """The lists, each by its digit."""

    WORDS = 1
    ANSWERS = 2
    MARKS = 3
    DELETED = 4


TABS = {
    Tab.WORDS: N_("Your words"),
    Tab.ANSWERS: N_("Your answers"),
    Tab.MARKS: N_("Bookmarks"),
    Tab.DELETED: N_("What was deleted"),
}
"""What they are called."""


class Deleted(Struct, frozen=True):
    """Something that was deleted and can be brought back."""

    of: Record | Work | Reset | ScenarioPath
    entries: tuple[tuple[str, str], ...]
    """What comes back, by table and id."""

    @property
    def id(self) -> str:
        """Its id."""
        return self.of.id


Listed: TypeAlias = Thread | Attempt | ScenarioPath | Bookmark | Deleted
"""What a line of a list stands for."""
_L = TypeVar("_L", Thread, Attempt | ScenarioPath)


class Line(Struct, frozen=True):
    """What a line says."""

    sign: str
    title: str
    place: str
    at: datetime
    text: str = ""
    grown: str = ""
    """What grew out of it."""
    is_own: bool = False
    """Whether it is the leader's own words."""


class JournalLists:
    """The lists, as the journal is now.

    Args:
        session: What the leader is at.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._course = session.course
        self._locator = Locator(session.course)
        self._places = {lesson.id: (number, lesson) for number, lesson in enumerate(session.course.lessons, start=1)}
        self._steps = {step.id: number for each in session.course.lessons for number, step in enumerate(each.steps, start=1)}
        self.threads = threads_of(session)
        latest = {attempt.question: attempt for attempt in session.records.attempts()}
        self._answers = sorted(latest.values(), key=lambda attempt: (attempt.at, attempt.id), reverse=True)
        self._paths = session.paths()[::-1]
        self._marks = list({mark.step: mark for mark in session.records.bookmarks()}.values())

    def count(self, tab: Tab) -> int:
        """How much is in a list."""
        match tab:
            case Tab.WORDS:
                return len(self.threads.all)
            case Tab.ANSWERS:
                return len(self._answers) + len(self._paths)
            case Tab.MARKS:
                return len(self._marks)
            case Tab.DELETED:
                journal = self._session.journal
                tables = [*KINDS, PATHS, *registry.tables()]
                return sum(len(journal.storage.deleted(table)) for table in tables) + len(resets(journal))

    def has_earlier(self) -> bool:
        """Whether anything is from an earlier edition of the course."""
        everything: list[Listed] = [*self.threads.all, *self._answers, *self._paths, *self._marks]
        return any(self.lesson_of(each) == EARLIER for each in everything)

    def items(self, tab: Tab, fits: Callable[[Listed], bool], *, by_lesson: bool = False) -> list[Listed | str]:
        """A list, with headings between its lines.

        Args:
            tab: Which list.
            fits: Whether a line is wanted.
            by_lesson: Whether own words stand by lesson, rather than what was written last first.
        """
        match tab:
            case Tab.WORDS:
                found = [each for each in self.threads.all if fits(each)]
                return [*self._grouped(found, lambda _each: False)] if by_lesson else [*found]
            case Tab.ANSWERS:
                given: list[Attempt | ScenarioPath] = [path for path in self._paths if fits(path)]
                given += [attempt for attempt in self._answers if fits(attempt)]
                return [*self._grouped(given, lambda each: isinstance(each, Attempt) and self.is_right(each))]
            case Tab.MARKS:
                return [*self._marked([each for each in self._marks if fits(each)])]
            case Tab.DELETED:
                return [*self._deleted(fits)]

    def is_right(self, attempt: Attempt) -> bool:
        """Whether an answer is right by today's course."""
        spot = self._locator.of(attempt)
        return answered(spot.question, attempt).correct if spot and spot.question else attempt.correct

    def spot(self, item: Listed) -> Spot | None:
        """Where something belongs in today's course; None where that has nothing for it any more."""
        match item:
            case Thread():
                return self.threads.spot(item)
            case Deleted(of=Reset() as reset):
                return Spot(self._places[reset.lesson][1]) if reset.lesson in self._places else Spot()
            case Deleted(of=Work()):
                return Spot()
            case ScenarioPath() as path:
                return self._locator.at(path.lesson, path.step)
            case Deleted(of=ScenarioPath() as path):
                return self._locator.at(path.lesson, path.step)
            case Deleted(of=record):
                return self._locator.of(record)  # type: ignore[arg-type]  # a record is what is left
            case _:
                return self._locator.of(item)

    def lesson_of(self, item: Listed) -> str:
        """The id of the lesson that something belongs to, `FREE` or `EARLIER`."""
        spot = self.spot(item)
        if spot is None:
            return EARLIER
        return spot.lesson.id if spot.lesson else FREE

    def line(self, item: Listed) -> Line:
        """What a line says."""
        match item:
            case Thread():
                return self._thread(item)
            case Attempt():
                return self._answer(item)
            case ScenarioPath():
                return self._path(item)
            case Bookmark():
                spot = self._locator.of(item)
                place = _("step {n}").format(n=self._steps[item.step]) if spot else ""
                return Line("⚑", spot.step.title if spot and spot.step else item.step, place, item.at)
            case Deleted():
                return self._gone(item.of, item.entries)

    def searched(self, item: Listed) -> str:
        """What something is found by."""
        if isinstance(item, Thread):
            return self.threads.searched(item)
        line = self.line(item)
        return f"{line.title} {line.text}"

    def _thread(self, thread: Thread) -> Line:
        threads = self.threads
        title, grown = threads.title(thread), threads.grown(thread)
        sign = OWN if thread.text is not None else AGREED
        place = " · ".join(filter(None, (only_for_you(self._session, *thread.entries), threads.place(thread))))
        return Line(sign, title, place, thread.changed, threads.opening(thread), grown, is_own=True)

    def _answer(self, attempt: Attempt) -> Line:
        spot = self._locator.of(attempt)
        asked = spot.question if spot else None
        title = " ".join(asked.prompt.split()) if asked else _("From an earlier edition of the course")
        answer = _("Your answer: {answer}").format(answer=answer_in_words(asked, attempt))
        return Line("✔" if self.is_right(attempt) else "✘", title, "", attempt.at, answer)

    def _path(self, path: ScenarioPath) -> Line:
        spot = self._locator.at(path.lesson, path.step)
        step = spot.step if spot else None
        words = in_words(step if isinstance(step, Scenario) else None, path)
        title = step.title if step else path.title or _("From an earlier edition of the course")
        return Line("⑂", title, only_for_you(self._session, (PATHS, path.id)), path.changed, words.on_one_line)

    def _gone(self, gone: Record | Work | Reset | ScenarioPath, entries: Taken | tuple[tuple[str, str], ...]) -> Line:
        match gone:
            case Reset():
                what = counted(entries) or _("Your place in it")
                return Line("↶", title_of(self._course, gone), "", gone.at, _("All together: {what}").format(what=what))
            case Attempt():
                return self._answer(gone)
            case ScenarioPath():
                return self._path(gone)
            case Work():
                sign = AGREED if isinstance(gone, Commitment) else "◈"
                title = f"{_(registry.of(gone).names.short)}: {naming.title_of(gone)}"
                assert gone.changed is not None
                return Line(sign, title, "", gone.changed, " · ".join(naming.words_of(gone)), is_own=True)
            case Revisit():
                first = self._session.records.reflection(gone.step)
                title = f"{looked_back(first, gone)} · {text_title(gone, self._locator.of(gone))}"
                return Line(AGAIN, title, "", gone.changed, gone.text, is_own=True)
            case _:
                return Line(OWN, text_title(gone, self._locator.of(gone)), "", gone.changed, gone.text, is_own=True)

    def _headings(self) -> dict[str, str]:
        lessons = {lesson.id: f"{number} {lesson.title}" for number, lesson in self._places.values()}
        return {**lessons, FREE: _("Without a lesson"), EARLIER: _("From an earlier edition of the course")}

    def _grouped(self, items: Sequence[_L], last: Callable[[_L], bool]) -> Iterator[_L | str]:
        """Lesson by lesson in the course's order; in each what isn't to come last first, else in its order."""
        groups: dict[str, list[_L]] = {}
        for item in items:
            groups.setdefault(self.lesson_of(item), []).append(item)
        for lesson_id, heading in self._headings().items():
            if group := groups.get(lesson_id):
                yield heading
                yield from sorted(group, key=last)

    def _marked(self, marks: Sequence[Bookmark]) -> Iterator[Bookmark | str]:
        """Lesson by lesson, in the order of the course."""
        for lesson_id, heading in self._headings().items():
            if group := [mark for mark in marks if self.lesson_of(mark) == lesson_id]:
                yield heading
                yield from sorted(group, key=lambda mark: self._steps.get(mark.step, 0))

    def _deleted(self, fits: Callable[[Listed], bool]) -> Iterator[Deleted | str]:
        """The leader's own first, then what was begun again with; the many answers that may have gone with that come last."""
        session = self._session
        records = session.records.deleted(kind for kind in KINDS if kind != ATTEMPTS)
        works = [work for each in session.works.every() for work in each.deleted()]
        own = [Deleted(each, ((kind_of(each), each.id),)) for each in records]
        own += [Deleted(each, ((registry.of(each).table, each.id),)) for each in works]
        yield from sorted(filter(fits, own), key=lambda each: (_at(each.of), each.id), reverse=True)
        again = [Deleted(each, tuple(to_bring_back(session.journal, each))) for each in resets(session.journal)]
        yield from filter(fits, again)
        answers = [Deleted(each, ((PATHS, each.id),)) for each in deleted_paths(session.journal)]
        answers += [Deleted(each, ((ATTEMPTS, each.id),)) for each in session.records.deleted((ATTEMPTS,))]
        if found := [each for each in answers if fits(each)]:
            yield _("Your answers")
            yield from found


def entries_of(item: Listed) -> list[tuple[str, str]]:
    """What of the journal a line stands for, by table and id."""
    match item:
        case Thread():
            return item.entries
        case Attempt():
            return [(ATTEMPTS, item.id)]
        case ScenarioPath():
            return [(PATHS, item.id)]
        case Bookmark():
            return [(BOOKMARKS, item.id)]
        case Deleted():
            return list(item.entries)


def _at(gone: Record | Work | Reset | ScenarioPath) -> datetime:
    at = gone.at if isinstance(gone, Reset) else gone.changed if isinstance(gone, Work | ScenarioPath) else changed(gone)
    assert at is not None
    return at
