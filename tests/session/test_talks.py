"""What goes along to the talk with one's own manager, what of it can be switched off, and what is private without a trace."""

from __future__ import annotations

import pytest

from course.content.model import Reflect
from course.export.selection import Selection
from course.journal.kinds import REFLECTIONS
from course.journal.private import Address, mark_private
from course.session import talks
from course.session.audience import Audience, selection_for
from course.session.outgoing import Outgoing
from course.session.papers import paper, papers, proposals
from course.session.session import Session
from course.session.works import proposed_project
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.talk import Picked, Talk, Thing
from course.tools.workshop import Workshop

ALL = Selection()


def made(session: Session, paper_id: str, selection: Selection = ALL) -> str:
    """What a paper says, as Markdown."""
    of = paper(session, paper_id)
    assert of is not None
    return str(next(each for each in proposals(of, selection) if each.suffix == "md").make())


@pytest.fixture
def written(session: Session) -> dict[str, Address]:
    """A talk with something of everything, and where each of it lies."""
    lesson, step = next((each, step) for each in session.course.lessons for step in each.steps if isinstance(step, Reflect))
    reflection = session.records.save_reflection(lesson.id, step.id, "Skærmen hænger der.", None)
    project = session.works.of(Project).save(Project(name="Ny telefoni", start="skal"))
    agreed = session.works.of(Commitment).save(Commitment(occasion="det ringer", action="svarer jeg"))
    things = (Thing("1", "request", "To timer"),)
    talk = session.works.of(Talk).save(Talk(things=things, project=project.id, picked=(Picked(reflection),)))
    return {
        "talk": ("talks", talk.id),
        "project": ("projects", project.id),
        "agreed": ("commitments", agreed.id),
        "reflection": (REFLECTIONS, reflection),
    }


def test_each_of_what_goes_along_can_be_switched_off(session: Session, written: dict[str, Address]) -> None:
    outgoing = Outgoing(session, "talk")
    outgoing.choose_audience(Audience.MANAGER)
    assert outgoing.paper.title == "Samtalen med min leder"
    assert outgoing.entries == [written[each] for each in ("talk", "project", "agreed", "reflection")]
    words = {"project": "Ny telefoni", "agreed": "svarer jeg", "reflection": "Skærmen"}
    assert all(word in made(session, "talk", outgoing.selection) for word in words.values())
    for name, word in words.items():
        outgoing.switch([written[name]])
        assert word not in made(session, "talk", outgoing.selection)
    assert "To timer" in made(session, "talk", outgoing.selection)


@pytest.mark.parametrize(("name", "word"), [("project", "Ny telefoni"), ("agreed", "svarer jeg"), ("reflection", "Skærmen")])
def test_what_is_private_is_left_out_and_the_talk_goes_out_all_the_same(
    session: Session, written: dict[str, Address], name: str, word: str
) -> None:
    mark_private(session.journal, [written[name]], True)
    said = made(session, "talk", selection_for(session, Audience.MANAGER))
    assert "To timer" in said
    assert word not in said


def test_a_talk_of_more_than_two_pages_is_told_before_it_goes_out(session: Session, written: dict[str, Address]) -> None:
    assert "to sider" not in Outgoing(session, "talk").summary
    lesson = session.course.lessons[0]
    step = next(step for step in lesson.steps if isinstance(step, Reflect))
    session.records.save_reflection(lesson.id, step.id, "Tyve bogstaver her. " * 400, written["reflection"][1])
    outgoing = Outgoing(session, "talk")
    assert outgoing.summary.endswith(" · fylder nok mere end to sider")
    outgoing.switch([written["reflection"]])
    assert "to sider" not in outgoing.summary


def test_what_is_gone_since_cant_be_switched(session: Session, written: dict[str, Address]) -> None:
    session.records.remove(*written["reflection"])
    session.works.of(Project).remove(written["project"][1])
    assert Outgoing(session, "talk").entries == [written["talk"], written["agreed"]]


def test_a_form_to_fill_in_by_hand_is_always_there(session: Session) -> None:
    ids = {audience: [each.id for each in papers(session, audience)] for audience in Audience}
    assert "talk-form" in ids[Audience.ME]
    assert "talk-form" not in ids[Audience.STAFF]
    assert paper(session, "talk") is not None, "as it would be without any preparation"
    form = paper(session, "talk-form")
    assert form is not None
    assert form.file_name == "samtalen-med-min-leder-skema"
    assert form.make is not None
    assert form.make(ALL).source == f"Fra »{session.course.title}«"


def test_the_file_is_called_by_what_it_is_and_the_day(session: Session, written: dict[str, Address]) -> None:
    talk = paper(session, "talk")
    assert talk is not None
    assert talk.file_name == f"samtalen-med-min-leder-{session.today().isoformat()}"
    assert Audience.STAFF not in talk.audiences


def test_a_talk_is_proposed_for_the_project_that_something_is_due_in_first(session: Session) -> None:
    works = session.works
    assert talks.nearest_project(session) == proposed_project(session, Talk()) == ""
    soon = works.of(Project).save(Project(name="Snart"))
    later = works.of(Project).save(Project(name="Senere", in_use="2027-03-01"))
    assert talks.nearest_project(session) == later.id
    works.of(Workshop).save(Workshop(project=soon.id, day="2026-12-01"))
    assert proposed_project(session, Talk()) == soon.id


def test_own_texts_come_with_what_they_were_written_to(session: Session, written: dict[str, Address]) -> None:
    session.records.save_note(None, None, "  ", None)
    note = session.records.save_note(None, None, "En tanke", None)
    texts, places = talks.own_texts(session), talks.Places(session)
    assert set(texts) == {written["reflection"], ("notes", note)}
    assert places.of(texts["notes", note]) == "Notat"
    assert places.of(texts[written["reflection"]]).startswith("Lektion 1, ")
    assert not talks.has_ratings(session)
    session.records.save_rating("before", session.course.statements[0].id, 3)
    assert talks.has_ratings(session)
