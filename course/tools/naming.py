"""What a piece of the leader's own work is called, and the words in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from course.locale import _
from course.locale.dates import short_date, time_of_day
from course.tools import registry
from course.tools.repository import Work

_WORDLESS = frozenset({"id", "created", "changed", "project"})
"""What every kind may hold besides words."""


def title_of(work: Work) -> str:
    """What a piece of work is called, on one line; where it has no name yet, its kind and when it was begun."""
    kind = registry.of(work)
    if title := kind.title_of(work):
        return title
    unnamed = _("{kind} without a name").format(kind=_(kind.names.short))
    if work.created is None:
        return unnamed
    begun = f"{short_date(work.created)} {time_of_day(work.created)}"
    return _("{unnamed}, begun {begun}").format(unnamed=unnamed, begun=begun)


def name_of(work: Work) -> str:
    """What the leader calls a piece of work, on one line; empty as long as they call it nothing."""
    return registry.of(work).name_of(work)


def words_of(work: Work) -> list[str]:
    """Every text in a piece of work that says something, besides its name, in its own order."""
    parts = {key: value for key, value in msgspec.to_builtins(work).items() if key not in {"name", "title"}}
    return [text for text in _texts(parts, _WORDLESS | registry.of(work).wordless) if text.strip()]


def _texts(value: Any, wordless: Collection[str]) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, each in value.items():
                if key not in wordless:
                    yield from _texts(each, wordless)
        case list() | tuple():
            for each in value:
                yield from _texts(each, wordless)
