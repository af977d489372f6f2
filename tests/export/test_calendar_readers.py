"""Calendar files as two readers take them that did not write them: what Outlook and others know of the zone is its rules."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from dateutil import tz

from course.export.calendar import commitments_calendar, workshop_calendar
from course.tools.commitment import Commitment
from course.tools.workshop import AgendaItem, Workshop, denmark
from tests.conftest import NOW

HOURS = [
    ("2027-01-12", "09:00"),
    ("2027-06-08", "09:00"),
    ("2027-04-02", "09:00"),
    ("2027-10-29", "09:00"),
    ("2040-01-12", "09:00"),
    ("2040-06-08", "09:00"),
    ("2027-03-28", "01:30"),
    ("2027-03-28", "03:00"),
    ("2027-10-31", "01:30"),
    ("2027-10-31", "03:00"),
    ("2040-03-25", "03:00"),
    ("2040-10-28", "03:00"),
]


def made(day: str, begins: str, minutes: int = 180) -> str:
    file = workshop_calendar(
        Workshop(id="w", day=day, begins=begins, items=(AgendaItem("a", "Alt", minutes),), length=minutes), NOW
    )
    assert file is not None
    return file.decode("utf-8")


def moment(day: str, begins: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{begins}").replace(tzinfo=denmark()).astimezone(UTC)


@pytest.mark.parametrize(("day", "begins"), HOURS)
def test_dateutil_knows_the_hour_from_the_rules(day: str, begins: str) -> None:
    zone = tz.tzical(io.StringIO(made(day, begins))).get("Europe/Copenhagen")
    read = datetime.fromisoformat(f"{day}T{begins}").replace(tzinfo=zone)
    assert read.astimezone(UTC) == moment(day, begins)


@pytest.mark.parametrize(("day", "begins"), HOURS)
@pytest.mark.parametrize("minutes", [60, 180])
def test_vobject_reads_begin_and_end(day: str, begins: str, minutes: int) -> None:
    event = vobject.readOne(made(day, begins, minutes)).vevent
    starts = event.dtstart.value.astimezone(UTC)
    ends = starts + event.duration.value if hasattr(event, "duration") else event.dtend.value.astimezone(UTC)
    assert starts == moment(day, begins)
    assert ends == moment(day, begins) + timedelta(minutes=minutes)


def test_the_zone_is_two_rules_and_nothing_else() -> None:
    file = made("2040-06-08", "09:00")
    assert "RDATE" not in file
    assert "2038" not in file
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in file
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in file
    assert file.count("RRULE") == file.count("TZOFFSETTO") == 2


def test_a_day_to_look_back_is_that_day_to_another_reader() -> None:
    file = commitments_calendar([Commitment(id="c", action="spørger", look_back="2040-06-08")], NOW)
    assert file is not None
    assert vobject.readOne(file.decode("utf-8")).vevent.dtstart.value == date(2040, 6, 8)


def test_a_backslash_before_n_stays_one() -> None:
    title = r"Drev S:\Ny og \nord; a, b"
    file = workshop_calendar(Workshop(id="w", title=title, day="2027-06-08", begins="09:00"), NOW)
    assert file is not None
    assert vobject.readOne(file.decode("utf-8")).vevent.summary.value == title
