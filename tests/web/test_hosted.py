"""Leaders behind nginx, with the configuration that the README names: two replicas on one folder of homes."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port

from course.journal import Journal
from course.journal.records import Records
from course.web.homes import folder_of
from tests.web.served import Page

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
MAIN = """
daemon off; {user} pid {there}/pid; error_log {there}/log;
events {{}}
http {{
    access_log off; client_body_temp_path {there}; proxy_temp_path {there}; fastcgi_temp_path {there};
    uwsgi_temp_path {there}; scgi_temp_path {there};
    include {there}/skalkan.conf;
}}
"""
WORDS = "Ærlig talt: ".ljust(60, "æ")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="no nginx: on Debian `apt-get install nginx-light`")]


class Replica:
    """One server, and what it tells."""

    def __init__(self, homes: Path, lessons: Path) -> None:
        self.port = unused_port()
        proxy = ["--behind-proxy", "X-Leder", "--trusted-proxy", "127.0.0.1", "--homes", str(homes)]
        command = [sys.executable, "-m", "course", "web", "--port", str(self.port), *proxy, "--lessons", str(lessons)]
        self.log = homes.with_name(f"log-{self.port}")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout is not None
        assert f":{self.port}," in self.process.stdout.readline()

    def opened(self) -> int:
        """How many windows it has opened."""
        return [json.loads(line)["event"] for line in self.log.read_text().splitlines()].count("opened")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


@contextmanager
def nginx(there: Path, replicas: list[Replica]) -> Iterator[str]:
    """nginx with the configuration of the checkout, but for its certificate; gives its address."""
    port = unused_port()
    text = (ROOT / "hosting" / "nginx.conf").read_text("utf-8")
    text = re.sub(r"listen 443 ssl;", f"listen 127.0.0.1:{port};", re.sub(r" *ssl_cert.*\n", "", text))
    text = text.replace("127.0.0.1:8401", f"127.0.0.1:{replicas[0].port}").replace(
        "127.0.0.1:8402", f"127.0.0.1:{replicas[1].port}"
    )
    text = text.replace("/etc/nginx/skalkan.users", f"{there}/users")
    (there / "skalkan.conf").write_text(text, "utf-8")
    (there / "users").write_text("mette:{PLAIN}a\nsøren:{PLAIN}b\n", "utf-8")
    (there / "nginx.conf").write_text(MAIN.format(there=there, user="user root;" if os.geteuid() == 0 else ""), "utf-8")
    there.chmod(0o755)
    with subprocess.Popen([str(NGINX), "-c", str(there / "nginx.conf"), "-e", str(there / "log")]) as process:
        try:
            while process.poll() is None and socket.socket().connect_ex(("127.0.0.1", port)):
                time.sleep(0.02)
            assert process.poll() is None, (there / "log").read_text()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def signed_in(leader: str, word: str) -> str:
    return "Basic " + b64encode(f"{leader}:{word}".encode()).decode()


@asynccontextmanager
async def page(address: str, leader: str, word: str, *, place: str = "") -> AsyncIterator[Page]:
    """A leader's page, signed in, that was at a place before; it also says another name, as a liar would."""
    headers = {"Authorization": signed_in(leader, word), "Origin": address, "X-Leder": "søren" if leader == "mette" else "mette"}
    async with ClientSession() as session:
        line = await session.ws_connect(f"{address}/vindue", headers=headers)
        opened = Page(line)
        await opened.say(width=100, height=30, window="den-der-var", place=place)
        await opened.sees("Ind i hverdagen")
        yield opened
        await line.close()


def written(homes: Path, leader: str) -> list[str]:
    with Journal(homes / folder_of(leader)) as journal:
        return [each.text for each in Records(journal).reflections()]


async def write(page: Page, text: str) -> None:
    for key, then in (("\r", "To slags"), ("\r", "Dit sidste projekt")):
        await page.type(key)
        await page.sees(then)
    for letter in text:
        await page.type(letter)
        await asyncio.sleep(0.01)
    await page.sees(text[-1])


async def test_two_leaders_on_two_replicas_one_of_which_is_killed_in_mid_sentence(tmp_path: Path, course_folder: Path) -> None:
    homes, there = tmp_path / "homes", tmp_path / "nginx"
    there.mkdir()
    replicas = [Replica(homes, course_folder) for _ in range(2)]
    try:
        with nginx(there, replicas) as address:
            async with ClientSession() as stranger, stranger.get(address) as answer:
                assert answer.status == 401
            async with page(address, "søren", "b") as soren, page(address, "mette", "a") as mette:
                await write(soren, "Sørens egen tanke")
                before = [each.opened() for each in replicas]
                await write(mette, WORDS)
                await asyncio.sleep(0.5)
                async with page(address, "mette", "a"):
                    hers = next(each for each, count in zip(replicas, before, strict=True) if each.opened() > count)
                hers.process.send_signal(signal.SIGKILL)
                await mette.closes()
            async with page(address, "mette", "a", place=re.findall(r"\x1b]7;(.*?)\x1b", mette.painted)[-1]) as again:
                await again.sees("Dit sidste projekt")  # it is gone on with at the same step
                await again.sees(WORDS[:20])
                assert "Sørens" not in again.painted + mette.painted
            for each in replicas:
                each.stop()
            async with (
                ClientSession() as session,
                session.get(address, headers={"Authorization": signed_in("mette", "a")}) as answer,
            ):
                assert "Kurset kan ikke åbne lige nu." in await answer.text()
        assert written(homes, "mette") == [WORDS]
        assert written(homes, "søren") == ["Sørens egen tanke"]
        assert {each.name for each in homes.iterdir()} == {"leder-mette", "leder-s%c3%b8ren"}
    finally:
        for each in replicas:
            each.stop()
