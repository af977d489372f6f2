"""Tool 1: a workshop, from the preparation to what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from course.content.toolkit import Toolkit
from course.locale import N_, _, ngettext
from course.locale.spelling import fold
from course.tools.iso import day_of
from course.tools.kind import Names, Way, WorkKind, own_title
from course.tools.repository import Tool
from course.tools.rows import found, inserted, new_id, rewritten

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

TABLE = "workshops"
LENGTH = 180
"""Minutes that the booklet gives it."""
LONGEST = 999
"""Minutes that an item or a whole workshop takes at most."""
SOON = 7
"""Days before it that home speaks of it."""
STEP = 5
"""Minutes that an item gets or gives at a time; it keeps as many."""
BREAK = 10
"""Minutes of a new break, and of a new item."""

OutcomeKind: TypeAlias = Literal["decision", "action"]


class Line(Struct, frozen=True):
    """A line of a list to go through."""

    id: str
    """Unique in its list."""
    text: str = ""
    done: bool = False


class AgendaItem(Struct, frozen=True):
    """An item of the agenda."""

    id: str
    """Unique in its workshop."""
    title: str = ""
    minutes: int = BREAK
    script: str = ""
    pause: bool = False
    """Whether it is a break."""


class Decided(Struct, frozen=True):
    """What came out of it."""

    id: str
    """Unique in its workshop."""
    kind: OutcomeKind = "decision"
    text: str = ""
    who: str = ""
    commitment: str = ""
    """The id of the agreement that was made of it."""
    day: str = ""
    """When it is looked at again, as an ISO date (or what was written, where it is no day)."""


class Visit(Struct, frozen=True):
    """A visit to another unit, to see oneself in it."""

    unit: str = ""
    day: str = ""
    """As an ISO date."""
    questions: tuple[Line, ...] = ()
    seen: str = ""
    """What was seen, about oneself above all."""


class Workshop(Tool, frozen=True, kw_only=True):
    """A workshop."""

    invited: str = ""
    place: str = ""
    day: str = ""
    """As an ISO date; empty as long as it isn't set."""
    begins: str = ""
    """As HH:MM."""
    length: int = LENGTH
    """Minutes it is to take."""
    preparation: tuple[Line, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    visit: Visit = Visit()
    decided: tuple[Decided, ...] = ()


class Timed(Struct, frozen=True):
    """An item with its time of day."""

    item: AgendaItem
    begins: time | None
    """None where the workshop has no start yet."""
    ends: time | None


def new_workshop(toolkit: Toolkit, title: str = "", project: str = "") -> Workshop:
    """A workshop as the course suggests it: everything in it can be changed.

    Args:
        toolkit: The course's suggestions.
        title: What it is called.
        project: The project it belongs to, by id.
    """
    template = toolkit.workshop
    items: tuple[AgendaItem, ...] = ()
    for each in template.items:
        items = inserted(items, len(items), AgendaItem(each.id, each.title, int(each.minutes), each.script, each.pause))
    visit = Visit(questions=_lines(template.visit))
    return Workshop(title=title, project=project, preparation=_lines(template.preparation), items=items, visit=visit)


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(str(number), text) for number, text in enumerate(texts, start=1))


# Minutes


_HOURS = r"(?:([0-9]{1,2})(½|[.,]5)?\s*(?:t|time|timer|h|hours?)\b\.?)?"
_MINUTES = r"(?:([0-9]{1,4})\s*(?:m|min|minut|minutter|minutes?)?\.?)?"
_SPELLED = re.compile(rf"{_HOURS}\s*(?:og|and)?\s*{_MINUTES}")


def read_minutes(text: str) -> int | None:
    """Minutes as somebody wrote them: "30", "30 min.", "3 timer", "1½ time", "2 t 30".

    Returns:
        None where that is no length of time from one minute to the longest there can be.
    """
    said = _SPELLED.fullmatch(fold(text).strip())
    if said is None:
        return None
    hours, half, rest = said.groups()
    minutes = int(hours or 0) * 60 + (30 if half else 0) + int(rest or 0)
    return minutes if 1 <= minutes <= LONGEST else None


