"""Why a document could not be written, in the leader's language."""

from __future__ import annotations

import errno

import pytest

from course.export.file import why


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "disken er fuld"), (errno.EISDIR, "det er en mappe og ikke en fil")])
def test_a_reason_that_is_known_is_told_in_danish(number: int, said: str) -> None:
    assert why(OSError(number, "in the system's own words")) == said


def test_any_other_is_told_in_the_systems_own_words() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert why(OSError("no number at all")) == "no number at all"
