"""What is asked of a piece of work: a line, a text, a day, a time of day; and lists of rows that have such fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from course.locale import _, ngettext
from course.locale.dates import bare_time, long_day
from course.locale.written import read_date, read_time
from course.tools.iso import day_of
from course.tools.workshop import read_minutes, time_of

R = TypeVar("R")


class Field(Struct, frozen=True):
    """One thing that is asked for, by the name of the attribute that holds it."""

    name: str
    text: str
    """What it is called."""
    names: str = ""
    """The words it is chosen by."""
    ask: str = ""
    """What is asked; what it is called where nothing else is."""
    kind: Literal["line", "text", "day", "time", "minutes"] = "line"

    def told(self, holder: Any) -> str:
        """How it is now, in words."""
        value = getattr(holder, self.name)
        if self.kind == "day" and (day := day_of(value)):
            return long_day(day)
        if self.kind == "time" and (at := time_of(value)):
            return bare_time(at)
        if self.kind == "minutes":
            return ngettext("{n} min.", "{n} min.", value).format(n=value)
        return str(value)


class Unread(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """What was typed is no day, no time, no length of time; says what would be."""


def kept(field: Field, typed: str, today: date) -> Any:
    """What was typed, as it is kept.

    Raises:
        Unread: It can't be read.
    """
    if not typed and field.kind != "minutes":
        return ""
    match field.kind:
        case "day":
            day = read_date(typed, today)
            if day is None:
                raise Unread(_("That can't be read as a day. Write it like 3 December or 3/12."))
            return day.isoformat()
        case "time":
            at = read_time(typed)
            if at is None:
                raise Unread(_("That can't be read as a time. Write it like 9.30."))
            return at.isoformat("minutes")
        case "minutes":
            minutes = read_minutes(typed)
            if minutes is None:
                raise Unread(_("That can't be read as minutes. Write it like 30 or 1½ hours."))
            return minutes
    return typed


class Rows(Struct, Generic[R], frozen=True):
    """A list in a piece of work."""

    text: str
    """What it is called."""
    names: str
    rows: Callable[[Any], Sequence[R]]
    """The rows of a piece of work."""
    put: Callable[[Any, tuple[R, ...]], Any]
    """The piece with other rows."""
    make: Callable[[Sequence[R]], R]
    """A new row beside those that are there."""
    line: Callable[[Any, R], str]
    """What a row of a piece says."""
    fields: tuple[Field, ...]
    """What is asked of a row; the first is asked when it is made."""
    about: Callable[[Any], str] = lambda _work: ""
    """What there is to say of the list as a whole."""
    also: tuple[tuple[str, str, Callable[[Any, str], object]], ...] = ()
    """What else can be done with a row: what it is, its words, and what does it with the sheet and the row's id."""


def attribute(name: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]:
    """How the rows that an attribute holds are read and put."""
    return lambda work: getattr(work, name), lambda work, rows: replace(work, **{name: rows})
