"""The lessons that come with the program, checked once when it is built: no start reads their YAML again.

What was built is good for the very files it was made of, and for the code that read them. Both are told by what stands in them,
since an installer sets times as it likes. Whatever else is found counts as nothing, and the YAML is read.
"""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

from course import __version__
from course.content.cache import packed, unpacked
from course.content.model import Course

_HERE = Path(__file__).parent
_BUILT = _HERE / "built"
"""Made by the build, as the compiled catalogues are."""


def build(folder: Path, course: Course, into: Path = _BUILT) -> None:
    """Keeps the course of a folder of lessons that come with the program.

    Raises:
        OSError: It can't be written.
    """
    into.mkdir(exist_ok=True)
    begun = _file(folder, into).with_suffix(".new")
    begun.write_bytes(packed(stamp(folder), course))
    begun.replace(_file(folder, into))  # in one step: a program may be reading the old one


def built(folder: Path, into: Path = _BUILT) -> Course | None:
    """The course as it was built; None where there is none, or not of these files, or it isn't whole."""
    try:
        return unpacked(_file(folder, into), stamp(folder))
    except OSError:
        return None


def stamp(folder: Path, code: Path = _HERE) -> str:
    """Tells the version, the lessons and the code that reads them from all others.

    Raises:
        OSError: They can't be read.
    """
    return "\n".join((__version__, *_sums(code, (".py",)), *_sums(folder, (".yaml", ".yml"))))


def _file(folder: Path, into: Path) -> Path:
    return into / f"{folder.name}.msgpack"


def _sums(folder: Path, endings: tuple[str, ...]) -> list[str]:
    """What a file says, in short: its name, its size and its checksum."""
    names = sorted(name for name in os.listdir(folder) if name.lower().endswith(endings))  # noqa: PTH208 - names alone
    return [f"{name} {_sum(folder / name)}" for name in names]


def _sum(file: Path) -> str:
    raw = file.read_bytes()
    return f"{len(raw)} {crc32(raw):08x}"
