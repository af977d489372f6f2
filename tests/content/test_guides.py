"""The guides of a course: it has them in every lesson or in none, and what is wrong with one is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from course import locale
from course.content import builtin, check, load
from course.content.cache import packed, unpacked
from tests.content.copied_course import CopiedCourse

START, HVERDAG = "01-start.yaml", "02-hverdag.yaml"
GUIDE = """
guide:
  purpose: I skal høre hinanden.
  dilemma: |
    To ting er rigtige.

    Den ene? Eller den anden?
  questions:
    - Hvad gør du?
    - Hvem ser det?
    - Hvad tør du?
  show: En seddel.
"""
GROUP = """\
group_guide:
  purpose: Du holder tiden.
  before: [Find et rum.]
  hour:
    - {title: Velkommen, minutes: "20", text: Sig hvorfor.}
    - {title: To og to, minutes: "40", text: Lyt ikke.}
  after: [Send datoen.]
"""


@pytest.fixture(autouse=True)
def english() -> None:
    """Messages as they stand in the code; the tests' own conftest puts the language back."""
    locale.use("en")


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    """One with a guide in each of its two lessons, and one for a group."""
    copied = CopiedCourse(tmp_path)
    for name in (START, HVERDAG):
        add(copied, name, GUIDE)
    copied.replace("course.yaml", "order:", f"{GROUP}order:")
    return copied


def add(course: CopiedCourse, name: str, text: str) -> None:
    """Adds something at the end of a file."""
    path = course.folder / name
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")


def line_of(course: CopiedCourse, name: str, text: str) -> int:
    """The first line of a file in which something stands."""
    lines = (course.folder / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_they_come_with_the_course_and_are_kept_with_it(course: CopiedCourse, tmp_path: Path) -> None:
    assert course.problems() == []
    read, _none = check(course.folder)
    assert read is not None
    assert read.has_guides
    assert [lesson.guide.show for lesson in read.lessons if lesson.guide] == ["En seddel.", "En seddel."]
    assert read.group_guide is not None
    assert [item.title for item in read.group_guide.hour] == ["Velkommen", "To og to"]
    (tmp_path / "kept").write_bytes(packed("stamp", read))
    assert unpacked(tmp_path / "kept", "stamp") == read


def test_a_course_may_come_without_any(tmp_path: Path) -> None:
    bare = CopiedCourse(tmp_path)
    assert not load(bare.folder).has_guides
    bare.replace("course.yaml", "order:", f"{GROUP}order:")
    line = line_of(bare, "course.yaml", "purpose:")
    assert bare.problems() == [f"course.yaml:{line}:3: group_guide: no lesson has a guide for this"]


def test_a_lesson_without_one_is_told_where_another_has_one(tmp_path: Path) -> None:
    one = CopiedCourse(tmp_path)
    add(one, HVERDAG, GUIDE)
    assert one.problems() == [f"{START}:1:1: missing 'guide', which the other lessons have"]


def test_one_that_is_misspelt_is_told_as_that_and_not_as_missing_too(course: CopiedCourse) -> None:
    course.replace(HVERDAG, "guide:", "giude:")
    [said] = course.problems()
    assert said.endswith("unknown key 'giude'; did you mean 'guide'?")


FAULTS = {
    "a key that is missing": (START, "  show: En seddel.\n", "", "purpose: I skal", "3: guide: missing 'show'"),
    "two questions": (START, "    - Hvem ser det?\n", "", "- Hvad gør du?", "5: guide.questions: a guide has 3 questions, not 2"),
    "a question twice": (
        START,
        "Hvem ser det?",
        "hvad  gør du?",
        "hvad  gør du?",
        "7: guide.questions[1]: two questions say the same",
    ),
    "no list": (
        START,
        "    - Hvad gør du?\n    - Hvem ser det?\n    - Hvad tør du?\n",
        "    Hvad?\n",
        "    Hvad?",
        "5: guide.questions: a list is needed here",
    ),
    "an empty dilemma": (
        START,
        "  dilemma: |\n    To ting er rigtige.\n\n    Den ene? Eller den anden?\n",
        '  dilemma: ""\n',
        "dilemma:",
        "12: guide.dilemma: the text is empty",
    ),
    "a term nobody explains": (
        START,
        "Hvem ser det?",
        "Hvem ser [det](ordbog:vagt)?",
        "ordbog:vagt",
        "20: guide.questions[1]: the glossary has no term 'vagt'",
    ),
    "minutes in words": (
        "course.yaml",
        '"20"',
        "tyve",
        "tyve",
        "35: group_guide.hour[0].minutes: minutes are a number from 1 to 99",
    ),
    "minutes without quotes": (
        "course.yaml",
        '"20"',
        "20",
        "Velkommen",
        "35: group_guide.hour[0].minutes: '20' without quotes is read as a number; put it in quotes",
    ),
    "an hour that is none": (
        "course.yaml",
        '"40"',
        '"30"',
        "- {title: Velkommen",
        "5: group_guide.hour: the parts of the hour take 50 minutes, not 60",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place_and_nothing_else(course: CopiedCourse, name: str) -> None:
    file, old, new, at, said = FAULTS[name]
    course.replace(file, old, new)
    assert course.problems() == [f"{file}:{line_of(course, file, at)}:{said}"]


def test_each_lesson_of_the_course_has_a_dilemma_that_asks_twice() -> None:
    ours = load(builtin("da"))
    for lesson in ours.lessons:
        assert lesson.guide is not None
        told, asked = lesson.guide.dilemma.strip().split("\n\n")
        assert told.endswith((".", "«"))
        assert asked.count("?") == 2, "each way out is asked about, and neither is the answer"
        assert all(question.endswith("?") for question in lesson.guide.questions)
    assert ours.group_guide is not None
