"""How the course looks, as far as a leader can choose it: colours, the width of the text, movement."""

from __future__ import annotations

from collections.abc import Mapping

from course.locale import N_
from course.session.session import Session

THEME, WIDTH, MOTION = "theme", "text-width", "motion"
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
}
"""What can be chosen, the id of each with what it is called; the first is what it is by itself."""


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
    new = known[(known.index(chosen(session, setting)) + by) % len(known)]
    session.looks[setting] = new
    session.records.save_setting(setting, new)
    return new
