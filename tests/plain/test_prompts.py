"""Every question that is asked in lines, wherever it is: `?` is answered there, and so is whatever else may be typed."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.session.session import Session
from tests.plain.talk import ENDINGS, talk
from tests.plain.test_anything import LINES
from tests.session.leader import Clock, give, go_through, reflect
from tests.session.test_guides import GROUP, GUIDE

_PROJECT = ("projekter", "1")
_PLAN = ("projekter", "nyt: kommunikationsplan", "1", "titel", "Plan")
_WORKSHOP = ("projekter", "nyt: den digitale samtale", "1", "titel", "Dag")
_BOARD = ("projekter", "nyt: nu og fremtid", "1", "fordele nu", "ny", "Et kort", "", "", "")
_TALK = ("projekter", "nyt: samtalen", "1")
_OUT = ("fil",)
_DILEMMA = ("lektioner", "4", "spring over", "trin 2")
PROMPTS: dict[str, tuple[tuple[str, ...], str]] = {
    "home": ((), "Enter: "),
    "lessons": (("lektioner",), "Hvilken lektion?"),
    "a text to read": (("lektioner", "1", "trin 1"), "Enter: Næste trin."),
    "a reflection": (("lektioner", "1", "trin 2"), "Enter: Næste trin."),
    "writing": (("lektioner", "1", "trin 2", "skriv"), "Skriv. En linje med kun et punktum"),
    "a case": (("lektioner", "3", "trin 2"), "Skal, kan eller begge dele?"),
    "an order": (("lektioner", "2", "trin 2"), "Skriv tallene i den rigtige rækkefølge"),
    "a match": (("lektioner", "2", "trin 2", "næste spørgsmål"), "Hvor hører det til?"),
    "several": (("lektioner", "2", "trin 2", "næste spørgsmål", "næste spørgsmål"), "Et eller flere er rigtige."),
    "one": (("lektioner", "2", "trin 2", *["næste spørgsmål"] * 3), "Hvilket er rigtigt?"),
    "an answered question": (("lektioner", "1", "trin 3", "alle", "1"), "Enter: "),
    "all questions": (("lektioner", "1", "trin 3", "alle"), "Et tal åbner et spørgsmål."),
    "how a quiz went": (("lektioner", "1", "trin 3"), "Enter: Næste trin."),
    "steps": (("lektioner", "1", "trin"), "Hvilket trin?"),
    "the end of a lesson": (("lektioner", "1", "trin 4"), "Dit valg:"),
    "the words of a step": (("ordbog",), "Hvilket ord?"),
    "a dilemma": (_DILEMMA, "Enter: Begynd."),
    "a decision": ((*_DILEMMA, ""), "Dit valg:"),
    "what comes of it": ((*_DILEMMA, "", "1"), "Enter: Kig tre måneder frem."),
    "three months later": ((*_DILEMMA, "", "1", ""), "Enter: Tilbage til nutiden."),
    "a review": (("genopfriskning",), "Skal, kan eller begge dele?"),
    "looking back": (("gensyn",), "Enter: Hvad ville du skrive i dag?"),
    "the journal": (("dagbog",), "Hvilken?"),
    "answers": (("dagbog", "svar"), "Hvilken?"),
    "an entry": (("dagbog", "find ord", "skrevet nu", "1"), "Enter: Færdig."),
    "versions": (("dagbog", "find ord", "skrevet nu", "1", "udgaver"), "Hvilken udgave?"),
    "taking a version back": (("dagbog", "find ord", "skrevet nu", "1", "udgaver", "1"), "Ja eller nej?"),
    "deleting": (("dagbog", "find ord", "skrevet nu", "1", "slet"), "Ja eller nej?"),
    "erasing": (("dagbog", "find ord", "skrevet nu", "1", "slet helt", "ja"), "Ja eller nej?"),
    "finding": (("dagbog", "find ord"), "Hvilke ord?"),
    "searching": (("søg",), "Hvad vil du søge efter?"),
    "hits": (("søg skrevet",), "Hvilken?"),
    "development": (("udvikling",), "Hvilken?"),
    "projects": (("projekter",), "Hvilken?"),
    "a project": (_PROJECT, "Enter: Færdig."),
    "a name": ((*_PROJECT, "navn"), "Hvad hedder projektet?"),
    "a day": ((*_PROJECT, "dag"), "Hvilken dag"),
    "where it starts": ((*_PROJECT, "start"), "Enter: næste spørgsmål."),
    "the decision": ((*_PROJECT, "start", "beslutning"), "Du bestemmer:"),
    "what to watch": ((*_PROJECT, "start", "beslutning", "skal", "hold øje"), "Enter: Færdig."),
    "a line to watch": ((*_PROJECT, "start", "beslutning", "skal", "hold øje", "1"), "Hvordan står det til?"),
    "a list": ((*_PROJECT, "kæde"), "Enter: Færdig."),
    "a board": (_BOARD, "Enter: Færdig."),
    "a card": ((*_BOARD, "fordele nu", "1"), "Enter: Færdig."),
    "another field": ((*_BOARD, "fordele nu", "1", "felt"), "Hvilket felt?"),
    "step five": ((*_BOARD, "trin fem"), "Hvordan tager vi den med?"),
    "a workshop": (_WORKSHOP, "Enter: Færdig."),
    "a time": ((*_WORKSHOP, "begynder"), "Hvornår begynder den?"),
    "minutes": ((*_WORKSHOP, "længde"), "Hvor længe skal den vare?"),
    "moving": ((*_WORKSHOP, "dagsorden", "1", "flyt"), "?"),
    "a plan": (_PLAN, "Enter: Færdig."),
    "rehearsing": ((*_PLAN, "øv"), "Enter: Begynd."),
    "the time that runs": ((*_PLAN, "øv", ""), "Enter: Jeg har sagt det."),
    "a talk": (_TALK, "Enter: Færdig."),
    "a wish": ((*_TALK, "emne 1"), "Enter: "),
    "which project": (("projekter", "nyt: nu og fremtid"), "Hvilket projekt er det til?"),
    "agreements": (("aftaler",), "Hvilken?"),
    "an agreement": (("aftaler", "ny"), "Hvis: Hvad sker der"),
    "how it went": (("aftaler", "ny", "mandag", "ringer jeg", "3/12", "1"), "Hvordan gik det?"),
    "settings": (("indstillinger",), "Hvilken?"),
    "a choice": (("indstillinger", "sprog"), "Sprog?"),
    "a folder": (("indstillinger", "dokumenter"), "Hvilken mappe?"),
    "keys": (("indstillinger", "egne taster"), "Hvilke taster?"),
    "starting over": (("forfra",), "Begynd forfra med …"),
    "what goes out": (_OUT, "Enter: Gem filen."),
    "for whom": ((*_OUT, "til"), "Til hvem?"),
    "which document": ((*_OUT, "dokument"), "Hvilket dokument?"),
    "as what": ((*_OUT, "som"), "Som hvad?"),
    "entry by entry": ((*_OUT, "hvad"), "Enter: Færdig."),
    "where to": ((*_OUT, "gem"), "Hvor skal filen ligge?"),
    "a guide": (("makkerguide",), "Enter: "),
}
"""What is typed to come there, and what is asked there."""
ANSWERED = (
    "Et tal eller et ord vælger.",
    "Med et punktum foran kan du skrive",
    "A number or a word chooses.",
    "With a full stop before",
)
"""What `?` says, where one chooses and where one writes."""


@dataclass(frozen=True)
class Leader:
    """A course, and the journal of somebody who has done something of everything."""

    course: Course
    home: Path
    clock: Clock

    def talk(self, *typed: str | bytes) -> str:
        """All that is told to them, in a copy of their journal."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(self.home, Path(folder) / "home")
            with Journal(Path(folder) / "home", clock=self.clock) as journal:
                return talk(Session(self.course, journal, self.clock), *typed)


