"""The figure of now and future as a picture made for print: A4 on its side, black on white with one calm accent.

The type shrinks as the cards get more, down to what can still be read at arm's length; from there on the sheet grows taller.
Nothing measures the text here: widths are estimated a little on the wide side, so that no letter is cut, whatever font draws it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from msgspec import Struct

from course.export.board import one_line
from course.export.markdown import normalised
from course.locale import _, language
from course.tools.board import Board, Card, Field

WIDTH, HEIGHT = 297.0, 210.0
"""A4 on its side, in millimetres."""
MARGIN = 12.0
GAP = 6.0
"""Between the columns."""
LARGEST, SMALLEST = 4.6, 2.7
"""Height of the type of a card, in millimetres: 13 points down to 7½."""
LEADING = 1.32
ACCENT = "#1f5f8b"
INK = "#111111"
PALE = "#5c5c5c"

_NARROW = frozenset("fijlrtI.,:;!|'()[]{} -/·")
_WIDE = frozenset("mwMWÆŒ@%—…")


class _Text(Struct, frozen=True):
    """One line of text in its place."""

    x: float
    y: float
    size: float
    text: str
    style: str = ""


class _Rule(Struct, frozen=True):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.3
    colour: str = PALE


_Part = _Text | _Rule


def board_svg(board: Board, project: str = "") -> str:
    """The picture, as a whole SVG file.

    Args:
        board: The board.
        project: What the project is called that it belongs to; empty where it belongs to none.
    """
    size = LARGEST
    parts, height = _sheet(board, project, size)
    while height > HEIGHT and size > SMALLEST:
        size = max(SMALLEST, size - 0.15)
        parts, height = _sheet(board, project, size)
    return _svg(board, parts, max(HEIGHT, height))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is drawn, rather too wide than too narrow."""
    return sum(map(_share, text)) * size * (1.08 if bold else 1.0)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """A text in lines that fit a width; a word that is wider than a line is broken."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if text_width(longer, size) <= room:
                line = longer
                continue
            lines += [line] if line else []
            *full, line = _broken(word, size, room)
            lines += full
        lines += [line] if line else []
    return lines or [""]


def clean(text: str) -> str:
    """A text as XML can hold it: control characters are shown as their symbols."""
    return normalised(text).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))


def _share(char: str) -> float:
    """A character's width as a share of the type's height, by the usual fonts without serifs."""
    if ord(char) >= 0x1100 and not 0x2000 <= ord(char) < 0x2600:
        return 1.3  # signs of East Asia, pictures
    if char in _NARROW:
        return 0.34
    if char in _WIDE:
        return 0.95
    return 0.72 if char.isupper() else 0.58


def _broken(word: str, size: float, room: float) -> list[str]:
    """A word in pieces that fit."""
    pieces, piece = [], ""
    for char in word:
        if piece and text_width(piece + char, size) > room:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]


# The sheet


def _sheet(board: Board, project: str, size: float) -> tuple[list[_Part], float]:
    """Everything on the sheet in a size of type, and how tall it gets."""
    parts: list[_Part] = []
    y = MARGIN
    for text in wrapped(one_line(board.title) or _("Now and future"), 7.5, WIDTH - 2 * MARGIN)[:4]:
        y += 7.5
        parts.append(_Text(MARGIN, y, 7.5, text, f'font-weight="bold" fill="{ACCENT}"'))
        y += 1.5
    for text in _about(board, project):
        y += 4.2 * LEADING
        parts.append(_Text(MARGIN, y, 4.2, text, f'fill="{PALE}"'))
    y += 5
    for row in (_rows(_("Advantages"), "+", "now-pro", "future-pro"), _rows(_("Disadvantages"), "−", "now-con", "future-con")):
        heads = (_("NOW"), _("FUTURE")) if row.now == "now-pro" else ()
        more, y = _fields(board, row, heads, y, size)
        parts += more
    more, y = _step_five(board, y, size)
    return [*parts, *more], y + MARGIN


class _Row(Struct, frozen=True):
    """Two fields beside each other."""

    name: str
    sign: str
    now: Field
    future: Field


def _rows(name: str, sign: str, now: Field, future: Field) -> _Row:
    return _Row(name, sign, now, future)


def _about(board: Board, project: str) -> Iterator[str]:
    room = WIDTH - 2 * MARGIN
    if board.target.strip():
        yield from wrapped(_("Filled in for: {target}").format(target=one_line(board.target)), 4.2, room)[:3]
    if project.strip():
        yield from wrapped(_("Project: {name}").format(name=one_line(project)), 4.2, room)[:3]


def _fields(board: Board, row: _Row, heads: Sequence[str], y: float, size: float) -> tuple[list[_Part], float]:
    """A row of the figure, with the columns' names above the first."""
    width = (WIDTH - 2 * MARGIN - GAP) / 2
    lefts = (MARGIN, MARGIN + width + GAP)
    parts: list[_Part] = []
    begin = y
    if heads:
        y += 5
        parts += [_Text(x, y, 5.2, text, f'font-weight="bold" fill="{ACCENT}"') for x, text in zip(lefts, heads, strict=True)]
        y += 2.5
    parts.append(_Rule(MARGIN, y, WIDTH - MARGIN, y, 0.5, ACCENT))
    y += 5.5
    parts += [_Text(x, y, 4.0, row.name, f'font-weight="bold" fill="{INK}"') for x in lefts]
    y += 1.5
    ends = [y]
    for x, field in zip(lefts, (row.now, row.future), strict=True):
        more, end = _cards(board.in_field(field), row.sign, x, y, width, size)
        parts += more
        ends.append(end)
    end = max([*ends, y + 4 * size * LEADING]) + 3.5
    middle = MARGIN + width + GAP / 2
    parts.append(_Rule(middle, begin, middle, end, 0.5, ACCENT))
    return parts, end


