"""The talk with one's own manager, on a page that begins with what the leader wants; what lies behind it is on the next.

What is left out leaves no trace: a manager is not to learn that something is missing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from math import ceil

from msgspec import Struct

from course.content.model import Course
from course.content.toolkit import Toolkit
from course.export.document import (
    Caption,
    Card,
    Cards,
    Document,
    DocumentBlock,
    Facts,
    Heading,
    Lines,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from course.export.parts import capital
from course.export.project import STARTS, how_far, in_use_in_words
from course.export.rating import rating_blocks
from course.journal.kinds import Attempt
from course.journal.records import Records
from course.locale import _
from course.locale.dates import long_day
from course.study.development import rated
from course.study.locator import Locator, Spot
from course.tools import commitment, project, registry
from course.tools.commitment import Commitment, due, in_words, upcoming
from course.tools.iso import day_of
from course.tools.project import Project, Watched, project_title, watch_list
from course.tools.repositories import Repositories
from course.tools.repository import Tool
from course.tools.talk import ASKS, PLACES, Entry, Talk, Thing

_AGREED = 3
"""Lines to write on what the two agree."""
_PAGES, _PAGE, _HEAD = 2, 256.0, 24.0
"""How many pages a talk has at most, and how high one and its title are, in millimetres."""
_LINE, _LETTERS, _WRITTEN, _PICTURE = 5.0, 90, 9.0, 90.0
"""How high a line is and how many letters it has, how high one to write on is, and the picture of the ratings."""
_NEAR = 180
"""Days up to which a day needs no year."""
_TROUBLES = 3
"""What to watch out for that is told in full; how much there is, is told anyway."""


class Background(Struct, frozen=True):
    """What the second page is drawn from."""

    course: Course
    """The course as it is today."""
    records: Records
    """The journal's records."""


def talk_document(
    talk: Talk,
    works: Repositories,
    toolkit: Toolkit | None,
    background: Background | None,
    today: date,
    without: Container[Entry] = (),
) -> Document:
    """What the leader brings to the talk; what nothing is written of is left out.

    Args:
        talk: The talk.
        works: The leader's work, for its project and the agreements.
        toolkit: The words of the tools; None where the course has none.
        background: What the second page is drawn from; without it there is only the first.
        today: The day the document is made.
        without: The entries that are for the leader alone, by table and id.
    """
    first = [
        *_things(talk),
        *_project(talk, works, toolkit, today, without),
        *_agreements(talk, works, today, without),
    ]
    second = [*_own_words(talk, background, without), *_ratings(talk, background)] if background is not None else []
    above = _above(talk)
    if not (above or first or second):
        first = [Paragraph(_("Nothing is written here yet. You do that in the course, under Projects and tools."))]
    else:
        first = [Caption(_("I have chosen myself what stands here.")), *first, Heading(2, _("We agree")), Lines(_AGREED)]
    blocks = (*first, *([PageBreak()] if second else []), *second)
    return Document(_("The talk with my manager"), blocks, date=today, layout="sheet", above=above)


def empty_talk_document() -> Document:
    """The same to fill in by hand."""
    asks = " · ".join(f"☐ {_(name)}" for name in ASKS.values())
    labels = (_("Project"), _("Next date"), _("What the citizen notices"), _("What to watch"))
    blocks: tuple[DocumentBlock, ...] = (
        Heading(2, _("What I want to talk with you about")),
        Cards((Card(asks),) * len(PLACES), "boxes", numbered=True),
        Heading(2, _("A project right now")),
        Cards(tuple(map(Card, labels)), "blanks"),
        Heading(2, _("We agree")),
        Lines(_AGREED),
    )
    return Document(_("The talk with my manager"), blocks, layout="sheet", above=_("For the talk"))


def is_over_two_pages(document: Document) -> bool:
    """Whether a talk takes more than two pages, reckoned by its lines: no page of it is set yet."""
    pages, height = 0, _HEAD
    for block in document.blocks:
        if isinstance(block, PageBreak):
            pages, height = pages + ceil(height / _PAGE), 0
        else:
            height += _height(block)
    return pages + ceil(height / _PAGE) > _PAGES


def _height(block: DocumentBlock) -> float:
    """How many millimetres a block takes, about."""
    match block:
        case Picture():
            return _PICTURE
        case Heading():
            return 2 * _LINE
        case Lines(count):
            return _WRITTEN * count
        case Cards(cards):
            return sum(_LINE * (2 + _lines(card.title) + (_lines(card.text) if card.text else 0)) for card in cards)
        case Facts(rows) | Table(_, rows):
            return sum(_LINE * (0.5 + max(_lines(str(cell)) for cell in row)) for row in rows)
        case Paragraph(text) | Quote(text) | Caption(text):
            return _LINE * (1 + _lines(text))
        case _:
            return 0


def _lines(text: str) -> int:
    return sum(ceil(len(line) / _LETTERS) or 1 for line in text.split("\n"))


# The first page


def _above(talk: Talk) -> str:
    """When it is, and with whom; empty where neither is known."""
    day, role = day_of(talk.day), " ".join(talk.role.split()).rstrip(".")
    when = long_day(day) if day is not None else ""
    if when and role:
        return _("For the talk on {day} with {role}").format(day=when, role=role)
    if when:
        return _("For the talk on {day}").format(day=when)
    return _("For the talk with {role}").format(role=role) if role else ""


