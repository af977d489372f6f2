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
from course.tools.project import TABLE, Link, Project, Watched
from course.tools.shelves import Shelves
from course.tools.workshop import Item, Workshop


@pytest.fixture
def journal(home: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    with Journal(home, clock=clock) as opened:
        yield opened


@pytest.fixture
def shelves(journal: Journal) -> Shelves:
    return Shelves(journal)


def test_work_is_saved_and_read_back(shelves: Shelves) -> None:
    saved = shelves.projects.save(
        Project(name="Ny telefoni", start="begge", watched={"watch-maal": Watched("done", "På plads.")})
    )
    assert saved.id
    assert saved.changed is not None
    assert shelves.projects.all() == [saved]
    later = shelves.projects.save(replace(saved, name="Telefoni", chain=(Link("1", "Tiltaget"), Link("2"))))
    assert later.id == saved.id
    assert shelves.projects.get(saved.id) == later
    assert len(shelves.projects.journal.history(TABLE, saved.id)) == 2


def test_what_a_later_version_wrote_stays(shelves: Shelves, journal: Journal) -> None:
    saved = shelves.projects.save(Project(name="A"))
    journal.table(TABLE).update({"colour": "red"}, doc_ids=[saved.id])
    shelves.projects.save(replace(saved, name="B"))
    entry = journal.table(TABLE).get(doc_id=saved.id)
    assert entry is not None
    assert (entry["colour"], entry["name"]) == ("red", "B")


@pytest.mark.parametrize("fields", [{"name": 3}, {"watched": []}, {"start": "måske"}, {"chain": [None]}])
def test_what_cant_be_read_is_left_out_and_stays(shelves: Shelves, journal: Journal, fields: dict[str, object]) -> None:
    journal.table(TABLE).insert(fields)
    good = shelves.projects.save(Project(name="A"))
    assert shelves.projects.all() == [good]
    assert len(journal.table(TABLE)) == 2


@given(st.text(st.characters(codec=None)), st.lists(st.text(), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_text_can_be_kept(shelves: Shelves, name: str, chain: list[str]) -> None:
    saved = shelves.projects.save(Project(name=name, chain=tuple(Link("1", text=text) for text in chain)))
    assert saved.name == readable(name)
    assert saved.chain == tuple(Link("1", text=readable(text)) for text in chain)


def test_a_version_can_be_looked_at(shelves: Shelves, journal: Journal) -> None:
    first = shelves.workshops.save(Workshop(title="Tre timer", items=(Item("a", "Oplæg", 30),)))
    shelves.workshops.save(replace(first, items=()))
    old = shelves.workshops.of_version(first.id, journal.history("workshops", first.id)[0])
    assert old is not None
    assert old.items == (Item("a", "Oplæg", 30),)
    shelves.workshops.remove(first.id)
    assert shelves.workshops.of_version(first.id, journal.history("workshops", first.id)[-1]) is None
    assert [gone.title for gone in shelves.workshops.deleted()] == ["Tre timer"]


def test_a_tool_outlives_its_project(shelves: Shelves, journal: Journal) -> None:
    project = shelves.projects.save(Project(name="Ny telefoni"))
    tool = shelves.workshops.save(Workshop(title="Tre timer", project=project.id))
    assert shelves.tools_of(project.id) == [tool]
    assert shelves.project_name(project.id) == ("Ny telefoni", True)
    shelves.projects.remove(project.id)
    assert shelves.tools_of(project.id) == [tool]
    assert shelves.project_name(project.id) == ("Ny telefoni", False)
    journal.forget(TABLE, project.id)
    assert shelves.project_name(project.id) is None
