"""The leader's own work by lines: a project, the three tools, and what the app's session has of them."""

from __future__ import annotations

from pathlib import Path

from course.session.session import Session
from course.tools.board import FIELDS, Board
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.talk import Talk
from course.tools.workshop import Workshop
from tests.plain.talk import talk
from tests.session.leader import reflect

PROJECT = ["projekter", "nyt projekt", "Ny vagtplan"]


def test_a_project_is_described_placed_and_watched(session: Session) -> None:
    toolkit = session.course.toolkit
    assert toolkit is not None
    typed = [*PROJECT, "hvad", "Vi bytter vagtplan", "i to uger", ".", "fra", "Fra forvaltningen", "i brug", "1. marts 2027"]
    typed += ["start", *["ja"] * len(toolkit.guide), "skal", "hold øje", "1", "på plads", "1", "5", "Et notat", ".", ""]
    typed += ["værdikæde", "1", "Lederne vælger", ".", "", "ny", "Et led til", ".", "", "læs"]
    said = talk(session, *typed)
    (project,) = session.works.of(Project).all()
    assert (project.name, project.about, project.origin) == ("Ny vagtplan", "Vi bytter vagtplan\ni to uger", "Fra forvaltningen")
    assert (project.in_use, project.start) == ("2027-03-01", "skal")
    assert set(project.replies.values()) == {"yes"}
    (watched,) = project.watched.values()
    assert (watched.state, watched.note) == ("done", "Et notat")
    assert project.chain[0].text == "Lederne vælger"
    assert project.chain[-1].text == "Et led til"
    assert "Forslag: " in said
    assert "i brug mandag den 1. marts 2027" in said or "1. marts 2027" in said


def test_a_board_of_eight_cards_is_filled_answered_moved_and_written_out(session: Session, tmp_path: Path) -> None:
    typed = [*PROJECT, "nu og fremtid", "titel", "Ny vagtplan", "hvem", "Nattevagterne"]
    for number, field in enumerate(("fordele nu", "fordele i fremtiden", "ulemper nu", "ulemper i fremtiden")):
        answered = number in (0, 3)
        typed += [field, "ny"]
        for card in (1, 2):
            typed += [f"Kort {number}{card}", *([""] if answered else [])]
        typed += ["", ""]
    typed += ["trin fem", "Vi tager det med", "", "Vi gør det mindre", "", "fil", "gem", str(tmp_path / "figur.md")]
    typed += ["ulemper nu", "1", "felt", "fordele nu", "", "ulemper nu", "1", "slet", "fortryd"]
    said = talk(session, *typed)
    (board,) = session.works.of(Board).all()
    assert len(board.cards) == 8, said
    assert {field: [card.text for card in board.in_field(field)] for field in FIELDS} == {
        "now-pro": ["Kort 01", "Kort 02", "Kort 21"],
        "future-pro": ["Kort 11", "Kort 12"],
        "now-con": ["Kort 22"],
        "future-con": ["Kort 31", "Kort 32"],
    }
    assert [card.answer for card in board.cards if card.answer] == ["Vi tager det med", "Vi gør det mindre"]
    assert board.project == session.works.of(Project).all()[0].id
    assert "Kort 12" in (tmp_path / "figur.md").read_text(encoding="utf-8")
    assert said.count("Kort 32") < 8


def test_a_plan_is_filled_in_group_by_group(session: Session) -> None:
    typed = [
        *PROJECT,
        "kommunikationsplan",
        "titel",
        "Vagtplan",
        "hvorfor",
        "Fordi det haster",
        ".",
        "trin",
        "ny",
        "Først",
        "Så",
        "",
        "",
    ]
    typed += ["budskaber", "ny", "Vikarerne", "Tavlemøde", "På tavlen", "fredag", "", "", "mangler"]
    said = talk(session, *typed)
    (plan,) = session.works.of(MessagePlan).all()
    assert plan.why == "Fordi det haster"
    assert [step.text for step in plan.steps] == ["Først", "Så"]
    last = plan.messages[-1]
    assert (last.group, last.sender, last.where, last.day) == ("Vikarerne", "Tavlemøde", "På tavlen", "2026-11-27")
    assert "Dagen bagefter er ikke" in said or "ikke" in said


