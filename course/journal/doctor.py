"""Looks a journal over and says in words what it finds; `repair` mends what can be mended without deleting a byte."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from course.journal.backup import newest_backup, restore
from course.journal.clock import time_of
from course.journal.errors import JournalError
from course.journal.home import BACKUPS, LOG
from course.journal.line import LONGEST, changes_in, sealed
from course.journal.log import Log, Reading
from course.journal.lost import lost
from course.journal.notices import lost as told_as_lost
from course.journal.other_texts import pairs
from course.journal.packed import Damage, lines_of, unpacked
from course.journal.records import Records
from course.journal.store import Journal
from course.journal.text import in_a_line
from course.journal.text_conflicts import waiting
from course.locale import _, ngettext

SYNCED = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "syncthing",
    "box sync",
)
"""What the folders of file syncs are called, in lower case; OneDrive's go on with the organisation's name."""
ROOM = 50 << 20
"""Bytes that should be free: a journal of years, and its backups."""
BACKUP_DAYS = 7
_FUTURE = timedelta(days=1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_VERSION = re.compile(rb'"version":"([0-9A-Za-z-]+)"')


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    kind: Literal["fine", "note", "wrong"]
    """`note` is worth knowing, `wrong` asks for something to be done."""
    text: str


def examine(journal: Journal) -> list[Finding]:
    """Everything worth saying about a journal, what is wrong first.

    Args:
        journal: The journal, opened; opening has put torn bytes aside already.
    """
    checks: list[Callable[[Journal], Iterator[Finding]]] = [
        _entries,
        _writing,
        _damage,
        _permissions,
        _place,
        _clock,
        _room,
        _backups,
        _share,
    ]
    found = [finding for check in checks for finding in check(journal)]
    return sorted(found, key=lambda finding: ("wrong", "note", "fine").index(finding.kind))


def repair(journal: Journal) -> list[Finding]:
    """Mends what can be mended: permissions, and what is damaged here and whole in a backup. Nothing is deleted.

    Returns:
        What was done.
    """
    done = []
    for path in _too_open(journal.home):
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)
            done.append(Finding("fine", _("{path} is now for you alone.").format(path=path)))
    brought_back = 0
    for file in sorted((journal.home / BACKUPS).glob("*.gz")):
        with suppress(OSError, JournalError):
            brought_back += restore(journal, file).versions
    if brought_back:
        text = ngettext(
            "{number} version was brought back from backups.", "{number} versions were brought back from backups.", brought_back
        )
        done.append(Finding("fine", text.format(number=brought_back)))
    journal.sync()
    return done


def _entries(journal: Journal) -> Iterator[Finding]:
    if gone := lost(journal.storage):
        yield Finding("wrong", told_as_lost(gone.versions, gone.backup).text)
    if not journal.storage.log.file.exists():
        if gone:
            return
        yield Finding(
            "note", _("There is no journal in {home} yet. It is made when you first write something.").format(home=journal.home)
        )
        return
    number = sum(len(journal.table(name)) for name in journal.tables())
    versions = len(journal.storage.places())
    text = _("The journal in {home} can be read: entries {number}, versions {versions}.")
    yield Finding("fine", text.format(home=journal.home, number=number, versions=versions))
    if conflicts := len(waiting(Records(journal))) + len(pairs(journal)):
        text = ngettext(
            "{number} entry was changed in two places at once. Both texts are kept; choose in the journal.",
            "{number} entries were changed in two places at once. All texts are kept; choose in the journal.",
            conflicts,
        )
        yield Finding("note", text.format(number=conflicts))


def _writing(journal: Journal) -> Iterator[Finding]:
    if reason := journal.read_only:
        yield Finding("wrong", reason)


def _damage(journal: Journal) -> Iterator[Finding]:
    file = journal.home / LOG
    reading = Reading()
    with suppress(OSError):
        reading = Log(file).read()
    known = {version.encode() for version, _place in journal.storage.places()}
    refused = [offset for offset, line in reading.damaged if sealed(line)]
    damaged = [(offset, line) for offset, line in reading.damaged if not sealed(line)]
    missing = [offset for offset, line in damaged if not known & set(_VERSION.findall(line))]
    if refused:
        text = ngettext(
            "{number} line in {file} is whole, and says what this program never writes, such as an impossible date: at byte "
            "{places}. It is left out and kept where it is; there is nothing you have to do.",
            "{number} lines in {file} are whole, and say what this program never writes, such as an impossible date: at byte "
            "{places}. They are left out and kept where they are; there is nothing you have to do.",
            len(refused),
        )
        yield Finding("note", text.format(number=len(refused), file=file, places=_first(refused)))
    if mended := len(damaged) - len(missing):
        text = ngettext(
            "{number} line in {file} is damaged, and what it said is here all the same: nothing is missing.",
            "{number} lines in {file} are damaged, and what they said is here all the same: nothing is missing.",
            mended,
        )
        yield Finding("note", text.format(number=mended, file=file))
    if missing:
        text = ngettext(
            "{number} line in {file} is damaged and is skipped: at byte {places}. "
            "`skalkan doctor --repair` looks for it in your backups.",
            "{number} lines in {file} are damaged and are skipped: at byte {places}. "
            "`skalkan doctor --repair` looks for them in your backups.",
            len(missing),
        )
        yield Finding("wrong", text.format(number=len(missing), file=file, places=_first(missing)))
    if torn := sorted(journal.home.glob(f"{LOG}.torn-*")):
        text = ngettext(
            "{number} save was cut off at some time. What there was of it is kept in {file}.",
            "{number} saves were cut off at some time. What there was of the last one is kept in {file}.",
            len(torn),
        )
        yield Finding("note", text.format(number=len(torn), file=torn[-1]))


def _first(places: list[int]) -> str:
    return ", ".join(map(str, places[:10]))


def _too_open(home: Path) -> list[Path]:
    """The journal's folder and files that others than their owner may look into."""
    if sys.platform == "win32" or not home.is_dir():
        return []
    ours = [home, home / BACKUPS, *home.glob("*"), *(home / BACKUPS).glob("*")]
    return [path for path in dict.fromkeys(ours) if path.exists() and path.stat().st_mode & 0o077]


