"""A picture in dots: as large as it says, and none where there is none."""

from __future__ import annotations

import sys

import pytest

from course.export.office.raster import Raster, fitted, raster
from tests.export.office.samples import SVG


def test_it_is_as_large_as_it_says() -> None:
    made = raster(SVG)
    assert made is not None
    assert made.png.startswith(b"\x89PNG")
    assert (round(made.width, 1), round(made.height, 1)) == (79.4, 39.7)
    assert raster(SVG) == made


@pytest.mark.parametrize(
    "svg", ["", "<svg", "\ud800", '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>']
)
def test_what_is_no_picture_is_none(svg: str) -> None:
    assert raster(svg) is None


def test_without_what_makes_one_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert raster(SVG) is None


def test_it_shrinks_into_the_room_there_is_and_never_grows() -> None:
    assert fitted(Raster(b"", 300, 100), 150, 200) == (150, 50)
    assert fitted(Raster(b"", 100, 400), 150, 200) == (50, 200)
    assert fitted(Raster(b"", 30, 10), 150, 200) == (30, 10)
