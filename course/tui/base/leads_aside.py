"""What leads aside: Ctrl+G, which goes on everywhere, doesn't take it."""

from __future__ import annotations


class LeadsAside:
    """What Enter leads aside on: Ctrl+G goes on there all the same, where the place has a button for that."""
