"""A course as it was, as it was mended, and in another language; and a journal of each, one from before there were ids."""

from __future__ import annotations

from pathlib import Path

from course.journal import Journal
from course.journal.records import Records
from tests.conftest import FIXTURES, NOW

EDITIONS = ("first", "mended", "english")
JOURNALS = ("before-ids", "first", "mended")
"""What one leader answered: to the first edition, before answers were kept by id and since; and to the mended one."""


def edition(name: str) -> Path:
    """The folder of a course."""
    return FIXTURES / "editions" / name


def log(name: str) -> bytes:
    """A journal as it lies on the disk."""
    return (FIXTURES / "editions" / "journals" / f"{name}.jsonl").read_bytes()


def kept(name: str, home: Path) -> Records:
    """A journal, opened in a home of its own."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "journal.jsonl").write_bytes(log(name))
    return Records(Journal(home, clock=lambda: NOW))
