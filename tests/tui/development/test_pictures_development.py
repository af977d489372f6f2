"""What the leader's development looks like. A picture that changed has to be looked at before it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from course.content.model import Course, Lesson, Quiz, Reflect, Statement, Step
from course.journal import Journal
from course.journal.records import Records
from tests.conftest import NOW
from tests.tui.camera import SMALL, Camera, Take
from tests.tui.desk import CLASSIC, WIDE

TITLES = (
    "Hvem sætter rammerne?",
    "Det begynder hos dig",
    "Skal eller kan?",
    "Når det kommer udefra",
    "Når I selv finder på noget",
    "Tre timer om det digitale",
    "Nu og fremtid på tavlen",
    "Sig hvorfor, før du siger hvordan",
    "Mod til at spørge",
)
RATED = {
    "Jeg kan forklare kæden fra et tiltag til værdi for borgeren.": (3, 6, 2),
    "Jeg kan sige, om et projekt er skal, kan eller begge dele.": (4, 6, 4),
    "Jeg kan oversætte et centralt projekt til vores egen hverdag.": (2, 5, 2),
    "Jeg kan få en god idé i gang sammen med mine medarbejdere.": (5, 5, 4),
    "Jeg kan holde en samtale om det digitale, som folk husker.": (3, 7, 3),
    "Jeg kan vise, hvad der bliver bedre og værre i fremtiden.": (1, 4, 1),
    "Jeg kan sige hvorfor, før jeg siger hvordan.": (6, 7, 4),
    "Jeg spørger, når der er noget digitalt, jeg ikke forstår.": (7, 7, 7),
}
"""Before, now, and before as it looks today."""
TEXT = "Vi går i gang på mandag, og jeg følger op hver anden uge. "


@pytest.fixture
def nine(practice_course: Course) -> Course:
    """Nine lessons, since that is how many there are: one of the little ones under nine names."""
    lesson = practice_course.lessons[1]
    lessons = tuple(
        replace(lesson, id=f"l{number}", title=title, steps=tuple(_renamed(step, number) for step in lesson.steps))
        for number, title in enumerate(TITLES, start=1)
    )
    statements = tuple(Statement(f"udsagn-{number}", text) for number, text in enumerate(RATED))
    return replace(practice_course, lessons=lessons, statements=statements)


def _renamed(step: Step, number: int) -> Step:
    if isinstance(step, Quiz):
        questions = tuple(replace(each, id=f"{each.id}-{number}") for each in step.questions)
        step = replace(step, questions=questions)
    return replace(step, id=f"{step.id}-{number}")


@pytest.fixture
def take(camera: Camera, nine: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera before the leader's development."""
    seen = camera(nine, journal, clock)
    return lambda size, keys, *texts: seen(size, ["u", *keys], *texts)


@pytest.fixture
def half_way(journal: Journal, nine: Course) -> None:
    """Five lessons done in a few weeks and the sixth begun; all statements rated, as if it were the end."""
    now = NOW - timedelta(days=44)
    with Journal(journal.home, clock=lambda: now) as earlier:
        records = Records(earlier)
        for number, (lesson, away) in enumerate(zip(nine.lessons, (6, 5, 9, 11, 6, 1), strict=False)):
            for step in lesson.steps[: 4 if number < 5 else 2]:
                now += timedelta(minutes=4)
                _go_through(records, lesson, step, number)
            now += timedelta(days=away, minutes=50)
        records.save_note(None, None, TEXT * 3, None)
        for statement, values in zip(nine.statements, RATED.values(), strict=True):
            for moment, value in zip(("before", "after", "then"), values, strict=True):
                records.save_rating(moment, statement.id, value)


def _go_through(records: Records, lesson: Lesson, step: Step, number: int) -> None:
    if isinstance(step, Reflect):
        records.save_reflection(lesson.id, step.id, TEXT * (number * 7 % 5 + 1), None)
    elif isinstance(step, Quiz):
        for place, question in enumerate(step.questions[: 4 if number < 5 else 2]):
            sure = (True, True, False, None)[place]
            records.save_attempt(lesson.id, step.id, question.id, ["x"], (number + place) % 3 > 0, 1, sure=sure)
    else:
        records.save_reading(lesson.id, step.id)


PICTURES = pytest.mark.parametrize(
    ("digit", "text"),
    [
        ("1", "Du er igennem 5 af 9 lektioner"),
        ("2", "Du har svaret på 22 af 36 spørgsmål"),
        ("3", "Et ekstra blik værd"),
        ("4", "Du har skrevet"),
        ("5", "i de seneste tolv uger"),
        ("6", "set i bakspejlet"),
    ],
    ids=["lessons", "answers", "sure", "words", "days", "statements"],
)


@PICTURES
def test_each_picture_fits_an_old_terminal(take: Take, half_way: None, digit: str, text: str) -> None:
    take(CLASSIC, [digit], text)


@pytest.mark.parametrize("digit", ["2", "6"])
def test_in_a_large_window(take: Take, half_way: None, digit: str) -> None:
    take(WIDE, [digit], f"▸ {digit}")


def test_the_answers_in_words(take: Take, half_way: None) -> None:
    take(CLASSIC, ["2", "tab", "enter"], "Lektion 1, Hvem sætter rammerne?")


def test_before_there_is_anything(take: Take) -> None:
    take(CLASSIC, ["5"], "En dag uden mærke betyder ikke noget.")


def test_in_a_very_small_window(take: Take, half_way: None) -> None:
    take(SMALL, ["2"], "▸ 2 Svar")
