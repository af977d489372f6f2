"""The certificate as a document: true words, and a name that may be anything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course
from course.export.certificate import certificate_document, hours_in_words
from course.export.document import Heading
from course.export.markdown import to_markdown
from course.export.parts import one_line
from course.locale import use
from course.study.certificate import Certificate
from tests.export.test_markdown import texts, tokens


def made(course: Course) -> Certificate:
    return Certificate(course.title, course.source, course.lessons, date(2026, 12, 8), 200, 1250)


def test_the_whole_certificate(practice_course: Course) -> None:
    assert to_markdown(certificate_document(made(practice_course), "Åse Holm")) == (
        "# Kursusbevis\n"
        "\n"
        "## Åse Holm\n"
        "\n"
        "har gennemført kurset\n"
        "\n"
        "Øvelsen gør mester\n"
        "\n"
        "3 lektioner · omkring 3½ time · 1.250 skrevne ord\n"
        "\n"
        "### Det handler kurset om\n"
        "\n"
        "1. Hvor kommer det fra?\n"
        "2. Rækkefølge og plads\n"
        "3. Det sidste\n"
        "\n"
        "*Gennemført*\n"
        "\n"
        "tirsdag den 8. december 2026\n"
        "\n"
        "Kurset er et selvstudium uden prøve og bygger på heftet »Et lille hefte«. Beviset er lederens eget: Det siger, at alle "
        "lektioner er gennemgået. Ingen har kontrolleret det.\n"
    )


def test_without_a_name_it_is_still_a_certificate(practice_course: Course) -> None:
    for nothing in ("", "   ", "\n\t"):
        text = to_markdown(certificate_document(made(practice_course), nothing))
        assert text.startswith("# Kursusbevis\n\nDette kursus er gennemført\n\nØvelsen gør mester\n\n")
        assert "## " not in text.replace("### ", "")


def test_what_is_not_known_is_not_said(practice_course: Course) -> None:
    lessons = practice_course.lessons[:1]
    text = to_markdown(certificate_document(replace(made(practice_course), day=None, words=0, lessons=lessons), ""))
    assert "\n\n1 lektion · omkring 3½ time\n\n" in text
    assert "Gennemført" not in text


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        *((0, "en halv time"), (2, "en halv time"), (30, "en halv time"), (44, "en halv time")),
        *((45, "omkring 1 time"), (74, "omkring 1 time"), (75, "omkring 1½ time"), (104, "omkring 1½ time")),
        *((105, "omkring 2 timer"), (200, "omkring 3½ time"), (600, "omkring 10 timer"), (6030, "omkring 100½ time")),
    ],
)
def test_hours_as_one_says_them(minutes: int, words: str) -> None:
    assert hours_in_words(minutes) == words


@given(st.integers(0, 100_000))
def test_hours_are_never_off_by_more_than_a_quarter(minutes: int) -> None:
    use("en")
    words = hours_in_words(minutes)
    use("da")
    number = words.split()[-2].replace(",", "").replace("half", "").replace("an", "½")
    whole, half = number.rstrip("½"), number.endswith("½")
    told = 60 * int(whole or 0) + 30 * half
    assert told >= 30
    assert told == 30 or abs(told - minutes) <= 15


@given(texts)
@example("[/] *fed* <b>")
@example("# Overskrift\n\n- punkt")
@example("å" * 300)
@example("👩‍👧 Åse 🎓")
def test_any_name_stays_one_heading(practice_course: Course, name: str) -> None:
    document = certificate_document(made(practice_course), name)
    marks = [token.type for token in tokens(to_markdown(document), "commonmark")]
    headings = 3 if one_line(name) else 2
    assert (document.author, Heading(2, one_line(name)) in document.blocks) == (one_line(name), bool(one_line(name)))
    assert marks.count("heading_open") == headings
    assert marks.count("list_item_open") == len(practice_course.lessons)
    assert one_line(name) == " ".join(name.split())
