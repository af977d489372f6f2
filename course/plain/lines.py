"""What somebody types, line by line: whatever bytes come, a line is a text, and what was odd about it is told."""

from __future__ import annotations

from typing import BinaryIO

from msgspec import Struct

from course.journal.text import readable
from course.locale import _

LONGEST = 1_000_000
"""Bytes of a line at most; what is longer comes as several lines, so that no line fills the memory."""
_TERMINAL = 4095
"""Bytes that a terminal hands over of a line at most: it lets go of the rest."""

_IN_850, _IN_LATIN = (frozenset("æøåÆØÅ".encode(encoding)) for encoding in ("cp850", "latin-1"))
"""Bytes of Danish letters; those of the one are no letters in the other."""


class Ended(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """Nothing more comes: Ctrl+D, the end of a file, a pipe that is gone."""


class Interrupted(Exception):  # noqa: N818 - the same
    """Ctrl+C."""


class Heard(Struct, frozen=True):
    """A line."""

    text: str
    """What it says; it can be shown and kept."""
    remarks: tuple[str, ...] = ()
    """What whoever typed it has to know of it, each in a sentence."""


class LineReader:
    """The lines that come in.

    Args:
        stream: Where they come from, as bytes; None where there is nothing to read from.
    """

    def __init__(self, stream: BinaryIO | None) -> None:
        self._stream = stream
        self._is_first = True
        self._waits = False
        self._interrupted = False

    def interrupt(self, *_signal: object) -> None:
        """Ctrl+C: heard at once while a line is waited for, else with the next line, so that nothing is broken off half done."""
        if self._waits:
            raise KeyboardInterrupt
        self._interrupted = True

    def read(self) -> Heard:
        """The next line, without its end.

        Raises:
            Ended: There is none.
            Interrupted: Ctrl+C was pressed instead.
        """
        try:
            self._waits = True
            if self._interrupted:
                raise KeyboardInterrupt
            raw = self._stream.readline(LONGEST) if self._stream is not None else b""
        except KeyboardInterrupt:
            raise Interrupted from None
        except (OSError, ValueError):  # the terminal is gone, or the stream is closed
            raw = b""
        finally:
            self._waits = self._interrupted = False
        if not raw:
            raise Ended
        return self._heard(raw)

    def _heard(self, raw: bytes) -> Heard:
        remarks = []
        if len(raw) >= _TERMINAL and self._is_terminal():
            remarks.append(_("The line is longer than a terminal can take, and its end is missing. Write shorter lines."))
        elif len(raw) == LONGEST and not raw.endswith(b"\n"):
            remarks.append(_("The line is so long that it is taken as several."))
        raw = raw.removesuffix(b"\n").removesuffix(b"\r")
        if self._is_first:
            raw, self._is_first = raw.removeprefix(b"\xef\xbb\xbf"), False
        typed, remark = _decoded(raw)
        remarks += [remark] if remark else []
        text = readable(typed)
        if text.count("\N{REPLACEMENT CHARACTER}") > typed.count("\N{REPLACEMENT CHARACTER}"):
            remarks.append(_("There were characters in the line that can't be shown. \N{REPLACEMENT CHARACTER} stands for each."))
        return Heard(text, tuple(remarks))

    def _is_terminal(self) -> bool:
        try:
            return self._stream is not None and self._stream.isatty()
        except ValueError:  # it is closed
            return False


def _decoded(raw: bytes) -> tuple[str, str]:
    """A line's text, and what there is to say of how it was read.

    `echo søg | skalkan plain` comes in code page 850 where Windows' own command prompt pipes it.
    """
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if not _IN_850.isdisjoint(raw) and _IN_LATIN.isdisjoint(raw):
        told = _("The line wasn't UTF-8 and was read as code page 850. Look whether the letters are right.")
        return raw.decode("cp850"), told
    return raw.decode("latin-1"), _("The line wasn't UTF-8 and was read as Latin-1. Look whether the letters are right.")
