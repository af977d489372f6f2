"""A paste comes whole and in its place among the keys, whatever is in it, and in whatever pieces the terminal sends it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from course.tui.base.paste_parser import PasteParser, take_pastes_whole

TEXT = st.text(st.sampled_from("ab \n\x1b[200~1~mO^é\x00"), max_size=30).filter(lambda text: "\x1b[201~" not in f"{text}\x1b[201")
KEYS = st.sampled_from(["x", "xy", "\x1b[A", "ø"])


def read(parser: PasteParser, *pieces: str) -> list[str]:
    """What was done: keys by their names, pastes by what is in them."""
    done = [event for piece in pieces for event in parser.feed(piece)]
    assert all(isinstance(event, Key | Paste) for event in done)
    return [f"={event.text}" if isinstance(event, Paste) else event.key for event in done if isinstance(event, Key | Paste)]


@given(texts=st.lists(TEXT, max_size=3), keys=KEYS, cuts=st.lists(st.integers(0, 120), max_size=6))
def test_any_paste_comes_whole_and_in_its_place(texts: list[str], keys: str, cuts: list[int]) -> None:
    sent = keys + "".join(f"\x1b[200~{text}\x1b[201~{keys}" for text in texts)
    inside = len(keys), len(sent) - len(keys)  # a key cut in two is a matter of time
    places = sorted({0, len(sent), *(cut for cut in cuts if inside[0] <= cut <= inside[1])})
    typed = read(PasteParser(), keys)
    wanted = typed + [each for text in texts for each in [f"={text.replace(chr(27), chr(0xFFFD)).replace(chr(0), '')}", *typed]]
    if keys != "\x1b[A" or places == [0, len(sent)]:
        pieces = [sent[start:end] for start, end in pairwise(places)]
        assert read(PasteParser(), *pieces) == wanted


@pytest.mark.parametrize("sent", ["\x1b", "\x1b[20", "\x1b[200"])
def test_a_key_is_not_kept_back(sent: str) -> None:
    parser = PasteParser()
    read(parser, sent)
    assert parser._timeout_time is not None


def test_the_driver_asks_for_it() -> None:
    linux_driver = pytest.importorskip("textual.drivers.linux_driver")
    before = linux_driver.XTermParser
    try:
        take_pastes_whole()
        assert linux_driver.XTermParser is PasteParser
    finally:
        linux_driver.XTermParser = before
