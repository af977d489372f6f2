"""The interface's words: English message ids in the code, Danish on the screen.

`_` translates when it is called, so a string declared at import time (a key binding, say) is marked with `N_` and translated
where it is shown. Danish is the default; English needs no catalogue, since the message ids are English.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("da", "en")
DEFAULT = "da"


class _Current:
    """The language in use: one for the whole program, set once by the command line."""

    language = DEFAULT


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    # Opened by its name: `gettext.translation` first looks for it under every name that a system may have for a language.
    with (Path(__file__).parent / language / "LC_MESSAGES" / "skalkan.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def use(language: str) -> None:
    """Sets the interface's language.

    Args:
        language: One of `LANGUAGES`.

    Raises:
        FileNotFoundError: There is no compiled catalogue of that language.
    """
    _catalogue(language)
    _Current.language = language


def language() -> str:
    """The interface's language, as an ISO 639 code."""
    return _Current.language


def _(message: str) -> str:
    """The message in the interface's language."""
    return _catalogue(_Current.language).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for a number of things, in the interface's language."""
    return _catalogue(_Current.language).ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the name that translators' tools know
    """Marks a message for translation and leaves it as it is; whoever shows it translates it."""
    return message
