"""A file that is a package of files: the same bytes for the same contents."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a package can tell, and so none."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """A package of files, by their names, which doesn't say when they were written."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, data in files.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = 3  # the same on every system
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            package.writestr(entry, data)
    return made.getvalue()


def without_times(package: bytes) -> bytes:
    """A package whose files don't say when they were written; an OpenDocument's first file stays as it is, to be known by."""
    with ZipFile(BytesIO(package)) as before:
        return packed({name: before.read(name) for name in before.namelist()})
