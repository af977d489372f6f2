"""One YAML file as plain data, with the place of everything in it.

A course is read stricter than YAML: what an author may have meant otherwise (a key that stands twice, an unquoted `no` or
`012`, a reference to another place) is a problem and never a guess. The file is taken event by event, so the place of each
value is known, and neither deep nesting nor a reference that grows a thousandfold ever becomes data.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from course.content.problems import Problem, Where, dotted, quoted
from course.locale import N_, _
from course.locale.reasons import why
from course.locale.spelling import compose

MAX_BYTES = 1 << 20
MAX_DEPTH = 20
"""Far above what a lesson needs (9), far below what hurts."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser is ten times faster; some machines have PyYAML without it."""
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_REFUSED = re.compile("[^\n\r\x20-\x7e\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that neither a file nor a text may have: YAML's own list, the tab, and what turns the direction of a line."""

_KINDS = {
    "null": N_("nothing"),
    "bool": N_("true or false"),
    "int": N_("a number"),
    "float": N_("a number"),
    "timestamp": N_("a date"),
}
_COMMON_FAULTS = (
    # What libyaml says most often. It stands here so that translators find it.
    N_("mapping values are not allowed in this context"),
    N_("did not find expected key"),
    N_("could not find expected ':'"),
    N_("did not find expected '-' indicator"),
    N_("did not find expected ',' or ']'"),
    N_("did not find expected ',' or '}'"),
    N_("did not find expected node content"),
    N_("did not find expected <document start>"),
    N_("found unexpected end of stream"),
    N_("found character that cannot start any token"),
    N_("found unknown escape character"),
    N_("block sequence entries are not allowed in this context"),
    N_("found incompatible YAML document"),
)
_DEEP = "exceeded maximum nesting depth"
"""What PyYAML 6.0.4 says before its events come to our own limit."""


class SourceSpan(NamedTuple):
    """Where a value stands: line and column from 1, and its stretch of the file's text."""

    line: int
    col: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Odd:
    """An unquoted word that YAML doesn't read as text; whether that is wrong depends on what is wanted in its place."""

    text: str
    kind: str
    """What YAML takes it for, to be translated."""


class Told:
    """Stands for a value that already has its problem, so that nobody reports it again."""


TOLD = Told()


@dataclass(slots=True)
class SourceFile:
    """A file that was read, its problems so far, and where its values stand."""

    file: str
    """The name to show."""
    text: str = ""
    data: object = TOLD
    """dict, list, str, bool, `Odd` or `TOLD`, which is all there is of a file that can't be read."""
    values: dict[Where, SourceSpan] = field(default_factory=dict)
    keys: dict[Where, SourceSpan] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    """Where the lines begin, once somebody asks."""

    @property
    def readable(self) -> bool:
        """Whether there is anything to check."""
        return isinstance(self.data, dict)

    def report(self, where: Where, message: str, at: SourceSpan | None = None) -> None:
        """Adds a problem with a value, at the value's own place if no other is given."""
        mark = at or self.values.get(where) or SourceSpan(1, 1)
        self.problems.append(Problem(self.file, mark.line, mark.col, dotted(where), message))

    def mark_at(self, index: int) -> SourceSpan:
        """The line and column of a place in the file's text."""
        if not self._starts:
            self._starts = [0, *(line_break.end() for line_break in _BREAK.finditer(self.text))]
        line = bisect_right(self._starts, index)
        return SourceSpan(line, index - self._starts[line - 1] + 1, index, index)


def read(path: Path) -> SourceFile:
    """Reads one file; whatever is wrong with it becomes a problem, never an exception."""
    document = SourceFile(str(path))
    try:
        raw = _bytes(path)
        document.text = _text(raw)
    except _Unreadable as fault:
        document.report((), fault.message, fault.mark)
    else:
        _refuse_characters(document)
        _parse(document)
    return document


class _Unreadable(Exception):  # noqa: N818 - it never leaves this file
    """Nothing can be read from the file."""

    def __init__(self, message: str, mark: SourceSpan = SourceSpan(1, 1)) -> None:  # noqa: B008 - a tuple can't change
        super().__init__(message)
        self.message = message
        self.mark = mark


def _bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        _Unreadable: There is no such file, it is none (a pipe would wait forever), too big, or not ours to read.
    """
    try:
        if path.is_dir():
            raise _Unreadable(_("this is a folder; a file is needed here"))
        if path.exists() and not path.is_file():
            raise _Unreadable(_("this is not an ordinary file"))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _Unreadable(_("the file is missing")) from None
    except OSError as error:
        raise _Unreadable(_("the file can't be read: {reason}").format(reason=why(error))) from None
    if len(raw) > MAX_BYTES:
        raise _Unreadable(_("the file is larger than 1 MiB"))
    return raw


def _text(raw: bytes) -> str:
    """The bytes as text, without the byte order mark that some editors put first, and with each letter as one character.

    Raises:
        _Unreadable: It is not UTF-8, or there is nothing.
    """
    try:
        text = compose(raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = SourceFile("", raw[: error.start].decode("utf-8").removeprefix("\ufeff"))
        raise _Unreadable(_("the file is not UTF-8"), before.mark_at(len(before.text))) from None
    if not text.strip():
        raise _Unreadable(_("the file is empty"))
    return text


def _refuse_characters(document: SourceFile) -> None:
    """Reports tabs and control characters, the first of each line, and takes them out so that the rest can be checked."""
    told = 0
    for match in _REFUSED.finditer(document.text):
        mark = document.mark_at(match.start())
        if mark.line != told:
            document.report((), _about_character(match.group()), mark)
            told = mark.line
    document.text = _REFUSED.sub(" ", document.text)


def _about_character(char: str) -> str:
    if char == "\t":
        return _("a tab; use spaces")
    return _("the control character {code} may not stand here").format(code=f"U+{ord(char):04X}")


def _parse(document: SourceFile) -> None:
    """Turns the text into data; a fault of the YAML itself ends the reading of this file."""
    builder = _Builder(document)
    mended = bool(document.problems)
    try:
        builder.build(yaml.parse(document.text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        if not mended:  # Else the fault may be of our own making: a tab that is a blank now.
            document.report((), _in_words(error.problem or ""), _place(document, error))
    except (yaml.YAMLError, ValueError, OverflowError):
        # The pure parser lets an impossible escape ("\UFFFFFFFF") through to chr().
        document.report((), _in_words(""), builder.mark)
    except _Unreadable as error:
        document.report((), error.message, error.mark)
    else:
        document.data = builder.root


def _in_words(fault: str) -> str:
    """What the YAML library says, in the interface's language: another version of it may say what we don't know."""
    if fault == _DEEP:
        return _too_deep()
    known = next((each for each in _COMMON_FAULTS if fault.startswith(each)), None)
    said = _(known) if known else _("from here on it can't be read; look at the indentation, the quotes and the colons")
    return _("not valid YAML: {fault}").format(fault=said)


def _too_deep() -> str:
    return _("nested more than {limit} levels deep").format(limit=MAX_DEPTH)


def _place(document: SourceFile, error: yaml.MarkedYAMLError) -> SourceSpan | None:
    """Where a fault is; what runs on to the file's end is told where it begins."""
    end = len(document.text.rstrip())
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    inside = [mark for mark in marks if mark.index < end]
    if inside:
        return SourceSpan(inside[0].line + 1, inside[0].column + 1)
    return document.mark_at(end) if marks else None


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being filled."""

    into: list[object] | dict[str, object]
    where: Where
    key: str | None = None
    """In a mapping: the key whose value comes next; empty for one that can't be used, whose value is dropped."""


class _Builder:
    """Puts data together from YAML's events."""

    def __init__(self, document: SourceFile) -> None:
        self.document = document
        self.root: object = TOLD
        self.mark = SourceSpan(1, 1)
        """Where the last event stood."""
        self._open: list[_Open] = []

    def build(self, events: Iterator[Any]) -> None:
        """Takes all events.

        Raises:
            yaml.YAMLError: The text is not YAML.
            _Unreadable: It is, but nothing to be read any further.
        """
        begun = False
        for event in events:
            self.mark = SourceSpan(
                event.start_mark.line + 1, event.start_mark.column + 1, event.start_mark.index, event.end_mark.index
            )
            match event:
                case yaml.DocumentStartEvent():
                    if begun:
                        raise _Unreadable(_("a second document begins here; a file has one"), self.mark)
                    begun = True
                case yaml.AliasEvent():
                    self._refuse(_("a reference (*{name}) is not allowed; write the text out").format(name=event.anchor))
                    self._add(TOLD)
                case yaml.ScalarEvent():
                    self._refuse_marks(event)
                    self._add(self._scalar(event))
                case yaml.CollectionStartEvent():
                    self._refuse_marks(event)
                    self._begin([] if isinstance(event, yaml.SequenceStartEvent) else {})
                case yaml.CollectionEndEvent():
                    self._open.pop()
        if not begun:
            raise _Unreadable(_("the file is empty"))

    def _begin(self, into: list[object] | dict[str, object]) -> None:
        if len(self._open) == MAX_DEPTH:
            raise _Unreadable(_too_deep(), self.mark)
        self._open.append(_Open(into, self._add(into)))

    def _where(self) -> Where:
        """Where the next value goes; for a key, the mapping that it belongs to."""
        if not self._open:
            return ()
        top = self._open[-1]
        if isinstance(top.into, list):
            return (*top.where, len(top.into))
        return top.where if top.key is None else (*top.where, top.key)

    def _add(self, value: object) -> Where:
        """Puts a value (or a key) in its place, and says where that is."""
        where = self._where()
        if not self._open:
            self.root = value
        elif isinstance(into := self._open[-1].into, list):
            into.append(value)
        elif (key := self._open[-1].key) is None:
            return self._add_key(self._open[-1], into, value)
        else:
            self._open[-1].key = None
            if key:
                into[key] = value
        self.document.values[where] = self.mark
        return where

    def _add_key(self, top: _Open, mapping: dict[str, object], value: object) -> Where:
        match value:
            case str():
                top.key = value
            case Odd():
                top.key = value.text
            case bool():
                top.key = str(value).lower()
            case _:
                top.key = ""
        where = self._where()
        if not top.key:
            self.document.report(top.where, _("a key has to be one word"), self.mark)
        elif top.key in mapping:
            message = _("the key {key} stands twice; the first is in line {line}")
            self._refuse(message.format(key=quoted(top.key), line=self.document.keys[where].line))
        self.document.keys[where] = self.mark
        return where

    def _scalar(self, event: Any) -> object:
        """A text; `true` and `false`; or what is neither, as `Odd`."""
        value: str = event.value
        if bad := _REFUSED.search(value):
            self._refuse(_about_character(bad.group()))
            return TOLD
        if event.style or event.tag:
            return value
        for tag, pattern in _RESOLVERS.get(value[:1], ()):
            if pattern.match(value):
                if value in {"true", "false"}:
                    return value == "true"
                return Odd(value, _KINDS.get(tag.rpartition(":")[2], N_("something else")))
        return value

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self._refuse(_("a name for references (&{name}) is not allowed").format(name=event.anchor))
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(_("a type mark ({tag}) is not allowed").format(tag=quoted(tag)))

    def _refuse(self, message: str) -> None:
        self.document.report(self._where(), message, self.mark)
