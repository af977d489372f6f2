"""The process that gets killed: saves until it is stopped, and says what was acknowledged, after it was.

    python -m tests.torture.worker HOME MODE [ARGUMENT]

Each line it prints is `id number`: the entry of that id was acknowledged with that number in it.
"""

from __future__ import annotations

import errno
import os
import random
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from course.journal import Journal, SaveFailed, disk, thinning
from course.locale import use

TABLE = "notes"
TEXT = "Det, vi ved nu, og ikke vidste i går: æøå. " * 20


def acknowledge(doc_id: str, number: int) -> None:
    os.write(1, f"{doc_id} {number}\n".encode())


def inserts(journal: Journal, how_many: str = "") -> None:
    for number in range(int(how_many)) if how_many else count():
        acknowledge(journal.table(TABLE).insert({"n": number, "text": TEXT}), number)


def edits_of_the_oldest(journal: Journal) -> None:
    oldest = journal.table(TABLE).all()[0]
    for number in count(oldest["n"] + 1):
        journal.table(TABLE).update({"n": number}, doc_ids=[oldest.doc_id])
        acknowledge(oldest.doc_id, number)


def drafts_of_the_oldest(journal: Journal) -> None:
    """As while somebody types, and now and then does something else."""
    oldest = journal.table(TABLE).all()[0]
    for number in count(oldest["n"] + 1):
        journal.table(TABLE).replace(oldest.doc_id, {"n": number, "text": TEXT[: number % len(TEXT)]}, draft=True)
        acknowledge(oldest.doc_id, number)
        if number % 7 == 0:
            acknowledge(journal.table(TABLE).insert({"n": number, "text": TEXT}), number)


def thinnings_of_the_oldest(journal: Journal) -> None:
    """As older programs typed, long ago, with the log being thinned again and again."""
    thinning.LARGE, thinning.MANY, thinning.FRESH = 0, 10, timedelta(days=-1)
    oldest = journal.table(TABLE).all()[0]
    for number in count(oldest["n"] + 1):
        journal.table(TABLE).update({"n": number}, doc_ids=[oldest.doc_id])
        acknowledge(oldest.doc_id, number)
        if number % 30 == 0:
            thinning.thin_when_large(journal)


def groups(journal: Journal) -> None:
    """Ten entries a save: all of them, or none."""
    for number in count():
        for doc_id in journal.table(TABLE).insert_multiple({"n": number, "text": TEXT[: 10 * each]} for each in range(10)):
            acknowledge(doc_id, number)


def erasures(journal: Journal) -> None:
    """Every second entry is erased again, which rewrites the log."""
    for number in count():
        acknowledge(journal.table(TABLE).insert({"n": number, "text": TEXT}), number)
        journal.forget(TABLE, journal.table(TABLE).insert({"n": -1, "text": "to be erased"}))


def until_it_fails(journal: Journal) -> None:
    try:
        inserts(journal)
    except SaveFailed as error:
        print(error, file=sys.stderr)


def under_a_size_limit(journal: Journal, size: str) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    until_it_fails(journal)


def with_a_failing_disk(journal: Journal, how_many: str) -> None:
    """A third of all syncs fail, and a third of all writes stop half way."""
    chance = random.Random(1)
    write, sync = os.write, disk.sync

    def fails(handle: int) -> None:
        if chance.random() < 1 / 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(handle)

    def stops(handle: int, data: Any) -> int:
        if handle > 2 and chance.random() < 1 / 3:
            write(handle, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data)

    disk.sync, os.write = fails, stops
    for number in range(int(how_many)):
        try:
            doc_id = journal.table(TABLE).insert({"n": number, "text": TEXT})
        except SaveFailed:
            continue
        acknowledge(doc_id, number)


def as_an_ordinary_user(journal: Journal) -> None:
    if os.geteuid() == 0:
        os.setuid(65534)
    for entry in journal.table(TABLE):
        acknowledge(entry.doc_id, entry["n"])
    until_it_fails(journal)


MODES = {
    mode.__name__: mode
    for mode in (
        inserts,
        edits_of_the_oldest,
        drafts_of_the_oldest,
        thinnings_of_the_oldest,
        groups,
        erasures,
        until_it_fails,
        under_a_size_limit,
        with_a_failing_disk,
        as_an_ordinary_user,
    )
}

if __name__ == "__main__":
    use("en")
    MODES[sys.argv[2]](Journal(Path(sys.argv[1])), *sys.argv[3:])
