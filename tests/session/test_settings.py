"""The lines of the settings, and the looks that are chosen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.journal import backup
from course.journal.backup import backup_now
from course.session import looks, settings
from course.session.documents_folder import FOLDER
from course.session.session import Session
from tests.session.leader import Clock, reflect


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


def test_a_second_backup_of_the_day_is_the_newest(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Mine ord.")
    first = backup_now(session.journal)
    os.utime(first, (session.clock().timestamp(),) * 2)
    assert backup.newest_backup(session.journal.home, session.today()) == (session.today(), first)
    second = first.with_name(f"journal-{session.today()}-235807.jsonl.gz")
    first.rename(second)
    backup_now(session.journal)
    assert line(session, settings.BACKUP).value == "i dag kl. 23.58"
    clock.passes(2)
    assert line(session, settings.BACKUP).value != "i dag kl. 23.58"


def test_a_folder_is_told_as_people_call_it(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "documents_folder", lambda _session: Path.home())
    assert line(session, FOLDER).value == "din hjemmemappe"
    monkeypatch.setattr(settings, "documents_folder", lambda _session: Path.home() / "Dokumenter")
    assert line(session, FOLDER).value == str(Path.home() / "Dokumenter")


def test_every_line_has_words_to_be_found_by(session: Session) -> None:
    lines = settings.settings(session)
    assert len({each.id for each in lines}) == len(lines)
    assert all(each.about and each.words for each in lines)
    assert line(session, settings.SHARE).value == "ikke sat"
