"""The leader's own projects, by keys and by mouse."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.project import TABLE, ChainLink, Project, Watched
from course.tools.repositories import Repositories
from tests.conftest import NOW
from tests.tui.desk import WIDE, Desk, Open, at_desk
from tests.tui.exercises import save_file, take_out
from tests.tui.test_danish import english, untranslated

LONG = "Et meget langt navn på et projekt " * 9


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def project(works: Repositories) -> Project:
    """A project that must be."""
    return works.of(Project).save(Project(name="Ny telefoni", start="skal"))


def saved(works: Repositories) -> Project:
    """The only project, as the journal has it."""
    [only] = works.of(Project).all()
    return only


PARTS = ("about", "start", "watch", "chain")
"""The lines of a project's page that lead to a screen."""


async def at_line(desk: Desk, line: str) -> None:
    """Opens the first project, and the screen that a line of its page leads to."""
    await desk.press("p", "enter", "home", *["down"] * PARTS.index(line), "enter")


# Made, described, deleted


async def test_a_project_is_made_named_and_its_page_opened(open_app: Open, practice_course: Course, works: Repositories) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        assert works.of(Project).all() == []
        await desk.write("Ny telefoni [/]")
        await desk.press("ctrl+g")
        await desk.see("Projekt  Ny telefoni [/]", "Skal eller kan?", "ikke afgjort endnu", "Esc Projekter")
        await desk.press("escape")
        await desk.see("Projekter og redskaber", "Ny telefoni [/]", "skal eller kan er ikke valgt")
        assert saved(works).name == "Ny telefoni [/]"


async def test_a_project_nothing_is_written_in_isnt_kept(open_app: Open, practice_course: Course, works: Repositories) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter", "escape")
        await desk.until(lambda: desk.place == "ProjectsScreen", "the list")
        assert works.of(Project).all() == []


# About


async def test_the_fields_are_saved_as_they_are_left(open_app: Open, practice_course: Course, works: Repositories) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        for text in ("Ny telefoni", "Alle huse får det.", "Forvaltningen", "3/12", "At svare borgeren"):
            await desk.write(text)
            await desk.press("tab")
        await desk.see("torsdag den 3. december 2026")
        await desk.press("enter")  # on the button
        await desk.see("Projekt  Ny telefoni", "Skal eller kan?")
    project = saved(works)
    assert (project.name, project.about, project.origin) == ("Ny telefoni", "Alle huse får det.", "Forvaltningen")
    assert (project.in_use, project.core_task) == ("2026-12-03", "At svare borgeren")


async def test_a_day_that_is_none_or_has_passed_is_told_and_kept(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    works.of(Project).save(replace(project, about="x", origin="x"))
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "about")
        await desk.write("engang til foråret")
        await desk.press("enter")
        await desk.see("⚠ Den dag kan jeg ikke læse.")
        await desk.until(lambda: saved(works).in_use == "engang til foråret", "it to be saved")
        await desk.see("⚠ Den dag kan jeg ikke læse.")
        await desk.press("shift+tab", "ctrl+a", *"1.11.2026", "enter")
        await desk.see("⚠ Dagen er passeret. Er det i brug nu?", "søndag den 1. november 2026")
        await desk.until(lambda: saved(works).in_use == "2026-11-01", "the day to be saved")


async def test_a_very_long_title_is_kept_whole(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).save(Project(name=LONG))
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.see("Et meget langt navn")
        await desk.press("enter")
        await desk.click("Projektark")
        await desk.until(lambda: desk.place == "ProjectSheet", "the sheet")
        await desk.press("escape", "escape")
        assert saved(works).name == LONG


# Must or can


async def test_answers_lead_to_a_proposal_and_the_leader_decides(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "start")
        await desk.see("Her kommer forslaget.", "Mellemrum Skift  Enter Notat  Esc Projektet")
        await desk.press("space")
        await desk.see("Forslag: Skal", "Beslutningen er taget uden for jeres hus.")
        await desk.press("down", "space")
        await desk.see("Forslag: Begge dele", "dine svar peger begge veje")
        await desk.press("2")
        await desk.see("● 2 Kan", "Forslaget er et andet, men det er dig, der kender projektet.")
        await desk.press("3")
        await desk.see("● 3 Begge dele", "Du kan skifte senere.")
        project = saved(works)
        assert (project.start, project.replies) == ("begge", {"guide-besluttet": "yes", "guide-bruge": "yes"})
        await desk.press("ctrl+z")
        await desk.see("● 2 Kan")
        await desk.press("backspace")
        await desk.see("Forslag: Skal")
        await desk.press("space", "space", "space")
        assert saved(works).replies == {"guide-besluttet": "yes", "guide-bruge": "unknown"}
        await desk.press(*"skb")
        assert saved(works).start == "kan", "a letter decides nothing"
        await desk.press("enter")
        await desk.write("spørg [/] Jette 1")
        await desk.press("ctrl+g")
        await desk.see("✎ spørg [/] Jette 1")
        assert saved(works).guide_notes == {"guide-bruge": "spørg [/] Jette 1"}
        await desk.press("escape")
        await desk.see("▸  Skal eller kan?", "kan")


