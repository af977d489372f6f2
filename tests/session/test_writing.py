"""What is being written: nothing blank is made, and the same text becomes versions of one entry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from course.content.model import Reflect
from course.journal import Journal
from course.journal.kinds import NOTES, REFLECTIONS, REVISITS, Attempt, Note, Reflection
from course.session.revisits import FINISHED, coming_back
from course.session.session import Session
from course.session.text_choices import text_choices
from course.session.writing import EntryDraft, Recalled, ReflectionDraft, RevisitDraft, recalled
from tests.session.leader import Clock, give, reflect
from tests.study.changed import step_of, without_step


def reflect_step(session: Session, step_id: str) -> Reflect:
    step = step_of(session.course, step_id)
    assert isinstance(step, Reflect)
    return step


def coming(session: Session, clock: Clock) -> RevisitDraft:
    """What comes back a fortnight after a reflection."""
    reflect(session, 0, "Mine ord.")
    clock.passes(14)
    route = coming_back(session)
    assert route is not None
    return RevisitDraft(session, route.offer, route.begun)


class TestReflection:
    def test_what_is_there_is_read_and_gone_on_with(self, session: Session) -> None:
        first = reflect(session, 0, "Mine ord.")
        lesson = session.course.lessons[0]
        again = ReflectionDraft(session, lesson, reflect_step(session, "foerst-skriv"))
        assert again.id is None
        assert again.read() == "Mine ord."
        assert again.id == first.id
        assert not again.save("Andre ord.")
        assert [(each.lesson, each.step, each.text) for each in session.records.reflections()] == [
            ("foerst", "foerst-skriv", "Andre ord.")
        ]

    def test_what_is_taken_out_to_its_last_letter_is_kept_empty(self, session: Session) -> None:
        draft = reflect(session, 0, "Mine ord.")
        assert not draft.save("")
        assert draft.read() == ""
        assert [each.text for each in session.records.reflections()] == [""]

    def test_where_another_window_has_deleted_it_a_new_one_is_made(self, session: Session) -> None:
        draft = reflect(session, 0, "Mine ord.")
        session.delete([(REFLECTIONS, draft.id or "")])
        assert draft.read() == ""
        assert draft.id is None
        assert draft.save("Nye ord.")
        assert [each.text for each in session.records.reflections()] == ["Nye ord."]


class TestRecall:
    def test_a_step_brings_back_what_it_builds_on(self, session: Session) -> None:
        reflect(session, 0, "Mine ord.")
        (kept,) = session.records.reflections()
        assert recalled(session, reflect_step(session, "dernaest-skriv")) == Recalled("Mine ord.", kept.created, 1)

    def test_a_step_that_builds_on_none_brings_nothing_back(self, session: Session) -> None:
        reflect(session, 0, "Mine ord.")
        assert recalled(session, reflect_step(session, "foerst-skriv")) is None

    @pytest.mark.parametrize("text", [None, "", " \n"])
    def test_what_was_passed_or_emptied_brings_nothing_back(self, session: Session, text: str | None) -> None:
        step = reflect_step(session, "dernaest-skriv")
        if text is not None:
            reflect(session, 0, "Mine ord.").save(text)
        assert recalled(session, step) is None

    def test_what_the_course_no_longer_asks_has_no_lesson(self, session: Session) -> None:
        reflect(session, 0, "Mine ord.")
        step = reflect_step(session, "dernaest-skriv")
        session.course = without_step(session.course, "foerst-skriv")
        found = recalled(session, step)
        assert found is not None
        assert (found.text, found.lesson) == ("Mine ord.", None)

    def test_the_lessons_are_counted_from_one(self, session: Session) -> None:
        reflect(session, 1, "Andre ord.")
        found = recalled(session, replace(reflect_step(session, "foerst-skriv"), recall="dernaest-skriv"))
        assert found is not None
        assert found.lesson == 2


class TestRevisit:
    def test_blanks_make_no_entry(self, session: Session, clock: Clock) -> None:
        draft = coming(session, clock)
        assert draft.read() == ""
        assert not draft.save(" \n")
        draft.finish()
        assert session.records.revisits() == []
        assert session.records.setting(FINISHED) is None

    def test_the_same_text_is_one_entry(self, session: Session, clock: Clock) -> None:
        draft = coming(session, clock)
        assert draft.save("I dag.")
        assert not draft.save("I dag igen.")
        assert [(each.lesson, each.step, each.days, each.text) for each in session.records.revisits()] == [
            ("foerst", "foerst-skriv", 14, "I dag igen.")
        ]
        draft.finish()
        assert session.records.setting(FINISHED) == draft.id

    def test_what_was_begun_is_gone_on_with(self, session: Session, clock: Clock) -> None:
        coming(session, clock).save("I dag.")
        route = coming_back(session)
        assert route is not None
        again = RevisitDraft(session, route.offer, route.begun)
        assert again.read() == "I dag."
        assert not again.save("I dag og i morgen.")
        assert len(session.records.revisits()) == 1

    def test_what_is_emptied_is_gone_and_can_be_written_anew(self, session: Session, clock: Clock) -> None:
        draft = coming(session, clock)
        draft.save("I dag.")
        assert draft.save("  ")
        assert draft.id is None
        assert session.records.revisits() == []
        assert not draft.save("")
        assert draft.save("Alligevel.")
        assert [each.text for each in session.records.revisits()] == ["Alligevel."]

    def test_where_another_window_has_deleted_it_nothing_is_read(self, session: Session, clock: Clock) -> None:
        draft = coming(session, clock)
        draft.save("I dag.")
        session.delete([(REVISITS, draft.id or "")])
        assert draft.read() == ""
        assert draft.id is None

    def test_what_is_passed_over_is_an_empty_answer(self, session: Session, clock: Clock) -> None:
        coming(session, clock).pass_over()
        assert [(each.days, each.text) for each in session.records.revisits()] == [(14, "")]


class TestEntry:
    def test_a_free_note_is_made_with_its_first_word(self, session: Session) -> None:
        draft = EntryDraft(session, None)
        assert not draft.save("\n")
        assert session.records.notes() == []
        assert draft.save("En tanke.")
        assert not draft.save("En anden tanke.")
        assert [(each.lesson, each.step, each.text) for each in session.records.notes()] == [(None, None, "En anden tanke.")]

    def test_a_note_belongs_to_the_step_it_is_written_at(self, session: Session) -> None:
        lesson = session.course.lessons[1]
        draft = EntryDraft.of_note(session, lesson, lesson.steps[1])
        assert (draft.record, draft.lesson, draft.step) == (None, "dernaest", "dernaest-quiz")
        assert draft.save("En tanke.")
        again = EntryDraft.of_note(session, lesson, lesson.steps[1])
        assert isinstance(again.record, Note)
        assert not again.save("En anden tanke.")
        assert [(each.step, each.text) for each in session.records.notes()] == [("dernaest-quiz", "En anden tanke.")]

    def test_a_note_with_no_step_belongs_to_nothing(self, session: Session) -> None:
        lesson = session.course.lessons[0]
        for draft in (EntryDraft.of_note(session, lesson, None), EntryDraft.of_note(session, None, lesson.steps[0])):
            assert (draft.record, draft.lesson, draft.step) == (None, None, None)

    def test_what_was_written_is_written_on_even_to_nothing(self, session: Session) -> None:
        reflect(session, 0, "Mine ord.")
        (record,) = session.records.reflections()
        draft = EntryDraft(session, record, "andet", "andet")
        assert (draft.lesson, draft.step) == ("foerst", "foerst-skriv")
        assert not draft.save("")
        (kept,) = session.records.reflections()
        assert isinstance(kept, Reflection)
        assert (kept.id, kept.text) == (record.id, "")

    def test_an_answer_is_not_written_on(self, session: Session) -> None:
        attempt = give(session, "foerst-c01")
        assert isinstance(attempt, Attempt)
        assert not EntryDraft(session, attempt).save("Andre ord.")
        assert session.records.attempts() == [attempt]
        assert session.records.counts()[NOTES] == 0


class TestTwoWindows:
    """Two windows on one journal, each with its own draft; none overwrites in silence what the other wrote."""

    @pytest.fixture
    def other(self, session: Session) -> Iterator[Session]:
        with Journal(session.journal.home, clock=session.clock) as journal:
            yield Session(session.course, journal, session.clock)

    def drafts(self, *windows: Session) -> list[ReflectionDraft]:
        step = "foerst-skriv"
        drafts = [ReflectionDraft(each, each.course.lessons[0], reflect_step(each, step)) for each in windows]
        assert len({draft.read() for draft in drafts}) == 1
        return drafts

    def test_who_saves_over_a_changed_text_is_told_and_both_are_there(self, session: Session, other: Session) -> None:
        reflect(session, 0, "Mine ord.")
        here, there = self.drafts(session, other)
        there.save("Mine ord, skrevet om derovre.")
        here.save("Mine ord, ")
        here.save("Mine ord, skrevet om her.")
        assert (here.met_another(), here.met_another(), there.met_another()) == (True, False, False)
        there.save("Mine ord, skrevet helt om derovre.")  # each window goes on with its own
        assert not there.met_another()
        for window in (session, other):
            (choice,) = text_choices(window)
            assert [side.text for side in choice.sides] == ["Mine ord, skrevet om her.", "Mine ord, skrevet helt om derovre."]
        text_choices(session)[0].keep((0, 1))
        assert here.read() == "Mine ord, skrevet om her.\n\nMine ord, skrevet helt om derovre."
        here.save("Samlet.")
        assert (text_choices(other), there.read(), here.met_another()) == ([], "Samlet.", False)

    def test_who_opened_it_while_it_was_being_typed_writes_over_nothing(self, session: Session, other: Session) -> None:
        """What stood there when it was opened became no version: the next letter took its place."""
        mine = ReflectionDraft(session, session.course.lessons[0], reflect_step(session, "foerst-skriv"))
        mine.save("Vi")
        mine.save("Vi begynder")
        theirs = ReflectionDraft(other, other.course.lessons[0], reflect_step(other, "foerst-skriv"))
        assert theirs.read() == "Vi begynder"
        mine.save("Vi begynder nu")
        theirs.save("Vi begynder aldrig")
        assert theirs.met_another()
        mine.save("Vi begynder nu i dag")
        (choice,) = text_choices(session)
        assert {side.text for side in choice.sides} == {"Vi begynder nu i dag", "Vi begynder aldrig"}

    def test_what_was_read_since_is_gone_on_with(self, session: Session, other: Session) -> None:
        reflect(session, 0, "Mine ord.")
        here, there = self.drafts(session, other)
        there.save("Andre ord.")
        assert here.read() == "Andre ord."
        here.save("Tredje ord.")
        assert (here.met_another(), text_choices(session)) == (False, [])

    def test_the_same_written_in_both_is_no_choice(self, session: Session, other: Session) -> None:
        reflect(session, 0, "Mine ord.")
        here, there = self.drafts(session, other)
        there.save("Andre ord.")
        here.save("Andre ord.")
        here.save("Andre ord, og flere.")
        assert (here.met_another(), there.met_another(), text_choices(session)) == (False, False, [])

    def test_begun_in_both_at_once(self, session: Session, other: Session) -> None:
        here, there = self.drafts(session, other)
        there.save("Begyndt derovre.")
        here.save("Begyndt her.")
        assert (here.met_another(), there.met_another()) == (True, False)
        assert here.read() == "Begyndt her."
        assert there.read() == "Begyndt derovre."
        (choice,) = text_choices(session)
        assert [side.text for side in choice.sides] == ["Begyndt derovre.", "Begyndt her."]

    def test_what_was_deleted_there_comes_back_with_what_is_written_here(self, session: Session, other: Session) -> None:
        first = reflect(session, 0, "Mine ord.")
        here, _there = self.drafts(session, other)
        assert first.id is not None
        other.records.remove(REFLECTIONS, first.id)
        here.save("Andre ord.")
        assert (here.met_another(), [each.text for each in session.records.reflections()]) == (False, ["Andre ord."])

    def test_notes_and_what_is_written_when_one_comes_back(self, session: Session, other: Session, clock: Clock) -> None:
        note = session.records.save_note(None, None, "Et notat.", None)
        begun = coming(session, clock)
        begun.save("I dag.")
        for kind, record_id in ((NOTES, note), (REVISITS, begun.id)):
            assert record_id is not None
            here, there = (EntryDraft(each, each.records.get(kind, record_id)) for each in (session, other))
            there.save("Skrevet derovre.")
            here.save("Skrevet her.")
            assert (here.met_another(), there.met_another()) == (True, False)
        assert [[side.text for side in each.sides] for each in text_choices(session)] == [
            ["Skrevet derovre.", "Skrevet her."]
        ] * 2

    def test_what_a_newer_program_knows_of_an_entry_stays_with_it(self, session: Session) -> None:
        draft = reflect(session, 0, "Mine ord.")
        assert draft.id is not None
        session.journal.table(REFLECTIONS).update({"mood": "glad"}, doc_ids=[draft.id])
        draft.read()
        draft.save("Andre ord.")
        entry = session.journal.table(REFLECTIONS).get(doc_id=draft.id)
        assert entry is not None
        assert (entry["text"], entry["mood"]) == ("Andre ord.", "glad")


def test_what_was_typed_and_taken_out_again_is_gone(session: Session, clock: Clock) -> None:
    draft = reflect(session, 0, "Det, der stod i går")
    session.journal.finish_draft()
    clock.passes(1)
    draft.save("Det, der stod i går, og et ord")
    draft.save("Det, der stod i går")
    assert draft.read() == "Det, der stod i går"
    session.journal.finish_draft()
    assert draft.read() == "Det, der stod i går"
    assert not draft.met_another()