def test_a_workshop_is_prepared_and_what_was_decided_becomes_an_agreement(session: Session) -> None:
    typed = [*PROJECT, "den digitale samtale", "titel", "Vagtplan sammen", "sted", "Kantinen", "dag", "3/12", "begynder", "9.30"]
    typed += ["længde", "2 timer", "forbered", "1", "gjort", "", "", "dagsorden", "1", "minutter", "20", "", "", "drejebog"]
    typed += [
        "besøg",
        "Naboskolen",
        "besluttet",
        "ny",
        "Vi prøver i to uger",
        "Bo",
        "om 14 dage",
        "",
        "1",
        "aftale",
        "det er mandag",
        "fredag",
        "",
    ]
    said = talk(session, *typed)
    (workshop,) = session.works.of(Workshop).all()
    assert (workshop.title, workshop.place, workshop.day, workshop.begins) == (
        "Vagtplan sammen",
        "Kantinen",
        "2026-12-03",
        "09:30",
    )
    assert (workshop.length, workshop.preparation[0].done, workshop.items[0].minutes) == (120, True, 20)
    assert workshop.visit.unit == "Naboskolen"
    (decided,) = workshop.decided
    assert (decided.text, decided.who, decided.day) == ("Vi prøver i to uger", "Bo", "2026-12-07")
    agreement = session.works.every()[-1].all()
    assert [each.action for each in agreement] == ["Vi prøver i to uger"], said[-2000:]


def test_what_cannot_be_read_is_asked_for_again_and_nothing_is_lost(session: Session) -> None:
    said = talk(
        session,
        *PROJECT,
        "den digitale samtale",
        "begynder",
        "nar som helst",
        "9.30",
        "længde",
        "for længe",
        "",
        "dag",
        "aldrig",
        "",
    )
    assert "Det kan ikke læses som et klokkeslæt." in said
    assert "Det kan ikke læses som minutter." in said
    assert "Det kan ikke læses som en dag." in said
    (workshop,) = session.works.of(Workshop).all()
    assert (workshop.begins, workshop.length, workshop.day) == ("09:30", 180, "")


def test_a_piece_is_deleted_and_brought_back_and_an_earlier_version_taken_back(session: Session) -> None:
    talk(session, *PROJECT, "slet", "ja")
    assert session.works.of(Project).all() == []
    talk(session, "dagbog", "slettet", "1", "ja")
    (project,) = session.works.of(Project).all()
    assert project.name == "Ny vagtplan"
    session.journal.finish_draft()
    talk(session, "projekter", "1", "navn", "Et helt andet navn end før, og langt", "udgaver", "")
    assert session.works.of(Project).all()[0].name == "Et helt andet navn end før, og langt"


def test_the_talk_with_ones_manager_is_prepared_from_the_question_to_the_words_that_go_along(session: Session) -> None:
    reflect(session, 0, "Det, jeg gik og tænkte")
    talk(session, "aftaler", "ny", "det er mandag", "spørger jeg Bo", "om to uger")
    typed = [*PROJECT, "", "samtale", "dag", "3/12", "med", "Min chef", "emne 1", "2", "Om vi kan vente", "Fordi det haster"]
    typed += ["emne 2", "", "To timer om ugen", "", "aftaler", "1", "", "ord", "1", ""]
    said = talk(session, *typed)
    (made,) = session.works.of(Talk).all()
    assert (made.day, made.role) == ("2026-12-03", "Min chef"), said
    assert [(each.ask, each.wish, each.reason) for each in made.wanted] == [
        ("doubt", "Om vi kan vente", "Fordi det haster"),
        ("request", "To timer om ugen", ""),
    ]
    assert len(made.left_out) == 1
    assert len(made.entries) == 1
    assert "Emne 1: " in said
