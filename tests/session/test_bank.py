"""A question of the bank from end to end: answered like any other, told as the review's, and no part of a lesson."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.bank import packed_bank
from course.content.model import Course, Option, Single
from course.export.csv import journal_csv
from course.export.document import Bullets, Heading, Paragraph
from course.export.journal import journal_document
from course.export.selection import Selection
from course.journal import Journal
from course.session.finding import index, stamp, to_hit
from course.session.journal_lists import JournalLists
from course.session.routes import ToEntry
from course.session.session import Session
from course.study.development import Development
from course.study.reset import of_course, of_lesson
from course.study.review_round import ReviewRound
from tests.session.leader import Clock, give


@pytest.fixture
def session(practice_course: Course, home: Path, clock: Clock) -> Iterator[Session]:
    """The practice course with one more wording of a point that two of its cases ask about."""
    right = Option(id="nej", text="Må vi sige nej?", why="Det afgør det.", correct=True)
    options = right, Option(id="pris", text="Hvad koster det?", why="Bagefter.")
    banked = Single(id="bank-01", prompt="Hvad spørger du om, når ministeriet skriver?", options=options, point="udefra")
    course = replace(practice_course, packed_bank=packed_bank([banked]))
    with Journal(home, clock=clock) as journal:
        yield Session(course, journal, clock)


def test_it_comes_back_is_answered_and_is_told_as_the_reviews(session: Session, clock: Clock) -> None:
    give(session, "foerst-c01")
    before = session.progress()
    clock.passes(1)
    went = ReviewRound(session.reviews.cards, session.records.attempts(), session.today())
    assert [asked.question.id for asked in went.questions] == ["bank-01"]
    given = give(session, "bank-01", right=False, review=True)
    went.record(given)

    assert session.progress().of("foerst") == before.of("foerst"), "no lesson counts it"
    development = Development(session.course, session.records, session.today())
    assert (development.answers.answered, development.answers.right) == (1, 1)
    assert sum(week.answered for week in development.answers.weeks) == 2, "a week has what was answered in it"

    lists = JournalLists(session)
    assert lists.lesson_of(given) == "foerst"
    assert lists.line(given).title.startswith("Hvad spørger du om")

    document = journal_document(session.course, session.records.all(), Selection(answers=True), clock())
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]  # the last one tells the source
    assert headings[-2] == "Genopfriskning"
    assert Bullets(("Hvad spørger du om, når ministeriet skriver?",)) in document.blocks
    assert Paragraph("0 af 1 besvaret rigtigt i seneste forsøg.") in document.blocks

    table = journal_csv(session.course, session.records.all(), [], Selection(answers=True)).decode("utf-8-sig")
    assert '"Hvor kommer det fra?";"Genopfriskning"' in table

    hits = index(session, stamp(session)).search.find("ministeriet skriver").hits
    found = next(hit.doc for hit in hits if hit.doc.ref == "bank-01")
    assert found.title == "Genopfriskning"
    assert to_hit(session, found) == ToEntry(given)


def test_whoever_begins_again_with_the_lesson_begins_again_with_it(session: Session) -> None:
    give(session, "foerst-c01")
    given = give(session, "bank-01", review=True)
    records, course = session.records, session.course
    assert ("attempts", given.id) in of_lesson(records, course, course.lessons[0])
    assert ("attempts", given.id) not in of_lesson(records, course, course.lessons[1])
    assert ("attempts", given.id) in of_course(records, course)
