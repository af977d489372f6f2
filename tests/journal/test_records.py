"""The journal as typed records: what the app saves and what it gets back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.journal import Journal
from course.journal.kinds import (
    ATTEMPTS,
    BOOKMARKS,
    KINDS,
    NOTES,
    RATINGS,
    REFLECTIONS,
    REVISITS,
    Attempt,
    Note,
    Reflection,
    Revisit,
    changed,
    kind_of,
)
from course.journal.records import Records
from course.journal.text import readable
from tests.conftest import NOW


class Clock:
    """A clock that goes a minute on each time it is looked at."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    with Journal(home, clock=Clock()) as opened:
        yield opened


@pytest.fixture
def records(journal: Journal) -> Records:
    return Records(journal)


@pytest.fixture
def reopened(home: Path) -> Iterator[Callable[[], Records]]:
    """What another program finds in the same journal."""
    opened: list[Journal] = []

    def reopen() -> Records:
        opened.append(Journal(home))
        return Records(opened[-1])

    yield reopen
    for each in opened:
        each.close()


def test_to_look_makes_nothing(records: Records, home: Path) -> None:
    assert records.all() == []
    assert records.places() == []
    assert records.revisits() == []
    assert records.bookmarks() == []
    assert records.ratings() == {}
    assert records.written() | records.answered() | records.readings() == set()
    assert records.setting("theme") is None
    assert records.reflection("x") is None
    assert records.note("x") is None
    assert records.get(NOTES, "x") is None
    assert records.counts() == dict.fromkeys(KINDS, 0)
    assert not home.exists()


def test_a_reflection_comes_back_as_it_was_written(records: Records, reopened: Callable[[], Records]) -> None:
    record_id = records.save_reflection("start", "start-a", "Åse [/]", None)
    for each in (records, reopened()):
        found = each.reflection("start-a")
        assert isinstance(found, Reflection)
        assert (found.id, found.lesson, found.step, found.text) == (record_id, "start", "start-a", "Åse [/]")
        assert found.created == found.changed
        assert found.created.utcoffset() is not None


def test_a_new_version_is_the_same_record(records: Records) -> None:
    record_id = records.save_reflection("start", "start-a", "Før.", None)
    assert records.save_reflection("start", "start-a", "Nu.", record_id) == record_id
    (found,) = records.reflections()
    assert found.text == "Nu."
    assert found.created < found.changed
    assert [(version.document or {}).get("text") for version in records.history(REFLECTIONS, record_id)] == ["Før.", "Nu."]


@pytest.mark.parametrize(("lesson", "step"), [(None, None), ("start", "start-a"), ("start", None)])
def test_a_note_belongs_to_a_step_or_to_none(
    records: Records, reopened: Callable[[], Records], lesson: str | None, step: str | None
) -> None:
    records.save_note(lesson, step, "Et notat.", None)
    (found,) = reopened().notes()
    assert (found.lesson, found.step, found.text) == (lesson, step, "Et notat.")


def test_an_answer_comes_back_with_all_that_it_was(records: Records, reopened: Callable[[], Records]) -> None:
    records.save_attempt("start", "start-quiz", "start-q01", ("Ja, [b]", "Nej"), True, 4_294_967_295)
    (found,) = reopened().attempts()
    assert (found.lesson, found.step, found.question) == ("start", "start-quiz", "start-q01")
    assert (found.chosen, found.correct, found.seed) == (("Ja, [b]", "Nej"), True, 4_294_967_295)


def test_answers_stand_in_the_order_they_were_given(records: Records) -> None:
    for number in range(5):
        records.save_attempt("l", "s", "q", [str(number)], False, number)
    assert [attempt.chosen for attempt in records.attempts()] == [(str(number),) for number in range(5)]


def test_text_is_saved_on_what_kind_of_record_it_belongs_to(records: Records) -> None:
    reflection_id = records.save_reflection("l", "s", "a", None)
    note_id = records.save_note(None, None, "b", None)
    revisit_id = records.save_revisit("l", "s", 14, "b", None)
    for kind, record_id in ((REFLECTIONS, reflection_id), (NOTES, note_id), (REVISITS, revisit_id)):
        record = records.get(kind, record_id)
        assert isinstance(record, Reflection | Note | Revisit)
        assert records.save_text(record, "c") == record_id
    assert [each.text for each in records.reflections()] == ["c"]
    assert [each.text for each in records.notes()] == ["c"]
    assert [(each.text, each.days) for each in records.revisits()] == [("c", 14)]
    assert records.counts() == {REFLECTIONS: 1, NOTES: 1, REVISITS: 1, ATTEMPTS: 0}


