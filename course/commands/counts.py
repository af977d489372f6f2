"""How many entries of each kind there are, in words."""

from __future__ import annotations

from collections.abc import Mapping

from course.journal.records import ATTEMPTS, NOTES, REFLECTIONS
from course.locale import ngettext


def entries(counts: Mapping[str, int]) -> str:
    """The kinds that a leader meets in the journal, by table, as `3 reflections, 1 note, 12 answers`."""
    reflections, notes, attempts = counts[REFLECTIONS], counts[NOTES], counts[ATTEMPTS]
    return ", ".join(
        (
            ngettext("{n} reflection", "{n} reflections", reflections).format(n=reflections),
            ngettext("{n} note", "{n} notes", notes).format(n=notes),
            ngettext("{n} answer", "{n} answers", attempts).format(n=attempts),
        )
    )
