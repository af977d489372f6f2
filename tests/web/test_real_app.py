"""The app itself behind the pipe: what the server says, and what becomes of it when the server is gone."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from course.commands.start import HOSTED, PLACE
from course.journal import Journal
from course.journal.records import Records
from course.web.packets import Delivered
from course.web.program import program
from course.web.window import Window

PATIENCE = 20.0
WORDS = "Rødgrød og smørrebrød på Ærø"
_ESCAPES = re.compile(r"\x1b\[[0-9;?<]*[a-zA-Z$]|\x1b\].*?\x1b\\")


class Watcher:
    """A page that keeps what is painted."""

    def __init__(self) -> None:
        self.painted = ""
        self.all = ""
        """Also what is forgotten already."""
        self.said: list[dict[str, Any]] = []
        self.documents: list[Delivered] = []
        self._more = asyncio.Event()

    def paint(self, data: bytes) -> None:
        self.painted += data.decode()
        self.all += data.decode()
        self._more.set()

    def hear(self, **said: Any) -> None:
        self.said.append(said)
        self._more.set()

    def keep(self, leader: str, document: Delivered) -> str:
        self.documents.append(document)
        return "/fil/1"

    async def sees(self, text: str) -> None:
        """Waits until it has been painted, and forgets what was before it."""
        await self.until(lambda: text in self.plain, text)
        self.painted = self.plain[self.plain.index(text) :]

    @property
    def plain(self) -> str:
        """What is painted, without the commands to the terminal."""
        return _ESCAPES.sub("", self.painted)

    async def hears(self, name: str) -> Any:
        await self.until(lambda: any(name in each for each in self.said), name)
        return next(each[name] for each in self.said if name in each)

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Waits until something holds, which only what comes from the app can change."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    self._more.clear()
                    await self._more.wait()
        except TimeoutError as error:
            raise AssertionError(f"{what!r} did not come: {self.plain[-2000:]}, {self.said}") from error


@asynccontextmanager
async def running(
    home: Path, lessons: Path, *, sees: str = "Det første skridt", **environ: str
) -> AsyncIterator[tuple[Window, Watcher]]:
    """The app in a window, at home unless something else is seen."""
    page = Watcher()
    window = Window("", lambda window: None, page.keep)
    await window.start(program(home, lessons, "da", {**os.environ, **environ}), page, 100, 30)
    try:
        await page.sees(sees)
        yield window, page
    finally:
        await window.end()


async def to_the_reflection(window: Window, page: Watcher) -> None:
    await window.type(b"\r")
    await page.sees("To slags")
    await window.type(b"\r")
    await page.sees("Dit sidste projekt")


def written(home: Path) -> list[str]:
    with Journal(home) as journal:
        return [each.text for each in Records(journal).reflections()]


async def test_a_page_that_comes_back_sees_all_of_it_and_the_tab_is_called_like_the_place(
    home: Path, course_folder: Path
) -> None:
    async with running(home, course_folder) as (window, page):
        await to_the_reflection(window, page)
        await window.type(WORDS.encode())
        await page.sees("Ærø")
        again = Watcher()
        await window.show_on(again, 100, 30)
        assert page.said == [{"state": "elsewhere"}]
        await again.until(lambda: bool(re.search(r"\x1b\]2;[^\x1b]*Det første skridt", again.painted)), "the tab's name")
        assert re.search(r"\x1b\]11;#[0-9a-f]{6}\x1b", again.painted), "and the page has the paper's colour at its edge"
        await again.sees("Dit sidste projekt")
        await again.sees(WORDS)
        await window.end()
        assert written(home) == [WORDS], "also what was typed last"


async def test_an_app_opens_where_the_one_that_is_gone_was(home: Path, course_folder: Path) -> None:
    async with running(home, course_folder) as (window, page):
        await to_the_reflection(window, page)
        await window.type(WORDS.encode())
        await page.sees("Ærø")
        place = re.findall(r"\x1b\]7;([^\x1b]*)\x1b", page.all)[-1]
    async with running(home, course_folder, sees="Dit sidste projekt", **{PLACE: place}) as (window, page):
        await page.sees(WORDS)
        await window.type(b"\x1b")
        await page.sees("trin 2 af 4")  # it lies on home
    async with running(home, course_folder, **{PLACE: "lesson/som/ikke-findes"}) as (window, page):
        assert "slettet" not in page.plain


async def test_when_the_server_is_killed_the_app_saves_and_ends(home: Path, course_folder: Path) -> None:
    async with running(home, course_folder) as (window, page):
        await to_the_reflection(window, page)
        await window.type(WORDS.encode())
        process = window._process
        assert process is not None and process.stdin is not None
        process.stdin.close()  # all that an app sees of it
        await asyncio.wait_for(process.wait(), PATIENCE)
        assert written(home) == [WORDS]


async def test_nothing_in_a_paste_commands_the_app(home: Path, course_folder: Path) -> None:
    async with running(home, course_folder) as (window, page):
        await window.type(b"")
        await to_the_reflection(window, page)
        await window.type(b"\x1b[200~f\xc3\xb8r \x1b[Aefter\x1b[201~")
        await page.sees("efter")
        await window.end()
        assert [text.replace("\N{REPLACEMENT CHARACTER}", "") for text in written(home)] == ["før [Aefter"]


async def test_a_document_goes_to_the_browser_and_nothing_is_written_here(
    home: Path, course_folder: Path, tmp_path: Path
) -> None:
    before = set(tmp_path.rglob("*.md"))
    async with running(home, course_folder, HOME=str(tmp_path)) as (window, page):
        await window.type(b"d\x05")  # the journal, and Ctrl+E
        await page.sees("dagbog-")
        await window.type(b"\x07")
        await page.hears("file")
        assert "dagbog-" in page.documents[0].name
        assert page.documents[0].data
        assert set(tmp_path.rglob("*.md")) == before


async def test_a_hosted_course_offers_no_folder_of_the_host(home: Path, course_folder: Path) -> None:
    async with running(home, course_folder, **{HOSTED: "1"}) as (window, page):
        assert "kun på denne" not in page.painted
        await window.type(b"i")
        await page.sees("Farver")
        await page.sees("Taster")
        assert "Fælles mappe" not in page.painted
        assert "Gem som fil i" not in page.painted


async def test_another_course_that_lies_where_one_stands_is_not_run(
    home: Path, course_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "course.py").write_text("raise SystemExit('wrong')")
    monkeypatch.chdir(tmp_path)
    async with running(home, course_folder):
        pass  # it has opened
