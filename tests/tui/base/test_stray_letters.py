"""Letters typed where nothing can be written."""

from __future__ import annotations

from datetime import timedelta

from course.tui.base.stray_letters import StrayLetters
from tests.conftest import NOW


def typed(letters: StrayLetters, text: str) -> list[str]:
    """What of a text would still do something, where no letter does."""
    done = []
    for sign in text:
        if letters.is_between_words(sign, NOW):
            continue
        if sign.isalpha():
            letters.is_a_sentence(sign, NOW)
        else:
            done.append(sign)
    return done


def test_a_space_between_words_does_nothing() -> None:
    assert typed(StrayLetters(), "Husk mødet kl. 9 i morgen") == [".", "9"]


def test_a_space_by_itself_does_something() -> None:
    letters = StrayLetters()
    assert typed(letters, "  ") == [" ", " "]
    typed(letters, "n")
    assert not letters.is_between_words(None, NOW), "an arrow"
    assert typed(letters, " ") == [" "]
    typed(letters, "n")
    assert not letters.is_between_words(" ", NOW + timedelta(seconds=3)), "a letter by mistake, long ago"


def test_the_leader_is_told_once_that_nothing_is_written_here() -> None:
    letters = StrayLetters()
    assert [letters.is_a_sentence(sign, NOW) for sign in "hej med"] == [False, False, True, False, False, False, False]
