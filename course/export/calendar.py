"""Calendar files (RFC 5545) that any calendar takes in: a workshop, and the days to look back at an agreement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from course.locale import _
from course.locale.dates import clock_time
from course.tools.commitment import Commitment, bare_action, bare_occasion, in_words
from course.tools.iso import day_of
from course.tools.repository import Work
from course.tools.workshop import Workshop, denmark, item_title, span, timed

if TYPE_CHECKING:
    from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

_TITLE = 120
"""Characters of an event's title."""


def workshop_calendar(workshop: Workshop, now: datetime) -> bytes | None:
    """A workshop as a calendar file, with its agenda as the description.

    Args:
        workshop: The workshop.
        now: The moment of the export, with zone.

    Returns:
        The file; None as long as the workshop has no day or no start.
    """
    held = span(workshop, denmark())
    if held is None:
        return None
    event = _event(workshop, now)
    event.add("summary", _text(_one_line(workshop.title) or _("Workshop")))
    event.add("dtstart", held[0])
    if held[1].fold:  # the hour that comes twice: by the clock alone it would be read as the first of the two
        event.add("duration", held[1].astimezone(UTC) - held[0].astimezone(UTC))
    else:
        event.add("dtend", held[1])
    if workshop.place:
        event.add("location", _text(workshop.place))
    lines = [f"{clock_time(each.begins)} {item_title(each.item)}" for each in timed(workshop, denmark()) if each.begins]
    if workshop.invited:
        lines = [*lines, "", _("Invited: {who}").format(who=workshop.invited)]
    if lines:
        event.add("description", _text("\n".join(lines)))
    return _file([event], _danish_time())


def commitments_calendar(commitments: Iterable[Commitment], now: datetime) -> bytes | None:
    """The days to look back, each a whole day with a reminder in the morning.

    Args:
        commitments: The agreements; those without a day, and those looked back at already, are left out.
        now: The moment of the export, with zone.

    Returns:
        The file; None where there is nothing to put into it.
    """
    events = [_look_back(each, day, now) for each in commitments if each.outcome is None and (day := day_of(each.look_back))]
    return _file(events) if events else None


def _look_back(commitment: Commitment, day: date, now: datetime) -> Event:
    from icalendar import Alarm  # noqa: PLC0415 - 30 ms, for whoever takes a calendar file out

    event = _event(commitment, now)
    agreed = _one_line(bare_action(commitment) or bare_occasion(commitment)) or _("my agreement with myself")
    event.add("summary", _text(_("Look back: {action}").format(action=agreed)))
    event.add("dtstart", day)  # without an end it takes that one day, which there also is where no other day follows
    event.add("transp", "TRANSPARENT")  # a reminder keeps nobody from being invited that day
    said = in_words(commitment) or _("my agreement with myself")
    event.add("description", _text(said))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(said))
    alarm.add("trigger", timedelta(hours=9))
    event.add_component(alarm)
    return event


def _text(text: str) -> vText:
    r"""A text as the standard writes it: the library alone takes a `\N` that somebody wrote for a line break."""
    from icalendar import vText  # noqa: PLC0415 - as below

    class Text(vText):
        def to_ical(self) -> bytes:
            kept = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
            return kept.replace("\r\n", "\\n").replace("\n", "\\n").encode("utf-8")

    return Text(text)


def _one_line(text: str) -> str:
    """A text that names an event: a calendar shows a few words of it."""
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"


def _event(work: Work, now: datetime) -> Event:
    """An event that replaces its own earlier exports in a calendar."""
    from icalendar import Event  # noqa: PLC0415 - 30 ms, for whoever takes a calendar file out

    event = Event()
    event.add("uid", f"{work.id}@skalkan")
    event.add("dtstamp", now.astimezone(UTC))
    if work.changed is not None:
        event.add("last-modified", work.changed.astimezone(UTC))
        event.add("sequence", work.revision)
    return event


def _file(events: Iterable[Event], zone: Timezone | None = None) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415 - 30 ms, for whoever takes a calendar file out

    calendar = Calendar()
    calendar.add("prodid", "-//skalkan//skalkan//DA")
    calendar.add("version", "2.0")
    if zone is not None:
        calendar.add_component(zone)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _danish_time() -> Timezone:
    """Denmark's two yearly changes of the clock as rules.

    The library would list them one by one up to 2038, and Outlook among others reads nothing but DTSTART and RRULE.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415 - as above

    summer, winter = timedelta(hours=2), timedelta(hours=1)
    zone = Timezone()
    zone.add("tzid", denmark().key)
    # 1996 is the first year of the rules as they are. Each start is told in the time that goes before it.
    zone.add_component(_change(TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), winter, summer))
    zone.add_component(_change(TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), summer, winter))
    return zone


def _change(
    part: TimezoneStandard | TimezoneDaylight, name: str, first: datetime, before: timedelta, after: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    """One of the two changes, on the last Sunday of the month of its first one."""
    part.add("tzname", name)
    part.add("dtstart", first)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
    return part
