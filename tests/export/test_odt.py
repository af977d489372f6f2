"""An OpenDocument text, read back: its structure in the styles of LibreOffice, in Danish, with nothing else in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import odfdo
import pytest
from hypothesis import given, settings
from lxml import etree

from course.content.model import Course
from course.export import formats
from course.export.document import Document, Heading, Lines, PageBreak, Picture, Table
from course.export.odt import to_odt
from course.export.office.odt_parts import NAMESPACES
from course.journal import Journal
from course.session.session import Session
from tests.export.office import words
from tests.export.office.samples import ATTACKS, RICH, SOURCE, documents, of_the_program

PARTS = ["mimetype", "content.xml", "meta.xml", "settings.xml", "styles.xml", "Pictures/1.png", "Pictures/1.svg"]
XML = ("content.xml", "meta.xml", "settings.xml", "styles.xml", "META-INF/manifest.xml")


@pytest.fixture(scope="module")
def rich() -> bytes:
    return to_odt(RICH)


@pytest.fixture(scope="module")
def read(rich: bytes) -> odfdo.Document:
    return odfdo.Document(BytesIO(rich))


def trees(file: bytes) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(file)) as package:
        return {name: etree.fromstring(package.read(name)) for name in XML}


def found(file: bytes, path: str, part: str = "content.xml") -> list[str]:
    return [str(each) for each in trees(file)[part].xpath(path, namespaces=NAMESPACES)]


def kind(read: odfdo.Document, style: str) -> str:
    """What a paragraph's style is, or what it differs from by its place alone."""
    own = read.content.get_element(f"//style:style[@style:name='{style}'][@style:family='paragraph']")
    return str(own.get_attribute("style:parent-style-name")) if own is not None else style


def test_the_table_knows_it() -> None:
    assert formats.ODT.write is not None
    assert formats.ODT.write(RICH) == to_odt(RICH)


def test_every_piece_has_the_style_that_libreoffice_has_for_it(rich: bytes, read: odfdo.Document) -> None:
    styles = [kind(read, each) for each in found(rich, "//office:text//*[self::text:p or self::text:h]/@text:style-name")]
    assert styles[:5] == ["Title", "Caption", "Heading_20_1", "Heading_20_2", "Text_20_body"]
    assert styles[5:10] == ["Quotations", "Quotations", "Caption", "Heading_20_3", "Quotations"]
    assert styles[10:15] == ["List_20_Bullet", "List_20_Bullet", "List_20_Number", "List_20_Number", "List_20_Number"]
    assert styles[15:19] == ["Fact_20_Name", "Fact", "Fact_20_Name", "Fact"]
    assert styles[19:22] == ["Table_20_Heading", "Table_20_Heading", "Table_20_Contents"]
    defined = set(found(rich, "//office:styles/style:style/@style:name", "styles.xml"))
    assert set(styles) <= defined
    assert [each.get_attribute("text:outline-level") for each in read.body.get_headers()] == ["1", "2", "3", "1"]


def test_headings_have_no_numbers_and_the_leaders_words_a_line_and_a_font_of_their_own(rich: bytes) -> None:
    assert set(found(rich, "//text:outline-level-style/@style:num-format", "styles.xml")) == {""}
    quote = "//style:style[@style:name='Quotations']"
    assert found(rich, f"{quote}/style:text-properties/@style:font-name", "styles.xml") == ["Cambria"]
    assert found(rich, f"{quote}/style:paragraph-properties/@fo:border-left", "styles.xml") == ["2pt solid #14505C"]
    assert found(rich, "//style:font-face/@svg:font-family", "styles.xml") == ["Carlito, Calibri", "Caladea, Cambria"]


def test_lines_and_spaces_of_what_the_leader_wrote_stay(read: odfdo.Document) -> None:
    quotes = [str(each) for each in read.body.get_paragraphs() if kind(read, str(each.style)) == "Quotations"]
    assert quotes[0].rstrip("\n") == "  Skærmen i entréen.\nForældrene  krydser ind dér."


def test_each_list_is_one_and_a_numbered_one_begins_anew(rich: bytes) -> None:
    assert found(rich, "//text:list/@text:style-name") == ["Bullets", "Numbers", "Numbers"]
    assert found(rich, "//@text:continue-numbering") == []


def test_a_tables_names_are_repeated_and_no_row_is_cut(rich: bytes) -> None:
    assert found(rich, "//table:table/@table:name") == ["T1", "T2", "T3", "T4"]
    headed = trees(rich)["content.xml"].xpath("//table:table[table:table-header-rows]/@table:name", namespaces=NAMESPACES)
    assert headed == ["T2", "T3", "T4"]
    assert set(found(rich, "//style:table-row-properties/@fo:keep-together")) == {"always"}
    assert found(rich, "//style:table-properties/@style:may-break-between-rows") == ["false", "true", "false", "false"]


def test_a_picture_has_lines_and_dots_and_words(rich: bytes) -> None:
    assert found(rich, "//draw:frame/draw:image/@xlink:href") == ["Pictures/1.svg", "Pictures/1.png"]
    assert found(rich, "//draw:frame/svg:desc/text()") == ["Et billede af »ingenting«"]


def test_where_no_picture_can_be_made_its_words_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.export.odt.raster", lambda svg: None)
    assert words.of_odt(to_odt(Document("A", (Picture("<svg/>", "En ring og en prik"),)))) == [
        "A",
        "En",
        "ring",
        "og",
        "en",
        "prik",
    ]


def test_only_addresses_of_pages_and_mailboxes_are_links(rich: bytes) -> None:
    assert found(rich, "//text:a/@xlink:href") == ["https://example.dk/h%C3%A6fte?a=1&b=2", "mailto:leder@example.dk"]


