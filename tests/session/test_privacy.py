"""What is only for the leader leaves no trace in what goes out, and what may go is chosen entry by entry."""

from __future__ import annotations

import json

from course.journal.kinds import NOTES, REFLECTIONS, REVISITS
from course.journal.private import Address, mark_private
from course.session.audience import Audience, selection_for
from course.session.outgoing import Outgoing
from course.session.papers import of_work, paper, papers, proposals
from course.session.privacy import change_private, is_private, only_for_you, private
from course.session.routes import ToNewWork, ToWork
from course.session.session import Session
from course.tools.board import Board
from course.tools.commitment import TABLE as AGREEMENTS
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import TABLE as PROJECTS
from course.tools.project import Project
from course.tools.talk import Talk
from tests.session import leader
from tests.session.leader import Clock


def a_thread(session: Session, clock: Clock) -> tuple[Address, Address, Address]:
    """A reflection, what was written when it came back, and an agreement that grew out of it."""
    draft = leader.reflect(session, 0, "Om en medarbejder")
    written = draft.id or ""
    step = session.records.reflections()[0]
    clock.passes(30)
    again = session.records.save_revisit(step.lesson, step.step, 30, "Det gik bedre", None)
    agreed = session.works.of(Commitment).save(Commitment(action="taler jeg med hende", source=Source(REFLECTIONS, written, "x")))
    return (REFLECTIONS, written), (REVISITS, again), (AGREEMENTS, agreed.id)


def markdown(session: Session, **choice: frozenset[Address]) -> str:
    of = paper(session, "whole")
    assert of is not None
    made = {each.suffix: each for each in proposals(of, selection_for(session, Audience.ME, **choice))}
    return str(made["md"].make())


def test_with_a_text_goes_all_that_grew_out_of_it_and_one_key_brings_it_back(session: Session, clock: Clock) -> None:
    first, again, agreed = a_thread(session, clock)
    other = session.records.save_note(None, None, "En anden tanke", None)
    assert private(session) == frozenset()
    assert change_private(session, [first]).startswith("Nu er det kun for dig")
    assert private(session) == {first, again, agreed}
    assert only_for_you(session, again) == "▣ kun for dig"
    assert only_for_you(session, (NOTES, other)) == ""
    told = markdown(session)
    assert "En anden tanke" in told
    for trace in ("medarbejder", "bedre", "taler jeg", "kun for dig", "Dine forventninger"):
        assert trace not in told
    assert "medarbejder" in markdown(session, taken_in=frozenset({first, again, agreed}))
    assert change_private(session, [first, again, agreed]) == "Ikke længere kun for dig."
    assert private(session) == frozenset()
    assert "taler jeg" in markdown(session)


def test_with_a_project_go_its_tools_and_nothing_names_it(session: Session) -> None:
    project = session.works.of(Project).save(Project(name="Det hemmelige"))
    board = session.works.of(Board).save(Board(title="Mit kort", project=project.id))
    free = session.works.of(MessagePlan).save(MessagePlan(title="Åben plan"))
    source = Source(PROJECTS, project.id, "Det hemmelige")
    agreed = session.works.of(Commitment).save(Commitment(action="spørger jeg", source=source))
    mark_private(session.journal, [(PROJECTS, project.id)], True)
    assert private(session) == {(PROJECTS, project.id), ("boards", board.id), (AGREEMENTS, agreed.id)}
    told = markdown(session)
    assert "Åben plan" in told
    assert "hemmelige" not in told
    assert "Mit kort" not in told
    told = "Det er stadig kun for dig, fordi det hører til noget, der kun er for dig."
    assert change_private(session, [("boards", board.id)]) == told
    taken_in = frozenset({("boards", board.id), (AGREEMENTS, agreed.id)})
    told = markdown(session, taken_in=taken_in)
    assert "Mit kort" in told
    assert "spørger jeg" in told
    assert "hemmelige" not in told, "what is taken in doesn't name what is kept"
    (of,) = of_work(session, project)
    assert proposals(of, selection_for(session, Audience.MANAGER))[0].make() is None
    assert is_private(session, [("plans", free.id)]) is False


