"""The leader's development in words: every side says something, of whoever has just begun, too."""

from __future__ import annotations

import pytest

from course.session.development_words import SIDES, Side
from course.session.session import Session
from course.study.development import Development
from tests.session.leader import go_through


@pytest.mark.parametrize("side", SIDES, ids=[side.name for side in SIDES])
def test_each_side_says_what_will_be_there_and_then_what_is(session: Session, side: Side) -> None:
    def told() -> list[str]:
        return [each.text for each in side.tell(Development(session.course, session.records, session.today()))]

    before = told()
    assert before[0].endswith((".", "!"))
    go_through(session, session.course.lessons[0])
    for statement in session.course.statements:
        session.records.save_rating("before", statement.id, 4)
    after = told()
    assert after != before
    assert len(after) > 1
