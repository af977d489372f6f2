"""The one border where a command's text goes to a terminal: nothing in it commands that, whoever wrote a title or a path."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, TextIO, cast

_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_DIRECTION = str.maketrans(dict.fromkeys("\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"))
"""Marks of direction that a text may keep, and that would still move what stands beside them in a line of ours."""


@contextmanager
def printing() -> Iterator[None]:
    """While it lasts, what is printed is fit for a terminal, and a closed output is an error as a full disk is."""
    before = sys.stdout, sys.stderr
    if None in before:
        _fill_numbers()
    sys.stdout, sys.stderr = cast(TextIO, Printer(before[0])), cast(TextIO, Printer(before[1], is_needed=False))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class Printer:
    """A stream that is written to through this border.

    Args:
        stream: The stream; None where the caller has closed it.
        is_needed: Whether it is an error that it can't be written to: of errors nobody can be told then.
    """

    def __init__(self, stream: TextIO | None, *, is_needed: bool = True) -> None:
        self.stream = stream
        self._is_needed = is_needed

    def write(self, text: str) -> int:
        """Writes a text without what would command the terminal.

        Raises:
            OSError: It can't be written.
        """
        if _ODD.search(text) is None:
            return self.write_as_it_is(text)
        from course.journal.text import readable  # noqa: PLC0415 - the journal with it, which a mere --version needs not

        return self.write_as_it_is(readable(text).translate(_DIRECTION))

    def write_as_it_is(self, text: str) -> int:
        """Writes a text that is not for a terminal.

        Raises:
            OSError: It can't be written.
        """
        with self._minding():
            if self.stream is None:
                raise _closed()
            self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Has all of it written by now.

        Raises:
            OSError: It can't be.
        """
        with self._minding():
            if self.stream is not None:
                self.stream.flush()

    def isatty(self) -> bool:
        """Whether somebody reads along."""
        return self.stream is not None and self.stream.isatty()

    def _minding(self) -> AbstractContextManager[None]:
        return nullcontext() if self._is_needed else suppress(OSError)

    def __getattr__(self, name: str) -> Any:
        if self.stream is None:
            raise _closed() if name in {"buffer", "fileno"} else AttributeError(name)
        return getattr(self.stream, name)


def print_document(made: str | bytes) -> None:
    """Prints a document: to a terminal fit for that, and into a file or a pipe as it is, for it may be read back.

    Raises:
        OSError: It can't be written.
    """
    if isinstance(made, bytes):
        sys.stdout.buffer.write(made)
    elif isinstance(sys.stdout, Printer) and not sys.stdout.isatty():
        sys.stdout.write_as_it_is(made)
    else:
        sys.stdout.write(made)


def _closed() -> OSError:
    return OSError(errno.EBADF, os.strerror(errno.EBADF))


def _fill_numbers() -> None:
    """Takes the numbers of closed streams: the next file that is opened would get one, and with it what others print."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(handle)
