"""The versions of a text that are worth showing: one a sitting, not one a pause in typing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import zip_longest

from course.journal.entry import Version

SITTING = timedelta(minutes=5)
"""A longer pause between two saves begins a new sitting."""
LOSS = 20
"""Characters that go missing at once are worth a version of their own: somebody may want them back."""


def editions(versions: Sequence[Version]) -> list[Version]:
    """Picks the versions to show out of all that were saved.

    Args:
        versions: Every version, oldest first; deletes among them are passed over.

    Returns:
        The last version of each sitting, and each one after which a longer piece of text went missing; oldest first.
    """
    texts = [version for version in versions if version.document is not None]
    return [
        version
        for version, following in zip_longest(texts, texts[1:])
        if following is None or following.at - version.at > SITTING or len(_text(version)) - len(_text(following)) >= LOSS
    ]


def _text(version: Version) -> str:
    return str((version.document or {}).get("text", ""))
