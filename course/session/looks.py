"""What a leader chooses from a few: how the course looks, its language, and how many questions come back a day."""

from __future__ import annotations

from collections.abc import Mapping

from course.locale import N_, SETTING, _, use
from course.locale.spelling import fold
from course.session.review_limit import OFF, REVIEW
from course.session.session import Session

THEME, WIDTH, MOTION, CURSOR, LANGUAGE = "theme", "text-width", "motion", "cursor", SETTING
"""The names of the settings that keep it."""
CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    THEME: (
        ("skalkan-dark", N_("Dark")),
        ("skalkan-light", N_("Light")),
        ("skalkan-light-contrast", N_("Light, high contrast")),
        ("skalkan-dark-contrast", N_("Dark, high contrast")),
    ),
    WIDTH: (
        ("76", N_("76 letters")),
        ("96", N_("96 letters")),
        ("all", N_("the whole window")),
        ("64", N_("64 letters")),
    ),
    MOTION: (("none", N_("none")), ("calm", N_("calm"))),
    CURSOR: (("blink", N_("blinks")), ("still", N_("stands still"))),
    LANGUAGE: (("da", "Dansk"), ("en", "English")),
    REVIEW: (
        ("5", N_("five a day")),
        ("4", N_("four a day")),
        ("3", N_("three a day")),
        ("2", N_("two a day")),
        ("1", N_("one a day")),
        (OFF, N_("off")),
    ),
}
"""What can be chosen, the id of each with what it is called; the first is what it is by itself."""


class NoChoice(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """There is no such choice; says in a line that the leader reads what there is."""


def chosen(session: Session, setting: str) -> str:
    """The id of what is chosen; what it is by itself where nothing is, or something that there isn't."""
    known = [choice for choice, _name in CHOICES[setting]]
    there = session.looks.get(setting) or (session.records.setting(setting) if session.is_ready else None)
    return there if there in known else known[0]


def change(session: Session, setting: str, by: int) -> str:
    """Chooses what comes after or before what is chosen.

    Returns:
        The id of what is chosen by now.

    Raises:
        SaveFailed: It holds for now, but isn't kept.
    """
    known = [choice for choice, _name in CHOICES[setting]]
    return choose(session, setting, known[(known.index(chosen(session, setting)) + by) % len(known)])


def choose(session: Session, setting: str, typed: str) -> str:
    """Chooses by the id of a choice, or by what it is called.

    Returns:
        The id of what is chosen by now.

    Raises:
        NoChoice: There is no such choice; nothing has changed.
        SaveFailed: It holds for now, but isn't kept.
    """
    wanted = fold(typed.strip())
    names = {fold(said): choice for choice, name in CHOICES[setting] for said in (choice, short(choice), name, _(name))}
    if wanted not in names:
        choices = ", ".join(short(choice) for choice, _name in CHOICES[setting])
        raise NoChoice(_("It can't be “{typed}”. It can be: {choices}.").format(typed=typed, choices=choices))
    new = session.looks[setting] = names[wanted]
    if setting == LANGUAGE:
        use(new)
    session.records.save_setting(setting, new)
    return new


def short(choice: str) -> str:
    """The id of a choice as it is typed."""
    return choice.removeprefix("skalkan-")