def total(items: Sequence[AgendaItem]) -> int:
    """Minutes of all items."""
    return sum(item.minutes for item in items)


def gap(workshop: Workshop) -> int:
    """Minutes that the agenda has still to fill; below zero where it is too long."""
    return workshop.length - total(workshop.items)


def longer(workshop: Workshop, item_id: str, minutes: int) -> Workshop:
    """The workshop with an item some minutes longer, or shorter; no shorter than a step, unless it is so already."""
    item = found(workshop.items, item_id)
    if item is None:
        return workshop
    wanted = min(max(item.minutes + minutes, min(item.minutes, STEP)), max(item.minutes, LONGEST))
    return replace(workshop, items=rewritten(workshop.items, item_id, minutes=wanted))


def evened(workshop: Workshop, item_id: str) -> Workshop:
    """The workshop with what its agenda lacks, or has too much of, put on one item, as far as that can take it."""
    return longer(workshop, item_id, gap(workshop))


def new_item(workshop: Workshop, place: int, *, pause: bool = False) -> tuple[Workshop, AgendaItem]:
    """The workshop with another item at a place, and that item; an item has to be given a title yet."""
    item = AgendaItem(new_id(workshop.items), _("Break") if pause else "", BREAK, pause=pause)
    return replace(workshop, items=inserted(workshop.items, place, item)), item


def item_title(item: AgendaItem) -> str:
    """What an item is called, on one line."""
    return " ".join(item.title.split()) or _("An item without a title")


# Times of day


@cache
def denmark() -> ZoneInfo:
    """Danish municipalities hold their workshops in Danish time, whatever the machine's own zone is."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only a workshop needs it, and home knows of this module

    return ZoneInfo("Europe/Copenhagen")


def timed(workshop: Workshop, zone: tzinfo) -> list[Timed]:
    """The agenda with times of day: they follow from the start and each item's minutes.

    Args:
        workshop: The workshop.
        zone: Where it is held. In the night when summer time ends, an hour comes twice: there a time carries which one it is.
    """
    begins, passed = _start(workshop, zone), 0
    listed = []
    for item in workshop.items:
        listed.append(Timed(item, _clock(begins, passed), _clock(begins, passed + item.minutes)))
        passed += item.minutes
    return listed


def beginning(workshop: Workshop, zone: tzinfo) -> time | None:
    """The time of day it begins; None as long as there is no start."""
    return _clock(_start(workshop, zone), 0)


def ending(workshop: Workshop, zone: tzinfo) -> time | None:
    """The time of day it ends; None as long as there is no start."""
    return _clock(_start(workshop, zone), _taken(workshop))


def span(workshop: Workshop, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """When it begins and ends; None as long as day or start is missing.

    It ends after its length, however much of the agenda is filled by then; an agenda that takes longer ends later.
    """
    begins = _start(workshop, zone) if day_of(workshop.day) else None
    ends = _after(begins, _taken(workshop))
    return (begins, ends) if begins and ends else None


def _taken(workshop: Workshop) -> int:
    return max(total(workshop.items), workshop.length)


def _start(workshop: Workshop, zone: tzinfo) -> datetime | None:
    """The start; on a day without changes of the clock as long as no day is set."""
    begins = time_of(workshop.begins)
    return datetime.combine(day_of(workshop.day) or date(2000, 1, 10), begins, zone) if begins else None


def _after(begins: datetime | None, minutes: int) -> datetime | None:
    """A moment some minutes on; None where the calendar has no such moment."""
    if begins is None:
        return None
    try:
        return (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begins.tzinfo)
    except OverflowError:
        return None


def _clock(begins: datetime | None, minutes: int) -> time | None:
    """A time of day; one that comes twice that night carries its zone by name, which makes it one."""
    moment = _after(begins, minutes)
    if moment is None:
        return None
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first <= second:
        return moment.time()
    name = _("winter time") if moment.fold else _("summer time")
    return moment.time().replace(tzinfo=timezone(second if moment.fold else first, name), fold=0)


def time_of(text: str) -> time | None:
    """A saved time of day as HH:MM, or None: what else the standard knows ("0930", "T09Z") was never read by the field."""
    try:
        return time.fromisoformat(text) if re.fullmatch("[0-9]{2}:[0-9]{2}", text) else None
    except ValueError:
        return None


# When it comes


def next_workshop(workshops: Iterable[Workshop], today: date) -> Workshop | None:
    """The one that is held next, today or within the next days; None where none is so near."""
    held = [(day, each.begins, each.id, each) for each in workshops if (day := day_of(each.day))]
    near = sorted(each for each in held if 0 <= (each[0] - today).days <= SOON)
    return near[0][-1] if near else None


# What is missing


def lacks(workshop: Workshop, today: date, zone: tzinfo) -> list[str]:
    """What is missing or doesn't fit, each in a sentence; nothing of it keeps anything from being saved."""
    sums = [sum_in_words(workshop)] if gap(workshop) else []
    return [*sums, *lacks_of_time(workshop, today, zone)]


