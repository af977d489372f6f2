"""Every word of the interface has its Danish, and the catalogue has no word that nobody says."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import course
from course.locale import _

PACKAGE = Path(course.__file__).parent
CATALOGUE = PACKAGE / "locale" / "da" / "LC_MESSAGES" / "skalkan.po"
WORDS = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that take message ids, and how many."""

MessageId = str | tuple[str, str]


def used() -> Iterator[tuple[MessageId, str]]:
    """Every message id in the code, with the place where it stands.

    Read from the syntax tree: the extractors look into no f-string on Python 3.11.
    """
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS:
                ids = [argument.value for argument in node.args[: WORDS[node.func.id]] if isinstance(argument, ast.Constant)]
                if ids:
                    place = f"{file.relative_to(PACKAGE)}:{node.lineno}"
                    yield (str(ids[0]) if len(ids) == 1 else (str(ids[0]), str(ids[1]))), place


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def strings(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (list, tuple)) else (str(text),)


def test_every_message_has_its_danish(catalogue: Catalog) -> None:
    known = {message.id for message in catalogue if message.id and all(strings(message.string)) and not message.fuzzy}
    missing = [f"{place}: {message!r}" for message, place in used() if message not in known]
    assert not missing, "\n".join(missing)


def test_no_translation_is_left_over(catalogue: Catalog) -> None:
    in_use = {message for message, _place in used()}
    assert [message.id for message in catalogue if message.id and message.id not in in_use] == []
    assert not catalogue.obsolete


def fields(text: str) -> set[str]:
    """The `{names}` in a text; none in one that isn't a pattern."""
    try:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def test_the_danish_names_nothing_else(catalogue: Catalog) -> None:
    """A `{name}` that the program doesn't give would be a traceback on a leader's screen."""
    wrong = []
    for message in catalogue:
        given = set().union(*(fields(text) for text in strings(message.id)))
        wrong += [f"{message.id!r} / {text!r}" for text in strings(message.string) if message.id and fields(text) - given]
    assert not wrong, "\n".join(wrong)


def test_the_compiled_catalogue_is_as_new_as_its_source(catalogue: Catalog) -> None:
    """What the screen shows comes from the .mo; after a change, `python hatch_build.py` makes it anew."""
    danish = {str(message.id): message.string for message in catalogue if message.id and not message.pluralizable}
    assert danish
    assert [message for message, text in danish.items() if _(message) != text] == []
