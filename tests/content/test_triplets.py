"""Three cases told alike with one fact changed, and the one place in a lesson to pause: what `check` says where they aren't."""

from __future__ import annotations

from pathlib import Path

import pytest

from course import locale
from course.content import check
from course.content.model import Case, Sort
from tests.content.copied_course import CopiedCourse

CASES = {  # where a case of the fixture course stands: its file and the line that its triplet comes before
    "begge": ("01-start.yaml", "        answer: begge\n        hints:"),
    "skal": ("02-hverdag.yaml", "        answer: skal\n"),
    "kan": ("02-hverdag.yaml", "        answer: kan\n"),
    "second begge": ("02-hverdag.yaml", "        answer: begge\n"),
}


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    locale.use("en")
    copied = CopiedCourse(tmp_path)
    for field in ("aeldre", "kultur", "teknik"):
        copied.replace("02-hverdag.yaml", f"field: {field}", "field: skole")
    return copied


def name(course: CopiedCourse, *cases: str, triplet: str = "platform") -> None:
    for case in cases:
        file, before = CASES[case]
        course.replace(file, before, f"        triplet: {triplet}\n{before}")


def test_a_triplet_stands_across_lessons(course: CopiedCourse) -> None:
    name(course, "begge", "skal", "kan")
    assert course.problems() == []
    loaded = check(course.folder)[0]
    assert loaded is not None
    named = [one for lesson in loaded.lessons for one in lesson.questions() if isinstance(one, Case) and one.triplet]
    assert {one.answer for one in named} == {"skal", "kan", "begge"}


def test_a_case_alone_and_a_fourth_are_told(course: CopiedCourse) -> None:
    name(course, "kan")
    [alone] = course.problems()
    assert alone.endswith("steps[1].cases[1]: the triplet 'platform' has 1 of its three cases")
    name(course, "begge", "skal", "second begge")
    fourth, same = course.problems()
    assert fourth.endswith("steps[1].cases[2]: another case of the triplet 'platform' has the answer 'begge', too")
    assert same.endswith("steps[1].cases[2]: the triplet 'platform' has 4 of its three cases")


def test_the_same_answer_twice_and_another_field_are_told(course: CopiedCourse) -> None:
    name(course, "begge", "kan", "second begge")
    [same] = course.problems()
    assert same.endswith(
        "02-hverdag.yaml:38:9: steps[1].cases[2]: another case of the triplet 'platform' has the answer 'begge', too"
    )
    course.replace("02-hverdag.yaml", "answer: begge", "answer: skal")
    course.replace("02-hverdag.yaml", "field: skole", "field: stab")
    assert course.problems() == []
    course.replace("01-start.yaml", "field: skole", "field: stab")
    first, second = course.problems()
    assert first.endswith("steps[1].cases[1]: the triplet 'platform' is of the field 'stab', not of 'skole'")
    assert second.endswith("steps[1].cases[2]: the triplet 'platform' is of the field 'stab', not of 'skole'")


def test_a_lesson_has_one_pause_and_all_have_it_or_none(course: CopiedCourse) -> None:
    course.replace("01-start.yaml", "    title: Dit sidste projekt", "    title: Dit sidste projekt\n    pause: true")
    [lacking] = course.problems()
    assert lacking == "02-hverdag.yaml:6:3: steps: no step has 'pause: true', which the other lessons have"
    course.replace("02-hverdag.yaml", "    title: Skal, kan eller begge dele?", "    title: Hvor fra?\n    pause: true")
    assert course.problems() == []
    loaded = check(course.folder)[0]
    assert loaded is not None
    assert [step.pause for step in loaded.lessons[1].steps if isinstance(step, Sort)] == [True]
    course.replace("01-start.yaml", "    title: To slags", "    title: To slags\n    pause: true")
    [second] = course.problems()
    assert second.endswith("steps[1].pause: a lesson has one place to pause; here is a second")


def test_there_is_no_pause_at_the_end(course: CopiedCourse) -> None:
    course.replace("01-start.yaml", "    title: Det kan du nu", "    title: Det kan du nu\n    pause: true")
    [end] = course.problems()
    assert end.endswith("steps[3]: unknown key 'pause'")
