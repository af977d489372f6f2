"""Threads: what grew out of a text stands with it, and the thread that was written in last comes first."""

from __future__ import annotations

from datetime import datetime, timedelta

from course.journal.kinds import NOTES, REFLECTIONS, REVISITS, Note, Reflection, Revisit
from course.tools.commitment import Commitment, Outcome, Source
from course.tools.threads import Text, Thread, threads
from tests.conftest import NOW


def at(day: int) -> datetime:
    return NOW + timedelta(days=day)


def reflection(step: str, day: int, changed: int | None = None) -> Reflection:
    return Reflection(f"r-{step}", "start", step, "Mine ord.", at(day), at(day if changed is None else changed))


def revisit(step: str, day: int, text: str = "I dag.") -> Revisit:
    return Revisit(f"v-{step}-{day}", "start", step, 14, text, at(day), at(day), day)


def note(name: str, day: int, step: str | None = None) -> Note:
    return Note(f"n-{name}", "start" if step else None, step, "Et notat.", at(day), at(day))


def agreement(name: str, day: int, source: Source | None = None, follows: str = "", looked_back: int | None = None) -> Commitment:
    outcome: Outcome | None = "done" if looked_back is not None else None
    changed = at(day if looked_back is None else looked_back)
    return Commitment(
        id=name, created=at(day), changed=changed, action="spørger jeg", source=source, follows=follows, outcome=outcome
    )


def ids(found: list[Thread]) -> list[list[str]]:
    return [[part.of.id + ("!" if part.is_outcome else "") for part in thread.parts] for thread in found]


def test_what_grew_out_of_a_reflection_stands_with_it_in_time() -> None:
    grown = agreement("a", 16, Source(REVISITS, "v-one-15"), looked_back=30)
    (thread,) = threads([revisit("one", 15), reflection("one", 0)], [grown])
    assert ids([thread]) == [["r-one", "v-one-15", "a", "a!"]]
    assert thread.changed == at(30)
    assert thread.text is not None and thread.text.id == "r-one"
    assert thread.entries == [(REFLECTIONS, "r-one"), (REVISITS, "v-one-15"), ("commitments", "a")]


def test_the_thread_with_the_latest_part_comes_first() -> None:
    texts: list[Text] = [
        reflection("old", 0),
        note("a", 5),
        reflection("new", 7),
        revisit("old", 14),
        reflection("edited", 1, changed=9),
    ]
    assert ids(threads(texts, [])) == [["r-old", "v-old-14"], ["r-edited"], ["r-new"], ["n-a"]]


def test_notes_and_agreements_without_a_source_are_threads_of_one() -> None:
    texts: list[Text] = [reflection("one", 0), note("to-step", 1, "one"), note("free", 2)]
    free, project = agreement("free", 3), agreement("of-project", 4, Source("projects", "p1"))
    assert ids(threads(texts, [free, project])) == [["of-project"], ["free"], ["n-free"], ["n-to-step"], ["r-one"]]


def test_an_agreement_on_a_note_stands_with_the_note() -> None:
    assert ids(threads([note("a", 0)], [agreement("c", 1, Source(NOTES, "n-a"))])) == [["n-a", "c"]]


def test_an_agreement_that_builds_on_another_stands_with_it() -> None:
    first = agreement("one", 0, Source(REFLECTIONS, "gone"), looked_back=7)
    second, third = agreement("two", 8, follows="one", looked_back=20), agreement("three", 21, follows="two")
    assert ids(threads([], [third, first, second])) == [["one", "one!", "two", "two!", "three"]]


def test_two_agreements_that_follow_each_other_are_no_harm() -> None:
    found = threads(
        [], [agreement("one", 0, follows="two"), agreement("two", 1, follows="one"), agreement("self", 2, follows="self")]
    )
    assert sorted(part.of.id for thread in found for part in thread.parts) == ["one", "self", "two"]


def test_a_looking_back_stays_when_the_first_text_is_gone_and_one_passed_over_is_none() -> None:
    assert ids(threads([revisit("one", 15), revisit("one", 60, " ")], [])) == [["v-one-15"]]


def test_texts_of_two_machines_to_one_step_are_one_thread() -> None:
    other = Reflection("r-other", "start", "one", "Hjemme.", at(1), at(1))
    assert ids(threads([other, reflection("one", 0)], [])) == [["r-one", "r-other"]]


def test_nothing_is_no_thread() -> None:
    assert threads([], []) == []
