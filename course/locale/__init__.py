"""The interface's words: English message ids in the code, Danish on the screen.

`_` translates when it is called, so a string declared at import time (a key binding, say) is marked with `N_` and translated
where it is shown. Danish is the default; English needs no catalogue, since the message ids are English.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from course.locale.catalogue import Catalogue

LANGUAGES = ("da", "en")
DEFAULT = "da"
SETTING = "language"
"""The name of the leader's setting that keeps one."""


class _Current:
    """The language in use: one for the whole program, set once by the command line."""

    language = DEFAULT
    is_asked = False
    """Whether the command line has asked for it."""


@cache
def _catalogue(language: str) -> Catalogue | None:
    # Opened by its name: `gettext` looks for it under every name that a system may have for a language.
    return None if language == "en" else Catalogue(Path(__file__).parent / language / "LC_MESSAGES" / "skalkan.mo")


def _forms(message: str) -> list[str]:
    catalogue = _catalogue(_Current.language)
    return catalogue.forms(message) if catalogue is not None else []


def use(language: str, *, is_asked: bool = False) -> None:
    """Sets the interface's language.

    Args:
        language: One of `LANGUAGES`.
        is_asked: Whether the command line has asked for it: the leader's setting then has no say.

    Raises:
        FileNotFoundError: There is no compiled catalogue of that language.
    """
    _catalogue(language)
    _Current.language, _Current.is_asked = language, is_asked


def prefer(language: str | None) -> None:
    """Sets the language that the leader has chosen in the settings, unless the command line has asked for one."""
    if language in LANGUAGES and not _Current.is_asked:
        use(language)


def language() -> str:
    """The interface's language, as an ISO 639 code."""
    return _Current.language


def _(message: str) -> str:
    """The message in the interface's language."""
    forms = _forms(message)
    return forms[0] if forms else message


def ngettext(one: str, many: str, number: int) -> str:
    """The message for a number of things, in the interface's language."""
    forms = _forms(one) or [one, many]
    return forms[0] if number == 1 else forms[-1]


def N_(message: str) -> str:  # noqa: N802 - the name that translators' tools know
    """Marks a message for translation and leaves it as it is; whoever shows it translates it."""
    return message
