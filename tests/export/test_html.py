"""One page of HTML that asks nothing of anybody: a reader gives the very words back, and nothing written commands it."""

from __future__ import annotations

from collections.abc import Callable

import html5lib
import pytest
from hypothesis import example, given, settings

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
from course.export.html import to_html
from course.export.markdown import normalised
from tests.export.office import words as words_in
from tests.export.office.samples import documents
from tests.export.test_markdown import texts

HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--",
    "&lt;b&gt;",
    "]]>",
    "</style>",
    "x" * 5000,
]
KINDS: list[Callable[[str], DocumentBlock]] = [
    lambda text: Heading(2, text),
    Paragraph,
    Quote,
    Caption,
    lambda text: Bullets((text, text)),
    lambda text: Table((text, "b"), ((text, text),)),
    lambda text: Link(text, text),
    lambda text: Facts(((text, text),)),
    lambda text: Picture('<svg xmlns="http://www.w3.org/2000/svg"></svg>', text),
]


def read(blocks: tuple[DocumentBlock, ...], title: str = "Min dagbog") -> tuple[html5lib.HTMLParser, object]:
    parser = html5lib.HTMLParser(strict=False)
    return parser, parser.parse(to_html(Document(title, blocks, language="da")))


def words(tree: object) -> list[str]:
    body = tree.find(f"{HTML}body")  # type: ignore[attr-defined]
    return " ".join(body.itertext()).split()


def test_the_page_is_whole_and_says_its_language() -> None:
    parser, tree = read((Heading(2, "Lektion"), Paragraph("Spørgsmål?"), Quote("Mine ord.\nTo linjer.\n\nNyt afsnit.")))
    assert parser.errors == []
    assert tree.get("lang") == "da"  # type: ignore[attr-defined]
    quote = tree.find(f".//{HTML}blockquote")  # type: ignore[attr-defined]
    assert [" ".join(p.itertext()) for p in quote] == ["Mine ord. To linjer.", "Nyt afsnit."]
    assert words(tree) == ["Min", "dagbog", "Lektion", "Spørgsmål?", "Mine", "ord.", "To", "linjer.", "Nyt", "afsnit."]


def test_many_sections_have_contents_and_a_way_past_them() -> None:
    _parser, tree = read(tuple(Heading(2, f"Lektion {number}") for number in range(4)))
    links = [each.get("href") for each in tree.iter(f"{HTML}a")]  # type: ignore[attr-defined]
    ids = {each.get("id") for each in tree.iter() if each.get("id")}  # type: ignore[attr-defined]
    assert links[0] == "#text" and len(links) == 5
    assert {each.removeprefix("#") for each in links} <= ids


def test_a_table_names_its_columns_and_a_picture_says_what_it_shows() -> None:
    picture = Picture('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "Tavlen: 2 kort")
    _parser, tree = read((Table(("Hvem", "Hvornår"), (("Alle", "fredag"),)), PageBreak(), picture))
    assert [each.get("scope") for each in tree.iter(f"{HTML}th")] == ["col", "col"]  # type: ignore[attr-defined]
    figure = tree.find(f".//{HTML}figure")  # type: ignore[attr-defined]
    assert (figure.get("role"), figure.get("aria-label")) == ("img", "Tavlen: 2 kort")


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = to_html(Document("Min dagbog", (Link("læs", "javascript:alert(1)"), Link("", "https://eksempel.dk/a?b=1&c=2"))))
    assert "javascript" not in page
    assert "<script" not in page and "src=" not in page and "@import" not in page and "url(" not in page
    assert 'href="https://eksempel.dk/a?b=1&amp;c=2"' in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_no_text_is_markup(text: str, kind: int) -> None:
    _parser, tree = read((KINDS[kind](text),), title=text)
    _parser, plain = read((KINDS[kind]("x"),), title="x")
    assert [each.tag for each in tree.iter()] == [each.tag for each in plain.iter()]  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(texts)
@example("\ud800")
@example("\x00\x1b[31m")
@example("\ufeff \u202e")
def test_every_text_comes_back_in_its_words(text: str) -> None:
    page = to_html(Document("Titel", (Quote(text), Paragraph(text), Bullets((text,)), Table(("k",), ((text,),)))))
    page.encode("utf-8")
    tree = html5lib.parse(page)
    quote = tree.find(f".//{HTML}blockquote")
    assert " ".join(quote.itertext()).split() == normalised(text).split()
    assert len(list(tree.iter(f"{HTML}script"))) == 0


@given(document=documents)
@example(document=Document("En side", (Link("\n\n", "ikke en adresse"),)))
@settings(max_examples=30)
def test_whatever_is_written_it_is_a_page_with_the_words_of_markdown_that_does_nothing(document: Document) -> None:
    page = to_html(document)
    page.encode("utf-8")
    assert words_in.bare(words_in.of_html(page.translate(words_in.NO_XML))) == words_in.bare(words_in.of_markdown(document))
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert not {each.tag for each in tree.iter()} & {"script", "iframe", "object", "embed", "form", "base", "link"}
    assert not any(name.startswith("on") or name == "src" for each in tree.iter() for name in each.attrib)


def test_lines_to_write_on_are_only_there_on_paper() -> None:
    page = to_html(Document("Samtalen", (Heading(2, "Det aftaler vi"), Lines(3))))
    assert '<div class="lines" aria-hidden="true"><div></div><div></div><div></div></div>' in page
    screen, _media, paper = page.partition("@media print")
    assert ".lines { display: none; }" in screen
    assert ".lines { display: block;" in paper
