"""Every paper says the same words in the same order in every format, on pages of the kind that it is meant for."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from course.content.model import Course
from course.export.board import board_document
from course.export.docx import to_docx
from course.export.html import to_html
from course.export.odt import to_odt
from course.export.pdf.writer import to_pdf
from course.export.workshop import participants_document
from course.tools.board import Board, Card
from tests.export import rich
from tests.export.office import words
from tests.export.pdf.reading import headings, opened, tags
from tests.export.pdf.reading import words as words_of_pdf

PAPERS = ("project", "agenda", "script", "decisions", "board", "plan", "certificate")
FORMS = ("project form", "decisions form", "board form")
SHEETS = {"plan": (842, 595), "certificate": (842, 595), "board": (1191, 842), "board form": (1191, 842)}
WITHOUT_NUMBER = {"agenda", "board", "board form", "certificate"}


@pytest.mark.parametrize("name", [*PAPERS, *FORMS])
def test_the_same_words_in_the_same_order_in_every_format(name: str, practice_course: Course) -> None:
    document = rich.papers(practice_course)[name]
    said = words.bare(words.of_markdown(document))
    reader = opened(to_pdf(document))
    assert words.bare(words_of_pdf(reader)) == said
    assert words.bare(words.of_docx(to_docx(document))) == said
    assert words.bare(words.of_odt(to_odt(document))) == said
    assert words.bare(words.of_html(to_html(document))) == said
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == SHEETS.get(name, (595, 842))
    assert len(reader.pages) == 1
    assert ("Side 1 af 1" in reader.pages[0].extract_text().replace("\xa0", " ")) == (name not in WITHOUT_NUMBER)
    assert [level for level, _text in headings(reader)].count(1) == 1


@pytest.mark.parametrize("name", FORMS)
def test_a_form_holds_nothing_of_the_leaders(name: str, practice_course: Course) -> None:
    papers = rich.papers(practice_course)
    said = " ".join(words.of_markdown(papers[name]))
    for own in (rich.NAME, "En roligere morgen", "Fællesrummet", "Åse Holm", "2026", "2027", "Daglig leder ("):
        assert own not in said


def test_the_four_fields_are_headings_each_with_a_list_in_the_order_in_which_they_are_read(practice_course: Course) -> None:
    reader = opened(to_pdf(rich.papers(practice_course)["board"]))
    assert [text for level, text in headings(reader) if level == 2] == [
        "Fordele nu",
        "Fordele i fremtiden",
        "Ulemper nu",
        "Ulemper i fremtiden",
    ]
    assert [tag for tag in tags(reader) if tag in {"H1", "H2", "L"}] == ["H1", *["H2", "L"] * 4]
    read = docx.Document(BytesIO(to_docx(rich.papers(practice_course)["board"])))
    [cross] = read.tables
    assert [len(row.cells) for row in cross.rows] == [2, 2]
    assert read.sections[0].page_width is not None
    assert round(read.sections[0].page_width.mm) == 420


def test_a_field_with_too_many_cards_goes_on_on_another_sheet() -> None:
    cards = tuple(Card(str(n), "now-pro", f"Kort nummer {n} om det, vi er glade for") for n in range(34))
    document = board_document(Board(title="Stort", cards=cards))
    reader = opened(to_pdf(document))
    named = [text for level, text in headings(reader) if level == 2]
    assert len(reader.pages) > 1
    assert named[:5] == ["Fordele nu", "Fordele i fremtiden", "Ulemper nu", "Ulemper i fremtiden", "Fordele nu, fortsat"]
    said = "".join(words_of_pdf(reader))
    assert all(said.count("".join(f"{card.text}".split())) == 1 for card in cards if card.id not in {"0", "1", "2", "3"})


def test_an_agenda_for_the_wall_has_none_of_what_the_one_who_leads_it_says(practice_course: Course) -> None:
    text = " ".join(words.of_markdown(participants_document(rich.workshop(practice_course))))
    for own in ("Jeg begynder med skærmen", "Sig, hvorfor", "Find et rum", "Skærmen flytter"):
        assert own not in text


def test_lines_to_write_on_are_rows_of_a_table_in_word_and_only_printed_from_a_page(practice_course: Course) -> None:
    document = rich.papers(practice_course)["decisions"]
    tables = docx.Document(BytesIO(to_docx(document))).tables
    [lines] = [each for each in tables if each.style is not None and each.style.name == "Lines"]
    assert [row._tr.find(qn("w:trPr")).find(qn("w:trHeight")).get(qn("w:hRule")) for row in lines.rows] == ["atLeast"] * 2
    assert '<div class="lines" aria-hidden="true"><div></div><div></div></div>' in to_html(document)
