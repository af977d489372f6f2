"""A course is mended after somebody has answered it: every answer is still that answer, and all that is reckoned is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content import load
from course.content.model import Course
from course.export.document import Document
from course.export.journal import journal_document
from course.export.selection import Selection
from course.journal.kinds import Attempt
from course.session.explanation import explanation
from course.session.verdict import Said, verdict
from course.study.answers import standing
from course.study.answers_in_words import answer_in_words
from course.study.cards import Cards
from course.study.development import Development
from course.study.quiz_round import Answered, QuizRound, answered
from course.study.review import due_today, schedule
from tests.conftest import NOW
from tests.study.editions import EDITIONS, JOURNALS, edition, kept, log

TODAY = NOW.date()
COMMA, SEVERAL, GONE, REPLACED = "udgave-komma", "udgave-flere", "udgave-vaek", "udgave-skiftet"
ORDER, MATCH, CASE = "udgave-trin", "udgave-plads", "udgave-case"
TOLD = {COMMA: True, SEVERAL: False, GONE: False, REPLACED: True, ORDER: True, MATCH: True, CASE: False}
"""What the leader was told of the latest answer to each question."""


@pytest.fixture(params=EDITIONS)
def course(request: pytest.FixtureRequest) -> Course:
    """Every edition."""
    return load(edition(request.param))


def figures(course: Course, journal: str, home: Path) -> object:
    """All that is reckoned of the answers in a journal, with a course of today."""
    records = kept(journal, home)
    bank, attempts = Cards(course), records.attempts()
    development = Development(course, records, TODAY)
    by_lesson = [(each.right, each.answered, each.total) for each in development.answers.lessons]
    counts = development.sureness
    return (
        standing(bank.asked, attempts),
        schedule(bank.by_question, attempts),
        [asked.question.id for asked in due_today(bank, attempts, TODAY)],
        (by_lesson, development.answers.weeks, development.progress.done),
        (counts.sure_right, counts.sure_wrong, counts.guess_right, counts.guess_wrong, counts.unsaid, counts.judgement),
        [asked.question.id for asked in counts.mistaken],
        [question.id for question in round_of(course, attempts).wrong()],
    )


def round_of(course: Course, attempts: list[Attempt]) -> QuizRound:
    """The quiz, as it is gone through."""
    return QuizRound(list(course.lessons[0].questions()), attempts)


def shown(course: Course, journal: str, home: Path) -> dict[tuple[str, int], Answered]:
    """Every answer as it is shown, by its question and the how many-th answer to it it is."""
    found: dict[tuple[str, int], Answered] = {}
    for attempt in kept(journal, home).attempts():
        number = sum(question == attempt.question for question, _number in found)
        found[attempt.question, number] = answered(Cards(course).asked[attempt.question].question, attempt)
    return found


def exported(course: Course, journal: str, home: Path) -> Document:
    """The journal as a document, answers and all."""
    return journal_document(course, kept(journal, home).all(), Selection(answers=True), NOW)


@pytest.mark.parametrize("journal", JOURNALS)
def test_every_edition_marks_and_counts_every_journal_alike(course: Course, journal: str, tmp_path: Path) -> None:
    found = figures(course, journal, tmp_path / "1")
    assert found == figures(load(edition("first")), "before-ids", tmp_path / "2")
    assert found[0] == TOLD  # type: ignore[index]


@pytest.mark.parametrize("journal", JOURNALS)
def test_every_single_answer_counts_as_it_was_told(course: Course, journal: str, tmp_path: Path) -> None:
    for given in shown(course, journal, tmp_path).values():
        assert given.correct is given.attempt.correct, given.question.id
        assert verdict(given.question, given)[0].tone == ("right" if given.attempt.correct else "wrong")


def test_the_document_says_the_same_of_answers_with_and_without_ids(course: Course, tmp_path: Path) -> None:
    assert exported(course, "first", tmp_path / "1") == exported(course, "before-ids", tmp_path / "2")


WORDS = {
    ("mended", COMMA, 1): "Forklarer, hvad den skal gøre godt for.",
    ("mended", SEVERAL, 1): "Central hjælp. · At én hos jer holder sammen på det hele.",
    ("mended", SEVERAL, 0): "Central hjælp. · Hastværk.",  # this option is gone
    ("mended", GONE, 0): "Leverandøren.",
    ("mended", REPLACED, 0): "Holder et møde.",
    ("mended", ORDER, 1): "1. Et kort oplæg · 2. Idéer, hver for sig · 3. Beslutning",
    ("mended", MATCH, 1): (
        "Datoen er givet. → Det skal vi · I kan stoppe, når I vil. → Det kan vi · Der er central hjælp. → Det skal vi"
    ),
    ("english", COMMA, 0): "Wait for the guidelines.",
    ("english", SEVERAL, 0): "Help from the centre. · Hastværk.",
    ("english", GONE, 0): "Leverandøren.",
    ("english", CASE, 0): "Begge dele",
    ("english", ORDER, 0): "1. Ideas of each · 2. A short talk · 3. A decision",
}


@pytest.mark.parametrize(("name", "question", "number"), WORDS)
def test_an_answer_is_told_in_todays_words_and_what_is_gone_as_it_was_written(
    name: str, question: str, number: int, tmp_path: Path
) -> None:
    given = shown(load(edition(name)), "first", tmp_path)[question, number]
    assert answer_in_words(given.question, given.attempt) == WORDS[name, question, number]


def test_without_ids_it_is_found_by_its_words_and_told_as_it_was_written_where_they_changed(tmp_path: Path) -> None:
    given = shown(load(edition("mended")), "before-ids", tmp_path)
    assert given[COMMA, 1].chosen == ()
    assert [said.text for said in verdict(given[COMMA, 1].question, given[COMMA, 1])] == [
        "Det var rigtigt.",
        "Kurset er ændret siden. Du svarede: Forklarer hvad den skal gøre godt for.",
    ]
    assert given[SEVERAL, 1].chosen == ("central",)
    assert given[CASE, 1].is_of_today


def test_a_mended_answer_by_id_is_explained_as_ones_own(tmp_path: Path) -> None:
    given = shown(load(edition("mended")), "first", tmp_path)
    told = given[COMMA, 0]
    assert verdict(told.question, told)[0] == Said("Ikke helt.", "wrong")
    assert [(each.role, each.text) for each in explanation(told.question, told).first] == [
        ("own", "Venter på vejledningen, som altid kommer."),
        ("right", "Forklarer, hvad den skal gøre godt for."),
    ]
    pieces = explanation(given[MATCH, 0].question, given[MATCH, 0]).first
    assert [(each.text, each.given, each.right) for each in pieces] == [
        ("I kan stoppe, når I vil.", "Det skal vi", "Det kan vi"),
    ]


def test_an_edition_of_before_shows_what_it_does_not_have_yet(tmp_path: Path) -> None:
    given = shown(load(edition("first")), "mended", tmp_path)[REPLACED, 0]
    assert (given.chosen, given.correct) == ((), True)
    assert answer_in_words(given.question, given.attempt) == "Taler den igennem med hver vagt."


@pytest.mark.parametrize("is_mended", [True, False])
def test_where_a_mended_option_became_wrong_holds_what_was_told(is_mended: bool, tmp_path: Path) -> None:
    """A wrong key that was mended under the same words counts from now on, as it always did; under others it's another matter."""
    given = shown(load(edition("first")), "first", tmp_path)[COMMA, 1]
    question = Cards(load(edition("first"))).asked[COMMA].question
    options = tuple(
        replace(each, correct=not each.correct, text=each.text + "!" * is_mended)
        for each in question.options[:2]  # type: ignore[union-attr]
    )
    turned = answered(replace(question, options=options), given.attempt)
    assert (turned.mark.correct, turned.is_of_today, turned.correct) == (False, not is_mended, is_mended)


def test_a_part_under_a_new_id_is_found_by_its_words(tmp_path: Path) -> None:
    given = shown(load(edition("first")), "first", tmp_path)[COMMA, 1]
    options = tuple(replace(each, id=f"ny-{each.id}") for each in given.question.options)  # type: ignore[union-attr]
    renamed = answered(replace(given.question, options=options), given.attempt)
    assert (renamed.chosen, renamed.correct, renamed.is_of_today) == (("ny-forklarer",), True, True)


def test_the_journals_say_what_they_are_for() -> None:
    assert b'"ids"' not in log("before-ids")
    assert all(b'"ids"' in line for name in ("first", "mended") for line in log(name).splitlines())
