"""The leader's own projects, by keys and by mouse."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.project import TABLE, ChainLink, Project, Watched
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from tests.conftest import NOW
from tests.tui.desk import Desk, Open, at_desk
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


async def at_part(desk: Desk, part: int) -> None:
    """Opens the first project at a part."""
    await desk.press("p", "enter")
    for _turn in range(part - 1):
        await desk.press("ctrl+pagedown")
    if part == 1:
        await desk.press("enter")  # from the parts' names into the first field


# The list


async def test_without_projects_the_page_says_what_one_is(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.see("Ingen projekter endnu", "Et projekt er noget digitalt", "N opretter det første.")


async def test_a_project_is_made_named_and_found_in_the_list(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "n")
        assert works.of(Project).all() == []
        await desk.write("Ny telefoni [/]")
        await desk.press("escape")
        await desk.see("Mine projekter", "Ny telefoni [/]", "skal eller kan er ikke valgt")
        assert saved(works).name == "Ny telefoni [/]"


async def test_a_project_nothing_is_written_in_isnt_kept(open_app: Open, practice_course: Course, works: Repositories) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "n", "escape")
        await desk.see("Ingen projekter endnu")
        assert works.of(Project).all() == []


async def test_the_list_says_how_it_stands(open_app: Open, practice_course: Course, works: Repositories) -> None:
    watched = {"skal-maal": Watched("done"), "skal-kultur": Watched("trouble")}
    project = works.of(Project).save(Project(name="Ny telefoni", start="skal", in_use="2026-12-15", watched=watched))
    workshop = works.of(Workshop).save(Workshop(title="Tre timer", project=project.id, day="2026-11-26"))
    source = Source("workshops", workshop.id, workshop.title)
    works.of(Commitment).save(Commitment(action="ringer jeg", look_back="2026-11-20", source=source))
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.see("Ny telefoni", "Skal · i brug tirs. 15. dec. · 1 af 3 på plads, 1 obs")
        await desk.see("● se tilbage på en aftale fre. 20. nov. · workshop tors. 26. nov.")


async def test_deleting_is_told_undone_and_undone_again_after_a_restart(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    works.of(Board).save(Board(title="Aftenvagterne", project=project.id))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "delete")
        await desk.see("Projektet er slettet. Redskabet, der hører til,", "Ingen projekter endnu", "1 slettet projekt")
        await desk.press("ctrl+z")
        await desk.see("Ny telefoni")
        assert saved(works).id == project.id
        await desk.press("delete")
        await desk.see("1 slettet projekt")
        assert "Del Slet" not in desk.text, "there is nothing to delete"
    assert len(works.of(Board).all()) == 1, "its tools stay"
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.click("1 slettet projekt")
        await desk.see("↶ Ny telefoni")
        await desk.press("down", "enter")
        await desk.see("Ny telefoni", "Skal")
        assert saved(works).id == project.id
        assert "slettet projekt" not in desk.text


async def test_beside_a_deleted_project_another_is_marked(open_app: Open, practice_course: Course, works: Repositories) -> None:
    for name in ("Nederst", "Midt", "Øverst"):
        works.of(Project).save(Project(name=name))
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.see("▸Øverst")
        await desk.press("down", "down", "delete")
        await desk.see("▸Midt", "1 slettet projekt")
        await desk.press("up", "delete")
        await desk.see("▸Midt", "2 slettede projekter")


async def test_a_click_marks_and_a_second_one_opens(open_app: Open, practice_course: Course, works: Repositories) -> None:
    for name in ("Første", "Andet"):
        works.of(Project).save(Project(name=name))
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.click("Første")
        assert desk.place == "ProjectsScreen"
        await desk.click("Første")
        await desk.see("Hvad hedder projektet?")
        assert desk.place == "ProjectScreen"


async def test_the_palette_leads_here(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("ctrl+p")
        await desk.write("projekter")
        await desk.press("enter")
        await desk.see("Mine projekter")


# About


async def test_the_fields_are_saved_as_they_are_left(open_app: Open, practice_course: Course, works: Repositories) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "n")
        for text in ("Ny telefoni", "Alle huse får det.", "Forvaltningen", "3/12", "At svare borgeren"):
            await desk.write(text)
            await desk.press("tab")
        await desk.see("torsdag den 3. december 2026")
        await desk.press("ctrl+pagedown")
        await desk.press("escape")
    project = saved(works)
    assert (project.name, project.about, project.origin) == ("Ny telefoni", "Alle huse får det.", "Forvaltningen")
    assert (project.in_use, project.core_task) == ("2026-12-03", "At svare borgeren")


async def test_a_day_that_is_none_or_has_passed_is_told_and_kept(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    works.of(Project).save(replace(project, about="x", origin="x"))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter", "enter")
        await desk.write("engang til foråret")
        await desk.press("enter")
        await desk.see("⚠ Den dag kan jeg ikke læse.")
        await desk.until(lambda: saved(works).in_use == "engang til foråret", "it to be saved")
        await desk.see("⚠ Den dag kan jeg ikke læse.")
        await desk.press("up", "ctrl+a", *"1.11.2026", "enter")
        await desk.see("⚠ Dagen er gået. Er det i brug nu?", "søndag den 1. november 2026")
        await desk.until(lambda: saved(works).in_use == "2026-11-01", "the day to be saved")


async def test_a_very_long_title_is_kept_whole(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).save(Project(name=LONG))
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.see("Et meget langt navn")
        await desk.press("enter", "f2")
        await desk.see("Projektark")
        await desk.press("escape", "escape")
        assert saved(works).name == LONG


# Must or can


async def test_answers_lead_to_a_proposal_and_the_leader_decides(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 2)
        await desk.see("Her kommer forslaget.")
        await desk.press("j")
        await desk.see("Forslag: Skal", "Beslutningen er taget uden for jeres hus.")
        await desk.press("j")
        await desk.see("Forslag: Begge dele", "dine svar peger begge veje")
        await desk.press("k")
        await desk.see("● K Kan", "Forslaget er et andet, men det er dig, der kender projektet.")
        await desk.press("b")
        await desk.see("● B Begge dele", "Du kan skifte senere.")
        project = saved(works)
        assert (project.start, project.replies) == ("begge", {"guide-besluttet": "yes", "guide-bruge": "yes"})
        await desk.press("delete")
        await desk.see("Forslag: Skal")
        await desk.press("v")
        assert saved(works).replies == {"guide-besluttet": "yes", "guide-bruge": "unknown"}


async def test_questions_are_answered_and_decided_by_mouse(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("2 Skal eller kan?")
        await desk.click("○ N nej")
        await desk.see("Forslag: Kan", "Ingen uden for huset har bestemt det.")
        await desk.click("○ S Skal")
        await desk.see("● S Skal")
        project = saved(works)
        assert (project.start, project.replies) == ("skal", {"guide-besluttet": "no"})


# Watch


async def test_lines_change_their_state_by_keys(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 3)
        await desk.see("▸ ○ Hvad er målet hos jer?", "Et mål for hele kommunen siger ikke meget på en stue.", "ikke set på: 3")
        await desk.press("space")
        await desk.see("◐ Hvad er målet hos jer?", "i gang: 1")
        await desk.press("down", "p")
        await desk.see("● Hvem har ansvaret hos jer?", "Står ingen for det, sker det ikke.")
        await desk.press("end", "o")
        await desk.see("⚠ Vanerne bliver glemt.", "1 af 3 på plads, 1 obs")
        await desk.press("space")
        await desk.see("○ Vanerne bliver glemt.")
        assert saved(works).watched == {"skal-maal": Watched("started"), "skal-ansvar": Watched("done")}


async def test_a_note_is_written_in_its_place(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 3)
        await desk.press("down", "enter")
        await desk.write("Jette [red] 3 4")
        await desk.press("enter")
        await desk.see("✎ Jette [red] 3 4")
        assert saved(works).watched == {"skal-ansvar": Watched("unseen", "Jette [red] 3 4")}
        await desk.press("enter", "escape")
        assert desk.place == "ProjectScreen", "Esc closes the field and no more"
        await desk.press("escape")
        await desk.see("Mine projekter")


async def test_lines_and_notes_by_mouse(open_app: Open, practice_course: Course, works: Repositories, project: Project) -> None:
    works.of(Project).save(replace(project, watched={"skal-ansvar": Watched("done", "Jette")}))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.click("3 Hold øje")
        await desk.click("○ Vanerne")
        await desk.see("▸ ◐ Vanerne bliver glemt.", "Spørg til de vaner, som systemet ikke kender.")
        await desk.click("✎ Jette")
        await desk.write(" og Bo")
        await desk.click("Hvad er målet hos jer?")
        await desk.see("▸ ○ Hvad er målet hos jer?", "✎ Jette og Bo")
        assert "─ Notat" not in desk.text, "the field has closed"
        await desk.click("⚠ obs")
        await desk.see("▸ ⚠ Hvad er målet hos jer?")
        assert saved(works).watched == {
            "skal-kultur": Watched("started"),
            "skal-ansvar": Watched("done", "Jette og Bo"),
            "skal-maal": Watched("trouble"),
        }


async def test_another_start_keeps_what_was_noted(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    works.of(Project).save(replace(project, watched={"skal-maal": Watched("done", "Færre opkald.")}))
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 2)
        await desk.press("k", "ctrl+pagedown")
        await desk.see("Idéen er forklaret", "1 linje, du har noteret noget om, hører til et andet startpunkt. Den er gemt.")
        await desk.press("ctrl+pageup", "s", "ctrl+pagedown")
        await desk.see("● Hvad er målet hos jer?", "✎ Færre opkald.")
        await desk.press("ctrl+pageup", "b", "ctrl+pagedown")
        await desk.see("Skal · Oversæt det", "Kan · Prøv det af")


async def test_before_the_start_is_chosen_the_list_says_so(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 3)
        await desk.see("Sig først, om projektet er skal, kan eller begge dele: Tryk 2.")
        await desk.press("2")
        await desk.see("Du bestemmer:")


async def test_in_a_field_the_key_bar_shows_the_way_on(open_app: Open, practice_course: Course, project: Project) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter", "enter")
        assert desk.lines[-1].strip().startswith("F8 Næste del")
        for name in ("2 Skal eller kan?", "3 Hold øje", "4 Værdikæden", "5 Redskaber", "1 Projektet"):
            await desk.press("f8")
            await desk.see(f"▸ {name}")
        await desk.press("ctrl+pageup")
        await desk.see("▸ 5 Redskaber")


async def test_a_digit_never_leads_into_a_text(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 2)
        await desk.press("1")
        await desk.see("▸ 1 Projektet", "Enter Ind i delen")
        await desk.press("3", "1", "4", "left", "2", "1")
        await desk.see("▸ 1 Projektet")
        assert saved(works) == project, "nothing is written"
        await desk.press("enter", "4", "f8", "f8", "2")
        await desk.see("▸ 2 Skal eller kan?", "• Har nogen uden for")
        await desk.until(lambda: "4" in saved(works).about, "the digit, which is text in the field, to be saved")


async def test_inside_a_tool_no_letter_leads_to_review(open_app: Open, practice_course: Course, project: Project) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 3)
        assert not desk.app._is_offered("revisit")
        await desk.press("s", "f")
        await desk.see("▸ 3 Hold øje")


async def test_enter_makes_the_first_project(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        assert "Enter Åbn" not in desk.text
        await desk.press("enter")
        await desk.see("▸ 1 Projektet")


# The value chain


async def test_enter_goes_on_to_the_next_step(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 4)
        await desk.press("enter", *"ns", "enter", *"fn", "enter", *"rg", "enter")
        await desk.see("▸ 3", "N Nyt led")
        assert [link.text for link in saved(works).chain] == ["ns", "fn", "rg"]


async def test_a_step_that_was_taken_out_comes_back(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 4)
        await desk.press("enter", "x", "escape", "delete")
        await desk.see("Taget ud. Ctrl+Z henter det frem igen.")
        await desk.press("delete")
        assert [link.title for link in saved(works).chain] == ["Værdien for borgeren"]
        await desk.press("n", "escape", "ctrl+z", "ctrl+z")
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
        await at_part(desk, 4)
        await desk.see("▸ 1", "Tiltaget", "→", "Værdien for")
        assert saved(works).chain == ()
        await desk.press("enter")
        await desk.write("Ny [/] telefoni")
        await desk.press("escape", "n")
        await desk.see("2 Dit eget led")
        await desk.write("Mit led")
        await desk.press("escape")
        await desk.see("Ny [/] telefoni", "Mit led", "▸ 2")
        await desk.press("plus")
        await desk.see("▸ 3")
        await desk.press("ctrl+z")
        await desk.until(lambda: [link.text for link in saved(works).chain][1] == "Mit led", "the move undone")
        await desk.press("plus", "end", "delete")
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
        await desk.click("4 Værdikæden")
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
        await at_part(desk, 4)
        await desk.press("end")
        await desk.see("▸ 30", "Skridt 30")
        await desk.press("home")
        await desk.see("▸ 1 ", "Skridt 1 ")


# What belongs to it


async def test_what_belongs_to_a_project_is_listed_and_opened(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    board = works.of(Board).save(Board(title="Aftenvagterne", project=project.id))
    works.of(Board).save(Board(title="En andens"))
    source = Source("boards", board.id, board.title)
    works.of(Commitment).save(Commitment(action="ringer jeg til Jette", source=source, look_back="2026-12-01"))
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 5)
        await desk.see("Aftenvagterne", "Nu og fremtid", "ringer jeg til Jette", "se tilbage tirs. 1. dec.")
        assert "En andens" not in desk.text
        await desk.press("enter")
        await desk.until(lambda: desk.place == "BoardScreen", "the board")


async def test_a_day_of_another_year_has_its_year(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    for year in (2026, 2027):
        works.of(Workshop).save(Workshop(title=f"Workshop {year}", project=project.id, day=f"{year}-12-04"))
        source = Source(TABLE, project.id, project.name)
        works.of(Commitment).save(Commitment(action="ringer jeg", source=source, look_back=f"{year}-12-05"))
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 5)
        await desk.see("fre. 4. dec.", "4. dec. 2027", "se tilbage lør. 5. dec.", "se tilbage 5. dec. 2027")


@pytest.mark.parametrize(
    ("letter", "name", "place"),
    [
        ("w", "+ Den digitale samtale", "WorkshopScreen"),
        ("n", "+ Nu og fremtid", "BoardScreen"),
        ("k", "+ Kommunikationsplan", "PlanScreen"),
        ("a", "+ Aftale med mig selv", "CommitmentScreen"),
    ],
)
@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_something_new_belongs_to_the_project_at_once(
    open_app: Open, practice_course: Course, project: Project, letter: str, name: str, place: str, by: str
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 5)
        if by == "key":
            await desk.press(letter)
        else:
            await desk.click(name)
        await desk.until(lambda: desk.place == place, place)
        work = desk.app.screen.work  # type: ignore[attr-defined]
        if place == "CommitmentScreen":
            assert work.source == Source(TABLE, project.id, "Ny telefoni")
        else:
            assert work.project == project.id


async def test_a_project_that_isnt_saved_yet_is_saved_before_something_belongs_to_it(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "n", *["ctrl+pagedown"] * 4, "k")
        await desk.until(lambda: desk.place == "PlanScreen", "the plan")
        assert desk.app.screen.work.project == saved(works).id  # type: ignore[attr-defined]


# The sheet, versions, deletion


async def test_the_sheet_is_shown_and_taken_out(
    open_app: Open, practice_course: Course, project: Project, tmp_path: Path
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter", "f2")
        await desk.see("Projektark", "Det er et skal-projekt.")
        await desk.press("f4")
        await desk.see("ny-telefoni.md")
        desk.app.screen.query_one(Input).value = str(tmp_path / "ark.md")
        await desk.press("enter")
        await desk.see("Gemt:")
    assert (tmp_path / "ark.md").read_text("utf-8").startswith("# Ny telefoni\n")


async def test_an_earlier_version_is_taken_back(practice_course: Course, home: Path) -> None:
    first = Project(name="Ny telefoni", start="skal", chain=(ChainLink("1", "Tiltaget", "Nye telefoner"),))
    with Journal(home, clock=lambda: NOW - timedelta(days=1)) as journal:
        project = Repositories(journal).of(Project).save(first)
    with Journal(home, clock=lambda: NOW) as journal:
        works = Repositories(journal)
        works.of(Project).save(replace(project, name="Telefoni", chain=()))
        async with at_desk(practice_course, journal, lambda: NOW) as desk:
            await desk.press("p", "enter", "f6")
            await desk.see("Tidligere udgaver", "Det er et skal-projekt.")
            await desk.press("enter")
            await desk.see("Ny telefoni")
            assert saved(works).name == "Ny telefoni"
            await desk.press(*["ctrl+pagedown"] * 3)
            await desk.see("Nye telefoner")


async def test_deleted_from_its_own_screen(
    open_app: Open, practice_course: Course, works: Repositories, project: Project
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter", "f9")
        await desk.see("Mine projekter", "1 slettet projekt")
        await desk.press("ctrl+z")
        await desk.see("Ny telefoni")
        assert saved(works).id == project.id


# A course without tools, small windows


async def test_a_course_without_tools_says_so_and_the_rest_works(open_app: Open, works: Repositories) -> None:
    async with open_app() as desk:
        await desk.press("p", "n")
        await desk.write("Ny telefoni")
        await desk.press("ctrl+pagedown")
        await desk.see("Kurset her har ingen spørgsmål, der hjælper med at placere et projekt.")
        await desk.press("k")
        await desk.see("● K Kan")
        await desk.press("ctrl+pagedown")
        await desk.see("Kurset her har ingen liste over, hvad man skal holde øje med")
        await desk.press("ctrl+pagedown")
        await desk.see("Der er ingen led endnu.")
        await desk.press("n")
        await desk.write("Ny telefon")
        await desk.press("enter", "f2")
        await desk.see("Det er et kan-projekt.", "Ny telefon")
        (link,) = saved(works).chain
        assert link == ChainLink(link.id, "", "Ny telefon")


@pytest.mark.parametrize(
    "text", ["[/]", "[red]a[/red] [@click=app.quit]b[/]", "👩‍👧 \u202e العربية", "x" * 10_000, "ord " * 2_500]
)
async def test_any_text_is_harmless_everywhere(open_app: Open, practice_course: Course, works: Repositories, text: str) -> None:
    chain = (ChainLink("1", text, text), ChainLink("2", "", text))
    watched = {"skal-maal": Watched("done", text), "skal-kultur": Watched("unseen", text)}
    blank = Project(name=text, about=text, origin=text, in_use=text, core_task=text)
    whole = works.of(Project).save(replace(blank, start="begge", watched=watched, chain=chain, replies={text: "yes"}))
    works.of(Board).save(Board(title=text, project=whole.id))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        for _part in range(5):
            await desk.press("ctrl+pagedown")
        await desk.press("ctrl+pageup", "enter", "escape", "ctrl+pageup", "enter", "escape", "f2")
        await desk.see("Projektark")
        await desk.press("escape", "escape")
        await desk.see("Mine projekter")
    assert saved(works) == whole, "looking changes nothing"


async def test_every_word_is_danish(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Project).remove(works.of(Project).save(Project(name="Telefoni")).id)
    async with open_app((120, 40), course=practice_course) as desk:
        await desk.press("p")
        seen = [desk.text]
        await desk.press("n")
        await desk.write("Telefoni")
        for keys in ((), ("j", "s"), ("space", "enter", "x", "enter"), ("enter", "x", "escape", "n", "escape"), ()):
            await desk.press(*keys)
            seen.append(desk.text)
            await desk.press("f1")
            seen.append(desk.text)
            await desk.press("escape", "ctrl+pagedown")
        await desk.press("f2")
        seen.append(desk.text)
    for text in seen:
        assert not untranslated(text) | english(text)


async def test_what_cant_be_saved_is_told_and_not_shown_as_saved(
    open_app: Open, practice_course: Course, works: Repositories, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(course=practice_course) as desk:
        await at_part(desk, 3)
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


@pytest.mark.parametrize("part", [1, 2, 3, 4, 5])
async def test_every_part_can_be_used_in_a_very_small_window(
    open_app: Open, practice_course: Course, project: Project, part: int
) -> None:
    words = ["Hvad er det?", "Har nogen uden for", "Hvad er målet", "Tiltaget", "Nyt til projektet"]
    async with open_app((40, 12), course=practice_course) as desk:
        await at_part(desk, part)
        await desk.see(words[part - 1])


async def test_what_another_window_writes_is_shown_and_not_overwritten(
    practice_course: Course, journal: Journal, works: Repositories, project: Project
) -> None:
    async with at_desk(practice_course, journal, lambda: NOW + timedelta(minutes=1)) as desk:
        await desk.press("p", "enter", "ctrl+pagedown", "ctrl+pagedown")
        works.of(Project).save(replace(saved(works), watched={"skal-kultur": Watched("done")}))
        await desk.press("-")
        await desk.see("● Vanerne bliver glemt.")
        await desk.press("i")
        assert saved(works).watched == {"skal-kultur": Watched("done"), "skal-maal": Watched("started")}
