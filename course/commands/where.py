"""`skalkan where`: the paths in use."""

from __future__ import annotations

from argparse import Namespace

from course.commands.places import places
from course.locale import _


def run(options: Namespace) -> int:
    """Prints what lies where; looking makes nothing."""
    there = places(options)
    lines = ((_("Your folder"), there.home), (_("Lessons"), there.lessons))
    width = max(len(label) for label, _path in lines)
    for label, path in lines:
        print(f"{label:<{width}}  {path.absolute()}")
    return 0
