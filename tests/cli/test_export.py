"""What can't be written is told in one line, in every format: no half file is left, and what was there stays."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from course.export.formats import FORMATS

SUFFIXES = [each.suffix for each in FORMATS if each.write is not None or each.write_journal is not None]
FULL, CLOSED = OSError(errno.ENOSPC, "No space left on device"), PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("module", "function", "error", "reason"),
    [
        (os, "fsync", FULL, "disken er fuld"),
        (tempfile, "mkstemp", CLOSED, "du har ikke adgang"),
        (Path, "replace", CLOSED, "den er måske åben i et andet program; luk den, eller vælg et andet navn"),
    ],
)
def test_no_half_file_is_left_whatever_stands_in_the_way(
    refused: Callable[..., str],
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    module: object,
    function: str,
    error: OSError,
    reason: str,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    folder = tmp_path / "dokumenter"
    folder.mkdir()
    file = folder / f"dagbog.{suffix}"
    file.write_text("før")
    journal = (filled / "journal.jsonl").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(module, function, fails)
        said = refused("export", "--output", str(file), "--force")
    assert reason in said
    assert file.name in said
    assert [(each.name, each.read_text()) for each in folder.iterdir()] == [(file.name, "før")]
    assert (filled / "journal.jsonl").read_bytes() == journal
