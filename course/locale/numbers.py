"""Numbers as the interface's language writes them."""

from __future__ import annotations

from course.locale import language


def whole(number: int) -> str:
    """A whole number: "1.250", or in English "1,250"."""
    written = f"{number:,}"
    return written if language() == "en" else written.replace(",", ".")
