"""A document as a list of blocks: what every format can show, and no more.

The text in a block is plain: no block's text is markup, and each writer encodes it for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, on one line."""

    level: int
    """From 1, the document's title."""
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Something the course says."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something the leader wrote: its lines and paragraphs are theirs, and may hold any character there is."""

    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A small line about what stands above it: when it was written, say."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]
    numbered: bool = False
    """Whether their order says something."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short texts under named columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Quote | Caption | Bullets | Table
Document: TypeAlias = tuple[Block, ...]
