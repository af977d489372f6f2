"""What holds a text that may not be saved yet."""

from __future__ import annotations


class Unsaved:
    """A widget whose text is saved while it is written. Whoever takes texts from the screen asks each of them first."""

    async def typed(self) -> None:
        """Waits until what was typed has arrived in the text."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Saves at once; False where the journal can't, which is told."""
        raise NotImplementedError
