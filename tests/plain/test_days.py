"""What comes back after days: questions, a reflection, an agreement, a quarter of an hour."""

from __future__ import annotations

from course.session.session import Session
from course.study.progress import State
from course.tools.commitment import Commitment
from tests.plain.scripts import answer_lines, lesson_lines
from tests.plain.talk import talk
from tests.session.leader import Clock, give, go_through, reflect


def test_a_review_is_answered_and_says_when_it_comes_again(session: Session, clock: Clock) -> None:
    asked = next(each for each in session.course.lessons[0].questions() if len(each.prompt) < 600)
    give(session, asked.id)
    clock.passes(2)
    (due,) = session.reviews.today()
    said = talk(session, "1 spørgsmål", *answer_lines(due.question, attempts=1), "", "hjem")
    assert "Spørgsmål 1 af 1." in said
    attempt = session.records.attempts()[-1]
    assert (attempt.review, attempt.correct) == (True, True), said
    assert "Kommer igen om 3 dage." in said
    assert "kunne du huske" in said
    assert session.reviews.today() == ()


def test_home_offers_no_review_any_more_that_was_done_from_there(session: Session, clock: Clock) -> None:
    give(session, next(each for each in session.course.lessons[0].questions() if len(each.prompt) < 600).id)
    clock.passes(2)
    (due,) = session.reviews.today()
    said = talk(session, "genopfriskning", *answer_lines(due.question, attempts=1), "")
    assert "1 spørgsmål til genopfriskning" in said.partition("Dagens fem")[0]
    assert "1 spørgsmål til genopfriskning" not in said.partition("kunne du huske")[2]


def test_a_reflection_comes_back_and_both_texts_are_kept(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Det skrev jeg dengang")
    clock.passes(15)
    offered = talk(session, "?")
    number = next(line.split(".")[0] for line in offered.splitlines() if "dage siden" in line)
    said = talk(session, number, "", "Det skriver jeg i dag", ".", "")
    assert "Det skrev jeg dengang\n" in said
    assert [each.text for each in session.records.revisits()] == ["Det skriver jeg i dag"]


def test_a_revisit_can_be_passed_over(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Det skrev jeg dengang")
    clock.passes(15)
    number = next(line.split(".")[0] for line in talk(session, "?").splitlines() if "dage siden" in line)
    talk(session, number, "ikke")
    assert [each.text for each in session.records.revisits()] == [""]


def test_an_agreement_is_made_and_looked_back_at(session: Session, clock: Clock) -> None:
    talk(session, "aftaler", "ny", "det er mandag", "spørger jeg Bo", "om to uger")
    (made,) = session.works.of(Commitment).all()
    assert (made.occasion, made.action, made.look_back) == ("det er mandag", "spørger jeg Bo", "2026-12-07")
    clock.passes(14)
    said = talk(session, "aftaler", "1", "1", "delvis", "At det tager tid", ".")
    assert "Hvis det er mandag, så spørger jeg Bo" in said
    (made,) = session.works.of(Commitment).all()
    assert (made.outcome, made.learned) == ("partly", "At det tager tid")
    talk(session, "aftaler", "1", "ny", "ringer til Bo", "3/1")
    assert len(session.works.of(Commitment).all()) == 2


def test_a_day_that_cannot_be_read_is_asked_for_again(session: Session) -> None:
    said = talk(session, "aftaler", "ny", "det er mandag", "spørger jeg Bo", "engang", "fredag")
    assert "Det kan ikke læses som en dag." in said
    (made,) = session.works.of(Commitment).all()
    assert made.look_back == "2026-11-27"


def test_a_quarter_of_an_hour_goes_from_part_to_part_and_tells_what_was_done(session: Session, clock: Clock) -> None:
    first, second = session.course.lessons[:2]
    go_through(session, first)
    clock.passes(2)
    typed = ["kvarter"]
    for due in session.reviews.today():
        typed += [*answer_lines(due.question, attempts=1), ""]
    said = talk(session, *typed, *lesson_lines(second, "Mine ord"), "hjem", "hjem", "stop")
    assert session.progress().of(second.id).state is State.DONE, said
    assert "Det var kvarteret" in said, said
    assert "Du besvarede" in said


def test_the_end_of_the_course_has_a_certificate_and_tells_what_has_moved(session: Session) -> None:
    for lesson in session.course.lessons:
        go_through(session, lesson)
    many = len(session.course.statements)
    said = talk(session, "2", "Åse Ærø", "", "1", *["6"] * many, *["2"] * many, "tilbage", "udvikling", "før og nu")
    assert "Åse Ærø" in said
    assert session.records.ratings()["then"] != {}
    assert "Før kurset, som du ser det i dag: 2." in said or "2." in said


def test_the_statements_are_rated_one_by_one(session: Session) -> None:
    many = len(session.course.statements)
    talk(session, "1", "nu", *["8", "3", "forrige", "5", *["7"] * (many - 1)])
    rated = session.records.ratings()["before"]
    assert list(rated.values()) == [5, *[7] * (many - 1)]


def test_whoever_comes_back_to_a_statement_hears_it_again(session: Session) -> None:
    first, second, *_others = session.course.statements
    said = talk(session, "1", "nu", "3", "ordbog", "tilbage", "?", "nok")
    assert said.count(first.text) == 1
    assert said.count(second.text) == 3
    assert list(session.records.ratings()["before"]) == [first.id]
