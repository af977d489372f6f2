"""This device's name in versions: given once, and kept in a small file at home."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from course.journal import disk
from course.journal.errors import Notice
from course.journal.notices import written_anew

_NAME = r"[0-9A-Za-z]{1,32}"


class DeviceName:
    """The name, and the file it is kept in, whatever an editor or a disk has made of that."""

    def __init__(self, file: Path, name: str | None) -> None:
        """Reads nothing yet.

        Args:
            file: Where it is kept.
            name: What it is, where that isn't left to the file.

        Raises:
            ValueError: It has other characters than letters and digits.
        """
        if name is not None and not re.fullmatch(_NAME, name):
            raise ValueError(f"a device is named by up to 32 letters and digits, not {name!r}")
        self._file = file
        self._name = name
        self._kept = name is not None

    def known(self) -> str | None:
        """The name, if one was given."""
        if self._name is None:
            name = disk.said(self._raw()).strip()
            self._name = name if re.fullmatch(_NAME, name) else None
        return self._name

    def kept(self) -> tuple[str, Notice | None]:
        """The name, given now if need be and kept; and what the leader should hear of its file.

        Raises:
            OSError: It can't be kept.
        """
        name = self.known() or os.urandom(4).hex()  # nobody's name any more: a new one does no harm
        if self._kept:
            return name, None
        raw, line = self._raw(), f"{name}\n".encode()
        if raw != line:
            with suppress(IsADirectoryError, PermissionError):  # a folder in its place: the name holds until the program ends
                disk.replace(self._file, [line])
        self._name, self._kept = name, True
        return name, written_anew(self._file, raw) if raw and raw.split() != line.split() else None

    def is_spoilt(self) -> bool:
        """Whether the file says more or less than a name."""
        return not self._kept and disk.is_odd(self._raw())

    def _raw(self) -> bytes:
        with suppress(OSError):
            return disk.small(self._file)
        return b""
