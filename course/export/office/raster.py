"""A picture of lines and letters as one of dots, for programs that show no other."""

from __future__ import annotations

import struct
from pathlib import Path

from msgspec import Struct

_PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
"""The picture's text is data, never part of the program."""
_FONTS = Path(__file__).parent.parent / "pdf"
"""The same letters as in a PDF."""
_DOTS = 192
"""Dots an inch: sharp on paper, and half a megabyte at most."""
_MM = 25.4


class Raster(Struct, frozen=True):
    """A picture in dots."""

    png: bytes
    """A whole PNG file."""
    width: float
    """In millimetres, as the picture itself says."""
    height: float


def raster(svg: str) -> Raster | None:
    """The picture in dots; None where nothing is installed that makes one, or where it is none."""
    try:
        import typst  # noqa: PLC0415 - a megabyte of fonts, for the few documents with a picture
    except ImportError:
        return None
    try:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])
        compiler = typst.Compiler(_PAGE.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"svg": svg})
        png = compiler.compile(format="png", ppi=_DOTS)
    except (RuntimeError, UnicodeError):  # no picture: half of one is worth less than its words
        return None
    if not isinstance(png, bytes):
        return None
    width, height = struct.unpack(">II", png[16:24])
    return Raster(png, width / _DOTS * _MM, height / _DOTS * _MM)


def fitted(picture: Raster, width: float, height: float) -> tuple[float, float]:
    """How wide and high a picture is where there is so much room, in millimetres; it never grows."""
    scale = min(1, width / max(picture.width, 1), height / max(picture.height, 1))
    return picture.width * scale, picture.height * scale
