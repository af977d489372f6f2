"""The projektark: what is written of a project on one page, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from course.content.model import Course
from course.content.toolkit import Toolkit
from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Document,
    DocumentBlock,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Status,
    Table,
)
from course.export.markdown import to_markdown, to_plain
from course.export.project import how_far, in_use_in_words, project_document
from course.tools.board import Board
from course.tools.commitment import Commitment
from course.tools.plan import Message, MessagePlan
from course.tools.project import STATES, ChainLink, Project, Watched, watch_list
from course.tools.repository import Tool
from course.tools.workshop import Workshop

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def toolkit(practice_course: Course) -> Toolkit:
    assert practice_course.toolkit is not None
    return practice_course.toolkit


def headings(document: Document) -> list[str]:
    return [block.text for block in document.with_title if isinstance(block, Heading)]


def after(document: Document, heading: str) -> list[DocumentBlock]:
    """What stands under a heading."""
    start = headings(document).index(heading)
    found: list[DocumentBlock] = []
    for block in document.with_title:
        if isinstance(block, Heading):
            start -= 1
        elif start < 0:
            found.append(block)
        if isinstance(block, Heading) and start < -1:
            break
    return found


def test_an_empty_project_says_where_it_is_written(toolkit: Toolkit) -> None:
    document = project_document(Project(name="Ny telefoni"), toolkit, [], [], TODAY)
    assert (document.title, document.above) == ("Ny telefoni", "Projektark · mandag den 23. november 2026")
    assert document.blocks == (Paragraph("Her er ikke skrevet noget endnu. I kurset skriver du det under »Mine projekter«."),)


def test_a_full_project_is_on_its_page(toolkit: Toolkit) -> None:
    project = Project(
        name="Ny telefoni",
        about="Alle huse får det.\n\nVi har vores egen måde.",
        origin="Forvaltningen",
        in_use="2026-12-03",
        core_task="At svare borgeren",
        start="skal",
        replies={"guide-besluttet": "yes", "guide-bruge": "yes"},
        watched={
            "skal-maal": Watched("done", "Færre opkald."),
            "skal-kultur": Watched("trouble"),
            "kan-forklar": Watched("started"),
        },
        chain=(
            ChainLink("1", "Tiltaget", "Ny telefoni"),
            ChainLink("2", "Det nye i hverdagen"),
            ChainLink("3", "", "Kortere ventetid"),
        ),
    )
    plan = MessagePlan(messages=(Message("1", "Borgerne", day="2026-12-02"), Message("2", "Chefen", day="2026-11-02")))
    tools: list[Tool] = [Workshop(title="Tre timer", day="2026-12-01"), Board(title="Aftenvagterne"), plan]
    agreed = Commitment(occasion="jeg møder Jette", action="spørger jeg", look_back="2026-12-04")
    document = project_document(project, toolkit, tools, [agreed], TODAY)
    assert document.blocks[0] == Quote(project.about)
    facts = dict(next(block for block in document.blocks if isinstance(block, Facts)).rows)
    assert facts == {
        "Kommer fra": "Forvaltningen",
        "Skal være i brug": "Torsdag den 3. december 2026 (om 10 dage)",
        "Næste dato": "Tirsdag den 1. december 2026: Workshop",
        "Kerneopgaven": "At svare borgeren",
    }
    assert after(document, "Skal eller kan? Skal") == [
        Paragraph("Svarene på spørgsmålene peger på begge dele:"),
        Cards(
            (
                Card("Skal, fordi", "Beslutningen er taget uden for jeres hus."),
                Card("Kan, fordi", "I må selv finde på, hvad det skal bruges til."),
            ),
            "pair",
        ),
    ]
    assert after(document, "Kæden: fra tiltag til borger") == [
        Cards((Card("Tiltaget", "Ny telefoni"), Card("", "Kortere ventetid")), "chain", numbered=True)
    ]
    table, caption = after(document, "Hold øje: 1 af 3 på plads, 1 obs")
    assert isinstance(table, Table)
    assert table.rows == (
        ("Hvad er målet hos jer?", Status("●", "på plads"), "Færre opkald."),
        ("Vanerne bliver glemt.", Status("▲", "obs"), ""),
    )
    assert caption == Caption("1 punkt er ikke gennemgået endnu.")
    [days] = after(document, "Datoer")
    assert isinstance(days, Cards)
    assert [(day.title, day.text) for day in days.items] == [
        ("tirs. 1. dec.", "Workshop"),
        ("ons. 2. dec.", "Besked: Borgerne"),
        ("tors. 3. dec.", "I brug"),
        ("fre. 4. dec.", "Aftale: se tilbage"),
    ]
    assert "Hvis jeg møder Jette, så spørger jeg (se tilbage fredag den 4. december 2026)" in to_plain(document)


def test_lines_in_place_are_named_and_the_sheet_takes_the_next_five_days(toolkit: Toolkit) -> None:
    messages = tuple(Message(str(day), f"Gruppe {day}", day=f"2026-12-{day:02}") for day in range(1, 9))
    project = Project(name="Ny telefoni", start="skal", watched={"skal-maal": Watched("done"), "skal-kultur": Watched("done")})
    document = project_document(project, toolkit, [MessagePlan(messages=messages)], [], TODAY)
    said = "På plads: Hvad er målet hos jer?; Vanerne bliver glemt. 1 punkt er ikke gennemgået endnu."
    assert after(document, "Hold øje: 2 af 3 på plads") == [Caption(said)]
    [days] = after(document, "Datoer")
    assert isinstance(days, Cards)
    assert [day.text for day in days.items] == [f"Besked: Gruppe {number}" for number in range(1, 6)]


def test_a_course_without_tools_still_has_its_page() -> None:
    project = Project(name="Ny telefoni", start="kan", watched={"skal-maal": Watched("done")}, replies={"x": "yes"})
    document = project_document(project, None, [], [], TODAY)
    assert headings(document) == ["Ny telefoni", "Skal eller kan? Kan"]


@pytest.mark.parametrize(
    ("in_use", "words"),
    [
        ("2026-11-23", "mandag den 23. november 2026 (i dag)"),
        ("2026-11-24", "tirsdag den 24. november 2026 (om 1 dag)"),
        ("2026-11-21", "lørdag den 21. november 2026 (for 2 dage siden)"),
        ("engang til foråret", "engang til foråret"),
        ("", ""),
    ],
)
def test_the_day_is_told_as_it_is(in_use: str, words: str) -> None:
    assert in_use_in_words(Project(in_use=in_use), TODAY) == words


def test_how_far_a_list_is(toolkit: Toolkit) -> None:
    project = Project(start="skal", watched={"skal-maal": Watched("done"), "kan-forklar": Watched("done")})
    assert how_far(watch_list(toolkit, "skal"), project) == "1 af 3 på plads"
    assert how_far(watch_list(toolkit, "begge"), project) == "2 af 4 på plads"
    assert how_far([], project) == ""


words = st.text(min_size=1, max_size=40)


@given(words, words, words, words, words, st.sampled_from(STATES))
def test_any_text_stays_what_it_is(
    practice_course: Course, name: str, about: str, note: str, step: str, core_task: str, state: str
) -> None:
    project = Project(
        name=name,
        about=about,
        core_task=core_task,
        start="begge",
        watched={"skal-maal": Watched("done", note)},
        chain=(ChainLink("1", "Tiltaget", step),),
    )
    markdown = to_markdown(project_document(project, practice_course.toolkit, [], [], TODAY))
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    assert html.count("<h1>") == 1
    assert html.count("<table>") == 1
    assert html.count("<ol") == bool(step.strip())
    assert html.count("<strong>") == bool(core_task.strip()) + bool(step.strip())
    assert "<script" not in html


def test_days_of_different_years_differ_on_paper(toolkit: Toolkit) -> None:
    days = ("2026-12-04", "2027-12-04")
    agreed = [Commitment(action="spørger jeg", look_back=day) for day in days]
    document = project_document(Project(name="Ny telefoni"), toolkit, [], agreed, TODAY)
    assert after(document, "Aftaler") == [
        Bullets(
            (
                "Spørger jeg (se tilbage fredag den 4. december 2026)",
                "Spørger jeg (se tilbage lørdag den 4. december 2027)",
            )
        )
    ]


def test_a_note_to_a_question_of_the_guide_is_on_the_page(toolkit: Toolkit) -> None:
    project = Project(guide_notes={"guide-bruge": "Spørg Jette.", "findes-ikke": "x"})
    document = project_document(project, toolkit, [], [], TODAY)
    (notes,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row[1] for row in notes.rows] == ["Spørg Jette."]
