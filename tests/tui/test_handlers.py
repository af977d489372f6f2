"""What Textual calls of every class by itself is called by no class of ours once more."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import course

SCREENS = Path(course.__file__).parent / "tui"
OVERRIDDEN = {"on_event"}
"""What looks like a handler and is none: Textual calls only the nearest."""


def test_no_handler_runs_twice() -> None:
    """`on_…` and `_on_…` are run class by class, the nearest first, until one says `prevent_default`."""
    called = [
        f"{file.relative_to(SCREENS)}, line {node.lineno}: super().{node.attr}"
        for file in sorted(SCREENS.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "super"
        and re.match(r"_?on_", node.attr)
        and node.attr not in OVERRIDDEN
    ]
    assert called == []
