"""Calendar files, read back as a calendar reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from course.export.calendar import commitments_calendar, workshop_calendar
from course.journal import Journal
from course.journal.text import readable
from course.tools.commitment import Commitment, bare_action, bare_occasion
from course.tools.repositories import Repositories
from course.tools.workshop import AgendaItem, Workshop, denmark
from tests.conftest import NOW

READABLE = st.text(st.characters(exclude_characters="\\")).map(readable)
"""Without a backslash: to the library one before an N is a line break, in what it writes and in what it reads."""


def events(file: bytes | None) -> list[Any]:
    """The events of a file, which has to be one that can be read."""
    assert file is not None
    return list(Calendar.from_ical(file).walk("VEVENT"))


def workshop(**fields: Any) -> Workshop:
    items = (
        AgendaItem("a", "Velkomst", 10),
        AgendaItem("b", "Oplæg", 50),
        AgendaItem("c", "Pause", 15, pause=True),
        AgendaItem("d", "Beslutning", 105),
    )
    held = {"id": "w1", "title": "Ny platform", "day": "2027-01-12", "begins": "09:00", "items": items, **fields}
    return Workshop(**held)


def agreement(**fields: Any) -> Commitment:
    made = {"id": "c1", "occasion": "vi holder møde", "action": "spørger jeg først", "look_back": "2026-12-07", **fields}
    return Commitment(**made)


class TestWorkshop:
    def test_day_hours_place_and_agenda(self) -> None:
        (event,) = events(workshop_calendar(workshop(place="Personalerummet", invited="Stue 1 og 2"), NOW))
        assert event["summary"] == "Ny platform"
        assert event.start == datetime(2027, 1, 12, 9, tzinfo=denmark())
        assert event.end == datetime(2027, 1, 12, 12, tzinfo=denmark())
        assert event["location"] == "Personalerummet"
        lines = str(event["description"]).splitlines()
        assert lines[:2] == ["kl. 9.00 Velkomst", "kl. 9.10 Oplæg"]
        assert lines[-1] == "Inviteret: Stue 1 og 2"

    def test_an_item_without_a_title_is_told_as_such_on_a_line_of_its_own(self) -> None:
        items = (AgendaItem("a", " ", 10), AgendaItem("b", "Oplæg\nog samtale", 50))
        (event,) = events(workshop_calendar(workshop(items=items), NOW))
        assert str(event["description"]).splitlines() == ["kl. 9.00 Et punkt uden titel", "kl. 9.10 Oplæg og samtale"]

    def test_the_file_says_what_danish_time_is(self) -> None:
        file = workshop_calendar(workshop(day="2027-06-08"), NOW)
        assert file is not None
        assert b"DTSTART;TZID=Europe/Copenhagen:20270608T090000" in file
        (zone,) = Calendar.from_ical(file).walk("VTIMEZONE")
        assert zone["tzid"] == "Europe/Copenhagen"
        (event,) = events(file)
        assert event.start.astimezone(UTC).hour == 7  # summer time

    @pytest.mark.parametrize("lacking", [{"day": ""}, {"begins": ""}, {"day": "på torsdag"}, {"begins": "morgen"}])
    def test_without_day_or_start_there_is_no_file(self, lacking: dict[str, str]) -> None:
        assert workshop_calendar(workshop(**lacking), NOW) is None

    @pytest.mark.parametrize(("filled", "takes"), [(0, 90), (30, 90), (90, 90), (120, 120)])
    def test_it_takes_its_length_however_much_is_planned_by_now(self, filled: int, takes: int) -> None:
        items = (AgendaItem("a", "Alt", filled),) if filled else ()
        (event,) = events(workshop_calendar(workshop(items=items, length=90), NOW))
        assert event.end - event.start == timedelta(minutes=takes)

    @pytest.mark.parametrize(
        ("day", "begins", "minutes"),
        [
            ("2026-10-25", "01:30", 60),  # ends in the hour that comes twice, the first time
            ("2026-10-25", "01:30", 120),  # the second time
            ("2026-10-25", "00:00", 300),
            ("2027-03-28", "01:30", 60),  # the hour that is skipped
            ("2027-03-28", "00:00", 300),
            ("2026-12-31", "23:00", 180),  # into the new year
        ],
    )
    def test_the_night_of_the_clock_makes_it_no_longer_and_no_shorter(self, day: str, begins: str, minutes: int) -> None:
        (event,) = events(
            workshop_calendar(workshop(day=day, begins=begins, items=(AgendaItem("a", "Alt", minutes),), length=minutes), NOW)
        )
        if "DURATION" in event:
            assert event["DURATION"].dt == timedelta(minutes=minutes)
        else:
            start, end = event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)
            assert end - start == timedelta(minutes=minutes)

    def test_taken_out_again_it_takes_its_own_place_whatever_the_clock_does(self, home: Path) -> None:
        now = NOW
        with Journal(home, clock=lambda: now) as journal:
            workshops = Repositories(journal).of(Workshop)
            saved = workshops.save(workshop(id=""))
            sequences, uids = [], set()
            for number, passed in enumerate((0, 3600, -86400, 0, 0, 7200, -1, 400 * 86400)):
                now += timedelta(seconds=passed)
                saved = workshops.save(replace(saved, place=f"Sal {number}"))
                journal.finish_draft()
                (event,) = events(workshop_calendar(saved, now))
                sequences.append(event["sequence"])
                uids.add(event["uid"])
        assert sequences == sorted(set(sequences)), "it rises with each version"
        assert sequences[-1] < 2**31
        assert uids == {f"{saved.id}@skalkan"}

    @given(READABLE, READABLE, READABLE, READABLE)
    @example("Blåbærgrød: æøå ÆØÅ " * 20, "linje 1\nlinje 2; komma, \\ og [/] 🎉", "BEGIN:VEVENT\nEND:VCALENDAR", "x" * 10_000)
    def test_whatever_is_written_comes_back(self, title: str, place: str, invited: str, item: str) -> None:
        file = workshop_calendar(workshop(title=title, place=place, invited=invited, items=(AgendaItem("a", item, 180),)), NOW)
        assert file is not None
        assert all(len(line) <= 75 for line in file.split(b"\r\n"))
        (event,) = events(file)
        if place:
            assert event["location"] == place
        if invited:
            assert str(event["description"]).endswith(f"Inviteret: {invited}")
        assert " ".join(item.split()) in str(event["description"])


class TestAgreements:
    def test_a_whole_day_with_a_reminder_in_the_morning(self) -> None:
        file = commitments_calendar([agreement()], NOW)
        (event,) = events(file)
        assert event["summary"] == "Se tilbage: spørger jeg først"
        assert event["DTSTART"].dt == date(2026, 12, 7)
        assert "DTEND" not in event, "a whole day without an end is that one day, also where no day follows"
        assert event.end == date(2026, 12, 8)
        assert event["description"] == "Hvis vi holder møde, så spørger jeg først"
        assert event["transp"] == "TRANSPARENT"
        (alarm,) = event.walk("VALARM")
        assert alarm["trigger"].dt == timedelta(hours=9)

    def test_a_day_without_an_hour_needs_no_zone(self) -> None:
        file = commitments_calendar([agreement()], NOW)
        assert file is not None
        assert b"DTSTART;VALUE=DATE:20261207" in file
        assert b"VTIMEZONE" not in file

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_the_first_and_the_last_day_there_are(self, day: str) -> None:
        (event,) = events(commitments_calendar([agreement(look_back=day)], NOW))
        assert event["DTSTART"].dt == date.fromisoformat(day)

    def test_those_without_a_day_and_those_that_are_over_are_left_out(self) -> None:
        every = [
            agreement(),
            agreement(id="c2", look_back=""),
            agreement(id="c3", outcome="done"),
            agreement(id="c4", look_back="snart"),
        ]
        assert [str(event["uid"]) for event in events(commitments_calendar(every, NOW))] == ["c1@skalkan"]

    def test_where_none_is_left_there_is_no_file(self) -> None:
        assert commitments_calendar([agreement(outcome="not")], NOW) is None
        assert commitments_calendar([], NOW) is None

    @pytest.mark.parametrize(
        ("occasion", "action", "told"),
        [("", "gør jeg det", "gør jeg det"), ("det sker", "", "det sker"), ("", "", "min aftale med mig selv")],
    )
    def test_of_what_is_not_said_yet_nothing_is_told(self, occasion: str, action: str, told: str) -> None:
        (event,) = events(commitments_calendar([agreement(occasion=occasion, action=action)], NOW))
        assert (event["summary"], event["description"]) == (f"Se tilbage: {told}", told)

    @given(READABLE, READABLE)
    @example("æøå\n; , \\ [/]", "A" * 10_000)
    def test_whatever_is_written_comes_back(self, occasion: str, action: str) -> None:
        made = agreement(occasion=occasion, action=action)
        file = commitments_calendar([made], NOW)
        assert file is not None
        assert all(len(line) <= 75 for line in file.split(b"\r\n"))
        (event,) = events(file)
        assert len(event["summary"]) < 150
        assert bare_action(made) in str(event["description"])
        assert bare_occasion(made) in str(event["description"])
