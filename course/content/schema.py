"""Holding a document against the types of `model`: the object, or every place where the two differ.

msgspec converts in one go, stops at the first fault, and isn't told what texts must look like. So a document is walked first, by
the same types, for the whole list, and converted when all is well.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import TypeVar

import msgspec
from msgspec import inspect

from course.content import parts
from course.content.problems import Where, quoted
from course.content.source_file import TOLD, Odd, SourceFile
from course.locale import _

T = TypeVar("T")

_SUGGESTIONS = 20
"""Unknown keys of one place that are compared with the known ones; a file with more is no lesson at all."""


def convert(document: SourceFile, wanted: type[T]) -> T | None:
    """The document's data as an object of this type; None where it doesn't fit, and then the document has the problems."""
    known = len(document.problems)
    _walk(document, (), document.data, inspect.type_info(wanted))
    if len(document.problems) > known:
        return None
    try:
        return msgspec.convert(document.data, wanted)
    except msgspec.ValidationError as error:
        if not document.problems:
            document.report((), quoted(str(error)))
        return None


def _walk(document: SourceFile, where: Where, value: object, wanted: inspect.Type) -> None:
    """Reports what is wrong with a value and with everything in it."""
    if value is TOLD:
        return
    match wanted:
        case inspect.StructType():
            _struct(document, where, value, wanted)
        case inspect.UnionType() if wanted.includes_none:  # a key that may be left out
            _walk(document, where, value, next(one for one in wanted.types if not isinstance(one, inspect.NoneType)))
        case inspect.UnionType():
            _one_of(document, where, value, wanted)
        case inspect.VarTupleType():
            if isinstance(value, list):
                for number, item in enumerate(value):
                    _walk(document, (*where, number), item, wanted.item_type)
            else:
                document.report(where, _("a list is needed here"))
        case _:
            if fault := _fault(value, wanted):
                document.report(where, fault)


def _fault(value: object, wanted: inspect.Type) -> str | None:
    """What is wrong with a single value, if anything."""
    match wanted:
        case inspect.LiteralType():
            return None if value in wanted.values else _unknown(value, [str(choice) for choice in wanted.values])
        case inspect.StrType():
            return _fault_of_text(value)
        case inspect.Metadata(type=inspect.StrType(), extra={parts.PATTERN: pattern}):
            return _fault_of_text(value, pattern)
        case inspect.BoolType():
            return None if isinstance(value, bool) else _("true or false is needed here, without quotes")
        case _:
            raise TypeError(f"the schema has a type that nothing here checks: {wanted}")


def _struct(document: SourceFile, where: Where, value: object, wanted: inspect.StructType) -> None:
    if not isinstance(value, dict):
        document.report(where, _("a mapping (key: value) is needed here"))
        return
    fields = {field.encode_name: field for field in wanted.fields}
    unknown = [key for key in value if key not in fields and key != wanted.tag_field]
    missing = [name for name, field in fields.items() if field.required and name not in value]
    for number, key in enumerate(unknown):
        meant = _meant(key, fields.keys() - value.keys()) if number < _SUGGESTIONS else None
        if meant in missing:
            missing.remove(meant)
        document.report(where, _about_key(key, meant), document.keys.get((*where, key)))
    for name in missing:
        document.report(where, _("missing '{key}'").format(key=name))
    if wanted.tag_field and value.get(wanted.tag_field, wanted.tag) != wanted.tag:
        document.report((*where, wanted.tag_field), _unknown(value[wanted.tag_field], [str(wanted.tag)]))
    for name, field in fields.items():
        if name in value:
            _walk(document, (*where, name), value[name], field.type)


def _one_of(document: SourceFile, where: Where, value: object, wanted: inspect.UnionType) -> None:
    """A struct that says by its tag which one of several it is."""
    structs = {str(one.tag): one for one in wanted.types if isinstance(one, inspect.StructType)}
    tag_field = next(iter(structs.values())).tag_field or ""
    if not isinstance(value, dict):
        document.report(where, _("a mapping (key: value) is needed here"))
    elif tag_field not in value:
        choices = ", ".join(structs)
        document.report(where, _("missing '{key}', which is one of: {choices}").format(key=tag_field, choices=choices))
    elif isinstance(tag := value[tag_field], str) and tag in structs:
        _struct(document, where, value, structs[tag])
    elif tag is not TOLD:
        document.report((*where, tag_field), _unknown(tag, list(structs)))


def _fault_of_text(value: object, pattern: str | None = None) -> str | None:
    """What is wrong with a text, if anything."""
    if isinstance(value, Odd | bool):
        text, kind = (value.text, value.kind) if isinstance(value, Odd) else (str(value).lower(), "true or false")
        if kind == "nothing":
            return _("a text is needed here")
        return _("{word} without quotes is read as {kind}; put it in quotes").format(word=quoted(text), kind=_(kind))
    if not isinstance(value, str):
        return _("a text is needed here")
    if pattern is None or re.search(pattern, value):
        return None
    if not value.strip():
        return _("the text is empty")
    return _("{id} can't be an id: a letter first, then lower-case a-z, digits and single hyphens").format(id=quoted(value))


def _unknown(value: object, choices: list[str]) -> str:
    """That a word is none of those to choose from."""
    word = value.text if isinstance(value, Odd) else value
    if not isinstance(word, str):
        return _("one of these words is needed here: {choices}").format(choices=", ".join(choices))
    if meant := _meant(word, choices):
        return _("{word} is unknown; did you mean '{meant}'?").format(word=quoted(word), meant=meant)
    return _("{word} is unknown; it has to be one of: {choices}").format(word=quoted(word), choices=", ".join(choices))


def _about_key(key: str, meant: str | None) -> str:
    if meant:
        return _("unknown key {key}; did you mean '{meant}'?").format(key=quoted(key), meant=meant)
    return _("unknown key {key}").format(key=quoted(key))


def _meant(word: str, known: Collection[str]) -> str | None:
    return next(iter(get_close_matches(word, known, 1)), None)
