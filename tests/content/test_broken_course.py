"""What `check` says about a broken course: each fault at its line, all of them at once, and nothing that isn't one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from course import locale
from course.content import BrokenCourse, Problem, check, load
from tests.content.copied_course import FIXTURE, CopiedCourse

START, HVERDAG, COURSE, GLOSSARY = "01-start.yaml", "02-hverdag.yaml", "course.yaml", "glossary.yaml"
PRACTICE = FIXTURE.parent / "practice"
BOM = "\ufeff".encode()


@pytest.fixture(autouse=True)
def english() -> None:
    """Messages as they stand in the code; the tests' own conftest puts the language back."""
    locale.use("en")


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    return CopiedCourse(tmp_path)


def test_the_fixture_course_is_whole(course: CopiedCourse) -> None:
    assert course.problems() == []


class Fault(NamedTuple):
    """A block of faults.txt."""

    file: str
    old: str
    new: str
    said: list[str]


def faults() -> dict[str, Fault]:
    """The blocks of faults.txt by name."""
    found = {}
    for block in (Path(__file__).parent / "faults.txt").read_text("utf-8").split("\n\n"):
        name, *lines = block.strip().splitlines()
        parts = {mark: [line[2:] for line in lines if line[0] == mark] for mark in "@-+="}
        if lines:
            old, new = ("".join(f"{line}\n" for line in parts[mark]) for mark in "-+")
            found[name.removeprefix("# ")] = Fault(parts["@"][0], old, new, parts["="])
    return found


FAULTS = faults()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place_and_nothing_else(course: CopiedCourse, name: str) -> None:
    fault = FAULTS[name]
    course.replace(fault.file, fault.old, fault.new)
    assert course.problems() == fault.said


UNSEEN = {
    "a tab": ("    title: To slags", "\ttitle: To slags", "01-start.yaml:10:1: a tab; use spaces"),
    "a tab in a text": ("Mandag morgen", "Mandag\tmorgen", "01-start.yaml:13:13: a tab; use spaces"),
    "NUL": ("Mandag morgen", "Mandag\0", "01-start.yaml:13:13: the control character U+0000 may not stand here"),
    "escape": ("Mandag morgen", "Mandag\x1b[2J", "01-start.yaml:13:13: the control character U+001B may not stand here"),
    "another direction": (
        "Mandag morgen",
        "Mandag\u202e",
        "01-start.yaml:13:13: the control character U+202E may not stand here",
    ),
    "half a character": ("Mandag morgen", "Mandag\ufffe", "01-start.yaml:13:13: the control character U+FFFE may not stand here"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_character_one_cannot_see_is_told(course: CopiedCourse, name: str) -> None:
    old, new, said = UNSEEN[name]
    course.replace(START, old, new)
    assert course.problems() == [said]


WHOLE_FILE: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "01-start.yaml:1:1: the file is empty"),
    "a byte order mark alone": (BOM, "01-start.yaml:1:1: the file is empty"),
    "comments": ("# intet\n", "01-start.yaml:1:1: the file is empty"),
    "only ---": ("---\n", "01-start.yaml:2:1: a mapping (key: value) is needed here"),
    "a word": ("hej\n", "01-start.yaml:1:1: a mapping (key: value) is needed here"),
    "a list": ("- hej\n", "01-start.yaml:1:1: a mapping (key: value) is needed here"),
    "nothing": ("~\n", "01-start.yaml:1:1: a mapping (key: value) is needed here"),
    "latin-1": ("id: start\ntitle: Grød\n".encode("latin-1"), "01-start.yaml:2:10: the file is not UTF-8"),
    "latin-1 after æ": (BOM + "id: æ".encode() + b"\xff", "01-start.yaml:1:6: the file is not UTF-8"),
    "utf-16": ("id: start\n".encode("utf-16"), "01-start.yaml:1:1: the file is not UTF-8"),
    "over 1 MiB": (b"#" * ((1 << 20) + 1), "01-start.yaml:1:1: the file is larger than 1 MiB"),
    "3,000 brackets": ("[" * 3000, "01-start.yaml:1:21: nested more than 20 levels deep"),
    "3,000 braces": ("{a: " * 3000, "01-start.yaml:1:81: nested more than 20 levels deep"),
    "3,000 dashes": ("- " * 3000, "01-start.yaml:1:41: nested more than 20 levels deep"),
    "cut off": ("id: [", "01-start.yaml:1:6: not valid YAML: did not find expected node content"),
    "another YAML": ("%YAML 3.0\n---\nid: start\n", "01-start.yaml:1:1: not valid YAML: found incompatible YAML document"),
    "an unknown alias": ("*navn", "01-start.yaml:1:1: a reference (*navn) is not allowed; write the text out"),
}


