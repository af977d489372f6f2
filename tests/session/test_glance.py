"""What a wide home shows of the leader's own."""

from __future__ import annotations

from datetime import timedelta

from course.session import glance
from course.session.routes import ToWork
from course.session.session import Session
from course.tools.commitment import Commitment
from course.tools.project import Project
from tests.session.leader import Clock, reflect, works_in


def test_there_is_nothing_at_the_beginning(session: Session) -> None:
    assert (glance.own_words(session), glance.next_dates(session), glance.projects(session)) == (None, [], [])
    assert "works" not in vars(session)


def test_ones_own_words_are_others_each_day(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Det er vagtplanen.")
    reflect(session, 1, "Vi spørger for lidt.")
    seen = set()
    for _day in range(2):
        words = glance.own_words(session)
        assert words is not None
        seen.add(words.text)
        clock.passes(1)
    assert seen == {"Det er vagtplanen.", "Vi spørger for lidt."}
    assert words is not None and words.where.startswith("lektion ")


def test_the_next_dates_come_in_order_and_an_agreement_waits(session: Session) -> None:
    today = session.today()
    late = works_in(session, "commitments").save(Commitment(action="spørger jeg", look_back=(today - timedelta(3)).isoformat()))
    project = works_in(session, "projects").save(Project(name="Ny vagtplan", in_use=(today + timedelta(40)).isoformat()))
    works_in(session, "projects").save(Project(name="Gammel", in_use=(today - timedelta(40)).isoformat()))
    found = glance.next_dates(session)
    assert (found[0].when, found[0].route) == ("i dag", ToWork("commitments", late.id))
    assert [each.route for each in found][1:] == [ToWork("projects", project.id)]
    assert [each.title for each in glance.projects(session)][-2:] == ["Gammel", "Ny vagtplan"]
