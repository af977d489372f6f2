"""`skalkan backup`: a copy of the whole journal, where the leader wants it or among the automatic ones."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from course.commands.clock import clock
from course.commands.opening import open_journal
from course.commands.options import Options
from course.commands.places import expanded, places
from course.commands.refused import Refused, cannot_use
from course.journal import disk
from course.journal.backup import backup, free_backup
from course.journal.home import BACKUPS
from course.locale import _


def run(options: Options) -> int:
    """Writes the copy and prints where it is."""
    home = places(options).home
    with open_journal(home) as journal:
        if not journal.storage.log.file.exists():
            raise Refused(_("There is nothing to copy yet: your journal is made when you first write something."))
        target = _target(home, options.file, options.force)
        try:
            if options.file is None:
                disk.make_private_folder(target.parent)
            file = backup(journal, target)
        except OSError as error:
            # What it is called while it is being written would mean nothing to whoever reads the line.
            error.filename, error.filename2 = str(target), None
            raise cannot_use(error) from error
    print(_("Your journal is copied to {file}.").format(file=file))
    print(_("Bring it back with: skalkan restore FILE"))
    return 0


def _target(home: Path, asked: Path | None, force: bool) -> Path:
    """Where the copy goes. Into a folder, it goes under a name that is free.

    Raises:
        Refused: There is a file already, or the place isn't one for a copy.
    """
    if asked is None:
        return free_backup(home / BACKUPS, clock()())
    file = Path(os.path.realpath(expanded(asked)))
    if file.is_relative_to(home.resolve()):
        message = _("{path} lies in your journal's own folder. To put a copy there, write only: skalkan backup")
        raise Refused(message.format(path=asked))
    if file.is_dir():
        return free_backup(file, clock()())
    if file.exists() and not file.is_file():
        raise cannot_use(OSError(errno.EINVAL, _("it is no file"), str(asked)))
    if file.exists() and not force:
        raise Refused(_("There is a file {path} already. Choose another name, or replace it with --force.").format(path=asked))
    return file