@pytest.mark.parametrize("name", WHOLE_FILE)
def test_a_file_that_is_no_lesson_is_told_once(course: CopiedCourse, name: str) -> None:
    content, expected = WHOLE_FILE[name]
    course.write(START, content)
    # From 6.0.4 on PyYAML gives up by itself at 1,000 levels, and says so where it does.
    assert [each.replace(":1:1001:", ":1:21:") for each in course.problems()] == [expected]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("exceeded maximum nesting depth", "indlejret i mere end 20 lag"),
        ("found incompatible YAML document (version 1.* is required)", "en anden udgave af YAML"),
        ("something that no version says yet", "herfra kan den ikke læses"),
        (None, "herfra kan den ikke læses"),
    ],
)
def test_what_another_version_of_the_library_says_is_told_in_danish(
    course: CopiedCourse, monkeypatch: pytest.MonkeyPatch, fault: str | None, told: str
) -> None:
    def parse(*_arguments: object, **_named: object) -> None:
        raise yaml.MarkedYAMLError(problem=fault) if fault else ValueError("Python int too large")

    locale.use("da")
    monkeypatch.setattr(yaml, "parse", parse)
    problems = course.problems()
    assert problems
    assert all(told in problem for problem in problems)
    assert not any(fault and fault in problem for problem in problems)


UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "no YAML": lambda raw: raw + b'\nx: "open\n',
    "no UTF-8": lambda raw: raw + b"\xff",
    "empty": lambda raw: b"",
    "deep": lambda raw: raw + b"\nx: " + b"[" * 30,
    "a list": lambda raw: b"- a\n",
    "two in one": lambda raw: raw + b"\n---\na: 1\n",
    "a tab": lambda raw: raw.replace(b"\n  ", b"\n\t", 1),
    "no id": lambda raw: raw.replace(b"id: ", b"idd: ", 1),
    "no steps": lambda raw: raw.replace(b"\nsteps:", b"\nstep:", 1),
    "another kind of step": lambda raw: raw.replace(b"kind: reflect", b"kind: reflekt", 1),
    "no terms": lambda raw: raw.replace(b"terms:", b"termer:", 1),
    "no order": lambda raw: raw.replace(b"\norder:", b"\nordre:", 1),
    "no points": lambda raw: raw.replace(b" points:", b" pointer:", 1),
}
EVERY = sorted(file.name for file in PRACTICE.glob("*.yaml"))


@pytest.mark.parametrize("name", EVERY)
def test_of_a_file_that_cannot_be_read_only_the_cause_is_told(tmp_path: Path, name: str) -> None:
    """Other files lead to what is in it: what a lesson builds on, what shares a point, what explains a word."""
    for number, (what, unreadable) in enumerate(UNREADABLE.items()):
        course = CopiedCourse(tmp_path / str(number), PRACTICE)
        raw = (course.folder / name).read_bytes()
        course.write(name, unreadable(raw))
        problems = course.problems()
        assert all(problem.startswith(f"{name}:") for problem in problems), (what, problems)
        assert len(problems) == (unreadable(raw) != raw), (what, problems)


@pytest.mark.parametrize("name", [name for name in EVERY if name != "tools.yaml"])
def test_a_file_that_is_named_wrong_or_missing_is_told_once(tmp_path: Path, name: str) -> None:
    course = CopiedCourse(tmp_path, PRACTICE)
    misnamed = (course.folder / name).rename(course.folder / f"{Path(name).stem}.YML")
    assert course.problems() == [f"{misnamed.name}:1:1: the name of a course's file ends in '.yaml'"]
    misnamed.unlink()
    assert len(course.problems()) == 1


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(course: CopiedCourse) -> None:
    text = (course.folder / START).read_bytes()
    course.write(START, BOM + text.replace(b"\n", b"\r\n"))
    assert course.problems() == []
    course.replace(START, "ordbog:pilot", "ordbog:pilott")
    assert course.problems() == ["01-start.yaml:16:56: steps[0].body: the glossary has no term 'pilott'"]


def test_all_faults_of_all_files_are_told(course: CopiedCourse) -> None:
    course.replace(START, "title: Det første skridt", "titel: Det første skridt")
    course.replace(START, ", why: En lov læser kun få.", "")
    course.replace(START, "ordbog:pilot", "ordbog:pilott")
    course.replace(START, "[start.hvorfor]", "[start.hvordan]")
    course.replace(HVERDAG, "title: Ind i", "title: Ind: i")
    course.replace(GLOSSARY, "term: pilot", "term: 7")
    assert course.problems() == [
        "01-start.yaml:2:1: unknown key 'titel'; did you mean 'title'?",
        "01-start.yaml:16:56: steps[0].body: the glossary has no term 'pilott'",
        "01-start.yaml:23:14: steps[1].covers[0]: the outline has no point 'start.hvordan'",
        "01-start.yaml:40:13: steps[2].questions[0].options[2]: missing 'why'",
        "02-hverdag.yaml:2:11: not valid YAML: mapping values are not allowed in this context",
        "glossary.yaml:3:11: terms[0].term: '7' without quotes is read as a number; put it in quotes",
    ]


