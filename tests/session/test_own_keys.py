"""The leader's own keys: what is typed, what clashes, and what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.session.own_keys import FREE, OWN_KEYS, USUAL, NoKeys, as_typed, in_words, own_keys, read_keys, set_own_keys
from course.session.session import Session


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", {}),
        ("Ctrl+O = CTRL+B, ctrl+l=f4;", {"ctrl+o": "ctrl+b", "ctrl+l": "f4"}),
        ("ctrl+o=ctrl+l ctrl+l=ctrl+o", {"ctrl+o": "ctrl+l", "ctrl+l": "ctrl+o"}),
        ("ctrl+o=ctrl+o", {}),
    ],
)
def test_what_is_typed(typed: str, keys: dict[str, str]) -> None:
    assert read_keys(typed) == keys


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ctrl+o", "Skriv det sådan her"),
        ("ctrl+o=", "Skriv det sådan her"),
        ("f1=f2", "F1 kan ikke skiftes. Det kan: Ctrl+E, "),
        ("ctrl+o=ctrl+v", "Ctrl+V kan ikke bruges: Den gør noget andet i forvejen. Disse er ledige: Ctrl+B, "),
        ("ctrl+o=a", "A kan ikke bruges"),
        ("ctrl+o=ctrl+l", "Ctrl+L ville gøre to ting."),
        ("ctrl+o=f2 ctrl+l=f2", "F2 ville gøre to ting."),
        ("ctrl+o=f2 ctrl+o=f4", "Ctrl+O ville gøre to ting."),
    ],
)
def test_what_clashes_is_refused_in_one_line(session: Session, typed: str, told: str) -> None:
    with pytest.raises(NoKeys) as refused:
        set_own_keys(session, typed)
    assert str(refused.value).startswith(told)
    assert session.records.setting(OWN_KEYS) is None


@given(st.dictionaries(st.sampled_from(USUAL), st.sampled_from((*FREE, *USUAL)), max_size=4))
def test_no_key_ever_does_two_things(keys: dict[str, str]) -> None:
    try:
        own = read_keys(as_typed(keys))
    except NoKeys:
        return
    held = [own.get(usual, usual) for usual in USUAL]
    assert len(set(held)) == len(held)
    assert read_keys(as_typed(own)) == own


def test_they_are_kept_and_what_another_version_kept_is_the_usual(session: Session) -> None:
    set_own_keys(session, "ctrl+o=ctrl+b")
    assert in_words(own_keys(session)) == "Ctrl+B i stedet for Ctrl+O"
    session.records.save_setting(OWN_KEYS, "ctrl+ø=hyper+x [/]")
    assert own_keys(session) == {}
