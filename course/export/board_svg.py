"""The figure of now and future as a picture made for print: A4 on its side, black on white with one calm accent.

The figure fills a sheet, and step five the one below it. The type shrinks as the cards get more, down to what can still be read
at arm's length; from there on they go on on further sheets, each under the name of its field.
Nothing measures the text here: widths are estimated a little on the wide side, so that no letter is cut, whatever font draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from msgspec import Struct

from course.export.board_sheets import HEIGHT, MARGIN, PALE, WIDTH, Block, Part, Rule, Section, Text, lowered, on_sheets
from course.export.markdown import normalised
from course.export.parts import one_line
from course.locale import _, language
from course.tools.board import Board, Card, Quadrant, answers

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
_BOLD = 'font-weight="bold"'
_TITLE = f'font-weight="bold" fill="{ACCENT}"'

_HEAD_LINES = 8
"""Lines of a title, or of what stands below it, that a sheet has room for; the rest of a longer one is in other documents."""
Sheets = Callable[[], tuple[list[Part], float]]
"""Lays something out on as many sheets as it takes, and says how tall they are together."""

_NARROW = frozenset("fijlrtI.,:;!|'()[]{} -/·")
_WIDE = frozenset("mwMWÆŒ@%—…")


def board_svg(board: Board, project: str = "") -> str:
    """The picture, as a whole SVG file.

    Args:
        board: The board.
        project: What the project is called that it belongs to; empty where it belongs to none.
    """
    parts, height = _fitted(partial(_figure, board, project), partial(_figure_on_sheets, board, project))
    if answers(board)[0]:
        more, below = _fitted(partial(_step_five, board), partial(_step_five_on_sheets, board))
        parts += [lowered(part, height) for part in more]
        height += below
    return _svg(board, parts, height)


def _fitted(sheet: Callable[[float], tuple[list[Part], float]], sheets: Sheets) -> tuple[list[Part], float]:
    """A sheet in the largest type that fits, and how tall it is; where the smallest doesn't, as many sheets as it takes."""
    size = LARGEST
    parts, height = sheet(size)
    while height > HEIGHT and size > SMALLEST:
        size = max(SMALLEST, size - 0.15)
        parts, height = sheet(size)
    return (parts, HEIGHT) if height <= HEIGHT else sheets()


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
    """A word in pieces that fit, none of which divides what a person sees as one character."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - few words are that long

    pieces, piece = [], ""
    for char in word if word.isascii() else iter_graphemes(word):
        if piece and text_width(piece + char, size) > room:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]


# The sheets


def _begun(lines: Sequence[str]) -> list[str]:
    """The lines there is room for."""
    return list(lines) if len(lines) <= _HEAD_LINES else [*lines[: _HEAD_LINES - 1], f"{lines[_HEAD_LINES - 1]} …"]


class _Row(Struct, frozen=True):
    """Two fields beside each other."""

    name: str
    sign: str
    fields: tuple[Quadrant, Quadrant]


def _figure(board: Board, project: str, size: float) -> tuple[list[Part], float]:
    """The figure in a size of type, and how tall its sheet gets; where there is room left, the fields share it."""
    parts, y = _head(board, project)
    rows = _rows()
    drawn = [_fields(board, row, size) for row in rows]
    top = y + 7.5
    needed = sum(height for _parts, height in drawn)
    spare = max(0.0, HEIGHT - MARGIN - top - needed) / len(rows)
    parts += [Text(x, top - 2.5, 5.2, text, _TITLE) for x, text in zip(_LEFTS, (_("NOW"), _("FUTURE")), strict=True)]
    end = top
    for more, height in drawn:
        parts += [Rule(MARGIN, end, WIDTH - MARGIN, end, 0.5, ACCENT), *(lowered(part, end) for part in more)]
        end += height + spare
    middle = _LEFTS[1] - GAP / 2
    return [*parts, Rule(middle, y, middle, end, 0.5, ACCENT)], end + MARGIN


def _rows() -> tuple[_Row, _Row]:
    return _Row(_("Advantages"), "+", ("now-pro", "future-pro")), _Row(_("Disadvantages"), "−", ("now-con", "future-con"))


def _head(board: Board, project: str) -> tuple[list[Part], float]:
    """What it is about, for whom, and for which project."""
    room = WIDTH - 2 * MARGIN
    parts: list[Part] = []
    y = MARGIN
    for text in _begun(wrapped(one_line(board.title) or _("Now and future"), 7.5, room, bold=True)):
        y += 7.5
        parts.append(Text(MARGIN, y, 7.5, text, _TITLE))
        y += 1.5
    told = (
        _("Filled in for: {target}").format(target=one_line(board.target)) if board.target.strip() else "",
        _("Project: {name}").format(name=one_line(project)) if project.strip() else "",
    )
    for text in (line for each in told if each for line in _begun(wrapped(each, 4.2, room))):
        y += 4.2 * LEADING
        parts.append(Text(MARGIN, y, 4.2, text, f'fill="{PALE}"'))
    return parts, y + 5


def _fields(board: Board, row: _Row, size: float) -> tuple[list[Part], float]:
    """A row of the figure, from its upper line on, and how tall it gets."""
    parts: list[Part] = []
    ends = [20.0]
    for x, field in zip(_LEFTS, row.fields, strict=True):
        parts.append(Text(x, 5.5, 4.0, row.name, _BOLD))
        more, end = _cards(board.in_field(field), row.sign, x, 7.0, size)
        parts += more
        ends.append(end)
    return parts, max(ends) + 3.5


def _cards(cards: Sequence[Card], sign: str, x: float, y: float, size: float) -> tuple[list[Part], float]:
    """Cards under each other, each with its sign."""
    parts: list[Part] = []
    indent = size * 1.1
    for card in cards:
        parts.append(Text(x, y + size * LEADING, size, sign, _TITLE))
        for line in wrapped(card.text, size, COLUMN - indent):
            y += size * LEADING
            parts.append(Text(x + indent, y, size, line))
        y += size * 0.35
    return parts, y


def _step_five(board: Board, size: float) -> tuple[list[Part], float]:
    """What to take along and what to make smaller: a column each, every card with its answer or a line to write on."""
    parts, y = _step_five_head(board)
    ends = []
    for x, (field, sign, question) in zip(_LEFTS, _asked(), strict=True):
        end = y + 1
        for text in wrapped(question, 4.0, COLUMN, bold=True):
            end += 4.0 * LEADING
            parts.append(Text(x, end, 4.0, text, _BOLD))
        end += 2
        for card in board.in_field(field):
            more, end = _answered(card, sign, x, end, size)
            parts += more
        ends.append(end)
    return parts, max(ends) + MARGIN


def _step_five_head(board: Board) -> tuple[list[Part], float]:
    """What step five is called, and what it is about."""
    y = MARGIN + 7.5
    parts: list[Part] = [Text(MARGIN, y, 7.5, _("Take along and make smaller"), _TITLE)]
    for text in _begun(wrapped(_named(board), 4.2, WIDTH - 2 * MARGIN)):
        y += 4.2 * LEADING
        parts.append(Text(MARGIN, y, 4.2, text, f'fill="{PALE}"'))
    y += 6
    return [*parts, Rule(MARGIN, y, WIDTH - MARGIN, y, 0.5, ACCENT)], y


def _asked() -> tuple[tuple[Quadrant, str, str], tuple[Quadrant, str, str]]:
    """The two fields that step five is about, each with its sign and its question."""
    return (
        ("now-pro", "+", _("Advantages now: how do we take them along?")),
        ("future-con", "−", _("Disadvantages in the future: how do we make them smaller?")),
    )


def _answered(card: Card, sign: str, x: float, y: float, size: float) -> tuple[list[Part], float]:
    """A card with its answer, or with a line to write one on."""
    parts, y = _cards((card,), sign, x, y, size)
    indent = size * 1.1
    if not card.answer.strip():
        y += size * LEADING
        return [*parts, Rule(x + indent, y, x + COLUMN, y, 0.15)], y + size * 0.6
    parts.append(Text(x + indent, y + size * LEADING, size, "→", f'fill="{ACCENT}"'))
    for line in wrapped(card.answer, size, COLUMN - indent * 2.4):
        y += size * LEADING
        parts.append(Text(x + indent * 2.4, y, size, line, 'font-style="italic"'))
    return parts, y + size * 0.7


# More than a sheet


def _figure_on_sheets(board: Board, project: str) -> tuple[list[Part], float]:
    """The figure in the smallest type, with its two rows going on from sheet to sheet."""
    middle = _LEFTS[1] - GAP / 2

    def head(goes_on: bool) -> Block:
        parts, y = _continued(board) if goes_on else _head(board, project)
        top = y + 7.5
        parts += [Text(x, top - 2.5, 5.2, text, _TITLE) for x, text in zip(_LEFTS, (_("NOW"), _("FUTURE")), strict=True)]
        return Block(tuple(parts), top)

    def section(name: str, sign: str, fields: tuple[Quadrant, Quadrant]) -> Section:
        def heading(goes_on: bool) -> Block:
            named = _("{name} (continued)").format(name=name) if goes_on else name
            over = Rule(MARGIN, 0, WIDTH - MARGIN, 0, 0.5, ACCENT)
            return Block((over, *(Text(x, 5.5, 4.0, named, _BOLD) for x in _LEFTS)), 7.0)

        columns = [
            tuple(_block(_cards((card,), sign, x, 0.0, SMALLEST)) for card in board.in_field(field))
            for x, field in zip(_LEFTS, fields, strict=True)
        ]
        return Section(heading, (columns[0], columns[1]))

    sections = [section(row.name, row.sign, row.fields) for row in _rows()]
    return on_sheets(sections, head, lambda top, end: [Rule(middle, top - 7.5, middle, end, 0.5, ACCENT)])


def _step_five_on_sheets(board: Board) -> tuple[list[Part], float]:
    """Step five in the smallest type, from sheet to sheet."""

    def heading(goes_on: bool) -> Block:
        parts: list[Part] = []
        ends = []
        for x, (_field, _sign, question) in zip(_LEFTS, _asked(), strict=True):
            y = 1.0
            for text in wrapped(_("{name} (continued)").format(name=question) if goes_on else question, 4.0, COLUMN, bold=True):
                y += 4.0 * LEADING
                parts.append(Text(x, y, 4.0, text, _BOLD))
            ends.append(y + 2)
        return Block(tuple(parts), max(ends))

    columns = [
        tuple(_block(_answered(card, sign, x, 0.0, SMALLEST)) for card in board.in_field(field))
        for x, (field, sign, _question) in zip(_LEFTS, _asked(), strict=True)
    ]
    head = _block(_step_five_head(board))
    return on_sheets([Section(heading, (columns[0], columns[1]))], lambda _goes_on: head, lambda _top, _end: [])


def _continued(board: Board) -> tuple[list[Part], float]:
    """The head of a further sheet."""
    y = MARGIN
    parts: list[Part] = []
    for text in _begun(wrapped(_named(board) or _("Now and future"), 4.2, WIDTH - 2 * MARGIN)):
        y += 4.2 * LEADING
        parts.append(Text(MARGIN, y, 4.2, text, f'fill="{PALE}"'))
    return parts, y + 5


def _block(drawn: tuple[list[Part], float]) -> Block:
    return Block(tuple(drawn[0]), drawn[1])


def _named(board: Board) -> str:
    return " · ".join(each for each in (one_line(board.title), one_line(board.target)) if each)


# The file


def _svg(board: Board, parts: Sequence[Part], height: float) -> str:
    title = clean(_named(board))
    size = f'width="{WIDTH:g}mm" height="{height:.1f}mm" viewBox="0 0 {WIDTH:g} {height:.1f}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} xml:lang="{language()}" '
        f'font-family="Helvetica, Arial, Liberation Sans, Source Sans Pro, sans-serif" fill="{INK}">',
        f"<title>{escape(title or _('Now and future'))}</title>",
        f'<rect width="{WIDTH:g}" height="{height:.1f}" fill="#ffffff"/>',
        *map(_drawn, parts),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _drawn(part: Part) -> str:
    match part:
        case Text(x, y, size, text, style):
            return f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}"{" " if style else ""}{style}>{escape(text)}</text>'
        case Rule(x, y, to_x, to_y, width, colour):
            ends = f'x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}"'
            return f'<line {ends} stroke="{colour}" stroke-width="{width:g}"/>'
