"""The queue for a window: first come, first served, and nobody who waits costs anything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from ipaddress import ip_network
from typing import Any

import pytest
from aiohttp import ClientSession

from course.web import windows
from course.web.door import ProxyDoor
from course.web.program import Program
from course.web.queue import Queue, Turn
from course.web.window import Window
from course.web.windows import Limits
from tests.web import served as served_module
from tests.web.served import LEADER, Page, Served, served

PROXY = ProxyDoor(LEADER, [ip_network("127.0.0.1/32")])


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "TIDY", 0.05)
    monkeypatch.setattr(windows, "LOADS", 0.05)


class Row:
    """Pages of leaders, opened one after another."""

    def __init__(self, there: Served, browser: ClientSession, stack: AsyncExitStack) -> None:
        self.there = there
        self._browser = browser
        self._stack = stack

    async def opens(self, leader: str = "mette") -> Page:
        """A page that gets a window."""
        page = await self._comes(leader)
        await page.sees("[80x24")
        return page

    async def waits(self, leader: str = "mette", *, number: int, why: str = "full") -> Page:
        """A page that is told to wait."""
        page = await self._comes(leader)
        await page.hears("number")
        assert page.said == [{"waiting": why, "number": number}]
        return page

    async def _comes(self, leader: str) -> Page:
        return await self._stack.enter_async_context(self.there.page(self._browser, leader=leader))


@pytest.fixture
async def row(request: pytest.FixtureRequest) -> AsyncIterator[Row]:
    async with served(PROXY, request.param) as there, there.browser() as browser, AsyncExitStack() as stack:
        yield Row(there, browser, stack)


def limits(**limits: Any) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", [Limits(**limits)], indirect=True, ids=[""])


async def number(page: Page, now: int) -> None:
    """Reads until the page is told that it has moved up to a number."""
    while page.said[-1].get("number") != now:
        page.said.append({})
        while page.said[-1] == {}:
            assert await page._read()


@limits(all=1)
async def test_whoever_came_first_is_let_in_first_and_the_others_move_up(row: Row) -> None:
    first = await row.opens("mette")
    second = await row.waits("søren", number=1)
    third = await row.waits("åse", number=2)
    fourth = await row.waits("mette", number=3)
    await second.type("slut")  # what is typed while one waits is for nobody
    await third.say(width=46, height=60)  # a phone that is turned
    await first.type("slut")
    await second.sees("[80x24 søren]")
    await number(third, 1)
    await number(fourth, 2)
    await second.type("slut")
    await third.sees("[46x60 åse]")
    assert len(row.there.windows) == 1


@limits(all=1)
async def test_a_page_that_goes_leaves_the_queue(row: Row) -> None:
    first = await row.opens()
    gone = await row.waits(number=1)
    last = await row.waits(number=2)
    await gone.line.close(code=1001)
    await number(last, 1)
    assert len(row.there.windows._queue) == 1
    await first.type("slut")
    await last.sees("[80x24")


@limits(all=1)
async def test_a_page_that_is_loaded_anew_keeps_its_turn(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "LOADS", 60)
    first = await row.opens("mette")
    second = await row.waits("søren", number=1)
    third = await row.waits("åse", number=2)
    await second.line.close(code=1001)
    again = await row.waits("søren", number=1)
    await again.line.close(code=1001)
    await first.type("slut")
    await third.sees("[80x24 åse]")  # nobody waits for one that isn't there
    await row.waits("søren", number=1)


@limits(all=3, each=1)
async def test_who_waits_for_a_tab_of_their_own_keeps_nobody_else_waiting(row: Row) -> None:
    first = await row.opens("mette")
    second = await row.waits("mette", number=1, why="yours-full")
    await row.opens("søren")
    await first.type("slut")
    await second.sees("[80x24")
    third = await row.waits("mette", number=1, why="yours-full")
    crowd = await row._comes("mette")
    assert await crowd.hears("state") == "busy", "as many may wait as may be open"
    await second.line.close(code=1001)
    await third.sees("[80x24")  # a closed tab makes room


@limits(all=1)
async def test_one_that_asks_gets_no_window_before_those_who_wait(row: Row) -> None:
    first = await row.opens("mette")
    second = await row.waits("søren", number=1)
    assert first.line._writer.transport is not None
    first.line._writer.transport.abort()  # the line is lost, not closed: it may come back
    third = await row.waits("åse", number=2)
    async with row.there.page(row._browser, leader="mette", window=await first.hears("window")) as again:
        await again.sees("[repaint]")
        await again.type("slut")
        await second.sees("[80x24")
        await number(third, 1)


@limits(all=1)
async def test_who_waits_is_told_that_the_server_stops(row: Row) -> None:
    await row.opens()
    page = await row.waits(number=1)
    await row.there.windows.close()
    assert await page.hears("state") == "stopped"
    await page.closes()


@limits(all=1, queue=1)
async def test_where_even_the_queue_is_full_a_page_tries_again_by_itself(row: Row) -> None:
    await row.opens("mette")
    await row.waits("søren", number=1)
    page = await row._comes("åse")
    assert await page.hears("state") == "busy"
    await page.closes()


async def test_no_app_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served_module, "fake", lambda leader, kind, place: Program(["/findes/ikke"], {}))
    async with served(limits=Limits(all=1)) as there, there.browser() as browser:
        for _ in range(2):  # and the room that was kept for it is free again
            async with there.page(browser) as page:
                assert await page.hears("state") == "busy"
                await page.closes()
        assert len(there.windows) == 0


@limits(all=1, each=1000, queue=1000)
async def test_a_thousand_pages_wait_and_move_up(row: Row) -> None:
    first = await row.opens("mette")
    second = await row.waits("søren", number=1)
    others = await asyncio.gather(*(row._comes("søren") for _ in range(999)))
    assert sorted(await asyncio.gather(*(page.hears("number") for page in others))) == list(range(2, 1001))
    await first.type("slut")
    await second.sees("[80x24")
    last = max(others, key=lambda page: page.said[0]["number"])
    await number(last, 999)


async def test_a_queue_knows_its_limits_and_whom_to_tell_what() -> None:
    told: list[tuple[str, str, int]] = []

    def turn(leader: str) -> Turn:
        return Turn(leader, Window, lambda waiting, number: told.append((leader, waiting, number)))

    queue, turns = Queue(4, 2), [turn(leader) for leader in ("mette", "søren", "mette", "åse", "mette")]
    for each in turns[:4]:
        queue.join(each)
        assert not queue.is_crowded(each.leader)
    for _ in range(2):
        queue.tell(lambda leader: leader == "mette")  # the second time it is no news
    assert told == [("mette", "yours-full", 1), ("søren", "full", 1), ("mette", "yours-full", 2), ("åse", "full", 2)]
    queue.leave(turns[1])
    queue.leave(turns[1])
    queue.join(turns[4])
    assert queue.is_crowded("mette"), "three of one leader's"
    assert not queue.is_crowded("åse")
    queue.join(turns[1])
    assert queue.is_crowded("søren"), "five in all"
    assert list(queue) == [turns[0], turns[2], turns[3], turns[4], turns[1]]
