"""Markdown survives any text: a CommonMark reader gives the very text back, and the structure around it doesn't move."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from course.export.document import Bullets, Caption, Document, Facts, Heading, Lines, Link, Paragraph, Quote, Table
from course.export.markdown import normalised, to_markdown, to_plain

READERS = {"commonmark": MarkdownIt("commonmark"), "gfm": MarkdownIt("commonmark").enable(["table", "strikethrough"])}

MARKUP = [
    *"#-+*_=>`~[](){}<>!|\\/&:;.\"'$%^@1 \t\n\r",
    *("# ", "1. ", "1) ", "- ", "* ", "> ", "```", "~~~", "    ", "\n\n", "---", "===", "***", "[/]", "[a](b)", "![a](b)"),
    *("<b>", "</div>", "<!--", "&amp;", "&#65;", "[x]: y", "|-|", "a|b", "\\\n", "  \n", "<http://a.b>", "~~x~~", ": d"),
    *(
        "\u202e",
        "\u200f",
        "\ufeff",
        "\xa0",
        "\u3000",
        "\u2028",
        "\x00",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\ud800",
        "👩‍👧",
        "æøå",
        "العربية",
    ),
]
texts = st.lists(st.one_of(st.sampled_from(MARKUP), st.text(st.characters(codec=None), max_size=5)), max_size=40).map("".join)


def tokens(markdown: str, reader: str) -> list[Token]:
    return READERS[reader].parse(markdown)


def plain(inline: Token) -> str:
    """The text of one paragraph; whatever is not plain text in it (a link, say) shows as its type, and so as a difference."""
    ends = {"hardbreak": "\n", "softbreak": "<soft>"}
    parts = [
        child.content if child.type == "text" else ends.get(child.type, f"<{child.type}>") for child in inline.children or ()
    ]
    return "".join(parts)


def quoted(markdown: str, reader: str) -> list[str]:
    """The text of each block quote, its paragraphs apart by a blank line."""
    found: list[list[str]] = []
    inside = False
    for token in tokens(markdown, reader):
        if token.type == "blockquote_open":
            inside = True
            found.append([])
        elif token.type == "blockquote_close":
            inside = False
        elif inside and token.type == "inline":
            found[-1].append(plain(token))
        elif inside:
            assert token.type in {"paragraph_open", "paragraph_close"}, token
    return ["\n\n".join(paragraphs) for paragraphs in found]


def shape(markdown: str, reader: str) -> list[str]:
    """The document's blocks; a quote's own paragraphs don't count."""
    found = [(token.type, token.tag, token.level) for token in tokens(markdown, reader)]
    return [f"{kind} {tag}" for kind, tag, level in found if level == 0]


def expected(text: str) -> str:
    """What comes back: the documented losses, and a line's first spaces as spaces that don't break."""
    lines = [(line, line.lstrip()) for line in normalised(text).split("\n")]
    return "\n".join(line[: len(line) - len(bare)].replace(" ", "\xa0") + bare for line, bare in lines)


@pytest.mark.parametrize("reader", READERS)
@given(text=texts)
@example(text="1. først\n2) så\n- punkt\n+ plus\n# overskrift\n> citat\n---\n===\n```\nkode\n```\n    indrykket")
@example(text="a|b\n-|-\n1|2\n\n: d\n[x]: http://y\n<script>[/]\n\t\ttabs  \n\n\n\nslut\\")
@example(text=" \x1c\u3000- x\n 1. y\n\u2003\u2003z")
@example(text="\n2026. x\n123456789) y")
@example(text="\n\na|b\n|-|-|")
@example(text="\n\xa0 x")
@example(text="\u202eNEGRUT\u202c \x1b[31mrød\x00\x07 \ud800")
@settings(max_examples=300, deadline=None)
def test_what_a_leader_wrote_comes_back(reader: str, text: str) -> None:
    document = Document("Dagbog", (Quote(f"x{text}"), Caption("Skrevet"), Quote(f"{text}x"), Heading(2, "Kilde")))
    markdown = to_markdown(document)
    assert markdown.encode("utf-8")
    assert quoted(markdown, reader) == [expected(f"x{text}"), expected(f"{text}x")]
    harmless = to_markdown(Document("a", (Quote("b"), Caption("c"), Quote("d"), Heading(2, "e"))))
    assert shape(markdown, reader) == shape(harmless, reader)


