"""One Chromium and one server for many leaders, for all tests of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp.test_utils import unused_port

from tests.web.browser import CHROMIUM, LEADER, Browser, Host, started

if TYPE_CHECKING:
    import playwright.sync_api as playwright


@pytest.fixture(scope="module")
def chromium() -> Iterator[playwright.Browser]:
    """A running Chromium, where there is one."""
    sync = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install '.[test]'")
    if CHROMIUM is None:
        pytest.skip("no Chromium: on Debian `apt-get install chromium`")
    with sync.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def host(chromium: playwright.Browser, tmp_path_factory: pytest.TempPathFactory, course_folder: Path) -> Iterator[Host]:
    """A running server for many leaders."""
    host = Host(tmp_path_factory.mktemp("host") / "homes", course_folder, unused_port())
    with started(*host.arguments):
        yield host


@pytest.fixture
def opened(chromium: playwright.Browser) -> Iterator[Callable[..., Browser]]:
    """Opens an address in a browser of its own; what its log has against the page fails the test at its end."""
    browsers: list[Browser] = []

    def open_(address: str, **context: Any) -> Browser:
        made = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "accept_downloads": True, **context})
        browsers.append(Browser(made.new_page()))
        browsers[-1].page.goto(address)
        return browsers[-1]

    yield open_
    for each in browsers:
        assert each.complaints == [], "a violation of the policy, or an error"
        assert len(each.asked) == 1, "something was asked of another host"
        each.page.context.close()


_numbers = count(1)


@pytest.fixture
def leader() -> str:
    """Somebody who hasn't been here before."""
    return f"leder{next(_numbers)}"


@pytest.fixture
def browser(opened: Callable[..., Browser], host: Host, leader: str) -> Browser:
    """The course, open in a page of a new leader's."""
    browser = opened(host.address, extra_http_headers={LEADER: leader})
    browser.sees("Det første skridt")
    return browser
