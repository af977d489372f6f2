"""Every document there is as a web page, in a real browser: it fetches nothing, and fits a phone, light, dark and on paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course.export.html import to_html
from course.session.session import Session
from tests.session.full_journal import every, wanted

pytest.importorskip("playwright", reason="no playwright: pip install '.[test]'")

from playwright import sync_api as playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian `apt-get install chromium`"),
]
PHONE, PAPER = 390, 794
"""Pixels: a phone's, and A4 at 96 to the inch."""
OUTSIDE = """() => [...document.querySelectorAll('body *')]
    .filter(each => each.getClientRects().length && each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => each.outerHTML.slice(0, 120))"""


def test_it_fetches_nothing_and_nothing_runs_out_of_a_phone(full_session: Session, tmp_path: Path) -> None:
    files = {}
    for number, each in enumerate(every(full_session)):
        if each.make is not None:
            files[each.id] = tmp_path / f"{number}.html"
            files[each.id].write_text(to_html(each.make(wanted(full_session, each))), "utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": PHONE, "height": 780})
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for name, file in files.items():
            page.set_viewport_size({"width": PHONE, "height": 780})
            for scheme in ("light", "dark"):
                page.emulate_media(media="screen", color_scheme=scheme)
                page.goto(file.as_uri())
                assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, (name, page.evaluate(OUTSIDE))
                paper, ink = (page.evaluate(f"getComputedStyle(document.body).{each}") for each in ("backgroundColor", "color"))
                assert (brightness(paper) > brightness(ink)) == (scheme == "light"), name
            page.emulate_media(media="print")
            page.set_viewport_size({"width": PAPER, "height": 1123})
            assert page.evaluate("document.documentElement.scrollWidth") <= PAPER, (name, page.evaluate(OUTSIDE))
            assert brightness(page.evaluate("getComputedStyle(document.body).color")) < 100, f"{name}: print is dark on white"
        browser.close()
    assert set(asked) == {file.as_uri() for file in files.values()}
    assert said == []


def brightness(colour: str) -> int:
    """Of a colour as a browser tells it: rgb(…), or wholly transparent, which is the paper."""
    numbers = [float(each) for each in colour[colour.index("(") + 1 : -1].split(",")]
    return 255 if numbers[3:] == [0.0] else round(sum(numbers[:3]) / 3)