def _permissions(journal: Journal) -> Iterator[Finding]:
    if too_open := _too_open(journal.home):
        text = _("Others who use this machine may look into {path}. `skalkan doctor --repair` changes that.")
        yield Finding("wrong", text.format(path=", ".join(map(str, too_open[:5]))))


def _place(journal: Journal) -> Iterator[Finding]:
    for part in journal.home.absolute().parts:
        if any(part.lower().startswith(name) for name in SYNCED):
            yield Finding(
                "wrong",
                _(
                    "Your journal lies in a folder that is synced ({folder}). The sync may put an old copy over a newer one. "
                    "Move the journal to a folder on this machine, and share it with `skalkan share` instead."
                ).format(folder=part),
            )
            return


def _clock(journal: Journal) -> Iterator[Finding]:
    latest = max((version for version, _place in journal.storage.places()), default=None)
    now = journal.storage.clock.now()
    # Reckoned from the beginning: Windows knows no date after 3000.
    written = _BEGINNING + timedelta(milliseconds=time_of(latest)) if latest else now
    if written > now + _FUTURE:
        day = written.astimezone(now.tzinfo)
        text = _(
            "Something in the journal was written on {day:%Y-%m-%d}, which is in the future. "
            "Is this machine's clock right, or was another's wrong?"
        )
        yield Finding("note", text.format(day=day))


def _room(journal: Journal) -> Iterator[Finding]:
    folder = next((each for each in [journal.home, *journal.home.absolute().parents] if each.exists()), None)
    if folder and (free := shutil.disk_usage(folder).free) < ROOM:
        text = _("The disk is nearly full: {free} MB are left. Make some room, or what you write can't be saved.")
        yield Finding("wrong", text.format(free=free >> 20))


def _backups(journal: Journal) -> Iterator[Finding]:
    today = journal.storage.clock.now().date()
    newest = newest_backup(journal.home, today)
    if newest is None:
        if journal.tables():
            yield Finding("note", _("There is no backup yet. One is made a day, while the program is open."))
        return
    day, file = newest
    if not _can_be_read(file):
        yield Finding("wrong", _("The backup {file} can't be read to its end. The next one is made tomorrow.").format(file=file))
    elif (today - day).days > BACKUP_DAYS:
        yield Finding("note", _("The newest backup is from {day:%Y-%m-%d}.").format(day=day))
    else:
        yield Finding("fine", _("The newest backup is from {day:%Y-%m-%d} and can be read.").format(day=day))


def _can_be_read(file: Path) -> bool:
    """Whether a backup is whole. One from which all was erased says nothing, and that is right."""
    damage, lines, whole = Damage(), 0, 0
    try:
        for line in lines_of(unpacked(file, damage), LONGEST):
            lines, whole = lines + bool(line.strip()), whole + bool(changes_in(line))
        return not damage.met and file.stat().st_size > 0 and (whole > 0 or not lines)
    except OSError:
        return False


def _share(journal: Journal) -> Iterator[Finding]:
    for trouble in journal.share_troubles:
        yield Finding("wrong", trouble.text)
    for file, places in journal.share_damage.items():
        text = ngettext(
            "{number} line in {file} in the shared folder can't be used and is left out: at byte {places}. What your machines "
            "know is exchanged all the same.",
            "{number} lines in {file} in the shared folder can't be used and are left out: at byte {places}. What your machines "
            "know is exchanged all the same.",
            len(places),
        )
        yield Finding("note", text.format(number=len(places), file=in_a_line(file.name), places=_first(places)))
    if journal.share and not journal.share_troubles:
        yield Finding("fine", _("The shared folder {folder} can be reached.").format(folder=journal.share))
