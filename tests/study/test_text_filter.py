"""Finding: whatever stands in a text is found by it, however its letters were typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale.spelling import fold
from course.study.text_filter import Index, snippet

DANISH = st.text(st.sampled_from("abcæøåÆØÅéßİıŉ a\u030a[]\\/ .\n"), max_size=60)
TEXT = st.one_of(DANISH, st.text(max_size=60))
FORMS = st.sampled_from(("NFC", "NFD"))


def test_every_word_must_stand_somewhere_whatever_the_order() -> None:
    index = Index([(1, "Vi går i gang på mandag"), (2, "Mandag er fri"), (3, "Tirsdag")])
    assert index.find("mandag") == [1, 2]
    assert index.find("MANDAG gå") == [1]
    assert index.find("") == [1, 2, 3]
    assert index.find("  ") == [1, 2, 3]
    assert index.find("onsdag") == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_letter_is_the_same_however_it_was_typed(form: str) -> None:
    index = Index([(1, unicodedata.normalize("NFD", "Åse købte æbler"))])
    for query in ("åse", "ÅSE", "kØbte", "æBLE"):
        assert index.find(unicodedata.normalize(form, query)) == [1]  # type: ignore[arg-type]


def test_letters_without_their_ring_are_other_letters() -> None:
    assert Index([(1, "gået")]).find("gaet") == []


@given(text=TEXT, start=st.integers(0, 60), length=st.integers(0, 20), form=FORMS, upper=st.booleans())
def test_a_whole_word_of_a_text_finds_it(text: str, start: int, length: int, form: str, upper: bool) -> None:
    for word in fold(text).split():
        query = unicodedata.normalize(form, word)  # type: ignore[arg-type]
        assert Index([(1, text)]).find(query) == [1]
    ascii_piece = text[start : start + length]
    if ascii_piece.isascii():
        assert Index([(1, text)]).find(ascii_piece.upper() if upper else ascii_piece) == [1] or _cuts_a_letter(
            text, start, length
        )


def _cuts_a_letter(text: str, start: int, length: int) -> bool:
    """Whether a piece ends in the middle of a letter that is written as two characters."""
    return unicodedata.combining(text[start + length : start + length + 1] or " ") > 0


@given(text=TEXT, query=st.one_of(TEXT, st.just("a b")), length=st.integers(1, 80))
def test_a_snippet_is_one_short_line_and_its_places_lie_in_it(text: str, query: str, length: int) -> None:
    piece, places = snippet(text, query, length)
    assert len(piece) <= length + 1
    assert len(piece.splitlines()) <= 1
    for start, end in places:
        assert 0 <= start < end
        assert start < len(piece)


@given(before=DANISH, word=st.sampled_from(["økonomi", "Åse", "[/]", "ærlig"]), after=DANISH, length=st.integers(30, 80))
def test_a_snippet_shows_the_word_that_was_searched_for(before: str, word: str, after: str, length: int) -> None:
    piece, places = snippet(f"{before} {word} {after}", word.upper(), length)
    assert places
    start, end = places[0]
    assert fold(piece[start:end]) == fold(word)


def test_a_snippet_begins_near_the_word_and_says_that_it_does() -> None:
    piece, places = snippet("ord " * 100 + "nålen " + "ord " * 100, "nålen", 40)
    assert piece.startswith("…")
    assert len(piece) <= 41
    assert [piece[start:end] for start, end in places] == ["nålen"]


def test_a_snippet_without_a_query_is_the_beginning() -> None:
    assert snippet("En\n\nto  tre", "", 6) == ("En to ", [])


def test_a_snippet_of_a_very_long_text_costs_little() -> None:
    piece, _ = snippet("ord " * 1_000_000, "ord", 60)
    assert len(piece) <= 61
