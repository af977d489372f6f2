"""Why a document could not be written, in the leader's language."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from course.export.file import save
from course.locale.reasons import why


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "disken er fuld"), (errno.EISDIR, "det er en mappe og ikke en fil")])
def test_a_reason_that_is_known_is_told_in_danish(number: int, said: str) -> None:
    assert why(OSError(number, "in the system's own words")) == said


def test_any_other_is_told_in_the_systems_own_words() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert why(OSError("no number at all")) == "no number at all"


@pytest.mark.parametrize("made", ["Ærø [/]\n", "Ærø [/]\n".encode()])
def test_a_document_is_written_whole_and_in_place_of_what_was_there(tmp_path: Path, home: Path, made: str | bytes) -> None:
    file = tmp_path / "dagbog.md"
    for before in (None, "noget andet, der er længere"):
        if before is not None:
            file.write_text(before, encoding="utf-8")
        save(made, file, home, replace=before is not None)
        assert file.read_bytes() == "Ærø [/]\n".encode()
        assert [each.name for each in tmp_path.iterdir()] == ["dagbog.md"], "nothing else is left there"
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0, "for its owner alone"


def test_what_cannot_be_written_is_named_as_it_was_asked_for_and_leaves_nothing(tmp_path: Path, home: Path) -> None:
    (tmp_path / "mappe").mkdir()
    for file in (tmp_path / "mappe", tmp_path / "findes-ikke" / "dagbog.md"):
        with pytest.raises(OSError) as caught:
            save("noget", file, home)
        assert caught.value.filename == str(file)
    assert [each.name for each in tmp_path.iterdir()] == ["mappe"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disken er fuld"),
        (
            PermissionError(errno.EACCES, "Access is denied"),
            "den er måske åben i et andet program; luk den, eller vælg et andet navn",
        ),
    ],
)
def test_a_full_disk_and_a_file_that_word_shows_leave_what_was_there(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    file = tmp_path / "dagbog.docx"
    file.write_bytes("før".encode())
    if isinstance(error, PermissionError):
        monkeypatch.setattr(Path, "replace", fails)
    else:
        monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match=r"\w") as caught:
        save(b"noget", file, home, replace=True)
    assert why(caught.value) == said
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("dagbog.docx", "før".encode())]


@pytest.mark.parametrize("name", ["journal.jsonl", "backups/dagbog.md", "."])
def test_nothing_is_written_into_the_journals_own_folder(home: Path, name: str) -> None:
    (home / "backups").mkdir(parents=True)
    with pytest.raises(OSError, match="din dagbogs egen mappe"):
        save("noget", home / name, home)
    assert [each.name for each in home.iterdir()] == ["backups"]
