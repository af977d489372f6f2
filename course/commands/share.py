"""`skalkan share`: a folder that the leader's own file sync carries between machines, set, looked at, or no longer used."""

from __future__ import annotations

from pathlib import Path

from course.commands.counts import entries
from course.commands.opening import open_journal, shared_folder
from course.commands.options import Options
from course.commands.places import expanded, places
from course.commands.refused import BAD_CONTENT, Refused, cannot_use
from course.journal import JournalError, disk
from course.journal.errand import Errand
from course.journal.records import Records
from course.journal.share import remember
from course.locale import _
from course.session.sharing import NotShared, check_shared_folder


def run(options: Options) -> int:
    """Sets the shared folder, ends it, or tells what it is.

    Returns:
        0, or 1 where the folder can't be reached now.
    """
    home = places(options).home
    if options.off:
        return _end(home)
    if options.dir is None:
        return _state(home)
    return _begin(home, expanded(options.dir))


def _begin(home: Path, folder: Path) -> int:
    try:
        Errand(lambda _errand: _set(home, folder)).wait()
    except TimeoutError as error:
        raise Refused(_("The drive that {folder} lies on doesn't answer. Nothing was changed.").format(folder=folder)) from error
    with open_journal(home) as journal:
        troubles = journal.share_troubles
        said = _(
            "Your journal is shared through {folder}: what you write goes there, and what other machines put there comes here."
        )
        print(said.format(folder=journal.share))
        print(
            _("Set the same folder on your other machine. Whoever can look into it can read your journal: let it be yours alone.")
        )
        print(_("In your journal: {entries}.").format(entries=entries(Records(journal).counts())))
    for trouble in troubles:
        print(trouble.text)
    return BAD_CONTENT if troubles else 0


def _set(home: Path, folder: Path) -> None:
    _check(home, folder)
    if not folder.exists():
        disk.make_private_folder(folder)
    _remember(home, folder)


def _remember(home: Path, folder: Path | None) -> None:
    try:
        remember(home, folder)
    except JournalError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        # The file's own name would mean nothing to whoever reads the line.
        error.filename, error.filename2 = str(home), None
        raise cannot_use(error) from error


def _check(home: Path, folder: Path) -> None:
    """Refuses what can't be a shared folder, before anything is made or changed."""
    try:
        check_shared_folder(home, folder)
    except NotShared as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise cannot_use(error) from error


def _state(home: Path) -> int:
    if shared_folder(home) is None:
        print(_("Your journal is not shared with other machines. Share it with: skalkan share DIR"))
        return 0
    with open_journal(home) as journal:
        for trouble in journal.share_troubles:
            print(trouble.text)
        if journal.share_troubles:
            return BAD_CONTENT
        print(_("Your journal is shared through {folder}. It can be reached.").format(folder=journal.share))
        print(_("End it with: skalkan share --off"))
    return 0


def _end(home: Path) -> int:
    folder = shared_folder(home)
    if folder is None:
        print(_("Your journal is not shared with other machines. Share it with: skalkan share DIR"))
        return 0
    _remember(home, None)
    print(
        _("Your journal is no longer shared. What lies in {folder} stays there; delete it yourself if you want it gone.").format(
            folder=folder
        )
    )
    return 0
