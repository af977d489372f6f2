"""The lines of the settings, and the looks that are chosen."""

from __future__ import annotations

import os

import pytest

from course.journal.backup import backup_now
from course.session import looks, settings
from course.session.session import Session
from tests.session.leader import reflect


def line(session: Session, setting: str) -> settings.Setting:
    return next(each for each in settings.settings(session) if each.id == setting)


@pytest.mark.parametrize("setting", looks.CHOICES)
def test_a_choice_goes_round_both_ways_and_is_kept(session: Session, setting: str) -> None:
    known = [choice for choice, _name in looks.CHOICES[setting]]
    assert looks.chosen(session, setting) == known[0]
    assert [looks.change(session, setting, 1) for _each in known] == [*known[1:], known[0]]
    assert looks.change(session, setting, -1) == known[-1] == looks.chosen(session, setting)


def test_something_that_there_isnt_is_what_it_is_by_itself(session: Session) -> None:
    session.records.save_setting(looks.THEME, "lyserød [/]")
    assert looks.chosen(session, looks.THEME) == "skalkan-dark"
    assert line(session, looks.THEME).value == "Mørk"


def test_a_backup_is_told_of(session: Session) -> None:
    assert line(session, settings.BACKUP).value == "ingen endnu"
    reflect(session, 0, "Mine ord.")
    file = backup_now(session.journal)
    os.utime(file, (session.clock().timestamp(),) * 2)
    assert line(session, settings.BACKUP).value.startswith("i dag kl. ")
    assert backup_now(session.journal) != file, "no backup replaces another"


def test_every_line_has_words_to_be_found_by(session: Session) -> None:
    lines = settings.settings(session)
    assert len({each.id for each in lines}) == len(lines)
    assert all(each.about and each.words for each in lines)
    assert line(session, settings.SHARE).value == "ikke sat"
