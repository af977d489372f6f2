"""With eyes closed: what is told suffices to know where one is, how it stands, and what to say next."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from course.plain.voice import sentence
from course.session.session import Session
from course.tools.board import Board
from course.tools.project import Project
from tests.plain.talk import talk
from tests.session.leader import Clock, go_through, reflect

HIDDEN = "En\x1b[2J titel\x07 med \u2500\u2588 tegn\x00"
"""Characters that command a terminal, and some of a drawing."""


def test_a_step_can_be_left_in_the_middle_of_its_text(session: Session) -> None:
    lessons = session.course.lessons
    step = replace(lessons[0].steps[0], body="\n\n".join(["Et afsnit, som er langt. " * 20] * 3))
    session.course = replace(session.course, lessons=(replace(lessons[0], steps=(step, *lessons[0].steps[1:])), *lessons[1:]))
    said = talk(session, "1", "senere", "?", "trin 3")
    helped = said[said.index("Læs videre") :]
    assert "Vælg et trin" in helped
    assert "Trin 3 af" in helped
    assert "næste trin" in helped.lower()
    assert session.progress().done == 0


def test_two_question_marks_tell_everything_that_can_be_said(session: Session) -> None:
    said = talk(session, "??", "mærker", "hjem", "slettet", "hjem", "gemt", "fortryd", "genopfriskning", "gensyn", "workshop")
    for told in (
        "mærker: Mærker.",
        "makkerguide: Makkerguide.",
        "forfra: Begynd forfra",
        "Gemt kl.",
        "Der er ikke noget at hente frem.",
    ):
        assert told in said
    assert "Der er ingen spørgsmål, der kommer igen i dag." in said
    assert "Det kan man ikke svare her" not in said


def test_a_word_that_was_taken_as_text_is_said_to_be_one(session: Session) -> None:
    said = talk(session, "notat", "hjem", ".", "projekter", "nyt projekt", "dagbog")
    assert said.count("er her forstået som tekst") == 2
    assert [each.text for each in session.records.notes()] == ["hjem"]
    assert [each.name for each in session.works.of(Project).all()] == ["dagbog"]


def test_the_place_is_the_one_where_one_is(session: Session) -> None:
    said = talk(session, "projekter", "nyt projekt", "Ny vagtplan", "?", "kæde", "", "?")
    after = said.split("Et tal eller et ord vælger.")
    assert "Projekt: Ny vagtplan." in after[0].split("Hvad hedder projektet?")[1]
    assert "Projekt: Ny vagtplan." in after[1]


def test_a_loose_tool_is_laid_under_a_project(session: Session) -> None:
    talk(session, "projekter", "nyt: nu og fremtid", "titel", "Løs figur", "hjem", "projekter", "nyt projekt", "Vagtplan")
    number = next(line.split(".")[0] for line in talk(session, "projekter").splitlines() if "Løs figur" in line)
    talk(session, "projekter", number, "læg under", "1")
    (board,) = session.works.of(Board).all()
    assert board.project == session.works.of(Project).all()[0].id


def test_beginning_again_with_a_question_from_where_it_is(session: Session) -> None:
    lesson = session.course.lessons[0]
    go_through(session, lesson)
    before = len(session.records.attempts())
    said = talk(session, "lektioner", "1", "trin 3", "alle", "1", "forfra", "1", "ja", "slettet")
    assert "Dette spørgsmål" in said
    assert len(session.records.attempts()) < before


def test_keys_are_set_though_there_are_none_here(session: Session) -> None:
    said = talk(session, "indstillinger", "egne taster", "ctrl+o=vrøvl", "egne taster", "ctrl+o=ctrl+b")
    assert "kan ikke bruges" in said
    assert session.records.setting("own-keys") == "ctrl+o=ctrl+b"


def test_another_language_holds_at_once(session: Session) -> None:
    said = talk(session, "indstillinger", "sprog", "english", "??", "language", "dansk", "?")
    english, danish = said[said.index("Settings\n") :].split("Indstillinger\n", maxsplit=1)
    assert "journal: Your journal." in english
    assert "dagbog:" not in english
    assert "dagbog, projekter" in danish


def test_all_entries_are_taken_out_at_once_and_in_again(session: Session, tmp_path: Path) -> None:
    reflect(session, 0, "Den ene")
    reflect(session, 1, "Den anden")
    said = talk(session, "fil", "hvad", "alle", "alle", "1", "", "gem", str(tmp_path / "ud.md"))
    assert said.index("0 af 2") < said.index("1 af 2")
    written = (tmp_path / "ud.md").read_text("utf-8")
    assert ("Den ene" in written) != ("Den anden" in written)


def test_no_title_commands_the_terminal(session: Session, clock: Clock) -> None:
    reflect(session, 0, HIDDEN)
    talk(session, "projekter", "nyt projekt", HIDDEN, "nu og fremtid", "titel", HIDDEN, "fordele nu", "ny", HIDDEN)
    session.records.save_setting("certificate-name", HIDDEN)
    clock.passes(15)
    said = talk(
        session, "dagbog", "1", "hjem", "projekter", "1", "læs", "fil", "gem", "", "hjem", "indstillinger", "hjem", "søg titel"
    )
    assert re.search("En\ufffd?.*titel", said)  # `talk` itself looks for what nobody is ever told


def test_a_sentence_ends_once() -> None:
    assert sentence("»Det er os.«") == "»Det er os.«"
    assert sentence("»Det er os«") == "»Det er os«."


def test_a_list_of_answers_says_the_lesson_and_not_the_whole_question(session: Session) -> None:
    go_through(session, session.course.lessons[0])
    listed = talk(session, "dagbog", "svar").splitlines()
    said = next(line for line in listed if line.startswith("1. Lektion 1: "))
    assert "Rigtigt." in said
    assert all(len(line) < 400 for line in listed if "Dit svar: " in line)
