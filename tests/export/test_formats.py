"""The one table of formats: the command knows what stands in it, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from course.cli import main
from course.commands.arguments import parse
from course.export import formats
from course.export.document import Document
from course.journal import Journal
from course.journal.records import Records
from course.locale import use
from course.tools.project import Project
from course.tools.repositories import Repositories


def test_no_two_formats_have_one_ending() -> None:
    endings = [each.suffix for each in formats.FORMATS]
    assert len(set(endings)) == len(endings)


def test_what_people_use_first_stands_first_and_markdown_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [each.suffix for each, _write in formats.document_writers()] == ["pdf", "docx", "odt", "html", "md"]
    monkeypatch.setattr(formats, "find_spec", lambda _library: None)
    assert [each.suffix for each, _write in formats.document_writers()] == ["html", "md", "pdf", "docx", "odt"]
    assert dict(formats.document_writers())[formats.MARKDOWN](Document("Dagbog")) == "# Dagbog\n"


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_what_is_made_from_the_journal_itself_goes_through_the_command(
    home: Path, course_folder: Path, tmp_path: Path, clock: Callable[[], datetime], suffix: str
) -> None:
    with Journal(home, clock=clock) as journal:
        Records(journal).save_note(None, None, "æøå", None)
        Repositories(journal).of(Project).save(Project(name="Ny telefoni"))
    file = tmp_path / f"dagbog.{suffix}"
    there = ["export", "--home", str(home), "--lessons", str(course_folder)]
    assert main([*there, "--format", suffix, "--output", str(file)]) == 0
    made = file.read_text("utf-8")
    assert "æøå" in made
    assert "Ny telefoni" in made


@pytest.mark.parametrize(
    ("language", "help_text"),
    [
        ("da", "md er til at læse (det får du, hvis du intet vælger), csv er til et regneark, json har alt med"),
        ("en", "md to read (the default), csv for a spreadsheet, json with everything in it"),
    ],
)
def test_the_command_says_what_each_is_for(capsys: pytest.CaptureFixture[str], language: str, help_text: str) -> None:
    use(language)
    with pytest.raises(SystemExit):
        parse(["export", "--help"])
    assert help_text in " ".join(capsys.readouterr().out.split())


def test_a_new_format_for_documents_is_one_entry(
    home: Path,
    course_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    added = formats.Format("bin", "Bytes", "er til en test", lambda document: document.title.encode() + b"\xff")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, added))
    there = ["export", "--home", str(home), "--lessons", str(course_folder), "--format", "bin"]
    made = b"Min dagbog" + b"\xff"
    assert main([*there, "--output", str(tmp_path / "ud.bin")]) == 0
    assert (tmp_path / "ud.bin").read_bytes() == made
    capfdbinary.readouterr()
    assert main(there) == 0
    assert capfdbinary.readouterr().out == made


def test_a_format_whose_library_is_missing_is_refused_with_the_line_that_installs_it(
    home: Path, course_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = formats.Format("odd", "Odd", "er til en test", lambda document: b"", needs="a_library_that_nobody_has")
    assert {each.missing for each in formats.FORMATS} == {""}
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, lacking))
    what = f'"{sys.executable}" -m pip install a_library_that_nobody_has'
    line = f"Odd kræver noget, der ikke er installeret her. Sådan installerer du det: {what}"
    file = tmp_path / "ud.odd"
    there = ["export", "--home", str(home), "--lessons", str(course_folder), "--format", "odd", "--output", str(file)]
    assert main(there) == 1
    assert capsys.readouterr().err.splitlines() == [line]
    assert not file.exists()
    with pytest.raises(SystemExit):
        parse(["export", "--help"])
    assert f"odd er til en test. {line}" in " ".join(capsys.readouterr().out.split())


def test_what_is_no_text_is_not_written_to_a_screen(
    home: Path, course_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        formats, "FORMATS", (*formats.FORMATS, formats.Format("bin", "Bytes", "er til en test", lambda _: b"\xff"))
    )
    monkeypatch.setattr("course.commands.printing.Printer.isatty", lambda _printer: True)
    assert main(["export", "--home", str(home), "--lessons", str(course_folder), "--format", "bin"]) == 2
    assert capsys.readouterr() == ("", "Bytes kan ikke vises her. Giv filen et navn: --output FIL\n")


@pytest.mark.parametrize("suffix", ["svg", "ics"])
def test_what_the_journal_cant_be_is_refused(
    home: Path, course_folder: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    assert main(["export", "--home", str(home), "--lessons", str(course_folder), "--format", suffix]) == 2
    assert capsys.readouterr().err.endswith("Det kan skrives som: pdf, docx, odt, html, md, csv, json.\n")


def test_what_is_no_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["export", "--format", "doc"])
    assert "md, csv, json" in capsys.readouterr().err.replace("'", "")