def _cards(cards: Sequence[Card], sign: str, x: float, y: float, width: float, size: float) -> tuple[list[_Part], float]:
    """The cards of a field under each other, each with its sign."""
    parts: list[_Part] = []
    indent = size * 1.1
    for card in cards:
        lines = wrapped(card.text, size, width - indent)
        parts.append(_Text(x, y + size * LEADING, size, sign, f'font-weight="bold" fill="{ACCENT}"'))
        for line in lines:
            y += size * LEADING
            parts.append(_Text(x + indent, y, size, line))
        y += size * 0.35
    return parts, y


def _step_five(board: Board, y: float, size: float) -> tuple[list[_Part], float]:
    """What to take along and what to make smaller: a column each, every card with its answer or a line to write on."""
    if not (board.in_field("now-pro") or board.in_field("future-con")):
        return [], y
    width = (WIDTH - 2 * MARGIN - GAP) / 2
    parts: list[_Part] = [_Rule(MARGIN, y, WIDTH - MARGIN, y, 0.5, ACCENT)]
    y += 6.5
    parts.append(_Text(MARGIN, y, 5.2, _("Take along and make smaller"), f'font-weight="bold" fill="{ACCENT}"'))
    asked: tuple[tuple[Field, str, str], ...] = (
        ("now-pro", "+", _("Advantages now: how do we take them along?")),
        ("future-con", "−", _("Disadvantages in the future: how do we make them smaller?")),
    )
    y += 6
    ends = []
    for number, (field, sign, question) in enumerate(asked):
        x, end = MARGIN + number * (width + GAP), y
        for text in wrapped(question, 4.0, width):
            parts.append(_Text(x, end, 4.0, text, 'font-weight="bold"'))
            end += 4.0 * LEADING
        end -= 4.0 * (LEADING - 0.4)
        for card in board.in_field(field):
            more, end = _cards((card,), sign, x, end, width, size)
            parts += more
            more, end = _answer(card, x, end, width, size)
            parts += more
        ends.append(end)
    return parts, max(ends)


def _answer(card: Card, x: float, y: float, width: float, size: float) -> tuple[list[_Part], float]:
    indent = size * 1.1
    if not card.answer.strip():
        y += size * LEADING
        return [_Rule(x + indent, y, x + width, y, 0.15)], y + size * 0.5
    parts: list[_Part] = [_Text(x + indent, y + size * LEADING, size, "→", f'fill="{ACCENT}"')]
    for line in wrapped(card.answer, size, width - indent - size * 1.4):
        y += size * LEADING
        parts.append(_Text(x + indent + size * 1.4, y, size, line, 'font-style="italic"'))
    return parts, y + size * 0.6


# The file


def _svg(board: Board, parts: Sequence[_Part], height: float) -> str:
    title = " ".join(clean(" · ".join(each for each in (one_line(board.title), one_line(board.target)) if each)).split())
    size = f'width="{WIDTH:g}mm" height="{height:.1f}mm" viewBox="0 0 {WIDTH:g} {height:.1f}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} xml:lang="{language()}" '
        f'font-family="Helvetica, Arial, Liberation Sans, sans-serif" fill="{INK}">',
        f"<title>{escape(title or _('Now and future'))}</title>",
        f'<rect width="{WIDTH:g}" height="{height:.1f}" fill="#ffffff"/>',
        *map(_drawn, parts),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _drawn(part: _Part) -> str:
    match part:
        case _Text(x, y, size, text, style):
            return f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}"{" " if style else ""}{style}>{escape(text)}</text>'
        case _Rule(x, y, to_x, to_y, width, colour):
            ends = f'x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}"'
            return f'<line {ends} stroke="{colour}" stroke-width="{width:g}"/>'
