"""The journal as a document: own words first, in threads as on screen; answers below them, where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from course.content.model import Course, Lesson, Prompted, Question, Quiz, Sort
from course.export.commitment import agreement_blocks, agreements_table
from course.export.document import Beside, Bullets, Caption, Document, DocumentBlock, Heading, Paragraph, Quote, SimpleBlock
from course.export.scenario_paths import path_blocks
from course.export.selection import Selection
from course.journal.kinds import Attempt, Note, Record, Reflection, Revisit
from course.journal.paths import ScenarioPath
from course.locale import _, ngettext
from course.locale.dates import date_and_time, long_date
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot, text_title
from course.study.quiz_round import QuizRound
from course.study.revisits import days_later
from course.tools.commitment import Commitment, in_a_line
from course.tools.threads import Part, Text, Thread, threads

_BESIDE = 600
"""Letters of a text that has another one beside it, at most."""


def journal_document(
    course: Course,
    records: Iterable[Record],
    selection: Selection,
    now: datetime,
    works: Iterable[DocumentBlock] = (),
    commitments: Iterable[Commitment] = (),
    played: Iterable[ScenarioPath] = (),
) -> Document:
    """What the leader wrote, as a document; and what they answered, where that is asked for.

    Texts that are empty are left out. An answer counts as the latest one to its question, whenever the earlier ones were given.

    Args:
        course: The course as it is today.
        records: What the journal holds, in any order.
        selection: Which part of it is wanted.
        now: The moment of the export, with zone.
        works: The chapter on the leader's projects and tools.
        commitments: The agreements with oneself.
        played: The paths that were taken through scenarios.
    """
    everything = list(records)
    attempts = sorted((each for each in everything if isinstance(each, Attempt)), key=lambda each: (each.at, each.id))
    texts = [each for each in everything if not isinstance(each, Attempt)]
    told = _Told(course, texts, _wanted_paths(course, played, selection), edits=selection.edits)
    wanted = list(_wanted(told, threads(texts, commitments), selection))
    parts = [
        *_lessons(told, wanted),
        *_of_no_lesson(told, wanted),
        *works,
        *_agreements(wanted),
        *(_answers(course, attempts, selection) if selection.answers else ()),
    ]
    blocks = (*(parts or [Paragraph(_("There is nothing here yet."))]), *_source(course))
    front = (Caption(course.title), *_contained(told, wanted, answers=selection.answers))
    return Document(_("My journal"), blocks, date=now.date(), has_title_page=bool(parts), front=front)


def thread_document(course: Course, thread: Thread, now: datetime, played: Iterable[ScenarioPath] = ()) -> Document:
    """A thread by itself.

    Args:
        course: The course as it is today.
        thread: What was written, and what grew out of it.
        now: The moment of the export, with zone.
        played: The paths that were taken through scenarios.
    """
    texts = [part.of for part in thread.parts if not isinstance(part.of, Commitment)]
    told = _Told(course, texts, played, edits=False)
    heading, *blocks = told.thread(thread, 1) or [Heading(1, told.title(thread))]
    assert isinstance(heading, Heading)
    return Document(heading.text, tuple(blocks), date=now.date())


def _wanted(told: _Told, found: Iterable[Thread], selection: Selection) -> Iterator[Thread]:
    """Of every thread what is wanted."""
    for thread in found:
        spot = told.spot(thread)
        lesson = spot.lesson.id if spot and spot.lesson else None
        parts = tuple(part for part in thread.parts if selection.wants(lesson, part.changed) and _says_something(part))
        if parts:
            yield replace(thread, parts=parts)


def _wanted_paths(course: Course, played: Iterable[ScenarioPath], selection: Selection) -> Iterator[ScenarioPath]:
    locator = Locator(course)
    for path in played:
        spot = locator.at(path.lesson, path.step)
        if selection.wants(spot.lesson.id if spot and spot.lesson else None, path.changed):
            yield path


def _lessons(told: _Told, wanted: Sequence[Thread]) -> Iterator[DocumentBlock]:
    """What was written and decided in each lesson, in the course's order; then what the course has no place for any more."""
    alone = told.paths_alone(wanted)
    for number, lesson in enumerate(told.course.lessons, 1):
        here: list[tuple[str, Thread | str]] = [(told.step(each), each) for each in wanted if told.lesson(each) is lesson]
        steps = {step.id: place for place, step in enumerate(lesson.steps)}
        here += [(step, step) for step in alone if step in steps]
        here.sort(key=lambda each: steps.get(each[0], len(steps)))
        if here:
            yield Heading(2, _("Lesson {number}: {title}").format(number=number, title=lesson.title))
            yield from (block for _step, each in here for block in told.thread_or_path(each))
    lost = [each for each in wanted if told.spot(each) is None]
    lost_paths = [step for step in alone if told.is_gone(step)]
    if lost or lost_paths:
        yield Heading(2, _("From an earlier edition of the course"))
        yield from (block for each in lost for block in told.thread(each, 3))
        yield from (block for step in lost_paths for block in told.thread_or_path(step))


