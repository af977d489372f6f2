"""The guides: which pages there are to read, at which reading begins, and under which names they are taken out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content.guide import GroupGuide, GroupItem, Guide
from course.export import formats
from course.export.selection import Selection
from course.session.audience import Audience
from course.session.closing import closing
from course.session.guides import begins_at, guide_pages
from course.session.papers import paper, papers, proposals
from course.session.routes import ToGuide
from course.session.session import Session
from tests.session.test_closing import ending

GUIDE = Guide("Hør hinanden.", "To ting er rigtige.\n\nDen ene? Eller den anden?", ("Hvad?", "Hvem?", "Hvornår?"), "En seddel.")
GROUP = GroupGuide("Hold tiden.", ("Find et rum.",), (GroupItem("To og to", "60", "Lyt ikke."),), ("Send datoen.",))


@pytest.fixture(autouse=True)
def guided(session: Session) -> None:
    """The course has guides."""
    lessons = tuple(replace(lesson, guide=GUIDE) for lesson in session.course.lessons)
    session.course = replace(session.course, lessons=lessons, group_guide=GROUP)


def without(session: Session) -> None:
    """The course has none."""
    lessons = tuple(replace(lesson, guide=None) for lesson in session.course.lessons)
    session.course = replace(session.course, lessons=lessons, group_guide=None)


def test_a_page_a_lesson_and_one_for_a_group(session: Session) -> None:
    titles = [lesson.title for lesson in session.course.lessons]
    assert [each.document.title for each in guide_pages(session)] == [*titles, "Makkerguiden i en gruppe ledere"]
    assert guide_pages(session)[-1].lesson is None
    for each in guide_pages(session):
        assert paper(session, each.paper) is not None
        assert each.document.source == f"Fra »{session.course.title}«", "it is of no day"


def test_reading_begins_at_the_lesson_that_is_asked_for_or_at_the_one_where_the_leader_was(session: Session) -> None:
    first, second, third = session.course.lessons
    assert begins_at(session) == 0
    session.records.save_place(second.id, second.steps[0].id)
    assert begins_at(session) == 1
    assert begins_at(session, third.id) == 2
    assert begins_at(session, "findes-ikke") == 1
    session.records.save_place(first.id, first.steps[0].id)
    assert begins_at(session) == 0


def test_each_is_a_paper_for_everybody_under_a_name_of_its_own(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN,))
    for audience in Audience:
        offered = [each for each in papers(session, audience) if "guide" in each.id]
        assert [(each.id, each.title) for each in offered] == [
            ("guide", "Makkerguide: alle lektioner"),
            ("group-guide", "Makkerguide: i en gruppe ledere"),
        ]
    third = session.course.lessons[2]
    names = {"guide": "makkerguide", "group-guide": "makkerguide-i-en-gruppe", "guide:3": "makkerguide-lektion-3"}
    for paper_id, name in {**names, f"guide:{third.id}": "makkerguide-lektion-3"}.items():
        of = paper(session, paper_id)
        assert of is not None
        assert of.entries() == [], "nothing of the journal can go into it"
        [proposal] = proposals(of, Selection())
        assert proposal.file_name == f"{name}.md"
        assert ("Find et rum." if paper_id == "group-guide" else "Den ene? Eller den anden?") in str(proposal.make())
    assert paper(session, "guide:4") is None
    assert paper(session, "guide:") is None


def test_what_the_leader_wrote_is_in_none_of_them(session: Session) -> None:
    session.records.save_note(None, None, "En fri tanke", None)
    session.records.save_setting("name", "Åse Holm")
    told = " ".join(str(each.document) for each in guide_pages(session))
    assert "fri tanke" not in told
    assert "Åse" not in told


def test_a_lesson_ends_with_the_way_to_its_guide(session: Session) -> None:
    lesson = session.course.lessons[1]
    line = closing(session, lesson, ending(lesson)).lines[-1]
    assert (line.text, line.fact) == ("Tal om det med en anden leder", "makkerguide, 20 minutter")
    assert line.route == ToGuide(lesson.id)


def test_in_a_course_without_guides_nothing_leads_to_one(session: Session) -> None:
    without(session)
    lesson = session.course.lessons[1]
    assert not any("guide" in each.id for each in papers(session, Audience.ME))
    assert paper(session, "guide") is None
    assert paper(session, "guide:1") is None
    assert not any(isinstance(line.route, ToGuide) for line in closing(session, lesson, ending(lesson)).lines)
