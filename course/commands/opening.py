"""Opening the course and the journal for a command, with their troubles told as a command tells them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from course.commands.clock import clock
from course.commands.places import Places
from course.commands.refused import Refused
from course.content import BrokenCourse, Problem, load
from course.content.model import Course
from course.journal import Journal, JournalError, SaveFailed
from course.journal.records import Records
from course.journal.share import remembered
from course.locale import SETTING, _, ngettext, prefer
from course.locale.reasons import why


def open_course(there: Places) -> Course:
    """The course of the lessons in use.

    Raises:
        Refused: It has problems; the message is all of them, as `skalkan check` prints them, and how many they are.
    """
    try:
        return load(there.lessons, there.cache)
    except BrokenCourse as broken:
        safe = _("What you have written is all there. Mend the lessons, or leave --lessons out.")
        raise Refused("\n".join([*map(str, broken.problems), f"{how_many(broken.problems)} {safe}"])) from broken


def how_many(problems: Collection[Problem]) -> str:
    """How many mistakes a folder of lessons has, in words."""
    many = len(problems)
    return ngettext("This folder of lessons has {n} mistake.", "This folder of lessons has {n} mistakes.", many).format(n=many)


@contextmanager
def open_journal(home: Path, exchange: bool = True) -> Iterator[Journal]:
    """The journal of a home, with the folder it is shared through; one that is away right now stops nothing.

    Opening makes nothing, so to look at a journal that isn't there leaves no trace.

    Args:
        home: The leader's own folder.
        exchange: Whether to exchange with the shared folder before anything is read.

    Raises:
        Refused: It can't be opened, not be read, or what was to be saved in it could not be.
    """
    try:
        with Journal(home, shared_folder(home), clock=clock(), exchange=exchange) as journal:
            prefer(Records(journal).setting(SETTING))
            yield journal
    except SaveFailed as failure:
        raise Refused(_not_saved(failure)) from failure
    except JournalError as error:
        raise Refused(str(error)) from error


def shared_folder(home: Path) -> Path | None:
    """The folder that a home's journal is shared through; None, too, where what was noted of it can't be used."""
    try:
        folder = remembered(home)
        # A home that was moved into its own shared folder would write to itself.
        return None if folder is None or folder in (home.absolute(), home.resolve()) else folder
    except (OSError, RuntimeError, ValueError):
        return None


def _not_saved(failure: SaveFailed) -> str:
    """A failed save as a command tells it: the journal's own words speak of the text on the screen."""
    match failure.__cause__:
        case TimeoutError():
            return _("Another program is busy with your journal. Wait a moment, and try again.")
        case OSError() as cause:
            return _("It can't be done now, since your journal can't be written: {reason}.").format(reason=why(cause))
    return str(failure)
