"""Who imports whom in a package, with everything counted: at the top, late in a function, and for types only."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


def imports(package: Path) -> dict[str, set[str]]:
    """Every module of a package, by its full name, and the others of the package that it imports."""
    files = {_name(file, package): file for file in sorted(package.rglob("*.py"))}
    return {module: {*_imported(file, set(files))} - {module} for module, file in files.items()}


def circle(edges: Mapping[str, set[str]]) -> list[str]:
    """The modules of a circle of imports, in their order; empty where there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def upward(edges: Mapping[str, set[str]], container: str, layers: list[str]) -> list[str]:
    """The arrows in a container that don't point down.

    Args:
        edges: Who imports whom.
        container: The package whose parts are layered.
        layers: Its parts, the highest first; those that know nothing of each other in one line, with `|` between them.
    """
    level = {part.strip(" ()"): number for number, layer in enumerate(layers) for part in layer.split("|")}
    wrong = []
    for module, others in edges.items():
        here = _part(module, container)
        for other in others:
            there = _part(other, container)
            if here and there and here != there and level[here] >= level[there]:
                wrong.append(f"{module} -> {other}")
    return wrong


def _name(file: Path, package: Path) -> str:
    return ".".join(file.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")


def _imported(file: Path, modules: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from {each.name for each in node.names} & modules
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: a relative import"
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield from {inner if inner in modules else str(node.module)} & modules


def _part(module: str, container: str) -> str:
    """The part of a container that a module belongs to; empty for the container itself and what lies outside."""
    return module.removeprefix(f"{container}.").split(".")[0] if module.startswith(f"{container}.") else ""
