"""The fixture course in a folder of its own, to be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

from course.content import check

FIXTURE = Path(__file__).parent.parent / "fixtures" / "course"


class CopiedCourse:
    """A copy of the fixture course, or of another one."""

    def __init__(self, folder: Path, fixture: Path = FIXTURE) -> None:
        self.folder = folder / "kursus"
        shutil.copytree(fixture, self.folder)

    def replace(self, name: str, old: str, new: str) -> None:
        """Changes the first place in a file where `old` stands."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old!r} to break"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Writes a whole file."""
        (self.folder / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def problems(self) -> list[str]:
        """What `check` says about it, a line a problem, without the folder; empty for a course without problems."""
        course, problems = check(self.folder)
        assert (course is None) == bool(problems)
        assert problems == sorted(problems)
        return [str(problem).replace(f"{self.folder}/", "") for problem in problems]
