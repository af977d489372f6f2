"""Where a command's document goes: the screen, or a file of the leader's own."""

from __future__ import annotations

import sys
from pathlib import Path

from course.commands.places import expanded
from course.commands.printing import print_document
from course.commands.refused import WRONG_USE, Refused, cannot_use
from course.content.problems import visible
from course.export.file import FileIsThere, keep_out, save
from course.export.formats import Format
from course.locale import _

STDOUT = "-"


def write(made: str | bytes, output: str, home: Path, as_what: Format, *, force: bool) -> int:
    """Writes a document to what `--output` asks for; returns the exit code.

    Args:
        made: The document.
        output: The file, or "-" for the screen.
        home: The journal's own folder, into which no document is written.
        as_what: The document's format, which the file's name has to agree with.
        force: Whether a file that is there may be replaced.

    Raises:
        Refused: The file can't be written, is there already, its name promises another format, or it is no text to show.
    """
    if output == STDOUT:
        if isinstance(made, bytes) and sys.stdout.isatty():
            raise Refused(_("{format} can't be shown here. Name a file: --output FILE").format(format=_(as_what.name)), WRONG_USE)
        print_document(made)
        return 0
    file = expanded(Path(output))
    try:
        keep_out(file, home)
    except OSError as error:
        raise cannot_use(error) from error
    if not as_what.fits(file):
        message = _("{file} would have {format} in it, whose files end in {endings}. Choose such a name.")
        raise Refused(message.format(file=visible(output), format=_(as_what.name), endings=as_what.endings), WRONG_USE)
    try:
        save(made, file, home, replace=force)
    except FileIsThere as error:
        message = _("There is a file {path} already. Choose another name, or replace it with --force.")
        raise Refused(message.format(path=visible(output))) from error
    except OSError as error:
        raise cannot_use(error) from error
    print(_("Written: {file}").format(file=file), file=sys.stderr)
    return 0
