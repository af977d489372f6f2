"""What Enter does on what has the focus, where the key bar and Ctrl+G have to know it."""

from __future__ import annotations


class SaysEnter:
    """What says itself what Enter does on it: the key bar repeats it."""

    @property
    def enter_does(self) -> str:
        """In the leader's language; nothing where it does nothing."""
        raise NotImplementedError


class LeadsAside:
    """What Enter leads aside on: Ctrl+G goes on there all the same, where the place has a button for that."""
