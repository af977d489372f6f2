"""A lesson's Markdown as what it says: the few things a lesson may use, read once for every front end, the search and documents.

Paragraphs, lists, quotes, bold, italics and links. A link to `ordbog:<term>` leads to the term; any other is its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

GLOSSARY_LINK = "ordbog:"
"""`[text](ordbog:id)` leads to a term of the glossary."""
_TERM = re.compile(r"[a-z0-9-]+")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[«”\"')]*\s+(?=[A-ZÆØÅ»“\"'(])")


class Run(Struct, frozen=True):
    """A piece of text in one look."""

    text: str
    """May hold line breaks that are meant."""
    bold: bool = False
    italic: bool = False
    term: str = ""
    """The id of the glossary's term that it leads to."""


class TextBlock(Struct, frozen=True):
    """A paragraph, or one of a list's item."""

    runs: tuple[Run, ...]
    quoted: bool = False
    """Whether it is somebody else's words."""
    depth: int = 0
    """How many lists it lies in."""
    number: int | None = None
    """Its number, where it begins an item of a numbered list."""
    begins: bool = False
    """Whether it begins an item of a list."""
    follows: bool = False
    """Whether it stands close below the one before, as items do."""

    @property
    def text(self) -> str:
        """What it says, without looks."""
        return "".join(run.text for run in self.runs)


def read(markdown: str) -> list[TextBlock]:
    """The blocks of a text in Markdown."""
    return list(_blocks(_parser().parse(markdown)))


def plain(markdown: str) -> str:
    """The words one reads, without links and marks: a paragraph, a blank line, a paragraph, and items close together."""
    return "".join(("\n" if block.follows else "\n\n") + block.text for block in read(markdown)).lstrip("\n")


def what_is_asked(markdown: str) -> str:
    """The last question of a text's last paragraph, or else its last sentence, without looks.

    An instruction may stand behind the question ("Choose all that fit."), and a case often ends without one.
    """
    words = plain(markdown).rsplit("\n", 1)[-1].strip()
    starts = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(words))]
    sentences = [words[start:end].strip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    return next((each for each in reversed(sentences) if each.rstrip("«”\"')").endswith("?")), sentences[-1])


def linked_terms(markdown: str) -> list[str]:
    """The ids of the glossary's terms that a text links to, in order, each once."""
    return list(dict.fromkeys(run.term for block in read(markdown) for run in block.runs if run.term))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a command that shows no lesson doesn't need it

    return MarkdownIt("commonmark", {"html": False})


def _blocks(tokens: Sequence[Token]) -> Iterator[TextBlock]:
    lists: list[int | None] = []  # the next number of each list we are in; None for bullets
    begins, follows, quoted = False, False, 0
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                begins = follows = False
            case "list_item_open":
                begins = True
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "inline":
                number = lists[-1] if lists and begins else None
                if number is not None:
                    lists[-1] = number + 1
                yield TextBlock(tuple(_runs(token.children or [])), bool(quoted), len(lists), number, begins, follows)
                begins, follows = False, bool(lists)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    links: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "link_open":
                links.append(_term(str(token.attrGet("href") or "")))
            case "link_close":
                links.pop()
            case _:
                text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
                if text:
                    yield Run(text, bool(bold), bool(italic), links[-1] if links else "")


def _term(target: str) -> str:
    """The id is the lesson file's, so only one that looks like one is used."""
    term = target.removeprefix(GLOSSARY_LINK)
    return term if target.startswith(GLOSSARY_LINK) and _TERM.fullmatch(term) else ""
