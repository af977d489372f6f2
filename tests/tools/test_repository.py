"""The leader's own work comes back as it was saved, whatever else is in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from course.journal import Journal
from course.journal.text import readable
from course.tools.board import Board, added, moved, removed, rewritten
from course.tools.project import TABLE, ChainLink, Project, Watched, noted
from course.tools.repositories import Repositories
from course.tools.workshop import AgendaItem, Workshop


@pytest.fixture
def journal(home: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    with Journal(home, clock=clock) as opened:
        yield opened


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


def test_work_is_saved_and_read_back(works: Repositories) -> None:
    saved = works.of(Project).save(
        Project(name="Ny telefoni", start="begge", watched={"watch-maal": Watched("done", "På plads.")})
    )
    assert saved.id
    assert saved.changed is not None
    assert works.of(Project).all() == [saved]
    later = works.of(Project).save(replace(saved, name="Telefoni", chain=(ChainLink("1", "Tiltaget"), ChainLink("2"))))
    assert later.id == saved.id
    assert works.of(Project).get(saved.id) == later
    assert len(works.of(Project).journal.history(TABLE, saved.id)) == 2


def test_what_a_later_version_wrote_stays(works: Repositories, journal: Journal) -> None:
    saved = works.of(Project).save(Project(name="A"))
    journal.table(TABLE).update({"colour": "red"}, doc_ids=[saved.id])
    works.of(Project).save(replace(saved, name="B"))
    entry = journal.table(TABLE).get(doc_id=saved.id)
    assert entry is not None
    assert (entry["colour"], entry["name"]) == ("red", "B")


@pytest.mark.parametrize("fields", [{"name": 3}, {"watched": []}, {"start": "måske"}, {"chain": [None]}, {"chain": 7}])
def test_what_cant_be_read_is_as_if_it_werent_there_and_stays(
    works: Repositories, journal: Journal, fields: dict[str, object]
) -> None:
    project_id = journal.table(TABLE).insert({"about": "Telefonerne", **fields})
    (there,) = works.of(Project).all()
    read = Project(id=project_id, about="Telefonerne", created=there.created, changed=there.changed, revision=there.revision)
    assert there == read
    assert works.of(Project).save(replace(there, origin="Kommunen")).origin == "Kommunen"
    entry = journal.table(TABLE).get(doc_id=project_id)
    assert entry is not None
    assert {name: entry[name] for name in fields} == fields


def test_one_value_of_a_newer_version_hides_nothing_and_is_found_again_by_it(works: Repositories, journal: Journal) -> None:
    watched = {"l": {"state": "paused", "note": "Venter"}, "m": {"state": "done"}, "n": "?"}
    project_id = journal.table(TABLE).insert({"name": "Ny telefoni", "watched": watched, "replies": {"q": "maybe", "r": "yes"}})
    there = works.of(Project).get(project_id)
    assert there is not None
    assert there.watched == {"l": Watched("unseen", "Venter"), "m": Watched("done")}
    assert there.replies == {"r": "yes"}
    watching = noted(noted(there.watched, "l", note="Venter endnu"), "m", state="trouble")
    works.of(Project).save(replace(there, watched=watching, replies={"r": "no"}))
    entry = journal.table(TABLE).get(doc_id=project_id)
    assert entry is not None
    assert entry["watched"] == {
        "l": {"state": "paused", "note": "Venter endnu"},
        "m": {"state": "trouble", "note": ""},
        "n": "?",
    }
    assert entry["replies"] == {"q": "maybe", "r": "no"}
    works.of(Project).save(replace(there, watched=noted(watching, "l", state="done")))
    entry = journal.table(TABLE).get(doc_id=project_id)
    assert entry is not None
    assert entry["watched"]["l"] == {"state": "done", "note": "Venter endnu"}, "what the leader changes is theirs"


def test_minutes_with_a_point_are_minutes(works: Repositories, journal: Journal) -> None:
    items = [{"id": "a", "title": "Oplæg", "minutes": 30.0}, {"id": "b", "minutes": "en time"}, {"id": 3}, "?"]
    workshop_id = journal.table("workshops").insert({"items": items, "length": 180.0})
    there = works.of(Workshop).get(workshop_id)
    assert there is not None
    assert (there.items, there.length) == ((AgendaItem("a", "Oplæg", 30), AgendaItem("b")), 180)
    assert type(there.length) is int
    assert works.of(Workshop).save(replace(there, items=there.items[:1])).items == there.items[:1]
    entry = journal.table("workshops").get(doc_id=workshop_id)
    assert entry is not None
    assert entry["items"] == [items[0], {"id": 3}, "?"]


def test_a_stale_window_writes_nothing_over_what_it_cant_read(works: Repositories, journal: Journal) -> None:
    screen = works.of(Project).save(Project(name="Ny telefoni", watched={"l": Watched("started")}))
    journal.table(TABLE).update(
        {"about": "Skrevet i et nyere vindue", "watched": {"l": {"state": "paused"}}}, doc_ids=[screen.id]
    )
    now = works.of(Project).get(screen.id)
    assert now is not None
    saved = works.of(Project).save(replace(now, origin="Kommunen"))
    assert saved.about == "Skrevet i et nyere vindue"
    entry = journal.table(TABLE).get(doc_id=screen.id)
    assert entry is not None
    assert entry["watched"] == {"l": {"state": "paused"}}


def test_what_a_row_says_besides_stays_with_it(works: Repositories, journal: Journal) -> None:
    cards = [{"id": "a", "field": "now-pro", "text": "A", "colour": "red"}, {"id": "b", "field": "between", "text": "B"}]
    board_id = journal.table("boards").insert({"cards": cards})
    board = works.of(Board).get(board_id)
    assert board is not None
    works.of(Board).save(moved(added(rewritten(board, "a", text="Nyt"), "now-con", "C", "c"), "b", "now-pro", 0))
    entry = journal.table("boards").get(doc_id=board_id)
    assert entry is not None
    assert entry["cards"][:2] == [{"id": "b", "field": "between", "text": "B"}, {**cards[0], "text": "Nyt", "answer": ""}]
    board = works.of(Board).get(board_id)
    assert board is not None
    works.of(Board).save(removed(board, "a"))
    entry = journal.table("boards").get(doc_id=board_id)
    assert entry is not None
    assert [card["id"] for card in entry["cards"]] == ["b", "c"]


@given(st.text(st.characters(codec=None)), st.lists(st.text(), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_text_can_be_kept(works: Repositories, name: str, chain: list[str]) -> None:
    saved = works.of(Project).save(Project(name=name, chain=tuple(ChainLink("1", text=text) for text in chain)))
    assert saved.name == readable(name)
    assert saved.chain == tuple(ChainLink("1", text=readable(text)) for text in chain)


def test_a_version_can_be_looked_at(works: Repositories, journal: Journal) -> None:
    first = works.of(Workshop).save(Workshop(title="Tre timer", items=(AgendaItem("a", "Oplæg", 30),)))
    works.of(Workshop).save(replace(first, items=()))
    old = works.of(Workshop).of_version(first.id, journal.history("workshops", first.id)[0])
    assert old is not None
    assert old.items == (AgendaItem("a", "Oplæg", 30),)
    works.of(Workshop).remove(first.id)
    assert works.of(Workshop).of_version(first.id, journal.history("workshops", first.id)[-1]) is None
    assert [gone.title for gone in works.of(Workshop).deleted()] == ["Tre timer"]


def test_a_tool_outlives_its_project(works: Repositories, journal: Journal) -> None:
    project = works.of(Project).save(Project(name="Ny telefoni"))
    tool = works.of(Workshop).save(Workshop(title="Tre timer", project=project.id))
    assert works.tools_of(project.id) == [tool]
    assert works.project_name(project.id) == ("Ny telefoni", True)
    works.of(Project).remove(project.id)
    assert works.tools_of(project.id) == [tool]
    assert works.project_name(project.id) == ("Ny telefoni", False)
    journal.forget(TABLE, project.id)
    assert works.project_name(project.id) is None
