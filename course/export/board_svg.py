"""The figure of now and future as a picture made for print: A4 on its side, black on white with one calm accent.

The figure fills a sheet, and step five the one below it. The type shrinks as the cards get more, down to what can still be read
at arm's length; from there on the sheets grow taller.
Nothing measures the text here: widths are estimated a little on the wide side, so that no letter is cut, whatever font draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from xml.sax.saxutils import escape

from msgspec import Struct
from msgspec.structs import replace

from course.export.board import one_line
from course.export.markdown import normalised
from course.locale import _, language
from course.tools.board import Board, Card, Quadrant, answers

WIDTH, HEIGHT = 297.0, 210.0
"""A4 on its side, in millimetres."""
MARGIN = 12.0
GAP = 6.0
"""Between the columns."""
LARGEST, SMALLEST = 4.6, 2.7
"""Height of the type of a card, in millimetres: 13 points down to 7½."""
LEADING = 1.32
BOLD = 1.08
"""How much wider bold letters are."""
COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2
_LEFTS = (MARGIN, MARGIN + COLUMN + GAP)
ACCENT = "#1f5f8b"
INK = "#111111"
PALE = "#5c5c5c"
_TITLE = f'font-weight="bold" fill="{ACCENT}"'

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
    parts, height = _fitted(partial(_figure, board, project))
    if answers(board)[0]:
        more, below = _fitted(partial(_step_five, board))
        parts += [_lowered(part, height) for part in more]
        height += below
    return _svg(board, parts, height)


def _fitted(sheet: Callable[[float], tuple[list[_Part], float]]) -> tuple[list[_Part], float]:
    """A sheet in the largest type that fits, and how tall it is: at least as tall as the paper."""
    size = LARGEST
    parts, height = sheet(size)
    while height > HEIGHT and size > SMALLEST:
        size = max(SMALLEST, size - 0.15)
        parts, height = sheet(size)
    return parts, max(HEIGHT, height)


def _lowered(part: _Part, by: float) -> _Part:
    return replace(part, y=part.y + by) if isinstance(part, _Text) else replace(part, y=part.y + by, to_y=part.to_y + by)


def text_width(text: str, size: float) -> float:
    """About how wide a text is drawn, rather too wide than too narrow."""
    return sum(map(_share, text)) * size


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """A text in lines that fit a width; a word that is wider than a line is broken."""
    lines: list[str] = []
    size *= BOLD if bold else 1
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


# The sheets


class _Row(Struct, frozen=True):
    """Two fields beside each other."""

    name: str
    sign: str
    fields: tuple[Quadrant, Quadrant]


def _figure(board: Board, project: str, size: float) -> tuple[list[_Part], float]:
    """The figure in a size of type, and how tall its sheet gets; where there is room left, the fields share it."""
    parts, y = _head(board, project)
    rows = (_Row(_("Advantages"), "+", ("now-pro", "future-pro")), _Row(_("Disadvantages"), "−", ("now-con", "future-con")))
    drawn = [_fields(board, row, size) for row in rows]
    top = y + 7.5
    needed = sum(height for _parts, height in drawn)
    spare = max(0.0, HEIGHT - MARGIN - top - needed) / len(rows)
    parts += [_Text(x, top - 2.5, 5.2, text, _TITLE) for x, text in zip(_LEFTS, (_("NOW"), _("FUTURE")), strict=True)]
    end = top
    for more, height in drawn:
        parts += [_Rule(MARGIN, end, WIDTH - MARGIN, end, 0.5, ACCENT), *(_lowered(part, end) for part in more)]
        end += height + spare
    middle = _LEFTS[1] - GAP / 2
    return [*parts, _Rule(middle, y, middle, end, 0.5, ACCENT)], end + MARGIN


def _head(board: Board, project: str) -> tuple[list[_Part], float]:
    """What it is about, for whom, and for which project."""
    room = WIDTH - 2 * MARGIN
    parts: list[_Part] = []
    y = MARGIN
    for text in wrapped(one_line(board.title) or _("Now and future"), 7.5, room, bold=True):
        y += 7.5
        parts.append(_Text(MARGIN, y, 7.5, text, _TITLE))
        y += 1.5
    told = (
        _("Filled in for: {target}").format(target=one_line(board.target)) if board.target.strip() else "",
        _("Project: {name}").format(name=one_line(project)) if project.strip() else "",
    )
    for text in (line for each in told if each for line in wrapped(each, 4.2, room)):
        y += 4.2 * LEADING
        parts.append(_Text(MARGIN, y, 4.2, text, f'fill="{PALE}"'))
    return parts, y + 5


def _fields(board: Board, row: _Row, size: float) -> tuple[list[_Part], float]:
    """A row of the figure, from its upper line on, and how tall it gets."""
    parts: list[_Part] = []
    ends = [20.0]
    for x, field in zip(_LEFTS, row.fields, strict=True):
        parts.append(_Text(x, 5.5, 4.0, row.name, 'font-weight="bold"'))
        more, end = _cards(board.in_field(field), row.sign, x, 7.0, size)
        parts += more
        ends.append(end)
    return parts, max(ends) + 3.5


def _cards(cards: Sequence[Card], sign: str, x: float, y: float, size: float) -> tuple[list[_Part], float]:
    """Cards under each other, each with its sign."""
    parts: list[_Part] = []
    indent = size * 1.1
    for card in cards:
        parts.append(_Text(x, y + size * LEADING, size, sign, _TITLE))
        for line in wrapped(card.text, size, COLUMN - indent):
            y += size * LEADING
            parts.append(_Text(x + indent, y, size, line))
        y += size * 0.35
    return parts, y


def _step_five(board: Board, size: float) -> tuple[list[_Part], float]:
    """What to take along and what to make smaller: a column each, every card with its answer or a line to write on."""
    y = MARGIN + 7.5
    parts: list[_Part] = [_Text(MARGIN, y, 7.5, _("Take along and make smaller"), _TITLE)]
    for text in wrapped(_named(board), 4.2, WIDTH - 2 * MARGIN):
        y += 4.2 * LEADING
        parts.append(_Text(MARGIN, y, 4.2, text, f'fill="{PALE}"'))
    y += 6
    parts.append(_Rule(MARGIN, y, WIDTH - MARGIN, y, 0.5, ACCENT))
    asked: tuple[tuple[Quadrant, str, str], ...] = (
        ("now-pro", "+", _("Advantages now: how do we take them along?")),
        ("future-con", "−", _("Disadvantages in the future: how do we make them smaller?")),
    )
    ends = []
    for x, (field, sign, question) in zip(_LEFTS, asked, strict=True):
        end = y + 1
        for text in wrapped(question, 4.0, COLUMN, bold=True):
            end += 4.0 * LEADING
            parts.append(_Text(x, end, 4.0, text, 'font-weight="bold"'))
        end += 2
        for card in board.in_field(field):
            more, end = _answered(card, sign, x, end, size)
            parts += more
        ends.append(end)
    return parts, max(ends) + MARGIN


def _answered(card: Card, sign: str, x: float, y: float, size: float) -> tuple[list[_Part], float]:
    """A card with its answer, or with a line to write one on."""
    parts, y = _cards((card,), sign, x, y, size)
    indent = size * 1.1
    if not card.answer.strip():
        y += size * LEADING
        return [*parts, _Rule(x + indent, y, x + COLUMN, y, 0.15)], y + size * 0.6
    parts.append(_Text(x + indent, y + size * LEADING, size, "→", f'fill="{ACCENT}"'))
    for line in wrapped(card.answer, size, COLUMN - indent * 2.4):
        y += size * LEADING
        parts.append(_Text(x + indent * 2.4, y, size, line, 'font-style="italic"'))
    return parts, y + size * 0.7


def _named(board: Board) -> str:
    return " · ".join(each for each in (one_line(board.title), one_line(board.target)) if each)


# The file


def _svg(board: Board, parts: Sequence[_Part], height: float) -> str:
    title = clean(_named(board))
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
