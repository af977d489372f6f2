"""The course in a browser against textual-serve with a bare app: `python -m tests.bench.web_bench [--at-once 1 10 40]`.

Both are asked over their own websocket, as a page asks them; what counts is when the bytes of a text arrive. textual-serve is
nothing that the tests install: `pip install textual-serve`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from aiohttp.test_utils import unused_port

from tests.bench.typing_app import READY

ROOT = Path(__file__).parents[2]
PATIENCE = 240.0
KEYS = 20
IDLE = 10.0
ROUNDS = 5
"""Sessions in all that a small number is measured with."""
_ESCAPES = re.compile(r"\x1b\[[0-9;?<]*[a-zA-Z$]|\x1b\].*?(?:\x1b\\|\x07)")
_SERVE = """
import sys
from textual_serve.server import Server
Server(f"{sys.executable} -m tests.bench.typing_app", port=int(sys.argv[1])).serve()
"""


@dataclass
class Line:
    """A session, as its page sees it."""

    socket: ClientWebSocketResponse
    send: Callable[[str], Awaitable[None]]
    begun: float = field(default_factory=time.perf_counter)
    painted: str = ""

    async def sees(self, text: str) -> float:
        """Reads until a text has come since it was last asked; gives the time on the clock then."""
        async with asyncio.timeout(PATIENCE):
            while text not in _ESCAPES.sub("", self.painted):
                message = await self.socket.receive()
                if message.type is WSMsgType.BINARY:
                    self.painted += message.data.decode("utf-8", "replace")
                elif message.type not in {WSMsgType.TEXT, WSMsgType.PING}:
                    raise RuntimeError(f"ended before {text!r}: {message}")
        self.painted = ""
        return time.perf_counter()


@dataclass
class Course:
    """`skalkan web`, hosted, with a leader a session."""

    name = "course"
    ready = "Ctrl+Q"
    to_text = ("+", "Dit eget notat")  # nothing that home says, too
    port: int = field(default_factory=unused_port)

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        """Starts the server."""
        proxy = ["--behind-proxy", "X-Leder", "--trusted-proxy", "127.0.0.1", "--homes", str(folder), "--windows", "100"]
        command = [sys.executable, "-m", "course", "web", "--port", str(self.port), *proxy]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @asynccontextmanager
    async def line(self, client: ClientSession, number: int) -> AsyncIterator[Line]:
        """Opens a session."""
        origin, begun = f"http://127.0.0.1:{self.port}", time.perf_counter()
        async with client.ws_connect(f"{origin}/vindue", headers={"Origin": origin, "X-Leder": f"leder{number}"}) as socket:
            await socket.send_str(json.dumps({"width": 100, "height": 30, "window": ""}))

            async def send(text: str) -> None:
                await socket.send_bytes(text.encode())

            yield Line(socket, send, begun)


@dataclass
class Served:
    """textual-serve with a bare app."""

    name = "textual-serve"
    ready = READY
    to_text = ("", "")
    port: int = field(default_factory=unused_port)

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        """Starts the server."""
        command = [sys.executable, "-c", _SERVE, str(self.port)]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @asynccontextmanager
    async def line(self, client: ClientSession, number: int) -> AsyncIterator[Line]:
        """Opens a session."""
        begun = time.perf_counter()
        async with client.ws_connect(f"http://127.0.0.1:{self.port}/ws?width=100&height=30") as socket:

            async def send(text: str) -> None:
                await socket.send_str(json.dumps(["stdin", text]))

            yield Line(socket, send, begun)


@dataclass
class Measured:
    """What came out."""

    first_paint: list[float] = field(default_factory=list)
    key: list[float] = field(default_factory=list)
    session: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)

    def add(self, other: Measured) -> None:
        """Takes another round in."""
        for name in ("first_paint", "key", "session", "server", "idle"):
            getattr(self, name).extend(getattr(other, name))


async def measure(subject: Course | Served, sessions: int) -> Measured:
    """Opens so many sessions at once, types in all of them, and lets them stand."""
    found = Measured()
    with tempfile.TemporaryDirectory() as folder:
        process = subject.start(Path(folder))
        try:
            async with ClientSession() as client:
                await _until_up(client, subject.port)
                done = asyncio.Barrier(sessions + 1)
                tasks = [asyncio.create_task(_session(subject, client, number, done, found)) for number in range(sessions)]
                await asyncio.wait_for(done.wait(), PATIENCE)
                apps = _below(process.pid)
                found.session = [
                    _pss(each) for each in apps if _command(each).find("-c import") < 0 and "sh\0-c" not in _command(each)
                ]
                found.server = [_pss(process.pid)]
                begun, before = time.perf_counter(), sum(map(_ticks, [process.pid, *apps]))
                await asyncio.sleep(IDLE)
                spent = (sum(map(_ticks, [process.pid, *apps])) - before) / os.sysconf("SC_CLK_TCK")
                found.idle = [100 * spent / (time.perf_counter() - begun)]
                await done.wait()
                await asyncio.gather(*tasks)
        finally:
            process.terminate()
            process.wait(60)
    return found


async def _session(subject: Course | Served, client: ClientSession, number: int, done: asyncio.Barrier, found: Measured) -> None:
    async with subject.line(client, number) as line:
        found.first_paint.append(await line.sees(subject.ready) - line.begun)
        if subject.to_text[0]:
            await line.send(subject.to_text[0])
            await line.sees(subject.to_text[1])
        await asyncio.sleep(1.0)
        for each in range(KEYS):
            letter, begun = chr(0x0410 + each), time.perf_counter()  # Cyrillic: it stands nowhere else
            line.painted = ""
            await line.send(letter)
            found.key.append(await line.sees(letter) - begun)
            await asyncio.sleep(0.1)
        await done.wait()
        drain = asyncio.create_task(line.sees("never comes"))
        await done.wait()
        drain.cancel()


async def _until_up(client: ClientSession, port: int) -> None:
    while True:
        try:
            async with client.get(f"http://127.0.0.1:{port}/"):
                return
        except OSError:
            await asyncio.sleep(0.05)


def _below(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [each for child in map(int, children) for each in (child, *_below(child))]


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


def _pss(pid: int) -> float:
    """Megabytes that are a process's own, with its share of what it shares."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def _ticks(pid: int) -> int:
    return sum(map(int, Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[11:13]))


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def main() -> int:
    """Prints the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is measured has its compiled files, as everywhere else
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 10, 40])
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a target is missed")
    options = parser.parse_args()
    print(f"{'at once':>7}  {'what':24} {'course':>9} {'textual-serve':>14} {'ratio':>6}  target")
    kept = [_compare(count) for count in options.at_once]
    return int(options.strict and not all(kept))


def _compare(count: int) -> bool:
    """Measures both in turns, so that a machine that slows down for a while slows both; tells whether all targets are kept."""
    own, other = Measured(), Measured()
    for _ in range(max(1, ROUNDS // count)):
        own.add(asyncio.run(measure(Course(), count)))
        other.add(asyncio.run(measure(Served(), count)))
    ratios = [
        _line(count, what, mine, theirs, "1.5 times", mine <= 1.5 * theirs)
        for what, mine, theirs in (
            ("first paint, s", statistics.median(own.first_paint), statistics.median(other.first_paint)),
            ("key to paint, p50, ms", 1000 * statistics.median(own.key), 1000 * statistics.median(other.key)),
            ("key to paint, p95, ms", 1000 * _p95(own.key), 1000 * _p95(other.key)),
            ("a session, PSS, MB", statistics.mean(own.session), statistics.mean(other.session)),
            ("the server, PSS, MB", max(own.server), max(other.server)),
        )
    ]
    idle = statistics.median(own.idle)
    kept = _line(count, "idle, % of a core", idle, statistics.median(other.idle), "5 %", idle <= 5)
    return kept and all(ratios)


def _line(count: int, what: str, mine: float, theirs: float, target: str, kept: bool) -> bool:
    ratio = mine / theirs if theirs else 0
    verdict = "kept" if kept else "MISSED"
    print(f"{count:7}  {what:24} {mine:9.2f} {theirs:14.2f} {ratio:6.2f}  at most {target} {verdict}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main())