@pytest.fixture(scope="module")
def leader(practice_course: Course, dilemma_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Leader:
    lessons = tuple(replace(lesson, guide=GUIDE) for lesson in (*practice_course.lessons, *dilemma_course.lessons))
    course, clock = replace(practice_course, lessons=lessons, group_guide=GROUP), Clock()
    home = tmp_path_factory.mktemp("leader") / "home"
    with Journal(home, clock=clock) as journal:
        session = Session(course, journal, clock)
        go_through(session, course.lessons[0])
        draft = reflect(session, 1, "Noget, der er skrevet først")
        talk(session, "projekter", "nyt projekt", "Et projekt", "", "nyt projekt", "Et andet")
        give(session, next(iter(course.lessons[0].questions())).id)
        clock.passes(15)
        draft.save("Noget ganske andet, som der er skrevet nu")
        clock.passes(15)
    return Leader(course, home, clock)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_question_mark_and_the_end_are_answered_at_every_prompt(leader: Leader, prompt: str) -> None:
    typed, asked = PROMPTS[prompt]
    said = leader.talk(*typed)
    assert asked in said.splitlines()[-2], said[-1500:]
    helped = leader.talk(*typed, "?")[len(said) - 60 :]
    assert any(each in helped for each in ANSWERED), helped


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_megabyte_is_told_or_kept_as_text(leader: Leader, prompt: str) -> None:
    """It is looked up nowhere: that took minutes where a pattern was searched for in it."""
    helped = leader.talk(*PROMPTS[prompt][0], b"x" * 700_000 + b" 1" * 100_000, "?")
    assert any(each in helped[-9_000:] for each in ANSWERED)


@pytest.mark.slow
@pytest.mark.parametrize("prompt", PROMPTS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=st.lists(LINES, min_size=1, max_size=4))
def test_anything_may_be_typed_at_every_prompt(leader: Leader, prompt: str, typed: list[str | bytes]) -> None:
    flat = [line.encode("utf-8", "replace") if isinstance(line, str) else line for line in typed]
    helped = leader.talk(*PROMPTS[prompt][0], *(line.replace(b"\n", b" ") for line in flat), "?")
    assert any(each in helped for each in ANSWERED) or helped.endswith(ENDINGS)


@pytest.mark.parametrize("typed", [("1",), ("1", "1"), ("1", "1", "5")])
def test_so_they_are_before_the_first_lesson(session: Session, typed: tuple[str, ...]) -> None:
    said = talk(session, *typed)
    assert ANSWERED[0] in talk(session, *typed, "?")[len(said) - 60 :]