def test_the_page_is_a4_and_what_follows_a_break_begins_one(rich: bytes, read: odfdo.Document) -> None:
    layout = "//style:page-layout-properties/@fo:page-{}"
    assert [found(rich, layout.format(side), "styles.xml") for side in ("width", "height")] == [["210mm"], ["297mm"]]
    assert found(to_odt(Document("A", landscape=True)), layout.format("width"), "styles.xml") == ["297mm"]
    [style] = found(rich, "//style:style[style:paragraph-properties/@fo:break-before='page']/@style:name")
    assert [str(each).strip() for each in read.body.get_headers() if each.style == style] == ["Kilde"]
    table = Table(("A",), (("b",),))
    broken = to_odt(Document("A", (PageBreak(), table, PageBreak(), table, PageBreak())))
    assert found(broken, "//style:table-properties/@fo:break-before") == ["page", "page"]


def test_at_the_foot_stand_the_source_and_the_pages_number(rich: bytes) -> None:
    foot = trees(rich)["styles.xml"].xpath("string(//style:footer)", namespaces=NAMESPACES)
    assert foot.replace("\xa0", " ") == f"{SOURCE}Side 1 af 1"
    assert len(found(rich, "//style:footer//text:page-number | //style:footer//text:page-count", "styles.xml")) == 2


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_it_is_in_its_language_and_in_no_other(language: str, tag: str) -> None:
    file = to_odt(Document("A", language=language))
    assert set(found(file, "//@*[contains(local-name(), 'language')]", "styles.xml")) == {language}
    assert set(found(file, "//@*[contains(local-name(), 'country')]", "styles.xml")) == {tag[-2:]}
    assert odfdo.Document(BytesIO(file)).meta.language == tag


def test_it_says_nothing_of_who_or_what_made_it_and_when(rich: bytes) -> None:
    about = [etree.QName(each).localname for each in trees(rich)["meta.xml"][0]]
    assert about == ["title", "creation-date", "date", "language", "document-statistic"]
    assert found(rich, "//meta:creation-date/text() | //dc:date/text()", "meta.xml") == ["2026-11-30T00:00:00"] * 2
    with ZipFile(BytesIO(rich)) as package:
        assert package.namelist()[0] == PARTS[0]
        assert set(package.namelist()) == {*PARTS, "META-INF/manifest.xml"}
        assert package.infolist()[0].compress_type == ZIP_STORED
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert found(to_odt(Document("A", author="Åse Holm")), "//dc:creator/text()", "meta.xml") == ["Åse Holm"]


def test_the_same_document_is_the_same_file(rich: bytes) -> None:
    assert to_odt(RICH) == rich


def test_what_is_deep_among_the_headings_is_a_heading() -> None:
    read = odfdo.Document(BytesIO(to_odt(Document("A", tuple(Heading(level, "B") for level in (2, 5, 9, 14))))))
    assert [each.get_attribute("text:outline-level") for each in read.body.get_headers()] == ["1", "4", "8", "9"]


def test_the_contents_hold_their_text_and_lead_to_the_chapters() -> None:
    chapters = (Heading(2, "Skal"), Heading(3, "Et trin"), Heading(2, "Kan"))
    file = to_odt(Document("Min dagbog", chapters, has_title_page=True))
    assert found(file, "//text:table-of-content//text:a/text()") == ["Skal", "Kan"]
    anchors = found(file, "//text:table-of-content//text:a/@xlink:href")
    assert anchors == [f"#{each}" for each in found(file, "//text:h/text:bookmark/@text:name")]


@given(document=documents)
@settings(max_examples=20)
def test_whatever_is_written_it_is_a_file_with_the_words_of_markdown_that_commands_nothing(document: Document) -> None:
    file = to_odt(document)
    assert words.bare(words.of_odt(file)) == words.bare(words.of_markdown(document))
    tags = {etree.QName(each).localname for tree in trees(file).values() for each in tree.iter()}
    assert not tags & {
        "script",
        "event-listener",
        "object",
        "execute-macro",
        "database-display",
        "dde-connection",
        "section-source",
    }
    leads = found(file, "//text:a/@xlink:href")
    assert all(each.startswith(("http://", "https://", "mailto:", "#_Toc")) for each in leads)


@pytest.mark.parametrize("text", ["Kort.", "\n".join(ATTACKS)], ids=["short", "hostile"])
def test_every_document_of_the_program_has_the_words_of_its_markdown(
    text: str, home: Path, practice_course: Course, clock: Callable[[], datetime]
) -> None:
    with Journal(home, clock=clock) as journal:
        for name, document in of_the_program(Session(practice_course, journal, clock), text):
            assert words.bare(words.of_odt(to_odt(document))) == words.bare(words.of_markdown(document)), name


def test_lines_to_write_on_are_rows_with_a_line_below() -> None:
    made = to_odt(Document("Samtalen", (Heading(2, "Det aftaler vi"), Lines(3), Lines(0))))
    (row,) = {*found(made, "//table:table-row/@table:style-name")}
    assert len(found(made, "//table:table-row")) == 3
    assert found(made, f"//style:style[@style:name='{row}']/*/@style:min-row-height") == ["8mm"]


def test_a_picture_is_as_tall_as_it_is_and_no_taller_by_the_lines_of_text(rich: bytes) -> None:
    (style,) = found(rich, "//draw:frame/parent::text:p/@text:style-name")
    assert found(rich, f"//style:style[@style:name='{style}']/*/@fo:line-height") == ["100%"]
