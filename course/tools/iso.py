"""Days as the leader's work keeps them: ISO 8601."""

from __future__ import annotations

from datetime import date


def day_of(text: str) -> date | None:
    """A saved day, or None where there is none (or none that can be)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
