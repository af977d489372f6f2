"""Compressed logs: written whole, and read as far as they can be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from course.journal import disk

_GZIP = zlib.MAX_WBITS | 16
_SIP = 1 << 12
"""How much is unpacked at a time: this much at most is lost in front of a damaged byte."""


class Damage(Struct):
    """Whether something could not be read."""

    met: bool = False


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes as gzip, with no time in it: the same journal gives the same file."""
    press = zlib.compressobj(level=6, wbits=_GZIP)
    for chunk in chunks:
        yield press.compress(chunk)
    yield press.flush()


def unpacked(file: Path, damage: Damage, *, follow: bool = True) -> Iterator[bytes]:
    """The bytes of a file, unpacked if it is packed, as far as they can be had.

    Args:
        file: The file.
        damage: Where it is noted that something could not be read.
        follow: See `course.journal.disk.opened`.

    Raises:
        OSError: The file can't be read.
    """
    with disk.reading(file, follow=follow) as source:
        yield from unpacked_from(source, damage)


def unpacked_from(source: BinaryIO, damage: Damage) -> Iterator[bytes]:
    """The same of what is open already, which need be no file: a pipe, say. Several that were put one behind the other count too.

    Raises:
        OSError: It can't be read.
    """
    chunk = source.read(_SIP)
    if chunk[:2] != b"\x1f\x8b":
        while chunk:
            yield chunk
            chunk = source.read(_SIP)
        return
    unpack = zlib.decompressobj(wbits=_GZIP)
    with suppress(zlib.error):
        while chunk:
            if unpack.eof:
                if not (chunk := chunk.lstrip(b"\0")):  # zeros may fill up the end of a file
                    chunk = source.read(_SIP)
                    continue
                unpack = zlib.decompressobj(wbits=_GZIP)
            yield unpack.decompress(chunk)
            chunk = unpack.unused_data or source.read(_SIP)
    damage.met |= not unpack.eof


def lines_of(chunks: Iterable[bytes], longest: int | None = None) -> Iterator[bytes]:
    """The lines in chunks of bytes, without their newlines.

    Args:
        chunks: The bytes.
        longest: How many bytes a line has at most; of a longer one only its first are kept. Without it all are.
    """
    rest: list[bytes] = []
    length = 0
    for chunk in chunks:
        *ended, begun = chunk.split(b"\n")
        for end in ended:
            yield b"".join([*rest, end])[:longest]
            rest, length = [], 0
        if begun and (longest is None or length <= longest):
            rest.append(begun)
            length += len(begun)
    if rest:
        yield b"".join(rest)[:longest]