def _things(talk: Talk) -> Iterator[DocumentBlock]:
    """What the leader wants, each with its reason under it."""
    if talk.wanted:
        yield Heading(2, _("What I want to talk with you about"))
        yield Cards(tuple(Card(_named(thing), thing.reason) for thing in talk.wanted), "tinted", numbered=True)


def _named(thing: Thing) -> str:
    wish = " ".join(thing.wish.split())
    return f"{_(ASKS[thing.ask])}: {wish}" if wish else _(ASKS[thing.ask])


def _project(
    talk: Talk, works: Repositories, toolkit: Toolkit | None, today: date, without: Container[Entry]
) -> Iterator[DocumentBlock]:
    """How the one project stands."""
    there = works.of(Project).get(talk.project) if talk.project else None
    if there is None or (project.TABLE, there.id) in without:
        return
    asked = (
        (_("Next date"), _next_date(there, works, today, without)),
        (_("In use"), capital(in_use_in_words(there, today))),
        (_("What to watch"), _watched(there, toolkit)),
        *_noticed(there, toolkit),
    )
    rows = tuple((name, text) for name, text in asked if text.strip())
    if not (there.name.strip() or there.start is not None or rows):
        return
    yield Heading(2, _("A project right now: {project}").format(project=project_title(there.name)))
    if there.start is not None:
        yield Paragraph(_(STARTS[there.start]))
    if rows:
        yield Facts(rows)


def _next_date(there: Project, works: Repositories, today: date, without: Container[Entry]) -> str:
    """The nearest day of a tool that was made for it; a talk's own day is no news in a talk."""
    days = [
        (day, _tool(tool))
        for tool in works.tools_of(there.id)
        if not isinstance(tool, Talk) and (registry.of(tool).table, tool.id) not in without
        for text, _what in registry.of(tool).due(tool)
        if (day := day_of(text)) is not None and day >= today
    ]
    day, said = min(days, default=(None, ""))
    return f"{capital(long_day(day))}: {said}" if day is not None else ""


def _tool(tool: Tool) -> str:
    kind, title = registry.of(tool), " ".join(tool.title.split())
    return f"{_(kind.names.short)}: {title}" if title else _(kind.names.title)


def _watched(there: Project, toolkit: Toolkit | None) -> str:
    """How far the watch list is, and what stands in the way."""
    groups = watch_list(toolkit, there.start) if toolkit else []
    known = [(line, there.watched.get(line.id, Watched())) for group in groups for line in group.lines]
    if all(each == Watched() for _line, each in known):
        return ""
    troubles = [" ".join((each.note.strip() or line.text).split()) for line, each in known if each.state == "trouble"]
    return "\n".join([how_far(groups, there), *(_("Watch out: {what}").format(what=each) for each in troubles[:_TROUBLES])])


def _noticed(there: Project, toolkit: Toolkit | None) -> list[tuple[str, str]]:
    """What the citizen notices, the last step but one of the course's chain; else what it is worth to them, the last."""
    many = len(toolkit.chain) if toolkit else 0
    links = {link.id: link for link in there.chain if link.text.strip()}
    found = [links[place] for place in (str(many - 1), str(many)) if place in links]
    return [(link.title, link.text) for link in found[:1]]


def _agreements(talk: Talk, works: Repositories, today: date, without: Container[Entry]) -> Iterator[DocumentBlock]:
    """What the leader has agreed with themselves and not looked back at yet, the nearest day first."""
    rows = tuple(
        (in_words(each), _near(day, today) if (day := day_of(each.look_back)) else _("no day yet"))
        for each in open_agreements(works, today)
        if each.id not in talk.left_out and (commitment.TABLE, each.id) not in without
    )
    if rows:
        yield Heading(2, _("My open agreements"))
        yield Table((_("What I have agreed with myself"), _("I look back")), rows)


def _near(day: date, today: date) -> str:
    """A day without its year, where nobody would take it for another one."""
    return long_day(day, with_year=abs((day - today).days) > _NEAR)


def open_agreements(works: Repositories, today: date) -> list[Commitment]:
    """The agreements that say something and wait to be looked back at, the nearest day first."""
    every = works.of(Commitment).all()
    return [each for each in (*due(every, today), *upcoming(every, today)) if in_words(each)]


# The second page


def _own_words(talk: Talk, background: Background | None, without: Container[Entry]) -> Iterator[DocumentBlock]:
    """The picked texts, each with its lesson and step, and without its day."""
    if background is None:
        return
    records = [background.records.get(*entry) for entry in talk.entries if entry not in without]
    texts = [each for each in records if each is not None and not isinstance(each, Attempt) and each.text.strip()]
    if texts:
        yield Heading(2, _("In my own words"))
    locator = Locator(background.course)
    for text in texts:
        yield Quote(text.text)
        spot = locator.of(text)
        if spot is not None and (place := place_of(spot, background.course)):
            yield Caption(place)


def place_of(spot: Spot, course: Course) -> str:
    """A lesson and a step of it in words; empty for a note to nothing."""
    if spot.lesson is None:
        return ""
    number = next(number for number, lesson in enumerate(course.lessons, start=1) if lesson.id == spot.lesson.id)
    return _("Lesson {number}, {title}").format(number=number, title=(spot.step or spot.lesson).title)


def _ratings(talk: Talk, background: Background | None) -> Iterator[DocumentBlock]:
    if background is not None and talk.with_ratings:
        yield from rating_blocks(rated(background.course, background.records.ratings()))
