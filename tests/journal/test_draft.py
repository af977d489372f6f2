"""What is being written: as safe as a version, shown as one, and a version only when it has stood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from course.journal import Journal
from course.journal.backup import backup, restore
from course.journal.draft import LONG, STOOD, DraftFile
from course.journal.errors import SaveFailed
from course.journal.home import DRAFT, LOG
from course.journal.kinds import REFLECTIONS
from course.journal.line import NO_DOCUMENT, decode, encode
from course.journal.records import Records
from tests.conftest import NOW


class Clock:
    """A clock that is put on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(home: Path, clock: Clock) -> Iterator[Journal]:
    with Journal(home, clock=clock) as opened:
        yield opened


@pytest.fixture
def begun(journal: Journal) -> str:
    """A reflection of one word."""
    return Records(journal).save_reflection("skal", "mit-skal", "Vi", None)


def write(journal: Journal, entry: str, text: str) -> None:
    Records(journal).save_reflection("skal", "mit-skal", text, entry)


def type_on(journal: Journal, clock: Clock, entry: str, words: int, seconds: float = 0.5, first: int = 0) -> None:
    for number in range(first, first + words):
        clock.go_on(seconds)
        write(journal, entry, f"Vi har {number}")


def texts(journal: Journal, entry: str) -> list[str]:
    return [version.document["text"] for version in journal.history(REFLECTIONS, entry) if version.document]


def shown(journal: Journal) -> str:
    (reflection,) = Records(journal).reflections()
    return reflection.text


def lines(home: Path) -> int:
    return (home / LOG).read_bytes().count(b"\n")


