"""What starting over looks like, and a journal with entries from an earlier edition of the course."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.study.answer_parts import in_words
from tests.conftest import NOW
from tests.study.answers import first_answer
from tests.study.changed import with_step_renamed, without_question
from tests.tui.camera import SIZES, SMALL, Camera, Take


@pytest.fixture
def aged(home: object, practice_course: Course) -> Iterator[Journal]:
    """A journal of a fortnight, most of it in the second lesson."""
    now = [NOW - timedelta(days=16)]
    with Journal(home, clock=lambda: now[0]) as journal:  # type: ignore[arg-type]
        records = Records(journal)
        records.save_setting("statements-before", "skipped")
        records.save_reading("dernaest", "dernaest-laes")
        records.save_reflection("foerst", "foerst-skriv", "Jeg venter mig, at nogen spørger os først.", None)
        for number, question in enumerate(practice_course.lessons[1].questions()):
            now[0] += timedelta(hours=1)
            chosen = in_words(question, first_answer(question))
            records.save_attempt("dernaest", "dernaest-quiz", question.id, chosen, number < 2, 3)
        records.save_note("dernaest", "dernaest-laes", "Spørg Åse om [/] og datoen.", None)
        now[0] = NOW - timedelta(hours=1)
        records.save_revisit("foerst", "foerst-skriv", 14, "I dag ville jeg selv spørge.", None)
        now[0] = NOW
        yield journal


@pytest.fixture
def take(camera: Camera, practice_course: Course, aged: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera over a course that has lost a question and has another step to write in."""
    return camera(without_question(with_step_renamed(practice_course, "foerst-skriv"), "dernaest-q04"), aged, clock)


@SIZES
def test_what_to_begin_again_with(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "left", "»begynd forfra"], "Begynd forfra med …", "Dette spørgsmål", "Hele kurset")


def test_what_to_begin_again_with_in_the_lowest_window(take: Take) -> None:
    take(SMALL, ["2", "»begynd forfra"], "Lektionen")


@SIZES
def test_asked_before_it_is_done(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "»begynd forfra", "enter"], "Vil du begynde forfra med lektionen", "Lad være")


def test_asked_in_the_lowest_window(take: Take) -> None:
    take(SMALL, ["2", "»begynd forfra", "enter"], "Vil du begynde forfra med", "Lad være")


@SIZES
def test_a_journal_with_an_earlier_edition(take: Take, size: tuple[int, int]) -> None:
    take(size, ["d", "tab", "enter", "shift+tab", "end"], "Fra en tidligere udgave af kurset")


@SIZES
def test_the_newest_first(take: Take, size: tuple[int, int]) -> None:
    take(size, ["d"], "└ ↻ gensyn")


@SIZES
def test_an_earlier_reflection_that_came_back(take: Take, size: tuple[int, int]) -> None:
    to_the_part = ["right", "down", "enter"] if size[0] >= 110 else ["enter", "down", "enter"]
    take(size, ["d", *to_the_part, "shift+tab"], "Det skrev du", "I dag ville jeg selv spørge.")
