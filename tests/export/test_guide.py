"""The guides as documents: one A4 a lesson, the same words in every format, and nothing in them but the course's own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content import builtin, load
from course.content.model import Course
from course.export.document import Document
from course.export.docx import to_docx
from course.export.guide import group_guide_document, guide_document, guides_document
from course.export.html import to_html
from course.export.markdown import to_markdown
from course.export.odt import to_odt
from course.export.pdf.writer import to_pdf
from tests.export.office import words
from tests.export.pdf.reading import headings, opened, tags
from tests.export.pdf.reading import words as words_of_pdf

SOURCE = "Fra »Digitaliseringen skal ledes«"


@pytest.fixture(scope="module")
def course() -> Course:
    """The course that comes with the program."""
    return load(builtin("da"))


def group(course: Course) -> Document:
    """The sheet for whoever runs a group."""
    assert course.group_guide is not None
    return group_guide_document(course.group_guide)


def in_order(text: str, *parts: str) -> bool:
    """Whether all of it stands in a text, one after the other."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_guide_goes_from_its_purpose_to_what_is_shown_next_time(course: Course) -> None:
    lesson = course.lessons[2]
    text = to_markdown(guide_document(course, lesson))
    assert lesson.guide is not None
    shown = " ".join(lesson.guide.show.split())
    numbered = (f"{number}. **{question}**" for number, question in enumerate(lesson.guide.questions, start=1))
    begins = "*Makkerguide · lektion 3 · to ledere, 20 minutter*\n\n# Skal eller kan?\n"
    bar = ("**3 min.**", "**5 min.**", "**9 min.**", "**3 min.**")
    assert text.startswith(begins)
    assert in_order(text, begins, *bar[:3], "## Formål", "## Dilemma", "## Tre spørgsmål", *numbered, shown, "bliver mellem jer")


@pytest.mark.parametrize("number", range(9))
def test_each_fits_one_page_with_room_to_write(course: Course, number: int) -> None:
    lesson = course.lessons[number]
    reader = opened(to_pdf(replace(guide_document(course, lesson), source=SOURCE)))
    assert len(reader.pages) == 1
    named = ["Formål", "Dilemma", "Tre spørgsmål"]
    assert headings(reader) == [(1, lesson.title), *((2, name) for name in named)]
    assert "".join(words_of_pdf(reader)).endswith("jeresdagbog.")


def test_all_of_them_are_one_document_each_lesson_on_a_page_of_its_own(course: Course) -> None:
    reader = opened(to_pdf(replace(guides_document(course), source=SOURCE)))
    assert len(reader.pages) == 1 + len(course.lessons)
    titles = [lesson.title for lesson in course.lessons]
    assert [text for level, text in headings(reader) if level == 1] == ["Makkerguide"]
    assert [text for level, text in headings(reader) if level == 2] == titles
    for page, lesson in zip(reader.pages[1:], course.lessons, strict=True):
        assert page.extract_text().replace("\xa0", " ").startswith(lesson.title)


def test_the_sheet_for_a_group_is_one_page_before_the_hour_and_after(course: Course) -> None:
    document = replace(group(course), source=SOURCE)
    text = to_markdown(document)
    assert len(opened(to_pdf(document)).pages) == 1
    assert in_order(
        text, "# Makkerguiden i en gruppe ledere", "## Før", "## Timen", "| 0–5 | Velkommen |", "| 55–60 |", "## Bagefter"
    )


@pytest.mark.parametrize("name", ["lesson", "all", "group"])
def test_the_same_words_in_the_same_order_in_every_format(course: Course, name: str) -> None:
    made = {"lesson": guide_document(course, course.lessons[7]), "group": group(course)}
    document = replace(made.get(name) or guides_document(replace(course, lessons=course.lessons[:2])), source=SOURCE)
    said = words.bare(words.of_markdown(document))
    assert words.bare(words.of_docx(to_docx(document))) == said
    assert words.bare(words.of_odt(to_odt(document))) == said
    assert words.bare(words.of_html(to_html(document))) == said
    if name != "all":  # that has its contents besides
        assert words.bare(words_of_pdf(opened(to_pdf(document)))) == said


def test_the_questions_are_a_list_and_the_lines_below_them_are_not_read_aloud(course: Course) -> None:
    document = guide_document(course, course.lessons[0])
    found = tags(opened(to_pdf(document)))
    assert found.count("L") == 3, "the bar, the questions, and what is shown"
    assert found.count("LI") == 4 + 3 + 1
    page = to_html(document)
    assert page.count('<div class="lines" aria-hidden="true"><div></div><div></div><div></div></div>') == 3
    assert 'style="flex-grow: 9"' in page


def test_a_lesson_without_a_guide_has_no_page_among_them(course: Course) -> None:
    first, second, *_rest = course.lessons
    text = to_markdown(guides_document(replace(course, lessons=(first, replace(second, guide=None)))))
    assert first.title in text
    assert second.title not in text
