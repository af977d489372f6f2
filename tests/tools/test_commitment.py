"""Agreements with oneself: which wait, which come, what is missing, and what they are called."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.tools.commitment import (
    OUTCOME_WORDS,
    Commitment,
    commitment_title,
    due,
    in_words,
    lacks,
    looked_back,
    soon,
    told_since,
    upcoming,
)
from course.tools.iso import day_of
from tests.conftest import NOW

TODAY = NOW.date()


def agreement(**fields: Any) -> Commitment:
    made = {"occasion": "vi holder møde", "action": "spørger jeg først", "look_back": "2026-12-07", **fields}
    return Commitment(**made)


DAYS = st.one_of(
    st.just(""), st.just("snart"), st.dates(TODAY - timedelta(40), TODAY + timedelta(40)).map(lambda day: day.isoformat())
)


@st.composite
def many(draw: st.DrawFn) -> list[Commitment]:
    count = draw(st.integers(0, 12))
    return [
        agreement(id=f"{number:02}", look_back=draw(DAYS), outcome=draw(st.sampled_from([None, *OUTCOME_WORDS])))
        for number in range(count)
    ]


@given(many())
def test_each_is_in_one_group(every: list[Commitment]) -> None:
    groups = [due(every, TODAY), upcoming(every, TODAY), looked_back(every)]
    assert sorted(each.id for group in groups for each in group) == [each.id for each in every]


@given(many())
def test_the_longest_awaited_first_and_the_nearest_to_come(every: list[Commitment]) -> None:
    waiting = [day_of(each.look_back) for each in due(every, TODAY)]
    assert waiting == sorted(day for day in waiting if day is not None and day <= TODAY)
    coming = [day_of(each.look_back) or date.max for each in upcoming(every, TODAY)]
    assert coming == sorted(coming)
    assert all(day > TODAY for day in coming)


def test_one_is_due_on_its_day_and_not_before() -> None:
    one = agreement(id="1")
    assert due([one], date(2026, 12, 6)) == []
    assert due([one], date(2026, 12, 7)) == [one]
    assert due([one], date(2027, 12, 7)) == [one]
    assert due([agreement(outcome="partly")], date(2026, 12, 7)) == []
    assert upcoming([one], date(2026, 12, 6)) == [one]
    assert upcoming([one], date(2026, 12, 7)) == []


def test_a_whole_agreement_lacks_nothing() -> None:
    assert lacks(agreement(), TODAY) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"occasion": " \n"}, "Der mangler et »hvis«"),
        ({"action": ""}, "Der mangler et »så«"),
        ({"look_back": ""}, "Der mangler en dag"),
        ({"look_back": "engang"}, "Der mangler en dag"),
        ({"look_back": "2026-11-22"}, "Dagen var allerede passeret"),
    ],
)
def test_what_is_missing_is_said_in_words(fields: dict[str, str], said: str) -> None:
    (sentence,) = lacks(agreement(**fields), TODAY)
    assert sentence.startswith(said)


def test_a_day_that_has_passed_since_the_agreement_was_made_is_as_it_should_be() -> None:
    made = agreement(created=datetime.fromisoformat("2026-11-23T09:42+01:00"), look_back="2026-12-01")
    assert lacks(made, date(2026, 12, 8)) == []
    early = agreement(created=datetime.fromisoformat("2026-12-02T09:42+01:00"), look_back="2026-12-01")
    assert len(lacks(early, date(2026, 12, 8))) == 1


def test_it_is_called_by_what_is_to_be_done() -> None:
    assert commitment_title(agreement(action="ringer\n til  hende ")) == "ringer til hende"
    assert commitment_title(agreement(action=" ")) == "vi holder møde"
    assert commitment_title(Commitment()) == "Aftale uden ord endnu"


@pytest.mark.parametrize(
    ("occasion", "action", "said"),
    [
        ("mødet begynder", "spørger jeg først", "Hvis mødet begynder, så spørger jeg først"),
        ("Hvis mødet begynder,", "så spørger jeg først", "Hvis mødet begynder, så spørger jeg først"),
        ("… hvis mødet\nbegynder, ", "… SÅ: spørger jeg", "Hvis mødet\nbegynder, så spørger jeg"),
        ("når mødet begynder", "spørger jeg", "Hvis mødet begynder, så spørger jeg"),
        ("hvisken i krogene", "såre enkelt", "Hvis hvisken i krogene, så såre enkelt"),
        ("hvis", "så", ""),
        ("Når …", "så spørger jeg", "spørger jeg"),
        ("mødet begynder", "… så:", "mødet begynder"),
        ("mødet slutter", "Så snart jeg kan, ringer jeg", "Hvis mødet slutter, så Så snart jeg kan, ringer jeg"),
        ("", "så længe det varer, tier jeg", "så længe det varer, tier jeg"),
        ("", "Så vidt muligt ringer jeg", "Så vidt muligt ringer jeg"),
        ("", "så snarter det", "snarter det"),
        ("", "så spørger jeg", "spørger jeg"),
        ("Hvis mødet begynder,", "", "mødet begynder"),
        ("", "", ""),
    ],
)
def test_who_writes_the_words_themselves_doesnt_get_them_twice(occasion: str, action: str, said: str) -> None:
    assert in_words(Commitment(occasion=occasion, action=action)) == said


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_the_days_that_are_offered_are_working_days(today: date) -> None:
    days = soon(today)
    assert len(days) == 3
    assert all(day.weekday() < 5 and day - today >= timedelta(7) for day in days.values())


def test_what_falls_on_a_weekend_is_the_monday_after() -> None:
    saturday = date(2026, 11, 28)
    assert soon(saturday)["in a week"] == date(2026, 12, 7)
    assert soon(TODAY)["in a week"] == date(2026, 11, 30)


def test_whoever_leaves_one_is_told_what_was_done_with_it() -> None:
    new, made = Commitment(), agreement(id="1")
    assert told_since(new, made) == "Aftalen er lavet. Se tilbage mandag den 7. december."
    assert told_since(new, agreement(id="1", look_back="")) == "Aftalen er lavet. Der mangler en dag at se tilbage."
    assert told_since(new, new) == "", "nothing was written"
    assert told_since(made, agreement(id="1", action="andet")) == ""
    over = agreement(id="1", outcome="done")
    assert told_since(made, over) == "Du har set tilbage på aftalen."
    assert told_since(over, over) == ""