async def test_questions_are_answered_and_decided_by_mouse(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("Skal eller kan?")
        await desk.click("○ nej")
        await desk.see("Forslag: Kan", "Ingen uden for huset har bestemt det.")
        await desk.click("○ 1 Skal")
        await desk.see("● 1 Skal")
        project = saved(works)
        assert (project.start, project.replies) == ("skal", {"guide-besluttet": "no"})


# Watch


async def test_lines_change_their_state_by_keys(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "watch")
        await desk.see("▸ ○ Hvad er målet hos jer?", "Et mål for hele kommunen siger ikke meget på en stue.", "ikke set på: 3")
        await desk.press("space")
        await desk.see("◐ Hvad er målet hos jer?", "i gang: 1")
        await desk.press("down", "space", "space")
        await desk.see("● Hvem har ansvaret hos jer?", "Står ingen for det, sker det ikke.")
        await desk.press("end", "space", "space", "space")
        await desk.see("⚠ Vanerne bliver glemt.", "1 af 3 på plads, 1 obs")
        await desk.press("space")
        await desk.see("○ Vanerne bliver glemt.")
        assert saved(works).watched == {"skal-maal": Watched("started"), "skal-ansvar": Watched("done")}
        await desk.press("ctrl+z")
        await desk.see("⚠ Vanerne bliver glemt.")
        await desk.press(*"ipo-s", "f")
        assert saved(works).watched["skal-kultur"] == Watched("trouble"), "a letter changes nothing"
        assert not desk.app._is_offered("revisit")
        await desk.press("escape")
        await desk.see("▸  Hold øje", "1 på plads · 1 i gang · 1 obs")


async def test_a_note_is_written_in_its_place(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "watch")
        await desk.press("down", "enter")
        await desk.write("Jette [red] 3 4")
        await desk.press("enter")
        await desk.see("✎ Jette [red] 3 4")
        assert saved(works).watched == {"skal-ansvar": Watched("unseen", "Jette [red] 3 4")}
        await desk.press("enter", "escape")
        assert desk.place == "WatchScreen", "Esc closes the field and no more"
        await desk.press("escape")
        assert desk.place == "ProjectScreen"


async def test_lines_and_notes_by_mouse(open_app: Open, practice_course: Course, works: Repositories, project: Project) -> None:
    works.of(Project).save(replace(project, watched={"skal-ansvar": Watched("done", "Jette")}))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("Hold øje", times=2)
        await desk.click("○ Vanerne")
        await desk.see("▸ ◐ Vanerne bliver glemt.", "Spørg til de vaner, som systemet ikke kender.")
        await desk.click("✎ Jette")
        await desk.write(" og Bo")
        await desk.click("Hvad er målet hos jer?")
        await desk.see("▸ ○ Hvad er målet hos jer?", "✎ Jette og Bo")
        assert "─ Notat" not in desk.text, "the field has closed"
        assert saved(works).watched == {
            "skal-kultur": Watched("started"),
            "skal-ansvar": Watched("done", "Jette og Bo"),
        }


async def test_another_start_keeps_what_was_noted(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    works.of(Project).save(replace(project, watched={"skal-maal": Watched("done", "Færre opkald.")}))
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "start")
        await desk.press("2", "escape", "down", "enter")
        await desk.see("Idéen er forklaret", "1 linje, du har noteret noget om, hører til et andet startpunkt. Den er gemt.")
        await desk.press("escape", "up", "enter", "1", "escape", "down", "enter")
        await desk.see("● Hvad er målet hos jer?", "✎ Færre opkald.")
        await desk.press("escape", "up", "enter", "3", "escape", "down", "enter")
        await desk.see("Skal · Oversæt det", "Kan · Prøv det af")


async def test_before_the_start_is_chosen_the_list_says_so(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "watch")
        await desk.see("Sig først, om projektet er skal, kan eller begge dele")
        await desk.press("escape")
        await desk.see("▸  Hold øje", "kommer, når I ved, om det er skal eller kan")


# The value chain


async def test_enter_goes_on_to_the_next_step(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "chain")
        await desk.press("enter", *"ns", "enter", *"fn", "enter", *"rg", "enter")
        await desk.see("▸ 3", "+ Nyt led")
        assert [link.text for link in saved(works).chain] == ["ns", "fn", "rg"]


async def test_a_step_that_was_taken_out_comes_back(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "chain")
        await desk.press("enter", "x", "escape", "delete")
        await desk.see("Taget ud. Ctrl+Z henter det frem igen.")
        await desk.press("delete")
        assert [link.title for link in saved(works).chain] == ["Værdien for borgeren"]
        await desk.press("plus", "escape", "ctrl+z", "ctrl+z")
        await desk.see("Det er tilbage igen.")
        assert [(link.title, link.text) for link in saved(works).chain] == [
            ("Tiltaget", "x"),
            ("Det nye i hverdagen", ""),
            ("Værdien for borgeren", ""),
            ("", ""),
        ]
        assert len({link.id for link in saved(works).chain}) == 4


async def test_a_chain_is_filled_in_lengthened_moved_and_shortened(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "chain")
        await desk.see("▸ 1", "Tiltaget", "→", "Værdien for")
        assert saved(works).chain == ()
        await desk.press("enter")
        await desk.write("Ny [/] telefoni")
        await desk.press("escape", "plus")
        await desk.see("2 Dit eget led")
        await desk.write("Mit led")
        await desk.press("escape")
        await desk.see("Ny [/] telefoni", "Mit led", "▸ 2")
        await desk.press("space", "right")
        await desk.see("↔ 3")
        await desk.press("space", "ctrl+z")
        await desk.until(lambda: [link.text for link in saved(works).chain][1] == "Mit led", "the move undone")
        await desk.press("space", "right", "space", "end", "backspace")
        chain = saved(works).chain
        assert [(link.title, link.text) for link in chain] == [
            ("Tiltaget", "Ny [/] telefoni"),
            ("Det nye i hverdagen", ""),
            ("", "Mit led"),
        ]
        await desk.press("shift+left", "shift+up")
        assert [link.text for link in saved(works).chain] == ["Mit led", "Ny [/] telefoni", ""]


async def test_a_chain_by_mouse(open_app: Open, practice_course: Course, works: Repositories, project: Project) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("Kæden til borgeren", times=2)
        await desk.click("Værdien for")
        await desk.see("▸ 3")
        await desk.click("Værdien for")
        await desk.see("3 Værdien for borgeren ─")
        await desk.write("Færre opkald")
        await desk.click("Tiltaget")
        await desk.see("▸ 1")
        assert "3 Værdien for borgeren ─" not in desk.text, "the field has closed"
        assert [link.text for link in saved(works).chain] == ["", "", "Færre opkald"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_chain_of_thirty_steps_can_be_walked(
    open_app: Open, practice_course: Course, works: Repositories, project: Project, size: tuple[int, int]
) -> None:
    chain = tuple(ChainLink(str(number), "", f"Skridt {number} 👩‍👧 [/]") for number in range(1, 31))
    works.of(Project).save(replace(project, chain=chain))
    async with open_app(size, course=practice_course) as desk:
        await at_line(desk, "chain")
        await desk.press("end")
        await desk.see("▸ 30", "Skridt 30")
        await desk.press("home")
        await desk.see("▸ 1 ", "Skridt 1 ")


# The project's page


async def test_the_page_tells_of_everything_and_enter_leads_there_and_back(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    board = works.of(Board).save(Board(title="Aftenvagterne", project=project.id))
    works.of(Board).save(Board(title="En andens"))
    source = Source("boards", board.id, board.title)
    works.of(Commitment).save(Commitment(action="ringer jeg til Jette", source=source, look_back="2026-12-01"))
    works.of(Project).save(replace(saved(works), in_use="2027-03-01", about="Nye [/] telefoner"))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.see("Nye [/] telefoner", "skal · i brug 1. marts 2027", "Kommunikationsplan      + begynd")
        await desk.see("▪ Nu og fremtid           Aftenvagterne · 0 kort", "se tilbage tirs. 1. dec.")
        await desk.see("Næste datoer se tilbage på en aftale tirs. 1. dec. · skal være i brug 1. marts 2027")
        await desk.see("Enter Åbn  + Nyt  Ctrl+L Aftale  Esc Projekter", "Projektark")
        assert "En andens" not in desk.text
        await desk.press("end", "enter")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        await desk.press("escape")
        await desk.see("▸◆ ringer jeg til Jette")
        await desk.press("up", "up", "up", "enter")
        await desk.until(lambda: desk.place == "BoardScreen", "the board")
        await desk.leave()
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen", "an agreement out of the board")
        assert desk.app.screen.work.source == source  # type: ignore[attr-defined]
        await desk.press("escape", "delete")
        await desk.until(lambda: works.of(Board).get(board.id) is None, "the board to go")
        await desk.press("ctrl+z")
        await desk.see("Aftenvagterne")


async def test_a_wide_window_has_two_panes(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(WIDE, practice_course) as desk:
        await desk.press("p", "enter")
        assert any("Sig kort, hvad det går ud på" in line and "Redskaber" in line for line in desk.lines)
        await desk.press("right", "down", "enter")
        await desk.until(lambda: desk.place == "BoardScreen", "the board")
        await desk.leave()
        await desk.see("▸  Nu og fremtid")
        await desk.press("left")
        await desk.see("▸  Skal eller kan?")
        await desk.press("right")
        await desk.pilot.resize_terminal(80, 24)
        await desk.see("▸  Nu og fremtid")
        await desk.pilot.resize_terminal(*WIDE)
        await desk.see("▸  Nu og fremtid")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "BoardScreen", "the board again")


@pytest.mark.parametrize(
    ("digit", "place"),
    [
        ("1", "WorkshopScreen"),
        ("2", "BoardScreen"),
        ("3", "PlanScreen"),
        ("4", "TalkScreen"),
        ("5", "CommitmentScreen"),
    ],
)
async def test_something_new_belongs_to_the_project_at_once(
    open_app: Open, practice_course: Course, project: Project, digit: str, place: str
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter", "plus")
        await desk.see("Hvad vil du lave?", "5 Aftale med mig selv")
        await desk.press(digit)
        await desk.until(lambda: desk.place == place, place)
        work = desk.app.screen.work  # type: ignore[attr-defined]
        if place == "CommitmentScreen":
            assert work.source == Source(TABLE, project.id, "Ny telefoni")
        else:
            assert work.project == project.id


# The sheet, versions, deletion


async def test_the_sheet_is_shown_and_taken_out(
    open_app: Open, practice_course: Course, project: Project, tmp_path: Path
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("Projektark")
        await desk.see("Projektark", "Det er et skal-projekt.")
        await take_out(desk, ".md", tmp_path / "ark.md")
        await save_file(desk)
    assert "# Ny telefoni\n" in (tmp_path / "ark.md").read_text("utf-8")


async def test_an_earlier_version_is_taken_back(practice_course: Course, home: Path) -> None:
    first = Project(name="Ny telefoni", start="skal", chain=(ChainLink("1", "Tiltaget", "Nye telefoner"),))
    with Journal(home, clock=lambda: NOW - timedelta(days=1)) as journal:
        project = Repositories(journal).of(Project).save(first)
    with Journal(home, clock=lambda: NOW) as journal:
        works = Repositories(journal)
        works.of(Project).save(replace(project, name="Telefoni", chain=()))
        async with at_desk(practice_course, journal, lambda: NOW) as desk:
            await desk.press("p", "enter")
            await desk.click("Udgaver")
            await desk.see("Tidligere udgaver", "Det er et skal-projekt.")
            await desk.press("enter")
            await desk.see("Ny telefoni", "1 af 1 led er skrevet")
            assert saved(works).name == "Ny telefoni"


async def test_deleted_from_its_own_page(open_app: Open, practice_course: Course, works: Repositories, project: Project) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("Slet projektet")
        await desk.see("Projekter og redskaber", "Slettet (1)")
        await desk.press("ctrl+z")
        await desk.see("Ny telefoni")
        assert saved(works).id == project.id


# A course without tools, small windows


async def test_a_course_without_tools_says_so_and_the_rest_works(open_app: Open, works: Repositories) -> None:
    async with open_app() as desk:
        await desk.press("p", "enter")
        await desk.write("Ny telefoni")
        await desk.press("escape", "enter")
        await desk.see("Kurset her har ingen spørgsmål, der hjælper med at placere et projekt.")
        await desk.press("2")
        await desk.see("● 2 Kan")
        await desk.press("escape", "down", "enter")
        await desk.see("Kurset her har ingen liste over, hvad man skal holde øje med")
        await desk.press("escape", "down", "enter")
        await desk.see("Der er ingen led endnu.")
        await desk.press("plus")
        await desk.write("Ny telefon")
        await desk.press("enter", "escape")
        await desk.click("Projektark")
        await desk.see("Det er et kan-projekt.", "Ny telefon")
        (link,) = saved(works).chain
        assert link == ChainLink(link.id, "", "Ny telefon")


@pytest.mark.parametrize(
    "text", ["[/]", "[red]a[/red] [@click=app.quit]b[/]", "👩‍👧 \u202e العربية", "x" * 10_000, "ord " * 2_500]
)
async def test_any_text_is_harmless_everywhere(open_app: Open, practice_course: Course, works: Repositories, text: str) -> None:
    chain = (ChainLink("1", text, text), ChainLink("2", "", text))
    watched = {"skal-maal": Watched("done", text), "skal-kultur": Watched("trouble", text)}
    blank = Project(name=text, about=text, origin=text, in_use=text, core_task=text, guide_notes={"guide-besluttet": text})
    whole = works.of(Project).save(replace(blank, start="begge", watched=watched, chain=chain, replies={text: "yes"}))
    works.of(Board).save(Board(title=text, project=whole.id))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        for line in PARTS:
            await desk.press("home", *["down"] * PARTS.index(line), "enter")
            await desk.until(lambda: desk.place != "ProjectScreen", "the part")
            await desk.press("escape")
        await desk.press("end", "tab", "enter")
        await desk.until(lambda: desk.place == "ProjectSheet", "the sheet")
        await desk.press("escape", "escape")
        await desk.see("Projekter og redskaber")
    assert saved(works) == whole, "looking changes nothing"


async def test_every_word_is_danish(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).remove(works.of(Project).save(Project(name="Telefoni")).id)
    async with open_app((120, 40), course=practice_course) as desk:
        await desk.press("p")
        seen = [desk.text]
        await desk.press("home", "enter")
        await desk.write("Telefoni")
        seen.append(desk.text)
        await desk.press("escape")
        seen.append(desk.text)
        await desk.press("home")
        for keys in (("escape",), ("space", "1"), ("space", "enter", "x", "enter"), ("enter", "x", "escape", "plus", "escape")):
            await desk.press("enter", *keys)
            seen.append(desk.text)
            if desk.place != "ProjectScreen":
                await desk.press("f1")
                seen.append(desk.text)
                await desk.press("escape", "escape")
            await desk.press("down")
        await desk.click("Projektark")
        seen.append(desk.text)
    for text in seen:
        assert not untranslated(text) | english(text)


async def test_what_cant_be_saved_is_told_and_not_shown_as_saved(
    open_app: Open, practice_course: Course, works: Repositories, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_line(desk, "watch")
        with monkeypatch.context() as broken:
            broken.setattr(type(works.of(Project)), "save", fails)
            await desk.press("space")
            await desk.see("Disken er fuld", "▸ ○ Hvad er målet hos jer?")
            await desk.press("enter", "a", "enter")
            await desk.see("─ Notat")
        await desk.press("enter")
        await desk.see("✎ a")
        assert saved(works).watched == {"skal-maal": Watched("unseen", "a")}


def fails(*_what: object) -> None:
    """What saving does when there is no room."""
    raise SaveFailed("Disken er fuld. Intet er gået tabt.")


async def test_every_part_can_be_used_in_a_very_small_window(open_app: Open, practice_course: Course, project: Project) -> None:
    words = {"about": "Hvad er det?", "start": "Har nogen uden for", "watch": "Hvad er målet", "chain": "Tiltaget"}
    async with open_app((40, 12), course=practice_course) as desk:
        await desk.press("p", "enter")
        for line, word in words.items():
            await desk.press("home", *["down"] * PARTS.index(line), "enter")
            await desk.see(word)
            await desk.press("escape")
        await desk.press("end")
        await desk.see("Aftale med mig selv", "+ begynd")


async def test_what_another_window_writes_is_shown_and_not_overwritten(
    practice_course: Course, journal: Journal, works: Repositories, project: Project
) -> None:
    async with at_desk(practice_course, journal, lambda: NOW + timedelta(minutes=1)) as desk:
        await at_line(desk, "watch")
        works.of(Project).save(replace(saved(works), watched={"skal-kultur": Watched("done")}))
        await desk.press("space")
        await desk.see("● Vanerne bliver glemt.")
        assert saved(works).watched == {"skal-kultur": Watched("done"), "skal-maal": Watched("started")}
