"""A leader in a real browser: Chromium, where there is one."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from course.journal import Journal
from course.journal.records import Records
from course.tools.commitment import Commitment
from course.tools.repositories import Repositories
from course.web.homes import folder_of
from course.web.windows import Limits
from tests.web.browser import LEADER, Browser, Host, apps_of, started
from tests.web.served import served_beside

pytestmark = pytest.mark.slow

Opens = Callable[..., Browser]
WORDS = "Først spørger jeg Åse, så Ærø"
PASTED = "Indsat: æøå\nog \x1b[A\x07en linje til"
CTRL = {"e": "\x05", "f": "\x06", "g": "\x07", "k": "\x0b", "l": "\x0c", "o": "\x0f", "p": "\x10", "s": "\x13", "z": "\x1a"}
OTHERS = {
    "F1": "\x1bOP", "Escape": "\x1b", "Tab": "\t", "Shift+Tab": "\x1b[Z", "ArrowUp": "\x1b[A", "ArrowLeft": "\x1b[D", " ": " ",
    "PageDown": "\x1b[6~", "Home": "\x1b[H", "Delete": "\x1b[3~", "Backspace": "\x7f", "+": "+", "7": "7", "?": "?",
}  # fmt: skip


def to_the_reflection(browser: Browser) -> None:
    browser.press("Enter")
    browser.sees("To slags")
    browser.press("Enter")
    browser.sees("Tænk på det sidste projekt")


def written(home: Path) -> list[str]:
    with Journal(home) as journal:
        return [each.text for each in Records(journal).reflections()]


def test_a_leader_writes_loads_the_page_anew_goes_on_takes_it_out_and_stops(
    opened: Opens, home: Path, course_folder: Path
) -> None:
    with Journal(home) as journal:
        agreed = Commitment(occasion="det er mandag", action="spørger jeg Åse på Ærø", look_back="2027-12-17")
        Repositories(journal).of(Commitment).save(agreed)
    with started("--home", home, "--lessons", course_folder) as (server, address):
        browser = opened(address)
        _does_half_a_lesson(browser)
        _takes_an_agreement_out(browser)
        assert not [*home.rglob("*.docx"), *home.rglob("*.ics")]
        browser.press("Control+q")
        browser.says("Du kan lukke fanen.")
        browser.says("Alt er gemt.")
        browser.press("Enter")  # the button has the focus
        browser.sees("trin 2 af 4")  # a new one opens at home
        server.send_signal(signal.SIGINT)
        browser.says("Kurset er blevet stoppet. Alt er gemt.")
        assert server.wait(20) == 0
        assert server.stdout is not None
        assert "Kom tilbage med: skalkan web" in server.stdout.read()


def _does_half_a_lesson(browser: Browser) -> None:
    page = browser.page
    browser.press("Enter")  # before there is anything to see: no key is lost
    browser.sees("To slags")
    assert page.url.endswith("/"), "the key is gone from the address"
    assert page.evaluate("document.documentElement.lang") == "da"
    browser.press("Enter")
    browser.sees("Tænk på det sidste projekt")
    page.keyboard.type(WORDS)
    browser.sees(WORDS)
    page.reload()
    browser.sees(WORDS)
    browser.sees("Tænk på det sidste projekt")
    assert "Det første skridt" in page.title()
    page.keyboard.type(" - og mere")
    browser.sees("så Ærø - og mere")


def _takes_an_agreement_out(browser: Browser) -> None:
    """As a Word file, and into the calendar, under its Danish name."""
    browser.press("Control+p")  # a browser would print
    browser.sees("Hvad leder du efter?")
    browser.page.keyboard.type("aftaler")
    browser.press("Enter")
    browser.sees("spørger jeg Åse på Ærø")
    browser.press("Enter")
    browser.sees("Den dag, jeg ser tilbage")
    for key, ending in (("ArrowRight", ".docx"), ("ArrowLeft", ".ics")):
        browser.press("Control+e")
        browser.sees("intet er gemt endnu")
        browser.press("ArrowDown", "ArrowDown", key)
        browser.sees(ending)
        name, data = browser.fetches("Control+g")
        assert name.startswith("aftale-spørger-jeg-åse-på-ærø-")
        assert name.endswith(ending)
        if ending == ".docx":
            assert "spørger jeg Åse på Ærø" in ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        else:
            assert data.startswith(b"BEGIN:VCALENDAR")
        browser.sees("Din browser henter")


def test_the_course_as_text_is_a_log_and_a_field(browser: Browser) -> None:
    page = browser.page
    page.goto(page.url + "tekst")
    log = page.get_by_role("log")
    log.get_by_text("Dit valg").wait_for()
    for said in ("notat", WORDS):
        page.keyboard.type(said)  # the field has the focus from the first moment
        page.keyboard.press("Enter")
        log.get_by_text(said, exact=True).wait_for()
    page.reload()
    log.get_by_text(WORDS).wait_for()
    for said in (".", "slut"):
        page.keyboard.type(said)
        page.keyboard.press("Enter")
    browser.says("Du kan lukke fanen.")


def test_every_key_reaches_the_app_and_the_browser_gets_none(browser: Browser) -> None:
    browser.page.evaluate("""() => {
        window.left = [];
        addEventListener('keydown', event => setTimeout(() => event.defaultPrevented || window.left.push(event.key)), true);
    }""")
    browser.sent.clear()
    browser.press(*(f"Control+{letter}" for letter in CTRL), *OTHERS)
    came = b"".join(each for each in browser.sent if isinstance(each, bytes)).decode()
    for name, code in {**CTRL, **OTHERS}.items():
        assert code in came, name
        came = came[came.index(code) :]
    left = set(browser.page.evaluate("window.left")) - {"Control", "Shift"}
    assert left <= {" ", "+", "7", "?"}, "what is text does nothing but write"


def test_what_is_pasted_is_text_and_what_is_copied_comes_out(browser: Browser) -> None:
    browser.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    to_the_reflection(browser)
    _marks_the_title_and_clicks_in_the_middle(browser)
    browser.sees("│  1 Det første skridt")
    browser.page.evaluate("text => navigator.clipboard.writeText(text)", PASTED)
    browser.press("Control+v")
    browser.sees("og [Aen linje til")
    browser.paste(" og fra menuen \x1b\x1b[201~\x11")
    browser.sees("til og fra menuen [201~")
    assert "Tænk på det sidste projekt" in browser.screen, "nothing in a paste is a key"
    browser.press("Control+a", "Control+c")
    copied = browser.page.evaluate("""async () => {
        for (let left = 200; left; left -= 1) {
            const text = await navigator.clipboard.readText();
            if (text.includes('fra menuen')) return text;
            await new Promise(done => setTimeout(done, 50));
        }
        return 'nothing was copied';
    }""")
    assert "Det første skridtIndsat: æøå\nog [Aen linje til og fra menuen" in copied


def _marks_the_title_and_clicks_in_the_middle(browser: Browser) -> None:
    """Pastes as the middle button does: what is marked in the page with Shift, which is not for the app."""
    keyboard, mouse = browser.page.keyboard, browser.page.mouse
    keyboard.down("Shift")
    mouse.move(5, 15)
    mouse.down()
    mouse.move(200, 15)
    mouse.up()
    keyboard.up("Shift")
    mouse.click(600, 300, button="middle")


def test_a_phone_has_the_keys_that_its_keyboard_lacks(opened: Opens, host: Host, leader: str) -> None:
    size = {"width": 390, "height": 780}
    browser = opened(host.address, viewport=size, has_touch=True, is_mobile=True, extra_http_headers={LEADER: leader})
    page = browser.page
    browser.sees("Det første skridt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for seen in ("To slags", "Dit sidste projekt"):
        page.tap("[data-key=on]")
        browser.sees(seen)
    page.keyboard.type("Fra toget")
    browser.sees("Fra toget")
    page.set_viewport_size({"width": 780, "height": 390})  # turned
    page.wait_for_function("() => document.querySelectorAll('.xterm-rows > div').length < 25")
    browser.sees("Fra toget")
    assert page.evaluate("document.documentElement.scrollWidth") <= 780
    page.tap("[data-key=out]")
    page.tap("[data-key=out]")
    browser.sees("trin 2 af 4")


def test_a_disk_that_is_full_is_told_and_nothing_is_lost(browser: Browser, host: Host, leader: str) -> None:
    resource = pytest.importorskip("resource", reason="the limit stands for a full disk")
    home = host.homes / folder_of(leader)
    to_the_reflection(browser)
    (app,) = apps_of(home)
    _soft, hard = resource.prlimit(app, resource.RLIMIT_FSIZE)
    resource.prlimit(app, resource.RLIMIT_FSIZE, (1, hard))
    browser.page.keyboard.type(WORDS)
    browser.sees(WORDS)
    browser.sees("Ikke gemt: Disken er fuld.")
    assert WORDS in browser.screen
    resource.prlimit(app, resource.RLIMIT_FSIZE, (hard, hard))
    browser.page.keyboard.type(" igen")
    browser.sees(f"{WORDS} igen")
    browser.press("Control+s")
    browser.sees("Gemt kl.")
    assert written(home) == [f"{WORDS} igen"]


def test_an_app_that_is_killed_is_told_of_and_opens_again(browser: Browser, host: Host, leader: str) -> None:
    home = host.homes / folder_of(leader)
    to_the_reflection(browser)
    browser.page.keyboard.type(WORDS)
    browser.press("Control+s")
    browser.sees("Gemt kl.")
    (app,) = apps_of(home)
    os.kill(app, signal.SIGKILL)
    browser.says("Kurset er stoppet.")
    browser.says("Det, du har skrevet, er gemt. Åbn kurset igen, så kan du fortsætte.")
    browser.press("Enter")
    browser.sees("trin 2 af 4")
    assert written(home) == [WORDS]


def test_where_a_server_is_gone_another_goes_on_at_the_same_step(
    opened: Opens, tmp_path: Path, course_folder: Path, unused_tcp_port: int, leader: str
) -> None:
    host = Host(tmp_path / "homes", course_folder, unused_tcp_port)
    with started(*host.arguments) as (server, _line):
        browser = opened(host.address, extra_http_headers={LEADER: leader})
        browser.sees("Det første skridt")
        to_the_reflection(browser)
        browser.page.keyboard.type(WORDS)
        browser.press("Control+s")
        browser.sees("Gemt kl.")
        server.kill()
        browser.says("Forbindelsen er væk.")
        browser.page.keyboard.type("d")  # at home that would open the journal
    with started(*host.arguments):
        browser.page.wait_for_selector("[data-state]:not([hidden])", state="hidden")
        browser.sees("Tænk på det sidste projekt")
        browser.sees(WORDS)
        browser.page.context.new_page().goto(host.address)
        fresh = Browser(browser.page.context.pages[-1])
        fresh.sees("trin 2 af 4")  # a fresh tab opens at home


def test_a_link_opens_a_tab_that_knows_nothing_of_this_one(opened: Opens) -> None:
    with served_beside() as there:
        browser = opened(f"{there.address}{there.key()}")
        browser.sees("[")
        context = browser.page.context
        context.route("https://example.org/", lambda route: route.fulfill(body="<p>ude", content_type="text/html"))
        with context.expect_page() as page:
            browser.paste("side")
        page.value.wait_for_load_state()
        assert page.value.url == "https://example.org/"
        assert page.value.evaluate("[window.opener, document.referrer]") == [None, ""]


def test_a_page_in_the_queue_says_which_number_it_is_and_opens_by_itself(opened: Opens) -> None:
    with served_beside(Limits(all=1)) as there:
        first = opened(f"{there.address}{there.key()}")
        first.sees("[")
        pages = [Browser(first.page.context.new_page()) for _ in range(2)]
        for number, waiting in enumerate(pages, 1):
            waiting.page.goto(there.address)
            waiting.says(f"Du er nummer {number} i køen.")
            waiting.says("Kurset åbner af sig selv, når det er din tur.")
        pages[1].page.keyboard.type("for tidligt")
        first.paste("slut")
        first.says("Alt er gemt.")
        pages[0].sees("[")
        pages[1].says("Du er nummer 1 i køen.")
        pages[0].paste("slut")
        pages[1].sees("[")
        assert "for tidligt" not in pages[1].screen