def test_a_revisit_comes_back_with_all_that_it_was(records: Records, reopened: Callable[[], Records]) -> None:
    reflection_id = records.save_reflection("l", "s", "Før [/] æøå.", None)
    records.save_revisit("l", "s", 60, "Nu.", None)
    found = reopened()
    (revisit,) = found.revisits()
    assert (revisit.lesson, revisit.step, revisit.days, revisit.text) == ("l", "s", 60, "Nu.")
    assert [(each.id, each.text) for each in found.reflections()] == [(reflection_id, "Før [/] æøå.")], "both are kept"
    assert [type(each) for each in found.all()] == [Revisit, Reflection]


def test_a_revisit_that_was_passed_over_is_remembered_and_is_no_entry(records: Records) -> None:
    records.save_revisit("l", "s", 14, "", None)
    assert [(each.days, each.text) for each in records.revisits()] == [(14, "")]
    assert records.all() == []
    assert records.counts() == dict.fromkeys(KINDS, 0)


def test_a_deleted_revisit_can_be_brought_back(records: Records) -> None:
    revisit_id = records.save_revisit("l", "s", 14, "Nu.", None)
    records.remove(REVISITS, revisit_id)
    assert records.revisits() == []
    assert [each.id for each in records.deleted()] == [revisit_id]
    records.restore(REVISITS, revisit_id)
    assert [each.text for each in records.revisits()] == ["Nu."]


def test_a_step_is_marked_once_and_unmarked_altogether(records: Records, reopened: Callable[[], Records]) -> None:
    for step in ("s", "t", "s"):
        records.save_bookmark("l", step)
    assert [(each.lesson, each.step) for each in reopened().bookmarks()] == [("l", "s"), ("l", "t")]
    records.remove_bookmark("s")
    records.remove_bookmark("nowhere")
    assert records.bookmark("s") is None
    assert [each.step for each in records.bookmarks()] == ["t"]


def test_a_mark_that_was_made_on_two_machines_goes_with_one_press(records: Records, journal: Journal) -> None:
    journal.table(BOOKMARKS).insert_multiple([{"lesson": "l", "step": "s"}] * 2)
    records.remove_bookmark("s")
    assert records.bookmarks() == []


def test_of_ratings_the_last_at_each_moment_counts(records: Records, reopened: Callable[[], Records]) -> None:
    for moment, statement, value in (("before", "a", 2), ("before", "b", 3), ("before", "a", 4), ("after", "a", 7)):
        records.save_rating(moment, statement, value)
    assert reopened().ratings() == {"before": {"a": 4, "b": 3}, "after": {"a": 7}}


def test_the_scale_goes_from_one_to_seven(records: Records) -> None:
    for value in range(-1, 10):
        records.save_rating("before", str(value), value)
    assert records.ratings() == {"before": {str(value): value for value in range(1, 8)}}


def test_a_rating_given_on_two_machines_can_be_given_anew(records: Records, journal: Journal) -> None:
    for value in (2, 3):
        journal.table("ratings").insert({"moment": "before", "statement": "a", "value": value})
    for value in (5, 6):
        records.save_rating("before", "a", value)
        assert records.ratings() == {"before": {"a": value}}
    assert len(journal.table("ratings")) == 2


def test_a_step_was_read_when_it_was_read_first(journal: Journal, records: Records) -> None:
    records.save_reading("l", "s")
    journal.table("readings").insert({"lesson": "l", "step": "s"})
    journal.table("readings").insert({"lesson": "l"})
    first = min(entry.created for entry in journal.table("readings"))
    assert records.read_at() == {"s": first}


def test_how_sure_one_was_and_whether_it_had_come_back_is_kept(records: Records, reopened: Callable[[], Records]) -> None:
    for sure, review in ((None, False), (True, True), (False, False)):
        records.save_attempt("l", "s", "q", ["a"], True, 1, sure=sure, review=review)
    assert [(each.sure, each.review) for each in reopened().attempts()] == [(None, False), (True, True), (False, False)]


def test_a_step_is_read_once(records: Records, journal: Journal) -> None:
    for _ in range(3):
        records.save_reading("l", "s")
    records.save_reading("l", "t")
    assert records.readings() == {"s", "t"}
    assert len(journal.table("readings")) == 2


