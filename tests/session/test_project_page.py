"""A project on one page, in words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.session.project_page import agreement_facts, due_soon, project_facts, project_page
from course.session.session import Session
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.project import TABLE, ChainLink, Project, Watched
from course.tools.workshop import Workshop
from tests.session.leader import works_in


def test_a_new_project_says_what_there_is_to_do(session: Session) -> None:
    page = project_page(session, works_in(session, TABLE).save(Project(name="Ny vagtplan")))
    assert (page.standing, page.about, page.start, page.days) == ("", "", "ikke afgjort endnu", "")
    assert page.watch == "kommer, når I ved, om det er skal eller kan"
    assert page.chain == "0 af 3 led er skrevet"
    assert [(kind.table, tool) for kind, tool in page.tools] == [
        ("workshops", None),
        ("boards", None),
        ("plans", None),
        ("talks", None),
    ]
    assert page.agreements == ()


def test_a_project_under_way_says_how_it_stands_and_what_comes(session: Session) -> None:
    project = works_in(session, TABLE).save(
        Project(
            name="Ny vagtplan",
            about="Ny fælles\nvagtplan",
            start="skal",
            in_use="2027-03-01",
            replies={"guide-besluttet": "yes"},
            watched={"skal-maal": Watched("started"), "skal-kultur": Watched("trouble", "vikarer har\ningen adgang")},
            chain=(ChainLink("1", "Tiltaget", "Ny plan"), ChainLink("2", "Hverdagen")),
        )
    )
    first, second = (works_in(session, "boards").save(Board(target=each, project=project.id)) for each in ("a", "b"))
    workshop = works_in(session, "workshops").save(Workshop(project=project.id, day="2026-12-10"))
    agreed = works_in(session, "commitments")
    source = Source(TABLE, project.id, "Ny vagtplan")
    over = agreed.save(Commitment(action="venter jeg", look_back="2026-11-20", outcome="done", source=source))
    later = agreed.save(Commitment(action="lytter jeg", source=source))
    today = agreed.save(Commitment(action="spørger jeg", look_back="2026-11-23", source=Source("boards", first.id)))
    page = project_page(session, project)
    assert page.standing == "skal · i brug 1. marts 2027"
    assert page.about == "Ny fælles vagtplan"
    assert page.start == "skal: Beslutningen er taget uden for jeres hus."
    assert page.watch == "1 i gang · 1 obs: »vikarer har ingen adgang«"
    assert page.chain == "1 af 2 led er skrevet"
    assert [tool for _kind, tool in page.tools] == [workshop, first, second, None, None]
    assert page.agreements == (today, later, over)
    assert [agreement_facts(session, each) for each in page.agreements] == ["se tilbage i dag", "ingen dag endnu", "✔ gjort"]
    days = "se tilbage på en aftale man. 23. nov. · workshop tors. 10. dec. · skal være i brug 1. marts 2027"
    assert page.days == days
    assert project_facts(session, project) == "Skal · i brug 1. marts 2027 · 0 af 3 på plads, 1 obs"
    assert due_soon(session, project, session.works.belonging(project.id)) == "se tilbage på en aftale man. 23. nov."


@pytest.mark.parametrize(
    ("project", "start", "watch"),
    [
        (Project(start="skal"), "skal", "3 linjer, ikke set på endnu"),
        (Project(start="kan", replies={"guide-besluttet": "yes"}), "kan", "1 linje, ikke set på endnu"),
        (Project(start="skal", watched={"skal-maal": Watched("done")}), "skal", "1 på plads"),
        (Project(replies={"guide-besluttet": "no"}), "ikke afgjort endnu; dine svar peger på kan", None),
    ],
)
def test_must_or_can_and_the_watch_list_in_a_line(session: Session, project: Project, start: str, watch: str | None) -> None:
    page = project_page(session, project)
    assert page.start == start
    assert watch is None or page.watch == watch


def test_a_course_without_tools_has_a_page_too(session: Session) -> None:
    session.course = replace(session.course, toolkit=None)
    page = project_page(session, Project(start="skal"))
    assert (page.watch, page.chain) == ("", "ingen led endnu")


def test_a_day_that_has_passed_is_told_as_such(session: Session) -> None:
    page = project_page(session, Project(in_use="2026-01-05"))
    assert (page.standing, page.days) == ("skulle være i brug man. 5. jan.", "")
