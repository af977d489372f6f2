"""A leader's way through the course without a screen: what any front end does, and in this order."""

from __future__ import annotations

from datetime import timedelta

from course.content.model import Reflect
from course.journal.kinds import REFLECTIONS
from course.session import ratings, today
from course.session.answering import answer
from course.session.commitments import to_commitment
from course.session.lesson_steps import to_following
from course.session.review_words import closing_words
from course.session.routes import ToEntry, ToLesson, ToReview, ToRevisit, ToStatements, ToWork
from course.session.session import Session
from course.session.work_draft import WorkDraft
from course.session.works import to_source
from course.session.writing import ReflectionDraft, RevisitDraft, recalled
from course.study.progress import State, progress_of
from course.study.rating import BEFORE
from course.study.review_round import ReviewRound
from course.tools.commitment import Commitment, Source
from tests.session.leader import Clock, go_through
from tests.study.answers import right_answer


def test_a_first_lesson_from_the_statements_to_the_next(session: Session) -> None:
    first, second = session.course.lessons[:2]
    asked = ratings.first(session, ToLesson(first, 0))
    assert asked == ToStatements(BEFORE, ToLesson(first, 0, ask=False))
    ratings.skip(session, BEFORE)
    assert ratings.first(session, ToLesson(first, 0)) == ToLesson(first, 0)
    go_through(session, first)
    progress = progress_of(session.course, session.records).of(first.id)
    assert progress.state is State.DONE
    assert to_following(session, first) == ToLesson(second, 0)
    assert to_following(session, session.course.lessons[-1]) is None


def test_nothing_blank_is_kept_and_one_text_is_one_entry(session: Session) -> None:
    lesson = session.course.lessons[0]
    step = next(step for step in lesson.steps if isinstance(step, Reflect))
    draft = ReflectionDraft(session, lesson, step)
    assert not draft.save(" \n\t")
    assert session.records.reflections() == []
    assert draft.save("Jeg venter mig meget.")
    assert not draft.save("Jeg venter mig mindre.")
    assert [each.text for each in session.records.reflections()] == ["Jeg venter mig mindre."]
    assert [version.document["text"] for version in session.records.history(REFLECTIONS, draft.id or "") if version.document] == [
        "Jeg venter mig meget.",
        "Jeg venter mig mindre.",
    ]


def test_five_questions_come_back_and_are_done(session: Session, clock: Clock) -> None:
    for lesson in session.course.lessons:
        go_through(session, lesson)
    clock.passes(1)
    assert ToReview() in [offer.route for offer in today.offers(session)]
    went = ReviewRound(session.reviews.cards, session.records.attempts(), session.today())
    assert went.total == 5
    while (asked := went.current) is not None:
        chosen = right_answer(asked.question)
        went.record(answer(session, asked.lesson, asked.step, asked.question, chosen, went.seed(asked), review=True))
        went.forward()
    assert session.reviews.all_done()
    assert ToReview() not in [offer.route for offer in today.offers(session)]
    assert closing_words(session, went)[0] == "Du kunne huske alle 5."


def test_a_reflection_is_recalled_and_comes_back(session: Session, clock: Clock) -> None:
    first, second = session.course.lessons[:2]
    go_through(session, first)
    step = next(step for step in second.steps if isinstance(step, Reflect))
    earlier = recalled(session, step)
    assert earlier is not None
    assert (earlier.lesson, earlier.text) == (1, "Mine ord til Dine forventninger: æøå [/]")
    clock.passes(14)
    route = next(offer.route for offer in today.offers(session) if isinstance(offer.route, ToRevisit))
    draft = RevisitDraft(session, route.offer)
    assert draft.save("I dag ville jeg skrive noget andet.")
    resumed = next(offer.route for offer in today.offers(session) if isinstance(offer.route, ToRevisit))
    assert resumed.begun is not None
    draft.finish()
    assert not any(isinstance(offer.route, ToRevisit) for offer in today.offers(session))
    assert draft.save(""), "what is taken out to its last letter is no answer"
    assert session.records.revisits() == []


def test_an_agreement_grows_out_of_a_reflection_and_is_looked_back_at(session: Session, clock: Clock) -> None:
    lesson = session.course.lessons[0]
    go_through(session, lesson)
    reflection = session.records.reflections()[0]
    made = to_commitment(Source(REFLECTIONS, reflection.id, "Dine forventninger")).work
    assert isinstance(made, Commitment)
    draft = WorkDraft(session.works.of(Commitment), made)
    assert not draft.change(action="  ")
    day = session.today() + timedelta(7)
    assert draft.change(occasion="der kommer et nyt system", action="spørger jeg, hvem der har bestemt det")
    assert draft.change(look_back=day.isoformat())
    there = ToWork("commitments", draft.work.id)
    assert there not in [offer.route for offer in today.offers(session)]
    clock.passes(7)
    assert there in [offer.route for offer in today.offers(session)]
    assert draft.change(outcome="done", learned="At det hjælper at spørge.")
    assert there not in [offer.route for offer in today.offers(session)]
    assert draft.work.source is not None
    source = to_source(session, draft.work.source)
    assert isinstance(source, ToLesson)
    assert source.lesson.steps[source.index].id == reflection.step


def test_what_was_deleted_together_comes_back_together(session: Session) -> None:
    lesson = session.course.lessons[0]
    go_through(session, lesson)
    gone = [(REFLECTIONS, each.id) for each in session.records.reflections()]
    session.delete(gone)
    assert session.records.reflections() == []
    assert session.undo.last() == gone
    session.bring_back(gone)
    assert len(session.records.reflections()) == len(gone)
    assert session.undo.last() is None


def test_a_reflection_whose_step_is_gone_leads_to_the_entry(session: Session) -> None:
    saved = session.records.save_reflection("fjernet", "fjernet-skriv", "Fra en tidligere udgave.", None)
    route = to_source(session, Source(REFLECTIONS, saved))
    assert isinstance(route, ToEntry)
    assert route.record.id == saved
    assert to_source(session, Source(REFLECTIONS, "findes-ikke")) is None