def test_a_lesson_has_one_place_and_the_last_visited_comes_last(records: Records) -> None:
    for lesson, step in (("a", "a-1"), ("b", "b-1"), ("a", "a-2")):
        records.save_place(lesson, step)
    assert [(place.lesson, place.step) for place in records.places()] == [("b", "b-1"), ("a", "a-2")]


def test_where_one_was_last_is_told_by_the_order_of_the_steps_and_not_by_a_clock_that_goes_back(home: Path) -> None:
    hours = iter(range(1000, 0, -1))
    with Journal(home, clock=lambda: NOW + timedelta(hours=next(hours))) as journal:
        records = Records(journal)
        for lesson in ("a", "b", "c", "a", "b"):
            records.save_place(lesson, f"{lesson}-1")
        assert [place.lesson for place in records.places()] == ["c", "a", "b"]


def test_a_setting_is_the_last_that_was_chosen(records: Records, reopened: Callable[[], Records]) -> None:
    for value in ("dark", "light"):
        records.save_setting("theme", value)
    records.save_setting("other", "x")
    assert reopened().setting("theme") == "light"


def test_only_steps_with_words_count_as_written(records: Records) -> None:
    records.save_reflection("l", "words", "Ord.", None)
    records.save_reflection("l", "blank", " \n ", None)
    emptied = records.save_reflection("l", "emptied", "Ord.", None)
    assert records.written() == {"words", "emptied"}
    records.save_reflection("l", "emptied", "", emptied)
    assert records.written() == {"words"}


def test_ids_follow_what_is_saved_deleted_and_brought_back(records: Records) -> None:
    record_id = records.save_attempt("l", "s", "q", ["a"], True, 1)
    assert records.answered() == {"q"}
    records.remove(ATTEMPTS, record_id)
    assert records.answered() == set()
    assert records.attempts() == []
    records.restore(ATTEMPTS, record_id)
    assert records.answered() == {"q"}
    assert len(records.attempts()) == 1


def test_an_earlier_version_can_be_brought_back(records: Records) -> None:
    record_id = records.save_note(None, None, "Først.", None)
    records.save_note(None, None, "Sidst.", record_id)
    first = records.history(NOTES, record_id)[0]
    records.restore(NOTES, record_id, first.id)
    assert [note.text for note in records.notes()] == ["Først."]
    assert len(records.history(NOTES, record_id)) == 3


def test_all_is_newest_first_whatever_the_kind(records: Records) -> None:
    first = records.save_note(None, None, "1", None)
    records.save_attempt("l", "s", "q", ["2"], False, 1)
    records.save_reflection("l", "s", "3", None)
    records.save_note(None, None, "4", first)
    found = records.all()
    assert [type(record) for record in found] == [Note, Reflection, Attempt]
    assert [changed(record) for record in found] == sorted(map(changed, found), reverse=True)
    assert [kind_of(record) for record in found] == [NOTES, REFLECTIONS, ATTEMPTS]


def test_of_two_reflections_to_a_step_the_latest_counts(records: Records) -> None:
    older = records.save_reflection("l", "s", "a", None)
    records.save_reflection("l", "s", "b", None)
    records.save_reflection("l", "s", "c", older)
    found = records.reflection("s")
    assert found is not None
    assert found.text == "c"


def test_a_list_that_was_given_out_can_be_changed_freely(records: Records) -> None:
    records.save_note(None, None, "a", None)
    records.notes().clear()
    records.all().clear()
    assert len(records.notes()) == 1


def test_what_another_program_saves_is_there_at_the_next_look(records: Records, home: Path) -> None:
    records.save_note(None, None, "herfra", None)
    assert len(records.notes()) == 1
    with Journal(home) as other:
        Records(other).save_note(None, None, "derfra", None)
        Records(other).save_reading("l", "s")
    assert {note.text for note in records.notes()} == {"herfra", "derfra"}
    assert records.readings() == {"s"}