def test_what_is_typed_takes_the_place_of_what_was_typed_before(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    type_on(journal, clock, begun, 50)
    assert (shown(journal), texts(journal, begun)) == ("Vi har 49", ["Vi", "Vi har 49"])
    assert lines(home) == 1


def test_it_is_there_after_a_kill(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    type_on(journal, clock, begun, 3)
    after = Journal(home, clock=clock)  # the first one never gets to close
    assert shown(after) == "Vi har 2"
    assert texts(after, begun) == ["Vi", "Vi har 2"]
    write(after, begun, "Vi har igen")
    assert texts(after, begun) == ["Vi", "Vi har 2", "Vi har igen"]
    assert after.conflicts() == []


def test_what_has_stood_is_kept(journal: Journal, clock: Clock, begun: str) -> None:
    type_on(journal, clock, begun, 10)
    clock.go_on(STOOD)
    type_on(journal, clock, begun, 10, first=20)
    assert texts(journal, begun) == ["Vi", "Vi har 9", "Vi har 29"]


def test_who_writes_on_and_on_gets_a_version_now_and_then(journal: Journal, clock: Clock, begun: str) -> None:
    type_on(journal, clock, begun, 2 * LONG * 3)
    assert 4 <= len(texts(journal, begun)) <= 5


def test_closing_makes_a_version(clock: Clock, home: Path) -> None:
    with Journal(home, clock=clock) as journal:
        entry = Records(journal).save_reflection("skal", "mit-skal", "Vi", None)
        type_on(journal, clock, entry, 3)
    assert lines(home) == 2
    assert (home / DRAFT).read_bytes() == b""


def test_another_save_makes_a_version_first(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    type_on(journal, clock, begun, 3)
    Records(journal).save_setting("theme", "dark")
    assert lines(home) == 3
    type_on(journal, clock, begun, 3, first=7)
    assert texts(journal, begun) == ["Vi", "Vi har 2", "Vi har 9"]


SENTENCE = "Vi ved ikke, hvad der bliver af den gamle løsning, når den nye kommer."


@pytest.mark.parametrize("step", [200, 3])
def test_what_is_taken_out_at_once_or_letter_by_letter_is_kept(journal: Journal, clock: Clock, begun: str, step: int) -> None:
    left = SENTENCE
    while left:
        clock.go_on(0.3)
        write(journal, begun, left)
        left = left[:-step]
    write(journal, begun, "Nyt")
    assert SENTENCE in texts(journal, begun)
    assert journal.conflicts() == []
    assert len(texts(journal, begun)) <= 3 + len(SENTENCE) // 20


@pytest.mark.parametrize("seconds", [-3600.0, -1.0, 10**9])
def test_a_clock_that_leaps_loses_nothing(journal: Journal, clock: Clock, begun: str, seconds: float) -> None:
    type_on(journal, clock, begun, 3)
    clock.go_on(seconds)
    type_on(journal, clock, begun, 3, first=5)
    assert texts(journal, begun) == ["Vi", "Vi har 2", "Vi har 7"]


def test_two_windows_see_each_other_and_build_on_each_other(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    with Journal(home, clock=clock) as other:
        type_on(journal, clock, begun, 3)
        assert shown(other) == "Vi har 2"
        write(other, begun, "Vi har begge")
        assert shown(journal) == "Vi har begge"
        type_on(journal, clock, begun, 2, first=7)
        assert texts(other, begun) == ["Vi", "Vi har 2", "Vi har begge", "Vi har 8"]
        assert journal.conflicts() == []


def test_a_window_that_deletes_deletes_what_is_being_written(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    type_on(journal, clock, begun, 3)
    with Journal(home, clock=clock) as other:
        Records(other).remove(REFLECTIONS, begun)
    assert Records(journal).reflections() == []
    assert texts(journal, begun) == ["Vi", "Vi har 2"]
    write(journal, begun, "Vi har dog")  # as the field that is still open does
    assert shown(journal) == "Vi har dog"


def test_what_is_forgotten_is_in_no_file(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    type_on(journal, clock, begun, 3)
    assert journal.forget(REFLECTIONS, begun) == []
    assert all(b"Vi har" not in file.read_bytes() for file in home.rglob("*") if file.is_file())
    with pytest.raises(SaveFailed):
        write(journal, begun, "Vi har igen")


def test_a_draft_that_a_power_cut_brings_back_counts_for_nothing(clock: Clock, home: Path) -> None:
    with Journal(home, clock=clock) as journal:
        entry = Records(journal).save_reflection("skal", "mit-skal", "Vi", None)
        type_on(journal, clock, entry, 3)
        draft = (home / DRAFT).read_bytes()
        write(journal, entry, "Vi har mere")
    (home / DRAFT).write_bytes(draft)
    with Journal(home, clock=clock) as journal:
        assert shown(journal) == "Vi har mere"
        assert journal.conflicts() == []
        Records(journal).remove(REFLECTIONS, entry)
    (home / DRAFT).write_bytes(draft)
    with Journal(home, clock=clock) as journal:
        assert Records(journal).reflections() == []
        journal.forget(REFLECTIONS, entry)
    (home / DRAFT).write_bytes(draft)
    with Journal(home, clock=clock) as journal:
        assert Records(journal).reflections() == []
        Records(journal).save_setting("theme", "dark")
    assert b"Vi har" not in (home / DRAFT).read_bytes()


def test_torn_at_every_byte_the_save_before_is_there(clock: Clock, home: Path) -> None:
    journal = Journal(home, clock=clock)
    entry = Records(journal).save_reflection("skal", "mit-skal", "Vi", None)
    type_on(journal, clock, entry, 2)
    draft = (home / DRAFT).read_bytes()
    first = draft.index(b"\n") + 1
    for cut in range(len(draft)):
        (home / DRAFT).write_bytes(draft[:cut])
        wanted = "Vi" if cut < first else "Vi har 0"
        after = Journal(home, clock=clock)
        assert shown(after) == wanted, cut


@pytest.mark.parametrize("spoilt", [b"\0" * 4096, b"\xff\xfe" * 50, b"{}\n" * 3, b'{"v":1}\n', b"\n" * 9])
def test_a_spoilt_draft_stops_nothing(journal: Journal, clock: Clock, home: Path, begun: str, spoilt: bytes) -> None:
    (home / DRAFT).write_bytes(spoilt)
    assert shown(journal) == "Vi"
    type_on(journal, clock, begun, 3)
    assert shown(Journal(home, clock=clock)) == "Vi har 2"


@pytest.mark.parametrize("op", ["delete", "forget"])
def test_a_sealed_line_that_is_no_text_is_no_draft(journal: Journal, clock: Clock, home: Path, begun: str, op: str) -> None:
    type_on(journal, clock, begun, 1)
    change = decode((home / DRAFT).read_bytes().rstrip(b"\n"))
    assert change
    change.op, change.doc = op, NO_DOCUMENT  # type: ignore[assignment]
    (home / DRAFT).write_bytes(encode(change))
    assert shown(Journal(home, clock=clock)) == "Vi"


def test_a_draft_that_cannot_be_emptied_is_told_by_forget(
    journal: Journal, clock: Clock, home: Path, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_on(journal, clock, begun, 1)

    def refuse(_: DraftFile) -> None:
        raise PermissionError

    monkeypatch.setattr(DraftFile, "empty", refuse)
    assert home / DRAFT in journal.forget(REFLECTIONS, begun)


def test_something_else_in_its_place_stops_nothing(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    (home / DRAFT).mkdir()
    type_on(journal, clock, begun, 3)
    assert texts(journal, begun) == ["Vi", *(f"Vi har {number}" for number in range(3))]


def test_its_file_does_not_grow_without_end(journal: Journal, clock: Clock, home: Path, begun: str) -> None:
    for number in range(20):
        clock.go_on(1)
        write(journal, begun, f"{number}" * 1_000_000)
    assert (home / DRAFT).stat().st_size < 10_000_000
    assert shown(Journal(home, clock=clock)).startswith("191919")


def test_a_backup_holds_it(journal: Journal, clock: Clock, tmp_path: Path, begun: str) -> None:
    type_on(journal, clock, begun, 3)
    backup(journal, tmp_path / "kopi.gz")
    with Journal(tmp_path / "ny", clock=clock) as new:
        restore(new, tmp_path / "kopi.gz")
        assert shown(new) == "Vi har 2"


def test_another_computer_gets_it_once_it_has_stood(clock: Clock, tmp_path: Path) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, clock=clock) as one, Journal(tmp_path / "to", share, clock=clock) as two:
        entry = Records(one).save_reflection("skal", "mit-skal", "Vi", None)
        type_on(one, clock, entry, 3)
        one.sync(finish_draft=False)
        two.sync()
        assert shown(two) == "Vi"
        clock.go_on(STOOD)
        one.sync(finish_draft=False)
        two.sync()
        assert shown(two) == "Vi har 2"


def test_what_another_computer_wrote_meanwhile_stands_beside_it(clock: Clock, tmp_path: Path) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, clock=clock) as one, Journal(tmp_path / "to", share, clock=clock) as two:
        entry = Records(one).save_reflection("skal", "mit-skal", "Vi", None)
        one.sync()
        two.sync()
        write(two, entry, "Vi havde")
        two.sync()
        type_on(one, clock, entry, 3)
        one.sync(finish_draft=False)
        assert shown(one) == "Vi har 2"
        (conflict,) = one.conflicts()
        assert {version.document["text"] for version in conflict.versions if version.document} == {"Vi havde", "Vi har 2"}
