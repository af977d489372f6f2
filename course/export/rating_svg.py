"""The ratings before and after the course as a picture: a ring before, a dot after, and a diamond for how it looked back on.

Shape says it, and never colour; every row has its numbers beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from course.export.board_svg import clean, text_width, wrapped
from course.locale import _, language
from course.study.development import Rated
from course.study.rating import HIGHEST, LOWEST

WIDTH = 144.0
"""As wide as the text of an upright page, in millimetres."""
_ACCENT, _INK, _SOFT, _HAIRLINE = "#14505C", "#1B1F21", "#53595C", "#C3CBCE"
_SIZE = 3.2
"""Height of the type: 9 points."""
_TEXTS = 62.0
"""Room for the statements."""
_SCALE, _END = 70.0, 118.0
"""Where the lowest and the highest number stand."""
_NUMBERS = 124.0
_TOP = 8.0
"""Room for what the marks mean."""
_LEADING = 1.14
_LEFT = 0.6
"""Room for a letter that begins left of its place."""
_GAP = 1.0
"""Between two rows."""
_LEAST = 6.0
"""How tall a row is at least."""


def rating_svg(statements: Sequence[Rated]) -> str:
    """The picture, as a whole SVG file.

    Args:
        statements: What was rated, at any of the three moments.
    """
    texts = [wrapped(each.statement.text, _SIZE, _TEXTS) for each in statements]
    heights = [max(len(lines) * _SIZE * _LEADING, _LEAST) + _GAP for lines in texts]
    end = _TOP + sum(heights)
    parts = [*_legend(any(each.then is not None for each in statements)), *_grid(end)]
    top = _TOP
    for each, lines, height in zip(statements, texts, heights, strict=True):
        middle = top + height / 2
        first = middle - (len(lines) - 1) * _SIZE * _LEADING / 2
        parts += [_text(_LEFT, first + number * _SIZE * _LEADING, line) for number, line in enumerate(lines)]
        parts += _marks(each, middle)
        parts.append(_text(_NUMBERS, middle, _numbers(each), _SOFT))
        top += height
    return _file(parts, end + 1.8 * _SIZE)


def _grid(end: float) -> Iterator[str]:
    """A thin line for each number, which stands below it."""
    for number in range(LOWEST, HIGHEST + 1):
        x = _at(number)
        yield f'<line x1="{x:.2f}" y1="{_TOP:.2f}" x2="{x:.2f}" y2="{end:.2f}" stroke="{_HAIRLINE}" stroke-width="0.2"/>'
        yield _text(x, end + _SIZE, str(number), _SOFT, anchor="middle")


def _legend(has_then: bool) -> Iterator[str]:
    """What the marks mean, on one line."""
    names = [(_ring, _("before")), (_dot, _("after"))]
    if has_then:
        names.append((_diamond, _("when I began, as seen today")))
    x = _LEFT + 2.3
    for mark, name in names:
        yield mark(x, _SIZE)
        yield _text(x + 3.4, _SIZE, name, _SOFT)
        x += 3.4 + text_width(name, _SIZE) + 5


def _marks(rated: Rated, y: float) -> Iterator[str]:
    if rated.before is not None and rated.now is not None and rated.before != rated.now:
        ends = f'x1="{_at(rated.before):.2f}" y1="{y:.2f}" x2="{_at(rated.now):.2f}" y2="{y:.2f}"'
        yield f'<line {ends} stroke="{_ACCENT}" stroke-width="0.7"/>'
    if rated.then is not None:
        yield _diamond(_at(rated.then), y)
    if rated.before is not None:
        yield _ring(_at(rated.before), y)
    if rated.now is not None:
        yield _dot(_at(rated.now), y, 0.8 if rated.now == rated.before else 1.4)


def _numbers(rated: Rated) -> str:
    """The numbers of a row, with the diamond's in brackets."""
    both = " → ".join(str(value) for value in (rated.before, rated.now) if value is not None)
    return " ".join(filter(None, (both, f"({rated.then})" if rated.then is not None else "")))


def _ring(x: float, y: float) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.4" fill="#ffffff" stroke="{_ACCENT}" stroke-width="0.5"/>'


def _dot(x: float, y: float, radius: float = 1.4) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}" fill="{_ACCENT}"/>'


def _diamond(x: float, y: float) -> str:
    """Larger than the others, which may lie in it."""
    corners = " ".join(f"{x + right:.2f},{y + down:.2f}" for right, down in ((0, -2.3), (2.3, 0), (0, 2.3), (-2.3, 0)))
    return f'<polygon points="{corners}" fill="#ffffff" stroke="{_INK}" stroke-width="0.4"/>'


def _text(x: float, middle: float, text: str, colour: str = _INK, *, anchor: str = "start") -> str:
    """A line of text, its small letters around a height."""
    place = f'x="{x:.2f}" y="{middle + _SIZE * 0.34:.2f}" font-size="{_SIZE:g}" fill="{colour}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(clean(text))}</text>"


def _at(number: int) -> float:
    return _SCALE + (number - LOWEST) * (_END - _SCALE) / (HIGHEST - LOWEST)


def _file(parts: Sequence[str], height: float) -> str:
    size = f'width="{WIDTH:g}mm" height="{height:.1f}mm" viewBox="0 0 {WIDTH:g} {height:.1f}"'
    fonts = "Source Sans Pro, Segoe UI, Calibri, Carlito, Helvetica, Arial, sans-serif"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} xml:lang="{language()}" font-family="{fonts}">',
        f"<title>{escape(_('Before and after the course'))}</title>",
        f'<rect width="{WIDTH:g}" height="{height:.1f}" fill="#ffffff"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
