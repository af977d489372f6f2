"""A document as one HTML page: nothing is fetched, it reads well on a phone, by night and on paper.

Every text is escaped; what can't be shown is shown as in Markdown (see `course.export.markdown.normalised`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from course.export.document import (
    Bullets,
    Caption,
    Document,
    DocumentBlock,
    Facts,
    Heading,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from course.export.markdown import normalised
from course.locale import _

_ENOUGH = 3
"""Sections from which a list of contents helps."""
_HARMLESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
"""What an address begins with that a page may lead to."""


def to_html(document: Document) -> str:
    """The document as a page of its own, ending with a line break."""
    blocks = document.with_title
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{_inline(document.title)}</title>"
        f"<style>{_style()}</style>"
    )
    body = "\n".join(_blocks(blocks))
    foot = f"<footer>{_inline(document.source)}</footer>" if document.source.strip() else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"><head>{head}</head>\n'
        f'<body>{_contents(blocks)}<main id="text">\n{body}\n</main>{foot}</body></html>\n'
    )


def _style() -> str:
    return files("course.export").joinpath("page.css").read_text("utf-8")


def _contents(blocks: Sequence[DocumentBlock]) -> str:
    """A way past the contents, and the sections with links; nothing where there are few."""
    sections = [(number, block) for number, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    if len(sections) < _ENOUGH:
        return ""
    lines = "".join(f'<li><a href="#s{number}">{_inline(block.text)}</a></li>' for number, block in sections)
    name = escape(_("Contents"))
    skip = escape(_("To the text"))
    return f'<a class="skip" href="#text">{skip}</a><nav aria-label="{name}"><p>{name}</p><ul>{lines}</ul></nav>'


def _blocks(blocks: Sequence[DocumentBlock]) -> list[str]:
    """Each block; what follows a page break begins on a page of its own on paper."""
    found: list[str] = []
    broken = False
    for number, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            broken = True
            continue
        made = _block(block, number)
        if made:
            found.append(f'<div class="page">{made}</div>' if broken and found else made)
            broken = False
    return found


def _block(block: DocumentBlock, number: int) -> str:
    match block:
        case Heading(level, text):
            name = f"h{min(level, 6)}"
            return f'<{name} id="s{number}" dir="auto">{_inline(text)}</{name}>' if text.strip() else ""
        case Paragraph(text):
            return _paragraphs(text)
        case Caption(text):
            return f'<p class="caption" dir="auto">{_inline(text)}</p>'
        case Quote(text):
            return f"<blockquote>{_paragraphs(text)}</blockquote>"
        case Bullets(items, numbered):
            name = "ol" if numbered else "ul"
            return f"<{name}>{''.join(f'<li dir=auto>{_lines(item)}</li>' for item in items)}</{name}>"
        case Table(columns, rows):
            return _table(columns, rows)
        case Facts(facts):
            named = (f'<dt dir="auto">{_inline(name)}</dt><dd dir="auto">{_lines(text)}</dd>' for name, text in facts)
            return f"<dl>{''.join(named)}</dl>"
        case Picture(svg, alt):
            return f'<figure role="img" aria-label="{escape(_flat(alt))}">{_drawing(svg)}</figure>'
        case Link(text, target):
            return _link(text, target)
        case Lines(count):
            return f'<div class="lines" aria-hidden="true">{"<div></div>" * count}</div>'
        case PageBreak():
            return ""


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; on a phone each row stands as a list of its cells, so every cell knows its column."""
    head = "".join(f'<th scope="col" dir="auto">{_inline(column)}</th>' for column in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-column="{escape(_flat(column))}" dir="auto">{_lines(cell)}</td>'
            for column, cell in zip(columns, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _link(text: str, target: str) -> str:
    """A line that leads somewhere; an address that could do something here is only told."""
    said = _inline(text or target)
    if not _HARMLESS.match(target.strip()):
        return f'<p dir="auto">{said}</p>'
    return f'<p><a href="{escape(_flat(target))}" rel="noreferrer">{said}</a></p>'


def _drawing(svg: str) -> str:
    """A picture of ours as part of the page: without the declaration that a file of its own begins with."""
    return svg[max(0, svg.find("<svg")) :]


def _paragraphs(text: str) -> str:
    """A text with its own lines and paragraphs."""
    parts = [part for part in normalised(text).split("\n\n") if part.strip()]
    return "".join(f'<p dir="auto">{_broken(part)}</p>' for part in parts)


def _lines(text: str) -> str:
    return _broken("\n".join(line for line in normalised(text).split("\n") if line.strip()))


def _broken(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _inline(text: str) -> str:
    return escape(_flat(text))


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(normalised(text).split())
