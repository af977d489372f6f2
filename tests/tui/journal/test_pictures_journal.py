"""What the journal's lists and a thread look like, at the size of an old terminal, in a large window and in a very small one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from course.journal import Journal
from course.journal.records import Records
from course.tools.commitment import Commitment, Source
from course.tools.repositories import Repositories
from tests.conftest import NOW
from tests.tui.camera import SIZES, SMALL, Take


@pytest.fixture
def full(journal: Journal) -> None:
    """A thread with all there is in one, a note, an agreement that went well, answers, marks, and something deleted."""
    now = NOW - timedelta(days=20)
    with Journal(journal.home, clock=lambda: now) as earlier:
        records, works = Records(earlier), Repositories(earlier).of(Commitment)
        text = "Det er vagtplanen. Den bestemmer, hvornår vi holder møder, og vi har aldrig spurgt hvorfor."
        written = records.save_reflection("start", "start-sidste", text, None)
        made = works.save(Commitment(occasion="det er fredag kl. 10", action="holder jeg åbent kontor"))
        now += timedelta(days=3)
        records.save_note(None, None, "Husk at spørge IT, hvem der ejer vagtplanen [/].", None)
        records.remove("notes", records.save_note(None, None, "Et notat for meget.", None))
        works.save(replace(made, outcome="done", learned="To kom. Begge spurgte om vagtplanen."))
        records.save_attempt("start", "start-quiz", "start-q02", ["Central hjælp."], False, 1)
        records.save_attempt("hverdag", "hverdag-sorter", "hverdag-c01", ["skal"], True, 1)
        now += timedelta(days=13)
        records.save_revisit("start", "start-sidste", 14, "I dag ville jeg spørge, før vi går i gang.", None)
        source = Source("reflections", written, "Dit sidste projekt")
        today = NOW.date().isoformat()
        works.save(Commitment(occasion="vi har personalemøde", action="spørger jeg først", look_back=today, source=source))
        for lesson, step in (("start", "start-to-slags"), ("hverdag", "hverdag-hvem"), ("start", "start-[/]")):
            records.save_bookmark(lesson, step)


@SIZES
def test_own_words(take: Take, size: tuple[int, int], full: None) -> None:
    take(size, ["d"], "▸ 1 Dine ord (3)", "└ ↻ gensyn  └ ◆ aftale: se tilbage i dag", "└ ✔ gjort")


@SIZES
def test_answers(take: Take, size: tuple[int, int], full: None) -> None:
    take(size, ["d", "2"], "▸ 2 Svar (2)")


@SIZES
def test_what_was_deleted(take: Take, size: tuple[int, int], full: None) -> None:
    take(size, ["d", "4"], "▸ 4 Slettet (1)")


def test_a_thread(take: Take, full: None) -> None:
    take((80, 24), ["d", "enter", "down"], "▸ ↻ Gensyn efter 16 dage")


def test_no_marks_in_a_very_small_window(take: Take) -> None:
    take(SMALL, ["d", "3"], "så du finder det igen her.")


def test_own_words_in_a_very_small_window(take: Take, full: None) -> None:
    take(SMALL, ["d"], "▸ 1 Dine ord (3)")


def test_a_thread_in_a_very_small_window(take: Take, full: None) -> None:
    take(SMALL, ["d", "enter", "down"], "▸ ↻ Gensyn efter 16 dage")
