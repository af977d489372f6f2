"""The lessons that come with the program, held against the house's own rules (any course must pass `check`; this one more)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest

from course.content import builtin, check, load, minutes
from course.content import model as m
from course.content.bank import bank_of
from course.content.model import Case, Course, Lesson, Match, Multiple, Order, Question, Quiz, Read, Reflect, Single, Sort
from course.content.scenario import Scenario

LESSONS = ("indledning", "mindset", "startpunkt", "skal", "kan", "redskab-1", "redskab-2", "redskab-3", "til-slut")
POINTS = 120
"""The booklet, point by point."""
TO_REFLECT_ON = {
    "mindset.q-borger-forskel",
    "mindset.q-behov",
    "mindset.q-rollemodel",
    "mindset.q-sammenhaeng",
    "redskab-3.q-i-dag",
    "redskab-3.q-handling",
    "redskab-3.q-relevante",
    "til-slut.q-mod",
}
"""What the booklet itself asks its reader under "Refleksion"."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[»”\")*]*(?=\s+[A-ZÆØÅ»”\"*]|\s*$)")
"""Not the full stop of `ca.`, `kl. 9.30` or `den 3. marts`, which no capital follows."""
_NOT_SHOWN = re.compile(r"^\s*#|^\s*\|.*\||!\[|</?[a-z][^>]*>|```", re.MULTILINE)
"""Headings, tables, images, HTML and code: nothing that a step needs."""


@pytest.fixture(scope="module")
def course() -> Course:
    return load(builtin("da"))


@pytest.fixture(params=LESSONS)
def lesson(course: Course, request: pytest.FixtureRequest) -> Lesson:
    found = course.lesson(request.param)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def cases(course: Course) -> list[Case]:
    return [question for lesson in course.lessons for question in lesson.questions() if isinstance(question, Case)]


@pytest.fixture(scope="module")
def questions(course: Course) -> list[Question]:
    return [question for lesson in course.lessons for question in lesson.questions()]


@pytest.fixture(scope="module")
def orders(questions: list[Question]) -> list[Order]:
    return [question for question in questions if isinstance(question, Order)]


@pytest.fixture(scope="module")
def matches(questions: list[Question]) -> list[Match]:
    return [question for question in questions if isinstance(question, Match)]


@pytest.fixture(scope="module")
def singles(course: Course) -> list[Single]:
    return [question for lesson in course.lessons for question in lesson.questions() if isinstance(question, Single)]


def texts(part: object) -> Iterator[str]:
    """Every prose text in a part of the course; ids and the like are shorter than three words."""
    match msgspec.to_builtins(part):
        case str() as text:
            if len(_WORD.findall(text)) > 2:
                yield text
        case dict() as mapping:
            for value in mapping.values():
                yield from texts(value)
        case list() | tuple() as items:
            for value in items:
                yield from texts(value)


def sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text))


def parts(question: m.Question) -> tuple[m.Option | m.Item | m.Pair, ...]:
    """All that a question gives a reason for."""
    match question:
        case m.Order():
            return question.items
        case m.Match():
            return question.pairs
        case _:
            return m.options(question)


def words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def test_the_lessons_have_no_problems() -> None:
    assert [str(problem) for problem in check(builtin("da"))[1]] == []


def test_the_nine_lessons_teach_the_whole_booklet(course: Course) -> None:
    assert tuple(lesson.id for lesson in course.lessons) == LESSONS
    parts = [part for lesson in course.lessons for part in (*lesson.steps, *lesson.questions())]
    covered = {point for part in parts for point in part.covers}
    assert len(covered) == POINTS


def test_those_who_gave_something_are_credited(course: Course) -> None:
    credits = " ".join(course.source.credits)
    assert "Anja Svejgaard Pors" in credits
    assert "Kim Normann Andersen" in credits
    assert course.source.title == "Digitaliseringen skal ledes"


def test_the_glossary(course: Course) -> None:
    assert len(course.glossary) >= 25
    assert {"business-case", "gevinstrealisering", "esdh", "tovholder", "pilot", "kerneopgave"} <= {t.id for t in course.glossary}
    assert [term.id for term in course.glossary if sentences(term.text) not in {2, 3}] == []


def test_a_lesson_is_built_as_all_are(lesson: Lesson) -> None:
    kinds = Counter(type(step) for step in lesson.steps)
    quizzed = [question for step in lesson.steps if isinstance(step, Quiz) for question in step.questions]
    assert 8 <= minutes.lesson_minutes(lesson) <= 35
    assert lesson.goals
    assert 4 <= kinds[Read] <= 8
    assert kinds[Reflect] >= 2
    asks = sum(not isinstance(question, Case) for question in quizzed)
    assert asks >= 5 or any(isinstance(step, Scenario) and step.project for step in lesson.steps), "the last case asks instead"
    assert [step.id for step in lesson.steps if isinstance(step, Read) and m.count_words(step.body) > 180] == []