def _of_no_lesson(told: _Told, wanted: Sequence[Thread]) -> Iterator[DocumentBlock]:
    """The notes that belong to no lesson."""
    free = [each for each in wanted if each.text is not None and (spot := told.spot(each)) and spot.lesson is None]
    if free:
        yield Heading(2, _("Free notes"))
        yield from (block for each in free for block in told.thread(each, 3))


def _agreements(wanted: Sequence[Thread]) -> Iterator[DocumentBlock]:
    """The agreements that grew out of nothing that was written."""
    if made := [each for each in wanted if each.text is None]:
        yield Heading(2, _("Agreements with myself"))
        each_once = {part.entry: part.of for each in made for part in each.parts if isinstance(part.of, Commitment)}
        yield agreements_table(each_once.values())


def _contained(told: _Told, wanted: Sequence[Thread], *, answers: bool) -> Iterator[SimpleBlock]:
    """What is in it: from when it is, and how much of each; of what isn't in it only that the answers aren't."""
    parts = [part.of for each in wanted for part in each.parts]
    written = [each.created for each in parts if each.created is not None]
    if not written:
        return
    first, last = long_date(min(written)), long_date(max(written))
    both = _("Written from {first} to {last}").format(first=first, last=last)
    yield Caption(both if first != last else _("Written {moment}").format(moment=first))
    lessons = {spot.lesson.id for each in wanted if (spot := told.spot(each)) and spot.lesson}
    revisits = sum(isinstance(each, Revisit) for each in parts)
    agreements = len({each.id for each in parts if isinstance(each, Commitment)})
    texts = sum(isinstance(each, Reflection | Note) for each in parts)
    counts = (
        (len(lessons), ngettext("{n} lesson", "{n} lessons", len(lessons))),
        (texts, ngettext("{n} text", "{n} texts", texts)),
        (revisits, ngettext("{n} looking back", "{n} lookings back", revisits)),
        (agreements, ngettext("{n} agreement", "{n} agreements", agreements)),
    )
    said = _("In it: {parts}.").format(parts=", ".join(words.format(n=count) for count, words in counts if count))
    yield Paragraph(said if answers else f"{said} {_('The answers to the questions are not.')}", boxed=True)


