"""A file that is a package of files: the same bytes for the same contents."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a package can tell, and so none."""


def without_times(package: bytes) -> bytes:
    """A package whose files don't say when they were written; an OpenDocument's first file stays as it is, to be known by."""
    made = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = 3  # the same on every system
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return made.getvalue()
