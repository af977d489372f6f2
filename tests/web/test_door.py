"""Who may come in: every way that isn't meant is shut, with a page that says what to do."""

from __future__ import annotations

import asyncio
import hashlib
from ipaddress import ip_network

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from course.web.door import ProxyDoor
from course.web.server import STATIC
from course.web.windows import Limits
from tests.web.served import LEADER, served

ALL = ["/", "/vindue", "/fil/x"]
PROXY = ProxyDoor(LEADER, [ip_network("127.0.0.1/32")])
ELSEWHERE = ProxyDoor(LEADER, [ip_network("10.0.0.0/8")])


async def refused(browser: ClientSession, path: str, status: int, says: str, **headers: str) -> None:
    async with browser.get(path, headers=headers, allow_redirects=False) as answer:
        assert answer.status == status
        assert says in await answer.text()
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


async def test_the_key_opens_once_and_becomes_a_pass_that_no_page_can_read() -> None:
    async with served() as there, there.browser(let_in=False) as browser:
        async with browser.get(there.key(), allow_redirects=False) as answer:
            cookie = answer.headers["Set-Cookie"]
            assert (answer.status, answer.headers["Location"]) == (303, "/")
            assert all(each in cookie for each in ("HttpOnly", "SameSite=Strict", "Path=/"))
        async with browser.get("/") as answer:
            page = await answer.text()
            assert answer.status == 200
            assert '<html lang="da">' in page
            assert "Alt er gemt." in page
            assert "Du kan lukke fanen." in page
            assert "//" not in page.replace("<!--", ""), "nothing is fetched from anywhere else"
        async with there.browser(let_in=False) as thief:
            await refused(thief, there.key(), 403, "Adressen er allerede brugt.")
            await refused(thief, "/", 403, "Den adresse åbner ikke kurset.")


async def test_what_holds_for_every_answer() -> None:
    async with served() as there, there.browser() as browser:
        for path in ("/", "/static/page.js", "/healthz", "/findes-ikke"):
            async with browser.get(path) as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'self'; style-src 'self' 'unsafe-inline'")
                assert "script-src" not in policy
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["X-Frame-Options"] == "DENY"
                assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("cookie", ["", "forkert", "æøå", "x" * 4000])
async def test_without_the_pass_there_is_nothing(path: str, cookie: str) -> None:
    async with served() as there, there.browser(let_in=False) as browser:
        headers = {"Cookie": f"skalkan-{there.port}={cookie}"} if cookie else {}
        await refused(browser, path, 403, "skalkan web", **headers)


async def test_the_pass_of_another_server_opens_nothing() -> None:
    async with served() as there, served() as other, other.browser() as browser:
        pass_ = next(iter(browser.cookie_jar)).value
        async with there.browser(let_in=False) as stranger:
            await refused(stranger, "/", 403, "skalkan web", Cookie=f"skalkan-{there.port}={pass_}")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", "0.0.0.0:{port}"]
)
async def test_a_host_that_only_leads_here_is_a_trap(host: str) -> None:
    async with served() as there, there.browser() as browser:
        for path in (*ALL, there.key()):
            await refused(browser, path, 421, "Det er ikke kursets adresse.", Host=host.format(port=there.port))
        async with browser.get("/"):
            pass  # and the key is not used up by it


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", "http://127.0.0.1", "file://", "https://["]
)
async def test_another_page_gets_no_line_even_from_a_browser_that_was_let_in(origin: str) -> None:
    async with served() as there, there.browser() as browser:
        with pytest.raises(WSServerHandshakeError) as refusal:
            await browser.ws_connect("/vindue", headers={"Origin": origin} if origin else {})
        assert refusal.value.status == 403
        assert len(there.windows) == 0


async def test_health_says_nothing_but_that_it_is_well() -> None:
    async with (
        served(PROXY) as there,
        there.browser() as browser,
        browser.get("/healthz", headers={"Host": "10.1.1.1"}) as answer,
    ):
        assert (answer.status, await answer.text()) == (200, "ok")


# Behind a proxy


async def test_the_proxy_names_the_leader_and_each_has_a_window_of_their_own() -> None:
    async with served(PROXY) as there, there.browser() as browser:
        async with there.page(browser, leader="mette") as mette, there.page(browser, leader="søren") as soren:
            await mette.sees("mette]")
            await soren.sees("søren]")
            window = await mette.hears("window")
            async with there.page(browser, window=window, leader="søren") as thief:
                assert await thief.hears("window") != window, "another's window is no window"
                assert "mette" not in thief.painted
        assert "mette" not in there.log.getvalue()


@pytest.mark.parametrize("name", ["", " ", "a\tb", "x" * 300])
async def test_a_name_that_is_none_is_told(name: str) -> None:
    async with served(PROXY) as there, there.browser() as browser:
        await refused(browser, "/", 403, "Dit login fortæller ikke, hvem du er.", **{LEADER: name})


async def test_no_name_and_two_names_are_told() -> None:
    async with served(PROXY) as there, there.browser() as browser:
        await refused(browser, "/", 403, "Dit login fortæller ikke, hvem du er.")
        headers = [(LEADER, "mette"), (LEADER, "søren")]
        async with browser.get("/", headers=headers) as answer:
            assert answer.status == 403


async def test_a_header_from_anywhere_else_is_a_lie() -> None:
    async with served(ELSEWHERE) as there, there.browser() as browser:
        for path in ALL:
            await refused(browser, path, 403, "Du kan ikke komme ind ad den vej.", **{LEADER: "mette"})


async def test_a_thousand_lines_that_say_nothing_keep_nobody_out() -> None:
    many = 1000 if _takes_more_lines() else 300
    async with served() as there, there.browser() as browser:
        silent = [await asyncio.open_connection("127.0.0.1", there.port) for _ in range(many)]
        lines = [await browser.ws_connect("/vindue", headers={"Origin": there.address}) for _ in range(many // 5)]
        async with there.page(browser) as page:
            await page.sees("80x24")
        for _reader, writer in silent:
            writer.close()
        await asyncio.gather(*(line.close() for line in lines))


def _takes_more_lines() -> bool:
    """Whether the system gives this process a file for each end of a thousand lines."""
    resource = pytest.importorskip("resource")
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4096
    if most != resource.RLIM_INFINITY and most < wanted:
        return False
    if before != resource.RLIM_INFINITY and before < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    return True


def test_the_vendored_files_are_what_they_say() -> None:
    for line in (STATIC / "CHECKSUMS").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest
    assert "Permission is hereby granted" in (STATIC / "LICENSE.xterm").read_text()


async def test_two_leaders_who_do_everything_at_once_never_see_each_other() -> None:
    async with served(PROXY, Limits(each=20)) as there, there.browser() as browser:

        async def leads(leader: str, number: int) -> None:
            async with there.page(browser, leader=leader) as page:
                window = await page.hears("window")
                for turn in range(3):
                    await page.type(f"<{leader} {number} {turn}>")
                await page.type("fil")
                await page.sees(f"<{leader} {number} 2>")
                address = await page.hears("file")
                other = "søren" if leader == "mette" else "mette"
                async with browser.get(address, headers={LEADER: other}) as answer:
                    assert answer.status == 404
                async with browser.get(address, headers={LEADER: leader}) as answer:
                    assert answer.status == 200
                async with there.page(browser, leader=leader, window=window, width=90) as again:
                    await again.sees("[90x24]")
                    assert await page.hears("state") == "elsewhere"
                    assert other not in page.painted + again.painted

        await asyncio.gather(*(leads(leader, number) for leader in ("mette", "søren") for number in range(10)))
