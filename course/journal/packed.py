"""Compressed logs: written whole, and read as far as they can be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_GZIP = zlib.MAX_WBITS | 16
_SIP = 1 << 12
"""How much is unpacked at a time: this much at most is lost in front of a damaged byte."""


@dataclass(slots=True)
class Damage:
    """Whether something could not be read."""

    met: bool = False


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes as gzip, with no time in it: the same journal gives the same file."""
    press = zlib.compressobj(level=6, wbits=_GZIP)
    for chunk in chunks:
        yield press.compress(chunk)
    yield press.flush()


def unpacked(file: Path, damage: Damage) -> Iterator[bytes]:
    """The bytes of a file, unpacked if it is packed, as far as they can be had.

    Raises:
        OSError: The file can't be read.
    """
    with file.open("rb") as source:
        packed = source.read(2) == b"\x1f\x8b"
        source.seek(0)
        if not packed:
            yield source.read()
            return
        unpack = zlib.decompressobj(wbits=_GZIP)
        with suppress(zlib.error):
            while chunk := source.read(_SIP):
                yield unpack.decompress(chunk)
        damage.met |= not unpack.eof


def lines_of(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines in chunks of bytes, without their newlines."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    if rest:
        yield rest
