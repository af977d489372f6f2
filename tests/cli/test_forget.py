"""Erasing for good: found by its words, asked for twice in a terminal, and gone from every file within reach."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from unicodedata import normalize
from zlib import crc32

import pytest
from msgspec.structs import replace

from course.journal import Journal, disk
from course.journal.kinds import NOTES
from course.journal.paths import Decision, ScenarioPath, save_path
from course.journal.records import Records
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories

Run = Callable[..., tuple[int, str, str]]
Refused = Callable[..., str]


def holding(text: str, *folders: Path) -> list[str]:
    """The files with a text in them, packed or not."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    contents = {file: gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes() for file in files}
    return [str(file) for file, content in contents.items() if text.encode() in content]


def id_of(run: Run, text: str) -> str:
    return run("forget", "--find", text)[1].split()[0]


class TestList:
    def test_a_line_an_entry_newest_first(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        with Journal(home) as journal:
            records = Records(journal)
            records.save_note(None, None, "Den\nførste   tanke\x1b[31m" + " om alt" * 20, None)
            records.save_reflection("start", "start-sidste", "Åse [/] sagde ja", None)
            records.save_attempt("start", "start-quiz", "q", ["Et svar"], True, 1)
        code, out, err = run("forget")
        assert (code, err) == (0, "")
        first, second, empty, hint = out.splitlines()
        assert first.endswith("  refleksion  Åse [/] sagde ja")
        assert "  notat       Den første tanke" in second
        assert second.endswith("…")
        assert len(second) <= 80
        assert empty == ""
        assert "skalkan forget --find TEKST" in hint
        assert "\x1b" not in out

    def test_a_path_through_a_dilemma_is_found_by_its_title_and_erased(self, run: Run, home: Path) -> None:
        with Journal(home) as journal:
            made = (Decision("foerste-svar", "venter", "Du venter."),)
            now = datetime.now(UTC)
            save_path(journal, ScenarioPath("", "vagt", "vagt-dilemma", "Fem uger", made, "", "", now, now))
        assert run("forget")[1].startswith("Der er"), "it is a choice among ours"
        found = run("forget", "--find", "fem uger")[1]
        assert "vej gennem et dilemma" in found
        assert run("forget", found.split()[0], "--without-asking")[0] == 0
        assert holding("Du venter.", home) == []

    def test_only_the_newest_unless_searched_for(self, run: Run, home: Path) -> None:
        with Journal(home) as journal:
            journal.table(NOTES).insert_multiple({"text": f"notat {number:02}"} for number in range(23))
        lines = run("forget")[1].splitlines()
        assert [line.split()[-1] for line in lines[:20]] == [f"{number:02}" for number in range(22, 2, -1)]
        assert "Der er 3 til, som er ældre." in lines
        assert len(run("forget", "--find", "NOTAT")[1].splitlines()) == 25

    def test_what_was_once_said_and_what_was_deleted_is_found_too(self, run: Run, home: Path) -> None:
        with Journal(home) as journal:
            records = Records(journal)
            note = records.save_note(None, None, "Birgit var imod", None)
            records.save_note(None, None, "En var imod", note)
            gone = records.save_note(None, None, "Ole var for", None)
            records.remove(NOTES, gone)
            records.save_attempt("start", "start-quiz", "q", ["Et svar"], True, 1)
        assert run("forget", "--find", "birgit")[1].startswith(note)
        assert f"{gone}  " in run("forget", "--find", "ole var")[1]
        assert "notat (slettet)  Ole var for" in run("forget")[1]
        assert "  svar  Et svar" in run("forget", "--find", "et svar")[1]
        assert run("forget", "--find", "findes ikke") == (0, "Der er ikke noget notat, hvor der står 'findes ikke'.\n", "")

    def test_what_was_written_anew_is_listed_and_what_the_program_remembers_is_not(self, run: Run, home: Path) -> None:
        with Journal(home) as journal:
            records = Records(journal)
            revisit = records.save_revisit("start", "start-sidste", 14, "Ole var for igen", None)
            records.save_revisit("start", "start-sidste", 60, "", None)
            records.save_bookmark("start", "start-sidste")
            records.save_rating("before", "udsagn-start", 3)
        listed, _empty, _hint = run("forget")[1].splitlines()
        assert listed.startswith(revisit)
        assert listed.endswith("  gensyn  Ole var for igen")
        assert len(run("forget", "--find", "start-sidste")[1].splitlines()) == 1
        assert run("forget", revisit, "--without-asking")[0] == 0
        assert holding("Ole var for igen", home) == []

    def test_own_work_is_listed_by_its_name_and_found_by_every_word_in_it(self, run: Run, home: Path) -> None:
        with Journal(home) as journal:
            works = Repositories(journal)
            project = works.of(Project).save(Project(name="Ny telefoni", about="Et system til receptionen"))
            board = works.of(Board).save(
                Board(title="Reception", project=project.id, cards=(Card("1", "now-pro", "Vi kender stemmerne"),))
            )
            works.of(Board).save(replace(board, cards=()))
            works.of(Commitment).save(Commitment(occasion="det ringer", action="svarer jeg"))
        agreement, figure, listed = run("forget")[1].splitlines()[:3]
        assert listed.endswith("  projekt        Ny telefoni")
        assert figure.endswith("  nu og fremtid  Reception")
        assert agreement.endswith("  aftale         svarer jeg")
        assert run("forget", "--find", "receptionen")[1].startswith(project.id)
        assert run("forget", "--find", "stemmerne")[1].startswith(board.id)  # it stood on a card once
        assert run("forget", board.id, "--without-asking")[0] == 0
        assert holding("stemmerne", home) == []

    def test_a_word_is_found_however_its_letters_were_typed_and_its_lines_broken(self, run: Run, home: Path) -> None:
        said = "Mødet med Åse\nog Renée"
        with Journal(home) as journal:
            records = Records(journal)
            note = records.save_note(None, None, normalize("NFD", said), None)
            board = Repositories(journal).of(Board).save(Board(cards=(Card("1", "now-pro", normalize("NFD", said)),)))
        for form in ("NFC", "NFD"):
            for wanted in ("åse", "ÅSE OG", "Renée"):
                found = run("forget", "--find", normalize(form, wanted))[1]
                assert {line.split()[0] for line in found.splitlines()[:2]} == {note, board.id}

    def test_the_name_on_the_certificate_is_found_and_erased(self, run: Run, home: Path) -> None:
        with Journal(home) as journal:
            Records(journal).save_setting("certificate-name", "Åse Holm")
        assert "  indstilling  Åse Holm" in run("forget", "--find", "holm")[1]
        assert run("forget", id_of(run, "holm"), "--without-asking")[0] == 0
        assert holding("Holm", home) == []

    def test_looking_makes_nothing(self, run: Run, home: Path) -> None:
        for arguments in ([], ["--find", "x"], ["--all"], ["--all", "--without-asking"]):
            assert run("forget", *arguments)[0] == 0
        assert not home.exists()


class TestErasing:
    def test_one_entry_is_gone_from_every_file_and_the_others_stay(self, run: Run, filled: Path, tmp_path: Path) -> None:
        share = tmp_path / "delt"
        run("share", str(share))
        run("backup")
        code, out, _err = run("forget", id_of(run, "fri tanke"), "--without-asking")
        assert code == 0
        assert out.startswith("Slettet for altid.\nDine andre computere sletter det")
        assert "dokumenter, du har eksporteret" in out
        assert "papirkurv" in out
        assert holding("En fri tanke", filled, share) == []
        assert len(holding("Det kunne Åse", filled, share)) == 3
        assert run("forget", "--find", "fri tanke")[1].startswith("Der er ikke noget notat")

    def test_a_copy_kept_elsewhere_does_not_bring_it_back(self, run: Run, filled: Path, tmp_path: Path) -> None:
        run("backup", str(tmp_path / "kopi"))
        run("forget", id_of(run, "fri tanke"), "--without-asking")
        assert run("restore", str(tmp_path / "kopi"))[1].startswith("Der er intet nyt i ")
        assert "En fri tanke" not in run("export")[1]

    def test_everything_is_everything(self, run: Run, filled: Path) -> None:
        run("backup")
        log = filled / "journal.jsonl"
        log.write_bytes(log.read_bytes().replace(b"En fri", b"En fry"))  # damaged here, whole in the backup
        (filled / "fault.txt").write_text("Det kunne Åse ikke vise", "utf-8")
        assert run("forget", "--all", "--without-asking")[0] == 0
        assert holding("tanke", filled) == []
        assert holding("Åse", filled) == []
        assert "I dagbogen: 0 refleksioner, 0 notater, 0 svar." in run("status")[1]
        assert run("doctor", "--repair")[0] == 0
        assert "tanke" not in run("export")[1]

    def test_a_shared_folder_that_is_away(self, run: Run, filled: Path, tmp_path: Path) -> None:
        share = tmp_path / "delt"
        run("share", str(share))
        doc_id = id_of(run, "fri tanke")
        share.rename(tmp_path / "væk")
        code, out, _err = run("forget", doc_id, "--without-asking")
        assert code == 1
        assert out.endswith("Det bliver slettet dér, når mappen er tilbage.\n")
        (tmp_path / "væk").rename(share)
        assert run("status")[0] == 0
        assert holding("En fri tanke", filled, share) == []

    def test_a_file_that_cannot_be_written_is_named(self, run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run("backup")
        replace = disk.replace

        def stubborn(file: Path, chunks: Iterator[bytes]) -> None:
            if file.suffix == ".gz":
                raise PermissionError(13, "Permission denied")
            replace(file, chunks)

        monkeypatch.setattr(disk, "replace", stubborn)
        code, out, _err = run("forget", id_of(run, "fri tanke"), "--without-asking")
        assert code == 1
        (file,) = (filled / "backups").iterdir()
        assert f"Disse filer kan stadig rumme noget af det, og der kan ikke skrives i dem: {file}" in out

    def test_nobody_to_ask(self, refused: Refused, run: Run, filled: Path) -> None:
        before = (filled / "journal.jsonl").read_bytes()
        for what in ("--all", id_of(run, "fri tanke")):
            assert refused("forget", what, code=2).endswith("her kan ingen svare. Tilføj: --without-asking")
        assert (filled / "journal.jsonl").read_bytes() == before

    def test_a_journal_of_a_newer_program(self, refused: Refused, run: Run, filled: Path) -> None:
        doc_id = id_of(run, "fri tanke")
        log = filled / "journal.jsonl"
        body = log.read_bytes().splitlines()[-1].replace(b'"v":1', b'"v":99').rsplit(b',"crc"', 1)[0]
        with log.open("ab") as file:
            file.write(body + b',"crc":"%08x"}\n' % crc32(body))
        before = log.read_bytes()
        for what in ("--all", doc_id):
            assert "nyere udgave af programmet" in refused("forget", what, "--without-asking")
        assert run("backup")[0] == 0
        assert log.read_bytes() == before

    def test_an_entry_that_there_is_not(self, refused: Refused, filled: Path) -> None:
        line = refused("forget", "nej", "--without-asking", code=2)
        assert line == "Notatet 'nej' findes ikke. Se dem med: skalkan forget"

    def test_one_thing_at_a_time(self, run: Run, filled: Path) -> None:
        code, _out, err = run("forget", "--all", "--find", "x")
        assert code == 2
        assert err.endswith("--find: kan ikke stå sammen med --all\n")


@pytest.mark.skipif(os.name != "posix", reason="a terminal as on POSIX")
class TestQuestions:
    """What a leader is asked, in a terminal of its own."""

    SURE = "Slet det for altid? [j/N] "
    WORD = "Det kan ikke fortrydes. Skriv slet for at gøre det: "

    def answered(self, home: Path, arguments: list[str], *answers: str) -> tuple[int, str]:
        """Gives the answers in turn; gives the exit code and what the terminal showed."""
        pexpect = pytest.importorskip("pexpect")
        command = ["-m", "course", "--home", str(home), "forget", *arguments]
        # A shell that runs the tests in the background has Ctrl+C ignored, and what it starts would inherit that.
        heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        child = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=15, dimensions=(24, 200), preexec_fn=heed)
        shown = ""
        for question, answer in zip((self.SURE, self.WORD), answers, strict=False):
            child.expect_exact(question)
            shown += child.before + question
            if answer == "\x04":
                child.sendeof()
            elif answer == "\x03":
                child.sendintr()
            else:
                child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        return int(child.exitstatus), (shown + child.before).replace("\r\n", "\n")

    @pytest.mark.parametrize("answers", [("j", "slet"), ("JA", " Slet ")])
    def test_yes_twice(self, run: Run, filled: Path, answers: tuple[str, str]) -> None:
        code, shown = self.answered(filled, [id_of(run, "fri tanke")], *answers)
        assert code == 0
        assert shown.startswith("notat, mandag den 23. november 2026: »En fri tanke«\nDet forsvinder i alle udgaver")
        assert "Slettet for altid." in shown
        assert holding("En fri tanke", filled) == []

    @pytest.mark.parametrize(
        "answers",
        [("",), ("n",), ("y",), ("slet",), ("\x04",), *(("j", word) for word in ("", "j", "ja", "slet det", "\x04"))],
    )
    def test_anything_else_is_no(self, filled: Path, answers: tuple[str, ...]) -> None:
        before = (filled / "journal.jsonl").read_bytes()
        code, shown = self.answered(filled, ["--all"], *answers)
        assert (code, shown.splitlines()[-1]) == (0, "Intet er slettet.")
        assert shown.startswith("Hele din dagbog: 1 refleksion, 1 notat, 0 svar og det, du har slettet.\n")
        assert (filled / "journal.jsonl").read_bytes() == before

    @pytest.mark.parametrize("answers", [("\x03",), ("j", "\x03")])
    def test_stopped_with_ctrl_c(self, filled: Path, answers: tuple[str, ...]) -> None:
        before = (filled / "journal.jsonl").read_bytes()
        code, shown = self.answered(filled, ["--all"], *answers)
        assert (code, shown.splitlines()[-1]) == (130, "Afbrudt.")
        assert (filled / "journal.jsonl").read_bytes() == before

    def test_everything(self, filled: Path) -> None:
        code, shown = self.answered(filled, ["--all"], "j", "slet")
        assert code == 0
        assert "Slettet for altid." in shown
        assert holding("Åse", filled) == []

    def test_an_answer_from_a_pipe_is_nobodys(self, run: Run, filled: Path) -> None:
        """`yes | skalkan forget --all` must not do it."""
        command = [sys.executable, "-m", "course", "--home", str(filled), "forget", "--all"]
        done = subprocess.run(command, input=b"j\nslet\n", capture_output=True, check=False)
        assert done.returncode == 2
        assert holding("Åse", filled) != []
