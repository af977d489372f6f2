"""A compiled catalogue of the interface's words, GNU's `.mo`: a message is read when it is shown.

Python's own reader takes all of them in before the first one, which is a tenth of what `skalkan status` takes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from struct import unpack_from

_LITTLE = b"\xde\x12\x04\x95"
"""How a file begins that was made on a machine with the low byte first, as nearly all are."""


class Catalogue:
    """The messages of a language that tells one from all else, as Danish does."""

    def __init__(self, file: Path) -> None:
        """Takes in where each message lies.

        Raises:
            FileNotFoundError: There is no such file.
        """
        self._raw = raw = file.read_bytes()
        order = "<" if raw.startswith(_LITTLE) else ">"
        count, ids, texts = unpack_from(f"{order}3I", raw, 8)
        spans = unpack_from(f"{order}{2 * count}I", raw, ids)
        messages = (raw[at : at + length] for length, at in zip(spans[::2], spans[1::2], strict=True))
        # What has a plural stands under both forms with a zero between them; the first one is enough to know it.
        self._numbers = {message.partition(b"\0")[0]: number for number, message in enumerate(messages)}
        self._texts = unpack_from(f"{order}{2 * count}I", raw, texts)
        self.forms = cache(self._forms)

    def _forms(self, message: str) -> list[str]:
        """A message in this language: its one form, or the one for one and the one for many; none where it isn't translated."""
        number = self._numbers.get(message.encode("utf-8", "surrogatepass")) if message else None
        if number is None:
            return []
        length, at = self._texts[2 * number : 2 * number + 2]
        return self._raw[at : at + length].decode("utf-8").split("\0")
