"""`bank.yaml`: a course may come without, and what is wrong with one is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from course import locale
from course.content import check, load
from course.content.bank import bank_of
from course.content.cache import packed, unpacked
from tests.content.copied_course import CopiedCourse

WHOLE = """\
questions:
  - id: bank-hvem
    kind: single
    point: hverdag.q-hvem
    prompt: Hvem mærker det først?
    hints: [Gå en vagt igennem.]
    options:
      - {id: a, text: Nattevagten., why: Hun skriver alt to gange., correct: true}
      - {id: b, text: Souschefen., why: Hun hører om det til sidst.}
  - id: bank-plan
    kind: order
    point: hverdag.oversaet
    prompt: Hvad kommer hvornår?
    items:
      - {id: c, text: Læs planen., why: Den kommer først.}
      - {id: d, text: Fortæl den., why: Så kan de spørge.}
      - {id: e, text: Aftal en dag., why: Ellers sker der ikke noget.}
"""


@pytest.fixture(autouse=True)
def english() -> None:
    """Messages as they stand in the code; the tests' own conftest puts the language back."""
    locale.use("en")


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    return CopiedCourse(tmp_path)


def test_a_course_may_come_without_one(course: CopiedCourse) -> None:
    assert bank_of(load(course.folder)) == ()


def test_its_questions_come_with_the_course_and_are_kept_with_it(course: CopiedCourse, tmp_path: Path) -> None:
    course.write("bank.yaml", WHOLE)
    assert course.problems() == []
    read, _none = check(course.folder)
    assert read is not None
    assert [question.id for question in bank_of(read)] == ["bank-hvem", "bank-plan"]
    assert sum(1 for lesson in read.lessons for _ in lesson.questions()) == 7, "no lesson asks them"
    (tmp_path / "kept").write_bytes(packed("stamp", read))
    assert unpacked(tmp_path / "kept", "stamp") == read


FAULTS = {
    "no reason": (", why: Hun skriver alt to gange.", "", "8:9: questions[0].options[0]: missing 'why'"),
    "no point": ("    point: hverdag.q-hvem\n", "", "2:5: questions[0]: missing 'point'"),
    "a point that is none": (
        "hverdag.q-hvem",
        "hverdag.hvem",
        "4:12: questions[0].point: the outline has no point 'hverdag.hvem'",
    ),
    "a name that no lesson has": (
        "hverdag.q-hvem",
        "navnet",
        "4:12: questions[0].point: no question of a lesson has the point 'navnet'",
    ),
    "an odd point": ("hverdag.q-hvem", "Hverdag hvem", "4:12: questions[0].point: "),
    "a point that is covered by name only": (
        "    prompt: Hvem mærker",
        "    covers: [start.vaek]\n    prompt: Hvem mærker",
        "5:14: questions[0].covers[0]: the outline has no point 'start.vaek'",
    ),
    "an id used twice": ("bank-plan", "bank-hvem", "10:9: questions[1].id: the id 'bank-hvem' is used already in "),
    "an id of a lesson": ("bank-plan", "start-q01", "10:9: questions[1].id: the id 'start-q01' is used already in "),
    "two that are right": ("Hun hører om det til sidst.", "Sidst., correct: true", "2:5: questions[0]: no option is wrong"),
    "none that is right": (", correct: true", "", "2:5: questions[0]: no option is right"),
    "a short order": (
        "      - {id: e, text: Aftal en dag., why: Ellers sker der ikke noget.}\n",
        "",
        "15:7: questions[1].items: an order needs at least three items",
    ),
    "an unknown kind": ("kind: order", "kind: orden", "11:11: questions[1].kind: "),
    "a key nobody knows": ("    hints: [Gå", "    hint: [Gå", "6:5: questions[0]: unknown key 'hint'; did you mean 'hints'?"),
    "a term nobody explains": (
        "prompt: Hvem mærker",
        "prompt: Hvem på [vagt](ordbog:vagt) mærker",
        "5:26: questions[0].prompt: the glossary has no term 'vagt'",
    ),
    "no YAML": ("    kind: single\n", "   kind: [single\n", ""),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place_and_nothing_else(course: CopiedCourse, name: str) -> None:
    old, new, said = FAULTS[name]
    assert old in WHOLE
    course.write("bank.yaml", WHOLE.replace(old, new, 1))
    problems = course.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"bank.yaml:{said}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "bank.yaml:1:1: the file is not UTF-8"),
        ("", "bank.yaml:1:1: the file is empty"),
        ("questions: []\n", "bank.yaml:1:12: questions: the bank has no questions"),
        ("- en liste\n", "bank.yaml:1:1: "),
    ],
)
def test_a_file_that_is_no_bank_is_told_once(course: CopiedCourse, content: str | bytes, said: str) -> None:
    course.write("bank.yaml", content)
    problems = course.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(said)


def test_a_folder_or_another_name_is_told(course: CopiedCourse) -> None:
    course.write("bank.yml", WHOLE)
    assert any(problem.startswith("bank.yml:1:1:") for problem in course.problems())
    (course.folder / "bank.yml").unlink()
    (course.folder / "bank.yaml").mkdir()
    assert course.problems() == ["bank.yaml:1:1: this is a folder; a file is needed here"]


def test_without_an_outline_a_point_is_what_a_step_covers(course: CopiedCourse) -> None:
    text = (course.folder / "course.yaml").read_text("utf-8")
    course.write("course.yaml", text[: text.index("outline:")])
    course.write("bank.yaml", WHOLE)
    assert course.problems() == []
    course.write("bank.yaml", WHOLE.replace("hverdag.q-hvem", "hverdag.andet"))
    assert course.problems() == ["bank.yaml:4:12: questions[0].point: no step covers 'hverdag.andet'"]


def test_a_name_may_be_shared_with_the_bank_alone(course: CopiedCourse) -> None:
    course.replace("01-start.yaml", "        kind: multiple\n", "        kind: multiple\n        point: hjaelp\n")
    assert len(course.problems()) == 1
    course.write("bank.yaml", WHOLE.replace("hverdag.q-hvem", "hjaelp"))
    assert course.problems() == []
