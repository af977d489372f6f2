"""The certificate on screen: offered when every lesson is done, with a name asked for once, and taken out as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from course.content.model import Course
from course.journal.errors import SaveFailed
from course.journal.records import Records
from tests.tui.desk import Open
from tests.tui.development.test_statements import go_through
from tests.tui.exercises import save_file, take_out
from tests.tui.test_danish import english, untranslated


@pytest.fixture
def through(records: Records, practice_course: Course) -> None:
    go_through(records, practice_course)


PALETTE = ["ctrl+p", *"kursusbevis", "enter"]
"""The way there from home."""
RATE = ["ctrl+p", *"vurdér", "enter"]
"""The way to the statements."""


@pytest.fixture
def named(records: Records, through: None) -> None:
    """The course done, and a name given before."""
    records.save_setting("name", "Åse Holm")


async def test_it_is_offered_until_it_was_looked_at(open_app: Open, practice_course: Course, through: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.see("Dit kursusbevis er klar")
        await desk.press(*PALETTE, "escape")
        await desk.see("Kursusbevis", "Dette kursus er gennemført")
        await desk.press("escape")
        assert desk.place == "HomeScreen"
        assert not desk.shows("Dit kursusbevis er klar")
        await desk.press(*PALETTE)
        await desk.see("Kursusbevis")
        assert desk.place == "CertificateScreen", "the name is asked for once"


async def test_before_the_last_step_there_is_none(
    open_app: Open, practice_course: Course, through: None, records: Records
) -> None:
    records.remove("reflections", records.reflections()[-1].id)
    async with open_app(course=practice_course) as desk:
        assert not desk.shows("Dit kursusbevis")
        await desk.press("ctrl+p", *"kursusbevis for hele")
        await desk.see("Intet her hedder »kursusbevis for hele«")


async def test_after_it_the_palette_has_it(open_app: Open, practice_course: Course, named: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("ctrl+p", *"kursusbevis", "enter")
        await desk.see("Åse Holm")


async def test_the_offer_by_mouse(open_app: Open, practice_course: Course, named: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.click("Dit kursusbevis er klar")
        await desk.see("Åse Holm", "har gennemført kurset")
        await desk.click("Tilbage")
        assert desk.place == "HomeScreen"


async def test_it_says_what_was_done(open_app: Open, practice_course: Course, named: None) -> None:
    async with open_app(course=practice_course, size=(120, 40)) as desk:
        await desk.press(*PALETTE)
        await desk.see(
            "mandag den 23. november 2026",
            "3 lektioner · en halv time · 6 skrevne ord",
            "Rækkefølge og plads",
            "er lederens eget: Det siger, at alle",
        )


@pytest.mark.parametrize("way", ["key", "button"])
async def test_the_name_is_asked_for_on_the_first_opening(
    open_app: Open, practice_course: Course, through: None, way: str
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press(*PALETTE)
        await desk.see("Hvilket navn skal stå på beviset?", "Spring over")
        await desk.write("  Åse  Holm ")
        await (desk.press("enter") if way == "key" else desk.push("#use"))
        await desk.see("Åse Holm", "har gennemført kurset")
        assert desk.records.setting("name") == "Åse Holm"


async def test_who_skips_the_name_is_not_asked_again(open_app: Open, practice_course: Course, through: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press(*PALETTE)
        await desk.push("#close")
        await desk.see("er gennemført")
        await desk.press("escape", *PALETTE)
        assert desk.place == "CertificateScreen"
        assert desk.records.setting("name") == ""


async def test_the_name_can_be_changed_and_taken_off_again(open_app: Open, practice_course: Course, named: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press(*PALETTE, "tab", "enter")
        await desk.until(lambda: desk.place == "NameScreen")
        assert desk.app.screen.query_one(Input).value == "Åse Holm"
        await desk.write(" Jr")
        await desk.press("enter")
        await desk.see("Åse Holm Jr")
        await desk.press("enter", "x", "escape")
        await desk.see("Åse Holm Jr")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "NameScreen")
        desk.app.screen.query_one(Input).value = "   "
        await desk.press("enter")
        await desk.see("Dette kursus er gennemført")
        assert desk.records.setting("name") == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("[/] [red]Bo[/red]", "[/] [red]Bo[/red]"),
        ("Åse Holm " * 33, "Åse Holm Åse Holm Åse Holm"),
        ("🎓 Bo", "🎓 Bo"),
        ("Bo\r\nBak", "Bo"),
        ("Bo\x1b[31m", "Bo\N{REPLACEMENT CHARACTER}[31m"),
        ("\u202eoB", "oB"),
    ],
    ids=["markup", "long", "emoji", "lines", "escape", "direction"],
)
async def test_any_name_is_harmless(open_app: Open, practice_course: Course, through: None, name: str, shown: str) -> None:
    async with open_app(course=practice_course, size=(80, 30)) as desk:
        await desk.press(*PALETTE)
        await desk.until(lambda: desk.place == "NameScreen")
        await desk.paste(name)
        await desk.press("enter")
        await desk.see("har gennemført kurset")
        lines = [line.strip(" ║") for line in desk.lines]
        at = next(number for number, line in enumerate(lines) if line.startswith("har gennemført"))
        assert lines[at - 2].startswith(shown)
        assert lines[at - 3] == "", "a name takes one line"
        await desk.press("escape", *PALETTE)
        await desk.see("har gennemført kurset")


async def test_a_name_that_cannot_be_saved(
    open_app: Open, practice_course: Course, through: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*what: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld.")

    monkeypatch.setattr(Records, "save_setting", refuse)
    async with open_app(course=practice_course) as desk:
        await desk.press(*PALETTE)
        await desk.until(lambda: desk.place == "NameScreen")
        await desk.write("Bo")
        await desk.press("enter")
        await desk.see("Ikke gemt")
        assert desk.place == "CertificateScreen"


async def test_taken_out_it_is_markdown(open_app: Open, practice_course: Course, named: None, tmp_path: Path) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press(*PALETTE)
        await take_out(desk, ".md", tmp_path / "bevis.md")
        await save_file(desk)
        assert (tmp_path / "bevis.md").read_text("utf-8").startswith("# Kursusbevis\n\n## Åse Holm\n\nhar gennemført")
        await desk.until(lambda: desk.place == "CertificateScreen")


@pytest.mark.parametrize("file", ["~ingen-der-findes/bevis.md", "findes/ikke/bevis.md", "", "\0"])
async def test_a_file_that_cannot_be_written_is_told(
    open_app: Open, practice_course: Course, named: None, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app(course=practice_course) as desk:
        await desk.press(*PALETTE)
        (await take_out(desk, ".md")).value = file
        await desk.press("ctrl+g")
        await desk.see("Filen kan ikke gemmes")
        assert desk.place == "OutgoingScreen"


async def test_a_long_certificate_scrolls(open_app: Open, practice_course: Course, named: None) -> None:
    async with open_app(course=practice_course, size=(40, 12)) as desk:
        await desk.press(*PALETTE)
        await desk.see("Kursusbevis")
        await desk.press("end")
        await desk.see("Ingen har kontrolleret")


@pytest.mark.parametrize(
    "keys",
    [
        *([*RATE], [*RATE, "f1"], [*RATE, "6", "enter"], [*RATE, "6", "enter", "f1"]),
        *([*PALETTE], [*PALETTE, "f1"], [*PALETTE, "tab", "enter"], [*PALETTE, "ctrl+e"], ["ctrl+p"]),
    ],
    ids=" ".join,
)
async def test_every_word_is_danish(open_app: Open, practice_course: Course, named: None, keys: list[str]) -> None:
    async with open_app(course=practice_course, size=(110, 45)) as desk:
        await desk.press(*keys)
        assert desk.place != "HomeScreen"
        assert english(desk.text) == set()
        assert untranslated(desk.text) == set()
