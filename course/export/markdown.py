"""A document as Markdown that means the same whatever is written in it.

Any text survives a CommonMark reader, except for what can't be seen or would do harm: spaces at the end of a line are dropped,
several blank lines become one, a tab becomes four spaces and a line's first spaces don't break, control characters are shown as
their symbols (␛), and halves of characters as `�`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from msgspec.structs import replace

from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Cell,
    Document,
    Facts,
    Heading,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    SimpleBlock,
    Status,
    Table,
    Ticks,
)

TAB = "    "

_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>&#~|$^])")
"""What has a meaning anywhere in a line: in CommonMark, or in the common dialects (tables, mathematics, strikethrough)."""
_STARTS_SOMETHING = re.compile(r"^(?:(?=[-+=:])|(\d{1,9})(?=[.)](?:\s|$)))")
"""Where a line starts with what has a meaning only there: lists, rules, underlined headings, definitions."""
_IN_ADDRESSES = "/:?#[]@!$&'*+,;=%"
"""What stands in an address as it is, besides letters and digits; brackets would end it."""
_RARE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What is changed in a text that isn't only letters, spaces and line ends, as most are."""
_UNSEEN = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_UNSEEN |= {0x7F: 0x2421} | dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)


def to_markdown(document: Document) -> str:
    """The document in Markdown, ending with a line break."""
    return "\n\n".join(_block(each) for each in document.in_order if not isinstance(each, Lines)) + "\n"


def to_plain(document: Document) -> str:
    """The document as plain text, to be read on the screen: its words, without marks."""
    return "\n\n".join(_plain(block) for block in document.in_order if not isinstance(block, PageBreak | Lines))


def normalised(text: str) -> str:
    """The text as it comes back from a Markdown reader: what the module says is lost is lost, all else is kept."""
    visible = _LINE_END.sub("\n", text).replace("\t", TAB).translate(_UNSEEN) if _RARE.search(text) else text
    lines = (line.rstrip() for line in visible.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines).strip("\n"))


def cell_text(cell: Cell) -> str:
    """What a table's cell says, in words alone."""
    return cell.word if isinstance(cell, Status) else cell


def _block(block: SimpleBlock) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_inline(text)}"
        case Paragraph(text):
            return _lines(text, "")
        case Caption(text) | Picture(_, text):
            return _marked("*", text)
        case Quote(text):
            return _lines(text, "> ")
        case Bullets(items, numbered):
            return "\n".join(f"{f'{number}.' if numbered else '-'} {_inline(item)}" for number, item in enumerate(items, start=1))
        case Table(columns, rows):
            return "\n".join([_row(columns), "|" + " --- |" * len(columns), *map(_row, rows)])
        case Facts(facts):
            return "\n\n".join(_fact(name, text) for name, text in facts)
        case Ticks():
            return "\n".join(f"- {box} {_inline(text)}" for box, text in block.told)
        case Cards(items, _look, numbered):
            return "\n".join(_card(card, f"{number}." if numbered else "-") for number, card in enumerate(items, start=1))
        case Link(text, target):
            return f"[{_inline(text) or _inline(target)}]({_address(target)})"
        case PageBreak():
            return "---"
        case Lines():
            return ""


def _fact(name: str, text: str) -> str:
    return f"{_marked('**', f'{_name(name)}:')} {_lines(text, '')}".rstrip()


def _name(name: str) -> str:
    """What a fact is called: what can't be seen in it is made visible before blanks go, which Python takes it for."""
    return normalised(name).strip()


def _card(card: Card, mark: str) -> str:
    """A card as an item of a list, all that is on it below each other."""
    said = [_marked("**", card.title), *map(_inline, normalised(card.text).split("\n"))]
    said += [f"{_marked('**', f'{_name(name)}:')} {_inline(text)}".rstrip() for name, text in card.facts]
    indent = " " * (len(mark) + 1)
    return f"{mark} " + f"\\\n{indent}".join(filter(None, said))


def _plain_card(card: Card, mark: str) -> str:
    facts = (f"{_name(name)}: {text}".strip() for name, text in card.facts)
    return normalised("\n".join(filter(str.strip, (f"{mark} {card.title}", card.text, *facts))))


def _plain(block: SimpleBlock) -> str:
    match block:
        case Bullets(items, numbered):
            return "\n".join(f"{f'{n}.' if numbered else '•'} {normalised(item)}" for n, item in enumerate(items, start=1))
        case Table(columns, rows):
            named = (zip(columns, map(cell_text, row), strict=True) for row in rows)
            return normalised("\n\n".join("\n".join(_cell(name, cell) for name, cell in row if cell.strip()) for row in named))
        case Facts(facts):
            return normalised("\n".join(f"{_name(name)}: {text}" for name, text in facts))
        case Picture(_svg, alt):
            return normalised(alt)
        case Link(text, target):
            return normalised(f"{text}: {target}" if text.strip() else target)
        case Ticks():
            return normalised("\n".join(f"{box} {text}" for box, text in block.told))
        case Cards(items):
            return "\n\n".join(
                _plain_card(replace(card, title=title), "•") for title, card in zip(block.titles, items, strict=True)
            )
        case PageBreak() | Lines():
            return ""
        case Heading(_, text) | Paragraph(text) | Quote(text) | Caption(text):
            return normalised(text)


def _cell(name: str, cell: str) -> str:
    """A cell behind the name of its column, where that has one."""
    return f"{name}: {cell}" if name.strip() else cell


def _marked(mark: str, text: str) -> str:
    """A text on one line between two marks, which would be read as such around nothing."""
    inline = _inline(text)
    return f"{mark}{inline}{mark}" if inline else ""


def _inline(text: str) -> str:
    """A text on one line."""
    return _escaped(" ".join(normalised(text).split()))


def _address(target: str) -> str:
    """An address in which nothing ends the link, and nothing is read as an entity."""
    return quote(target.strip(), safe=_IN_ADDRESSES, errors="replace").replace("&", "\\&")


def _row(cells: Sequence[Cell]) -> str:
    """A table's row: each cell on one line, its own line breaks as breaks of HTML, which tables need."""
    lines = ("<br>".join(_inline(line) for line in normalised(cell_text(cell)).split("\n") if line.strip()) for cell in cells)
    return "".join(f"| {line} " for line in lines) + "|"


def _lines(text: str, prefix: str) -> str:
    """A text with its own lines and paragraphs, each line behind a prefix."""
    paragraphs = normalised(text).split("\n\n")
    # A backslash at the end of a line keeps the line break; two spaces would do too, but editors like to remove them.
    broken = ("\\\n".join(_escaped(line) for line in paragraph.split("\n")) for paragraph in paragraphs)
    return "\n".join(f"{prefix}{line}".rstrip() for line in "\n\n".join(broken).split("\n"))


def _escaped(line: str) -> str:
    bare = line.lstrip()
    indent = "".join("&nbsp;" if char == " " else f"&#{ord(char)};" for char in line[: len(line) - len(bare)])
    escaped = _MEANS_SOMETHING.sub(r"\\\1", bare)
    return indent + escaped if indent else _STARTS_SOMETHING.sub(r"\1\\", escaped)
