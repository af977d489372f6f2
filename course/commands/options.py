"""What a command was asked for. The usual ways to start are understood right here, without argparse, which takes its time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from course.locale import DEFAULT, LANGUAGES

_COMMON = ("--home", "--lessons", "--lang")


class Options(SimpleNamespace):
    """The options that all commands share, and those of the command, by the names that the command line gives them."""

    command: str | None = None
    """None opens the app."""
    home: Path | None = None
    lessons: Path | None = None
    lang: str = DEFAULT

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


def language_in(arguments: Sequence[str]) -> str | None:
    """The language that the arguments ask for, if any, read before all else, since errors in the others are told in it."""
    asked = None
    for argument, value in pairwise([*arguments, ""]):
        name, equals, inline = argument.partition("=")
        if name == "--lang" and (inline if equals else value) in LANGUAGES:
            asked = inline if equals else value
    return asked


def plain(arguments: Sequence[str]) -> Options | None:
    """The options of a start of the app, of `plain` or `status`; None where it takes argparse to tell what is meant, or wrong.

    It means the same as argparse wherever it means something.
    """
    options = Options()
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "status" and options.command is None:
            options.command, options.json = argument, False
        elif argument == "plain" and options.command is None:
            options.command = argument
        elif argument == "--json" and options.command == "status":
            options.json = True
        elif name not in _COMMON or not _set(options, name, value if equals else next(rest, "-")):
            return None
    return options


def _set(options: Options, name: str, value: str) -> bool:
    """Sets one of the options that all commands share; false where the value isn't plainly one."""
    if not value.strip() or value.startswith("-"):
        return False
    if name == "--lang":
        options.lang = value
        return value in LANGUAGES
    setattr(options, name.removeprefix("--"), Path(value))
    return True
