"""A server with fake apps, and a browser's part of the talk with it."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, TCPConnector, WSMsgType
from aiohttp.test_utils import TestServer, unused_port

from course.web.door import Door, HomeDoor
from course.web.downloads import Downloads
from course.web.log import Log
from course.web.program import Program
from course.web.server import KEY, Site
from course.web.window import Window
from course.web.windows import Limits, Windows

FAKE = Path(__file__).parent / "fake_app.py"
LEADER = "X-Leder"
"""The header in which a proxy names one."""
PATIENCE = 10.0


def fake(leader: str, kind: type[Window], place: str) -> Program:
    return Program([sys.executable, "-I", "-S", str(FAKE), *filter(None, [leader, place])], {})


class Page:
    """A page of a browser, without the browser."""

    def __init__(self, line: ClientWebSocketResponse) -> None:
        self.line = line
        self.painted = ""
        self.said: list[dict[str, Any]] = []

    async def say(self, **said: Any) -> None:
        await self.line.send_str(json.dumps(said))

    async def type(self, text: str) -> None:
        await self.line.send_bytes(text.encode())

    async def sees(self, text: str) -> None:
        """Reads until that is painted."""
        while text not in self.painted:
            assert await self._read(), f"{text!r} did not come: {self.painted[-300:]!r}, {self.said}"

    async def hears(self, name: str) -> Any:
        """Reads until something of that name is said."""
        while not (found := [each[name] for each in self.said if name in each]):
            assert await self._read(), f"{name!r} was not said: {self.said}"
        return found[0]

    async def closes(self) -> int | None:
        """Reads until the server closes the line; gives its code."""
        while await self._read():
            pass
        return self.line.close_code

    async def _read(self) -> bool:
        message = await asyncio.wait_for(self.line.receive(), PATIENCE)
        if message.type is WSMsgType.BINARY:
            self.painted += message.data.decode()
        elif message.type is WSMsgType.TEXT:
            self.said.append(json.loads(message.data))
        else:
            return False
        return True


class Served:
    """A running server."""

    def __init__(self, port: int, door: Door, windows: Windows, log: io.StringIO) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.door = door
        self.windows = windows
        self.log = log

    @asynccontextmanager
    async def browser(self, *, let_in: bool = True) -> AsyncIterator[ClientSession]:
        """A browser that has its own cookies, and was let in with the key."""
        async with ClientSession(self.address, cookie_jar=CookieJar(unsafe=True), connector=TCPConnector(limit=0)) as session:
            if let_in and isinstance(self.door, HomeDoor):
                session.cookie_jar.update_cookies({self.door.cookie: self.door.pass_})
            yield session

    @asynccontextmanager
    async def page(
        self, browser: ClientSession, *, window: str = "", place: str = "", width: int = 80, height: int = 24, leader: str = ""
    ) -> AsyncIterator[Page]:
        """A page that shows a window."""
        named = {LEADER: leader} if leader else {}
        async with browser.ws_connect("/vindue", headers={"Origin": self.address, **named}) as line:
            page = Page(line)
            await page.say(width=width, height=height, window=window, place=place)
            yield page

    def key(self) -> str:
        assert isinstance(self.door, HomeDoor)
        return f"/?{KEY}={self.door.key}"


@asynccontextmanager
async def served(door: Door | None = None, limits: Limits | None = None) -> AsyncIterator[Served]:
    """A server, at home where no other door is named."""
    port, downloads, log = unused_port(), Downloads(), io.StringIO()
    windows = Windows(fake, downloads, limits or Limits(), Log(log))
    door = door or HomeDoor(port)
    tidying = asyncio.create_task(windows.tidy())
    async with TestServer(Site(door, windows, downloads, "da", Log(log)).app(), host="127.0.0.1", port=port):
        try:
            yield Served(port, door, windows, log)
        finally:
            tidying.cancel()
            await windows.close()


@contextmanager
def served_beside(limits: Limits | None = None) -> Iterator[Served]:
    """The same in a thread, for what waits in this one."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()

    def done(what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, loop).result(20)

    server = served(limits=limits)
    try:
        there: Served = done(_awaited(server.__aenter__()))
        yield there
        done(_awaited(server.__aexit__(None, None, None)))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _awaited(what: Awaitable[Any]) -> Any:
    return await what