STRANGE: dict[str, list[dict[str, Any]]] = {
    REFLECTIONS: [
        {},
        {"lesson": "l", "step": "s"},
        {"lesson": "l", "step": "s", "text": 7},
        {"lesson": 1, "step": 2, "text": "x"},
    ],
    NOTES: [{}, {"text": None}, {"text": ["x"]}],
    ATTEMPTS: [
        {},
        {"lesson": "l", "step": "s", "question": "q"},
        {"lesson": "l", "step": "s", "question": "q", "chosen": "abc"},
        {"lesson": "l", "step": "s", "question": None, "chosen": []},
    ],
    "readings": [{}, {"step": 4}],
    "places": [{}, {"lesson": "l"}, {"lesson": "l", "step": 3}],
    "settings": [{}, {"name": "theme"}, {"name": "theme", "value": 3}],
    REVISITS: [
        {},
        {"lesson": "l", "step": "s", "text": "x"},
        {"lesson": "l", "step": "s", "text": "x", "days": "14"},
        {"lesson": "l", "step": "s", "text": "x", "days": True},
        {"lesson": "l", "step": "s", "text": None, "days": 14},
        {"lesson": None, "step": "s", "text": "x", "days": 14},
    ],
    BOOKMARKS: [{}, {"lesson": "l"}, {"lesson": "l", "step": 3}],
    RATINGS: [
        {},
        {"moment": "before", "statement": "a"},
        {"moment": 1, "statement": "a", "value": 3},
        *({"moment": "before", "statement": "a", "value": value} for value in (0, 8, -1, 3.0, "3", True, None, [3], 10**400)),
    ],
}


def test_a_record_of_a_strange_shape_is_left_out_and_left_alone(records: Records, journal: Journal) -> None:
    for kind, entries in STRANGE.items():
        journal.table(kind).insert_multiple(entries)
    assert records.all() == []
    assert records.places() == []
    assert records.revisits() == []
    assert records.bookmarks() == []
    assert records.ratings() == {}
    assert records.written() | records.readings() == set()
    assert records.setting("theme") is None
    records.save_setting("theme", "dark")
    assert records.setting("theme") == "dark"
    assert {kind: len(journal.table(kind)) for kind in STRANGE if kind != "settings"} == {
        kind: len(entries) for kind, entries in STRANGE.items() if kind != "settings"
    }


def test_a_record_with_more_in_it_than_today_is_read(records: Records, journal: Journal) -> None:
    more = {"lesson": "l", "step": "s", "text": "x", "question": "q", "chosen": ["a", 1], "mood": {"x": [1]}, "days": 14}
    odd = {"sure": "yes", "review": 1, "correct": "no", "seed": None}
    for kind in KINDS:
        journal.table(kind).insert(more | odd)
    assert [type(record) for record in records.all()] == [Attempt, Revisit, Note, Reflection]
    (attempt,) = records.attempts()
    assert (attempt.chosen, attempt.correct, attempt.seed) == (("a", "1"), False, 0)
    assert (attempt.sure, attempt.review) == (None, False)
    assert records.answered() == {"q"}
    assert records.written() == {"s"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_comes_back(records: Records, reopened: Callable[[], Records], text: str) -> None:
    record_id = records.save_note(None, None, text, None)
    found = records.get(NOTES, record_id)
    assert isinstance(found, Note)
    assert found.text == readable(text)


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_a_readable_text_commands_no_terminal_and_can_be_written(text: str) -> None:
    whole = readable(text)
    whole.encode("utf-8")
    assert {each for each in whole if unicodedata.category(each) == "Cc"} <= {"\n", "\t"}
    assert len(whole) <= len(text)
    assert readable(whole) == whole
    if not {unicodedata.category(each) for each in text} & {"Cc", "Cs", "Cf"}:
        assert whole == text


@pytest.mark.parametrize(
    "text", ["\tTab\nog linje", "👩‍👩‍👧‍👦 e\u0301 å", "[/] [red] \\[", "שלום مرحبا", "a\u00adb\u200bc\ufeff"]
)
def test_what_harms_nobody_is_kept_letter_by_letter(text: str) -> None:
    assert readable(text) == text


def test_halves_of_a_character_are_put_together() -> None:
    assert readable("\ud83d\ude00 \ud83d") == "😀 \ufffd"


def test_what_a_text_said_at_a_moment(home: Path) -> None:
    now = NOW
    with Journal(home, clock=lambda: now) as journal:
        records = Records(journal)
        first = records.save_reflection("l", "s", "Først.", None)
        now = NOW + timedelta(days=9)
        records.save_reflection("l", "s", "Siden.", first)
        reflection = records.reflection("s")
        assert reflection is not None
        assert records.text_at(reflection, NOW + timedelta(days=1)) == ("Først.", NOW)
        assert records.text_at(reflection, NOW + timedelta(days=10)) == ("Siden.", NOW + timedelta(days=9))
        assert records.text_at(reflection, NOW - timedelta(days=1)) == ("Først.", NOW)
