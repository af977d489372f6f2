"""How many entries of each kind there are, in words."""

from __future__ import annotations

from collections.abc import Mapping

from course.journal.kinds import ATTEMPTS, NOTES, REFLECTIONS, REVISITS
from course.locale import ngettext


def entries(counts: Mapping[str, int]) -> str:
    """The kinds that a leader meets in the journal, by table, as `3 reflections, 1 note, 12 answers`.

    What they wrote when a reflection came back is told once there is some.
    """
    reflections, revisits, notes, attempts = (counts[kind] for kind in (REFLECTIONS, REVISITS, NOTES, ATTEMPTS))
    words = [
        ngettext("{n} reflection", "{n} reflections", reflections).format(n=reflections),
        ngettext("{n} note", "{n} notes", notes).format(n=notes),
        ngettext("{n} answer", "{n} answers", attempts).format(n=attempts),
    ]
    if revisits:
        words.insert(1, ngettext("{n} revisit", "{n} revisits", revisits).format(n=revisits))
    return ", ".join(words)
