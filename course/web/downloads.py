"""Documents on their way to the browser: each is fetched once, by whose it is, and soon."""

from __future__ import annotations

import secrets
from time import monotonic

from course.web.packets import Delivered

SOON = 300.0
"""Seconds for which one waits."""
PATH = "/fil/"
"""Where they are fetched."""


class Downloads:
    """What waits to be fetched."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[float, str, Delivered]] = {}

    def keep(self, leader: str, document: Delivered) -> str:
        """Keeps a document for a while; gives back its address."""
        now = monotonic()
        self._waiting = {key: each for key, each in self._waiting.items() if now - each[0] < SOON}
        key = secrets.token_urlsafe(16)
        self._waiting[key] = (now, leader, document)
        return PATH + key

    def take(self, leader: str, key: str) -> Delivered | None:
        """The document, if it waits there for this leader; once."""
        waiting = self._waiting.get(key)
        if waiting is None or waiting[1] != leader:
            return None
        del self._waiting[key]
        return waiting[2]