def test_an_alias_bomb_is_refused_in_a_moment(course: CopiedCourse) -> None:
    levels = [f"k{number}: &k{number} [{', '.join([f'*k{number - 1}'] * 9)}]" for number in range(1, 30)]
    course.write(START, "\n".join(["k0: &k0 [hej]", *levels]))
    problems = course.problems()
    assert "01-start.yaml:2:10: k1[0]: a reference (*k0) is not allowed; write the text out" in problems
    assert len(problems) < 400


def test_an_author_without_an_outline_may_cover_what_they_like(course: CopiedCourse) -> None:
    text = (course.folder / COURSE).read_text("utf-8")
    course.write(COURSE, text[: text.index("outline:")])
    assert course.problems() == []


@pytest.mark.parametrize("name", [COURSE, GLOSSARY])
def test_a_missing_file_is_told_without_what_follows_from_it(course: CopiedCourse, name: str) -> None:
    (course.folder / name).unlink()
    assert course.problems() == [f"{name}:1:1: the file is missing"]


def test_a_missing_lesson_is_missing_in_the_order(course: CopiedCourse) -> None:
    (course.folder / HVERDAG).unlink()
    assert "course.yaml:8:16: order[1]: no file has a lesson with the id 'hverdag'" in course.problems()


def test_a_file_named_wrong_is_not_passed_over(course: CopiedCourse) -> None:
    (course.folder / HVERDAG).rename(course.folder / "02-hverdag.yml")
    assert course.problems() == ["02-hverdag.yml:1:1: the name of a course's file ends in '.yaml'"]


def test_what_editors_leave_behind_is_passed_over(course: CopiedCourse) -> None:
    for name in (".01-start.yaml.swp", ".#01-start.yaml", "._01-start.yaml", "01-start.yaml~", "README.md"):
        course.write(name, "\0")
    assert course.problems() == []


def test_a_folder_in_place_of_a_file(course: CopiedCourse) -> None:
    (course.folder / HVERDAG).unlink()
    (course.folder / HVERDAG).mkdir()
    assert course.problems() == ["02-hverdag.yaml:1:1: this is a folder; a file is needed here"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(course: CopiedCourse) -> None:
    (course.folder / HVERDAG).unlink()
    os.mkfifo(course.folder / HVERDAG)
    assert course.problems() == ["02-hverdag.yaml:1:1: this is not an ordinary file"]


def test_a_link_that_leads_to_itself(course: CopiedCourse) -> None:
    (course.folder / HVERDAG).unlink()
    (course.folder / HVERDAG).symlink_to(HVERDAG)
    assert len(course.problems()) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root (and Windows) may read everything")
def test_a_file_that_is_not_ours_to_read(course: CopiedCourse) -> None:
    (course.folder / HVERDAG).chmod(0)
    assert course.problems() == ["02-hverdag.yaml:1:1: the file can't be read: Permission denied"]


def test_a_folder_that_is_none(course: CopiedCourse) -> None:
    missing = course.folder / "intet"
    assert list(map(str, check(missing)[1])) == [f"{missing}:1:1: the folder is missing"]
    file = course.folder / START
    assert list(map(str, check(file)[1])) == [f"{file}:1:1: this is a file; a folder is needed here"]
    assert len(check(Path("a\0b"))[1]) == 1


def test_files_are_shown_as_their_folder_was_given(course: CopiedCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    course.write(START, "")
    monkeypatch.chdir(course.folder.parent)
    assert list(map(str, check(Path("kursus"))[1])) == ["kursus/01-start.yaml:1:1: the file is empty"]


def test_load_raises_all_problems_at_once(course: CopiedCourse) -> None:
    course.write(START, "")
    course.write(GLOSSARY, "")
    with pytest.raises(BrokenCourse) as caught:
        load(course.folder)
    assert [problem.line for problem in caught.value.problems] == [1, 1]
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))


def test_a_problem_never_upsets_a_terminal() -> None:
    told = str(Problem("mappe/\x1b[2J\udcff.yaml", 1, 2, "", "x"))
    assert told == r"mappe/\x1b[2J\udcff.yaml:1:2: x"


def test_somebody_s_text_in_a_message_is_short_and_on_one_line(course: CopiedCourse) -> None:
    course.replace(START, "kind: read", '"a\\nb": x\n    kind: read')
    course.replace(HVERDAG, "answer: skal", f"answer: {'æ' * 5000}")
    first, second = course.problems()
    assert first == r"01-start.yaml:8:5: steps[0]: unknown key 'a\nb'"
    assert len(second) < 200


def test_messages_are_danish_on_a_danish_screen(course: CopiedCourse) -> None:
    course.write(START, "")
    locale.use("da")
    assert course.problems() == ["01-start.yaml:1:1: filen er tom"]
