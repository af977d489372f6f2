"""Which versions of a text are worth showing."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from course.journal.entry import Version
from course.journal.text import LOSS
from course.study.visible_versions import SITTING, editions
from tests.conftest import NOW


def version(seconds: float, text: str | None) -> Version:
    """A version saved so long after the beginning; None deletes."""
    return Version(f"{seconds}", NOW + timedelta(seconds=seconds), None if text is None else {"text": text}, "device")


def shown(versions: list[Version]) -> list[str]:
    """The texts that are shown."""
    return [str((each.document or {})["text"]) for each in editions(versions)]


def test_a_sitting_is_shown_by_its_last_version() -> None:
    versions = [
        version(0, "V"),
        version(1, "Vi"),
        version(2, "Vi gik"),
        version(4000, "Vi gik hjem"),
        version(4001, "Vi gik hjem."),
    ]
    assert shown(versions) == ["Vi gik", "Vi gik hjem."]


def test_a_pause_just_short_enough_is_the_same_sitting() -> None:
    limit = SITTING.total_seconds()
    assert shown([version(0, "a"), version(limit, "ab")]) == ["ab"]
    assert shown([version(0, "a"), version(limit + 1, "ab")]) == ["a", "ab"]


def test_what_went_missing_at_once_can_be_found() -> None:
    long = "x" * (LOSS + 1)
    assert shown([version(0, long), version(1, "x"), version(2, "xy")]) == [long, "xy"]
    assert shown([version(0, "x" * LOSS), version(1, "x"), version(2, "xy")]) == ["xy"]


def test_deletes_are_passed_over() -> None:
    assert shown([version(0, "a"), version(1, None), version(2, "ab")]) == ["ab"]
    assert shown([version(0, None)]) == []
    assert shown([]) == []


@given(st.lists(st.tuples(st.floats(0, 1000), st.one_of(st.none(), st.text(max_size=50))), max_size=12))
def test_editions_are_some_of_the_versions_in_order_and_the_last_one_is_there(steps: list[tuple[float, str | None]]) -> None:
    versions, now = [], 0.0
    for pause, text in steps:
        now += pause
        versions.append(version(now, text))
    found = editions(versions)
    places = [versions.index(each) for each in found]
    assert places == sorted(places)
    texts = [each for each in versions if each.document is not None]
    assert found[-1:] == texts[-1:]
    if texts:
        longest = max(texts, key=lambda each: len(str((each.document or {})["text"])))
        best = max(len(text) for text in shown(versions))
        assert len(str((longest.document or {})["text"])) - best < LOSS * len(versions), "long texts don't vanish unseen"


def test_what_is_written_over_and_what_is_taken_back_are_kept() -> None:
    old, new = "Vi har sagt hvorfor i maj.", "En helt anden tekst end den."
    assert shown([version(0, old), version(1, new)]) == [old, new]
    long_ago = -SITTING.total_seconds() - 1
    assert shown([version(long_ago, "Kl. 9"), version(0, "Kl. 10"), version(1, "Kl. 9")]) == ["Kl. 9", "Kl. 10", "Kl. 9"]


def test_what_another_run_of_the_program_writes_over_is_kept() -> None:
    def by(run: str, seconds: float, text: str) -> Version:
        return Version(f"{seconds}-device-{run}", NOW + timedelta(seconds=seconds), {"text": text}, "device")

    assert shown([by("a", 0, "A"), by("b", 1, "AB"), by("a", 2, "AC"), by("a", 3, "ACC")]) == ["A", "AB", "ACC"]
