"""Texts that stand beside another one in a document: read with forbearance, chosen between once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from course.journal import Journal
from course.journal.other_texts import OtherText, Pair, choose, one_text, other_texts, pairs, tells_apart, text_at, with_others

LONG = "Fordi borgerne venter for længe i telefonen om mandagen."


@pytest.fixture
def journal(home: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    with Journal(home, clock=clock) as journal:
        yield journal


@pytest.mark.parametrize(
    ("text", "kept", "missed"),
    [
        ("Kort", "Andet", False),
        (LONG, "Andet", True),
        ("Kort", LONG, True),
        ("En\nto", "Andet", True),
        ("Kort\n", "Andet", False),
        (LONG, f"{LONG} Og mere.", False),
        ("  ", LONG, False),
        (LONG, "", True),
    ],
)
def test_which_text_would_be_missed(text: str, kept: str, missed: bool) -> None:
    assert tells_apart(text, kept) is missed


DOCUMENT = {"why": "A", "visit": {"seen": "B"}, "cards": [{"id": "1", "text": "C"}, "odd", {"id": "2", "text": 7}]}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("why",), "A"),
        (("visit", "seen"), "B"),
        (("cards", "1", "text"), "C"),
        (("cards", "2", "text"), None),
        (("cards", "3", "text"), None),
        (("why", "deeper"), None),
        (("cards",), None),
        ((), None),
    ],
)
def test_a_place_in_a_document(path: tuple[str, ...], text: str | None) -> None:
    assert text_at(DOCUMENT, path) == text


@pytest.mark.parametrize(
    "rows",
    [None, 7, "x", [None, 7, {"at": "why", "text": "x"}, {"at": [1], "text": "x"}, {"at": ["why"]}, {"at": ["why"], "text": 7}]],
)
def test_what_cannot_be_read_is_passed_over(rows: Any) -> None:
    assert other_texts({"why": "A", "other_texts": rows}) == []


def test_a_document_holds_each_text_once_and_none_that_it_says_itself() -> None:
    other = OtherText(("why",), "B")
    document = with_others({"why": "A"}, [other, other, OtherText(("why",), "A")])
    assert other_texts(document) == [other]
    assert with_others(document, []) == {"why": "A"}


def test_one_whose_place_is_gone_waits_until_it_is_back(journal: Journal) -> None:
    gone = OtherText(("cards", "1", "text"), LONG)
    board = journal.table("boards").insert(with_others({"cards": []}, [gone]))
    journal.table("notes").insert(with_others({"text": "Et notat"}, [OtherText(("text",), LONG)]))  # no work of the leader's own
    assert pairs(journal) == []
    choose(journal, Pair("boards", board, "", gone), "Valgt")
    journal.table("boards").update({"cards": [{"id": "1", "text": "Kort"}]}, doc_ids=[board])
    assert pairs(journal) == [Pair("boards", board, "Kort", gone)]


def test_choosing_ends_one_choice_and_leaves_the_others(journal: Journal) -> None:
    others = [OtherText(("visit", "seen"), LONG), OtherText(("cards", "1", "text"), "En\nto")]
    work = journal.table("boards").insert(with_others(DOCUMENT, others))
    choose(journal, pairs(journal)[0], LONG)
    assert [pair.other for pair in pairs(journal)] == others[1:]
    choose(journal, pairs(journal)[0], "Begge")
    (entry,) = journal.table("boards")
    assert entry == {**DOCUMENT, "visit": {"seen": LONG}, "cards": [{"id": "1", "text": "Begge"}, *DOCUMENT["cards"][1:]]}  # type: ignore[index]
    choose(journal, Pair("boards", work, "A", others[0]), "Igen")
    journal.table("boards").remove(doc_ids=[work])
    choose(journal, Pair("boards", work, "A", others[0]), "Slettet imens")
    assert pairs(journal) == []


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("Her.", "Der.", "Her.\n\nDer."),
        ("Ens.\nHer.", "Ens.\nDer.", "Ens.\nHer.\n\nDer."),
        ("Ens.\n\nHer.\n\nSlut.", "Ens.\n\nDer.\n\nSlut.", "Ens.\n\nHer.\n\nDer.\n\nSlut."),
        ("Ens.", "Ens.\n\nOg mere.", "Ens.\n\nOg mere."),
        ("Og før.\nEns.", "Ens.", "Og før.\nEns."),
        ("", "Der.", "Der."),
    ],
)
def test_two_texts_as_one(first: str, second: str, both: str) -> None:
    assert one_text(first, second) == both
