"""Writing a document to a file of the leader's own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def save(made: str | bytes, path: Path) -> None:
    """Writes the file at once and for its owner alone: what was there before stays until all of the new is written.

    Args:
        made: The document; a text is written as UTF-8.
        path: The file; one that is there is replaced.

    Raises:
        OSError: It can't be written; the error names the file as it was asked for.
    """
    data = made.encode("utf-8") if isinstance(made, str) else made
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            # A device or a pipe can be written to, but not replaced; a folder says by itself that it is one.
            target.write_bytes(data)
            return
        descriptor, name = tempfile.mkstemp(prefix=".skalkan-", dir=target.parent)
        written = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            written.replace(target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    except OSError as error:
        # The temporary file's name would mean nothing to whoever reads the line.
        error.filename, error.filename2 = str(path), None
        raise