def test_the_own_data_has_everything_and_the_mark_outlives_a_rewrite_a_deletion_and_a_return(session: Session) -> None:
    note = session.records.save_note(None, None, "Min tvivl", None)
    change_private(session, [(NOTES, note)])
    session.records.save_note(None, None, "Min store tvivl", note)
    session.records.remove(NOTES, note)
    session.records.restore(NOTES, note)
    assert is_private(session, [(NOTES, note)])
    of = paper(session, "whole")
    assert of is not None
    data = next(each for each in proposals(of, selection_for(session, Audience.ME)) if each.suffix == "json")
    kinds = [each["kind"] for each in json.loads(str(data.make()))["entries"]]
    assert kinds == ["notes", "private"]


def test_marks_of_another_program_are_no_harm(session: Session) -> None:
    session.journal.table("private").insert({"table": 7, "entry": None})
    mark_private(session.journal, [(NOTES, "nowhere")], True)
    mark_private(session.journal, [(NOTES, "nowhere")], True)
    assert private(session) == {(NOTES, "nowhere")}
    mark_private(session.journal, [(NOTES, "nowhere"), (NOTES, "elsewhere")], False)
    assert private(session) == frozenset()


# What is about to be taken out


def test_the_first_choice_sets_the_others(session: Session, clock: Clock) -> None:
    first, _again, _agreed = a_thread(session, clock)
    change_private(session, [first])
    out = Outgoing(session)
    assert (out.paper.id, out.audience, out.answers) == ("whole", Audience.ME, False)
    assert out.summary == "0 af 3 kommer med · 3 er kun for dig og bliver her"
    assert {out.told(each).name: out.told(each).text for each in out.entries}["Dine forventninger"] == "Om en medarbejder"
    out.switch([first])
    assert out.goes(first)
    out.switch_answers()
    assert (out.selection.answers, out.selection.edits) == (True, True)
    out.choose_audience(Audience.MANAGER)
    assert out.paper.id == "talk", "the whole journal isn't for them"
    assert isinstance(out.preparing, ToNewWork)
    made = session.works.of(Talk).save(Talk(role="Skolechefen"))
    out.renew()
    assert out.paper.id == f"talk:{made.id}", "what was prepared meanwhile"
    assert out.preparing == ToWork("talks", made.id)  # type: ignore[comparison-overlap]  # it is another one by now
    assert (out.selection.answers, out.selection.edits, out.answers) == (False, False, None)
    assert not out.goes(first), "what was taken in for oneself isn't taken in for another"
    assert [each.id for each in out.papers] == [each.id for each in papers(session, Audience.MANAGER)]


def test_the_talk_with_ones_manager_is_for_ones_manager(session: Session) -> None:
    assert Outgoing(session, "talk").audience is Audience.MANAGER
    made = session.works.of(Talk).save(Talk(role="Skolechefen"))
    out = Outgoing(session, f"talk:{made.id}")
    assert (out.audience, out.selection.edits) == (Audience.MANAGER, False)
    assert Outgoing(session, "talk-form").audience is Audience.ME


def test_what_is_taken_out_stays_out_and_all_of_it_with_one_key(session: Session) -> None:
    notes = [(NOTES, session.records.save_note(None, None, f"Tanke {number}", None)) for number in range(3)]
    out = Outgoing(session)
    out.switch([notes[0]])
    assert "Tanke 0" not in str(out.proposal.make())
    assert out.summary == "2 af 3 kommer med"
    out.switch(notes)
    assert all(map(out.goes, notes)), "some were out: all come in"
    out.switch(notes)
    assert not any(map(out.goes, notes))
    out.choose_audience(Audience.MANAGER)
    out.choose_audience(Audience.ME)
    assert not any(map(out.goes, notes)), "what the leader took out stays out"


def test_the_format_stays_where_the_next_document_has_it(session: Session) -> None:
    board = session.works.of(Board).save(Board(title="Mit"))
    out = Outgoing(session, f"board:{board.id}")
    out.choose_proposal(next(each for each in out.proposals if each.suffix == "html"))
    out.choose_paper(next(each for each in out.papers if each.id == "agreements"))
    assert (out.paper.id, out.proposal.suffix) == ("agreements", "html")
    out.choose_paper(out.papers[0])
    out.choose_proposal(next(each for each in out.proposals if each.suffix == "svg"))
    out.choose_paper(next(each for each in out.papers if each.id == "agreements"))
    assert out.proposal.suffix != "svg"


def test_a_piece_that_isnt_saved_yet_can_be_taken_out(session: Session) -> None:
    out = Outgoing(session, "board:", Board(title="Nyt"))
    assert "Nyt" in str(out.proposal.make())
