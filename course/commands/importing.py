"""`skalkan import`: a journal that was exported as JSON comes in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.commands.merge_in import take_in
from course.commands.places import places
from course.commands.refused import Refused
from course.journal import Journal
from course.journal.importing import import_json
from course.locale import _

_PACKED = b"\x1f\x8b"
"""What a backup begins with, as everything that is compressed by gzip."""


def run(options: Namespace) -> int:
    """Takes an export in and prints what was new in it."""
    take_in(places(options).home, options.file, _take)
    return 0


def _take(journal: Journal, file: Path) -> int:
    data = file.read_bytes()
    if data.startswith(_PACKED):
        raise Refused(_("{file} is no export. A backup is brought back with: skalkan restore FILE").format(file=file))
    return import_json(journal, data)
