"""What stood in a field whose text is being saved: what its writer knows, whatever others have saved meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_KNOWN: ContextVar[str | None] = ContextVar("known text", default=None)


@contextmanager
def knowing(text: str) -> Iterator[None]:
    """Says what stood in the field, as it was read or saved there last, for as long as its text is saved."""
    token = _KNOWN.set(text)
    try:
        yield
    finally:
        _KNOWN.reset(token)


def known_text() -> str | None:
    """What stood in the field; None where it is no field's text that is saved."""
    return _KNOWN.get()
