"""The server: its addresses, and what holds for all of them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from course.web import pages
from course.web.connection import HEARTBEAT, LARGEST, Connection, show
from course.web.door import Closed, Door, HomeDoor, is_own_page
from course.web.downloads import PATH, Downloads
from course.web.log import Log
from course.web.talk import Talk
from course.web.window import Window
from course.web.windows import Windows

STATIC = Path(__file__).parent / "static"
KEY = "noegle"
"""What the key is called in the address."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On everything: nothing is asked of another host, nobody is told where one came from, and no page frames this one."""


class Site:
    """What the server answers.

    Args:
        door: Who may come in.
        windows: The windows there are.
        downloads: The documents that wait.
        language: Of the pages.
        log: What is told of faults.
    """

    def __init__(self, door: Door, windows: Windows, downloads: Downloads, language: str, log: Log) -> None:
        self._door = door
        self._windows = windows
        self._downloads = downloads
        self._language = language
        self._log = log

    def app(self) -> web.Application:
        """The addresses."""
        app = web.Application(middlewares=[self._refusing], client_max_size=LARGEST)
        app.on_response_prepare.append(_with_headers)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/vindue", partial(self._line, kind=Window)),
                web.get("/tekst", self._text),
                web.get("/tekst/samtale", partial(self._line, kind=Talk)),
                web.get(PATH + "{key}", self._file),
                web.get("/healthz", _health),
                web.static("/static", STATIC),
            ]
        )
        return app

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if KEY in request.query and isinstance(self._door, HomeDoor):
            return self._let_in(request, self._door)
        self._door.leader(request)
        return _html(pages.terminal_page(self._language))

    def _let_in(self, request: web.Request, door: HomeDoor) -> web.StreamResponse:
        """Takes the key for the pass, and the key out of the address."""
        if not door.takes(request, request.query[KEY]):
            raise Closed("used")
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(door.cookie, door.pass_, httponly=True, samesite="Strict", path="/")
        return response

    async def _text(self, request: web.Request) -> web.StreamResponse:
        self._door.leader(request)
        return _html(pages.text_page(self._language))

    async def _line(self, request: web.Request, kind: type[Window]) -> web.StreamResponse:
        leader = self._door.leader(request)
        if not is_own_page(request):
            raise Closed("foreign")
        line = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST, compress=False)
        await line.prepare(request)
        transport = request.transport
        await show(Connection(line, transport.abort if transport is not None else _nothing), leader, self._windows, kind)
        return line

    async def _file(self, request: web.Request) -> web.StreamResponse:
        document = self._downloads.take(self._door.leader(request), request.match_info["key"])
        if document is None:
            raise Closed("gone", 404)
        name = f"attachment; filename*=UTF-8''{quote(document.name, safe='')}"
        type = document.type or "application/octet-stream"
        return web.Response(body=document.data, headers={"Content-Disposition": name, "Content-Type": type})

    @web.middleware
    async def _refusing(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """A door that stays shut says why, on a page."""
        try:
            return await handler(request)
        except Closed as closed:
            return _html(pages.refusal(self._language, closed.page), closed.status)
        except web.HTTPException as error:
            return _html(pages.refusal(self._language, "gone"), error.status) if error.status >= 400 else error
        except Exception as error:
            self._log.tell("fault", what=type(error).__name__)
            return _html(pages.refusal(self._language, "broken"), 500)


async def _with_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")


async def _health(_request: web.Request) -> web.StreamResponse:
    return web.Response(text="ok")


def _html(text: str, status: int = 200) -> web.StreamResponse:
    return web.Response(text=text, status=status, content_type="text/html")


def _nothing() -> None:
    """There is no line to cut."""


async def serve(site: Site, windows: Windows, listening: socket.socket, until: Callable[[], Awaitable[object]]) -> None:
    """Answers until it is told to stop, and then has every app save and end.

    Args:
        site: What is answered.
        windows: The windows there are.
        listening: Where it is asked.
        until: Comes back when it is enough.
    """
    runner = web.AppRunner(site.app(), access_log=None, handle_signals=False, shutdown_timeout=5)
    await runner.setup()
    tidying = asyncio.create_task(windows.tidy())
    try:
        await web.SockSite(runner, listening).start()
        await until()
    finally:
        tidying.cancel()
        await asyncio.shield(_close(runner, windows))


async def _close(runner: web.AppRunner, windows: Windows) -> None:
    await windows.close()
    await runner.cleanup()
