"""A lesson's Markdown as what it says."""

from __future__ import annotations

import pytest

from course.content.lesson_text import Run, linked_terms, plain, read, what_is_asked


def test_looks_and_links() -> None:
    (block,) = read("Noget **skal** *I*: [piloter](ordbog:pilot), [ud](https://x.dk)\nog\\\nhjem.")
    assert block.runs[1] == Run("skal", bold=True)
    assert block.runs[3] == Run("I", italic=True)
    assert Run("piloter", term="pilot") in block.runs
    assert block.text == "Noget skal I: piloter, ud og\nhjem."
    assert all(run.term in {"", "pilot"} for run in block.runs)


def test_lists_in_lists_and_what_follows_them() -> None:
    blocks = read("3. tre\n\n   mere\n   - inde\n4. fire\n\nEfter.\n\n> Ord")
    told = [(block.text, block.depth, block.number, block.begins, block.follows, block.quoted) for block in blocks]
    assert told == [
        ("tre", 1, 3, True, False, False),
        ("mere", 1, None, False, True, False),
        ("inde", 2, None, True, True, False),
        ("fire", 1, 4, True, False, False),
        ("Efter.", 0, None, False, False, False),
        ("Ord", 0, None, False, False, True),
    ]


def test_a_term_is_only_what_looks_like_one() -> None:
    assert linked_terms("[a](ordbog:x) [b](ordbog:y) [a](ordbog:x) [c](ordbog:Ø!) [d](andet:z)") == ["x", "y"]


def test_html_is_text() -> None:
    assert plain("<b>fed</b> [/red]") == "<b>fed</b> [/red]"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Det er nyt. Hvad gør du?", "Hvad gør du?"),
        ("Hvad gør du? Vælg alle, der passer.", "Hvad gør du?"),
        ("Hun siger: »Det er kan.« Hvad svarer du?", "Hvad svarer du?"),
        ("Hvad mon?\n\nDet ved ingen kl. 9.30. Hun **går** nu.", "Hun går nu."),
        ("Hører det til [skal](ordbog:skal) eller kan?", "Hører det til skal eller kan?"),
    ],
)
def test_what_is_asked(text: str, asked: str) -> None:
    assert what_is_asked(text) == asked
