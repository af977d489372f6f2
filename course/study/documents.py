"""What can be searched, as documents: the course as far as it may be known, and what the leader wrote."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from course.content.lesson_text import plain
from course.content.model import Course, Lesson, Question, Quiz, Read, Reflect, Sort, Step, Summary, reading_text
from course.content.scenario import Scenario
from course.journal.kinds import Attempt, Note, Record, Reflection, Revisit
from course.locale import _
from course.study.cards import Cards
from course.study.locator import Locator
from course.study.search import Doc, Kind
from course.study.step_kinds import kind_words


def course_docs(course: Course, answered: Container[str]) -> Iterator[Doc]:
    """The lessons, the steps, the words, and the questions that were met: one that wasn't would be spoilt by being found.

    Args:
        course: The course.
        answered: The ids of the questions that were answered at least once.
    """
    for lesson in course.lessons:
        yield Doc(Kind.LESSON, lesson.id, lesson.title, " · ".join((lesson.section, *lesson.goals)), lesson.id)
    for lesson, step in _steps(course):
        words = " · ".join(filter(None, (kind_words(step), _text(step))))
        yield Doc(Kind.STEP, step.id, step.title, words, lesson.id, step.id)
    for term in course.glossary:
        yield Doc(Kind.TERM, term.id, " · ".join((term.term, *term.also)), plain(term.text))
    cards = Cards(course)
    for question_id, asked in cards.asked.items():
        if question_id in answered:
            in_bank = question_id in cards.of_bank
            title, step_id = (_("Review"), None) if in_bank else ("", asked.step.id)
            yield Doc(Kind.QUESTION, question_id, title, _question(asked.question), asked.lesson.id, step_id)


def journal_docs(course: Course, records: Iterable[Record]) -> Iterator[Doc]:
    """What the leader wrote, in the order in which it is given: reflections, notes, and what they wrote on coming back.

    A text from an earlier edition of the course stands under a lesson of no name.
    """
    placing = Locator(course)
    for record in records:
        match record:
            case Reflection():
                kind = Kind.REFLECTION
            case Note():
                kind = Kind.NOTE
            case Revisit():
                kind = Kind.REVISIT
            case Attempt():
                continue  # the question itself can be found
        if record.text.strip():
            spot = placing.of(record)
            lesson = (spot.lesson.id if spot.lesson else None) if spot else ""
            title = spot.step.title if spot and spot.step else ""
            yield Doc(kind, record.id, title, record.text, lesson, record.step, record.changed)


def _steps(course: Course) -> Iterator[tuple[Lesson, Step]]:
    return ((lesson, step) for lesson in course.lessons for step in lesson.steps)


def _text(step: Step) -> str:
    match step:
        case Read() | Summary():
            return plain(reading_text(step))
        case Reflect():
            return plain(step.prompt)
        case Scenario():
            return plain(step.body)  # what lies behind a choice would be spoilt by being found
        case Quiz() | Sort():
            return ""


def _question(question: Question) -> str:
    """What one sees of a question before it is answered."""
    return " · ".join((plain(question.prompt), *question.shown))
