"""What a leader can set, in the order of the settings' page: each line with its value, and what it can be."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from course.export.certificate import NAME
from course.journal.backup import backup_time, newest_backup
from course.locale import N_, _
from course.locale.dates import clock_time, short_day, time_of_day
from course.session.documents_folder import FOLDER, documents_folder
from course.session.looks import CHOICES, CURSOR, LANGUAGE, MOTION, THEME, WIDTH, chosen
from course.session.own_keys import OWN_KEYS, in_words, own_keys
from course.session.review_limit import REVIEW
from course.session.session import Session

SHARE, BACKUP, HEALTH, KEYS, AGAIN, ERASE = "share", "backup", "health", "keys", "start-over", "erase"
"""The ids of the lines that are no setting of the journal's."""
_WIDTH = N_("How wide a text runs. For larger letters: Ctrl and +, on a Mac Cmd and +")
_OWN_KEYS = N_("Another key for what a Ctrl key does, such as ctrl+o=ctrl+b")
_LANGUAGE = N_("Of buttons and messages; the course is in Danish. All of it holds when you next open the course")


class Setting(Struct, frozen=True):
    """One line of the settings."""

    id: str
    label: str
    value: str
    """How it is now, in words."""
    about: str
    words: str = ""
    """Everyday words that the palette finds it by as well."""
    does: str = ""
    """What is done at once where it is chosen by name in the palette; empty where that leads to the line."""


def settings(session: Session) -> list[Setting]:
    """All lines, as they are now."""
    records = session.records
    lines = [
        _choice(session, THEME, _("Colours"), _("Light or dark, also with high contrast"), _("theme colours dark contrast")),
        _choice(session, WIDTH, _("Width of the text"), _(_WIDTH), _("letters larger width font size")),
        _choice(session, MOTION, _("Movement"), _("Whether anything slides"), _("animation calm")),
        _choice(session, CURSOR, _("Cursor"), _("The one that shows where you write"), _("blink still calm")),
        _choice(session, LANGUAGE, _("Language"), _(_LANGUAGE), _("Danish English")),
        _choice(session, REVIEW, _("Review"), _("How many questions come back a day at most"), _("review quiz five of the day")),
        Setting(NAME, _("Your name"), records.setting(NAME) or "–", _("Only on the certificate"), _("my name")),
        Setting(SHARE, _("Shared folder"), _share(session), _("Your journal on several computers"), _("OneDrive sync laptop")),
        _act(BACKUP, _("Backup"), _last_backup(session), _("Enter takes one now"), _("backup copy safety"),
             _("Backup: take one now")),
        _act(HEALTH, _("Your journal's health"), "", _("Whether all of it can be read"), _("doctor damaged repair check")),
        Setting(FOLDER, _("Save as a file in"), _folder(session), _("Where documents are to lie"), _("documents folder")),
        Setting(OWN_KEYS, _("Own keys"), in_words(own_keys(session)) or _("none"), _(_OWN_KEYS), _("remap change keys")),
        _act(KEYS, _("Keys"), "", _("Shows the seven rules"), _("keys shortcuts")),
        Setting(AGAIN, _("Start over …"), "", _("You are asked what with"), _("reset from the beginning")),
        Setting(ERASE, _("Erase the whole journal for good …"), "", _("You are asked twice"), _("forget for good delete all")),
    ]  # fmt: skip
    return [each for each in lines if each.id not in _left_out(session)]


def _left_out(session: Session) -> set[str]:
    """What can't be set where the course is in a browser, or on a computer that others run: folders there are theirs."""
    return {*({FOLDER} if session.deliver is not None else ()), *({SHARE, BACKUP, HEALTH} if session.is_hosted else ())}


def _choice(session: Session, setting: str, label: str, about: str, words: str) -> Setting:
    now = chosen(session, setting)
    name = next(name for choice, name in CHOICES[setting] if choice == now)
    return Setting(setting, label, _(name), about, words)


def _act(setting: str, label: str, value: str, about: str, words: str, does: str = "") -> Setting:
    """A line that does something."""
    return Setting(setting, label, value, about, words, does or label)


def _share(session: Session) -> str:
    folder = session.journal.share
    return str(folder) if folder is not None else _("not set")


def _last_backup(session: Session) -> str:
    newest = newest_backup(session.journal.home, session.today())
    if newest is None:
        return _("none yet")
    day, file = newest
    if day != session.today():
        return short_day(day, session.today())
    return _("today {time}").format(time=_made_at(file, session))


def _made_at(file: Path, session: Session) -> str:
    if at := backup_time(file):
        return clock_time(at)
    now = session.clock()
    try:
        return time_of_day(datetime.fromtimestamp(file.stat().st_mtime, now.tzinfo))
    except OSError:  # it is gone meanwhile
        return time_of_day(now)


def _folder(session: Session) -> str:
    """The folder as it is found in any program: whole, since a sign for one's own means nothing to most."""
    folder = documents_folder(session)
    with suppress(RuntimeError):  # nobody knows of a home
        if folder == Path.home():
            return _("your home folder")
    return str(folder)
