"""Where things lie: the leader's own folder, the lessons, and what is kept to start faster."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from course.commands.options import Options
from course.commands.refused import WRONG_USE, Refused, cannot_use
from course.content.folder import builtin
from course.journal.long_paths import reachable
from course.locale import _


class Places(Struct, frozen=True):
    """The paths in use; none of them has to exist."""

    home: Path
    """The leader's own folder, with the journal in it."""
    lessons: Path

    @property
    def cache(self) -> Path | None:
        """Where the checked course is kept; None as long as there is no home, since looking must not make one."""
        return self.home / "cache" if self.home.is_dir() else None


def places(options: Options, environ: Mapping[str, str] = os.environ) -> Places:
    """The paths that the options ask for, or else the environment, or else the system's custom.

    Raises:
        Refused: A path begins with `~`, and nobody knows whose home that is.
    """
    try:
        home = reachable(_home(options.home, environ.get("SKALKAN_HOME")))
        return Places(home, (options.lessons or builtin(options.lang)).expanduser())
    except RuntimeError as error:
        raise Refused(_("Your user folder can't be found. Name a folder with --home."), WRONG_USE) from error


def expanded(path: Path) -> Path:
    """A path as it was typed, with `~` for the user's own folder.

    Raises:
        Refused: It begins with the folder of a user that there isn't.
    """
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise cannot_use(FileNotFoundError(errno.ENOENT, "", str(path))) from error


def _home(asked: Path | None, environment: str | None) -> Path:
    if asked is not None:
        return asked.expanduser()
    if environment:
        return Path(environment).expanduser()
    # Asked for by name, so that a start with a home of its own doesn't pay for it.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("skalkan", appauthor=False)
