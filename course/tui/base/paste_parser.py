"""What a terminal sends, with pastes taken whole: an Esc in one is text.

Textual 8.2 reads an Esc in a paste as the beginning of a key. What follows it overtakes the paste, letter by letter, the Esc
itself closes what is being written in, and the letters behind it act as keys there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual import _xterm_parser
from textual._xterm_parser import XTermParser
from textual.message import Message

_ESC, _BEGIN, _END = "\x1b", "\x1b[200~", "\x1b[201~"
_USERS = ("textual.drivers.linux_driver", "textual.drivers.win32", "textual.drivers.web_driver")


class PasteMarks:
    """Takes every Esc out of the pastes in what comes in, in whatever pieces it comes."""

    def __init__(self) -> None:
        self._is_inside = False
        self._tail = ""
        """Outside a paste: what came last, which may be the start of its mark. Inside: what may be that of its end, kept back."""

    def passed(self, data: str) -> str:
        """What is to be read of a piece: all of it, but for what may be the start of a paste's end, which comes with the next."""
        parts = []
        while data:
            before, mark, data = self._inside(data) if self._is_inside else self._outside(data)
            parts += [before, mark]
            if mark:
                self._is_inside, self._tail = not self._is_inside, ""
        return "".join(parts)

    def _outside(self, data: str) -> tuple[str, str, str]:
        """A key is never kept back, so the mark may have begun in what was read before."""
        seen = len(self._tail)
        before, mark, rest = (self._tail + data).partition(_BEGIN)
        if mark:
            return "", (before + mark)[seen:], rest
        self._tail = before[1 - len(_BEGIN) :]
        return data, "", ""

    def _inside(self, data: str) -> tuple[str, str, str]:
        before, mark, rest = (self._tail + data).partition(_END)
        kept = 0 if mark else next((size for size in range(len(_END) - 1, 0, -1) if before.endswith(_END[:size])), 0)
        self._tail = before[len(before) - kept :]
        return before[: len(before) - kept].replace(_ESC, "\N{REPLACEMENT CHARACTER}"), mark, rest


class PasteParser(XTermParser):
    """Textual's parser of a terminal's bytes, which sees no Esc in a paste."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._marks = PasteMarks()

    def feed(self, data: str) -> Iterable[Message]:
        """What was done, in the order in which it was done. Nothing at all means that no more will come."""
        passed = self._marks.passed(data)
        return super().feed(passed) if passed or not data else ()


def take_pastes_whole() -> None:
    """Has Textual's drivers use our parser: they offer no setting for it, and ask the names that are replaced here."""
    for user in (_xterm_parser, *filter(None, map(sys.modules.get, _USERS))):
        setattr(user, "XTermParser", PasteParser)  # noqa: B010 - a name that some of them do not export