def test_a_lesson_ends_with_one_paragraph_and_something_for_monday(lesson: Lesson) -> None:
    """The closing card stands whole in a small window only then."""
    end = lesson.steps[-1]
    assert isinstance(end, m.Summary)
    assert end.monday is not None
    assert "mandag" not in (end.body + end.monday).casefold(), "the card's own heading says it"
    for text in (end.body, end.monday):
        assert "\n\n" not in text.strip()
        assert m.count_words(text) <= 55


def test_a_lesson_does_not_begin_with_all_its_reading(lesson: Lesson) -> None:
    reads = [isinstance(step, Read) for step in lesson.steps]
    assert not all(reads[: sum(reads)])


def test_ids_tell_their_lesson(lesson: Lesson) -> None:
    parts = (*lesson.steps, *lesson.questions())
    assert [part.id for part in parts if not part.id.startswith(f"{lesson.id}-")] == []


def test_a_lesson_reads_easily(lesson: Lesson) -> None:
    """LIX: words a sentence, and the share of words over six letters, in percent (Björnsson 1968)."""
    text = "\n\n".join(texts(lesson))
    found = _WORD.findall(text)
    parts = [part for part in re.split(r"[.!?:]+(?:\s|$)|\n\s*\n|\n\s*[-*\d]", text) if _WORD.search(part)]
    lix = len(found) / len(parts) + 100 * sum(len(word) > 6 for word in found) / len(found)
    assert lix <= 40


def test_texts_have_nothing_that_is_not_shown(lesson: Lesson) -> None:
    assert [text for text in texts(lesson) if _NOT_SHOWN.search(text)] == []


def test_every_reason_teaches_in_two_sentences(lesson: Lesson) -> None:
    reasons = [(question.id, part) for question in lesson.questions() for part in parts(question)]
    assert [(name, option.why) for name, option in reasons if not 1 <= sentences(option.why) <= 2] == []
    assert [(name, option.why) for name, option in reasons if option.why.casefold() == option.text.casefold()] == []


def test_there_are_questions_enough(questions: list[Question], cases: list[Case]) -> None:
    assert len(questions) >= 100
    assert {type(question) for question in questions} == {Single, Multiple, Case, Order, Match}
    answers = Counter(case.answer for case in cases)
    assert len(cases) >= 40
    assert answers["skal"] >= 14
    assert answers["kan"] >= 14
    assert answers["begge"] >= 8


def test_a_quiz_mixes_kinds_and_that_of_a_tool_has_something_to_arrange(course: Course, lesson: Lesson) -> None:
    kinds = {type(question) for step in lesson.steps if isinstance(step, Quiz) for question in step.questions}
    assert len(kinds) >= 2 or lesson is course.lessons[-1], "which has the last case"
    assert not lesson.id.startswith("redskab-") or kinds & {Order, Match}


def test_what_is_arranged_fits_a_line_and_helps_on_the_way(orders: list[Order], matches: list[Match]) -> None:
    assert len(orders) >= 5
    assert len(matches) >= 5
    arranged: list[Order | Match] = [*orders, *matches]
    for question in arranged:
        assert 4 <= len(parts(question)) <= 6, question.id
        assert [part.text for part in parts(question) if len(part.text) > 60] == [], question.id
        assert 1 <= len(question.hints) <= 2, question.id


def test_no_grammar_gives_a_match_away(matches: list[Match]) -> None:
    """No target gets nearly all, nor do those of one target stand together; and no item has the words of its target."""
    for match in matches:
        led = [pair.target for pair in match.pairs]
        targets = {target.id: target.text for target in match.targets}
        assert set(led) == set(targets), match.id
        assert max(Counter(led).values()) / len(led) <= 0.7, match.id
        assert led != sorted(led, key=list(targets).index), match.id
        assert all(1 <= m.count_words(target) <= 2 for target in targets.values()), match.id
        named = {word for target in targets.values() for word in words(target)}
        assert [pair.text for pair in match.pairs if words(pair.text) & named] == [], match.id


def test_points_are_asked_in_several_wordings_but_stay_narrow(course: Course, questions: list[Question]) -> None:
    """They stand in for each other when they come back, most of them from another lesson."""
    once_a_lesson = [question for question in bank_of(course) if question.id.startswith("til-slut-q")]
    questions = [*questions, *once_a_lesson]
    wordings = Counter(question.point for question in questions if question.point and "." not in question.point)
    assert len(wordings) >= 8
    assert {point: times for point, times in wordings.items() if not 2 <= times <= 4} == {}
    lessons = {point: {q.id.rsplit("-", 1)[0] for q in questions if q.point == point} for point in wordings}
    assert sum(len(found) > 1 for found in lessons.values()) >= len(lessons) * 2 / 3


def test_own_words_come_back_and_the_last_lesson_brings_back_the_first(course: Course) -> None:
    prompts = [step for lesson in course.lessons for step in lesson.steps if isinstance(step, Reflect)]
    assert sum(step.recall is not None for step in prompts) >= 5
    ends = {step.recall for step in course.lessons[-1].steps if isinstance(step, Reflect)}
    assert ends & {step.id for step in course.lessons[0].steps}


