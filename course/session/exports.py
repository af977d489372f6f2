"""A file of the leader's own: what can be written as what, what such a file is called, and the writing of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from errno import ENOENT
from itertools import count
from os import fsencode
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from course.export.formats import format_of
from course.locale import _
from course.locale.reasons import why
from course.locale.spelling import compose, fold
from course.session.documents_folder import documents_folder
from course.session.session import Session

_LETTERS = 40
"""Letters of a name that a file is called by."""

Made: TypeAlias = str | bytes | None


class NotWritten(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """The file can't be written; says why in a line that the leader reads."""


class AlreadyThere(Exception):  # noqa: N818 - the same
    """There is a file of that name; the leader is asked whether it may go."""

    def __init__(self, file: Path) -> None:
        super().__init__(_("There is a file {file} already. Do you want to replace it?").format(file=file))


class NothingToWrite(Exception):  # noqa: N818 - the same
    """There is nothing to put into the file yet; says in a line what is missing."""


class Stopped(Exception):  # noqa: N818 - the same
    """The leader has stopped it."""


class Proposal(Struct, frozen=True):
    """One file that something can be taken out as."""

    name: str
    """What it is, in a few words."""
    file_name: str
    """What the file is called unless the leader wants another name."""
    make: Callable[[], Made]
    """Makes what stands in it, when it is written; None where there is nothing to put into it."""
    nothing: str = ""
    """What is said where there is nothing to put into it."""

    @property
    def suffix(self) -> str:
        """How its file ends, without the point."""
        return Path(self.file_name).suffix.removeprefix(".")


class Export(Struct, frozen=True):
    """Something that can be taken out."""

    title: str
    """What is taken out."""
    proposals: tuple[Proposal, ...]
    """What it can be taken out as, the usual one first."""


# What the file is called


def safe_name(kind: str, name: str, day: date) -> str:
    """What a file is called, without its ending: what it is, its name in letters that every system takes, and the day."""
    return "-".join(filter(None, (kind, plain_name(name), day.isoformat())))


def plain_name(text: str) -> str:
    """A text in letters that every system takes; empty where it has none."""
    whole = compose(text)  # a mark on its own is no letter to what follows
    return re.sub(r"[^\w-]+", "-", fold(whole[:_LETTERS])).strip("-")


def proposed(session: Session, proposal: Proposal) -> str:
    """A file that isn't there yet, in the leader's documents; for a browser its name alone."""
    if session.deliver is not None:
        return proposal.file_name
    return str(free(documents_folder(session) / proposal.file_name))


def renamed(typed: str, proposal: Proposal, export: Export) -> str:
    """What a leader has typed, with the ending that goes with another proposal; an ending that goes with none is theirs."""
    file = Path(typed)
    if file.suffix not in {Path(each.file_name).suffix for each in export.proposals}:
        return typed
    return str(file.with_suffix(Path(proposal.file_name).suffix))


def free(file: Path) -> Path:
    """A name that no file has yet: what was taken out before is not written over by itself."""
    names = (file.with_stem(f"{file.stem} ({number})") for number in count(2))
    return file if not _is_there(file) else next(name for name in names if not _is_there(name))


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # a folder that may not be searched, a name too long: writing there will say so
        return False


# Writing it


def take_out(
    session: Session, proposal: Proposal, typed: str, *, replace: bool = False, stopped: Callable[[], bool] = lambda: False
) -> Path:
    """Writes a file, or hands it to the browser. May be called in any thread.

    Whatever else is raised is a fault of ours.

    Args:
        session: The leader at work.
        proposal: What is written.
        typed: Where to, as the leader typed it.
        replace: Whether the leader has said that a file that is there may go.
        stopped: Tells whether the leader has stopped it meanwhile: what is made is thrown away then.

    Returns:
        The file.

    Raises:
        NothingToWrite: There is nothing to put into it yet.
        AlreadyThere: There is such a file, which is left as it is.
        NotWritten: It can't lie there, can't have that name, or is of a format that takes what isn't installed.
        Stopped: Nothing is written.
    """
    from course.export.file import FileIsThere, save

    file = _fitting(session, proposal, typed)
    made = proposal.make()
    if made is None:
        raise NothingToWrite(proposal.nothing)
    data = made.encode("utf-8") if isinstance(made, str) else made
    if stopped():
        raise Stopped
    if session.deliver is not None:
        session.deliver(file.name, data)
        return Path(file.name)
    try:
        save(data, file, session.journal.home, replace=replace)
    except FileIsThere as error:
        raise AlreadyThere(file) from error
    except OSError as error:
        raise _not_written(why(error)) from error
    return file


def _fitting(session: Session, proposal: Proposal, typed: str) -> Path:
    """The file, where such a one may lie there and can be made.

    Raises:
        NotWritten: It may not, or can't be.
    """
    from course.export.file import keep_out

    file = _file(typed)
    as_what = format_of(proposal.file_name)
    try:
        if session.deliver is None:
            keep_out(file, session.journal.home)
    except OSError as error:
        raise _not_written(why(error)) from error
    if as_what is not None and not as_what.fits(file):
        message = _("it would have {format} in it, whose files end in {endings}")
        raise _not_written(message.format(format=_(as_what.name), endings=as_what.endings))
    if as_what is not None and as_what.missing:
        raise NotWritten(as_what.missing)
    return file


def _file(typed: str) -> Path:
    """A file as it was typed, with `~` for the user's own folder.

    Raises:
        NotWritten: No file can have that name, or it begins with the folder of a user that there isn't.
    """
    name = typed.strip()
    try:
        if b"\0" in fsencode(name):  # and half a character, which no name can hold, isn't even encoded
            raise _not_written(_("the file can't have that name"))
        return Path(name).expanduser()
    except UnicodeEncodeError as error:
        raise _not_written(_("the file can't have that name")) from error
    except RuntimeError as error:  # nobody knows whose home a `~name` is
        raise _not_written(why(FileNotFoundError(ENOENT, str(error)))) from error


def _not_written(reason: str) -> NotWritten:
    return NotWritten(_("The file can't be written: {reason}").format(reason=reason))
