"""Numbers with the separators of the language."""

from __future__ import annotations

import pytest

from course.locale import use
from course.locale.numbers import whole


@pytest.mark.parametrize(
    ("number", "danish", "english"),
    [(0, "0", "0"), (999, "999", "999"), (1250, "1.250", "1,250"), (20_000_000, "20.000.000", "20,000,000")],
)
def test_thousands_are_set_apart(number: int, danish: str, english: str) -> None:
    assert whole(number) == danish
    use("en")
    assert whole(number) == english
