"""`skalkan web`: the course in a browser, on one's own computer or hosted for others."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
import webbrowser
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from course.commands.opening import open_course
from course.commands.options import Options
from course.commands.places import Places, places
from course.commands.refused import WRONG_USE, Refused
from course.commands.start import HOSTED, PLACE
from course.journal import disk
from course.locale import _
from course.locale.reasons import why

if TYPE_CHECKING:
    from course.web.door import Door
    from course.web.program import Program
    from course.web.window import Window
    from course.web.windows import Limits, Windows

QUIET = 300.0
"""Seconds after its last window in which the server of one's own computer ends."""
LOOK = 5.0
"""Seconds between two looks whether it does."""


def run(options: Options) -> int:
    """Answers until it is stopped, or nobody has been there for a while."""
    if find_spec("aiohttp") is None:
        message = _("The browser takes what isn't installed yet. Install it with: {command}")
        raise Refused(message.format(command=f"\"{sys.executable}\" -m pip install 'skalkan[web]'"))
    _check(options)
    if options.homes:
        disk.make_private_folder(options.homes)
    there = places(options)
    open_course(there)  # what is wrong with it is told here, and not on a page
    gc.enable()  # a server goes on
    _take_more_lines()
    with _listening(options) as listening, suppress(KeyboardInterrupt):
        asyncio.run(_serve(options, there, listening))
    print(_("The course in the browser has ended. Everything is saved. Come back with: skalkan web"))
    return 0


def _check(options: Options) -> None:
    """Whoever can be reached by others has to know who they are."""
    if options.behind_proxy and not (options.trusted_proxy and options.homes):
        raise Refused(_("--behind-proxy also takes --trusted-proxy ADDRESS and --homes DIR."), WRONG_USE)
    if not options.behind_proxy and not _is_own(options.host):
        message = _(
            "At {host} others could open the course. That takes a proxy that signs them in:"
            " --behind-proxy HEADER --trusted-proxy ADDRESS --homes DIR."
        )
        raise Refused(message.format(host=options.host), WRONG_USE)


def _is_own(host: str) -> bool:
    return host in {"127.0.0.1", "localhost"}


def _listening(options: Options) -> socket.socket:
    """The port that is listened at: bound before anything is told of it."""
    try:
        return socket.create_server((options.host, options.port), backlog=512)
    except OSError as error:
        message = _("{host}, port {port}, can't be used: {reason}. Leave --port out for one that is free.")
        raise Refused(message.format(host=options.host, port=options.port, reason=why(error))) from error


async def _serve(options: Options, there: Places, listening: socket.socket) -> None:
    from course.web.downloads import Downloads  # noqa: PLC0415 - it takes aiohttp
    from course.web.log import Log  # noqa: PLC0415
    from course.web.server import Site, serve  # noqa: PLC0415
    from course.web.windows import Windows  # noqa: PLC0415

    stop = asyncio.Event()
    _hear_signals(stop)
    hosted = options.behind_proxy is not None
    downloads = Downloads()
    log = Log(sys.stderr if hosted else None)
    windows = Windows(partial(_program, options, there), downloads, _limits(options), log)
    door = _door(options, listening.getsockname()[1])
    until = stop.wait if hosted else partial(_until_quiet, stop, windows)
    await serve(Site(door, windows, downloads, options.lang, log), windows, listening, until)


def _take_more_lines() -> None:
    """Has the system give as many files and lines as it gives at most: a thousand that say nothing keep nobody out."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65536) if most > 0 else 65536, most))


def _hear_signals(stop: asyncio.Event) -> None:
    """Ctrl+C, a terminal that is closed and a system that shuts down end it; Windows has only the first, as Python tells it."""
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with suppress(AttributeError, NotImplementedError):
            loop.add_signal_handler(getattr(signal, name), stop.set)


async def _until_quiet(stop: asyncio.Event, windows: Windows) -> None:
    """Waits until it is stopped, or the last window has been gone for a while."""
    while not stop.is_set():
        if windows.quiet_since is not None and monotonic() - windows.quiet_since > QUIET:
            return
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK)


def _door(options: Options, port: int) -> Door:
    """The door, told of in the first line that is printed."""
    from course.web.door import HomeDoor, ProxyDoor  # noqa: PLC0415
    from course.web.server import KEY  # noqa: PLC0415

    if options.behind_proxy:
        print(_("The course is at http://{host}:{port}, for the proxy.").format(host=options.host, port=port), flush=True)
        return ProxyDoor(options.behind_proxy, options.trusted_proxy)
    door = HomeDoor(port)
    address = f"http://127.0.0.1:{port}/?{KEY}={door.key}"
    print(address)
    print(_("The course is open in the browser. Let this window be; Ctrl+C ends it, and everything is saved."), flush=True)
    if not options.no_open:
        _open_browser(address)
    return door


def _open_browser(address: str) -> None:
    """Opens the browser beside: one that takes its time, or isn't there, keeps nobody waiting."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # what there is without a desktop would write into this very window
    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _limits(options: Options) -> Limits:
    from course.web.windows import Limits  # noqa: PLC0415

    if not options.behind_proxy:
        return Limits()
    minutes = options.idle * 60
    return Limits(
        all=options.windows,
        each=options.windows_each,
        queue=options.queue,
        lost=minutes,
        idle=minutes,
        memory=options.memory,
    )


def _program(options: Options, there: Places, leader: str, kind: type[Window], place: str) -> Program:
    """The app for a leader at a place, or the course as lines."""
    from course.web.homes import folder_of  # noqa: PLC0415
    from course.web.program import program  # noqa: PLC0415
    from course.web.talk import Talk  # noqa: PLC0415

    home = options.homes / folder_of(leader) if options.behind_proxy else there.home
    environ = {**os.environ, PLACE: place, **({HOSTED: "1"} if options.behind_proxy else {})}
    return program(home, there.lessons, options.lang, environ, as_lines=kind is Talk)
