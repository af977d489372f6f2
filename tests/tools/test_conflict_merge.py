"""Work that was changed on two computers: put together of what both made of it, and the same on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.journal import Journal, Version
from course.journal.other_texts import choose, other_texts, pairs
from course.journal.records import Records
from course.journal.text_conflicts import text_conflicts
from course.tools import board, commitment, plan, project, registry, talk, workshop
from course.tools.board import Board, added, rewritten
from course.tools.commitment import Commitment
from course.tools.conflict_merge import put_together, settle_works
from course.tools.plan import Message, MessagePlan, PlanStep, with_step
from course.tools.project import Project, Watched
from course.tools.repositories import Repositories
from course.tools.repository import Repository, Work
from course.tools.talk import Picked, Talk, Thing
from course.tools.workshop import AgendaItem, Line, Visit, Workshop
from tests.conftest import NOW


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[tuple[Journal, Journal]]:
    """Two computers with one shared folder; they meet when `meet` says so."""
    minutes = count()
    share = tmp_path / "delt"
    share.mkdir()
    homes = [Journal(tmp_path / name, share, name, clock=lambda: NOW + timedelta(minutes=next(minutes))) for name in ("et", "to")]
    yield homes[0], homes[1]
    for each in homes:
        each.close()


def meet(*journals: Journal) -> None:
    for journal in (*journals, *journals):
        journal.sync()


WORKS: list[tuple[str, Work, Callable[[Any], Work], Callable[[Any], Work], Callable[[Any], object], object]] = [
    (
        board.TABLE,
        Board(title="Ny telefoni"),
        lambda work: added(work, "now-pro", "Kendt", "a"),
        lambda work: added(work, "now-con", "Ventetid", "b"),
        lambda work: {card.text for card in work.cards},
        {"Kendt", "Ventetid"},
    ),
    (
        talk.TABLE,
        Talk(role="Skolechefen", picked=(Picked("a"),)),
        lambda work: replace(work, things=(Thing("1", wish="Tid til nattevagten"),), picked=(*work.picked, Picked("b"))),
        lambda work: replace(work, things=(Thing("2", "doubt", "Om fristen"),), day="2026-12-01"),
        lambda work: ({thing.wish for thing in work.wanted}, work.day, work.entries),
        ({"Tid til nattevagten", "Om fristen"}, "2026-12-01", (("reflections", "a"), ("reflections", "b"))),
    ),
    (
        project.TABLE,
        Project(name="Ny telefoni", watched={"l": Watched(note="Husk")}),
        lambda work: replace(work, watched={**work.watched, "l": Watched("done", "Husk"), "m": Watched("trouble")}),
        lambda work: replace(work, watched={"l": Watched(note="Husk det")}, replies={"q": "yes"}),
        lambda work: (work.watched, work.replies),
        ({"l": Watched("done", "Husk det"), "m": Watched("trouble")}, {"q": "yes"}),
    ),
    (
        workshop.TABLE,
        Workshop(visit=Visit(questions=(Line("1", "Hvad savner I?"),)), items=(AgendaItem("v", "Velkomst", 10),)),
        lambda work: replace(work, visit=replace(work.visit, unit="Nabokommunen"), items=(AgendaItem("v", "Velkomst", 20),)),
        lambda work: replace(
            work, visit=Visit(questions=(Line("1", "Hvad savner I?", True),)), items=(*work.items, AgendaItem("p", "Pause", 10))
        ),
        lambda work: (work.visit, work.items),
        (
            Visit("Nabokommunen", "", (Line("1", "Hvad savner I?", True),)),
            (AgendaItem("v", "Velkomst", 20), AgendaItem("p", "Pause", 10)),
        ),
    ),
    (
        plan.TABLE,
        MessagePlan(steps=(PlanStep("1", "Vi begynder."),), messages=(Message("b", "Borgerne"),)),
        lambda work: with_step(replace(work, messages=(Message("b", "Borgerne", sender="Hanne"),)), "2", "Vi øver."),
        lambda work: with_step(replace(work, messages=(Message("b", "Borgerne", "I kan ringe."),)), "3", "Vi slutter."),
        lambda work: ({step.text for step in work.steps}, work.messages),
        ({"Vi begynder.", "Vi øver.", "Vi slutter."}, (Message("b", "Borgerne", "I kan ringe.", "Hanne"),)),
    ),
    (
        commitment.TABLE,
        Commitment(action="ringer jeg"),
        lambda work: replace(work, occasion="det bliver mandag", outcome="partly"),
        lambda work: replace(work, learned="Ring tidligere", outcome="done"),
        lambda work: (work.occasion, work.learned, work.outcome),
        ("det bliver mandag", "Ring tidligere", "done"),
    ),
]


def repository_of(journal: Journal, table: str) -> Repository[Any]:
    return next(repository for repository in Repositories(journal).every() if repository.table == table)


@pytest.mark.parametrize(("table", "work", "here", "there", "told", "wanted"), WORKS, ids=[each[0] for each in WORKS])
@pytest.mark.parametrize("both_at_once", [False, True])
def test_what_both_made_of_it_is_there(
    computers: tuple[Journal, Journal],
    table: str,
    work: Work,
    here: Callable[[Any], Work],
    there: Callable[[Any], Work],
    told: Callable[[Any], object],
    wanted: object,
    both_at_once: bool,
) -> None:
    one, other = computers
    saved = repository_of(one, table).save(work)
    meet(one, other)
    for journal, change in ((one, here), (other, there)):
        repository = repository_of(journal, table)
        repository.save(change(repository.get(saved.id)))
    meet(one, other)
    assert settle_works(one) == 1
    assert not both_at_once or settle_works(other) == 1
    meet(one, other)
    documents = []
    for journal in computers:
        assert journal.conflicts() == []
        assert settle_works(journal) == 0
        assert text_conflicts(Records(journal)) == []
        assert told(repository_of(journal, table).get(saved.id)) == wanted
        versions = journal.history(table, saved.id)
        assert [told(repository_of(journal, table).of_version(saved.id, version)) for version in versions[1:3]] == [
            told(here(saved)),
            told(there(saved)),
        ], "what each said is still to be read"
        documents.append(versions[-1].document)
    assert documents[0] == documents[1]


def test_looking_for_two_texts_drops_no_work(computers: tuple[Journal, Journal]) -> None:
    one, other = computers
    saved = Repositories(one).of(Board).save(Board())
    meet(one, other)
    for number, journal in enumerate(computers):
        Repositories(journal).of(Board).save(added(saved, "now-pro", f"Kort {number}", f"k{number}"))
    meet(one, other)
    assert text_conflicts(Records(one)) == []
    assert len(one.conflicts()) == 1
    settle_works(one)
    there = Repositories(one).of(Board).get(saved.id)
    assert there is not None
    assert [card.text for card in there.cards] == ["Kort 0", "Kort 1"]


def test_going_on_before_the_other_has_heard_of_it_brings_nothing_back(computers: tuple[Journal, Journal]) -> None:
    """Both put the same together, one goes on and deletes a card, and only then do they meet again."""
    one, other = computers
    saved = Repositories(one).of(Board).save(added(Board(), "now-pro", "Kendt", "a"))
    meet(one, other)
    for number, journal in enumerate(computers):
        Repositories(journal).of(Board).save(added(saved, "now-pro", f"Kort {number}", f"k{number}"))
    meet(one, other)
    for journal in computers:
        settle_works(journal)
    both = Repositories(other).of(Board).get(saved.id)
    assert both is not None
    Repositories(other).of(Board).save(rewritten(board.removed(both, "k0"), "a", text="Kendt af alle"))
    meet(one, other)
    for journal in computers:
        settle_works(journal)
    meet(one, other)
    for journal in computers:
        assert journal.conflicts() == []
        there = Repositories(journal).of(Board).get(saved.id)
        assert there is not None
        assert [card.text for card in there.cards] == ["Kendt af alle", "Kort 1"]


def test_deleted_here_and_brought_back_there(computers: tuple[Journal, Journal]) -> None:
    one, other = computers
    saved = Repositories(one).of(Board).save(added(Board(), "now-pro", "Kendt", "a"))
    Repositories(one).of(Board).remove(saved.id)
    meet(one, other)
    for number, journal in enumerate(computers):
        back = Repositories(journal)
        journal.restore(board.TABLE, saved.id)
        back.of(Board).save(replace(saved, cards=()) if number else added(saved, "now-pro", "Nyt", "n"))
    meet(one, other)
    settle_works(one)
    there = Repositories(one).of(Board).get(saved.id)
    assert there is not None
    assert [card.text for card in there.cards] == ["Nyt"]


def test_a_text_that_is_no_work_is_left_to_the_leader(computers: tuple[Journal, Journal]) -> None:
    one, other = computers
    note = one.table("notes").insert({"text": "Først"})
    meet(one, other)
    for number, journal in enumerate(computers):
        journal.table("notes").update({"text": f"Så {number}"}, doc_ids=[note])
    meet(one, other)
    assert settle_works(one) == 0
    assert len(one.conflicts()) == 1


def test_every_kind_is_put_together() -> None:
    assert {*registry.tables()} == {each[0] for each in WORKS}


STEPS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(("add", "take", "hear", "settle")), st.integers(0, 2)), max_size=25)


@given(STEPS)
def test_three_computers_agree_in_the_end_and_nothing_added_is_lost(steps: list[tuple[int, str, int]]) -> None:
    """Each knows some versions; whatever they do and hear in whatever order, they come to agree."""
    known: list[dict[str, Version]] = [{"0": Version("0", NOW, {"rows": []}, "a")} for _computer in range(3)]
    added, taken, number = set(), set(), count(1)

    def heads(mine: dict[str, Version]) -> list[str]:
        built_on = {parent for version in mine.values() for parent in version.of}
        return sorted(version for version in mine if version not in built_on)

    def save(mine: dict[str, Version], document: dict[str, Any], of: list[str]) -> None:
        version_id = f"{next(number):04}"
        mine[version_id] = Version(version_id, NOW, document, "a", tuple(of))

    def settle(mine: dict[str, Version]) -> None:
        if len({repr(mine[head].document) for head in heads(mine)}) > 1:
            save(mine, put_together([*mine.values()], heads(mine)), heads(mine))

    for computer, what, other in steps:
        mine = known[computer]
        shown = mine[heads(mine)[-1]]
        rows = list((shown.document or {})["rows"])
        same = [head for head in heads(mine) if mine[head].document == shown.document]
        match what:
            case "add":
                added.add(row := f"r{next(number)}")
                save(mine, {"rows": [*rows, {"id": row}]}, same)
            case "take" if rows:
                taken.add(rows[0]["id"])
                save(mine, {"rows": rows[1:]}, same)
            case "hear":
                mine |= known[other]
            case "settle":
                settle(mine)
    for _round in range(3):
        every = known[0] | known[1] | known[2]
        known = [dict(every) for _computer in known]
        for mine in known:
            settle(mine)
    ends = [repr(mine[heads(mine)[-1]].document) for mine in known]
    assert ends[0] == ends[1] == ends[2]
    last = known[0][heads(known[0])[-1]].document or {}
    assert {row["id"] for row in last["rows"]} == added - taken


LONGS: list[tuple[str, Work, Callable[[Any, str], Work], Callable[[Any], str]]] = [
    (plan.TABLE, MessagePlan(title="Tavler"), lambda work, text: replace(work, why=text), lambda work: work.why),
    (
        plan.TABLE,
        MessagePlan(messages=(Message("b", "Borgerne"),)),
        lambda work, text: plan.with_message(work, "b", what=text),
        lambda work: work.messages[0].what,
    ),
    (project.TABLE, Project(name="Tavler"), lambda work, text: replace(work, about=text), lambda work: work.about),
    (
        project.TABLE,
        Project(name="Tavler"),  # a note that neither had before
        lambda work, text: replace(work, watched={"l": Watched(note=text)}),
        lambda work: work.watched["l"].note,
    ),
    (
        board.TABLE,
        added(Board(), "now-pro", "Kendt", "a"),
        lambda work, text: rewritten(work, "a", text=text),
        lambda work: work.cards[0].text,
    ),
    (
        workshop.TABLE,
        Workshop(items=(AgendaItem("v", "Velkomst"),)),
        lambda work, text: replace(work, items=(replace(work.items[0], script=text),)),
        lambda work: work.items[0].script,
    ),
    (
        workshop.TABLE,
        Workshop(title="Tavler"),
        lambda work, text: replace(work, visit=replace(work.visit, seen=text)),
        lambda work: work.visit.seen,
    ),
    (commitment.TABLE, Commitment(action="Ringer"), lambda work, text: replace(work, learned=text), lambda work: work.learned),
]
HERE, THERE = "Fordi borgerne venter for længe i telefonen om mandagen.", "Fordi vi bruger to timer om dagen på papir.\nOg mere."


@pytest.mark.parametrize(("table", "work", "write", "read"), LONGS)
@pytest.mark.parametrize("both_at_once", [False, True])
def test_of_a_long_text_that_both_changed_none_goes_from_sight(
    computers: tuple[Journal, Journal],
    table: str,
    work: Work,
    write: Callable[[Any, str], Work],
    read: Callable[[Any], str],
    both_at_once: bool,
) -> None:
    one, other = computers
    saved = repository_of(one, table).save(work)
    meet(one, other)
    for journal, text in ((one, HERE), (other, THERE)):
        repository = repository_of(journal, table)
        repository.save(write(repository.get(saved.id), text))
    meet(one, other)
    settle_works(one)
    if both_at_once:
        settle_works(other)
    meet(one, other)
    for journal in computers:
        (pair,) = pairs(journal)
        assert (read(repository_of(journal, table).get(saved.id)), pair.standing, pair.other.text) == (THERE, THERE, HERE)
    choose(one, pairs(one)[0], HERE)
    meet(one, other)
    for journal in computers:
        assert (read(repository_of(journal, table).get(saved.id)), pairs(journal), journal.conflicts()) == (HERE, [], [])


def test_of_a_short_value_the_later_one_stands(computers: tuple[Journal, Journal]) -> None:
    one, other = computers
    saved = Repositories(one).of(Board).save(Board(title="Tavler"))
    meet(one, other)
    for journal, title in ((one, "Tavler på stuerne"), (other, "Skærme på stuerne")):
        Repositories(journal).of(Board).save(replace(saved, title=title))
    meet(one, other)
    settle_works(one)
    assert pairs(one) == []
    assert [each.title for each in Repositories(one).of(Board).all()] == ["Skærme på stuerne"]


WRITING = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(("write", "hear", "settle")), st.integers(0, 2)), max_size=25)


@given(WRITING)
@example(
    [
        (1, "write", 0),
        (0, "write", 0),
        (0, "hear", 1),
        (2, "write", 0),
        (2, "hear", 0),
        (0, "settle", 0),
        (1, "write", 0),
        (2, "settle", 0),
    ]
)
def test_no_text_of_three_computers_is_lost_from_sight_unless_one_has_gone_on_from_it(steps: list[tuple[int, str, int]]) -> None:
    known: list[dict[str, Version]] = [{"0": Version("0", NOW, {"why": ""}, "a")} for _computer in range(3)]
    written, gone_on_from, number = set(), set(), count(1)

    def heads(mine: dict[str, Version]) -> list[str]:
        built_on = {parent for version in mine.values() for parent in version.of}
        return sorted(version for version in mine if version not in built_on)

    def settle(mine: dict[str, Version]) -> None:
        if len({repr(mine[head].document) for head in heads(mine)}) > 1:
            version_id = f"{next(number):04}"
            document = put_together([*mine.values()], heads(mine))
            mine[version_id] = Version(version_id, NOW, document, "a", tuple(heads(mine)))

    for computer, what, other in steps:
        mine = known[computer]
        if what == "hear":
            mine |= known[other]
        elif what == "settle":
            settle(mine)
        else:
            shown = mine[heads(mine)[-1]]
            document = dict(shown.document or {})
            gone_on_from.add(document["why"])
            written.add(text := f"En tekst, der er længere end en linje er på en skærm, nummer {next(number)}.")
            same = tuple(head for head in heads(mine) if mine[head].document == shown.document)
            version_id = f"{next(number):04}"
            mine[version_id] = Version(version_id, NOW, document | {"why": text}, "a", same)
    for _round in range(3):
        every = known[0] | known[1] | known[2]
        known = [dict(every) for _computer in known]
        for mine in known:
            settle(mine)
    last = known[0][heads(known[0])[-1]].document or {}
    assert all((mine[heads(mine)[-1]].document or {}) == last for mine in known)
    in_sight = {last["why"], *(other.text for other in other_texts(last))}
    assert in_sight >= written - gone_on_from
