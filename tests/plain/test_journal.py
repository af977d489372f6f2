"""The journal by lines; and what one door wrote, the other one finds."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course.journal import Journal, SaveFailed
from course.journal.kinds import NOTES, REFLECTIONS, Attempt
from course.plain.lines import LineReader
from course.plain.run import run
from course.session.journal_lists import JournalLists, Tab
from course.session.session import Session
from course.session.writing import EntryDraft
from tests.plain.talk import talk
from tests.session.leader import Clock, give, reflect


def test_a_note_is_written_found_and_read(session: Session) -> None:
    said = talk(session, "notat", "Min første tanke", "", "  og en linje til", ".", "", "soeg", "TANKE", "1")
    (note,) = session.records.notes()
    assert note.text == "Min første tanke\n\n  og en linje til"
    assert "Notat. Min første tanke" in said
    assert said.count("Min første tanke\n") == 1


def test_each_line_is_kept_though_the_text_is_never_ended(session: Session) -> None:
    talk(session, "notat", "En linje", "og en til")
    (note,) = session.records.notes()
    assert note.text == "En linje\nog en til"
    said = talk(session, "dagbog", "1", "skriv", "Næste dag", ".læs", ".fortryd", "Anden dag", ".", "udgaver", "1", "ja")
    assert "Fjernet igen: Næste dag" in said
    (note,) = session.records.notes()
    assert note.text in {"En linje\nog en til", "En linje\nog en til\n\nAnden dag"}


def test_an_earlier_version_comes_back(session: Session, clock: Clock) -> None:
    draft = reflect(session, 0, "Den første tekst")
    clock.passes(1)
    draft.save("Den anden tekst, som er en helt anden")
    said = talk(session, "dagbog", "1", "udgaver", "1", "ja")
    print(said)
    assert "Den første tekst\n" in said
    (reflection,) = session.records.reflections()
    assert reflection.text == "Den første tekst"


def test_deleting_and_bringing_back(session: Session) -> None:
    reflect(session, 0, "Noget om vagtplanen")
    talk(session, "dagbog", "1", "slet", "ja")
    assert session.records.reflections() == []
    said = talk(session, "dagbog", "slettet", "1", "ja")
    assert "Noget om vagtplanen" in said
    assert [each.text for each in session.records.reflections()] == ["Noget om vagtplanen"]
    talk(session, "dagbog", "1", "slet", "ja", "fortryd")
    assert len(session.records.reflections()) == 1


def test_enter_deletes_and_erases_nothing(session: Session) -> None:
    reflect(session, 0, "Noget om vagtplanen")
    talk(session, "dagbog", "1", "slet", "", "slet helt", "ja", "", "slet helt", "nej")
    assert len(session.records.reflections()) == 1
    talk(session, "dagbog", "1", "slet helt", "ja", "ja")
    assert session.journal.deleted(REFLECTIONS) == []
    assert session.records.reflections() == []


def test_answers_and_marks_are_told_in_words(session: Session) -> None:
    question = session.course.lessons[0].steps
    asked = next(each for each in session.course.lessons[0].questions())
    give(session, asked.id, right=False)
    session.records.save_bookmark(session.course.lessons[0].id, question[0].id)
    said = talk(session, "dagbog", "svar", "1", "tilbage", "tilbage", "dagbog", "mærker", "1")
    assert "Ikke rigtigt endnu." in said
    assert "Trin 1 af" in said
    assert "✘" not in said


def test_the_journal_goes_out_as_a_file_which_is_never_replaced_unasked(session: Session, tmp_path: Path) -> None:
    reflect(session, 0, "Mine ord æøå")
    file = tmp_path / "ud.md"
    said = talk(
        session, "dagbog", "fil", "gem", str(file), "fil", "gem", str(file), "", "fil", "gem", str(tmp_path / "nej" / "x.md")
    )
    assert "Mine ord æøå" in file.read_text(encoding="utf-8")
    assert "Vil du erstatte den?" in said
    assert "Filen kan ikke gemmes: filen eller mappen findes ikke" in said


def test_another_window_writes_meanwhile_and_both_see_it(session: Session) -> None:
    draft = reflect(session, 0, "Fra skærmen")
    said = talk(session, "dagbog", "1", "skriv", "Fra linjerne", ".")
    assert "Fra skærmen" in said
    assert draft.read() == "Fra skærmen\n\nFra linjerne"
    lists = JournalLists(session)
    assert lists.count(Tab.WORDS) == 1
    assert not session.records.deleted((NOTES,))


def test_what_is_only_for_the_leader_stays_here_unless_it_is_taken_in(session: Session, tmp_path: Path) -> None:
    reflect(session, 0, "En tvivl om mig selv")
    talk(session, "notat", "Noget, som alle må se", ".", "", "dagbog", "2", "privat")
    said = talk(session, "dagbog", "2", "tilbage", "fil", "hvad", "", "gem", str(tmp_path / "uden.md"))
    assert "Kun for dig." in said
    assert "En tvivl" not in (tmp_path / "uden.md").read_text(encoding="utf-8")
    assert "Noget, som alle må se" in (tmp_path / "uden.md").read_text(encoding="utf-8")
    talk(session, "fil", "hvad", "2", "1", "", "gem", str(tmp_path / "med.md"))
    assert "En tvivl" in (tmp_path / "med.md").read_text(encoding="utf-8")
    assert "Noget, som alle må se" not in (tmp_path / "med.md").read_text(encoding="utf-8")


def test_it_is_said_for_whom_and_as_what_a_file_is(session: Session, tmp_path: Path) -> None:
    reflect(session, 0, "Mine ord æøå")
    said = talk(session, "fil", "for", "din leder", "som", "2", "dokument", "1", "ikke nu", "dagbog")
    assert "Til hvem?" in said
    assert "Din dagbog." in said
    assert list(tmp_path.glob("*.md")) == []


class Meanwhile(io.BytesIO):
    """Lines among which something happens elsewhere, where one is `MEANWHILE`."""

    def __init__(self, typed: bytes, happens: Callable[[], None]) -> None:
        super().__init__(typed)
        self._happens = happens

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        line = super().readline(-1 if size is None else size)
        if line == b"MEANWHILE\n":
            self._happens()
            return self.readline(size)
        return line


def test_both_doors_may_be_open_at_once_and_each_sees_what_the_other_saved(session: Session, clock: Clock) -> None:
    with Journal(session.journal.home, clock=clock) as journal:
        app = Session(session.course, journal, clock)
        seen: list[str] = []

        def happens() -> None:
            seen.extend(each.text for each in app.records.notes())
            reflect(app, 0, "Skrevet i vinduet")

        typed = "notat\nFra linjerne\nMEANWHILE\n.\n\ndagbog\nsøg\nvinduet\n1\n".encode()
        out = io.StringIO()
        run(session, LineReader(Meanwhile(typed, happens)), out)
        assert seen == ["Fra linjerne"]
        assert "Skrevet i vinduet\n" in out.getvalue()
        assert {each.text for each in app.records.all() if not isinstance(each, Attempt)} == {"Fra linjerne", "Skrevet i vinduet"}


def test_two_texts_for_one_place_are_both_kept_and_one_is_chosen(session: Session, clock: Clock) -> None:
    draft = reflect(session, 0, "Den fælles begyndelse")
    session.journal.finish_draft()
    with Journal(session.journal.home, clock=clock) as journal:
        app = Session(session.course, journal, clock)
        other = EntryDraft(app, app.records.reflections()[0])

        def happens() -> None:
            other.save("Helt andre ord fra vinduet")

        typed = b"dagbog\n1\nskriv\nMEANWHILE\nFra linjerne\n.\nhjem\n1 sted\nbegge\n"
        out = io.StringIO()
        run(session, LineReader(Meanwhile(typed, happens)), out)
    assert "Der blev skrevet en anden tekst her imens." in out.getvalue()
    assert "Helt andre ord fra vinduet\n" in out.getvalue()
    assert "Helt andre ord fra vinduet" in draft.read()
    assert "Fra linjerne" in draft.read()


def test_the_leaders_own_editor_takes_a_text_and_gives_it_back(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reflect(session, 0, "Det gamle")
    said = talk(session, "dagbog", "1", "skriveprogram")
    assert "Der er ikke valgt noget skriveprogram." in said
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a', encoding='utf-8').write(' og det nye æøå\\n')", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    talk(session, "dagbog", "1", "editor")
    (reflection,) = session.records.reflections()
    assert reflection.text == "Det gamle og det nye æøå"
    for broken, words in (
        ("/findes/ikke", "kan ikke bruges"),
        (f'"{sys.executable}" -c "exit(1)"', "sluttede med en fejl"),
        ('"', ""),
    ):
        monkeypatch.setenv("EDITOR", broken)
        assert words in talk(session, "dagbog", "1", "editor")
    assert session.records.reflections() == [reflection]


def test_what_looks_like_personal_data_is_told_and_stays_as_it_was_written(session: Session) -> None:
    said = talk(session, "notat", "Ring til Bo på bo.hansen@eksempel.dk", ".", "", "fil", "hvad", "")
    assert "Ligner en mailadresse. Skriv hellere uden." in said
    assert "ligner personoplysninger" in said
    (note,) = session.records.notes()
    assert note.text == "Ring til Bo på bo.hansen@eksempel.dk"


def test_whoever_leaves_with_a_text_that_could_not_be_saved_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_draft: EntryDraft, _text: str) -> bool:
        raise SaveFailed("Ikke gemt: disken er fuld.")

    monkeypatch.setattr(EntryDraft, "save", fails)
    out = io.StringIO()
    run(session, LineReader(io.BytesIO(b"notat\nMine ord\n.\nslut\n")), out)
    said = out.getvalue()
    assert "Ikke gemt: disken er fuld." in said
    assert "Det, du skrev sidst, kunne ikke gemmes." in said
    assert "Alt er gemt." not in said
    assert "\nGemt.\n" not in said
