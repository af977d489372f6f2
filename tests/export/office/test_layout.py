"""What stands where, and how wide."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.export.document import Bullets, Caption, Document, Facts, Heading, Lines, PageBreak, Paragraph, Quote, Table
from course.export.office.layout import address, column_widths, moment, placed, space
from course.export.office.typography import BODY


def test_page_breaks_are_told_by_what_follows_and_neighbours_by_who_stays() -> None:
    blocks = (Paragraph("Oplæg"), Quote("Svar"), Caption("I dag"), PageBreak(), PageBreak(), Facts(()), Paragraph("Efter"))
    told = [(each.keeps, each.begins_page, each.is_below_table) for each in placed(Document("A", blocks))]
    assert told[1:] == [
        (True, False, False),
        (True, False, False),
        (False, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_there_is_room_around_a_table_and_below_a_list() -> None:
    blocks = (Quote("Svar"), Facts(()), Paragraph("Efter"), Bullets(("En",)), Heading(2, "Ny"), Facts(()), Heading(2, "Ny"))
    told = [space(each) for each in placed(Document("A", blocks))]
    assert told[1:] == [(0, 3), (0, 0), (3, 0), (0, BODY.after), (0, 0), (0, 0), (0, 0)]


def test_a_title_page_stands_alone() -> None:
    told = list(placed(Document("A", (Paragraph("Først"),), author="Åse Holm", has_title_page=True)))
    assert [each.begins_page for each in told] == [False, False, True]


@pytest.mark.parametrize(
    "target",
    [
        *(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "\\\\server\\share",
            "vbscript:x",
            "data:text/html,x",
            "",
            " ",
            "http://",
            "//a.dk",
        ),
        *(
            "https://a b.dk",
            "https://[::1]/",
            "mailto:a@b@c",
            "mailto:x?body=\ny",
            "https://a.dk/" + "x" * 3000,
            "ms-word:ofe|u|https://a.dk",
        ),
    ],
)
def test_what_a_click_may_not_start_is_no_link(target: str) -> None:
    assert address(target) == ""


@pytest.mark.parametrize(
    ("target", "to"),
    [
        ("https://example.dk", "https://example.dk"),
        (" https://example.dk:8443/æ b?c=d#e ", "https://example.dk:8443/%C3%A6%20b?c=d#e"),
        ("mailto:leder@example.dk", "mailto:leder@example.dk"),
    ],
)
def test_a_page_and_a_mailbox_are(target: str, to: str) -> None:
    assert address(target) == to


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2026, 11, 30), datetime(2026, 11, 30)), (None, datetime(2000, 1, 1)), (date.min, datetime(2000, 1, 1))],
)
def test_a_file_tells_the_documents_day_and_no_time(day: date | None, told: datetime) -> None:
    assert moment(Document("A", date=day)) == told


@given(rows=st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[st.text()] * width), min_size=1, max_size=5)))
def test_columns_fill_the_width_and_none_is_without_room(rows: list[tuple[str, ...]]) -> None:
    widths = column_widths(rows, 144)
    assert sum(widths) == pytest.approx(144)
    assert min(widths) >= 144 * 3 / (26 * len(widths)) / 4


def test_a_column_has_room_for_its_longest_word() -> None:
    head = ("Hvem", "Hvad de hører", "Fra hvem", "Hvor", "Hvornår")
    row = (
        "Forældrebestyrelsen",
        "Hvad vi håber på, og hvordan vi ser efter. " * 4,
        "Daglig leder",
        "Bestyrelsesmøde",
        "onsdag den 3. februar",
    )
    widths = column_widths((head, row), 249)
    assert widths[0] > 34
    assert max(widths) == widths[1]
    assert column_widths((), 144) == []
    assert Table((), ()).columns == ()


def test_a_label_stays_with_its_lines() -> None:
    told = list(placed(Document("A", (Caption("Projekt"), Lines(1), Caption("I dag")))))
    assert [each.keeps for each in told] == [False, True, False, False]
    assert [each.is_below_table for each in told] == [False, False, False, True]
