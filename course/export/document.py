"""A document: what it is called, and its text as a list of blocks. It holds what every format can show, and no more.

The text in a block is plain: no block's text is markup, and each writer encodes it for its own format.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct, field

from course.locale import language
from course.locale.dates import long_day


class Heading(Struct, frozen=True):
    """A heading, on one line."""

    level: int
    """From 2; 1 is the document's title."""
    text: str


class Paragraph(Struct, frozen=True):
    """Something the course says."""

    text: str
    boxed: bool = False
    """Whether it is to be seen at once: in a box of its own."""


class Quote(Struct, frozen=True):
    """Something the leader wrote: its lines and paragraphs are theirs, and may hold any character there is."""

    text: str


class Caption(Struct, frozen=True):
    """A small line about what stands above it: when it was written, say."""

    text: str


class Bullets(Struct, frozen=True):
    """A list of short texts."""

    items: tuple[str, ...]
    numbered: bool = False
    """Whether their order says something."""


class Ticks(Struct, frozen=True):
    """A list to tick off."""

    items: tuple[tuple[bool, str], ...]
    """Whether it is done, and what it is."""

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The box of each item, and what it is."""
        return tuple(("☑" if done else "☐", text) for done, text in self.items)


class Lines(Struct, frozen=True):
    """Lines to write on by hand, in a format that is printed."""

    count: int


class Status(Struct, frozen=True):
    """How something stands: a word, and a shape before it where it can be drawn."""

    shape: str
    word: str

    @property
    def text(self) -> str:
        """Both, for a format in which a shape is a letter like others."""
        return f"{self.shape} {self.word}"


Cell: TypeAlias = str | Status
"""What stands in a table's cell."""


class Table(Struct, frozen=True):
    """Rows of short texts under named columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    to_fill: bool = False
    """Whether its cells are to be written in by hand, and need the room."""


class Card(Struct, frozen=True):
    """A short text that stands by itself."""

    title: str = ""
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """What else is known of it, each fact under its name; a name without a fact is room to write."""
    share: int = 1
    """How much of a row it takes, where cards are parts of a whole."""


ANSWER_LINES = 3
"""Lines to write on below a question."""
CardsLook: TypeAlias = Literal["stack", "tinted", "boxes", "pair", "chain", "steps", "days", "blanks", "shares", "answers"]
"""How cards stand, where there is room: below each other; the same in colour; boxes to write in below each other; two that are
opposed; a row in which each leads to the next; steps; days on a line; names with a line to write on; parts of a whole, each as
wide as its share; questions with lines to write an answer on."""


class Cards(Struct, frozen=True):
    """Short texts that belong together."""

    items: tuple[Card, ...]
    look: CardsLook = "stack"
    numbered: bool = False
    """Whether their order says something."""

    @property
    def titles(self) -> tuple[str, ...]:
        """What each is called, with its number where it has one, for a format whose lists don't count by themselves."""
        if not self.numbered:
            return tuple(card.title for card in self.items)
        return tuple(f"{number}. {card.title}".rstrip() for number, card in enumerate(self.items, start=1))


class Field(Struct, frozen=True):
    """One of four fields."""

    title: str
    is_good: bool
    """Whether advantages stand there; else disadvantages."""
    question: str = ""
    """What is asked for there."""
    cards: tuple[Card, ...] = ()
    ask: str = ""
    """What is asked about its cards afterwards; empty where nothing is."""


class Matrix(Struct, frozen=True):
    """Four fields around a cross, in the order in which they are read: two above, two below."""

    fields: tuple[Field, Field, Field, Field]


class Facts(Struct, frozen=True):
    """What is known of something, each fact under its name."""

    rows: tuple[tuple[str, str], ...]
    """A fact's name, and the fact."""


class Picture(Struct, frozen=True):
    """A picture; a format without pictures says what it shows instead."""

    svg: str
    """A whole SVG file."""
    alt: str
    """What it shows, for whoever doesn't see it."""


