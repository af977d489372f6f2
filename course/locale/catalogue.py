"""A compiled catalogue of the interface's words, GNU's `.mo`: a message is read when it is shown.

Python's own reader takes all of them in before the first one, which is a tenth of what `skalkan status` takes.
"""

from __future__ import annotations

from bisect import bisect_left
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
        self._numbers = range(count)
        self._ids = unpack_from(f"{order}{2 * count}I", raw, ids)
        self._texts = unpack_from(f"{order}{2 * count}I", raw, texts)
        self.forms = cache(self._forms)

    def _forms(self, message: str) -> list[str]:
        """A message in this language: its one form, or the one for one and the one for many; none where it isn't translated."""
        if not message:
            return []
        wanted = message.encode("utf-8", "surrogatepass")
        number = bisect_left(self._numbers, wanted, key=self._id)  # a catalogue is in order
        if number == len(self._numbers) or self._id(number) != wanted:
            return []
        return self._at(self._texts, number).decode("utf-8").split("\0")

    def _id(self, number: int) -> bytes:
        """A message as the program says it; what has a plural stands under both forms with a zero between them."""
        return self._at(self._ids, number).partition(b"\0")[0]

    def _at(self, spans: tuple[int, ...], number: int) -> bytes:
        length, begin = spans[2 * number : 2 * number + 2]
        return self._raw[begin : begin + length]