@pytest.mark.parametrize("reader", READERS)
@given(text=texts)
@settings(max_examples=200, deadline=None)
def test_no_text_leaves_its_block(reader: str, text: str) -> None:
    """Headings, captions and lists hold text on one line, wherever it comes from: a lesson, or an id of an earlier edition."""
    one_line = f"x{text}x"
    blocks = (Heading(3, one_line), Paragraph(one_line), Caption(one_line), Bullets((one_line, "b")), Heading(2, "Kilde"))
    markdown = to_markdown(Document(one_line, blocks))
    inlines = [plain(token) for token in tokens(markdown, reader) if token.type == "inline"]
    paragraphs = expected(one_line).split("\n\n")
    line = " ".join(normalised(one_line).split())
    assert inlines == [line, line, *paragraphs, f"<em_open>{line}<em_close>", line, "b", "Kilde"]
    headings = [token.tag for token in tokens(markdown, reader) if token.type == "heading_open"]
    assert headings == ["h1", "h3", "h2"]


@given(text=texts)
@example(text="\\|")
@settings(max_examples=200, deadline=None)
def test_no_text_leaves_its_cell(text: str) -> None:
    markdown = to_markdown(Document("Figur", (Table(("Nu", f"x{text}"), ((f"{text}x", "b"), ("", "d"))), Heading(2, "Kilde"))))
    cells = [plain(token).replace("<html_inline>", "\n") for token in tokens(markdown, "gfm") if token.type == "inline"]

    def lines(cell: str) -> str:
        found = (" ".join(line.split()) for line in normalised(cell).split("\n"))
        return "\n".join(line for line in found if line)

    assert cells == ["Figur", "Nu", lines(f"x{text}"), lines(f"{text}x"), "b", "", "d", "Kilde"]


@given(text=texts)
@settings(deadline=None)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


def test_what_nobody_can_see_is_shown_or_dropped() -> None:
    assert normalised("a\x00b\x1b[31m\x7f\x9b\ud800") == "a␀b␛[31m␡��"
    assert normalised("en\r\nto\rtre\u2028fire\vfem") == "en\nto\ntre\nfire\nfem"
    assert normalised("\n\n a  b \t\n\n\n\nc\n") == " a  b\n\nc"


def test_a_megabyte_is_no_trouble() -> None:
    text = "- [x] `kode` *fed* <b>\næøå 1. slut\n\n" * 27_000
    assert quoted(to_markdown(Document("Dagbog", (Quote(text),))), "commonmark") == [expected(text)]


def test_ordinary_danish_stays_readable() -> None:
    text = "Vi mødtes kl. 9.42 (tre kolleger & jeg).\nHvad nu? »Det går!«"
    assert (
        to_markdown(Document("Dagbog", (Quote(text),)))
        == "# Dagbog\n\n> Vi mødtes kl. 9.42 (tre kolleger \\& jeg).\\\n> Hvad nu? »Det går!«\n"
    )


def test_what_cannot_be_seen_is_shown_and_a_space_that_does_not_break_stays_one() -> None:
    assert normalised("a\x80b\x9fc\x7fd\x1be\ud800f\udfffg") == "a\ufffdb\ufffdc\u2421d\u241be\ufffdf\ufffdg"
    assert normalised("10\xa0000\u2009kr.\ue000") == "10\xa0000\u2009kr.\ue000"


def test_a_list_is_numbered_where_its_order_says_something() -> None:
    assert to_markdown(Document("A", (Bullets(("b", "c")),))) == "# A\n\n- b\n- c\n"
    assert to_markdown(Document("A", (Bullets(("b", "c"), numbered=True),))) == "# A\n\n1. b\n2. c\n"
    assert to_plain(Document("A", (Bullets(("b", "c")),))).endswith("• b\n• c")
    assert to_plain(Document("A", (Bullets(("b", "c"), numbered=True),))).endswith("1. b\n2. c")


def test_each_fact_stands_on_its_own_under_its_name() -> None:
    document = Document("A", (Facts((("Sted ", "Rum 2\nForenden"), ("Dag", ""))),))
    assert to_markdown(document) == "# A\n\n**Sted:** Rum 2\\\nForenden\n\n**Dag:**\n"
    assert to_plain(document) == "A\n\nSted: Rum 2\nForenden\nDag:"


def test_nothing_stands_between_no_marks() -> None:
    assert to_markdown(Document("A", (Caption(" "), Link("\n", "https://a.dk")))) == "# A\n\n\n\n[https://a.dk](https://a.dk)\n"


def test_lines_to_write_on_are_left_out() -> None:
    document = Document("Samtalen", (Lines(3), Heading(2, "Det aftaler vi"), Lines(3)))
    assert to_markdown(document) == "# Samtalen\n\n## Det aftaler vi\n"
    assert to_plain(document) == "Samtalen\n\nDet aftaler vi"
