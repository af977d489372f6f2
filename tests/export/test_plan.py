"""A communication plan on paper."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from course.export.document import Beside, Caption, Card, Cards, Heading, Paragraph, Quote, Table
from course.export.markdown import normalised, to_markdown
from course.export.plan import plan_document
from course.locale.dates import long_day
from course.tools.iso import day_of
from course.tools.plan import Message, MessagePlan
from tests.export.test_markdown import expected, plain, quoted, texts, tokens
from tests.tools.plans import steps

PLAN = MessagePlan(
    title="Ny\ntelefoni",
    why="Fordi [red]borgerne[/] venter.",
    story="Det er tirsdag.\n\nIngen venter.",
    steps=steps("Uge 5: Vi øver os.", " ", "Vi *begynder*."),
    drawing="En telefon.",
    messages=(
        Message("2", "Chefer", day="når vi er klar"),
        Message("4", "Pressen"),
        Message("1", "Borgerne", "Ring | hele\ndagen.", "Hanne", "Hjemmesiden", "2026-12-03"),
        Message("3", " "),
    ),
)


def test_the_whole_plan() -> None:
    document = plan_document(PLAN, "Telefoner [/]")
    assert document.title == "Ny telefoni"
    assert document.blocks == (
        Caption("Projekt: Telefoner [/]"),
        Beside(
            (
                (Heading(2, "Hvorfor"), Quote("Fordi [red]borgerne[/] venter.")),
                (Heading(2, "Historien om dagen bagefter"), Quote("Det er tirsdag.\n\nIngen venter.")),
            )
        ),
        Heading(2, "Skridtene"),
        Cards((Card("Uge 5", "Vi øver os."), Card("", "Vi *begynder*.")), "steps", numbered=True),
        Heading(2, "Tegningen med få ord"),
        Quote("En telefon."),
        Heading(2, "Hvem hører hvad"),
        Table(
            ("Hvem", "Hvad de skal høre", "Fra hvem", "Hvor", "Hvornår"),
            (
                ("Borgerne", "Ring | hele\ndagen.", "Hanne", "Hjemmesiden", "torsdag den 3. december 2026"),
                ("Chefer", "", "", "", "når vi er klar"),
                ("Pressen", "", "", "", "ikke aftalt endnu"),
            ),
        ),
    )
    assert (document.landscape, document.layout, document.above) == (True, "sheet", "Kommunikationsplan")


def test_what_is_not_written_is_left_out() -> None:
    document = plan_document(MessagePlan())
    assert document.title == "Kommunikationsplan"
    assert document.blocks == (Paragraph("Her er ikke skrevet noget endnu. I kurset skriver du det under »Kommunikationsplan«."),)
    assert document.above == ""
    assert Beside not in {type(block) for block in plan_document(MessagePlan(why="Fordi")).blocks}


def test_the_project_is_not_told_twice() -> None:
    assert not [block for block in plan_document(PLAN, "Ny telefoni").blocks if isinstance(block, Caption)]


def test_as_markdown() -> None:
    text = to_markdown(plan_document(PLAN))
    assert "> Fordi \\[red\\]borgerne\\[/\\] venter." in text
    assert "1. **Uge 5**\\\n   Vi øver os.\n2. Vi \\*begynder\\*." in text
    assert "| Borgerne | Ring \\| hele<br>dagen. | Hanne | Hjemmesiden | torsdag den 3. december 2026 |" in text


def line(text: str) -> str:
    """A text as it comes back from where there is room for one line."""
    return " ".join(normalised(text).split())


def cell(text: str) -> str:
    """A text as it comes back from a table."""
    return "<html_inline>".join(filter(None, map(line, normalised(text).split("\n"))))


@given(texts, texts | st.dates(date(1900, 1, 1)).map(date.isoformat))
@example("# Ikke\n> en | overskrift\n\n- [x]", "2026-12-03")
@example(" \n", "\u3000når det går")
@example("", "")
def test_any_text_can_be_taken_out_and_read_back(text: str, day: str) -> None:
    messages = (Message("1", text, text, text, text, day),)
    plan = MessagePlan(title=text, why=text, story=text, drawing=text, steps=steps(text), messages=messages)
    markdown = to_markdown(plan_document(plan, text))
    is_blank = not text.strip()
    assert quoted(markdown, "gfm") == ([] if is_blank else [expected(text)] * 3)
    told = [plain(token) for token in tokens(markdown, "gfm") if token.type == "inline"]
    assert is_blank or told[1] == line(" ".join(text.split()))
    if not is_blank or day.strip():
        known = day_of(day)
        when = long_day(known) if known else day.strip() or "ikke aftalt endnu"
        assert told[-5:] == [cell(text.strip())] * 4 + [cell(when)]
