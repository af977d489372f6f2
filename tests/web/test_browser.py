"""A leader in a real browser: Chromium, where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="no playwright: pip install '.[test]'")

from playwright import sync_api as playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian `apt-get install chromium`"),
]

WORDS = "Først spørger jeg Åse, så Ærø"
PASTED = "Indsat: æøå\nog \x1b[A\x07en linje til"
SCREEN = "() => document.querySelector('.xterm-rows')?.innerText ?? ''"


class Browser:
    """A page of Chromium, with what it asked for and complained of."""

    def __init__(self, page: playwright.Page, server: subprocess.Popen[str]) -> None:
        self.page = page
        self.server = server
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.add(request.url.split("/")[2]))
        page.on("websocket", lambda line: self.asked.add(line.url.split("/")[2]))

    def sees(self, text: str) -> None:
        """Waits until it is in the terminal."""
        self.page.wait_for_function(f"text => ({SCREEN})().replaceAll('\\u00a0', ' ').includes(text)", arg=text, timeout=30_000)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def paste(self, text: str) -> None:
        """Pastes as Ctrl+V and the menu do."""
        self.page.evaluate(
            """text => {
                const clipboardData = new DataTransfer();
                clipboardData.setData('text/plain', text);
                const paste = new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true});
                document.activeElement.dispatchEvent(paste);
            }""",
            text,
        )


@contextmanager
def server(home: Path, lessons: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`skalkan web`; gives the address that is its first line."""
    command = [sys.executable, "-m", "course", "web", "--no-open", "--home", str(home), "--lessons", str(lessons)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=os.environ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium: playwright.Browser, home: Path, course_folder: Path) -> Iterator[Browser]:
    """The course, open in a page."""
    with server(home, course_folder) as (process, address):
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
        opened = Browser(context.new_page(), process)
        opened.page.goto(address)
        yield opened
        context.close()


def test_a_leader_writes_loads_the_page_anew_goes_on_and_takes_it_out(browser: Browser) -> None:
    page = browser.page
    browser.press("Enter")  # before there is anything to see: no key is lost
    browser.sees("To slags")
    assert page.url.endswith("/"), "the key is gone from the address"
    assert page.evaluate("document.documentElement.lang") == "da"
    browser.press("Enter")
    browser.sees("Dit sidste projekt")
    page.keyboard.type(WORDS)
    browser.sees(WORDS)
    browser.paste(" " + PASTED)
    browser.sees("og [Aen linje til")
    page.reload()
    browser.sees(WORDS)
    browser.sees("Dit sidste projekt")
    assert "Det første skridt" in page.title()
    page.keyboard.type(" - og mere")
    browser.sees("en linje til - og mere")
    browser.press("Control+p")  # a browser would print
    browser.sees("Hvad leder du efter?")
    page.keyboard.type("dagbog")
    browser.press("Enter")
    browser.sees("Ctrl+E")
    with page.expect_download() as download:
        browser.press("Control+e")
        browser.sees("dagbog-")
        browser.press("Control+g")
    assert "dagbog-" in download.value.suggested_filename
    browser.sees("Din browser henter")
    page.set_viewport_size({"width": 390, "height": 780})
    page.wait_for_function("document.querySelectorAll('.xterm-rows > div').length > 30")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    browser.press("Control+q")
    page.wait_for_selector("text=Du kan lukke fanen.")
    assert page.is_visible("text=Alt er gemt.")
    page.keyboard.press("Enter")  # the button has the focus
    browser.sees("Det første skridt")
    assert browser.complaints == [], "no violation of the policy, no error"
    assert len(browser.asked) == 1, "nothing is asked of another host"


def test_the_course_as_text_is_a_log_and_a_field(browser: Browser) -> None:
    page = browser.page
    browser.sees("Det første skridt")
    page.goto(page.url + "tekst")
    log = page.get_by_role("log")
    log.get_by_text("Dit valg").wait_for()
    for said in ("notat", WORDS):
        page.keyboard.type(said)  # the field has the focus from the first moment
        page.keyboard.press("Enter")
        log.get_by_text(said, exact=True).wait_for()
    page.reload()
    log.get_by_text(WORDS).wait_for()
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 at 400 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for said in (".", "slut"):
        page.keyboard.type(said)
        page.keyboard.press("Enter")
    page.wait_for_selector("text=Du kan lukke fanen.")
    assert browser.complaints == []


def test_the_server_goes_and_the_page_says_so_calmly(browser: Browser) -> None:
    browser.sees("Det første skridt")
    browser.server.send_signal(signal.SIGINT)
    browser.page.wait_for_selector("text=Kurset er blevet stoppet. Alt er gemt.")
    assert browser.server.wait(20) == 0
    assert browser.server.stdout is not None
    assert "Kom tilbage med: skalkan web" in browser.server.stdout.read()
