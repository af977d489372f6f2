"""`load`: the course as it stands in its files, from the files or from the cache, and never an old one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from course.content import BrokenCourse, builtin, cache, load
from course.content.model import Case, Multiple, Quiz, Read, Reflect, Single, Sort, Summary, options
from tests.content.copied_course import FIXTURE, CopiedCourse


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    return CopiedCourse(tmp_path)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a cache, not made yet."""
    return tmp_path / "hjem" / "cache"


def test_lessons_come_in_the_order_of_the_course(course: CopiedCourse) -> None:
    course.replace("course.yaml", "[start, hverdag]", "[hverdag, start]")
    assert [lesson.id for lesson in load(course.folder).lessons] == ["hverdag", "start"]


def test_what_stands_in_the_files_stands_in_the_course() -> None:
    loaded = load(FIXTURE)
    start, hverdag = loaded.lessons
    assert loaded.title == "Et lille kursus"
    assert loaded.source.credits == ("Åse Ærø har stillet et af spørgsmålene.",)
    assert [type(step) for step in start.steps] == [Read, Reflect, Quiz, Summary]
    assert [type(step) for step in hverdag.steps] == [Read, Sort, Reflect, Quiz, Summary]
    assert [type(question) for question in start.questions()] == [Single, Multiple, Case]
    case = list(start.questions())[2]
    assert isinstance(case, Case)
    assert [(option.text, option.correct) for option in options(case)] == [("skal", False), ("kan", False), ("begge", True)]
    term = loaded.term("pilot")
    assert term is not None
    assert term.also == ("pilotprojekt", "afprøvning")
    assert loaded.lesson("intet") is None


def test_the_lessons_that_come_with_the_program() -> None:
    assert (builtin("da") / "course.yaml").is_file()
    assert builtin("en") in {builtin("da"), builtin("da").parent / "en"}
    assert builtin("tlh") == builtin("da")


def test_the_cache_gives_the_same_course(course: CopiedCourse, kept: Path) -> None:
    assert load(course.folder, kept) == load(course.folder)
    assert load(course.folder, kept) == load(course.folder)


def test_with_a_cache_nothing_but_the_cache_is_read(course: CopiedCourse, kept: Path) -> None:
    load(course.folder, kept)
    code = f"""
import sys
from pathlib import Path
from course.content import load
load(Path({str(course.folder)!r}), Path({str(kept)!r}))
print(sorted(sys.modules.keys() & {{"yaml", "tempfile", "difflib", "textual", "rich"}}))
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_change_is_seen(course: CopiedCourse, kept: Path) -> None:
    load(course.folder, kept)
    course.replace("course.yaml", "Et lille kursus", "Et andet kursus")
    assert load(course.folder, kept).title == "Et andet kursus"
    course.replace("course.yaml", "Et andet kursus", "")
    with pytest.raises(BrokenCourse):
        load(course.folder, kept)


def test_a_change_of_time_alone_is_seen(course: CopiedCourse) -> None:
    before = cache.stamp(course.folder)
    os.utime(course.folder / "course.yaml", ns=(0, 1_700_000_000_123_456_789))
    assert cache.stamp(course.folder) != before


def test_a_new_file_is_seen(course: CopiedCourse, kept: Path) -> None:
    load(course.folder, kept)
    course.write("03-mere.yaml", "")
    with pytest.raises(BrokenCourse):
        load(course.folder, kept)


def test_another_folder_gets_its_own_course(course: CopiedCourse, kept: Path, tmp_path: Path) -> None:
    load(course.folder, kept)
    other = CopiedCourse(tmp_path / "andet")
    other.replace("course.yaml", "Et lille kursus", "Et andet kursus")
    same = (course.folder / "course.yaml").stat()
    os.utime(other.folder / "course.yaml", ns=(same.st_atime_ns, same.st_mtime_ns))
    assert load(other.folder, kept).title == "Et andet kursus"
    assert load(course.folder, kept).title == "Et lille kursus"


def test_another_version_of_the_program_reads_anew(course: CopiedCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.stamp(course.folder)
    monkeypatch.setattr(cache, "__version__", "999")
    assert cache.stamp(course.folder) != before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_the_cache_is_for_its_owner_only(course: CopiedCourse, kept: Path) -> None:
    load(course.folder, kept)
    (file,) = kept.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_any_fault_in_the_cache_is_mended(course: CopiedCourse, kept: Path) -> None:
    whole = load(course.folder, kept)
    (file,) = kept.iterdir()
    good = file.read_bytes()
    flipped = good.replace(b"lille", b"store", 1)
    assert flipped != good
    for bad in (b"", b"\0", good[:-1], good + b"\0", flipped, os.urandom(500), msgspec.msgpack.encode([1, 2])):
        file.write_bytes(bad)
        assert load(course.folder, kept) == whole
        assert file.read_bytes() == good


def test_a_cache_that_cannot_be_used_is_no_error(course: CopiedCourse, kept: Path) -> None:
    kept.parent.mkdir()
    kept.write_text("en fil", "utf-8")
    assert load(course.folder, kept).title == "Et lille kursus"
    assert kept.read_text("utf-8") == "en fil"


def test_a_cache_blocked_by_a_folder_leaves_nothing_behind(course: CopiedCourse, kept: Path) -> None:
    (kept / "course.msgpack" / "optaget").mkdir(parents=True)
    assert load(course.folder, kept).title == "Et lille kursus"
    assert [path.name for path in kept.iterdir()] == ["course.msgpack"]


def test_a_broken_course_is_not_kept(course: CopiedCourse, kept: Path) -> None:
    course.write("01-start.yaml", "")
    with pytest.raises(BrokenCourse):
        load(course.folder, kept)
    assert not kept.exists()
