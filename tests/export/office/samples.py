"""Documents to write: one that holds all there is, whatever a leader may have written, and those of the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from hypothesis import strategies as st

from course.content.model import Reflect
from course.export.document import (
    Beside,
    Bullets,
    Caption,
    Card,
    Cards,
    CardsLook,
    Document,
    Facts,
    Field,
    Heading,
    Item,
    Layout,
    Lines,
    Link,
    Matrix,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Status,
    Table,
    Ticks,
)
from course.export.selection import Selection
from course.export.workshop import participants_document
from course.session.documents import certificate_document, journal_document, work_document
from course.session.session import Session
from course.tools import board as boards
from course.tools.board import Board, Quadrant
from course.tools.commitment import Commitment
from course.tools.plan import Message, MessagePlan, PlanStep
from course.tools.project import ChainLink, Project, Watched
from course.tools.repository import Work
from course.tools.talk import Picked, Talk, Thing
from course.tools.workshop import AgendaItem, Decided, Line, Visit, Workshop
from tests.export.test_markdown import texts

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><rect width="300" height="150" fill="#14505C"/></svg>'
SOURCE = "Fra selvstudiet »Digitaliseringen skal ledes« · dannet mandag den 30. november 2026"

RICH = Document(
    "Min dagbog",
    (
        Caption("Gemt mandag den 30. november 2026"),
        Heading(2, "Lektion 1: Hvem sætter rammerne?"),
        Heading(3, "En ramme hos jer"),
        Paragraph("Hvor bestemte et system,\nhvad I gjorde?"),
        Quote("  Skærmen i entréen.\nForældrene  krydser ind dér.\n\nDen hænger dér, fordi der var en stikkontakt."),
        Caption("Skrevet onsdag den 30. september 2026"),
        Heading(4, "14 dage senere"),
        Quote("Den hænger der stadig."),
        Bullets(("Et", "To")),
        Bullets(("Først", "Så"), numbered=True),
        Bullets(("Forfra",), numbered=True),
        Facts((("Kommer fra", "Forvaltningen"), ("Skal være i brug", "Mandag den 1. marts 2027"))),
        Table(("Hvem", "Hvornår"), tuple((f"Nummer {number}", "fredag") for number in range(12))),
        Table(("Hvem", "Hvad"), (("Forældrene", "Meld fravær\ni appen"), ("", "Intet"))),
        Picture(SVG, "Et billede af »ingenting«"),
        Link("Hæftet", "https://example.dk/hæfte?a=1&b=2"),
        Link("", "mailto:leder@example.dk"),
        PageBreak(),
        Heading(2, "Kilde"),
        Table(("Alene",), ()),
    ),
    date=date(2026, 11, 30),
    source=SOURCE,
)
"""One of each block, and what stands beside another of its kind."""

ATTACKS = (
    '#set page(width: 1pt)\n#read("/etc/passwd")',
    "=cmd|' /C calc'!A0",
    "</w:t></w:r><script>alert(1)</script>",
    "<![CDATA[x]]>&amp;&#0;%PDF",
    '{ INCLUDETEXT "/etc/passwd" } \\* MERGEFORMAT',
    "\x00\x07\x1b[31m\x85\u2028\ud800\udfff\ufffe\uffff\ufeff",
    "\u202eesrever\u202c العربية 👩\u200d👧\u200d👦 e\u0301",
    "x" * 5000,
    "",
    "\n\n\n",
)
"""What commands something somewhere, or can't be written at all."""
hostile = st.one_of(st.sampled_from(ATTACKS), texts)

