"""The projektark: what is written of a project on one page, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from course.content.model import Course
from course.content.toolkit import Toolkit
from course.export.document import Bullets, Caption, Document, DocumentBlock, Facts, Heading, Paragraph, Quote, Table
from course.export.markdown import to_markdown, to_plain
from course.export.project import how_far, in_use_in_words, project_document
from course.tools.board import Board
from course.tools.commitment import Commitment
from course.tools.plan import MessagePlan
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


def test_an_empty_project_is_a_name_and_a_day(toolkit: Toolkit) -> None:
    document = project_document(Project(name="Ny telefoni"), toolkit, [], [], TODAY)
    assert document == Document("Ny telefoni", (Caption("Projektark, mandag den 23. november 2026"),), date=TODAY)


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
    tools: list[Tool] = [Workshop(title="Tre timer", day="2026-12-01"), Board(title="Aftenvagterne"), MessagePlan()]
    agreed = Commitment(occasion="jeg møder Jette", action="spørger jeg", look_back="2026-12-04")
    document = project_document(project, toolkit, tools, [agreed], TODAY)
    assert document.blocks[1] == Quote(project.about)
    facts = dict(next(block for block in document.blocks if isinstance(block, Facts)).rows)
    assert facts["Hvem det kommer fra"] == "Forvaltningen"
    assert facts["Skal være i brug"] == "torsdag den 3. december 2026 (om 10 dage)"
    assert facts["Den kerneopgave, det påvirker"] == "At svare borgeren"
    assert after(document, "Skal eller kan?") == [
        Paragraph("Det er et skal-projekt."),
        Paragraph("Svarene på spørgsmålene peger på begge dele:"),
        Bullets(("Skal: Beslutningen er taget uden for jeres hus.", "Kan: I må selv finde på, hvad det skal bruges til.")),
    ]
    far, table, *captions = after(document, "Hold øje")
    assert far == Paragraph("1 af 3 på plads, 1 obs.")
    assert isinstance(table, Table)
    assert table.rows == (("Hvad er målet hos jer?", "på plads", "Færre opkald."), ("Vanerne bliver glemt.", "obs", ""))
    assert [caption.text for caption in captions if isinstance(caption, Caption)] == [
        "Du har ikke set på 1 linje endnu.",
        "1 linje fra det andet startpunkt har en status eller et notat. Den er gemt.",
    ]
    [chain] = after(document, "Kæden: fra tiltag til borger")
    assert isinstance(chain, Table)
    assert chain.rows == (("1 Tiltaget", "Ny telefoni"), ("2", "Kortere ventetid"))
    text = to_plain(document)
    assert "Tre timer, tirsdag den 1. december 2026" in text
    assert "Aftenvagterne" in text
    assert "(se tilbage fredag den 4. december 2026)" in text


def test_a_course_without_tools_still_has_its_page() -> None:
    project = Project(name="Ny telefoni", start="kan", watched={"skal-maal": Watched("done")}, replies={"x": "yes"})
    document = project_document(project, None, [], [], TODAY)
    assert headings(document) == ["Ny telefoni", "Skal eller kan?"]


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
    assert html.count("<table>") == 1 + bool(step.strip())
    assert html.count("<strong>") == bool(core_task.strip())
    assert "<script" not in html


def test_days_of_different_years_differ_on_paper(toolkit: Toolkit) -> None:
    days = ("2026-12-04", "2027-12-04")
    agreed = [Commitment(action="spørger jeg", look_back=day) for day in days]
    document = project_document(Project(name="Ny telefoni"), toolkit, [], agreed, TODAY)
    assert after(document, "Aftaler") == [
        Bullets(
            (
                "spørger jeg (se tilbage fredag den 4. december 2026)",
                "spørger jeg (se tilbage lørdag den 4. december 2027)",
            )
        )
    ]


def test_a_note_to_a_question_of_the_guide_is_on_the_page(toolkit: Toolkit) -> None:
    project = Project(guide_notes={"guide-bruge": "Spørg Jette.", "findes-ikke": "x"})
    document = project_document(project, toolkit, [], [], TODAY)
    (notes,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row[1] for row in notes.rows] == ["Spørg Jette."]
