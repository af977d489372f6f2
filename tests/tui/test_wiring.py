"""How the screens are wired: no handler runs twice, and nothing is found by its name in a string."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import course

SCREENS = Path(course.__file__).parent / "tui"
OVERRIDDEN = {"on_event"}
"""What looks like a handler and is none: Textual calls only the nearest."""


@cache
def of_ours() -> list[tuple[Path, ast.AST]]:
    files = sorted(SCREENS.rglob("*.py"))
    return [(file.relative_to(SCREENS), node) for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]


def test_no_handler_runs_twice() -> None:
    """`on_…` and `_on_…` are run class by class, the nearest first, until one says `prevent_default`."""
    called = [
        f"{file}, line {node.lineno}: super().{node.attr}"
        for file, node in of_ours()
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "super"
        and re.match(r"_?on_", node.attr)
        and node.attr not in OVERRIDDEN
        and "page_driver" not in str(file)  # a driver is no part of the screen: its methods are called by name
    ]
    assert called == []


def test_no_action_is_looked_up_on_whatever_screen_one_is() -> None:
    """A widget's key or click does something of its own, which calls what it was given or posts a message of its own."""
    named = [
        f"{file}, line {node.lineno}: {node.value}"
        for file, node in of_ours()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"(?:^|@click=)screen\.", node.value)
    ]
    assert named == []


def test_what_a_click_names_is_there() -> None:
    """Textual says nothing where it isn't. And it reads no number below zero: `turn(-1)` is a fault when it is drawn."""
    named = [
        (f"{file}, line {node.lineno}", node.value)
        for file, node in of_ours()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "@click=" in node.value
    ]
    there = {node.name for _file, node in of_ours() if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    missing = [
        (place, text)
        for place, text in named
        for action in re.findall(r"@click=([a-z_]+)(?![a-z_.])", text)
        if f"action_{action}" not in there
    ]
    assert named
    assert missing == []
    assert [(place, text) for place, text in named if re.search(r"@click=\w+\(-", text)] == []


def test_no_shape_is_guessed_at() -> None:
    """Neither by asking for an attribute by its name, nor for a class by its name: what something is, its type says."""
    guessed = []
    for file, node in of_ours():
        if isinstance(node, ast.Call) and node.args:
            function, first = ast.unparse(node.func).rpartition(".")[2], ast.unparse(node.args[0])
            if (function in {"getattr", "hasattr"} and first != "signal") or (
                function.startswith("query") and re.match(r"['\"][A-Z]", first)
            ):
                guessed.append(f"{file}, line {node.lineno}: {ast.unparse(node)}")
    assert guessed == []
