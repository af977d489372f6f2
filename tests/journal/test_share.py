"""Several machines and a file sync that does to a folder what file syncs do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from course.journal import Journal, JournalError, NoSuchVersion
from course.journal.line import decode, encode
from course.journal.share import remember, remembered

ZONE = timezone(timedelta(hours=1))


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture
def ticking() -> Callable[[], datetime]:
    """A minute later each time somebody looks, so that no two saves are made in the same millisecond."""
    minutes = count()
    return lambda: datetime(2026, 1, 31, 10, tzinfo=ZONE) + timedelta(minutes=next(minutes))


@pytest.fixture
def laptop(tmp_path: Path, share: Path, ticking: Callable[[], datetime]) -> Journal:
    return Journal(tmp_path / "laptop", share, "laptop", clock=ticking)


@pytest.fixture
def desktop(tmp_path: Path, share: Path, ticking: Callable[[], datetime]) -> Journal:
    return Journal(tmp_path / "desktop", share, "desktop", clock=ticking)


def texts(journal: Journal) -> list[str]:
    return sorted(entry["text"] for entry in journal.table("notes"))


def exchange(*journals: Journal) -> None:
    for _round in range(2):
        for journal in journals:
            journal.sync()


def test_everything_is_found_on_both(laptop: Journal, desktop: Journal, share: Path) -> None:
    laptop.table("notes").insert_multiple([{"text": "a"}, {"text": "b"}])
    desktop.table("notes").insert({"text": "c"})
    exchange(laptop, desktop)
    assert texts(laptop) == texts(desktop) == ["a", "b", "c"]
    assert sorted(file.name for file in share.iterdir()) == ["desktop.jsonl", "laptop.jsonl"]
    assert not laptop.sync()
    assert laptop.share_troubles == []


def test_opening_reads_and_closing_writes(tmp_path: Path, share: Path) -> None:
    with Journal(tmp_path / "one", share) as one:
        one.table("notes").insert({"text": "a"})
    assert texts(Journal(tmp_path / "two", share)) == ["a"]
    assert texts(Journal(tmp_path / "two")) == ["a"], "it is at home now, without the folder too"


def test_each_device_writes_to_its_own_file_alone(laptop: Journal, desktop: Journal, share: Path) -> None:
    laptop.table("notes").insert({"text": "a"})
    laptop.sync()
    before = (share / "laptop.jsonl").read_bytes()
    desktop.table("notes").insert({"text": "b"})
    desktop.sync()
    assert (share / "laptop.jsonl").read_bytes() == before
    assert b'"text":"a"' not in (share / "desktop.jsonl").read_bytes(), "what is there already is not put there twice"


def test_two_texts_stand_side_by_side_until_they_are_settled(laptop: Journal, desktop: Journal) -> None:
    doc_id = laptop.table("notes").insert({"text": "first"})
    exchange(laptop, desktop)
    laptop.table("notes").update({"text": "on the laptop"}, doc_ids=[doc_id])
    desktop.table("notes").update({"text": "on the desktop"}, doc_ids=[doc_id])
    assert laptop.conflicts() == []
    exchange(laptop, desktop)
    for journal in (laptop, desktop):
        (conflict,) = journal.conflicts("notes")
        assert (conflict.table, conflict.doc_id) == ("notes", doc_id)
        documents = [version.document for version in conflict.versions]
        assert documents == [{"text": "on the laptop"}, {"text": "on the desktop"}]
        assert texts(journal) == ["on the desktop"], "the newest shows"
        assert journal.conflicts("other") == []
    laptop.table("notes").update({"more": True}, doc_ids=[doc_id])
    assert len(laptop.conflicts()) == 1, "going on writing does not make the other text go away"
    other, shown = (version.id for version in laptop.conflicts()[0].versions)
    kept = laptop.settle("notes", doc_id, [other, shown])
    assert [entry["text"] for entry in kept] == ["on the laptop", "on the desktop"]
    assert kept[0].doc_id == doc_id
    exchange(laptop, desktop)
    for journal in (laptop, desktop):
        assert journal.conflicts() == []
        assert texts(journal) == ["on the desktop", "on the laptop"]
        assert len(journal.history("notes", doc_id)) == 5
    with pytest.raises(NoSuchVersion):
        laptop.settle("notes", doc_id, ["x"])
    with pytest.raises(NoSuchVersion):
        laptop.settle("notes", doc_id, [])


def test_the_same_text_on_both_is_no_conflict(laptop: Journal, desktop: Journal) -> None:
    doc_id = laptop.table("notes").insert({"text": "first"})
    exchange(laptop, desktop)
    for journal in (laptop, desktop):
        journal.table("notes").update({"text": "second"}, doc_ids=[doc_id])
    exchange(laptop, desktop)
    assert laptop.conflicts() == desktop.conflicts() == []


def test_going_on_with_the_same_text_on_both_is_no_conflict_either(laptop: Journal, desktop: Journal) -> None:
    doc_id = laptop.table("notes").insert({"text": "first"})
    exchange(laptop, desktop)
    for journal in (laptop, desktop):
        journal.table("notes").update({"text": "second"}, doc_ids=[doc_id])
    exchange(laptop, desktop)
    laptop.table("notes").update({"text": "third"}, doc_ids=[doc_id])
    exchange(laptop, desktop)
    assert laptop.conflicts() == desktop.conflicts() == []
    assert texts(laptop) == texts(desktop) == ["third"]


def test_a_conflict_is_ended_with_one_text_of_both(laptop: Journal, desktop: Journal) -> None:
    doc_id = laptop.table("notes").insert({"text": "first"})
    assert not laptop.merge("notes", doc_id, lambda _versions, _heads: {"text": "never"})
    exchange(laptop, desktop)
    for journal in (laptop, desktop):
        journal.table("notes").update({"text": journal.storage.device()}, doc_ids=[doc_id])
    exchange(laptop, desktop)
    for journal in (laptop, desktop):  # at the same time
        first = journal.history("notes", doc_id)[0].id
        assert [version.of for version in journal.history("notes", doc_id)] == [(), (first,), (first,)]
        assert journal.merge(
            "notes",
            doc_id,
            lambda versions, heads: {
                "text": " ".join(str((each.document or {})["text"]) for each in versions if each.id in heads)
            },
        )
    exchange(laptop, desktop)
    assert laptop.conflicts() == desktop.conflicts() == []
    assert texts(laptop) == texts(desktop) == ["laptop desktop"]
    assert len(laptop.history("notes", doc_id)) == 5


@pytest.mark.parametrize("delete_first", [True, False])
def test_an_edit_beats_a_delete(laptop: Journal, desktop: Journal, delete_first: bool) -> None:
    doc_id = laptop.table("notes").insert({"text": "first"})
    exchange(laptop, desktop)
    for device in (laptop, desktop) if delete_first else (desktop, laptop):
        if device is laptop:
            device.table("notes").remove(doc_ids=[doc_id])
        else:
            device.table("notes").update({"text": "second"}, doc_ids=[doc_id])
    exchange(laptop, desktop)
    assert texts(laptop) == texts(desktop) == ["second"]
    assert laptop.conflicts() == []
    laptop.table("notes").remove(doc_ids=[doc_id])
    exchange(laptop, desktop)
    assert texts(laptop) == texts(desktop) == [], "a delete that knew of the edit stands"


def test_a_clock_hours_behind_does_not_lose_its_edits(tmp_path: Path, share: Path) -> None:
    now = datetime(2026, 1, 31, 10, tzinfo=ZONE)
    ahead = Journal(tmp_path / "a", share, "ahead", clock=lambda: now + timedelta(hours=5))
    behind = Journal(tmp_path / "b", share, "behind", clock=lambda: now - timedelta(hours=5))
    doc_id = ahead.table("notes").insert({"text": "first"})
    exchange(ahead, behind)
    behind.table("notes").update({"text": "second"}, doc_ids=[doc_id])
    exchange(ahead, behind)
    assert texts(ahead) == texts(behind) == ["second"]
    assert ahead.conflicts() == []


def test_what_the_sync_does_to_the_folder_is_healed(laptop: Journal, desktop: Journal, share: Path) -> None:
    laptop.table("notes").insert({"text": "a"})
    laptop.table("notes").insert({"text": "b"})
    exchange(laptop, desktop)
    file = share / "laptop.jsonl"
    whole = file.read_bytes()
    for damaged in (whole[:-40], whole[: whole.index(b"\n") + 1], b"", b"garbage", whole[:-1], whole.replace(b"\n", b"\r\n")):
        file.write_bytes(damaged)
        exchange(laptop)
        assert texts(Journal(share.parent / f"fresh-{len(damaged)}", share)) == ["a", "b"], damaged
    file.unlink()
    exchange(laptop)
    assert file.exists()
    file.unlink()
    exchange(desktop)
    assert texts(Journal(share.parent / "fresh", share)) == ["a", "b"], "every device keeps what all wrote"


def test_what_the_sync_takes_away_at_once_is_put_there_again(laptop: Journal, share: Path) -> None:
    laptop.table("notes").insert({"text": "a"})
    laptop.sync()
    (share / "laptop.jsonl").unlink()
    laptop.sync()
    assert texts(Journal(share.parent / "fresh", share)) == ["a"]


def test_conflict_copies_of_any_name_are_read(laptop: Journal, share: Path, tmp_path: Path) -> None:
    laptop.table("notes").insert({"text": "a"})
    laptop.sync()
    for name in (
        "laptop (Peters konfliktkopi 2026-01-31).jsonl",
        "laptop.sync-conflict-20260131-101500-ABC.jsonl",
        "laptop-PC.JSONL",
    ):
        other = tmp_path / "other"
        other.mkdir()
        shutil.move(share / "laptop.jsonl", other / name)
        assert texts(Journal(tmp_path / f"home-{len(name)}", other)) == (["a"] if name.endswith("jsonl") else [])
        shutil.move(other / name, share / "laptop.jsonl")
        other.rmdir()


def test_a_folder_that_is_gone_costs_nothing(laptop: Journal, desktop: Journal, share: Path) -> None:
    away = share.rename(share.with_name("away"))
    laptop.table("notes").insert({"text": "a"})
    assert not laptop.sync()
    assert [str(share) in trouble.text for trouble in laptop.share_troubles] == [True]
    assert not share.exists(), "a drive that is not mounted must not be written over"
    away.rename(share)
    exchange(laptop, desktop)
    assert laptop.share_troubles == []
    assert texts(desktop) == ["a"]


def test_what_a_newer_program_put_there_waits(laptop: Journal, desktop: Journal, share: Path) -> None:
    laptop.table("notes").insert({"text": "a"})
    laptop.sync()
    change = decode((share / "laptop.jsonl").read_bytes().splitlines()[0])
    assert change
    change.v, change.version = 2, f"{1 << 63:016x}-new-00000000"
    (share / "new.jsonl").write_bytes(encode(change))
    exchange(desktop)
    assert texts(desktop) == ["a"]
    assert [trouble.kind for trouble in desktop.share_troubles] == ["newer"]
    assert desktop.read_only is None
    desktop.table("notes").insert({"text": "b"})


def test_an_exchange_that_could_not_be_taken_in_is_made_up_for(
    laptop: Journal, desktop: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.table("notes").insert({"text": "a"})
    laptop.sync()
    with monkeypatch.context() as patched:
        patched.setattr("course.journal.disk.sync", _full)
        assert not desktop.sync()
        assert desktop.share_troubles
    exchange(desktop)
    assert texts(desktop) == ["a"]


def _full(handle: int) -> None:
    raise OSError(28, "full")


def test_the_shared_folder_is_remembered(tmp_path: Path, share: Path) -> None:
    home = tmp_path / "home"
    assert remembered(home) is None
    assert not home.exists()
    remember(home, share)
    assert remembered(home) == share.resolve()
    remember(home, None)
    assert remembered(home) is None
    for wrong in (tmp_path / "none", home, home / "inside"):
        with pytest.raises(JournalError):
            remember(home, wrong)


def test_home_is_never_the_shared_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="never synced"):
        Journal(tmp_path, tmp_path)
