"""For a screen reader, in large letters, and in the dark: axe-core finds nothing, and nothing runs out of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from course.web.pages import REFUSALS, STATES, refusal
from tests.web.browser import LEADER, Browser, Host

pytest.importorskip("axe_playwright_python", reason="no axe-core: pip install '.[test]'")

from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.slow

Opens = Callable[..., Browser]
WINDOW: Any = {"width": 1280, "height": 1024}
AT_400: Any = {"width": 320, "height": 256}
"""What is left of it at 400 %."""


@pytest.fixture(params=["light", "dark"])
def looked_at(request: pytest.FixtureRequest, opened: Opens, host: Host, leader: str) -> Browser:
    """The course in a page, in daylight or in the dark."""
    browser = opened(host.address, color_scheme=request.param, reduced_motion="reduce", extra_http_headers={LEADER: leader})
    browser.sees("Det første skridt")
    return browser


def is_readable(browser: Browser, *, at_400: bool = True) -> None:
    """Looks for faults in a page as it is now, and for what runs out of it."""
    fits(browser, AT_400 if at_400 else WINDOW)
    found = Axe().run(browser.page)
    assert found.violations_count == 0, found.generate_report()


def fits(browser: Browser, size: Any) -> None:
    """Looks for what runs out of a page at the side."""
    browser.page.set_viewport_size(size)
    assert browser.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_page_with_the_terminal_and_all_that_it_may_say(looked_at: Browser) -> None:
    is_readable(looked_at, at_400=False)
    is_readable(looked_at)
    looked_at.page.evaluate("""() => {
        for (const each of document.querySelectorAll('[data-state]')) {
            each.hidden = false;
            each.style.cssText = 'position: static; flex: none'; // one below the other
        }
        for (const each of document.getAnimations()) each.finish();
    }""")
    assert looked_at.page.locator("[data-state]:visible").count() == len(STATES)
    is_readable(looked_at)


def test_the_course_as_text(looked_at: Browser) -> None:
    looked_at.page.goto(looked_at.page.url + "tekst")
    looked_at.page.get_by_role("log").get_by_text("Dit valg").wait_for()
    is_readable(looked_at, at_400=False)
    is_readable(looked_at)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_that_refuse(opened: Opens, host: Host, scheme: str) -> None:
    browser = opened("about:blank", color_scheme=scheme)
    browser.page.route("**/no/*", lambda route: route.fulfill(body=_refused(route.request.url), content_type="text/html"))
    for name in REFUSALS:
        browser.page.goto(f"{host.address}no/{name}")
        fits(browser, AT_400)
    is_readable(browser)  # they are one page with different words


def _refused(url: str) -> str:
    return refusal("da", url.rpartition("/")[2])
