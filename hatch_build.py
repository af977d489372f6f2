"""The build hook: compiles the interface's catalogues, checks the lessons once for all starts, and puts them into the wheel.

An editable install reads `lessons/` where it lies, so only a standard build copies it (to `course/lessons`). Run this file by
itself after a change of the catalogues; after one of the lessons it is only for speed, since what was built of other files is not
used.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent


def compile_catalogues(root: Path) -> None:
    """Writes a `.mo` beside every `.po` below `root`.

    Raises:
        babel.messages.pofile.PoFileError: A catalogue is not well formed.
    """
    for po in sorted(root.glob("course/locale/*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
        begun = po.with_suffix(".mo.new")
        with begun.open("wb") as target:
            write_mo(target, catalogue)
        begun.replace(po.with_suffix(".mo"))  # in one step: a program may be reading the old one


def build_courses(root: Path) -> None:
    """Writes each language's course, checked, to where the program looks for it.

    Raises:
        course.content.BrokenCourse: There are mistakes in the lessons.
    """
    # The checks are the program's own, of this very checkout.
    sys.path.insert(0, str(root))
    try:
        from course.content.built import build  # noqa: PLC0415
        from course.content.folder import check  # noqa: PLC0415
        from course.content.problems import BrokenCourse  # noqa: PLC0415
    finally:
        sys.path.remove(str(root))
    for folder in sorted(root.glob("lessons/*/")):
        course, problems = check(folder)
        if course is None:
            raise BrokenCourse(problems)
        build(folder, course)


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling runs before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the catalogues, checks the lessons, and includes these in a standard wheel."""
        compile_catalogues(Path(self.root))
        build_courses(Path(self.root))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"]["lessons"] = "course/lessons"


if __name__ == "__main__":
    compile_catalogues(ROOT)
    build_courses(ROOT)
