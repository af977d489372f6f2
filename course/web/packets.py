"""What goes through the pipe between the server and an app: a letter, four bytes of length, and so much."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from msgspec import Struct

READY = b"__GANGLION__\n"
"""What an app says before its first packet."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a packet at most: a document of that size is a fault."""


class Delivered(Struct, frozen=True):
    """A document that the app hands to the browser."""

    name: str
    type: str
    data: bytes


def keys(data: bytes) -> bytes:
    """What was typed, or pasted, for the app."""
    return packet(b"D", data)


def word(type: str, **more: int) -> bytes:
    """A word of the server's to the app."""
    return packet(b"M", json.dumps({"type": type, **more}).encode())


def delivered(payload: bytes) -> Delivered:
    """A document, as it comes."""
    head, _, data = payload.partition(b"\n")
    said = json.loads(head)
    return Delivered(str(said["name"]), str(said["type"]), data)


async def packets(stream: asyncio.StreamReader) -> AsyncIterator[tuple[bytes, bytes]]:
    """The packets of an app, from its ready word to its end.

    Raises:
        ValueError: That is no packet.
    """
    while (line := await stream.readline()) != READY:
        if not line:
            return
    try:
        while True:
            head = await stream.readexactly(5)
            kind, size = head[:1], int.from_bytes(head[1:], "big")
            if kind not in b"DMF" or size > LARGEST:
                raise ValueError(f"no packet: {head!r}")
            yield kind, await stream.readexactly(size)
    except asyncio.IncompleteReadError:
        return


def packet(kind: bytes, payload: bytes) -> bytes:
    """A packet."""
    return kind + len(payload).to_bytes(4, "big") + payload
