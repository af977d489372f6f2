"""What a workshop reckons: clock times on any day of any year, minutes that add up or don't, and what it lacks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course
from course.tools.workshop import (
    LONGEST,
    STEP,
    AgendaItem,
    Line,
    Workshop,
    denmark,
    ending,
    evened,
    gap,
    lacks,
    longer,
    new_item,
    new_workshop,
    next_workshop,
    read_minutes,
    span,
    sum_in_words,
    time_of,
    timed,
    total,
)

TODAY = date(2026, 11, 23)
DK = denmark()
ITEMS = st.lists(st.integers(1, LONGEST), max_size=8).map(
    lambda minutes: tuple(AgendaItem(str(n), f"Punkt {n}", each) for n, each in enumerate(minutes))
)
HOURS = st.times().map(lambda each: each.strftime("%H:%M"))
DAYS = st.dates(date(1980, 1, 2), date(2100, 1, 1)).map(date.isoformat)


def of(items: tuple[AgendaItem, ...] = (), day: str = "2026-12-08", begins: str = "09:00", length: int = 180) -> Workshop:
    return Workshop(title="Tre timer", items=items, day=day, begins=begins, length=length)


def minutes(*each: int) -> tuple[AgendaItem, ...]:
    return tuple(AgendaItem(str(n), f"Punkt {n}", one) for n, one in enumerate(each))


# Times


@given(ITEMS, DAYS, HOURS)
@example(minutes(60, 60), "2026-10-25", "02:30")
@example(minutes(60, 60), "2027-03-28", "01:30")
@example(minutes(60, 60), "2027-03-28", "02:30")
@example(minutes(600, 600), "2026-12-31", "18:00")
def test_it_takes_its_length_or_as_long_as_its_items_whatever_the_clock_does(
    items: tuple[AgendaItem, ...], day: str, begins: str
) -> None:
    workshop = of(items, day, begins)
    held = span(workshop, DK)
    assert held is not None
    took = held[1].astimezone(UTC) - held[0].astimezone(UTC)
    assert took == timedelta(minutes=max(total(items), workshop.length))
    assert ending(workshop, DK) == held[1].time()
    agenda = timed(workshop, DK)
    assert [each.item for each in agenda] == list(items)
    for before, after in pairwise(agenda):
        assert before.ends == after.begins
    if total(items) >= workshop.length:
        assert agenda[-1].ends == held[1].time()


@given(ITEMS, DAYS, HOURS)
def test_each_item_begins_when_those_before_it_are_over(items: tuple[AgendaItem, ...], day: str, begins: str) -> None:
    start = datetime.combine(date.fromisoformat(day), time.fromisoformat(begins), DK).astimezone(UTC)
    passed = 0
    for each in timed(of(items, day, begins), DK):
        assert each.begins is not None
        assert each.begins.replace(tzinfo=None) == (start + timedelta(minutes=passed)).astimezone(DK).time()
        passed += each.item.minutes


@pytest.mark.parametrize(
    ("day", "begins", "clock"),
    [
        ("2026-12-08", "09:00", ["09:00", "10:00", "11:00"]),
        ("2026-10-25", "01:30", ["01:30", "02:30", "02:30"]),  # the hour from two to three comes twice
        ("2027-03-28", "01:30", ["01:30", "03:30", "04:30"]),  # and there it is left out
        ("", "09:00", ["09:00", "10:00", "11:00"]),
        ("", "23:30", ["23:30", "00:30", "01:30"]),
    ],
)
def test_clock_times(day: str, begins: str, clock: list[str]) -> None:
    agenda = timed(of(minutes(60, 60), day, begins), DK)
    assert [each.begins.strftime("%H:%M") for each in agenda if each.begins] == clock[:2]
    assert agenda[-1].ends is not None
    assert agenda[-1].ends.strftime("%H:%M") == clock[2]


@pytest.mark.parametrize("begins", ["", "25:00", "ni", "9"])
def test_without_a_start_there_are_minutes_only(begins: str) -> None:
    workshop = of(minutes(60), begins=begins)
    assert [(each.begins, each.ends) for each in timed(workshop, DK)] == [(None, None)]
    assert span(workshop, DK) is None
    assert ending(workshop, DK) is None


@pytest.mark.parametrize(
    ("day", "begins", "clock", "lacking"),
    [
        ("9999-12-31", "23:00", [(time(23), time(23, 30)), (time(23, 30), None)], []),  # no day follows for it to end on
        (
            "0001-01-01",
            "00:00",
            [(None, None), (None, None)],
            ["Datoen er allerede passeret."],
        ),  # that moment is before all others
    ],
)
def test_the_ends_of_the_calendar(
    day: str, begins: str, clock: list[tuple[time | None, time | None]], lacking: list[str]
) -> None:
    workshop = of(minutes(30, 60), day, begins, length=90)
    assert [(each.begins, each.ends) for each in timed(workshop, DK)] == clock
    assert span(workshop, DK) is None
    assert ending(workshop, DK) is None
    assert lacks(workshop, TODAY, DK) == lacking


def test_what_takes_longer_than_the_calendar_has_no_end() -> None:
    assert ending(of(minutes(10**15)), DK) is None
    assert span(of(minutes(10**15)), DK) is None


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"a": "2026-11-23", "b": "2026-11-24"}, "a"),  # today
        ({"a": "2026-11-22"}, None),
        ({"a": "2026-11-30", "b": "2026-12-01"}, "a"),  # a week from now
        ({"a": "2026-12-01"}, None),
        ({"a": "2026-11-25", "b": "2026-11-25"}, "b"),  # the one that begins first
        ({"a": "", "b": "snart", "c": "2026-11-27"}, "c"),
        ({}, None),
    ],
)
def test_the_next_one_is_held_within_a_week(days: dict[str, str], found: str | None) -> None:
    held = [Workshop(id=name, day=day, begins="13:00" if name == "a" else "09:00") for name, day in days.items()]
    next_one = next_workshop(held, TODAY)
    assert (next_one.id if next_one else None) == found


# Minutes


@given(ITEMS, st.integers(1, LONGEST))
def test_the_sum_against_the_length(items: tuple[AgendaItem, ...], length: int) -> None:
    workshop = of(items, length=length)
    assert gap(workshop) == length - sum(item.minutes for item in items)
    assert bool(gap(workshop)) == (sum_in_words(workshop) != "Det går op.")
    assert bool(gap(workshop)) == (sum_in_words(workshop) in lacks(workshop, TODAY, DK))


@pytest.mark.parametrize(
    ("taken", "words"),
    [(160, "Der mangler 20 minutter."), (179, "Der mangler 1 minut."), (200, "20 minutter for meget."), (180, "Det går op.")],
)
def test_the_sum_in_words(taken: int, words: str) -> None:
    assert sum_in_words(of(minutes(taken))) == words


@given(ITEMS.filter(bool), st.integers(1, LONGEST), st.data())
def test_evening_out_never_makes_it_worse(items: tuple[AgendaItem, ...], length: int, data: st.DataObject) -> None:
    workshop, item = of(items, length=length), data.draw(st.sampled_from(items))
    after = evened(workshop, item.id)
    assert abs(gap(after)) <= abs(gap(workshop))
    assert [each for each in after.items if each.id != item.id] == [each for each in items if each.id != item.id]
    left = next(each.minutes for each in after.items if each.id == item.id)
    assert gap(after) == 0 or left in {item.minutes, STEP, LONGEST}


@given(st.integers(1, LONGEST), st.lists(st.sampled_from([-STEP, STEP])))
def test_five_minutes_more_or_less(begins: int, steps: list[int]) -> None:
    workshop = of(minutes(begins))
    for step in steps:
        before = total(workshop.items)
        workshop = longer(workshop, "0", step)
        assert min(before, STEP) <= total(workshop.items) <= LONGEST
        assert abs(total(workshop.items) - before) <= STEP
    assert longer(workshop, "gone", STEP) == workshop


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("30", 30),
        (" 45 min. ", 45),
        ("5 minutter", 5),
        ("3 timer", 180),
        ("1 time", 60),
        ("1½ time", 90),
        ("2,5 t.", 150),
        ("2 timer og 30 min.", 150),
        ("0 timer", None),
        ("20 timer", None),
        ("999", 999),
        ("0", None),
        ("1000", None),
        ("-5", None),
        ("tredive", None),
        ("", None),
        ("1,5", None),
        ("٣", None),
    ],
)
def test_minutes_as_they_are_written(text: str, read: int | None) -> None:
    assert read_minutes(text) == read


# What it begins with, and what it lacks


def test_a_new_one_is_as_the_course_suggests(practice_course: Course) -> None:
    toolkit = practice_course.toolkit
    assert toolkit is not None
    workshop = new_workshop(toolkit, "Tre timer", "p1")
    assert (workshop.id, workshop.title, workshop.project) == ("", "Tre timer", "p1")
    assert [(item.title, item.minutes) for item in workshop.items] == [
        ("Velkomst", 10),
        ("Oplæg", 50),
        ("Brainstorm", 60),
        ("Beslutning", 60),
    ]
    assert workshop.preparation == (Line("1", "Find et rum."), Line("2", "Lav et kort oplæg."))
    assert [line.text for line in workshop.visit.questions] == ["Hvad gør I anderledes nu?", "Hvad havde I gerne vidst?"]
    assert gap(workshop) == 0


def test_an_item_the_template_says_twice_gets_an_id_of_its_own(practice_course: Course) -> None:
    toolkit = practice_course.toolkit
    assert toolkit is not None
    template = replace(toolkit.workshop, items=toolkit.workshop.items * 2)
    items = new_workshop(replace(toolkit, workshop=template)).items
    assert len({item.id for item in items}) == len(items) == 8


def test_new_items_have_ids_of_their_own() -> None:
    workshop = of(minutes(60, 60))
    for _number in range(60):
        workshop, item = new_item(workshop, 1, pause=True)
        assert workshop.items[1] == item
    assert len({item.id for item in workshop.items}) == 62
    assert item.pause
    assert item.title == "Pause"


@pytest.mark.parametrize(
    ("workshop", "said"),
    [
        (of(minutes(180)), []),
        (of(minutes(160)), ["Der mangler 20 minutter."]),
        (of(minutes(180), day=""), ["Der er ingen dato endnu."]),
        (of(minutes(180), day="snart"), ["Datoen kan ikke læses. Skriv fx 3. december."]),
        (of(minutes(180), begins=""), ["Der er intet starttidspunkt endnu."]),
        (of(minutes(180), begins="tidligt"), ["Starttidspunktet kan ikke læses som et klokkeslæt."]),
        (of(minutes(180), day="2026-11-22"), ["Datoen er allerede passeret."]),
        (of(minutes(180), day="2026-11-23"), []),
        (of(minutes(180), begins="22:00"), ["Det varer til efter midnat."]),
        (of(minutes(180), begins="21:01"), ["Det varer til efter midnat."]),
        (of(minutes(180), begins="21:00"), []),
        (of(minutes(180), "2027-10-31", "00:30"), ["Uret bliver stillet undervejs: Sommertiden begynder eller slutter den nat."]),
        (of(minutes(180), "2027-03-28", "00:30"), ["Uret bliver stillet undervejs: Sommertiden begynder eller slutter den nat."]),
        (
            of(minutes(180), "2027-03-28", "02:30"),
            ["Det klokkeslæt findes ikke den dag: Sommertiden begynder, og uret springer en time over."],
        ),
    ],
)
def test_what_it_lacks(workshop: Workshop, said: list[str]) -> None:
    assert lacks(workshop, TODAY, DK) == said


@pytest.mark.parametrize(("saved", "known"), [("09:30", time(9, 30)), ("00:00", time(0))])
def test_a_saved_time_is_hours_and_minutes(saved: str, known: time) -> None:
    assert time_of(saved) == known


@pytest.mark.parametrize("saved", ["", "0930", "9:30", "09", "09:30:00", "T09:30", "09:30+01:00", "25:00", "tidligt"])
def test_any_other_time_is_none_as_the_field_says(saved: str) -> None:
    assert time_of(saved) is None