def test_each_of_the_booklets_questions_for_reflection_has_a_prompt_to_write_to(course: Course) -> None:
    written = {point for lesson in course.lessons for step in lesson.steps if isinstance(step, Reflect) for point in step.covers}
    assert TO_REFLECT_ON - written == set()


def test_a_lesson_has_a_place_to_pause_on_the_way(lesson: Lesson) -> None:
    steps = [step for step in lesson.steps if not isinstance(step, m.Summary)]
    [pause] = [number for number, step in enumerate(steps, start=1) if step.pause]
    before = sum(minutes.step_minutes(step) for step in steps[:pause])
    assert 0.3 < before / sum(minutes.step_minutes(step) for step in steps) < 0.7


def test_eight_statements_say_one_thing_each_in_the_first_person(course: Course) -> None:
    assert len(course.statements) == 8
    assert [statement.text for statement in course.statements if not statement.text.startswith("Jeg ")] == []
    assert [statement.text for statement in course.statements if len(statement.text) > 66 or sentences(statement.text) != 1] == []


def test_cases_come_from_every_field_and_with_every_answer(course: Course, cases: list[Case]) -> None:
    assert {case.field for case in cases} == set(get_args(m.CaseField))
    sorts = [step for lesson in course.lessons for step in lesson.steps if isinstance(step, Sort)]
    assert [step.id for step in sorts if len({case.answer for case in step.cases}) < 2] == []
    for answer in m.ANSWERS:
        assert len({case.field for case in cases if case.answer == answer}) >= 5


def test_no_word_gives_a_case_away(cases: list[Case]) -> None:
    """A reader who looks for one word only sorts no better than by chance.

    With answers shuffled at random two hundred times, the luckiest word of all sorted 58 percent; a third is pure guessing.
    """
    bags = [words(case.prompt) for case in cases]
    spread = Counter(word for bag in bags for word in bag)
    found = {}
    for word in (word for word, times in spread.items() if times >= 4):
        there = Counter(case.answer for case, bag in zip(cases, bags, strict=True) if word in bag)
        elsewhere = Counter(case.answer for case in cases)
        elsewhere.subtract(there)
        found[word] = (max(there.values()) + max(elsewhere.values())) / len(cases)
    assert {word: share for word, share in found.items() if share > 0.58} == {}


def test_no_word_stands_with_one_answer_only(cases: list[Case]) -> None:
    answers: dict[str, list[str]] = {}
    for case in cases:
        for word in words(case.prompt):
            answers.setdefault(word, []).append(case.answer)
    assert {word: found for word, found in answers.items() if len(found) >= 6 and len(set(found)) == 1} == {}


def test_the_words_of_the_answers_stand_in_cases_of_every_kind(cases: list[Case]) -> None:
    for word in ("skal", "kan"):
        assert {case.answer for case in cases if word in words(case.prompt)} == set(m.ANSWERS)


def test_length_gives_no_case_away(cases: list[Case]) -> None:
    lengths = {answer: [m.count_words(case.prompt) for case in cases if case.answer == answer] for answer in m.ANSWERS}
    means = [sum(found) / len(found) for found in lengths.values()]
    assert max(means) / min(means) < 1.15


def test_right_answers_stand_at_varying_places(course: Course, singles: list[Single]) -> None:
    places = Counter(next(place for place, option in enumerate(single.options) if option.correct) for single in singles)
    assert all(0.1 < places[place] / len(singles) < 0.4 for place in range(4))
    for lesson in course.lessons:
        own = [single for single in singles if single in lesson.questions()]
        assert not own or len({[option.correct for option in single.options].index(True) for single in own}) > 1


def test_length_gives_no_right_answer_away(singles: list[Single]) -> None:
    """Four options, so chance is a quarter; the right one is neither mostly the longest nor mostly the shortest."""
    by_length = [sorted(single.options, key=lambda option: len(option.text)) for single in singles]
    assert sum(options[-1].correct for options in by_length) / len(singles) < 0.4
    assert sum(options[0].correct for options in by_length) / len(singles) < 0.4


def test_no_word_gives_a_right_answer_away(questions: list[Question]) -> None:
    offered = [option for question in questions if isinstance(question, Single | Multiple) for option in question.options]
    spread = Counter(word for option in offered for word in words(option.text))
    right = Counter(word for option in offered if option.correct for word in words(option.text))
    assert {word: times for word, times in spread.items() if times >= 6 and right[word] / times > 0.75} == {}


def test_every_tool_is_led_to_from_where_it_is_taught(course: Course) -> None:
    found: dict[str, list[str]] = {}
    for lesson in course.lessons:
        for step in lesson.steps:
            if isinstance(step, m.Read | m.Reflect | m.Summary) and step.tool is not None:
                found.setdefault(step.tool, []).append(lesson.id)
    assert set(found) == set(get_args(m.ToolName))
    assert {tool: set(lessons) for tool, lessons in found.items() if tool in {"workshop", "board", "plan"}} == {
        "workshop": {"redskab-1"},
        "board": {"redskab-2"},
        "plan": {"redskab-3"},
    }
    assert 8 <= sum(map(len, found.values())) <= 16, "a link at every step is a link at none"
