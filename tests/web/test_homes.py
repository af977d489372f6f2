"""A folder for each leader: no two share one, and none lies anywhere else."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.homes import LONGEST, NoName, folder_of, leader_of

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(str.strip)


@given(NAMES, NAMES)
def test_two_names_have_two_folders_also_on_a_disk_without_capitals_and_with_its_own_way_to_put_letters_together(
    one: str, other: str
) -> None:
    folders = {unicodedata.normalize("NFC", folder_of(name)).casefold() for name in (one, other)}
    assert len(folders) == len({one, other})
    assert leader_of(folder_of(one)) == one


@given(NAMES)
def test_a_folder_is_one_step_below_on_every_system(name: str) -> None:
    folder = folder_of(name)
    assert PurePosixPath(folder).parts == (folder,)
    assert PureWindowsPath(folder).parts == (folder,)
    assert not PureWindowsPath(folder).is_reserved()
    assert not folder.endswith((".", " "))


@pytest.mark.parametrize(
    ("one", "other"), [("Mette", "mette"), ("b\N{LATIN SMALL LETTER A WITH RING ABOVE}d", "ba\N{COMBINING RING ABOVE}d")]
)
def test_capitals_and_the_two_ways_to_write_one_letter_keep_apart(one: str, other: str) -> None:
    assert folder_of(one).casefold() != folder_of(other).casefold()


@pytest.mark.parametrize("name", ["..", ".", "../andet", "/etc", "C:\\", "CON", "nul.txt", "a/b", "~", "%2e%2e", "æ"])
def test_a_name_that_means_something_to_a_disk_is_only_a_name(name: str) -> None:
    folder = folder_of(name)
    assert not set(folder) & set("/\\:~")
    assert leader_of(folder) == name


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "a\nb", "a" * 300, "æ" * 90, "\udce6"])
def test_what_can_be_no_folder_is_refused(name: str) -> None:
    with pytest.raises(NoName):
        folder_of(name)


def test_the_longest_name_fits() -> None:
    assert len(folder_of("a" * (LONGEST - len("leder-")))) == LONGEST