def sum_in_words(workshop: Workshop) -> str:
    """How the minutes of the agenda go with the time there is."""
    left = gap(workshop)
    if left > 0:
        return ngettext("{n} minute has no item yet.", "{n} minutes have no item yet.", left).format(n=left)
    if left < 0:
        return ngettext("The agenda is {n} minute too long.", "The agenda is {n} minutes too long.", -left).format(n=-left)
    return _("The minutes add up.")


def lacks_of_time(workshop: Workshop, today: date, zone: tzinfo) -> list[str]:
    """What is missing or odd of day and start."""
    listed = []
    day = day_of(workshop.day)
    if day is None:
        unread = workshop.day.strip()
        listed.append(_("The date can't be read as a day.") if unread else _("There is no date yet."))
    elif day < today:
        listed.append(_("The date is in the past."))
    if time_of(workshop.begins) is None:
        unread = workshop.begins.strip()
        listed.append(_("The start can't be read as a time.") if unread else _("There is no start yet."))
    return [*listed, *_odd_hours(workshop, zone)]


def _odd_hours(workshop: Workshop, zone: tzinfo) -> list[str]:
    """What is odd about the times themselves."""
    held = span(workshop, zone)
    if held is None:
        return []
    begins, ends = held
    if begins.astimezone(UTC).astimezone(zone).time() != begins.time():
        return [_("That time doesn't exist on this day: summer time begins, and the clock skips an hour.")]
    if begins.utcoffset() != ends.utcoffset():
        return [_("The clock is changed while you are at it: summer time begins or ends that night.")]
    last = ends - timedelta(minutes=1)
    return [_("It goes on past midnight.")] if last.date() > begins.date() else []


def _new(toolkit: Toolkit | None, project: str) -> Workshop:
    return new_workshop(toolkit, project=project) if toolkit is not None else Workshop(project=project)


KIND = WorkKind(
    table=TABLE,
    struct=Workshop,
    names=Names(
        title=N_("The digital conversation"),
        short=N_("Workshop"),
        noun=N_("workshop"),
        heading=N_("The digital conversation"),
        about=N_("Three hours together, with agenda and script. About 20 min. to prepare."),
    ),
    way=Way("workshop", N_("Use the tool on your own project: The digital conversation")),
    wordless=frozenset({"kind", "day", "begins", "commitment"}),
    new=_new,
    title_of=own_title,
    name_of=own_title,
    day=lambda workshop: workshop.day,
    due=lambda workshop: [(workshop.day, N_("workshop {day}"))],
)
