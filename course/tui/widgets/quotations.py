"""What the leader wrote, where it is shown again: beside a bar, under a line that says when that was."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from course.journal.kinds import Reflection, Revisit
from course.journal.records import Records
from course.locale import _, ngettext
from course.locale.dates import long_date
from course.study.revisits import days_later
from course.tui.widgets.blocks import Block


def quoted(text: str) -> list[Block]:
    """A text of the leader's, beside a bar."""
    bar = Content.styled("┃ ", "$own")
    return [Block(Content(line), bar, gap=False, bar=True) for line in text.splitlines() if line.strip()]


def later(reflection: Reflection, revisits: Iterable[Revisit], *, but: str | None = None) -> list[Block]:
    """What was written when a reflection came back, the oldest first; nothing where it was passed over.

    Args:
        reflection: What was written first.
        revisits: All that came back.
        but: The id of a revisit to leave out: the one that is on screen already.
    """
    found: list[Block] = []
    for revisit in revisits:
        if revisit.step == reflection.step and revisit.id != but and revisit.text.strip():
            days = days_later(reflection, revisit)
            lead = ngettext("{n} day later:", "{n} days later:", days).format(n=days)
            found += [Block(Content.styled(lead, "$text-muted")), *quoted(revisit.text)]
    return found


def first_words(records: Records, revisit: Revisit) -> list[Block]:
    """What a revisit came back to, to stand above it; nothing where the reflection is gone."""
    reflection = records.reflection(revisit.step)
    if reflection is None or not reflection.text.strip():
        return []
    text, at = records.text_at(reflection, revisit.created)
    lead = _("You wrote this on {date}:").format(date=long_date(at))
    return [Block(Content.styled(lead, "$text-muted")), *quoted(text)]
