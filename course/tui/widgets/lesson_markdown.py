"""A lesson's Markdown as blocks: the few things a lesson may use, read with markdown-it.

Paragraphs, lists, quotes, bold, italics and links. A link to `ordbog:<term>` opens the term; any other shows as its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content, Span

from course.tui.widgets.blocks import Block

GLOSSARY = "ordbog:"
_LINK = re.compile(r"\(ordbog:([a-z0-9-]+)\)")


def blocks(markdown: str) -> list[Block]:
    """The blocks of a text in Markdown."""
    return list(_blocks(_parser().parse(markdown)))


def linked_terms(markdown: str) -> list[str]:
    """The ids of the glossary's terms that a text links to, in order, each once."""
    return list(dict.fromkeys(_LINK.findall(markdown)))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[int | None] = []  # the next number of each list we are in; None for bullets
    lead = Content.empty()
    quoted = 0
    tight = False
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                tight, lead = False, Content.empty()
            case "list_item_open":
                lead = _marker(lists)
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "inline":
                bar = Content.styled("┃ ", "$accent") if quoted else Content.empty()
                text = _inline(token.children or [])
                yield Block(
                    text.stylize("italic") if quoted else text, Content.assemble(lead, bar), gap=not tight, bar=bool(quoted)
                )
                tight = bool(lists)
                lead = Content(" " * lead.cell_length) if lists else Content.empty()


def _marker(lists: list[int | None]) -> Content:
    """The bullet or number of the item that begins, below the lists around it."""
    number = lists[-1]
    indent = "   " * (len(lists) - 1)
    if number is None:
        return Content.assemble(f"{indent} ", ("•", "$accent"), " ")
    lists[-1] = number + 1
    return Content.assemble(indent, (f"{number:>2}.", "$accent"), " ")


def _inline(tokens: Sequence[Token]) -> Content:
    text: list[str] = []
    length = 0
    opened: list[tuple[int, str]] = []
    spans: list[Span] = []
    for token in tokens:
        match token.type:
            case "strong_open":
                opened.append((length, "bold"))
            case "em_open":
                opened.append((length, "italic"))
            case "link_open":
                opened.append((length, _link_style(str(token.attrGet("href") or ""))))
            case "strong_close" | "em_close" | "link_close":
                start, style = opened.pop()
                if style:
                    spans.append(Span(start, length, style))
            case "softbreak":
                text.append(" ")
                length += 1
            case "hardbreak":
                text.append("\n")
                length += 1
            case _:
                text.append(token.content)
                length += len(token.content)
    return Content("".join(text), spans=spans)


def _link_style(target: str) -> str:
    """The looks of a link, and what a click on it does; the id is the lesson file's, so only a checked one is used."""
    term = target.removeprefix(GLOSSARY)
    if target.startswith(GLOSSARY) and re.fullmatch(r"[a-z0-9-]+", term):
        return f"underline $accent @click=screen.term('{term}')"
    return ""
