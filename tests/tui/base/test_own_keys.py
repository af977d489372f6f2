"""The keys that are told to be free are: nothing on any screen uses them."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import course.tui
from course.session.own_keys import FREE, USUAL
from course.tui.app import SkalkanApp


def every(kind: type[DOMNode]) -> set[type[DOMNode]]:
    return {kind} | {each for below in kind.__subclasses__() for each in every(below)}


def test_nothing_uses_a_free_key() -> None:
    for module in pkgutil.walk_packages(course.tui.__path__, "course.tui."):
        import_module(module.name)
    ours = [kind for kind in every(DOMNode) if kind.__module__.startswith("course.") or kind is App]
    used: dict[str, set[str]] = {}
    for kind in ours:
        for key in kind._merge_bindings().key_to_bindings:
            used.setdefault(key, set()).add(kind.__name__)
    assert len(used) > 40
    assert {key: used[key] for key in FREE if key in used} == {}
    assert set(USUAL) <= set(used)
    assert [each for each in SkalkanApp.BINDINGS if isinstance(each, Binding) and each.id is None] == []
