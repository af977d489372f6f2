"""A document as one HTML page: nothing is fetched, it reads well on a phone, by night and on paper.

Every text is escaped; what can't be shown is shown as in Markdown (see `course.export.markdown.normalised`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from course.export.document import (
    ANSWER_LINES,
    Beside,
    Bullets,
    Caption,
    Cards,
    Cell,
    Document,
    DocumentBlock,
    Facts,
    Field,
    Heading,
    Item,
    Lines,
    Link,
    Matrix,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Status,
    Table,
    Ticks,
)
from course.export.markdown import normalised
from course.locale import _
from course.locale.no_break import unbroken

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
    contents = _contents(blocks) if document.layout == "text" else ""
    foot = f"<footer>{_inline(document.source)}</footer>" if document.source.strip() else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"><head>{head}</head>\n'
        f'<body class="{document.layout}">{contents}<main id="text">\n{body}\n</main>{foot}</body></html>\n'
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
        case Paragraph(text, boxed):
            return f'<div class="box">{_paragraphs(text)}</div>' if boxed else _paragraphs(text)
        case Caption(text):
            return f'<p class="caption" dir="auto">{_inline(text)}</p>'
        case Quote(text):
            return f"<blockquote>{_paragraphs(text)}</blockquote>"
        case Bullets(items, numbered):
            name = "ol" if numbered else "ul"
            return f"<{name}>{''.join(f'<li dir=auto>{_lines(item)}</li>' for item in items)}</{name}>"
        case Table(columns, rows):
            return _table(columns, rows, to_fill=block.to_fill)
        case Facts(facts):
            return _facts(facts)
        case Picture(svg, alt):
            return _picture(svg, alt)
        case Link(text, target):
            return _link(text, target)
        case PageBreak():
            return ""
        case _:
            return _composed(block, number)


def _composed(block: Ticks | Lines | Cards | Beside | Item | Matrix, number: int) -> str:
    """What is to be filled in, or has parts that stand beside each other where there is room."""
    match block:
        case Ticks():
            return f'<ul class="ticks">{"".join(f"<li dir=auto>{box} {_lines(text)}</li>" for box, text in block.told)}</ul>'
        case Lines(count):
            return _write_on(count)
        case Cards():
            return _cards(block)
        case Beside(columns):
            parts = ("".join(_block(each, number * 100 + n) for n, each in enumerate(column)) for column in columns)
            return f'<div class="beside">{"".join(f"<div>{part}</div>" for part in parts)}</div>'
        case Item(title, aside, blocks):
            when = "".join(f"<p>{_inline(each)}</p>" for each in aside if each.strip())
            said = "".join(_block(each, number * 100 + n) for n, each in enumerate(blocks))
            return f'<section class="item"><h3 dir="auto">{_inline(title)}</h3><div class="aside">{when}</div>{said}</section>'
        case Matrix(fields):
            return f'<div class="matrix">{"".join(_field(each, number * 100 + n) for n, each in enumerate(fields))}</div>'


def _write_on(count: int) -> str:
    return f'<div class="lines" aria-hidden="true">{"<div></div>" * count}</div>'


def _field(field: Field, number: int) -> str:
    kind = "good" if field.is_good else "bad"
    asked = f'<p class="caption">{_inline(field.question)}</p>' if field.question else ""
    ask = f'<p class="ask">{_inline(field.ask)}</p>' if field.ask else ""
    cards = _cards(Cards(field.cards)) if field.cards else ""
    return f'<section class="{kind}"><h2 id="s{number}">{_inline(field.title)}</h2>{asked}{cards}{ask}</section>'


def _cards(block: Cards) -> str:
    name = "ol" if block.numbered else "ul"
    told = []
    for title, card in zip(block.titles, block.items, strict=True):
        head = f'<p class="title" dir="auto">{_inline(title)}</p>' if title.strip() else ""
        wide = f' style="flex-grow: {card.share}"' if block.look == "shares" else ""
        lines = _write_on(ANSWER_LINES) if block.look == "answers" else ""
        told.append(f"<li{wide}>{head}{_paragraphs(card.text)}{_facts(card.facts) if card.facts else ''}{lines}</li>")
    return f'<{name} class="cards {block.look}">{"".join(told)}</{name}>'


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    named = (f'<dt dir="auto">{_inline(name)}</dt><dd dir="auto">{_lines(text)}</dd>' for name, text in facts)
    return f"<dl>{''.join(named)}</dl>"


def _table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, to_fill: bool) -> str:
    """A table; on a phone each row stands as a list of its cells, so every cell knows its column."""
    head = "".join(f'<th scope="col" dir="auto">{_inline(column)}</th>' for column in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-column="{escape(_flat(column))}" dir="auto">{_cell(cell)}</td>'
            for column, cell in zip(columns, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    named = ' class="fill"' if to_fill else ""
    return f"<table{named}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, Status):
        return f'<span aria-hidden="true">{escape(cell.shape)} </span>{_inline(cell.word)}'
    return _lines(cell)


def _link(text: str, target: str) -> str:
    """A line that leads somewhere; an address that could do something here is only told."""
    said = _inline(text) or _inline(target)
    if not _HARMLESS.match(target.strip()):
        return f'<p dir="auto">{said}</p>'
    return f'<p><a href="{escape(_flat(target))}" rel="noreferrer">{said}</a></p>'


def _picture(svg: str, alt: str) -> str:
    """A picture of ours as part of the page, without the declaration that a file of its own begins with; or what it shows."""
    from xml.etree.ElementTree import ParseError, fromstring  # noqa: PLC0415 - few documents have a picture

    try:
        fromstring(svg.encode("utf-8"))
    except (ParseError, UnicodeEncodeError):
        return f'<p dir="auto">{_inline(alt)}</p>'
    return f'<figure role="img" aria-label="{escape(_flat(alt))}">{svg[max(0, svg.find("<svg")) :]}</figure>'


def _paragraphs(text: str) -> str:
    """A text with its own lines and paragraphs."""
    parts = [part for part in normalised(text).split("\n\n") if part.strip()]
    return "".join(f'<p dir="auto">{_broken(part)}</p>' for part in parts)


def _lines(text: str) -> str:
    return _broken("\n".join(line for line in normalised(text).split("\n") if line.strip()))


def _broken(text: str) -> str:
    return "<br>".join(escape(unbroken(line)) for line in text.split("\n"))


def _inline(text: str) -> str:
    return escape(unbroken(_flat(text)))


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(normalised(text).split())
