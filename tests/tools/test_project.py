"""Where a project starts, what is watched in it, and its value chain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content import builtin, load
from course.content.model import Course
from course.content.toolkit import Toolkit
from course.tools.chain import chain_of, inserted, put_back, removed, shifted, written
from course.tools.project import (
    STATES,
    ChainLink,
    Project,
    Reply,
    Watched,
    WatchState,
    noted,
    placement,
    project_title,
    put_by,
    tally,
    watch_list,
)

REAL = load(builtin("da")).toolkit
assert REAL is not None
QUESTIONS = [question.id for question in REAL.guide]
LINES = [line.id for group in REAL.watch for line in group.lines]

replies = st.dictionaries(st.sampled_from([*QUESTIONS, "asked-no-more"]), st.sampled_from(("yes", "no", "unknown")))
states = st.sampled_from(STATES)


def toolkit() -> Toolkit:
    assert REAL is not None
    return REAL


@given(replies)
def test_every_combination_of_answers_is_placed_with_its_reasons(given_replies: dict[str, Reply]) -> None:
    guide = toolkit().guide
    placed = placement(guide, given_replies)
    pulls = [
        pull
        for question in guide
        for pull in ({"yes": question.yes, "no": question.no}.get(given_replies.get(question.id, "unknown")),)
        if pull
    ]
    assert list(placed.reasons) == pulls
    towards = {pull.to for pull in pulls}
    assert placed.start == (None if not towards else "begge" if len(towards) == 2 else towards.pop())


def test_the_guide_is_short_and_can_say_all_three() -> None:
    guide = toolkit().guide
    assert 1 <= len(guide) <= 5
    assert placement(guide, {}).start is None
    assert placement(guide, dict.fromkeys(QUESTIONS, "unknown")).start is None
    assert placement(guide, {"guide-besluttet": "yes", "guide-nej": "no", "guide-dato": "yes"}).start == "skal"
    assert placement(guide, {"guide-besluttet": "no", "guide-nej": "yes"}).start == "kan"
    assert placement(guide, {"guide-besluttet": "yes", "guide-brug": "yes"}).start == "begge"


def test_the_watch_list_is_the_booklets() -> None:
    def sizes(*start: str) -> list[int]:
        return [len(group.lines) for group in toolkit().watch if group.start in start]

    assert watch_list(toolkit(), None) == []
    assert [len(group.lines) for group in watch_list(toolkit(), "skal")] == sizes("skal") == [4, 3, 4, 1]
    assert [len(group.lines) for group in watch_list(toolkit(), "kan")] == sizes("kan") == [5, 3, 3, 3]
    both = watch_list(toolkit(), "begge")
    assert [group.start for group in both] == ["skal"] * 4 + ["kan"] * 4


@given(st.lists(st.tuples(st.sampled_from([*LINES, "gone"]), st.none() | states, st.none() | st.text(max_size=5)), max_size=30))
def test_what_is_noted_of_lines_is_kept_and_counted(changes: list[tuple[str, WatchState | None, str | None]]) -> None:
    watched: dict[str, Watched] = {}
    expected: dict[str, list[str]] = {}
    for line, state, note in changes:
        watched = noted(watched, line, state=state, note=note)
        known = expected.setdefault(line, ["unseen", ""])
        known[0] = known[0] if state is None else state
        known[1] = known[1] if note is None else note
    kept = {line: Watched(*known) for line, known in expected.items() if known != ["unseen", ""]}  # type: ignore[arg-type]
    assert watched == kept
    for start in ("skal", "kan", "begge"):
        groups = watch_list(toolkit(), start)
        listed = {line.id for group in groups for line in group.lines}
        counts = tally(groups, watched)
        assert sum(counts.values()) == len(listed)
        for state in STATES[1:]:
            assert counts[state] == sum(known.state == state for line, known in kept.items() if line in listed)
        assert put_by(groups, watched) == len(kept.keys() - listed)


def test_another_starting_point_loses_nothing(practice_course: Course) -> None:
    small = practice_course.toolkit
    assert small is not None
    watched = noted(noted({}, "skal-maal", state="done"), "kan-forklar", note="Fortalt.")
    project = Project(start="skal", watched=watched)
    changed = replace(replace(project, start="kan"), start="skal")
    assert changed.watched == watched
    assert tally(watch_list(small, "skal"), changed.watched)["done"] == 1
    assert tally(watch_list(small, "kan"), changed.watched)["done"] == 0


def test_a_project_has_a_title_on_one_line() -> None:
    assert project_title("  Ny\ntelefoni ") == "Ny telefoni"
    assert project_title(" \n") == "Projekt uden navn"


# The value chain


def test_a_chain_begins_as_it_is_suggested() -> None:
    chain = chain_of((), ("Tiltaget", "Værdien"))
    assert chain == (ChainLink("1", "Tiltaget"), ChainLink("2", "Værdien"))
    own = (ChainLink("7", "", "Vores eget"),)
    assert chain_of(own, ("Tiltaget",)) == own
    assert chain_of((), ()) == ()


@given(st.lists(st.tuples(st.sampled_from(("write", "insert", "remove", "shift")), st.integers(0, 40), st.integers(-40, 40))))
def test_a_chain_keeps_what_is_written_whatever_is_done_to_it(events: list[tuple[str, int, int]]) -> None:
    chain = chain_of((), toolkit().chain)
    texts = {link.id: "" for link in chain}
    for number, (what, place, by) in enumerate(events):
        link_id = chain[place % len(chain)].id if chain else "none"
        match what:
            case "write":
                chain = written(chain, link_id, f"Tekst {number}")
                texts.update({link_id: f"Tekst {number}"} if link_id in texts else {})
            case "insert":
                before = {link.id for link in chain}
                chain = inserted(chain, place)
                [new] = {link.id for link in chain} - before
                assert chain[min(place, len(chain) - 1)].id == new
                texts[new] = ""
            case "remove":
                chain = removed(chain, link_id)
                texts.pop(link_id, None)
            case _:
                others = [link for link in chain if link.id != link_id]
                chain = shifted(chain, link_id, by)
                assert [link for link in chain if link.id != link_id] == others
        assert {link.id: link.text for link in chain} == texts
        assert len(chain) == len(texts)


def test_a_new_step_never_gets_the_id_of_one_that_was_taken_out() -> None:
    chain = inserted((ChainLink("1", "Tiltaget"),), 1)
    gone = chain[1]
    chain = inserted(removed(chain, gone.id), 1)
    assert written(chain, gone.id, "Skrevet i et andet vindue") == chain
    back = put_back(chain, 1, gone)
    assert [link.id for link in back] == ["1", gone.id, chain[1].id]
    assert put_back(back, 0, gone) == back


def test_a_step_moves_no_further_than_the_ends() -> None:
    chain = (ChainLink("a"), ChainLink("b"), ChainLink("c"))
    assert [link.id for link in shifted(chain, "a", 1)] == ["b", "a", "c"]
    for by in (-3, -9):
        assert [link.id for link in shifted(chain, "c", by)] == ["c", "a", "b"]
    assert [link.id for link in shifted(chain, "a", 9)] == ["b", "c", "a"]
    assert shifted(chain, "nobody", 1) == chain
