"""A communication plan on paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.export.document import Bullets, Caption, Heading, Quote, Table
from course.export.markdown import to_markdown
from course.export.plan import plan_document
from course.tools.plan import Message, MessagePlan
from tests.tools.plans import steps

PLAN = MessagePlan(
    title="Ny\ntelefoni",
    why="Fordi [red]borgerne[/] venter.",
    story="Det er tirsdag.\n\nIngen venter.",
    steps=steps("Vi øver os.", " ", "Vi *begynder*."),
    drawing="En telefon.",
    messages=(
        Message("1", "Borgerne", "Ring | hele\ndagen.", "Hanne", "Hjemmesiden", "2026-12-03"),
        Message("2", "Chefer", day="når vi er klar"),
        Message("3", " "),
    ),
)


def test_the_whole_plan() -> None:
    assert plan_document(PLAN, "Telefoner [/]") == (
        Heading(1, "Ny telefoni"),
        Caption("Projekt: Telefoner [/]"),
        Heading(2, "Hvorfor skal vi det?"),
        Quote("Fordi [red]borgerne[/] venter."),
        Heading(2, "Historien om dagen efter"),
        Quote("Det er tirsdag.\n\nIngen venter."),
        Heading(2, "Forandringen i enkle skridt"),
        Bullets(("Vi øver os.", "Vi *begynder*."), numbered=True),
        Heading(2, "Tegningen med få ord"),
        Quote("En telefon."),
        Heading(2, "Hvem hører hvad"),
        Table(
            ("Hvem", "Hvad de skal høre", "Fra hvem", "Hvor", "Hvornår"),
            (
                ("Borgerne", "Ring | hele\ndagen.", "Hanne", "Hjemmesiden", "torsdag den 3. december 2026"),
                ("Chefer", "", "", "", "når vi er klar"),
            ),
        ),
    )


def test_what_is_not_written_is_left_out() -> None:
    assert plan_document(MessagePlan()) == (Heading(1, "Kommunikationsplan"),)


def test_as_markdown() -> None:
    text = to_markdown(plan_document(PLAN))
    assert "> Fordi \\[red\\]borgerne\\[/\\] venter." in text
    assert "2. Vi \\*begynder\\*." in text
    assert "| Borgerne | Ring \\| hele<br>dagen. | Hanne | Hjemmesiden | torsdag den 3. december 2026 |" in text


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_taken_out(text: str, day: str) -> None:
    plan = MessagePlan(
        title=text, why=text, story=text, drawing=text, steps=steps(text), messages=(Message("1", text, text, text, text, day),)
    )
    assert to_markdown(plan_document(plan, text))
