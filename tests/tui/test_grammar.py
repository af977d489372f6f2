"""The seven rules of the keys, held by every screen and every part of one."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator

import pytest
from textual.color import Color
from textual.dom import DOMNode

import course.tui
from course.tui.base import theme
from course.tui.base.keys import Command, has_key
from course.tui.home.home_letters import LETTERS
from course.tui.home.home_screen import HomeScreen

CTRL = {"e", "o", "f", "g", "k", "l", "p", "q", "s", "z", "a"}
"""What Ctrl goes with; A marks all of a text, as everywhere else."""
ONLY_EXTRAS = {"shift+up", "shift+down", "shift+left", "shift+right", "pageup", "pagedown", "home", "end"}
"""Keys that some terminals keep to themselves: nothing may be reached by them alone, so that nobody is told of them."""
CASES = {"s": "skal", "k": "kan", "b": "begge"}
"""The one exception to the rule that letters are for writing: a case is sorted by the first letter of its answer."""


def declared() -> Iterator[tuple[type[DOMNode], Command]]:
    """Every command that is declared in the course's screens and widgets, with the class that declares it."""
    seen: set[type[DOMNode]] = set()
    for module in pkgutil.walk_packages(course.tui.__path__, "course.tui."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, DOMNode) and found not in seen:
                seen.add(found)
                if found.__module__.startswith("course."):
                    for binding in vars(found).get("BINDINGS", ()):
                        if isinstance(binding, Command):
                            yield found, binding


DECLARED = [*declared()]


def keys_of(command: Command) -> list[str]:
    """Its keys, without the capitals that stand for Shift and Caps Lock."""
    return [key for key in command.key.split(",") if has_key(key) and not key.isupper()]


def test_letters_are_for_writing() -> None:
    bound = {(place.__name__, key) for place, command in DECLARED for key in keys_of(command) if len(key) == 1 and key.isalpha()}
    at_home = {key for place, key in bound if place == HomeScreen.__name__}
    assert at_home == {letter for letter, _action, _label in LETTERS}
    others = {(place, key) for place, key in bound if place != HomeScreen.__name__}
    assert {key for _place, key in others} <= CASES.keys(), others


def test_no_key_that_a_terminal_or_a_laptop_keeps_for_itself() -> None:
    for place, command in DECLARED:
        for key in keys_of(command):
            *modifiers, last = key.split("+") if key != "plus" else [key]
            assert not (last.startswith("f") and last[1:].isdigit() and last != "f1"), (place, key)
            assert "alt" not in modifiers, (place, key)
            assert "ctrl" not in modifiers or last in CTRL, (place, key)
            assert key not in ONLY_EXTRAS or not command.show or len(keys_of(command)) > 1, (place, key)


def test_ctrl_and_a_letter_means_the_same_everywhere() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for _place, command in DECLARED:
        for key in keys_of(command):
            if key.startswith("ctrl+"):
                meanings[key].add(command.action.rpartition(".")[2].partition("(")[0])
    assert meanings["ctrl+l"] <= {"commit", "agree"}
    assert meanings["ctrl+e"] == {"export"}
    assert meanings["ctrl+o"] == {"private"}
    assert meanings["ctrl+f"] <= {"search", "anew"}
    assert meanings["ctrl+q"] == {"quit"}
    assert meanings["ctrl+p"] == {"command_palette"}
    assert meanings["ctrl+s"] == {"saved"}
    assert meanings["ctrl+z"] <= {"undo", "put_back", "take_back"}


def test_what_deletes_has_two_keys_and_a_sentence() -> None:
    for place, command in DECLARED:
        if "delete" in keys_of(command):
            assert "backspace" in keys_of(command), (place, "a Mac laptop's Delete is Backspace")


def test_a_command_without_a_key_is_told_in_a_sentence() -> None:
    for place, command in DECLARED:
        if not keys_of(command):
            assert command.tooltip, (place, command.action)


@pytest.mark.parametrize("look", theme.THEMES, ids=lambda look: str(look.name))
@pytest.mark.parametrize("behind", ["background", "panel"])
def test_everything_that_is_written_can_be_read(look: object, behind: str) -> None:
    least = 7.0 if "contrast" in str(look.name) else 4.5  # type: ignore[attr-defined]
    ground = Color.parse(getattr(look, behind))
    written = {name: getattr(look, name) for name in ("foreground", "accent", "primary", "success", "warning", "error")}
    written |= {name: look.variables[name] for name in ("own", "text-muted")}  # type: ignore[attr-defined]
    found = {name: contrast(Color.parse(colour), ground) for name, colour in written.items()}
    assert {name: ratio for name, ratio in found.items() if ratio < least} == {}


def contrast(one: Color, other: Color) -> float:
    """How much two colours differ in brightness, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """How bright a colour is, from 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
