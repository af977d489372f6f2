"""What the leader writes: a TinyDB on a log that loses nothing.

`Journal(home)` is a `tinydb.TinyDB`. A save is acknowledged when one appended, checksummed line a change is on the disk; no line
that was acknowledged is written again, so every version stays readable and two devices merge by the union of their lines.
"""

from course.journal.entry import Conflict, Entry, Version
from course.journal.errors import JournalError, NoSuchVersion, Notice, ReadOnly, SaveFailed
from course.journal.store import Journal
from course.journal.table import JournalTable

__all__ = [
    "Conflict",
    "Entry",
    "Journal",
    "JournalError",
    "JournalTable",
    "NoSuchVersion",
    "Notice",
    "ReadOnly",
    "SaveFailed",
    "Version",
]
