"""The same word, however its letters were typed: in each place where words are compared, read as something or counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Option, Single, count_words
from course.journal.kinds import Attempt
from course.locale.order import sort_key
from course.locale.spelling import compose, even, fold
from course.locale.written import read_date, read_time
from course.study.quiz_round import answered
from course.study.search import Doc, Kind, Search
from course.study.text_filter import Index
from course.tools.commitment import Commitment, in_words
from course.tools.workshop import read_minutes

TODAY = date(2026, 11, 23)
SAID = "Når åen går over på tværs, står de ansatte så på én båd"
OPTIONS = (Option("aaben", "Åben for alle", "fordi", correct=True), Option("lukket", "Lukket", "fordi"))


def _told(text: str) -> object:
    return compose(in_words(Commitment(occasion=text, action=text)))


def _right(text: str) -> object:
    question = Single("q", "?", OPTIONS)
    return answered(question, Attempt("1", "l", "s", "q", (text,), False, 1, datetime.now(UTC))).correct


@pytest.mark.parametrize(
    ("read", "text", "wanted"),
    [
        (lambda text: read_date(text, TODAY), "på mandag", date(2026, 11, 30)),
        (lambda text: read_date(text, TODAY), "om to måneder", date(2027, 1, 23)),
        (lambda text: read_date(text, TODAY), "om et år", date(2027, 11, 23)),
        (lambda text: str(read_time(text)), "kl. 9.30", "09:30:00"),
        (read_minutes, "1½ time", 90),
        (count_words, SAID, 13),
        (_told, "når åen går", "Hvis åen går, så når åen går"),
        (_told, "så på lørdag", "Hvis så på lørdag, så på lørdag"),
        (lambda text: Index([(1, SAID)]).find(text), "PÅ ÉN", [1]),
        (lambda text: Index([(1, text)]).find("på én"), SAID, [1]),
        (lambda text: Search([Doc(Kind.NOTE, "1", "", SAID)]).find(text).total, "båd én", 1),
        (lambda text: Search([Doc(Kind.NOTE, "1", "", text)]).find("båd én").total, SAID, 1),
        (sort_key, "Åse", "{3se"),
        (_right, "Åben for alle", True),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_typed_in_parts_are_the_same_letters(read: Callable[[str], object], text: str, wanted: object, form: str) -> None:
    assert read(unicodedata.normalize(form, text)) == wanted  # type: ignore[arg-type]


@given(text=st.text(max_size=30))
def test_what_is_spelled_alike_is_compared_alike(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(text) == fold(decomposed)
    assert fold(fold(text)) == fold(text)
    assert compose(text) == compose(decomposed)
    assert len(even(compose(text))) == len(compose(text))
