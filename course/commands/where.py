"""`skalkan where`: the paths in use."""

from __future__ import annotations

from course.commands.opening import shared_folder
from course.commands.options import Options
from course.commands.places import places
from course.journal.home import BACKUPS
from course.locale import _


def run(options: Options) -> int:
    """Prints what lies where; looking makes nothing."""
    there = places(options)
    shared = shared_folder(there.home)
    lines = (
        (_("Your folder"), there.home.absolute()),
        (_("Backups"), (there.home / BACKUPS).absolute()),
        (_("Shared folder"), shared or _("none")),
        (_("Lessons"), there.lessons.absolute()),
    )
    width = max(len(label) for label, _path in lines)
    for label, path in lines:
        print(f"{label:<{width}}  {path}")
    return 0
