"""The versions of a text that are worth showing: one a sitting, not one a pause in typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from course.journal.entry import Version
from course.journal.text import LOSS, lost

SITTING = timedelta(minutes=5)
"""A longer pause between two saves begins a new sitting."""


def text_of(version: Version) -> str:
    """What a version of a text says."""
    return str((version.document or {}).get("text", ""))


def editions(versions: Sequence[Version], read: Callable[[Version], str] = text_of) -> list[Version]:
    """Picks the versions to show out of all that were saved.

    Args:
        versions: Every version, oldest first; deletes among them are passed over.
        read: What a version says, in words.

    Returns:
        The last version of each sitting, each one after which a longer piece of text went missing or an earlier version was
        taken back, and each one behind which another window or another computer has the next; oldest first.
    """
    texts = [version for version in versions if version.document is not None]
    words = [read(version) for version in texts]
    kept: list[Version] = []
    shown: set[str] = set()
    for number, version in enumerate(texts):
        if number + 1 < len(texts):
            before, after = words[number], words[number + 1]
            taken_back = after in shown and after != before
            if not (taken_back or _ends(version, texts[number + 1]) or lost(before, after) >= LOSS):
                continue
        kept.append(version)
        shown.add(words[number])
    return kept


def _ends(version: Version, following: Version) -> bool:
    """Whether what is saved next belongs to another sitting: after a pause, or from another run of the program."""
    return following.at - version.at > SITTING or version.id.split("-")[1:] != following.id.split("-")[1:]
