"""The journal as a table, read back as a spreadsheet does: what stands in which cell, and that no cell is a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course
from course.export.csv import journal_csv
from course.export.selection import Selection
from course.journal.kinds import Record, Reflection, Revisit
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repository import Work
from tests.conftest import NOW
from tests.export.test_journal import attempt, note, reflection

Clock = Callable[[], datetime]
HOUR = timedelta(hours=1)
EDITS = Selection(edits=True)


def read(made: bytes) -> list[dict[str, str]]:
    """The rows, by what stands over their cells."""
    assert made.startswith(b"\xef\xbb\xbf"), "Excel would read it in the alphabet of the machine"
    assert b"\n" not in made.replace(b"\r\n", b"") or b'"' in made
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";"))


def told(course: Course, *records: Record, works: Iterable[Work] = (), selection: Selection | None = None) -> list[list[str]]:
    return [list(row.values()) for row in read(journal_csv(course, records, works, selection or EDITS))]


def test_a_row_an_entry_the_oldest_first(little_course: Course) -> None:
    records: list[Record] = [
        note(NOW + 3 * HOUR, "start", "start-to-slags", 'Linje 1\r\nLinje 2; »citat« "to"'),
        Revisit("v", "start", "start-sidste", 14, "Nu ser jeg det", NOW + 2 * HOUR, NOW + 2 * HOUR),
        reflection(NOW, "start-sidste", "Det kunne Åse", changed=NOW + timedelta(days=1)),
        reflection(NOW, "start-sidste", " \n"),
        attempt(NOW, "start-q01", "Sender loven rundt."),
        note(NOW + HOUR, "gone", "gone-step", "Fra før"),
    ]
    rows = read(journal_csv(little_course, records, (), EDITS))
    assert list(rows[0]) == ["Slags", "Lektion", "Titel", "Oplæg", "Tekst", "Skrevet", "Ændret", "Dag", "Sådan gik det"]
    kinds = [(row["Slags"], row["Lektion"], row["Titel"], row["Tekst"]) for row in rows]
    assert kinds == [
        ("Refleksion", "Det første skridt", "Dit sidste projekt", "Det kunne Åse"),
        ("Notat", "gone", "gone-step", "Fra før"),
        ("Gensyn", "Det første skridt", "Dit sidste projekt", "Nu ser jeg det"),
        ("Notat", "Det første skridt", "To slags", 'Linje 1\nLinje 2; »citat« "to"'),
    ]
    assert rows[0]["Oplæg"].startswith("Tænk på det sidste projekt")
    assert rows[2]["Oplæg"] == rows[0]["Oplæg"]
    assert rows[3]["Oplæg"] == ""
    assert (rows[0]["Skrevet"], rows[0]["Ændret"]) == ("2026-11-23 09:42", "2026-11-24 09:42")


def test_work_has_its_name_and_its_words_and_agreements_their_day_and_how_they_went(little_course: Course) -> None:
    works: list[Work] = [
        Project(id="p", name="Ny telefoni"),
        Commitment(id="d"),
        Board(id="b", title="Reception", cards=(Card("1", "now-pro", "Hurtigt"), Card("2", "now-con", "Dyrt"))),
        Commitment(
            id="c", occasion="det ringer", action="svarer jeg", look_back="2026-12-07", outcome="partly", learned="To kom."
        ),
    ]
    at = "2026-11-23 09:42"
    agreed = "Hvis det ringer, så svarer jeg\nTo kom."
    assert told(little_course, works=[replace(each, created=NOW, changed=NOW) for each in works]) == [
        ["Projekt", "", "Ny telefoni", "", "", at, at, "", ""],
        ["Nu og fremtid", "", "Reception", "", "Hurtigt\nDyrt", at, at, "", ""],
        ["Aftale med mig selv", "", "svarer jeg", "", agreed, at, at, "2026-12-07", "◐ delvist"],
    ]


def test_answers_only_where_they_are_asked_for_and_a_choice_is_a_choice(little_course: Course) -> None:
    first = next(little_course.lessons[0].questions())
    records: list[Record] = [
        attempt(NOW, first.id, "Sender loven rundt."),
        reflection(NOW, "hverdag-hvem", "Souschefen", "hverdag"),
    ]
    work = Project(id="p", name="Ny telefoni", created=NOW, changed=NOW)
    (answer,) = told(little_course, records[0], selection=Selection(answers=True))
    assert answer[0] == "Svar"
    assert answer[3:5] == [first.prompt, "Sender loven rundt."]
    assert answer[8] == "forkert"
    only = told(little_course, *records, works=[work], selection=Selection({"start"}, answers=True))
    assert [row[0] for row in only] == ["Svar"]
    assert told(little_course, *records, works=[work], selection=Selection(since=date(2026, 11, 24), answers=True)) == []


def test_to_others_only_the_day_is_told(little_course: Course) -> None:
    records = reflection(NOW, "start-sidste", "Det kunne Åse", changed=NOW + timedelta(days=1))
    ((*_words, written, changed, _day, _went),) = told(little_course, records, selection=Selection())
    assert (written, changed) == ("2026-11-23", "")


def test_an_empty_journal_is_a_table_with_no_rows(little_course: Course) -> None:
    assert journal_csv(little_course, (), (), Selection()).count(b"\r\n") == 1


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−", "﹣"])
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\u200b ", "\n", "\ufeff"])
def test_no_cell_is_a_formula(little_course: Course, begins: str, before: str) -> None:
    (row,) = told(little_course, note(NOW, None, None, f"{before}{begins}cmd|' /C calc'!A0"))
    assert row[4][0] == "'"
    assert row[4].endswith("cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", ["En = to", "Åse", "3 - 2", "'", "(=1)", "– en", "a\t=b"])
def test_other_text_stays_as_it_is(little_course: Course, text: str) -> None:
    (row,) = told(little_course, note(NOW, None, None, text))
    assert row[4] == text


@given(st.text(), st.text())
def test_whatever_is_written_is_one_cell_and_no_formula(little_course: Course, text: str, name: str) -> None:
    project = Project(id="p", name=f"x{name}", created=NOW, changed=NOW)
    records: list[Record] = [Reflection("r", "gone", "gone", f"x\n{text}", NOW, NOW), note(NOW, None, None, text)]
    rows = told(little_course, *records, works=[project])
    assert len(rows) == 2 + bool(text.strip())
    for row in rows:
        assert len(row) == 9
        assert all(unicodedata.normalize("NFKC", cell.strip()[:1])[:1] not in {*"=+-@"} or cell == "" for cell in row)
