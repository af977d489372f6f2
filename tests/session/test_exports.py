"""What a file is called and where it goes, and what is told where it can't be written: all without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Course
from course.export.selection import Selection
from course.journal import Journal
from course.session import exports, papers
from course.session.exports import Export, NothingToWrite, NotWritten, Proposal, Stopped, free, renamed, safe_name, take_out
from course.session.session import Session
from course.tools.workshop import Workshop
from tests.conftest import NOW

TEXT = Proposal("Tekst", "noget.md", lambda: "Noget æøå")


@pytest.fixture
def session(home: Path, practice_course: Course, clock: Callable[[], datetime]) -> Iterator[Session]:
    with Journal(home, clock=clock) as journal:
        yield Session(practice_course, journal, clock)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The leader's own documents."""
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: folder)
    return folder


# What the file is called


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "projektark-con"),
        ("Skoleomra\u030ade", "projektark-skoleområde"),
        ("../../etc/[x] \0", "projektark-etc-x"),
        ("?!", "projektark"),
        ("", "projektark"),
    ],
)
def test_a_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert safe_name("projektark", title, NOW.date()) == f"{name}-2026-11-23"


@given(st.text(st.characters(codec=None)))
def test_a_name_holds_letters_digits_and_lines_only(title: str) -> None:
    name = safe_name("kommunikationsplan", title, NOW.date())
    assert len(name) <= 80
    assert len(name.encode("utf-8")) < 255
    assert all(char.isalnum() or char in "-_" for char in name)


def test_what_was_taken_out_before_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "film.md"
    assert free(file) == file
    file.write_text("Mine egne ord.", "utf-8")
    assert free(file).name == "film (2).md"
    free(file).write_text("", "utf-8")
    assert free(file).name == "film (3).md"


def test_it_is_proposed_among_the_documents(session: Session, documents: Path) -> None:
    assert exports.proposed(session, TEXT) == str(documents / "noget.md")


@pytest.mark.parametrize(
    ("typed", "then"),
    [("mit.navn.md", "mit.navn.svg"), ("mit", "mit"), ("v1.2", "v1.2"), ("a.svg", "a.svg"), ("\0.md", "\0.svg")],
)
def test_another_ending_goes_with_another_format(typed: str, then: str) -> None:
    picture = Proposal("Billede", "noget.svg", lambda: "<svg/>")
    assert renamed(typed, picture, Export("Noget", (TEXT, picture))) == then


# Writing it


def test_it_is_written_where_the_leader_says(session: Session, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(documents))
    assert take_out(session, TEXT, " ~/mit.md ") == documents / "mit.md"
    assert (documents / "mit.md").read_text("utf-8") == "Noget æøå"
    take_out(session, Proposal("Fil", "b.bin", lambda: b"\xff\0"), str(documents / "b.bin"))
    assert (documents / "b.bin").read_bytes() == b"\xff\0"


def test_what_was_stopped_is_not_written(session: Session, documents: Path) -> None:
    with pytest.raises(Stopped):
        take_out(session, TEXT, str(documents / "a.md"), stopped=lambda: True)
    assert not list(documents.iterdir())


def test_what_is_missing_is_told_and_nothing_is_written(session: Session, documents: Path) -> None:
    workshop = next(papers.of_work(session, Workshop(title="Uden dag")))
    calendar = papers.proposals(workshop, Selection())[-1]
    with pytest.raises(NothingToWrite, match=r"^Der mangler en dato eller et starttidspunkt"):
        take_out(session, calendar, str(documents / "a.ics"))
    assert not list(documents.iterdir())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("{there}/findes/ikke/a.md", "filen eller mappen findes ikke"),
        ("~ingen-hedder-saadan/a.md", "filen eller mappen findes ikke"),
        ("{there}", "det er en mappe og ikke en fil"),
        ("", "det er en mappe og ikke en fil"),
        ("{there}/" + "a" * 400 + ".md", "navnet er for langt"),
        ("{there}/a\0.md", "filen kan ikke hedde sådan"),
        ("~\0/a.md", "filen kan ikke hedde sådan"),
        ("{there}/\ud800.md", "filen kan ikke hedde sådan"),
        ("~\ud800/a.md", "filen kan ikke hedde sådan"),
        ("{home}/journal.jsonl", "den ville ligge i din dagbogs egen mappe; vælg en anden mappe, dagbogen er uændret"),
    ],
)
def test_a_place_it_cant_go_to_is_told_in_one_line(
    session: Session, home: Path, documents: Path, typed: str, reason: str
) -> None:
    with pytest.raises(NotWritten) as told:
        take_out(session, TEXT, typed.format(there=documents, home=home))
    assert str(told.value) == f"Filen kan ikke gemmes: {reason}"
    assert not list(documents.iterdir())


@pytest.mark.parametrize("fault", [OSError(2, "a bug"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), KeyError("x")])
def test_a_fault_of_ours_is_told_as_no_fault_of_the_file(session: Session, documents: Path, fault: Exception) -> None:
    def make() -> str:
        raise fault

    with pytest.raises(type(fault)) as raised:
        take_out(session, Proposal("Fil", "a.md", make), str(documents / "a.md"))
    assert raised.value is fault
    with pytest.raises(UnicodeEncodeError):
        take_out(session, Proposal("Fil", "a.md", lambda: "\ud800"), str(documents / "a.md"))
    assert not list(documents.iterdir())
