"""A document as PDF: what a reader that didn't write it finds there, whatever is written in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from msgspec.structs import replace

from course.cli import main
from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
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
from course.export.pdf.writer import to_pdf
from course.locale import use
from tests.export.office.samples import documents
from tests.export.pdf.reading import bare, elements, fonts, headings, lines, opened, tags, text
from tests.export.test_markdown import texts

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="20" height="10"/><text y="9">Æ 😀</text></svg>'
BLOCKS: tuple[DocumentBlock, ...] = (
    Caption("Dannet i dag"),
    Heading(2, "Lektion 1: Hvem sætter rammerne?"),
    Heading(3, "En ramme hos jer"),
    Paragraph("Gå din seneste arbejdsdag igennem."),
    Quote("Æblerne på øen.\nEn linje til.\n\nEt afsnit til."),
    Caption("Skrevet onsdag den 30. september 2026"),
    Paragraph("Brødtekst."),
    Bullets(("første", "anden")),
    Bullets(("et skridt", "et til"), numbered=True),
    Table(("Hvem", "Hvad"), (("Forældre", "Et brev"), ("Personale", ""))),
    Facts((("Kommer fra", "Forvaltningen"), ("Skal være i brug", "mandag den 1. marts 2027"))),
    Picture(SVG, "En figur med to felter"),
    Link("Hent heftet", "https://example.org/hæfte?a=b"),
    PageBreak(),
    Heading(2, "Kilde"),
    Paragraph("Heftet."),
)
RICH = Document("Min dagbog", BLOCKS, "da", date=date(2026, 11, 30), source="Fra selvstudiet")
TAGS = (
    "Document H1 P H2 H3 P BlockQuote P P P P L LI Lbl LBody LI Lbl LBody L LI Lbl LBody LI Lbl LBody "
    "Table THead TR TH TH TBody TR TD TD TR TD TD L LI Lbl Strong LBody LI Lbl Strong LBody Figure P Link H2 P"
)


def test_every_block_has_the_tag_that_says_what_it_is() -> None:
    reader = opened(to_pdf(RICH))
    assert tags(reader) == TAGS.split()
    found = elements(reader)
    assert [each["/Alt"] for each in found if each["/S"] == "/Figure"] == ["En figur med to felter"]
    assert {each["/A"][0]["/Scope"] for each in found if each["/S"] == "/TH"} == {"/Column"}
    numbering = [each["/A"][0]["/ListNumbering"] for each in found if each["/S"] == "/L"]
    assert numbering == ["/Circle", "/Decimal", "/None"]


def test_lines_to_write_on_are_nothing_to_be_read_out() -> None:
    written_on = replace(RICH, blocks=(*BLOCKS, Heading(2, "Det aftaler vi"), Lines(3)))
    assert tags(opened(to_pdf(written_on))) == [*TAGS.split(), "H2"]
    assert to_pdf(written_on) != to_pdf(replace(written_on, blocks=written_on.blocks[:-1]))


def test_the_file_says_what_it_is_and_nothing_of_who_made_it() -> None:
    reader = opened(to_pdf(RICH))
    root: Any = reader.root_object
    assert root["/Lang"] == "da-DK"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    midnight = "D:20261130000000Z"
    told = {"/Title": "Min dagbog", "/CreationDate": midnight, "/ModDate": midnight}
    assert {name: said for name, said in (reader.metadata or {}).items() if name != "/Creator"} == told
    assert set(opened(to_pdf(Document("Tavle"))).metadata or {}) == {"/Title", "/Creator"}
    assert headings(reader) == [
        (1, "Min dagbog"),
        (2, "Lektion 1: Hvem sætter rammerne?"),
        (3, "En ramme hos jer"),
        (2, "Kilde"),
    ]


def test_two_voices_each_in_its_font_and_every_font_is_in_the_file() -> None:
    found = fonts(opened(to_pdf(RICH)))
    assert set(found) == {"SourceSansPro-Regular", "SourceSansPro-Semibold", "LibertinusSerif-Regular-Identity-H"}
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in found.values())


def test_the_words_stand_there_in_their_order() -> None:
    reader = opened(to_pdf(RICH))
    assert len(reader.pages) == 2
    assert [page.extract_text().split("\n")[-1] for page in reader.pages] == [
        "Fra selvstudiet Side 1 af 2",
        "Fra selvstudiet Side 2 af 2",
    ]
    assert " ".join(lines(reader)) == (
        "Min dagbog Dannet i dag Lektion 1: Hvem sætter rammerne? En ramme hos jer Gå din seneste arbejdsdag igennem. "
        "Æblerne på øen. En linje til. Et afsnit til. Skrevet onsdag den 30. september 2026 Brødtekst. • første • anden "
        "1. et skridt 2. et til Hvem Hvad Forældre Et brev Personale Kommer fra Forvaltningen "
        "Skal være i brug mandag den 1. marts 2027 Æ □ Hent heftet Kilde Heftet."
    )


def test_the_same_document_makes_the_same_bytes() -> None:
    assert to_pdf(RICH) == to_pdf(RICH)
    undated = replace(RICH, date=None)
    assert to_pdf(undated) == to_pdf(undated)


def test_a_title_page_has_the_contents_and_a_certificate_no_foot() -> None:
    front = replace(RICH, has_title_page=True, author="Åse Holm")
    reader = opened(to_pdf(front))
    assert lines(reader)[:5] == [
        "Min dagbog",
        "Åse Holm",
        "mandag den 30. november 2026",
        "Indhold",
        "Lektion 1: Hvem sætter rammerne? 2",
    ]
    assert "TOCI" in tags(reader)
    assert reader.metadata is not None
    assert reader.metadata.author == "Åse Holm"
    assert opened(to_pdf(Document("Kursusbevis"))).pages[0].extract_text() == "Kursusbevis"


def test_a_page_may_lie_on_its_side() -> None:
    boxes = [opened(to_pdf(Document("Plan", landscape=turned))).pages[0].mediabox for turned in (False, True)]
    assert [round(box.width) for box in boxes] == [595, 842]


def test_english_words_are_told_as_english() -> None:
    use("en")
    reader = opened(to_pdf(Document("My journal", source="From the course")))
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.pages[0].extract_text().endswith("Page 1 of 1")


def test_no_heading_skips_a_level_and_one_without_text_is_left_out() -> None:
    blocks = (Heading(5, "Dyb"), Heading(2, " \u200d\n"), Heading(4, "Dybere"), Heading(1, "Øverst"), Heading(9, "Igen"))
    reader = opened(to_pdf(Document(" ", blocks)))
    assert headings(reader) == [(1, "Uden titel"), (2, "Dyb"), (3, "Dybere"), (2, "Øverst"), (3, "Igen")]


@pytest.mark.parametrize("broken", ["", "<svg", "ingen figur", "\ud800", '<svg xmlns="http://www.w3.org/2000/svg" width="0"/>'])
def test_a_picture_that_cant_be_drawn_is_told_in_words(broken: str) -> None:
    reader = opened(to_pdf(Document("Figur", (Picture(SVG, ""), Picture(broken, "To felter")))))
    assert lines(reader)[-1] == "To felter" or "To felter" in [each.get("/Alt") for each in elements(reader)]


@pytest.mark.parametrize("size", ["4 9000", "9000 4", "0.1 0.1"])
def test_a_picture_of_any_size_is_on_one_page_and_within_it(size: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><rect width="90%" height="90%"/></svg>'
    [figure] = [each for each in elements(opened(to_pdf(Document("A", (Picture(svg, "To felter"),))))) if each["/S"] == "/Figure"]
    left, low, right, high = figure["/A"][0]["/BBox"]
    assert 90 < left < right < 505
    assert 70 < low < high < 800


@pytest.mark.parametrize("target", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "x" * 9000])
def test_only_a_page_or_a_mailbox_is_a_link(target: str) -> None:
    reader = opened(to_pdf(Document("A", (Link("Se her", target),))))
    assert "Link" not in tags(reader)
    assert "Se her" in lines(reader)


COMMANDS = (
    '#set page(width: 1cm) #read("/etc/passwd") #import "@preview/x:1.0.0" = H\n- *b* _i_ `r` $x^2$ <l> @r // k /* k */ \\ ~ --'
)
"""What Typst would obey, were it Typst."""


def everywhere(text: str) -> Document:
    blocks = (
        Heading(2, text),
        Paragraph(text),
        Quote(text),
        Caption(text),
        Bullets((text, "b")),
        Bullets((text,), numbered=True),
        Table((text, "b"), ((text, text),)),
        Facts(((text, text),)),
        Picture(SVG, text),
        Link(text, text),
    )
    return Document(text, blocks, "da", author=text, source=text, has_title_page=True)


@pytest.mark.parametrize("words", [COMMANDS, "=cmd|'/C calc'!A1 </script><b>[/] {page} \"\\u0041\\n\""])
def test_what_is_written_commands_nothing(words: str) -> None:
    wanted = bare(words)
    for block in (Heading(2, words), Paragraph(words), Quote(words), Caption(words), Bullets((words,)), Link(words, "")):
        assert wanted in text(opened(to_pdf(Document("A", (block,)))))


@given(text=texts)
@example(text="")
@example(text=COMMANDS)
@example(text="x" * 500)
@example(text="👩‍👧‍👦\u200d\ufe0f\u0301\u0301 e\u0301 ☑️ \u202eabc\u2066 \U000e0041 ﷺ नमस्ते ครับ 한국어 \ue000\U0010ffff\ufffe")
@settings(max_examples=25)  # each makes a file
def test_no_text_breaks_it(text: str) -> None:
    assert to_pdf(everywhere(text)).startswith(b"%PDF-1.7")


@given(document=documents)
@settings(max_examples=20)
def test_whatever_is_written_the_file_keeps_the_standard_and_does_nothing(document: Document) -> None:
    reader = opened(to_pdf(document))
    root: Any = reader.root_object
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/Lang"] == "da-DK"
    acts = {
        str(action.get("/S"))
        for page in reader.pages
        for each in page.get("/Annots", ())
        if (action := each.get_object().get("/A"))
    }
    assert acts <= {"/URI"}
    assert not root.keys() & {"/OpenAction", "/AA", "/AcroForm"}
    assert "/JavaScript" not in root.get("/Names", {})
    assert all(tag in root for tag in ("/StructTreeRoot", "/MarkInfo"))


def test_no_word_runs_out_of_its_place() -> None:
    word = "Speciallægepraksis" * 30
    blocks = (Heading(2, word), Bullets((word,)), Table(("a", "b", "c"), ((word, word, word),)), Quote("x" * 5000))
    reader = opened(to_pdf(Document("A", blocks)))
    assert text(reader).count("x") == 5000
    assert max(map(len, lines(reader))) < 100


def test_cards_beside_each_other_go_over_no_pages_end() -> None:
    """One long step a row is enough: the others are no higher than it is."""
    steps = Cards(tuple(Card("", "Vi prøver. " * (20 if n % 4 == 0 else 1)) for n in range(14)), "steps", numbered=True)
    reader = opened(to_pdf(Document("A", (Heading(2, "Skridtene"), steps))))
    heads, *_others = [page.extract_text() for page in reader.pages]
    assert "Skridtene" in heads
    assert "Vi prøver." in heads  # what can't be divided and is higher than a page is on the next one, and runs out of it


def test_no_caption_stays_with_its_heading_without_what_it_is_about() -> None:
    cards = Cards((Card("", "Et kort med noget på.", (("Sådan", "Gør vi."),)),))
    about: tuple[DocumentBlock, ...] = (Heading(2, "Nu og fremtid"), Caption("Målgruppe"), Heading(3, "Fordele nu"), cards)
    for many in range(29, 36, 3):
        lines_above: tuple[DocumentBlock, ...] = (Paragraph("En linje."),) * many
        foot = opened(to_pdf(Document("A", (*lines_above, *about)))).pages[0].extract_text()
        assert ("Målgruppe" in foot) == ("Et kort" in foot)


def test_danish_is_divided_only_where_a_word_would_run_into_the_next_column() -> None:
    word = "forældrebestyrelsesmedlemmerne"
    roomy, tight = (
        opened(to_pdf(Document("A", (Table(("Hvem",) * many, ((word,) * many,)),), landscape=many == 3))) for many in (3, 6)
    )
    assert lines(roomy)[-1] == " ".join([word] * 3)
    assert "-" in " ".join(lines(tight)).replace("\xad", "-")


def test_the_journal_is_taken_out_by_the_command(home: Path, course_folder: Path, tmp_path: Path) -> None:
    there = ["export", "--home", str(home), "--lessons", str(course_folder), "--format", "pdf"]
    assert main([*there, "--output", str(tmp_path / "dagbog.pdf")]) == 0
    written = lines(opened((tmp_path / "dagbog.pdf").read_bytes()))
    assert written[0] == "Min dagbog"
    assert "Her er ikke noget endnu." in written