class _Told:
    """What it takes to tell a thread.

    Args:
        course: The course as it is today.
        texts: All that was written to it.
        played: The paths that were taken through its scenarios.
        edits: Whether it is told at what time something was written, and that it was changed.
    """

    def __init__(self, course: Course, texts: Iterable[Text], played: Iterable[ScenarioPath], *, edits: bool) -> None:
        self.course = course
        self._edits = edits
        self._locator = Locator(course)
        self._numbers = {lesson.id: number for number, lesson in enumerate(course.lessons, 1)}
        self._first = {text.step: text for text in texts if isinstance(text, Reflection)}
        """What each step's revisits came back to."""
        self._played: dict[str, list[ScenarioPath]] = {}
        for path in played:
            self._played.setdefault(path.step, []).append(path)

    def spot(self, thread: Thread) -> Spot | None:
        """Where it belongs in today's course; None where that has nothing for it any more."""
        return self._locator.of(thread.text) if thread.text is not None else Spot()

    def lesson(self, thread: Thread) -> Lesson | None:
        """Its lesson in today's course, where it has one."""
        spot = self.spot(thread)
        return spot.lesson if spot else None

    def step(self, thread: Thread) -> str:
        """The id of its step in today's course; empty where it has none."""
        spot = self.spot(thread)
        return spot.step.id if spot and spot.step else ""

    def is_gone(self, step_id: str) -> bool:
        """Whether today's course no longer has a step."""
        return self._locator.at(None, step_id) is None

    def paths_alone(self, wanted: Iterable[Thread]) -> list[str]:
        """The steps with paths to which no sentence is told that they could stand with."""
        told = {each.text.step for each in wanted if isinstance(each.text, Reflection)}
        return [step for step in self._played if step not in told]

    def thread_or_path(self, each: Thread | str) -> list[DocumentBlock]:
        """A thread of a lesson, or by the step's id the paths through a scenario by themselves."""
        if isinstance(each, Thread):
            return self.thread(each, 3, names_lesson=False)
        spot = self._locator.at(None, each)
        title = spot.step.title if spot and spot.step else self._played[each][-1].title or each
        return [Heading(3, title), *self._paths(each)]

    def _paths(self, step_id: str) -> Iterator[DocumentBlock]:
        spot = self._locator.at(None, step_id)
        for path in self._played.get(step_id, ()):
            yield from path_blocks(spot.step if spot else None, path, edits=self._edits)

    def title(self, thread: Thread) -> str:
        """What it is called."""
        if thread.text is not None:
            return text_title(thread.text, self.spot(thread))
        first = thread.first.of
        assert isinstance(first, Commitment)
        return _("Agreement: {title}").format(title=in_a_line(first))

    def thread(self, thread: Thread, level: int, *, names_lesson: bool = True) -> list[DocumentBlock]:
        """A thread below a heading of a level; an agreement and how it went are told together."""
        blocks = [Heading(level, self.title(thread)), *self._place(thread, names_lesson=names_lesson)]
        parts = list({part.entry: part for part in reversed(thread.parts)}.values())[::-1]
        told = [tuple(self._part(part, level + 1, is_first=number == 0)) for number, part in enumerate(parts)]
        if self._fits_beside(parts):
            first, again, *told = told
            blocks.append(Beside(((Heading(level + 1, _("The first time")), *first), again)))
        return [*blocks, *(block for part in told for block in part)]

    def _fits_beside(self, parts: Sequence[Part]) -> bool:
        """Whether the first text and the one that came back to it are short enough to stand in half a page."""
        texts = [part.of for part in parts if not isinstance(part.of, Commitment)]
        return (
            [type(part.of) for part in parts[:2]] == [Reflection, Revisit]
            and len(texts) == 2
            and all(len(each.text) <= _BESIDE for each in texts)
        )

    def _place(self, thread: Thread, *, names_lesson: bool) -> Iterator[DocumentBlock]:
        """The lesson, and what was asked; of what the course no longer has, all that is known."""
        spot, text = self.spot(thread), thread.text
        if spot is None and text is not None:
            yield Caption(" / ".join(each for each in (text.lesson, text.step) if each))
        elif names_lesson and spot is not None and spot.lesson is not None:
            number = self._numbers[spot.lesson.id]
            yield Caption(_("Lesson {number}: {title}").format(number=number, title=spot.lesson.title))
        if isinstance(text, Reflection):
            yield from self._paths(text.step)
        if spot is not None and isinstance(spot.step, Prompted) and not isinstance(text, Note):
            yield Paragraph(spot.step.prompt)

    def _part(self, part: Part, level: int, *, is_first: bool) -> Iterator[SimpleBlock]:
        match part.of:
            case Commitment() as made:
                if not is_first:
                    yield Heading(level, _("Agreement"))
                yield agreements_table([made])
            case Revisit() as revisit:
                days = days_later(self._first.get(revisit.step), revisit)
                yield Heading(level, ngettext("Looking back, {n} day later", "Looking back, {n} days later", days).format(n=days))
                yield from self._text(revisit)
            case text:
                yield from self._text(text)

    def _text(self, record: Text) -> Iterator[SimpleBlock]:
        yield Quote(record.text)
        if self._edits:
            yield Caption(_written(date_and_time(record.created), date_and_time(record.changed)))
        else:
            yield Caption(_("Written {moment}").format(moment=long_date(record.created)))


