"""A communication plan on paper."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from course.export.document import Bullets, Caption, Document, Heading, Quote, Table
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
    steps=steps("Vi øver os.", " ", "Vi *begynder*."),
    drawing="En telefon.",
    messages=(
        Message("1", "Borgerne", "Ring | hele\ndagen.", "Hanne", "Hjemmesiden", "2026-12-03"),
        Message("2", "Chefer", day="når vi er klar"),
        Message("3", " "),
    ),
)


def test_the_whole_plan() -> None:
    document = plan_document(PLAN, "Telefoner [/]")
    assert document.title == "Ny telefoni"
    assert document.blocks == (
        Caption("Projekt: Telefoner [/]"),
        Heading(2, "Hvorfor skal vi det?"),
        Quote("Fordi [red]borgerne[/] venter."),
        Heading(2, "Historien om dagen bagefter"),
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
    assert plan_document(MessagePlan()) == Document("Kommunikationsplan", landscape=True)


def test_as_markdown() -> None:
    text = to_markdown(plan_document(PLAN))
    assert "> Fordi \\[red\\]borgerne\\[/\\] venter." in text
    assert "2. Vi \\*begynder\\*." in text
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
    one = line(" ".join(text.split()))
    assert told[: 1 if is_blank else 2] == (["Kommunikationsplan"] if is_blank else [one, f"<em_open>Projekt: {one}<em_close>"])
    assert is_blank or told[told.index("Forandringen i enkle skridt") + 1] == line(text.strip())
    if not is_blank or day.strip():
        when = long_day(known) if (known := day_of(day)) else day.strip()
        assert told[-5:] == [cell(text.strip())] * 4 + [cell(when)]
