"""Every document is found by its name and by the words that people use for it."""

from __future__ import annotations

import pytest

from course.locale.spelling import fold
from course.session.audience import Audience
from course.session.outgoing import Outgoing
from course.session.paper_lines import PaperLine, paper_lines
from course.session.papers import papers
from course.session.session import Session
from course.study.text_filter import Index
from course.tools.board import Board
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.talk import Talk
from course.tools.workshop import Workshop
from tests.session.leader import go_through, works_in

WORKS = {
    "projects": Project(name="Ny vagtplan"),
    "workshops": Workshop(title="Tre timer"),
    "boards": Board(title="Skemaet"),
    "plans": MessagePlan(title="Skiftet"),
}
FOUND = {
    "leder": "Samtalen med min leder",
    "samtale": "Samtalen med min leder",
    "min leder": "Samtalen med min leder",
    "chef": "Samtalen med min leder",
    "udskriv ny vagtplan": "Projektark: Ny vagtplan",
    "word tre timer": "Workshop med drejebog: Tre timer",
    "dagsorden": "Dagsorden: Tre timer",
    "beslutning": "Beslutningsark: Tre timer",
    "pdf skemaet": "Nu og fremtid: Skemaet",
    "print skiftet": "Kommunikationsplan: Skiftet",
    "hele dagbogen": "Hele dagbogen",
    "diplom": "Kursusbevis",
    "tom formular": "Projektark, tom til at udfylde i hånden",
    "aftaler": "Alle aftaler",
}
"""What a leader may type, and a document that must be among what is found."""


@pytest.fixture
def lines(session: Session) -> list[PaperLine]:
    for lesson in session.course.lessons:
        go_through(session, lesson)
    for table, work in WORKS.items():
        works_in(session, table).save(work)
    return paper_lines(session)


def test_every_document_is_found_by_everyday_words(lines: list[PaperLine]) -> None:
    index = Index((line, f"{line.name} {line.words}") for line in lines)
    missing = {}
    for typed, title in FOUND.items():
        names = [line.name for line in index.find(typed)]
        if f"Gem som fil: {title}" not in names:
            missing[typed] = names
    assert missing == {}


def test_each_leads_to_where_it_goes_out_with_that_document_chosen(session: Session, lines: list[PaperLine]) -> None:
    assert {paper.id for paper in papers(session, Audience.ME)} <= {line.route.paper for line in lines}
    for line in lines:
        assert line.name == f"Gem som fil: {Outgoing(session, line.route.paper).paper.title}"
        assert all(fold(word) in fold(line.words) for word in ("Word", "PDF", "print", "udskriv", "leder"))


def test_the_talk_that_is_prepared_is_there_once(session: Session, lines: list[PaperLine]) -> None:
    works_in(session, "talks").save(Talk())
    again = [line.name for line in paper_lines(session)]
    assert len(again) == len(lines)
    assert sum("Samtalen med min leder" in name for name in again) == 2, "itself, and the form to fill in by hand"
