"""The line between a page and its window: a websocket, with what is painted in binary and words in JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any

from aiohttp import WSCloseCode, WSMessage, WSMsgType
from aiohttp.web import WebSocketResponse
from msgspec import DecodeError, Meta, Struct, ValidationError
from msgspec.json import decode

from course.session.addresses import ADDRESS
from course.web.queue import Crowded, Turn
from course.web.window import Window
from course.web.windows import Windows

HELLO = 10.0
"""Seconds in which a page says what it wants; one that says nothing is let go."""
LARGEST = 1024 * 1024
"""Bytes of what a page sends in one go: a paste of 200 pages."""
BEHIND = 4 * 1024 * 1024
"""Bytes that wait for a page at most. One that takes none of it is gone, and no app waits for it."""
HEARTBEAT = 25.0
"""Seconds between two looks whether a page is there."""
_Cells = Annotated[int, Meta(ge=1, le=1000)]


class Said(Struct, forbid_unknown_fields=True):
    """What a page says: how large it is in characters, and the first time which window it had, if any, and at which place."""

    width: _Cells
    height: _Cells
    window: Annotated[str, Meta(max_length=64)] = ""
    place: Annotated[str, Meta(pattern=ADDRESS)] = ""


class Connection:
    """What waits to be sent to a page.

    Args:
        socket: The websocket, prepared.
        cut: Cuts the line to a page that takes nothing.
    """

    def __init__(self, socket: WebSocketResponse, cut: Callable[[], None]) -> None:
        self.socket = socket
        self._cut = cut
        self._waiting: list[bytes | str] = []
        self._size = 0
        self._woken = asyncio.Event()
        self.is_over = False
        """Whether the last word has been said."""

    def paint(self, data: bytes) -> None:
        """Gets what a terminal would; never waits."""
        self._size += len(data)
        if self._size > BEHIND:
            self._cut()
        elif self._waiting and isinstance(last := self._waiting[-1], bytes):
            self._waiting[-1] = last + data
        else:
            self._waiting.append(data)
        self._woken.set()

    def hear(self, **said: Any) -> None:
        """Gets a word; one that says how it stands is the last."""
        self._waiting.append(json.dumps(said, ensure_ascii=False))
        self.is_over = self.is_over or "state" in said
        self._woken.set()

    async def send(self) -> None:
        """Sends what there is, as it comes, until the last word."""
        with suppress(ConnectionError):
            while not self.is_over or self._waiting:
                await self._woken.wait()
                self._woken.clear()
                waiting, self._waiting, self._size = self._waiting, [], 0
                for each in waiting:
                    await (self.socket.send_bytes(each) if isinstance(each, bytes) else self.socket.send_str(each))
            await self.socket.close()


async def show(connection: Connection, leader: str, windows: Windows, kind: type[Window]) -> None:
    """Shows a window of a leader's on a page until it goes.

    Args:
        connection: The line to the page.
        leader: Whose page it is.
        windows: All windows.
        kind: Of the window.
    """
    sending = asyncio.create_task(connection.send())
    try:
        await _converse(connection, leader, windows, kind)
    except (TimeoutError, ValidationError, DecodeError, UnicodeDecodeError):
        await connection.socket.close(code=WSCloseCode.POLICY_VIOLATION)
    finally:
        if not connection.is_over:
            sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


async def _converse(connection: Connection, leader: str, windows: Windows, kind: type[Window]) -> None:
    hello = await asyncio.wait_for(connection.socket.receive(), HELLO)
    if hello.type is not WSMsgType.TEXT:
        raise UnicodeDecodeError("utf-8", b"", 0, 0, "no hello")
    said = decode(hello.data, type=Said)
    if windows.is_closing:
        connection.hear(state="stopped")
        return
    window = windows.find(leader, said.window, kind)
    if window is not None:
        await window.show_on(connection, said.width, said.height)
    else:
        window = await _enter(connection, leader, windows, kind, said)
    if window is None:
        return
    connection.hear(window=window.id)
    try:
        await _pass_on(connection.socket, window)
    finally:
        window.leave(connection, closed=connection.socket.close_code == WSCloseCode.GOING_AWAY)


async def _enter(connection: Connection, leader: str, windows: Windows, kind: type[Window], said: Said) -> Window | None:
    """Opens a window on a page when its turn has come; None where the page goes before, or nothing can be opened."""
    try:
        turn = windows.enter(leader, kind, connection.hear)
    except Crowded:
        connection.hear(state="busy")
        return None
    try:
        here = await _wait(connection.socket, turn, said)
        if here is None:
            return None
        window = await windows.open(turn, connection, here.width, here.height, said.place)
        if window is None:
            connection.hear(state="stopped")
        return window
    except OSError:  # the computer has no room for another process
        connection.hear(state="busy")
        return None
    finally:
        windows.leave(turn)


async def _wait(socket: WebSocketResponse, turn: Turn, said: Said) -> Said | None:
    """Waits for a page's turn, and tells how large it is by then; None where it goes. What is typed meanwhile is for nobody."""
    listening: asyncio.Task[WSMessage] | None = None
    try:
        while not turn.window.done():
            listening = listening or asyncio.create_task(socket.receive())
            either: set[asyncio.Future[Any]] = {turn.window, listening}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if listening.done():
                message, listening = listening.result(), None
                if message.type is WSMsgType.TEXT:
                    said = decode(message.data, type=Said)
                elif message.type is not WSMsgType.BINARY:
                    return None
    finally:
        if listening is not None:
            listening.cancel()
            await asyncio.wait({listening})
    return said


async def _pass_on(socket: WebSocketResponse, window: Window) -> None:
    async for message in socket:
        if message.type is WSMsgType.BINARY:
            message.data.decode("utf-8")  # a terminal sends nothing else
            await window.type(message.data)
        elif message.type is WSMsgType.TEXT:
            said = decode(message.data, type=Said)
            await window.resize(said.width, said.height)
