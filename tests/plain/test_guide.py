"""The guides told in lines: one at a time, and saved as a file from there."""

from __future__ import annotations

from msgspec.structs import replace

from course.session.session import Session
from tests.plain.talk import talk
from tests.session.test_guides import GROUP, GUIDE


def test_one_after_another_and_to_a_file(session: Session) -> None:
    lessons = tuple(replace(lesson, guide=GUIDE) for lesson in session.course.lessons)
    session.course = replace(session.course, lessons=lessons, group_guide=GROUP)
    said = talk(session, "redskaber", "makker", "forrige", "næste", "fil", "tilbage", "færdig", "hjem")
    told = ["Makkerguide", lessons[0].title, "Den ene? Eller den anden?", "Makkerguiden i en gruppe ledere", lessons[0].title]
    at = 0
    for each in told:
        assert each in said[at:]
        at = said.index(each, at) + len(each)
    assert "Makkerguide til lektion 1" in said[at:]


def test_a_course_without_guides_leads_to_none(session: Session) -> None:
    assert "Makkerguide" not in talk(session, "redskaber", "hjælp", "hjem")
