"""The spaces that no line may break at."""

from __future__ import annotations

import pytest

from course.locale.no_break import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Tirsdag den 12. januar 2027", "Tirsdag den 12.~januar~2027"),
        ("12. nov. 2026 kl. 7.30", "12.~nov.~2026 kl.~7.30"),
        ("i marts 2027, om 50 min.", "i marts~2027, om 50~min."),
        ("i maj 20 gange, og majs 2027", "i maj 20 gange, og majs 2027"),
    ],
)
def test_a_date_an_hour_and_a_number_with_its_unit_stay_in_one_piece(text: str, kept: str) -> None:
    assert unbroken(text).replace("\xa0", "~") == kept
