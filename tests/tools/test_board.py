"""Cards are written, moved and removed, and every other card stays what and where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.tools.board import (
    FIELDS,
    Board,
    Card,
    Quadrant,
    added,
    answers,
    moved,
    put_back,
    removed,
    rewritten,
    written,
)

FIELD = st.sampled_from(FIELDS)
CARD = st.sampled_from("abcdefgh")
PLACE = st.integers(-2, 9)
STEP = st.one_of(
    st.tuples(st.just("write"), CARD, FIELD, st.text(max_size=5)),
    st.tuples(st.just("move"), CARD, FIELD, PLACE),
    st.tuples(st.just("answer"), CARD, FIELD, st.text(max_size=5)),
    st.tuples(st.just("remove"), CARD, FIELD, PLACE),
)
"""What can be done to a board: what, to which card, in which field, and a text or a place."""


def done(board: Board, step: tuple[str, str, Quadrant, object]) -> Board:
    what, card_id, field, rest = step
    match what:
        case "write":
            return written(board, field, str(rest), card_id)
        case "move":
            assert isinstance(rest, int)
            return moved(board, card_id, field, rest)
        case "answer":
            return rewritten(board, card_id, answer=str(rest))
        case _:
            return removed(board, card_id)


def without(board: Board, card_id: str) -> dict[Quadrant, list[Card]]:
    return {field: [card for card in board.in_field(field) if card.id != card_id] for field in FIELDS}


@given(st.lists(STEP, max_size=40))
def test_whatever_is_done_to_a_card_the_others_stay(steps: list[tuple[str, str, Quadrant, object]]) -> None:
    board = Board()
    for step in steps:
        before, board = board, done(board, step)
        assert without(before, step[1]) == without(board, step[1])
        ids = [card.id for card in board.cards]
        assert len(ids) == len(set(ids))
        assert all(card.text.strip() for card in board.cards)
        assert sum(len(board.in_field(field)) for field in FIELDS) == len(board.cards)


@given(st.lists(st.tuples(CARD, FIELD), max_size=8, unique_by=lambda each: each[0]), CARD, FIELD, PLACE)
def test_a_card_stands_where_it_was_moved_to(
    cards: list[tuple[str, Quadrant]], card_id: str, field: Quadrant, place: int
) -> None:
    board = Board(cards=tuple(Card(each, there, each, f"svar {each}") for each, there in cards))
    after = moved(board, card_id, field, place)
    if board.card(card_id) is None:
        assert after == board
        return
    there = [card.id for card in after.in_field(field)]
    assert there.index(card_id) == min(max(0, place), len(there) - 1)
    assert after.card(card_id) == Card(card_id, field, card_id, f"svar {card_id}")


@given(st.lists(st.tuples(CARD, FIELD), min_size=1, max_size=8, unique_by=lambda each: each[0]), st.data())
def test_what_was_removed_comes_back_to_its_place(cards: list[tuple[str, Quadrant]], data: st.DataObject) -> None:
    board = Board(cards=tuple(Card(each, there, each, "svar") for each, there in cards))
    card = data.draw(st.sampled_from(board.cards))
    place = board.in_field(card.field).index(card)
    back = put_back(removed(board, card.id), card, place)
    assert [back.in_field(field) for field in FIELDS] == [board.in_field(field) for field in FIELDS]
    assert put_back(board, card, 0) == board


def test_a_card_is_made_by_its_first_word_and_keeps_its_last() -> None:
    board = written(Board(), "now-pro", "  ", "a")
    assert board.cards == ()
    board = written(board, "now-pro", "Vi kender\nborgerne ", "a")
    assert board.cards == (Card("a", "now-pro", "Vi kender borgerne"),)
    assert written(board, "future-con", " \n", "a") == board
    assert written(board, "future-con", "Andet", "a").cards == (Card("a", "now-pro", "Andet"),)


def test_step_five_asks_for_what_is_good_now_and_bad_then() -> None:
    board = Board()
    for number, field in enumerate(FIELDS):
        board = added(board, field, "tekst", str(number))
    assert answers(board) == (2, 0)
    assert answers(rewritten(rewritten(board, "0", answer="Sådan."), "1", answer="Tæller ikke.")) == (2, 1)
    assert answers(rewritten(board, "3", answer="  ")) == (2, 0)
