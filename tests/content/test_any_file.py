"""Whatever a file holds, checking the folder gives a course or problems, in a moment, and never another exception."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.content import model, source_file
from tests.content.copied_course import FIXTURE, CopiedCourse
from tests.content.test_bank import WHOLE

GOOD = {
    **{
        name: (FIXTURE / name).read_text("utf-8") for name in ("01-start.yaml", "02-hverdag.yaml", "course.yaml", "glossary.yaml")
    },
    "bank.yaml": WHOLE,
}
NAMES = tuple(GOOD)
PLACE = re.compile(r"[^:]+:[1-9]\d*:[1-9]\d*: \S")
many = settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = (
    *"-?:[]{},\"'|>#&*!%~ \t\r\n\0\x1b\x85\ufeff\u2028æ",
    *("- ", "? ", ": ", "\n  ", "\n    - ", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.1\n", "&a ", "*a", "!!str ", "!x ", "<<: "),
    *('"\\UFFFFFFFF"', '"\\ud800"', "👩‍👩‍👧", "no", "012", "1:30", "2026-03-01", "[/]", "](ordbog:x)"),
    *("id: start", "kind: quiz", "steps:", "options:", "correct: yes"),
)


@pytest.fixture(scope="module", params=["libyaml", "pure"])
def course(request: pytest.FixtureRequest) -> Iterator[CopiedCourse]:
    """The fixture course, read with either of PyYAML's parsers."""
    before = source_file._LOADER
    source_file._LOADER = yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader
    with tempfile.TemporaryDirectory() as folder:
        copied = CopiedCourse(Path(folder))
        copied.write("bank.yaml", GOOD["bank.yaml"])
        yield copied
    source_file._LOADER = before


def checked(course: CopiedCourse, name: str, content: str | bytes) -> list[str]:
    """What is said about a course with this file, which is put right again afterwards."""
    course.write(name, content)
    try:
        problems = course.problems()
    finally:
        course.write(name, GOOD[name])
    assert all(PLACE.match(problem) and problem.isprintable() for problem in problems)
    return problems


@many
@given(name=st.sampled_from(NAMES), content=st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes(course: CopiedCourse, name: str, content: bytes) -> None:
    assert checked(course, name, content)


@many
@given(name=st.sampled_from(NAMES), pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_anything_that_looks_like_yaml(course: CopiedCourse, name: str, pieces: list[str]) -> None:
    assert checked(course, name, "".join(pieces))


@many
@given(name=st.sampled_from(NAMES), piece=st.sampled_from(PIECES), data=st.data())
def test_a_piece_anywhere_in_a_good_file(course: CopiedCourse, name: str, piece: str, data: st.DataObject) -> None:
    text = GOOD[name]
    place = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(place, min(len(text), place + 60)))
    checked(course, name, text[:place] + piece + text[end:])


def test_a_character_that_cannot_be(course: CopiedCourse) -> None:
    assert checked(course, "01-start.yaml", r'id: "\UFFFFFFFF"')


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20)
STRUCTS = (
    model.CourseFile,
    model.Section,
    model.Lesson,
    model.Quiz,
    model.Sort,
    model.Single,
    model.Option,
    model.GlossaryFile,
    model.BankFile,
)
FIELDS = sorted({"kind", *(name for struct in STRUCTS for name in struct.__struct_fields__)})
KEYS = st.sampled_from(FIELDS) | st.text(max_size=5)
WORDS = st.sampled_from(("start", "hverdag", "quiz", "single", "multiple", "sort", "summary", "begge", "pilot"))
TREES: st.SearchStrategy[Any] = st.recursive(
    SCALARS | WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6)
)


@many
@given(name=st.sampled_from(NAMES), tree=TREES)
def test_any_data_under_the_keys_of_a_course(course: CopiedCourse, name: str, tree: Any) -> None:
    assert checked(course, name, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


LARGE = 1 << 17
SHAPES = {
    "brackets": "[" * LARGE,
    "braces": "{a: " * (LARGE // 4),
    "dashes": "- " * (LARGE // 2),
    "question marks": "? " * (LARGE // 2),
    "tabs": "\t\n" * (LARGE // 2),
    "anchors": "".join(f"- &a{number} x\n" for number in range(LARGE // 12)),
    "aliases": "- &a x\n" + "- *a\n" * (LARGE // 6),
    "the same key": "title: T\n" * (LARGE // 9),
    "keys almost known": "".join(f"title{number}: T\n" for number in range(LARGE // 14)),
    "the same id": "steps:\n" + "- id: a\n" * (LARGE // 9),
    "bad links": "title: '" + "](x " * (LARGE // 4 - 4) + "'",
    "links behind escapes": 'title: "' + r"](\x61" * (LARGE // 7) + '"',
    "an open quote": '"' + "a " * (LARGE // 2 - 1),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_large_file_of_one_thing_ends(course: CopiedCourse, shape: str) -> None:
    assert checked(course, "01-start.yaml", SHAPES[shape])
