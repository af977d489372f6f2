"""Where a command's document goes: the screen, or a file of the leader's own."""

from __future__ import annotations

import sys
from pathlib import Path

from course.commands.places import expanded
from course.commands.refused import cannot_use
from course.export.file import save
from course.locale import _

STDOUT = "-"


def write(made: str | bytes, output: str, home: Path) -> int:
    """Writes a document to what `--output` asks for; returns the exit code.

    Args:
        made: The document.
        output: The file, or "-" for the screen.
        home: The journal's own folder, into which no document is written.

    Raises:
        Refused: The file can't be written.
    """
    if output == STDOUT:
        if isinstance(made, str):
            sys.stdout.write(made)
        else:
            sys.stdout.buffer.write(made)
        return 0
    file = expanded(Path(output))
    try:
        save(made, file, home)
    except OSError as error:
        raise cannot_use(error) from error
    print(_("Written: {file}").format(file=file), file=sys.stderr)
    return 0
