"""A Word file, read back: its structure in Word's own styles, in Danish, with nothing in it that isn't the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from course.content.model import Course
from course.export import formats
from course.export.document import Card, Cards, Document, Heading, Lines, PageBreak, Picture, Table
from course.export.docx import to_docx
from course.journal import Journal
from course.session.session import Session
from tests.export.office import words
from tests.export.office.samples import ATTACKS, RICH, SOURCE, documents, of_the_program

PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels"),
    *("word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/theme/theme1.xml", "word/footer1.xml"),
    *("word/media/image1.png", "word/media/image1.svg"),
}


@pytest.fixture(scope="module")
def rich() -> bytes:
    return to_docx(RICH)


@pytest.fixture(scope="module")
def read(rich: bytes) -> WordDocument:
    return docx.Document(BytesIO(rich))


def part(file: bytes, name: str) -> str:
    with ZipFile(BytesIO(file)) as package:
        return package.read(name).decode()


def test_the_table_knows_it() -> None:
    assert formats.DOCX.write is not None
    assert formats.DOCX.write(RICH) == to_docx(RICH)


def test_every_piece_has_the_style_that_word_has_for_it(read: WordDocument) -> None:
    styles = [each.style.name for each in read.paragraphs if each.style is not None]
    assert styles[:5] == ["Title", "Caption", "Heading 1", "Heading 2", "Body Text"]
    assert styles[5:10] == ["Quote", "Quote", "Caption", "Heading 3", "Quote"]
    assert styles[10:15] == ["List Bullet", "List Bullet", "List Number", "List Number", "List Number"]
    assert [each.style.name for each in read.tables if each.style is not None] == [
        "Facts",
        "Table Grid",
        "Table Grid",
        "Table Grid",
    ]
    quote = read.styles["Quote"]
    assert (quote.font.name, quote.font.italic, quote.font.size.pt) == ("Cambria", None, 12)
    assert str(read.styles["Heading 1"].font.color.rgb) == "14505C"
    assert "w:pBdr" in etree.tostring(quote.element).decode()


def test_lines_and_spaces_of_what_the_leader_wrote_stay(read: WordDocument) -> None:
    quotes = [each.text for each in read.paragraphs if each.style is not None and each.style.name == "Quote"]
    assert quotes[:2] == ["  Skærmen i entréen.\nForældrene  krydser ind dér.", "Den hænger dér, fordi der var en stikkontakt."]


def test_each_numbered_list_begins_anew(read: WordDocument) -> None:
    assert read.element.body.xpath("w:p/w:pPr/w:numPr/w:numId/@w:val") == ["3", "3", "4"]
    numbering = read.part.numbering_part.element
    anew = numbering.xpath("w:num[w:lvlOverride/w:startOverride/@w:val='1']/@w:numId")
    assert {"3", "4"} <= set(anew)


def test_a_tables_names_are_repeated_and_no_row_is_cut(read: WordDocument) -> None:
    _facts, long, short, alone = read.tables
    for table in (long, short, alone):
        heads = [row._tr.xpath("w:trPr/w:tblHeader") != [] for row in table.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    assert [bool(row._tr.xpath(".//w:keepNext")) for row in long.rows] == [True, *[False] * 12]
    assert [bool(row._tr.xpath(".//w:keepNext")) for row in short.rows] == [True, True, False]
    assert read.tables[0]._tbl.xpath(".//w:tblHeader") == []


def test_two_tables_stay_two_and_no_file_ends_with_one(read: WordDocument) -> None:
    kinds = [etree.QName(each).localname for each in read.element.body]
    assert ("tbl", "tbl") not in list(pairwise(kinds))
    assert kinds[-2:] == ["p", "sectPr"]


def test_a_prompt_stays_with_its_answer_and_that_with_its_day(read: WordDocument) -> None:
    kept = [each.paragraph_format.keep_with_next for each in read.paragraphs]
    assert kept[4:8] == [True, True, True, None]
    assert {each.paragraph_format.keep_together for each in read.paragraphs[4:7]} == {True}


def test_a_picture_has_dots_and_lines_and_words(rich: bytes, read: WordDocument) -> None:
    [picture] = read.inline_shapes
    assert picture._inline.docPr.get("descr") == "Et billede af »ingenting«"
    with ZipFile(BytesIO(rich)) as package:
        assert package.read("word/media/image1.png").startswith(b"\x89PNG")
        assert package.read("word/media/image1.svg").startswith(b"<svg")
    assert 'ContentType="image/svg+xml"' in part(rich, "[Content_Types].xml")


def test_where_no_picture_can_be_made_its_words_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.export.docx.raster", lambda svg: None)
    read = docx.Document(BytesIO(to_docx(Document("A", (Picture("<svg/>", "En ring og en prik"),)))))
    assert [each.text for each in read.paragraphs] == ["A", "En ring og en prik"]


def test_only_addresses_of_pages_and_mailboxes_are_links(rich: bytes) -> None:
    relations = part(rich, "word/_rels/document.xml.rels")
    assert 'Target="https://example.dk/h%C3%A6fte?a=1&amp;b=2" TargetMode="External"' in relations
    assert 'Target="mailto:leder@example.dk" TargetMode="External"' in relations
    assert relations.count("External") == 2


def test_the_page_is_a4_and_what_follows_a_break_begins_one(read: WordDocument) -> None:
    assert read.element.body.xpath("w:sectPr/w:pgSz/@*")[:2] == ["11906", "16838"]
    begins = [each.text for each in read.paragraphs if each.paragraph_format.page_break_before]
    assert begins == ["Kilde"]
    lies = docx.Document(BytesIO(to_docx(Document("A", landscape=True))))
    assert lies.element.body.xpath("w:sectPr/w:pgSz/@*") == ["16838", "11906", "landscape"]


def test_a_table_may_begin_a_page_and_a_document_end_with_a_break() -> None:
    table = Table(("A",), (("b",),))
    read = docx.Document(BytesIO(to_docx(Document("A", (PageBreak(), table, PageBreak(), table, PageBreak())))))
    assert [each.paragraph_format.page_break_before for each in read.paragraphs] == [None, True, True, None]


def test_at_the_foot_stand_the_source_and_the_pages_number(read: WordDocument) -> None:
    [foot] = read.sections[0].footer.paragraphs
    assert foot._p.xpath("string(.)").replace("\xa0", " ") == f"{SOURCE}Side 1 af 1"
    assert [each.get(qn("w:instr")) for each in foot._p.xpath("w:fldSimple")] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_it_is_in_its_language_and_in_no_other(language: str, tag: str) -> None:
    file = to_docx(Document("A", language=language))
    assert f'w:themeFontLang w:val="{tag}"' in part(file, "word/settings.xml")
    styles = etree.fromstring(part(file, "word/styles.xml").encode())
    assert styles.xpath("//w:lang/@w:val", namespaces={"w": styles.nsmap["w"]}) == [tag]
    assert docx.Document(BytesIO(file)).core_properties.language == tag


def test_the_contents_hold_their_text_and_lead_to_the_chapters() -> None:
    chapters = (Heading(2, "Skal"), Heading(3, "Et trin"), Heading(2, "Kan"), Heading(2, " "))
    file = to_docx(Document("Min dagbog", chapters, has_title_page=True))
    body = etree.fromstring(part(file, "word/document.xml").encode())
    links = [(each.get(qn("w:anchor")), "".join(each.itertext())) for each in body.iter(qn("w:hyperlink"))]
    assert [text for _anchor, text in links] == ["Skal", "Kan"]
    assert {anchor for anchor, _text in links} <= {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]
    assert "Indhold" not in words.of_docx(file)


def test_what_is_wanted_is_a_numbered_list_in_colour_its_wish_in_bold() -> None:
    cards = Cards(
        (Card("Jeg beder om: To timer.", "Så går det.\nOgså i pausen."), Card("Jeg er i tvivl om: Hvad?")),
        "tinted",
        numbered=True,
    )
    paragraphs = docx.Document(BytesIO(to_docx(Document("Samtalen", (cards,))))).paragraphs[1:]
    assert [[run.bold for run in each.runs] for each in paragraphs] == [[True, None], [True]]
    assert [each.text for each in paragraphs] == [
        "Jeg beder om: To timer.\nSå går det.\nOgså i pausen.",
        "Jeg er i tvivl om: Hvad?",
    ]
    assert all(each.style is not None and each.style.name == "List Number" for each in paragraphs)
    assert all(each._p.find(f".//{qn('w:shd')}") is not None for each in paragraphs)


def test_it_says_nothing_of_who_or_what_made_it_and_when(rich: bytes, read: WordDocument) -> None:
    about = read.core_properties
    assert (about.title, about.author, about.comments, about.last_modified_by) == ("Min dagbog", "", "", "")
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 30)
    with ZipFile(BytesIO(rich)) as package:
        assert set(package.namelist()) == PARTS
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything
    assert docx.Document(BytesIO(to_docx(Document("A", author="Åse Holm")))).core_properties.author == "Åse Holm"


def test_the_same_document_is_the_same_file(rich: bytes) -> None:
    assert to_docx(RICH) == rich


def test_what_is_deep_among_the_headings_is_a_heading() -> None:
    read = docx.Document(BytesIO(to_docx(Document("A", tuple(Heading(level, "B") for level in (2, 5, 9, 14))))))
    assert [each.style.name for each in read.paragraphs if each.style] == [
        "Title",
        "Heading 1",
        "Heading 4",
        "Heading 8",
        "Heading 9",
    ]


@given(document=documents)
@settings(max_examples=20)
def test_whatever_is_written_it_is_a_file_with_the_words_of_markdown_that_commands_nothing(document: Document) -> None:
    file = to_docx(document)
    assert words.bare(words.of_docx(file)) == words.bare(words.of_markdown(document))
    with ZipFile(BytesIO(file)) as package:
        trees = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    tags = {etree.QName(each).localname for tree in trees for each in tree.iter()}
    instructions = {each.text for tree in trees for each in tree.iter(qn("w:instrText"))}
    assert instructions <= {' TOC \\o "1-1" \\n \\h \\z '}
    assert not tags & {"altChunk", "object", "control", "script", "subDoc"}
    leads = {each.get("Target") for tree in trees for each in tree.iter() if each.get("TargetMode") == "External"}
    assert all(each.startswith(("http://", "https://", "mailto:")) for each in leads)


@pytest.mark.parametrize("text", ["Kort.", "\n".join(ATTACKS)], ids=["short", "hostile"])
def test_every_document_of_the_program_has_the_words_of_its_markdown(
    text: str, home: Path, practice_course: Course, clock: Callable[[], datetime]
) -> None:
    with Journal(home, clock=clock) as journal:
        for name, document in of_the_program(Session(practice_course, journal, clock), text):
            assert words.bare(words.of_docx(to_docx(document))) == words.bare(words.of_markdown(document)), name


def test_lines_to_write_on_are_rows_with_a_line_below() -> None:
    read = docx.Document(BytesIO(to_docx(Document("Samtalen", (Heading(2, "Det aftaler vi"), Lines(3), Lines(0))))))
    (table,) = read.tables
    assert table.style is not None
    assert table.style.name == "Lines"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [[""]] * 3
    assert all(row.height is not None and round(row.height.mm) == 8 for row in table.rows)


def test_a_picture_is_as_tall_as_it_is_and_no_taller_by_the_lines_of_text(rich: bytes) -> None:
    body = etree.fromstring(part(rich, "word/document.xml").encode())
    (paragraph,) = (each for each in body.iter(qn("w:p")) if each.find(f".//{qn('w:drawing')}") is not None)
    (spacing,) = paragraph.iter(qn("w:spacing"))
    assert spacing.get(qn("w:line")) == "240"
