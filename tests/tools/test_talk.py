"""The talk with one's own manager: three things in their places, five texts at most, agreements that are in unless left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from course.journal import Journal
from course.journal.kinds import NOTES, REFLECTIONS, Note
from course.tools.conflict_merge import settle_works
from course.tools.naming import title_of, words_of
from course.tools.repositories import Repositories
from course.tools.talk import MOST, PLACES, Picked, Talk, Thing, agreement_turned, takes, turned, written
from tests.conftest import NOW

ENTRIES = [(NOTES, str(number)) for number in range(7)]
TEXTS = {entry: Note(entry[1], None, None, f"Tekst {entry[1]}", NOW, NOW) for entry in ENTRIES}


def test_what_is_written_stands_in_its_place_whatever_was_written_first() -> None:
    talk = written(Talk(), "3", wish="Hvad vi gør", ask="doubt")
    talk = written(talk, "1", wish="To timer")
    talk = written(talk, "1", reason="Så kan hun hjælpe")
    assert talk.wanted == (Thing("1", "request", "To timer", "Så kan hun hjælpe"), Thing("3", "doubt", "Hvad vi gør"))
    assert [talk.thing(place).wish for place in PLACES] == ["To timer", "", "Hvad vi gør"]
    assert written(talk, "1", wish=" ", reason="").wanted == (Thing("3", "doubt", "Hvad vi gør"),)


def test_it_is_told_by_what_is_written_in_it_and_by_nothing_else() -> None:
    talk = Talk(day="2026-12-09", role="områdeleder", things=(Thing("1", "doubt", "Tid", "Fordi"),), picked=(Picked("n1"),))
    assert title_of(talk) == "Samtalen med min leder"
    assert words_of(replace(talk, left_out=("c1",), project="p1")) == ["områdeleder", "Tid", "Fordi"]


def test_a_text_goes_along_or_doesnt_and_five_are_enough() -> None:
    talk = Talk()
    for entry in ENTRIES:
        talk = turned(talk, entry, TEXTS)
    assert talk.entries == tuple(ENTRIES[:MOST])
    assert not takes(talk, ENTRIES[5], TEXTS)
    assert takes(talk, ENTRIES[0], TEXTS), "to take it out again"
    talk = turned(turned(talk, ENTRIES[0], TEXTS), ENTRIES[6], TEXTS)
    assert talk.entries == (*ENTRIES[1:MOST], ENTRIES[6])


def test_one_that_was_deleted_makes_room() -> None:
    talk = Talk(picked=tuple(Picked(each, table) for table, each in ENTRIES[:MOST]))
    there = {entry: text for entry, text in TEXTS.items() if entry != ENTRIES[2]}
    assert turned(talk, ENTRIES[5], there).entries == (*ENTRIES[:2], *ENTRIES[3:MOST], ENTRIES[5])


def test_only_ones_own_texts_go_along_and_of_too_many_the_first() -> None:
    talk = Talk(picked=(Picked("a", "attempts"), *(Picked(str(number)) for number in range(9))))
    assert talk.entries == tuple((REFLECTIONS, str(number)) for number in range(MOST))


def test_an_agreement_is_left_out_and_comes_back() -> None:
    talk = agreement_turned(agreement_turned(Talk(), "c1"), "c2")
    assert talk.left_out == ("c1", "c2")
    assert agreement_turned(talk, "c1").left_out == ("c2",)


def test_it_is_kept_as_it_is(home: Path, clock: Callable[[], datetime]) -> None:
    talk = Talk(
        day="2026-12-09",
        role="områdeleder",
        project="p1",
        things=(Thing("2", "doubt", "Tid", "Fordi"),),
        picked=(Picked("n1", NOTES),),
        with_ratings=False,
        left_out=("c1",),
    )
    with Journal(home, clock=clock) as journal:
        saved = Repositories(journal).of(Talk).save(talk)
        assert replace(saved, id="", created=None, changed=None, revision=0) == talk


def test_what_two_computers_wrote_is_all_in_it(tmp_path: Path) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with (
        Journal(tmp_path / "et", share, "et", clock=lambda: NOW) as one,
        Journal(tmp_path / "to", share, "to", clock=lambda: NOW) as other,
    ):
        talk = Repositories(one).of(Talk).save(Talk(role="områdeleder"))
        one.sync()
        other.sync()
        Repositories(one).of(Talk).save(turned(written(talk, "1", wish="Tid"), ENTRIES[0], TEXTS))
        Repositories(other).of(Talk).save(agreement_turned(turned(written(talk, "2", wish="Et navn"), ENTRIES[1], TEXTS), "c1"))
        for journal in (one, other, one):
            journal.sync()
        assert settle_works(one) == 1
        made = Repositories(one).of(Talk).get(talk.id)
        assert made is not None
        assert [(thing.id, thing.wish) for thing in made.wanted] == [("1", "Tid"), ("2", "Et navn")]
        assert ({*made.entries}, made.left_out) == ({*ENTRIES[:2]}, ("c1",))
