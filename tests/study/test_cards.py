"""Cards and the bank: wordings that were not met come first, new points come along, and 120 days keep to five a day."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from course.content.bank import packed_bank
from course.content.model import Course, Item, Lesson, Order, Question, Quiz, Read, Single
from course.journal.kinds import Attempt
from course.study.cards import Cards, card_of
from course.study.documents import course_docs
from course.study.locator import Locator
from course.study.review import A_DAY, NEW_A_DAY, due_today, next_day, schedule
from course.study.review_round import ReviewRound
from course.study.teaching import taught_in
from tests.study.test_review import DAY, START, answer, case, course_of, ids, single


def about(question_id: str, *covers: str, point: str | None = None) -> Single:
    """A question of a lesson that covers points."""
    return replace(single(question_id, point), covers=covers)


def read(step_id: str, *covers: str) -> Read:
    """A step that teaches points."""
    return Read(id=step_id, title=step_id, body="Tekst.", covers=covers)


def taught(lesson_id: str, *questions: Question, covers: Sequence[str]) -> Lesson:
    """A lesson that teaches points and then asks."""
    steps = (read(f"{lesson_id}-laes", *covers), Quiz(id=f"{lesson_id}-quiz", title="Q", questions=questions))
    return Lesson(id=lesson_id, title=lesson_id, section="s", goals=(), steps=steps)


def with_bank(course: Course, *questions: Question) -> Course:
    """The course with a bank."""
    return replace(course, packed_bank=packed_bank(questions))


@pytest.fixture
def course() -> Course:
    """Two lessons of two points each: one of them is asked about in the lesson, and all of them in the bank."""
    lessons = (
        taught("a", about("a-q1", "a.x"), about("a-q2", "a.z", point="navn"), covers=("a.x", "a.y")),
        taught("b", about("b-q1", "b.x"), covers=("b.x", "b.y")),
    )
    points = {"x1": "a.x", "x2": "a.x", "n1": "navn", "y1": "a.y", "y2": "a.y", "bx1": "b.x", "by1": "b.y"}
    return with_bank(course_of(*lessons), *(single(name, point) for name, point in points.items()))


def test_a_question_stands_on_the_card_of_its_point_or_of_the_first_it_covers() -> None:
    item = Item(id="a", text="a", why="b")
    order = Order(id="o", prompt="?", items=(item, item, item), covers=("a.x", "a.y"))
    assert card_of(about("q", "a.x", point="navn")) == "navn"
    assert card_of(about("q", "a.x", "a.y")) == "a.x"
    assert card_of(single("q")) == "q"
    assert card_of(replace(case("c", "skal"), covers=("a.x",))) == "c", "a case asks where something comes from"
    assert card_of(order) == "o", "it puts several points together"
    assert card_of(replace(order, covers=("a.x",))) == "a.x"


def test_lessons_and_bank_give_one_card_its_wordings(course: Course) -> None:
    cards = Cards(course)
    assert ids(cards.wordings("a.x")) == ["a-q1", "x1", "x2"]
    assert ids(cards.wordings("navn")) == ["a-q2", "n1"]
    assert cards.new == ("a.y", "b.y")
    assert {name: (each.lesson.id, each.step.id) for name, each in cards.of_bank.items()} == {
        "x1": ("a", "a-quiz"),
        "x2": ("a", "a-quiz"),
        "n1": ("a", "a-quiz"),
        "y1": ("a", "a-laes"),
        "y2": ("a", "a-laes"),
        "bx1": ("b", "b-quiz"),
        "by1": ("b", "b-laes"),
    }


def test_a_wording_that_was_not_met_comes_first_and_then_the_least_lately_met(course: Course) -> None:
    cards, attempts, asked = Cards(replace(course, lessons=course.lessons[:1])), [answer("a-q1", START)], []
    for _ in range(6):
        today = schedule(cards.by_question, attempts)["a.x"].due
        found = next(each.question.id for each in due_today(cards, attempts, today) if each.question.id in {"a-q1", "x1", "x2"})
        asked.append(found)
        attempts.append(answer(found, today, review=True))
    assert asked == ["x1", "x2", "a-q1", "x1", "x2", "a-q1"]


def test_what_a_lesson_asks_is_not_met_in_the_review_before() -> None:
    lessons = taught("a", about("q1", "a.x"), covers=("a.x",)), taught("b", about("q2", "a.x"), covers=())
    assert ids(due_today(Cards(course_of(*lessons)), [answer("q1", START)], START + DAY)) == ["q1"]


def test_new_points_come_along_with_what_is_due_from_lessons_of_earlier_days(course: Course) -> None:
    cards = Cards(course)
    assert due_today(cards, [answer("a-q1", START)], START) == [], "nothing is due yet, and the day stays free"
    attempts = [answer("a-q1", START), answer("b-q1", START + DAY)]
    found = ids(due_today(cards, attempts, START + DAY))
    assert sorted(found) == ["x1", "y1"], "lesson b was begun today"
    assert next_day(cards, attempts, START) == START + DAY
    for name in found:
        attempts.append(answer(name, START + DAY, review=True))
    assert due_today(cards, attempts, START + DAY) == []
    assert sorted(ids(due_today(cards, attempts, START + 2 * DAY))) == ["bx1", "by1", "y2"]


def test_a_full_day_has_one_new_point_and_no_day_has_three() -> None:
    lessons = [taught(f"l{n}", *(about(f"q{n}{m}", f"s.p{n}{m}") for m in range(4)), covers=(f"s.n{n}",)) for n in range(4)]
    course = with_bank(course_of(*lessons), *(single(f"b{n}", f"s.n{n}") for n in range(4)))
    cards, today = Cards(course), START + DAY
    attempts = [answer(question.id, START) for lesson in lessons for question in lesson.questions()]
    found = ids(due_today(cards, attempts, today))
    assert (len(found), len(set(found) & set(cards.of_bank))) == (A_DAY, 1)
    new = next(name for name in found if name in cards.of_bank)
    attempts.append(answer(new, today, review=True))
    found = ids(due_today(cards, attempts, today))
    assert (len(found), set(found) & set(cards.of_bank)) == (A_DAY - 1, set())
    few = [answer("q00", START), answer("q10", START), answer("q20", START), answer("q30", START - DAY)]
    assert len(set(ids(due_today(cards, few[:1], today))) & set(cards.of_bank)) == 1, "only its own lesson was begun"
    assert len(set(ids(due_today(cards, few[:3], today))) & set(cards.of_bank)) == NEW_A_DAY
    assert len(ids(due_today(cards, few, today))) == A_DAY


def test_a_new_point_that_is_on_screen_stays_when_the_due_ones_are_answered(course: Course) -> None:
    cards, attempts, today = Cards(course), [answer("a-q1", START)], START + DAY
    went = ReviewRound(cards, attempts, today)
    assert sorted(ids(went.questions)) == ["x1", "y1"]
    for name in ("x1", "y1"):
        attempts.append(answer(name, today, review=True))
        went.record(attempts[-1])
        went.refresh(attempts, today)
        assert sorted(ids(went.questions)) == ["x1", "y1"]
    assert went.open == ()


def test_without_a_bank_the_days_are_as_they_were() -> None:
    """Cards with one question stand where the ladder alone puts them, with a bank and without."""
    lessons = tuple(taught(f"l{n}", about(f"q{n}", f"s.p{n}"), case(f"c{n}", "kan"), covers=(f"s.p{n}",)) for n in range(4))
    chance = random.Random(7)
    questions = [f"{kind}{n}" for kind in "qc" for n in range(4)]
    attempts = [answer(chance.choice(questions), START + timedelta(day), chance.random() < 0.7) for day in range(60)]
    alone = {question: schedule({question: question}, attempts)[question] for question in questions}
    course = course_of(*lessons)
    for each in (course, with_bank(course, *(single(f"b{n}", f"s.p{n}") for n in range(4)))):
        cards = Cards(each)
        rungs = schedule(cards.by_question, attempts)
        assert {question: rungs[cards.by_question[question]] for question in questions} == alone


@pytest.mark.parametrize("seed", range(3))
def test_120_days_show_every_wording_before_any_comes_again(seed: int) -> None:
    points = [f"s.p{n}" for n in range(24)]
    lessons = [
        taught(f"l{n}", *(about(f"q{p[3:]}", p) for p in own[:4]), case(f"c{n}", "kan"), covers=own)
        for n in range(4)
        if (own := points[6 * n : 6 * n + 6])
    ]
    bank = [single(f"b{p[3:]}-{n}", p) for p in points for n in range(2)]
    course = with_bank(course_of(*lessons), *bank)
    cards, attempts, chance = Cards(course), list[Attempt](), random.Random(seed)
    seen: dict[str, list[str]] = defaultdict(list)
    for number in range(120):
        today = START + timedelta(number)
        if number % 7 == 0 and number // 7 < len(lessons):
            for question in lessons[number // 7].questions():
                attempts.append(answer(question.id, today, chance.random() < 0.8))
                seen[cards.by_question[question.id]].append(question.id)
        fresh = 0
        while found := due_today(cards, attempts, today):
            asked = found[0].question.id
            card = cards.by_question[asked]
            wordings = ids(cards.wordings(card))
            open_to_ask = [each for each in wordings if each in cards.of_bank or each in seen[card]]
            times = Counter(seen[card])
            assert times[asked] == min(times[each] for each in open_to_ask), "one that was met less waits"
            fresh += card not in schedule(cards.by_question, attempts)
            seen[card].append(asked)
            attempts.append(answer(asked, today, chance.random() < 0.8, review=True))
        day = [attempt for attempt in attempts if attempt.review and attempt.at.date() == today]
        assert len(day) <= A_DAY
        assert fresh <= NEW_A_DAY
    assert set(cards.of_bank) <= {attempt.question for attempt in attempts}, "every question of the bank came up"


def test_a_question_of_the_bank_is_placed_in_the_review_and_found_once_it_was_met(course: Course) -> None:
    spot = Locator(course).of(answer("y1", START))
    assert spot is not None
    assert (spot.title, spot.lesson and spot.lesson.id, spot.step, spot.of_bank) == ("Genopfriskning", "a", None, True)
    spot = Locator(course).of(answer("a-q1", START))
    assert spot is not None
    assert (spot.title, spot.of_bank) == ("a · Q", False)
    found = [doc for doc in course_docs(course, {"y1"}) if doc.ref == "y1"]
    assert [(doc.title, doc.lesson, doc.step) for doc in found] == [("Genopfriskning", "a", None)]
    assert [doc for doc in course_docs(course, set()) if doc.ref == "y1"] == []


def test_it_is_taught_where_its_point_is_or_that_of_the_question_it_stands_in_for(course: Course) -> None:
    def step(name: str) -> str | None:
        found = taught_in(course, name)
        return found.step.id if found else None

    assert (step("y1"), step("by1"), step("x1")) == ("a-laes", "b-laes", "a-laes")
    lessons = taught("a", about("q1", "a.x", point="navn"), covers=("a.x",)), taught("b", covers=("b.x",))
    course = with_bank(course_of(*lessons), single("n1", "navn"), single("w", "weg"))
    assert step("n1") == "a-laes"
    assert step("w") is None
