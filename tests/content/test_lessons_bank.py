"""The bank that comes with the lessons, held against the house's own rules: what it asks, and that no form tells the answer."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from course.content import builtin, load
from course.content.bank import bank_of
from course.content.model import Course, Match, Multiple, Order, Question, Single
from course.study.cards import Cards
from tests.content.test_lessons import parts, sentences, texts, words

MAIN = {
    "indledning": ("rammer", "faglighed", "effektivitet", "indflydelse"),
    "mindset": ("sammenhaeng", "rollemodel", "mening", "borgeren"),
    "startpunkt": ("skal-definition", "kan-definition", "skal-sammen", "kan-borgere"),
    "skal": (
        *("business-case", "oversaettelse", "store-maal", "motivation", "paavirk"),
        *("con-kultur", "con-gevinst", "con-ejerskab", "con-tillid"),
    ),
    "kan": ("holder-ideen", "forklar-koncept", "business-case", "pilot", "energi", "opsoeg-andre"),
    "redskab-1": ("involvering", "spejling", "beslutning"),
    "redskab-2": ("stoerre-forandring", "undersoeg", "trin-5-droeft"),
    "redskab-3": ("hvorfor-her", "trin-1-hvorfor", "trin-2-historien", "trin-3-forandringen"),
    "til-slut": ("aabne", "ildsjaele", "lederkolleger"),
}
"""The 40 main points of the booklet: what it claims and tells one to do, rather than its examples, keywords and sources."""


@pytest.fixture(scope="module")
def course() -> Course:
    return load(builtin("da"))


@pytest.fixture(scope="module")
def bank(course: Course) -> tuple[Question, ...]:
    return bank_of(course)


@pytest.fixture(scope="module")
def wordings(course: Course) -> dict[str, set[str]]:
    """The questions that ask about each point of the booklet, those of the lessons and those of the bank."""
    found: dict[str, set[str]] = defaultdict(set)
    for asked in Cards(course).asked.values():
        for point in (*asked.question.covers, asked.question.point or ""):
            if "." in point:
                found[point].add(asked.question.id)
    return found


def test_there_are_questions_enough_and_none_is_lost(course: Course, bank: tuple[Question, ...]) -> None:
    cards = Cards(course)
    assert len(bank) >= 120
    assert set(cards.of_bank) == {question.id for question in bank}
    kinds = Counter(type(asked.question) for asked in cards.asked.values())
    assert kinds[Order] >= 12
    assert kinds[Match] >= 12


def test_every_point_is_asked_about_and_the_main_ones_in_three_wordings(course: Course, wordings: dict[str, set[str]]) -> None:
    points = {point for lesson in course.lessons for step in lesson.steps for point in step.covers}
    assert {point for point in points if not wordings[point]} == set()
    main = [f"{section}.{point}" for section, found in MAIN.items() for point in found]
    assert len(main) == 40
    assert {point: found for point in main if len(found := wordings[point]) < 3} == {}


def test_ids_tell_the_section_and_each_question_helps_and_teaches(bank: tuple[Question, ...]) -> None:
    sections = tuple(f"bank-{section}-" for section in MAIN)
    assert [question.id for question in bank if not question.id.startswith((*sections, "til-slut-q"))] == []
    assert [question.id for question in bank if not 1 <= len(question.hints) <= 2] == []
    reasons = [(question.id, part.why) for question in bank for part in parts(question)]
    assert [(name, why) for name, why in reasons if not 1 <= sentences(why) <= 2] == []
    assert max(len(text) for question in bank for text in texts(question)) < 330


def test_what_is_arranged_fits_a_line_and_no_grammar_gives_it_away(bank: tuple[Question, ...]) -> None:
    for question in bank:
        if not isinstance(question, Order | Match):
            continue
        assert 4 <= len(parts(question)) <= 6, question.id
        assert [part.text for part in parts(question) if len(part.text) > 60] == [], question.id
        if isinstance(question, Match):
            led = [pair.target for pair in question.pairs]
            targets = [target.id for target in question.targets]
            assert set(led) == set(targets), question.id
            assert led != sorted(led, key=targets.index), question.id
            named = {word for target in question.targets for word in words(target.text)}
            assert [pair.text for pair in question.pairs if words(pair.text) & named] == [], question.id


def test_neither_place_nor_length_nor_a_word_tells_the_right_option(bank: tuple[Question, ...]) -> None:
    singles = [question for question in bank if isinstance(question, Single)]
    ranked = [sorted(single.options, key=lambda option: len(option.text)) for single in singles]
    for options in ([single.options for single in singles], ranked):
        places = Counter([option.correct for option in four].index(True) for four in options)
        assert all(0.15 < places[place] / len(singles) < 0.35 for place in range(4)), places
    assert {len(single.options) for single in singles} == {4}
    offered = [option for question in bank if isinstance(question, Single | Multiple) for option in question.options]
    spread = Counter(word for option in offered for word in words(option.text))
    right = Counter(word for option in offered if option.correct for word in words(option.text))
    assert {word: times for word, times in spread.items() if times >= 6 and right[word] / times > 0.75} == {}
