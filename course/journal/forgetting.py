"""Erasing for good: the one time that lines are taken out of files.

A line that says “forget” stays behind, without a word of what was written, so that other devices forget too, and so that no
backup, no old copy in the shared folder and no export brings the entry back.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec

from course.journal import disk
from course.journal.home import BACKUPS, DRAFT, FAULT, LOG
from course.journal.line import changes_in, stand_alone
from course.journal.memory import Memory
from course.journal.packed import Damage, compressed, lines_of, unpacked
from course.journal.storage import LogStorage

_LARGEST = 1 << 30
"""Bytes of what anybody may have put into the shared folder that are looked through."""


def scrub(storage: LogStorage, share: Path | None, *, damaged: bool = False) -> list[Path]:
    """Takes what was erased out of all files: what was torn, the backups, everybody's file in the shared folder, and the log.

    The log comes last: while something is left in it, the next opening begins again.

    Args:
        storage: The journal's storage.
        share: The shared folder.
        damaged: Whether to take out damaged lines as well, whatever they once said.

    Returns:
        Files that could not be rewritten.

    Raises:
        SaveFailed: The log could not be rewritten.
    """
    home = storage.home
    with storage.saving():
        left = remove_begun(home, share, storage.named())
        if disk.small(home / DRAFT):  # it is emptied before anything is saved, where that can be
            left.append(home / DRAFT)
        for file in [*home.glob(f"{LOG}.torn-*"), *(home / BACKUPS).glob("*.gz"), *(share.glob("*.jsonl") if share else ())]:
            own = file.parent != share
            try:
                if not own and file.lstat().st_size > _LARGEST:
                    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
                kept = _without(file, storage.memory, damaged and (own or _ours(file)), follow=own)
                if kept is not None:
                    disk.replace(file, compressed(kept) if file.suffix == ".gz" else kept)
            except OSError:
                left.append(file)
        kept = _without(storage.log.file, storage.memory, damaged)
        if kept is not None:
            storage.rewrite(kept)
    return left


def remove_begun(home: Path, share: Path | None, own: str | None) -> list[Path]:
    """Removes what a program that was killed had begun to write. Only while nobody else saves: then nobody else rewrites either.

    A backup that is being made meanwhile notices, and begins anew. In the shared folder another machine may be at work.

    Returns:
        What could not be removed.
    """
    begun = [*disk.begun_in(home), *disk.begun_in(home / BACKUPS)]
    if share:
        theirs = disk.begun_in(share, *(file.name for file in share.glob("*.jsonl")))
        begun += [file for file in theirs if file.name.startswith(f"{own}.jsonl.") or disk.is_abandoned(file)]
    left = []
    for file in begun:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(file)
    return left


def remove_copies(home: Path) -> list[Path]:
    """Removes what else may hold something at home, for when everything goes: backups, and the report of a fault.

    Returns:
        Those that could not be removed.
    """
    left = []
    for file in (*(home / BACKUPS).glob("*"), *home.glob(FAULT)):
        try:
            file.unlink()
        except OSError:
            left.append(file)
    return left


def _ours(file: Path) -> bool:
    """Whether there is a line of a journal in a file: the shared folder may hold files of other programs."""
    return any(changes_in(line) for line in lines_of(unpacked(file, Damage(), follow=False)))


def _without(file: Path, memory: Memory, damaged: bool, *, follow: bool = True) -> list[bytes] | None:
    """A file's lines without those that were erased; None when there are no such lines in it."""
    ids = [b'"id":%b' % msgspec.json.encode(doc_id) for _table, doc_id in memory.erased]
    kept = []
    dropped = False
    for line in lines_of(unpacked(file, Damage(), follow=follow)):
        changes = changes_in(line)
        if not changes and not (damaged or any(each in line for each in ids)):
            kept.append(line)
            continue
        whole = [(at, length, change) for at, length, change in changes if not memory.erases(change)]
        kept += [stand_alone(line[at : at + length], change) for at, length, change in whole]
        dropped |= not changes or len(whole) < len(changes)
    return [line + b"\n" for line in kept] if dropped else None
