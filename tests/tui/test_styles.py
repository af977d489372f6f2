"""A screen's styles speak of that screen alone, so that opening one needs no other to be read or laid out anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import course.tui

FOLDER = Path(course.tui.__file__).parent
STYLES = {path.name: path for path in FOLDER.rglob("*.tcss") if path.name != "app.tcss"}


def selectors(css: str) -> list[str]:
    """What the outermost rules of a file are about, without what lies in them."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    while css != (flat := re.sub(r"\{[^{}]*\}", ";", css)):
        css = flat
    return [one.strip() for rule in css.split(";") for one in rule.split(",") if one.strip()]


def owner(path: Path) -> str:
    """The screen that a file's styles belong to: the class beside it that names the file. Home's are the app's to load."""
    before, _, after = path.with_suffix(".py").read_text("utf-8").partition(f'CSS_PATH = "{path.name}"')
    return re.findall(r"^class (\w+)", before, re.MULTILINE)[-1] if after else "HomeScreen"


@pytest.mark.parametrize("name", sorted(STYLES))
def test_a_screens_styles_name_that_screen(name: str) -> None:
    found = selectors(STYLES[name].read_text("utf-8"))
    assert found
    assert {re.split(r"\W", one)[0] for one in found} == {owner(STYLES[name])}


def test_what_would_speak_of_others_is_seen() -> None:
    assert selectors("A { b { c: d; } } /* e { */ A.-low, F { g: h }") == ["A", "A.-low", "F"]