class Link(Struct, frozen=True):
    """A line that leads somewhere."""

    text: str
    """What stands there; the address itself where it is empty."""
    target: str
    """An address, as a browser takes it."""


class PageBreak(Struct, frozen=True):
    """What follows begins on a page of its own, in a format that has pages."""


SimpleBlock: TypeAlias = (
    Heading | Paragraph | Quote | Caption | Bullets | Ticks | Lines | Table | Facts | Cards | Picture | Link | PageBreak
)


class Beside(Struct, frozen=True):
    """What stands side by side where there is room: all of the first, then all of the next."""

    columns: tuple[tuple[SimpleBlock, ...], ...]


class Item(Struct, frozen=True):
    """A point of a programme: beside it, where there is room, stands when it is."""

    title: str
    aside: tuple[str, ...] = ()
    blocks: tuple[SimpleBlock, ...] = ()


DocumentBlock: TypeAlias = SimpleBlock | Beside | Item | Matrix

Layout: TypeAlias = Literal["text", "sheet", "wall", "poster", "certificate"]
"""What the pages are for: to read; one to hand on; one to hang up; the same in twice the size; to keep."""


def in_order(block: DocumentBlock, *, matrices: bool = True) -> Iterator[SimpleBlock | Matrix]:
    """A block's parts one below the other.

    Args:
        block: Any block.
        matrices: Whether the four fields are taken apart as well.
    """
    match block:
        case Beside(columns):
            yield from (each for column in columns for each in column)
        case Item(title, aside, blocks):
            yield Heading(3, title)
            if about := " · ".join(filter(None, aside)):
                yield Caption(about)
            yield from blocks
        case Matrix(fields) if matrices:
            for each in fields:
                yield Heading(2, each.title)
                if each.question:
                    yield Paragraph(each.question)
                if each.cards:
                    yield Cards(each.cards)
                if each.ask:
                    yield Paragraph(each.ask)
        case _:
            yield block


class Document(Struct, frozen=True):
    """What a writer makes a file of."""

    title: str
    """What it is called, on one line."""
    blocks: tuple[DocumentBlock, ...] = ()
    """What stands below the title."""
    language: str = field(default_factory=language)
    """The language of the words around what the leader wrote; unless told otherwise the one that they were just looked up in."""
    author: str = ""
    """Whose it is; empty where it is nobody's by name."""
    date: datetime.date | None = None
    """The day it is of, where it has one."""
    has_title_page: bool = False
    """Whether title, author and day have a page of their own; else the title is a heading, and author and day are not shown."""
    front: tuple[SimpleBlock, ...] = ()
    """What stands on that page instead of author and day."""
    source: str = ""
    """Where it is from, in a line at the foot of every page, in a format that has pages; empty where its text says it."""

    landscape: bool = False
    """Whether its pages lie on their side, in a format that has pages."""
    layout: Layout = "text"
    """What its pages are for."""
    above: str = ""
    """What kind of document it is, in a small line above the title."""

    @property
    def is_numbered(self) -> bool:
        """Whether its pages say which they are: what hangs on a wall doesn't."""
        return self.layout in {"text", "sheet"}

    @property
    def with_title(self) -> tuple[DocumentBlock, ...]:
        """All of it in blocks, for a format in which a title is the first heading."""
        if not self.has_title_page:
            return (*([Caption(self.above)] if self.above else []), Heading(1, self.title), *self.blocks)
        if self.front:
            return (Heading(1, self.title), *self.front, PageBreak(), *self.blocks)
        about = " · ".join(filter(None, (self.author, long_day(self.date) if self.date else "")))
        return (Heading(1, self.title), *([Caption(about)] if about else []), PageBreak(), *self.blocks)

    @property
    def in_order(self) -> tuple[SimpleBlock, ...]:
        """The same one below the other, for a format that has nothing side by side."""
        parts = (part for block in self.with_title for part in in_order(block))
        return tuple(part for part in parts if not isinstance(part, Matrix))
