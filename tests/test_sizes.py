"""No file and no function is longer than one reads at a time."""

from __future__ import annotations

import ast
from pathlib import Path

import course

PACKAGE = Path(course.__file__).parent
FILE, FUNCTION = 450, 45
"""Lines at most."""


def test_no_file_is_too_long() -> None:
    lengths = {file.relative_to(PACKAGE): len(file.read_text("utf-8").splitlines()) for file in PACKAGE.rglob("*.py")}
    assert {file: length for file, length in lengths.items() if length > FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{file.relative_to(PACKAGE)}: {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION} == {}
