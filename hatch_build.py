"""The build hook: compiles the interface's catalogues, and puts the lessons into the wheel.

An editable install reads `lessons/` where it lies, so only a standard build copies it (to `course/lessons`). Run this file by
itself to compile the catalogues after a change.
"""

from __future__ import annotations

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
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling runs before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the catalogues, and includes the lessons in a standard wheel."""
        compile_catalogues(Path(self.root))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"]["lessons"] = "course/lessons"


if __name__ == "__main__":
    compile_catalogues(ROOT)
