"""A leader in a scenario: decides, goes on elsewhere, goes through it anew; and what of it is told and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.minutes import step_minutes
from course.content.model import Course, Lesson
from course.content.scenario import Scenario
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.kinds import PATHS, REFLECTIONS
from course.journal.paths import paths
from course.journal.text_conflicts import text_conflicts
from course.session.audience import Audience, selection_for
from course.session.documents import journal_document
from course.session.journal_lists import JournalLists, Tab
from course.session.lesson_steps import finish_reading
from course.session.lesson_tools import to_tool
from course.session.outgoing import Outgoing
from course.session.papers import paper, proposals
from course.session.privacy import change_private
from course.session.revisits import coming_back
from course.session.scenarios import Page, Play, path_taken
from course.session.session import Session
from course.session.starting_over import begin_again, scopes
from course.session.writing import ReflectionDraft
from course.study.certificate import certificate_of, lessons_left
from course.study.documents import course_docs, journal_docs
from course.study.progress import State
from tests.session.leader import Clock, go_through, play

FIRST, SECOND, THIRD = "foerste-svar", "personalemoedet", "midtvejs"
SENTENCE = "Jeg ville spørge, før jeg svarede."


@pytest.fixture
def session(dilemma_course: Course, home: Path, clock: Clock) -> Iterator[Session]:
    """A leader who has just begun."""
    with Journal(home, clock=clock) as journal:
        yield Session(dilemma_course, journal, clock)


def scenario_of(session: Session) -> tuple[Lesson, Scenario]:
    lesson = session.course.lessons[0]
    step = lesson.steps[1]
    assert isinstance(step, Scenario)
    return lesson, step


def begun(session: Session) -> Play:
    return Play(session, *scenario_of(session))


def decide(played: Play, *choices: str) -> Play:
    """Turns pages and decides, one choice after the other."""
    for choice in choices:
        while played.page is not Page.FORK:
            assert played.go_on()
        assert played.choose(choice)
    return played


def to_its_end(played: Play) -> Play:
    while played.page is not Page.ENDING:
        assert played.go_on()
    return played


def changed(session: Session, change: Callable[[Scenario], Scenario]) -> Session:
    """The same leader with another edition of the course."""
    lesson, step = scenario_of(session)
    steps = tuple(change(step) if each is step else each for each in lesson.steps)
    course = replace(session.course, lessons=(replace(lesson, steps=steps), *session.course.lessons[1:]))
    return Session(course, session.journal, session.clock)


def without(session: Session) -> Session:
    """The same leader with an edition of the course that has no scenario."""
    lesson, step = scenario_of(session)
    steps = tuple(each for each in lesson.steps if each is not step)
    course = replace(session.course, lessons=(replace(lesson, steps=steps), *session.course.lessons[1:]))
    return Session(course, session.journal, session.clock)


def state(session: Session) -> State:
    return session.progress().lessons[0].states[1]


def document(session: Session, selection: Selection | None = None) -> str:
    return to_markdown(journal_document(session, selection or Selection()))


class TestGoingThroughIt:
    def test_page_by_page(self, session: Session) -> None:
        played = begun(session)
        assert (played.page, played.last, paths(session.journal)) == (Page.BEGINNING, None, [])
        assert not played.back()
        assert played.go_on()
        assert played.fork is not None
        assert (played.page, played.fork.id) == (Page.FORK, FIRST)
        assert not played.go_on(), "there is something to decide"
        assert played.choose("mandag")
        assert (played.page, played.fork.id) == (Page.TODAY, SECOND)
        assert not played.back(), "what is decided is decided"
        assert played.go_on()
        assert (played.page, played.back(), played.page) == (Page.LATER, True, Page.TODAY)
        decide(played, "alle")
        assert played.fork is None
        assert to_its_end(played).ending is not None
        assert not played.go_on()
        assert played.as_written().choices == ("Du indkalder alle til et møde på mandag.", "Alle hjælper hinanden.")
        assert played.as_written().ending == "Planen er i drift på papiret"

    def test_what_another_choice_would_have_led_to(self, session: Session) -> None:
        played = to_its_end(decide(begun(session), "mandag", "alle"))
        looked_at = played.looked_at(0)
        assert (looked_at.fork.id, looked_at.chosen.id) == (FIRST, "mandag")
        assert [each.id for each in looked_at.others] == ["skriver", "venter"]

    def test_material_comes_to_the_desk_and_stays(self, session: Session) -> None:
        played = begun(session)
        assert [each.id for each in played.material()] == ["mail-forvaltning"]
        decide(played, "mandag")
        assert [each.id for each in played.material()] == ["mail-forvaltning", "budget"]
        decide(played, "tovholder")
        assert [each.id for each in played.material()] == ["mail-forvaltning", "budget"]

    def test_each_choice_is_kept_at_once_and_it_goes_on_at_every_fork_on_any_computer(self, session: Session) -> None:
        for number, choice in enumerate(("mandag", "tovholder", "aerligt"), 1):
            assert len(begun(session).decided) == number - 1
            decide(begun(session), choice)
            (path,) = paths(session.journal)
            assert (len(path.decisions), path.decisions[-1].choice) == (number, choice)
        assert begun(session).page is Page.ENDING

    def test_whoever_comes_back_is_told_again_what_came_of_the_last_choice(self, session: Session) -> None:
        decide(begun(session), "mandag")
        again = begun(session)
        assert again.last is not None
        assert (again.page, again.last.choice.id) == (Page.TODAY, "mandag")

    def test_it_can_be_gone_through_anew_and_both_paths_stand(self, session: Session) -> None:
        played = to_its_end(decide(begun(session), "venter"))
        played.replay()
        assert (played.page, played.decided) == (Page.BEGINNING, ())
        assert not played.reload()
        assert begun(session).page is Page.ENDING, "until the first choice"
        decide(played, "mandag")
        assert [[each.choice for each in path.decisions] for path in paths(session.journal)] == [["venter"], ["mandag"]]
        assert begun(session).page is Page.TODAY
        assert state(session) is State.DONE, "an ending was reached"

    def test_of_two_windows_the_one_that_decides_first_counts(self, session: Session) -> None:
        one, other = decide(begun(session), "mandag"), begun(session)
        for window in (one, other):
            window.go_on()
            window.go_on()
        assert one.choose("tovholder")
        assert not other.choose("alle")
        assert other.decided == one.decided
        assert (other.page, len(paths(session.journal))) == (Page.TODAY, 1)

    def test_what_cannot_be_kept_is_not_decided(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        played = decide(begun(session), "mandag")
        played.go_on()
        played.go_on()

        def full(*_arguments: object) -> None:
            raise SaveFailed("Disken er fuld.")

        monkeypatch.setattr("course.session.scenarios.save_path", full)
        with pytest.raises(SaveFailed):
            played.choose("alle")
        assert (played.page, len(played.decided)) == (Page.FORK, 1)
        monkeypatch.undo()
        assert played.choose("alle")

    def test_it_goes_on_on_another_computer_and_two_that_went_on_apart_agree(
        self, dilemma_course: Course, tmp_path: Path, clock: Clock
    ) -> None:
        share = tmp_path / "delt"
        share.mkdir()

        def at(computer: str, choice: str, *, together: bool) -> list[str]:
            """Decides on a computer; says what was decided by then."""
            with Journal(tmp_path / computer, share if together else None, clock=clock) as journal:
                clock.passes(1)
                return [each.choice.id for each in decide(begun(Session(dilemma_course, journal, clock)), choice).decided]

        assert at("et", "mandag", together=True) == ["mandag"]
        Journal(tmp_path / "to", share, clock=clock).close()
        assert at("to", "alle", together=False) == ["mandag", "alle"]
        assert at("et", "tovholder", together=False) == ["mandag", "tovholder"]
        for computer in ("et", "to", "et"):
            with Journal(tmp_path / computer, share, clock=clock) as journal:
                session = Session(dilemma_course, journal, clock)
                assert text_conflicts(session.records) == [], "the newest stands, and nobody is asked"
                assert journal.conflicts() == []
                assert [each.choice.id for each in begun(session).decided] == ["mandag", "tovholder"]


class TestAnotherEdition:
    def test_a_mended_text_is_told_as_today(self, session: Session) -> None:
        to_its_end(decide(begun(session), "venter"))

        def mend(step: Scenario) -> Scenario:
            first, *rest = step.forks
            choices = tuple(replace(each, text="Du venter lidt.") if each.id == "venter" else each for each in first.choices)
            return replace(step, forks=(replace(first, choices=choices), *rest))

        again = begun(changed(session, mend))
        assert (again.page, again.as_written().choices) == (Page.ENDING, ("Du venter lidt.",))

    def test_it_goes_on_at_the_last_fork_that_stands_and_the_old_path_stays_as_written(self, session: Session) -> None:
        to_its_end(decide(begun(session), "mandag", "tovholder", "aerligt"))

        def cut(step: Scenario) -> Scenario:
            first, second, third = step.forks
            alone = tuple(each for each in second.choices if each.id != "tovholder")
            other = replace(second.choices[0], id="ingen", text="Du peger på ingen.")
            return replace(step, forks=(first, replace(second, choices=(other, *alone)), third))

        edition = changed(session, cut)
        again = begun(edition)
        assert again.fork is not None
        assert (again.page, again.has_changed, again.fork.id, len(again.decided)) == (Page.TODAY, True, SECOND, 1)
        assert again.as_written().choices == (
            "Du indkalder alle til et møde på mandag.",
            "Du peger på en tovholder og giver hende tid.",
            "Du fortæller, hvad der driller, og beder om hjælp.",
        )
        assert again.as_written().ending == "Planen er i drift, og I ved hvorfor"
        assert "Du peger på en tovholder" in document(edition)
        decide(again, "alle")
        assert not again.has_changed
        assert [[each.choice for each in path.decisions] for path in paths(edition.journal)] == [
            ["mandag", "tovholder", "aerligt"],
            ["mandag", "alle"],
        ]

    def test_one_that_is_gone_is_shown_as_it_was_written(self, session: Session) -> None:
        go_through(session, session.course.lessons[0])
        gone = without(session)
        text = document(gone)
        assert "Du indkalder alle til et møde på mandag." in text
        assert "Sådan endte det: Planen er i drift, og I ved hvorfor" in text
        lists = JournalLists(gone)
        (line,) = [lists.line(each) for each in lists.items(Tab.ANSWERS, lambda _item: True) if not isinstance(each, str)]
        assert line.title == "Fem uger til vagtplanen"
        assert line.text.endswith("Sådan endte det: Planen er i drift, og I ved hvorfor")
        assert path_taken(gone, "vagt-dilemma") == line.text
        assert path_taken(gone, "vagt-laes") == ""
        assert gone.progress().lessons[0].state is State.DONE
        assert scopes(gone, gone.course.lessons[0], None)


class TestAroundIt:
    def test_progress_and_minutes(self, session: Session) -> None:
        _lesson, step = scenario_of(session)
        before = session.progress().lessons[0]
        played = decide(begun(session), "mandag")
        assert state(session) is State.STARTED
        assert session.progress().lessons[0].minutes_left <= before.minutes_left
        decide(played, "alle")
        assert state(session) is State.DONE
        assert step_minutes(step) > 1

    def test_the_sentence_is_a_reflection_like_any_other(self, session: Session, clock: Clock) -> None:
        lesson, step = scenario_of(session)
        play(session, lesson, step, lambda _fork: 0)
        ReflectionDraft(session, lesson, step).read()
        draft = ReflectionDraft(session, lesson, step)
        draft.read()
        draft.save(SENTENCE)
        text = document(session)
        assert text.count("Det valgte jeg:") == 1
        assert text.index("Det valgte jeg:") < text.index(step.prompt) < text.index(SENTENCE)
        assert "1. Du indkalder alle til et møde på mandag." in text
        docs = [*course_docs(session.course, ()), *journal_docs(session.course, session.records.all())]
        assert [each.title for each in docs if SENTENCE in each.text] == [step.title]
        assert not any("nattevagten" in each.text for each in docs), "what lies behind a choice isn't found"
        clock.passes(14)
        offered = coming_back(session)
        assert offered is not None
        assert offered.offer.step is step
        assert to_tool(session, step) is not None, "a project of one's own can be begun"

    def test_a_path_without_a_sentence_is_told_by_itself(self, session: Session) -> None:
        decide(begun(session), "venter")
        session.records.save_note("vagt", "vagt-laes", "En note.", None)
        text = document(session)
        assert "Fem uger til vagtplanen" in text
        assert "Sådan endte det: Planen er i drift på papiret" in text
        assert "Det valgte jeg" not in document(session, Selection(lessons=["bagefter"]))

    def test_it_goes_out_with_the_sentence_or_not_at_all(self, session: Session) -> None:
        lesson, step = scenario_of(session)
        play(session, lesson, step, lambda _fork: 0)
        reflection = session.records.reflection(step.id)
        assert reflection is not None
        change_private(session, [(REFLECTIONS, reflection.id)])
        hidden = selection_for(session, Audience.ME)
        whole = paper(session, "whole")
        assert whole is not None
        made = {each.suffix: each.make for each in proposals(whole, hidden)}
        csv = made["csv"]()
        assert isinstance(csv, bytes)
        for text in (document(session, hidden), csv.decode()):
            assert "indkalder" not in text
        shown = {each.suffix: each.make for each in proposals(whole, Selection())}["csv"]()
        assert isinstance(shown, bytes)
        assert "1. Du indkalder alle til et møde på mandag." in shown.decode()

    def test_each_way_through_it_can_be_left_out_by_itself(self, session: Session) -> None:
        lesson, step = scenario_of(session)
        play(session, lesson, step, lambda _fork: 0)
        again = begun(session)
        again.replay()
        decide(again, "venter")
        first, second = (((PATHS, each.id)) for each in paths(session.journal))
        reflection = session.records.reflection(step.id)
        assert reflection is not None
        sentence = (REFLECTIONS, reflection.id)
        out = Outgoing(session)
        assert out.entries == [sentence, first, second]
        told = out.told(second)
        assert (told.name, told.place) == ("Dilemma: Fem uger til vagtplanen", "lektion 1")
        assert told.text.startswith("Du venter, til du ved mere.")
        assert out.told((PATHS, "gone")).name == ""
        out.switch([first])
        text = str(next(each for each in out.proposals if each.suffix == "md").make())
        assert ("indkalder" in text, "Du venter" in text) == (False, True)
        assert Outgoing(session, f"thread:{reflection.id}").entries == [sentence, first, second]

    def test_a_way_that_is_only_for_the_leader_stays_out_everywhere_but_its_sentence_goes(self, session: Session) -> None:
        lesson, step = scenario_of(session)
        play(session, lesson, step, lambda _fork: 0)
        played = begun(session)
        assert played.entries == [(PATHS, each.id) for each in paths(session.journal)]
        change_private(session, played.entries)
        out = Outgoing(session)
        assert out.summary == "1 af 2 kommer med · 1 er kun for dig og bliver her"
        for each in ("md", "csv"):
            made = next(one for one in out.proposals if one.suffix == each).make()
            text = made.decode() if isinstance(made, bytes) else str(made)
            assert "indkalder" not in text
            assert step.title in text
        lists = JournalLists(session)
        (line,) = (lists.line(each) for each in lists.items(Tab.ANSWERS, lambda _: True) if not isinstance(each, str))
        assert line.place == "▣ kun for dig"
        out.switch(out.entries)
        assert "indkalder" in str(next(each for each in out.proposals if each.suffix == "md").make())

    def test_beginning_again_takes_the_paths_and_brings_them_back(self, session: Session) -> None:
        lesson, _step = scenario_of(session)
        decide(begun(session), "mandag")
        (path,) = paths(session.journal)
        scope = scopes(session, lesson, None)[0]
        assert (PATHS, path.id) in scope.taken
        assert "1 vej gennem et dilemma" in scope.loss
        begin_again(session, scope)
        assert (state(session), begun(session).page) == (State.OPEN, Page.BEGINNING)
        lists = JournalLists(session)
        assert lists.count(Tab.DELETED) == 2, "what was begun again with, and the path by itself"
        assert len([each for each in lists.items(Tab.DELETED, lambda _item: True) if not isinstance(each, str)]) == 2
        undone = session.undo.last()
        assert undone is not None
        session.bring_back(undone)
        assert begun(session).page is Page.TODAY

    def test_the_course_was_done_on_the_day_of_its_ending(self, session: Session, clock: Clock) -> None:
        first, second = session.course.lessons
        go_through(session, second)
        for step in first.steps:
            if not isinstance(step, Scenario):
                finish_reading(session, first, step)
        clock.passes(3)
        decide(begun(session), "venter")
        assert lessons_left(session.progress()) == []
        assert certificate_of(session.course, session.records).day == clock().date()
