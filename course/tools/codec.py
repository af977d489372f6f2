"""How work stands in the journal: read with forbearance, and written back so that nothing of it goes that can't be read here.

A newer version of the program may have written it, with fields and values that this one doesn't know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec
from msgspec import UNSET, Struct

from course.tools.merging import beside, keyed


def read_as(kind: Any, value: Any) -> Any:
    """A stored value as one of a type: what can't be read in it is as if it weren't there, and the rest is read.

    Returns:
        The value, or UNSET where nothing of it can be read, as of a row without an id.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return _read_in_parts(kind, value)


def _read_in_parts(kind: Any, value: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if kind is int and isinstance(value, float) and value.is_integer():
        return int(value)
    if origin in (Union, UnionType):
        return next((read for part in parts if (read := read_as(part, value)) is not UNSET), UNSET)
    if origin is tuple and isinstance(value, list):
        return tuple(read for each in value if (read := read_as(parts[0], each)) is not UNSET)
    if origin is dict and isinstance(value, dict):
        return {name: read for name, each in value.items() if (read := read_as(parts[1], each)) is not UNSET}
    if isinstance(kind, type) and issubclass(kind, Struct) and isinstance(value, dict):
        return _read_fields(kind, value)
    return UNSET


def _read_fields(kind: type[Struct], value: Mapping[str, Any]) -> Any:
    found = {}
    for field in msgspec.structs.fields(kind):
        read = read_as(field.type, value[field.name]) if field.name in value else UNSET
        if read is not UNSET:
            found[field.name] = read
        elif field.required:
            return UNSET
    return kind(**found)


def laid_over(stored: Any, read: Any, wanted: Any) -> Any:
    """What is to be stored: what is wanted, and whatever else is stored that wasn't read.

    Args:
        stored: What is stored by now.
        read: What this program reads of it, as plain values.
        wanted: What it is to read from now on; where that is the same, what is stored stays, read or not.
    """
    if wanted == read:
        return stored
    if isinstance(stored, dict) and isinstance(read, dict) and isinstance(wanted, dict):
        return _each_over(stored, read, wanted, list(stored))
    if isinstance(stored, list) and isinstance(read, list) and isinstance(wanted, list):
        rows = keyed(stored), keyed(read), keyed(wanted)
        return list(_each_over(*rows, beside(rows[2], rows[0])).values())
    return wanted


def _each_over(
    stored: Mapping[Any, Any], read: Mapping[Any, Any], wanted: Mapping[Any, Any], order: Sequence[Any]
) -> dict[Any, Any]:
    """The parts by name; what was read and is wanted no more goes."""
    parts = {}
    for name in dict.fromkeys([*order, *wanted]):
        if name in wanted and name in stored and name in read:
            parts[name] = laid_over(stored[name], read[name], wanted[name])
        elif name in wanted:
            parts[name] = wanted[name]
        elif name not in read:
            parts[name] = stored[name]
    return parts
