"""Windows that outlive their pages, and end when nobody wants them: nothing of a page's kills an app, or another's."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from aiohttp import ClientSession

from course.web import connection, window, windows
from course.web.windows import Limits
from tests.web.served import Served, served


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "TIDY", 0.05)


async def until_gone(there: Served) -> None:
    while len(there.windows):
        await asyncio.sleep(0.01)


async def test_a_page_that_is_loaded_anew_finds_its_window_and_its_size() -> None:
    async with served() as there, there.browser() as browser:
        async with there.page(browser, width=100, height=30) as page:
            await page.sees("[100x30")
            await page.type("rødgrød")
            await page.sees("rødgrød")
            name = await page.hears("window")
        async with there.page(browser, window=name, width=46, height=60) as page:
            await page.sees("[46x60]")
            await page.sees("[repaint]")
            assert await page.hears("window") == name
            await page.say(width=50, height=50)
            await page.sees("[50x50]")
        assert len(there.windows) == 1


async def test_a_window_that_is_not_there_any_more_is_opened_anew_at_its_place() -> None:
    async with (
        served() as there,
        there.browser() as browser,
        there.page(browser, window="længst-væk", place="lesson/a/b") as page,
    ):
        await page.sees("[80x24 lesson/a/b]")
        assert await page.hears("window") != "længst-væk"
        async with there.page(browser) as fresh:
            await fresh.sees("[80x24 ]")


async def test_a_second_tab_takes_the_window_over_and_the_first_is_told() -> None:
    async with served() as there, there.browser() as browser, there.page(browser) as first:
        name = await first.hears("window")
        async with there.page(browser, window=name) as second:
            assert await first.hears("state") == "elsewhere"
            await first.closes()
            await second.type("stadig her")
            await second.sees("stadig her")
        assert len(there.windows) == 1


async def test_two_pages_are_two_apps() -> None:
    async with served() as there, there.browser() as browser, there.page(browser) as one, there.page(browser) as two:
        assert await one.hears("window") != await two.hears("window")
        await one.type("slut")
        assert await one.hears("state") == "ended"
        await two.type("videre")
        await two.sees("videre")


@pytest.mark.parametrize(
    ("text", "state", "told"), [("slut", "ended", ""), ("fejl", "failed", "Kurset stoppede på grund af en fejl.")]
)
async def test_how_an_app_ended_is_told(text: str, state: str, told: str) -> None:
    async with served() as there, there.browser() as browser, there.page(browser) as page:
        await page.sees("[80x24")
        await page.type(text)
        assert await page.hears("state") == state
        assert await page.hears("told") == told
        await page.closes()
        await until_gone(there)


async def test_an_app_that_is_killed_or_talks_nonsense_is_told_of() -> None:
    async with served() as there, there.browser() as browser:
        async with there.page(browser) as page:
            await page.sees("[80x24")
            os.kill(next(iter(there.windows._open.values())).pid or 0, signal.SIGKILL)
            assert await page.hears("state") == "failed"
        for nonsense in ("vrøvl", "ukendt ord", "intet ord"):
            async with there.page(browser) as page:
                await page.sees("[80x24")
                await page.type(nonsense)
                assert await page.hears("state") == "failed"
        await until_gone(there)


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[]",
        '"x"',
        '{"width": 80}',
        '{"width": -1, "height": 24}',
        '{"width": 1e9, "height": 24}',
        '{"width": 80, "height": 24, "x": 1}',
        '{"width": 80, "height": 24, "place": "min hemmelighed"}',
        '{"width": 80, "height": 24, "place": "a\\u001b"}',
        b"a",
    ],
)
async def test_who_talks_nonsense_is_shut_out(frame: str | bytes) -> None:
    async with served() as there, there.browser() as browser:
        async with browser.ws_connect("/vindue", headers={"Origin": there.address}) as line:
            await (line.send_bytes(frame) if isinstance(frame, bytes) else line.send_str(frame))
            await line.receive()
            assert line.close_code == 1008
        assert len(there.windows) == 0


@pytest.mark.parametrize(("frame", "code"), [(b"\xff\xfe", 1008), (b"x" * (connection.LARGEST + 1), 1009)])
async def test_a_frame_that_no_page_sends_ends_the_line_and_not_the_app(frame: bytes, code: int) -> None:
    async with served() as there, there.browser() as browser:
        async with there.page(browser) as page:
            name = await page.hears("window")
            await page.line.send_bytes(frame)
            assert await page.closes() == code
        async with there.page(browser, window=name) as page:
            await page.type("stadig her")
            await page.sees("stadig her")


async def test_a_page_that_says_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HELLO", 0.05)
    async with (
        served() as there,
        there.browser() as browser,
        browser.ws_connect("/vindue", headers={"Origin": there.address}) as line,
    ):
        await line.receive()
        assert line.close_code == 1008


async def test_no_app_waits_for_a_page_that_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BEHIND", 1_000_000)
    async with served() as there, there.browser() as browser:
        async with there.page(browser) as page:
            name = await page.hears("window")
            await page.type("meget")  # 13 MB, and it is not read here
            while next(iter(there.windows._open.values())).page is not None:
                await asyncio.sleep(0.01)
        async with there.page(browser, window=name) as page:
            await page.type("stadig her")
            await page.sees("stadig her")


# Documents and links


async def test_a_document_is_fetched_once_under_its_danish_name() -> None:
    async with served() as there, there.browser() as browser, there.page(browser) as page:
        await page.type("fil")
        address = await page.hears("file")
        async with there.browser(let_in=False) as stranger, stranger.get(address) as answer:
            assert answer.status == 403
        async with browser.get(address) as answer:
            assert await answer.read() == b"indhold\n\0"
            assert answer.content_disposition is not None
            assert answer.content_disposition.filename == "dagbog på æøå.docx"
        async with browser.get(address) as answer:
            assert answer.status == 404
            assert "Gem det som fil i kurset igen." in await answer.text()


async def test_only_a_page_of_the_web_is_opened() -> None:
    async with served() as there, there.browser() as browser, there.page(browser) as page:
        await page.type("fælde")
        await page.sees("[80x24")
        await page.type("side")
        assert await page.hears("open") == "https://example.org/"


# Ends and limits


async def test_a_window_whose_page_was_closed_ends_sooner_than_one_whose_line_was_lost() -> None:
    async with served(limits=Limits(closed=0.1, lost=60)) as there, there.browser() as browser:
        async with there.page(browser) as lost, there.page(browser) as closed:
            await lost.hears("window")
            await closed.hears("window")
            assert lost.line._writer.transport is not None
            lost.line._writer.transport.abort()
            await closed.line.close(code=1001)
            while len(there.windows) > 1:
                await asyncio.sleep(0.01)
        assert len(there.windows) == 1


async def test_nobody_typed_for_long() -> None:
    async with served(limits=Limits(idle=0.3)) as there, there.browser() as browser, there.page(browser) as page:
        assert await page.hears("state") == "idle"
        await until_gone(there)


async def test_an_app_that_takes_too_much_ends_saved() -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("nothing tells here how much memory a process has")
    async with served(limits=Limits(memory=1)) as there, there.browser() as browser, there.page(browser) as page:
        assert await page.hears("state") == "large"


async def states(there: Served, browser: ClientSession) -> str:
    async with there.page(browser) as page:
        return str(await page.hears("state"))


async def test_the_server_stops_and_every_app_ends_also_a_stubborn_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "PATIENCE", 0.3)
    async with served() as there, there.browser() as browser, there.page(browser) as good, there.page(browser) as bad:
        await good.sees("[80x24")
        await bad.type("sej")
        await bad.type("hallo")
        await bad.sees("hallo")
        await there.windows.close()
        assert await good.hears("state") == "stopped"
        assert await bad.hears("state") == "stopped"
        assert len(there.windows) == 0
        assert there.windows.quiet_since is not None
        assert await states(there, browser) == "stopped", "who comes back meanwhile opens nothing"
        assert len(there.windows) == 0


async def test_the_log_has_no_word_of_a_leader() -> None:
    async with served() as there, there.browser() as browser, there.page(browser) as page:
        await page.type("hemmeligt")
        await page.sees("hemmeligt")
        assert '"event": "opened"' in there.log.getvalue()
        assert "hemmeligt" not in there.log.getvalue()
