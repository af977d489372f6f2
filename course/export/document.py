"""A document: what it is called, and its text as a list of blocks. It holds what every format can show, and no more.

The text in a block is plain: no block's text is markup, and each writer encodes it for its own format.
"""

from __future__ import annotations

import datetime
from typing import TypeAlias

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


class Table(Struct, frozen=True):
    """Rows of short texts under named columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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


class Lines(Struct, frozen=True):
    """Empty lines to write on by hand; a format that nobody writes on by hand has none."""

    count: int


class PageBreak(Struct, frozen=True):
    """What follows begins on a page of its own, in a format that has pages."""


DocumentBlock: TypeAlias = Heading | Paragraph | Quote | Caption | Bullets | Table | Facts | Picture | Link | Lines | PageBreak


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

    source: str = ""
    """Where it is from, in a line at the foot of every page, in a format that has pages; empty where its text says it."""

    landscape: bool = False
    """Whether its pages lie on their side, in a format that has pages."""

    @property
    def with_title(self) -> tuple[DocumentBlock, ...]:
        """All of it in blocks, for a format in which a title is the first heading."""
        if not self.has_title_page:
            return (Heading(1, self.title), *self.blocks)
        about = " · ".join(filter(None, (self.author, long_day(self.date) if self.date else "")))
        return (Heading(1, self.title), *([Caption(about)] if about else []), PageBreak(), *self.blocks)
