"""What a button says, without the signs beside its words: the key bar repeats it for Enter."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from textual.dom import DOMNode

_SIGNS = " ‹›▶↓…"


class Missing(str):
    """Words of a button that say what is missing: no action, so that the key bar leaves Enter out.

    Enter only says it once more, and where one has to go.
    """

    __slots__ = ()


@runtime_checkable
class SaysEnter(Protocol):
    """Where Enter presses a button whose words change with what there is to do."""

    @property
    def enter_says(self) -> str:
        """What the button says; empty where the declared word holds."""


class SaysAsItsPlace:
    """A part of a place: Enter presses the button of that."""

    @property
    def enter_says(self) -> str:
        """What that button says."""
        place = cast("DOMNode", self).screen
        return place.enter_says if isinstance(place, SaysEnter) else ""


def bare(label: str) -> str:
    """The words of a button alone."""
    return label.strip(_SIGNS)