def _says_something(part: Part) -> bool:
    if isinstance(part.of, Commitment):
        return bool(list(agreement_blocks(part.of)))
    return bool(part.of.text.strip())


def _written(created: str, changed: str) -> str:
    if changed == created:
        return _("Written {moment}").format(moment=created)
    return _("Written {moment}, changed {later}").format(moment=created, later=changed)


def _answers(course: Course, attempts: Sequence[Attempt], selection: Selection) -> Iterator[DocumentBlock]:
    """How the questions went, by lesson in the course's order."""
    locator = Locator(course)
    spots = [(attempt, locator.of(attempt)) for attempt in attempts]
    wanted = [(a, spot) for a, spot in spots if selection.wants(spot.lesson.id if spot and spot.lesson else None, a.at)]
    steps = {spot.step.id for _attempt, spot in wanted if spot is not None and spot.step is not None}
    blocks: list[DocumentBlock] = []
    for number, lesson in enumerate(course.lessons, 1):
        asked = [step for step in lesson.steps if isinstance(step, Quiz | Sort) and step.id in steps]
        if asked:
            blocks.append(Heading(3, _("Lesson {number}: {title}").format(number=number, title=lesson.title)))
            blocks += [block for step in asked for block in _quiz(step, attempts)]
    banked = {spot.question.id: spot.question for _attempt, spot in wanted if spot and spot.of_bank and spot.question}
    if banked:
        blocks += [Heading(3, _("Review")), *_went(tuple(banked.values()), attempts)]
    if lost := {attempt.question: attempt for attempt, spot in wanted if spot is None}:
        blocks.append(Heading(3, _("From an earlier edition of the course")))
        blocks.append(Bullets(tuple(_answer(attempt) for attempt in lost.values())))
    if blocks:
        yield Heading(2, _("My answers"))
        yield from blocks


def _quiz(step: Quiz | Sort, attempts: Sequence[Attempt]) -> Iterator[DocumentBlock]:
    yield Heading(4, step.title)
    yield from _went(step.questions, attempts)


def _went(questions: Sequence[Question], attempts: Sequence[Attempt]) -> Iterator[DocumentBlock]:
    """What went wrong first: that is what is worth another look."""
    session = QuizRound(questions, attempts)
    if wrong := session.wrong():
        yield Paragraph(_("These went wrong:"))
        yield Bullets(tuple(question.prompt for question in wrong))
    total, right = len(questions), session.right()
    unanswered = sum(session.latest(question) is None for question in questions)
    result = ngettext("{right} of {n} right on the latest try", "{right} of {n} right on the latest try", total)
    line = result.format(right=right, n=total)
    if unanswered:
        line += ", " + ngettext("{n} not answered", "{n} not answered", unanswered).format(n=unanswered)
    yield Paragraph(f"{line}.")


def _answer(attempt: Attempt) -> str:
    verdict = _("right") if attempt.correct else _("wrong")
    return f"{attempt.question}: {answer_in_words(None, attempt)} ({verdict})"


def _source(course: Course) -> Iterator[DocumentBlock]:
    yield Heading(2, _("Source"))
    yield Paragraph(course.source.about)
    if course.source.credits:
        yield Bullets(course.source.credits)
