"""Paper, colours and type: one table, which every format with styles is made from. Lengths are in millimetres, type in points."""

from __future__ import annotations

from msgspec import Struct

from course.export.document import (
    Bullets,
    Caption,
    Cards,
    Document,
    Heading,
    Layout,
    Matrix,
    Paragraph,
    Quote,
    SimpleBlock,
    Ticks,
)

INK, ACCENT, SOFT, HAIRLINE, TINT, PEN = "1B1F21", "14505C", "53595C", "C3CBCE", "E9F0F1", "7B8589"
"""The last one is for what is written on by hand: to be seen on a poor copy."""
SANS, SERIF = "Calibri", "Cambria"
SAME_WIDTH = {SANS: "Carlito", SERIF: "Caladea"}
"""What stands in for a font where Office isn't installed, line for line."""
LANGUAGES = {"da": "da-DK", "en": "en-GB"}
"""The languages of a document as a word processor knows them."""

QUOTE_INDENT, QUOTE_LINE, QUOTE_GAP = 4.5, 2, 3.5
"""How far the leader's words stand in; how thick the line at their left is, in points; and how far that is from them."""
CELL = 2
"""Above and below a cell, and between columns."""
LIST_INDENT = 6
FRAME = 12
"""How far a frame is from the edge."""


class Page(Struct, frozen=True):
    """A sheet of paper."""

    width: float
    height: float
    top: float
    """Its margins."""
    bottom: float
    side: float
    scale: float = 1
    """How much larger the letters are than on a page that is held in the hand."""
    room: float = 1
    """How much of the usual room there is between paragraphs: what is to stay on one page has less."""
    framed: bool = False
    """Whether there is a frame around it, and what stands in it in the middle."""

    @property
    def leading(self) -> int:
        """How far apart lines stand, in percent of what their letters ask for."""
        return 115 if self.room >= 1 else 100

    @property
    def text_width(self) -> float:
        """How wide what stands on it is."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """How high."""
        return self.height - self.top - self.bottom


PORTRAIT, LANDSCAPE = Page(210, 297, 26, 27, 33), Page(297, 210, 20, 24, 24)
"""A4, upright with lines of 80 to 87 letters, and on its side for wide tables."""
_SHEET, _LYING_SHEET = Page(210, 297, 20, 21, 24, room=0.6), Page(297, 210, 20, 22, 24, room=0.6)
_WALL, _POSTER = Page(210, 297, 24, 24, 26, 1.45), Page(420, 297, 17, 20, 22, 1.4)
_CERTIFICATE = Page(297, 210, 26, 20, 34, 1.15, room=0.75, framed=True)
_PAGES: dict[tuple[Layout, bool], Page] = {
    ("text", False): PORTRAIT,
    ("text", True): LANDSCAPE,
    ("sheet", False): _SHEET,
    ("sheet", True): _LYING_SHEET,
    ("wall", False): _WALL,
    ("poster", True): _POSTER,
    ("certificate", True): _CERTIFICATE,
}
"""The sheets of each layout, upright and on their side."""


class TextStyle(Struct, frozen=True):
    """How a kind of paragraph looks."""

    word: str
    """What Word calls it; the built-in names are in English in every file, and shown in the reader's language."""
    odt: str
    """What OpenDocument calls it."""
    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    color: str = INK
    font: str = SANS
    outline: int = 0
    """How deep it stands among the headings; 0 where it is none."""
    keeps: bool = False
    """Whether it stays on the page of what follows."""


TITLE = TextStyle("Title", "Title", 24, 0, 5, True, ACCENT, keeps=True)
_LOOKS = ((14, 8.4, 3, ACCENT), (11.5, 6, 2, INK), (9.5, 5, 2, ACCENT))
"""The three levels of headings that differ; what stands deeper looks like the last one."""
HEADINGS = tuple(
    TextStyle(f"Heading {level}", f"Heading {level}", size, before, after, True, color, outline=level, keeps=True)
    for level, (size, before, after, color) in enumerate((*_LOOKS, *[_LOOKS[-1]] * 6), start=1)
)
BODY = TextStyle("Body Text", "Text body", 11, 0, 2.8)
QUOTE = TextStyle("Quote", "Quotations", 12, 1.5, 1.5, font=SERIF)
CAPTION = TextStyle("caption", "Caption", 9, 1, 4, color=SOFT)
BULLET = TextStyle("List Bullet", "List Bullet", 11, 0, 1)
NUMBER = TextStyle("List Number", "List Number", 11, 0, 1)
TICK = TextStyle("List", "List", 11, 0, 1)
BOX = TextStyle("Boxed Text", "Boxed Text", 11, 5, 5)
CELL_TEXT = TextStyle("Table Contents", "Table Contents", 9.5)
CELL_HEADING = TextStyle("Table Heading", "Table Heading", 9.5, bold=True, color=ACCENT)
FACT_NAME = TextStyle("Fact Name", "Fact Name", 10.5, bold=True, color=SOFT)
FACT = TextStyle("Fact", "Fact", 10.5)
GAP = TextStyle("Table Gap", "Table Gap", 2, 3)
"""Between two tables: without a line of their own Word makes one table of them."""
CONTENTS_HEADING = TextStyle("TOC Heading", "Contents Heading", 14, 8.4, 3, bold=True, color=ACCENT, keeps=True)
CONTENTS = TextStyle("toc 1", "Contents 1", 11, 0, 1.5)
FOOTER = TextStyle("footer", "Footer", 8.5, color=SOFT)

TEXT_STYLES = (
    TITLE,
    *HEADINGS,
    BODY,
    QUOTE,
    CAPTION,
    BULLET,
    NUMBER,
    TICK,
    BOX,
    CELL_TEXT,
    CELL_HEADING,
    FACT_NAME,
    FACT,
    GAP,
    CONTENTS_HEADING,
    CONTENTS,
    FOOTER,
)

CENTRED = frozenset((TITLE, HEADINGS[0], BODY, CAPTION))
"""What stands in the middle of a page with a frame."""


def page_of(document: Document) -> Page:
    """The sheets of a document."""
    lying = document.landscape
    return _PAGES.get((document.layout, lying)) or _PAGES.get((document.layout, not lying)) or PORTRAIT


def style_of(block: SimpleBlock | Matrix) -> TextStyle:
    """The style of a block's paragraphs; what is no text of its own has that of running text."""
    match block:
        case Heading(level, _text):
            return TITLE if level <= 1 else HEADINGS[min(level - 1, len(HEADINGS)) - 1]
        case Quote():
            return QUOTE
        case Caption():
            return CAPTION
        case Bullets(numbered=numbered) | Cards(numbered=numbered):
            return NUMBER if numbered else BULLET
        case Ticks():
            return TICK
        case Paragraph(boxed=True):
            return BOX
        case _:
            return BODY