_rows = st.integers(1, 4).flatmap(
    lambda width: st.tuples(st.tuples(*[hostile] * width), st.lists(st.tuples(*[hostile] * width), max_size=3).map(tuple))
)
_cards = st.lists(
    st.builds(Card, hostile, hostile, st.lists(st.tuples(hostile, hostile), max_size=2).map(tuple)), max_size=3
).map(tuple)
blocks = st.one_of(
    st.builds(Heading, st.integers(2, 6), hostile),
    st.builds(Paragraph, hostile),
    st.builds(Quote, hostile),
    st.builds(Caption, hostile),
    st.builds(Bullets, st.lists(hostile, max_size=3).map(tuple), st.booleans()),
    _rows.map(lambda both: Table(*both)),
    st.builds(Facts, st.lists(st.tuples(hostile, hostile), max_size=3).map(tuple)),
    st.builds(Picture, st.sampled_from((SVG, "", "<svg", "\ud800")), hostile),
    st.builds(
        Link, hostile, st.one_of(hostile, st.sampled_from(("https://a.dk/x y", "javascript:alert(1)", "file:///etc/passwd")))
    ),
    st.builds(Lines, st.integers(-1, 12)),
    st.just(PageBreak()),
    st.builds(Paragraph, hostile, st.just(True)),
    st.builds(Ticks, st.lists(st.tuples(st.booleans(), hostile), max_size=3).map(tuple)),
    st.builds(Lines, st.integers(0, 3)),
    st.builds(lambda shape, word: Table(("Status",), ((Status(shape, word),),), to_fill=True), st.sampled_from("●◐○▲"), hostile),
    st.builds(Cards, _cards, st.sampled_from(get_args(CardsLook)), st.booleans()),
)
_fields = st.builds(Field, st.just("Fordele"), st.booleans(), hostile, _cards, hostile)
composed = st.one_of(
    blocks,
    st.builds(Beside, st.lists(st.lists(blocks, max_size=2).map(tuple), max_size=2).map(tuple)),
    st.builds(Item, hostile, st.lists(hostile, max_size=2).map(tuple), st.lists(blocks, max_size=2).map(tuple)),
    st.builds(Matrix, st.tuples(_fields, _fields, _fields, _fields)),
)
documents = st.builds(
    Document,
    hostile,
    st.lists(composed, max_size=6).map(tuple),
    author=hostile,
    date=st.none() | st.dates(),
    has_title_page=st.booleans(),
    source=hostile,
    landscape=st.booleans(),
    layout=st.sampled_from(get_args(Layout)),
    above=hostile,
)
"""Any document of anything that anybody may have written."""


def of_the_program(session: Session, text: str, times: int = 1) -> Iterator[tuple[str, Document]]:
    """Every document that the program makes, each with a name, once all there is has been written in this leader's journal.

    Args:
        session: A leader who has written nothing yet.
        text: What they write everywhere.
        times: How many of everything there are in a piece of work.
    """
    _write(session, text)
    for moment in ("before", "after"):
        for statement in session.course.statements:
            session.records.save_rating(moment, statement.id, 4)
    picked = tuple(Picked(each.id) for each in session.records.reflections())
    works: tuple[Work, ...] = (*_works(text, times), _talk(text, picked))
    for each in works:
        session.works.of(type(each)).save(each)
    yield "journal", journal_document(session, Selection())
    for each in works:
        yield type(each).__name__, work_document(session, each)
        if isinstance(each, Workshop):
            yield "participants", participants_document(each)
    yield "certificate", certificate_document(session)


def _write(session: Session, text: str) -> None:
    for lesson in session.course.lessons:
        for step in lesson.steps:
            if isinstance(step, Reflect):
                session.records.save_reflection(lesson.id, step.id, text, None)
                session.records.save_revisit(lesson.id, step.id, 14, text, None)
        session.records.save_note(lesson.id, lesson.steps[0].id, text, None)
    session.records.save_note(None, None, text, None)
    session.records.save_setting("name", "Åse Holm")


def _talk(text: str, picked: tuple[Picked, ...]) -> Talk:
    things = (Thing("1", "request", text, text), Thing("2", "doubt", text))
    return Talk(day="2026-12-09", role=text, things=things, picked=picked)


def _works(text: str, times: int) -> tuple[Project | Workshop | Board | MessagePlan | Commitment, ...]:
    fields: tuple[Quadrant, ...] = ("now-pro", "future-pro", "now-con", "future-con")
    return (
        Project(
            name="Fravær i forældreappen",
            about=text,
            origin=text,
            in_use="2027-03-01",
            core_task=text,
            start="begge",
            watched={"skal-maal": Watched("done", text)},
            chain=tuple(ChainLink(str(number), f"Led {number}", text) for number in range(5)),
        ),
        Workshop(
            title="Tre timer",
            invited=text,
            place="Fællesrummet",
            day="2026-12-08",
            begins="09:00",
            preparation=tuple(Line(str(number), text, number % 2 == 0) for number in range(times)),
            items=tuple(AgendaItem(str(number), text, 10, text) for number in range(times)),
            visit=Visit(unit=text, day="2027-01-04", questions=(Line("1", text),), seen=text),
            decided=tuple(Decided(str(number), "action", text, "Åse", "2027-01-04") for number in range(times)),
        ),
        Board(
            title="Nu", cards=tuple(boards.Card(f"{each}{field}", field, text, text) for each in range(times) for field in fields)
        ),
        MessagePlan(
            title="Hvem hører hvad",
            why=text,
            story=text,
            steps=tuple(PlanStep(str(number), text) for number in range(times)),
            drawing=text,
            messages=tuple(
                Message(str(number), "Forældrebestyrelsen", text, "Daglig leder", "Bestyrelsesmøde", "2027-02-03")
                for number in range(times)
            ),
        ),
        Commitment(occasion=text, action=text, look_back="2027-01-04", learned=text),
    )
