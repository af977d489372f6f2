"""The course that was checked when the program was built: used for the very lessons, code and version it was made of."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from course.content import BrokenCourse, builtin, check, folder, load
from course.content import built as built_course
from course.content.built import build, built, stamp
from tests.content.copied_course import CopiedCourse


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    return CopiedCourse(tmp_path)


@pytest.fixture
def into(course: CopiedCourse, tmp_path: Path) -> Path:
    """The folder that the course was built into."""
    whole, _problems = check(course.folder)
    assert whole is not None
    build(course.folder, whole, tmp_path / "built")
    return tmp_path / "built"


def test_it_is_the_course_of_its_files(course: CopiedCourse, into: Path) -> None:
    assert built(course.folder, into) == load(course.folder)


def test_times_dont_matter_as_an_installer_sets_others(course: CopiedCourse, into: Path) -> None:
    os.utime(course.folder / "course.yaml", ns=(0, 0))
    assert built(course.folder, into) is not None


def test_other_lessons_are_not_it(course: CopiedCourse, into: Path) -> None:
    same = course.folder / "course.yaml"
    before = same.stat()
    course.replace("course.yaml", "lille", "store")
    os.utime(same, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built(course.folder, into) is None
    course.replace("course.yaml", "store", "lille")
    assert built(course.folder, into) is not None
    course.write("03-mere.yaml", "")
    assert built(course.folder, into) is None


def test_another_version_is_not_it(course: CopiedCourse, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built_course, "__version__", "999")
    assert built(course.folder, into) is None


def test_other_code_is_told_from_this(course: CopiedCourse, tmp_path: Path) -> None:
    """Whoever changes a rule in a checkout sees it hold at the next start."""
    code = tmp_path / "code"
    shutil.copytree(Path(built_course.__file__).parent, code)
    assert stamp(course.folder, code) == stamp(course.folder)
    with (code / "rules.py").open("a", encoding="utf-8") as file:
        file.write("# stricter\n")
    assert stamp(course.folder, code) != stamp(course.folder)


def test_what_is_damaged_counts_as_nothing(course: CopiedCourse, into: Path) -> None:
    (file,) = into.iterdir()
    good = file.read_bytes()
    flipped = good.replace(b"lille", b"store", 1)
    assert flipped != good
    for bad in (b"", b"\0", good[:-1], good + b"\0", flipped, os.urandom(500)):
        file.write_bytes(bad)
        assert built(course.folder, into) is None
    file.unlink()
    assert built(course.folder, into) is None
    file.mkdir()
    assert built(course.folder, into) is None


def test_lessons_that_are_gone_are_no_error(course: CopiedCourse, into: Path) -> None:
    shutil.rmtree(course.folder)
    assert built(course.folder, into) is None


def test_only_the_lessons_that_come_with_the_program_are_asked_for(
    course: CopiedCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(folder, "built", asked.append)
    load(course.folder)
    copy = tmp_path / "da"
    shutil.copytree(builtin("da"), copy)
    load(copy)
    assert asked == []
    named = [builtin("da"), Path(os.path.relpath(builtin("da"))), copy.parent / "link"]
    named[-1].symlink_to(builtin("da"))
    for each in named:
        load(each)
    assert asked == named


@pytest.mark.parametrize("name", ["link", "x\0y", ""])
def test_what_is_no_folder_is_told_as_ever(name: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "link")
    with pytest.raises(BrokenCourse):
        load(tmp_path / name if name else Path())


def test_what_was_built_is_taken_without_a_cache(course: CopiedCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = load(course.folder)
    monkeypatch.setattr(folder, "built", lambda _folder: ready)
    assert load(builtin("da"), tmp_path / "cache") is ready
    assert not (tmp_path / "cache").exists()
