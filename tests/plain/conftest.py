"""A session of a leader who has just begun, as in the tests of what it stands on; and a folder for whatever is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.conftest import clock, session

__all__ = ["clock", "session"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents, and files that are named without a folder, lie in a folder of the test's own; there is no editor."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
