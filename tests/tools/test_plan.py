"""What a communication plan begins with, what it lacks, and what is done to its steps and messages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course
from course.tools.plan import (
    Message,
    MessagePlan,
    added,
    by_day,
    lacks,
    missing,
    new_plan,
    next_message,
    step_moved,
    with_message,
    with_step,
    without_step,
)
from tests.tools.plans import steps

TODAY = date(2026, 11, 23)
WHOLE = MessagePlan(
    title="Ny telefoni",
    why="Fordi borgerne venter for længe.",
    story="Det er tirsdag.",
    steps=steps("Vi øver os."),
    messages=(Message("1", "Borgerne", "I kan ringe hele dagen.", "Hanne", "Hjemmesiden", "2026-11-23"),),
)

texts = st.text(max_size=30) | st.sampled_from(["", " ", "{group}", "[/]", "2026-11-22", "2027-02-29", "snart", "x" * 300])
messages = st.lists(st.builds(Message, texts, texts, texts, texts, texts, texts), max_size=6).map(tuple)
plans = st.builds(
    MessagePlan,
    title=texts,
    why=texts,
    story=texts,
    drawing=texts,
    steps=st.lists(texts, max_size=4).map(lambda each: steps(*each)),
    messages=messages,
)


def test_a_plan_begins_with_the_suggested_groups(practice_course: Course) -> None:
    assert practice_course.toolkit is not None
    plan = new_plan(practice_course.toolkit, "Ny telefoni", "p1")
    assert (plan.id, plan.title, plan.project) == ("", "Ny telefoni", "p1")
    assert [(each.group, each.what) for each in plan.messages] == [("Medarbejderne", ""), ("Borgerne", "")]


def test_nothing_is_missing_in_a_whole_plan() -> None:
    assert lacks(WHOLE, TODAY) == []


def test_everything_is_missing_in_an_empty_one() -> None:
    assert lacks(MessagePlan(steps=steps(" "), why="\n"), TODAY) == [
        "Der står ikke noget endnu om, hvorfor I skal det.",
        "Historien om dagen bagefter er ikke fortalt endnu.",
        "Forandringen har ingen skridt endnu.",
        "Der er ingen, der skal høre om det endnu: Der er ingen grupper.",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"what": " "}, ["Borgerne: Der er ingen besked endnu."]),
        ({"what": "", "sender": "", "where": "", "day": ""}, ["Borgerne: Der er ingen besked endnu."]),
        ({"sender": ""}, ["Borgerne: Der står ikke, hvem der siger det."]),
        ({"where": ""}, ["Borgerne: Der står ikke, hvor de hører det."]),
        ({"day": ""}, ["Borgerne: Der er ingen dato endnu."]),
        ({"day": "2026-11-22"}, ["Borgerne: Datoen er allerede passeret."]),
        ({"day": "når vi er klar"}, ["Borgerne: Datoen kan ikke læses. Skriv fx 3. december."]),
        ({"day": "2026-02-30"}, ["Borgerne: Datoen kan ikke læses. Skriv fx 3. december."]),
        ({"group": "", "what": ""}, ["En af grupperne har ikke noget navn endnu."]),
        ({"group": "Alle {group} [/]", "what": ""}, ["Alle {group} [/]: Der er ingen besked endnu."]),
    ],
)
def test_what_a_message_lacks(fields: dict[str, str], told: list[str]) -> None:
    plan = with_message(WHOLE, "1", **fields)
    assert lacks(plan, TODAY) == told
    assert {each.message for each in missing(plan, TODAY)} == {"1"}


def test_a_long_name_is_shortened() -> None:
    (told,) = lacks(with_message(WHOLE, "1", group="Forældre\ni den store stue " * 12, what=""), TODAY)
    assert told == "Forældre i den store stue Forældre i den…: Der er ingen besked endnu."


@given(plan=plans, days=st.integers(-40_000, 40_000))
def test_a_thing_is_said_once_whatever_is_written(plan: MessagePlan, days: int) -> None:
    told = lacks(plan, TODAY + timedelta(days))
    assert len(told) == len(set(told))
    assert all("\n" not in text and text.endswith(".") for text in told)
    assert bool(plan.why.strip()) != ("Der står ikke noget endnu om, hvorfor I skal det." in told)


@given(plan=plans)
def test_whoever_follows_what_is_said_has_nothing_left(plan: MessagePlan) -> None:
    for _round in range(60):
        lacking = missing(plan, TODAY)
        if not lacking:
            return
        plan = _mended(plan, lacking[0].place, lacking[0].message, lacking[0].field)
    raise AssertionError(f"still missing: {lacks(plan, TODAY)}")


def _mended(plan: MessagePlan, place: str, message: str, field: str) -> MessagePlan:
    match place:
        case "why" | "story":
            return replace(plan, **{place: "Fordi."})
        case "steps":
            return with_step(plan, "ny", "Vi begynder.")
        case _ if field:
            return with_message(plan, message, **{field: "2026-12-01"})
        case _:
            return added(plan)[0]


def test_a_new_group_has_an_id_of_its_own() -> None:
    plan, new = added(WHOLE)
    assert plan.messages[-1] == new
    without = replace(plan, messages=plan.messages[:-1])
    assert len({*(message.id for message in WHOLE.messages), new.id, added(without)[1].id}) == 3


def test_words_for_a_message_that_is_gone_bring_it_back() -> None:
    plan = with_message(replace(WHOLE, messages=()), "1", what="I kan ringe.")
    assert plan.messages == (Message("1", "", "I kan ringe."),)


@given(said=st.lists(st.text(max_size=5), max_size=6), place=st.integers(0, 8), to=st.integers(-2, 8))
def test_moving_a_step_loses_none(said: list[str], place: int, to: int) -> None:
    plan = MessagePlan(steps=steps(*said))
    after = step_moved(plan, str(place), to).steps
    assert {step.id for step in after} == {step.id for step in plan.steps}
    if 1 <= place <= len(said):
        assert after[min(max(0, to), len(said) - 1)] == plan.steps[place - 1]
    else:
        assert after == plan.steps


def test_steps_are_written_and_cut() -> None:
    plan = with_step(with_step(WHOLE, "1", "A"), "7", "B")
    assert [(step.id, step.text) for step in plan.steps] == [("1", "A"), ("7", "B")]
    assert [step.text for step in without_step(plan, "1").steps] == ["B"]
    assert without_step(plan, "2") == plan, "one that is gone takes no other with it"


def test_messages_by_their_day() -> None:
    days = {"a": "", "b": "2026-12-01", "c": "snart", "d": "2026-11-01"}
    plan = MessagePlan(messages=tuple(Message(name, name, day=day) for name, day in days.items()))
    assert [each.id for each in by_day(plan).messages] == ["d", "b", "a", "c"]
    coming = next_message(plan, TODAY)
    assert coming is not None
    assert coming.id == "b"
    assert next_message(plan, date(2026, 12, 2)) is None
