"""A workshop taken out: as a document, as an agenda for those who come, and as a calendar file."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from course.content.model import Course
from course.export.calendar import workshop_calendar
from course.export.document import Bullets, Caption, Cards, Document, Facts, Heading, Item, Paragraph, Quote, Table, Ticks
from course.export.markdown import to_markdown
from course.export.workshop import decisions_document, decisions_form_document, participants_document, workshop_document
from course.tools.workshop import AgendaItem, Decided, Line, Visit, Workshop, denmark
from tests.conftest import NOW
from tests.export.rich import workshop

FULL = Workshop(
    id="w1",
    title="Tre timer på Ærø",
    invited="Åse og Søren",
    place="Mødelokale 2",
    day="2026-12-08",
    begins="09:00",
    length=100,
    preparation=(Line("1", "Find et rum.", done=True), Line("2", "Køb kaffe.")),
    items=(
        AgendaItem("a", "Velkomst", 10, "Sig, hvorfor I er her.\n\nOg hvad du tvivler på."),
        AgendaItem("p", "Pause", 15, pause=True),
        AgendaItem("b", "Drøftelse", 65, "Spørg dem, der tier."),
    ),
    visit=Visit("Engen", "2027-01-12", (Line("1", "Hvad tog tid?", done=True),), "Vi spørger for sent."),
    decided=(Decided("1", "decision", "Vi skriver ét sted."), Decided("2", "action", "Ringer til it", "Mette", day="2026-12-04")),
)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def facts(document: Document) -> list[Facts]:
    return [block for block in document.blocks if isinstance(block, Facts)]


def headings(document: Document) -> list[str]:
    return [block.text for block in document.in_order if isinstance(block, Heading)]


def event(made: bytes | None) -> Any:
    """The one event of a calendar file, read back."""
    assert made is not None
    found = Calendar.from_ical(made).walk("VEVENT")
    assert len(found) == 1
    return found[0]


# Documents


def test_all_of_it() -> None:
    document = workshop_document(FULL, "Ny telefoni")
    head, visit = facts(document)
    assert head.rows == (
        ("Hvornår", "Tirsdag den 8. december 2026, kl. 9.00–10.40"),
        ("Hvor", "Mødelokale 2"),
        ("Med", "Åse og Søren"),
        ("Projekt", "Ny telefoni"),
    )
    assert [block for block in document.blocks if isinstance(block, Item)] == [
        Item("Velkomst", ("9.00–9.10", "10 min."), (Quote(FULL.items[0].script),)),
        Item("Pause", ("9.10–9.25", "15 min."), ()),
        Item("Drøftelse", ("9.25–10.30", "65 min."), (Quote("Spørg dem, der tier."),)),
    ]
    assert visit.rows == (("Hvilken enhed", "Engen"), ("Dag", "tirsdag den 12. januar 2027"))
    [decided] = tables(document)
    assert decided.rows == (
        ("Beslutning", "Vi skriver ét sted.", "", ""),
        ("Handling", "Ringer til it", "Mette", "fredag den 4. december 2026"),
    )
    assert [block.items for block in document.blocks if isinstance(block, Ticks)] == [
        ((True, "Find et rum."), (False, "Køb kaffe.")),
        ((True, "Hvad tog tid?"),),
    ]
    assert [block.text for block in document.blocks if isinstance(block, Quote)] == ["Vi spørger for sent."]
    assert "Der mangler 10 minutter." in to_markdown(document)


def test_what_the_course_suggests_to_say_is_the_courses_and_all_else_the_leaders(practice_course: Course) -> None:
    held = workshop(practice_course)
    items = [block for block in workshop_document(held, "", practice_course.toolkit).blocks if isinstance(block, Item)]
    assert items[0].blocks == (Paragraph("Sig, hvorfor I er her."), Quote("Jeg begynder med skærmen."))
    assert items[1].blocks == (Paragraph("Vis to eksempler, og spørg, hvad de ligner."),)
    rewritten = replace(held, items=(replace(held.items[0], script="Sig, hvem du er."), *held.items[1:]))
    [first, *_others] = [
        each for each in workshop_document(rewritten, "", practice_course.toolkit).blocks if isinstance(each, Item)
    ]
    assert first.blocks == (Quote("Sig, hvem du er."),)


def test_a_visit_is_told_when_the_leader_has_made_something_of_it(practice_course: Course) -> None:
    held = workshop(practice_course)
    assert "Besøg hos andre" not in headings(workshop_document(held, "", practice_course.toolkit))
    asked = replace(held, visit=replace(held.visit, unit="Engen"))
    assert "Besøg hos andre" in headings(workshop_document(asked, "", practice_course.toolkit))


def test_each_part_has_its_heading_and_each_item_one_below() -> None:
    document = workshop_document(FULL)
    assert document.above == "Drejebog til den, der leder workshoppen"
    assert [(block.level, block.text) for block in document.in_order if isinstance(block, Heading)] == [
        (1, "Tre timer på Ærø"),
        (2, "Før dagen"),
        (2, "Drejebog"),
        (3, "Velkomst"),
        (3, "Pause"),
        (3, "Drøftelse"),
        (2, "Besøg hos andre"),
        (3, "Spørgsmål, I tager med"),
        (3, "Det fik vi øje på hos os selv"),
        (2, "Beslutninger og handlinger"),
    ]


def test_those_who_come_see_the_agenda_and_nothing_else() -> None:
    document = participants_document(FULL)
    assert (headings(document), document.layout) == (["Tre timer på Ærø", "Dagsorden"], "wall")
    [agenda] = tables(document)
    assert agenda.columns == ("Tid", "Punkt", "Varer")
    assert agenda.rows == (("9.00", "Velkomst", "10 min."), ("9.10", "Pause", "15 min."), ("9.25", "Drøftelse", "65 min."))
    text = to_markdown(document)
    assert "**Hvem**\\\n  Åse og Søren" in text
    for own in ("Spørg dem", "Find et rum", "Engen", "Mette", "mangler"):
        assert own not in text


def test_three_decisions_at_most_have_a_card_and_none_is_lost() -> None:
    many = tuple(Decided(str(n), "action" if n < 2 else "decision", f"Nummer {n}", "Mette", day="2026-12-04") for n in range(5))
    document = decisions_document(replace(FULL, decided=many))
    [cards] = [block for block in document.blocks if isinstance(block, Cards)]
    assert [(card.title, card.text) for card in cards.items] == [
        ("Beslutning 1", "Nummer 2"),
        ("Beslutning 2", "Nummer 3"),
        ("Beslutning 3", "Nummer 4"),
    ]
    assert cards.items[0].facts == (("Hvem gør det", "Mette"), ("Vi ser på det igen", "Fredag den 4. december 2026"))
    [more] = [block.items for block in document.blocks if isinstance(block, Bullets)]
    assert more == tuple(f"Nummer {n} (Mette, fredag den 4. december 2026)" for n in range(2))
    form = decisions_form_document()
    [empty] = [block for block in form.blocks if isinstance(block, Cards)]
    assert [(card.text, card.facts[0][1]) for card in empty.items] == [("", "")] * 3
    assert form.blocks[0] == Caption("Højst tre ting, så vi når dem.")


def test_one_that_is_hardly_begun() -> None:
    document = workshop_document(Workshop())
    assert headings(document) == ["Workshop uden navn", "Drejebog"]
    assert not tables(document) + facts(document)
    begun = Workshop(created=datetime(2026, 11, 23, 8, 42, tzinfo=UTC))
    assert headings(workshop_document(begun)) == headings(document), "when it was begun is nobody's business"
    assert (participants_document(begun).title, participants_document(begun).above) == ("Workshop", "")
    loose = workshop_document(replace(FULL, day="snart", begins="tidligt"))
    assert facts(loose)[0].rows[0] == ("Hvornår", "Snart, tidligt")
    assert tables(participants_document(replace(FULL, begins="tidligt")))[0].columns == ("Punkt", "Varer")


@given(st.text(), st.text())
def test_any_text_can_be_taken_out(title: str, text: str) -> None:
    workshop = Workshop(
        title=title,
        place=text,
        day=title,
        begins=text,
        preparation=(Line("1", text),),
        items=(AgendaItem("1", title, 30, text),),
        visit=Visit(text, title, (Line("1", title),), text),
        decided=(Decided("1", "action", text, title),),
    )
    whole, agenda = workshop_document(workshop, title), participants_document(workshop)
    quotes = [block.text for block in whole.in_order if isinstance(block, Quote)]
    assert quotes == [text.strip("\n"), text] * bool(text.strip())
    assert tables(whole)[-1].rows[0][:3] == ("Handling", text, title)
    assert not [block for block in agenda.in_order if isinstance(block, Quote)], "the script is for who leads it"
    for document in (whole, agenda):
        lines = [line for line in to_markdown(document).split("\n") if re.match("#+ ", line)]
        assert len(lines) == len(headings(document)), "no text makes a heading of itself"


# The calendar


def test_the_calendar_has_the_time_in_denmark() -> None:
    read = event(workshop_calendar(FULL, NOW))
    assert read["dtstart"].params["TZID"] == read["dtend"].params["TZID"] == "Europe/Copenhagen"
    assert read.start == datetime(2026, 12, 8, 9, 0, tzinfo=denmark())
    assert read.end == datetime(2026, 12, 8, 10, 40, tzinfo=denmark())
    assert (read["summary"], read["location"]) == ("Tre timer på Ærø", "Mødelokale 2")
    assert read["description"].split("\n") == [
        "kl. 9.00 Velkomst",
        "kl. 9.10 Pause",
        "kl. 9.25 Drøftelse",
        "",
        "Inviteret: Åse og Søren",
    ]
    made = workshop_calendar(FULL, NOW)
    assert made is not None
    assert b"BEGIN:VTIMEZONE" in made
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


@pytest.mark.parametrize(
    ("day", "begins", "minutes", "ends"),
    [
        ("2026-10-25", "01:00", 60, datetime(2026, 10, 25, 0, 0, tzinfo=UTC)),
        ("2026-10-25", "02:30", 60, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),  # ends in the hour that comes twice
        ("2026-10-25", "01:30", 180, datetime(2026, 10, 25, 2, 30, tzinfo=UTC)),
        ("2027-03-28", "01:30", 60, datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        ("2027-03-28", "01:00", 180, datetime(2027, 3, 28, 3, 0, tzinfo=UTC)),
        ("2026-12-31", "23:00", 120, datetime(2027, 1, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_the_calendar_in_odd_nights(day: str, begins: str, minutes: int, ends: datetime) -> None:
    made = workshop_calendar(
        Workshop(id="w", day=day, begins=begins, items=(AgendaItem("1", "Nat", minutes),), length=minutes), NOW
    )
    read = event(made)
    start = read.start.astimezone(UTC)
    # A length that is given as such is one of real time, however the clock is changed meanwhile (RFC 5545, 3.3.6).
    end = start + read["duration"].dt if "duration" in read else read.end.astimezone(UTC)
    assert end == ends
    assert end - start == timedelta(minutes=minutes)
    assert read["dtstart"].params["TZID"] == "Europe/Copenhagen"


@pytest.mark.parametrize("missing", [{"day": ""}, {"day": "snart"}, {"begins": ""}, {"begins": "tidligt"}])
def test_without_a_day_and_a_start_there_is_nothing_for_a_calendar(missing: dict[str, str]) -> None:
    assert workshop_calendar(replace(FULL, **missing), NOW) is None


# The library writes a backslash rightly, but reads the written `\\\\n` back as a line break: no text with one here.
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\"), max_size=400), st.integers(1, 999))
def test_any_text_comes_back_from_the_calendar(text: str, minutes: int) -> None:
    workshop = replace(FULL, place=text, invited="", items=(AgendaItem("1", text, minutes),))
    read = event(workshop_calendar(workshop, NOW))
    assert str(read.get("location", "")) == text
    assert read["description"] == f"kl. 9.00 {' '.join(text.split()) or 'Et punkt uden titel'}"


def test_in_the_night_the_clock_goes_back_each_time_says_which_one_it_is() -> None:
    items = tuple(AgendaItem(str(number), f"Punkt {number}", 50, "Tal.") for number in range(4))
    night = Workshop(id="1", title="Natten", day="2026-10-25", begins="01:20", length=200, items=items)
    [agenda] = tables(participants_document(night))
    assert [row[0] for row in agenda.rows] == ["1.20", "2.10 (sommertid)", "2.00 (vintertid)", "2.50 (vintertid)"]
    script = workshop_document(night)
    assert facts(script)[0].rows[0][1].endswith("kl. 1.20\N{EN DASH}3.40")
    assert [block.aside[0] for block in script.blocks if isinstance(block, Item)] == [
        "1.20\N{EN DASH}2.10 (sommertid)",
        "2.10 (sommertid)\N{EN DASH}2.00 (vintertid)",
        "2.00 (vintertid)\N{EN DASH}2.50 (vintertid)",
        "2.50 (vintertid)\N{EN DASH}3.40",
    ]
    told = str(event(workshop_calendar(night, NOW))["description"]).splitlines()
    assert told[1:3] == ["kl. 2.10 (sommertid) Punkt 1", "kl. 2.00 (vintertid) Punkt 2"]
    [spring] = tables(participants_document(replace(night, day="2026-03-29")))
    assert [row[0] for row in spring.rows][:2] == ["1.20", "3.10"]
