"""The command as somebody types it: what it prints, what it answers with, and what it leaves alone."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import yaml

import course
from course.cli import main
from course.journal import Journal
from course.journal.records import Records

posix = pytest.mark.skipif(os.name != "posix", reason="file modes and devices as on POSIX")
not_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")
Run = Callable[..., tuple[int, str, str]]
COMMANDS = (
    *("export", "status", "certificate", "check", "where", "settings", "shortcut"),
    *("doctor", "share", "backup", "restore", "import", "forget"),
)


@pytest.fixture
def broken(tmp_path: Path, course_folder: Path) -> Path:
    """A folder of lessons with two mistakes in it."""
    folder = tmp_path / "broken"
    folder.mkdir()
    for file in course_folder.iterdir():
        text = file.read_text("utf-8").replace("covers: [start.hvorfor]", "covers: [start.findes-ikke]")
        (folder / file.name).write_text(text.replace("kind: read", "kind: raed", 1), "utf-8")
    return folder


def one_line(text: str) -> str:
    assert text.endswith("\n")
    assert text.count("\n") == 1, text
    return text[:-1]


class TestStatus:
    def test_json_has_exactly_what_other_programs_were_promised(self, run: Run, filled: Path) -> None:
        code, out, _err = run("status", "--json")
        assert code == 0
        assert json.loads(out) == {
            "course": "Et lille kursus",
            "lessons": [
                {"id": "start", "title": "Det første skridt", "steps": 4, "done": 2, "minutes": 1},
                {"id": "hverdag", "title": "Ind i hverdagen", "steps": 5, "done": 0, "minutes": 4},
            ],
            "entries": {"reflections": 1, "notes": 1, "revisits": 0, "attempts": 0},
        }

    def test_a_table_to_read(self, run: Run, filled: Path) -> None:
        code, out, _err = run("status")
        assert code == 0
        assert " 1 ▸ Det første skridt   2/4   ca. 1 min. tilbage\n" in out
        assert " 2 · Ind i hverdagen     0/5   ca. 4 min. tilbage\n" in out
        assert out.endswith("2 af 9 trin, ca. 5 min. tilbage.\nI dagbogen: 1 refleksion, 1 notat, 0 svar.\n")

    def test_what_was_written_anew_counts_and_what_was_passed_over_does_not(self, run: Run, filled: Path) -> None:
        with Journal(filled) as journal:
            Records(journal).save_revisit("start", "start-sidste", 14, "Nu.", None)
            Records(journal).save_revisit("start", "start-sidste", 60, "", None)
        assert "I dagbogen: 1 refleksion, 1 gensyn, 1 notat, 0 svar.\n" in run("status")[1]
        assert json.loads(run("status", "--json")[1])["entries"]["revisits"] == 1

    def test_looking_makes_nothing(self, run: Run, home: Path) -> None:
        for command in (["status"], ["export"], ["check"], ["where"], ["status", "--json"]):
            assert run(*command)[0] == 0
        assert not home.exists()


class TestExport:
    def test_the_journal_on_the_screen(self, run: Run, filled: Path) -> None:
        code, out, err = run("export")
        assert (code, err) == (0, "")
        assert out.startswith("# Min dagbog\n")
        assert "\n> Det kunne Åse \\[/\\]\n" in out
        assert run("export", "--output", "-")[1].splitlines()[3:] == out.splitlines()[3:]

    def test_the_answers_come_where_they_are_asked_for(self, run: Run, filled: Path, clock: Callable[[], datetime]) -> None:
        with Journal(filled, clock=clock) as journal:
            Records(journal).save_attempt("start", "start-quiz", "start-q01", ["Sender loven rundt."], False, 3)
        assert "Mine svar" not in run("export")[1]
        assert "## Mine svar" in run("export", "--answers")[1]
        assert run("export", "--format", "json")[1] == run("export", "--format", "json", "--answers")[1]
        assert "Sender loven rundt." in run("export", "--format", "json")[1]

    @posix
    def test_a_file_is_its_owners_and_replaces_what_was_there(self, run: Run, filled: Path, tmp_path: Path) -> None:
        target = tmp_path / "min dagbog.md"
        target.write_text("gammelt")
        assert run("export", "--output", str(target), "--force") == (0, "", f"Gemt: {target}\n")
        assert "En fri tanke" in target.read_text("utf-8")
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "min dagbog.md"]

    @posix
    def test_a_link_stays_a_link(self, run: Run, filled: Path, tmp_path: Path) -> None:
        (tmp_path / "link.md").symlink_to(tmp_path / "target.md")
        assert run("export", "--output", str(tmp_path / "link.md"))[0] == 0
        assert (tmp_path / "link.md").is_symlink()
        assert "En fri tanke" in (tmp_path / "target.md").read_text("utf-8")

    @posix
    def test_a_device_is_written_to(self, run: Run, filled: Path) -> None:
        assert run("export", "--output", "/dev/null") == (0, "", "Gemt: /dev/null\n")
        assert not Path("/dev/null").is_file()

    def test_output_that_cannot_be(self, run: Run, filled: Path, tmp_path: Path) -> None:
        (tmp_path / "fil").write_text("")
        for target, reason in (("nej/ud.md", "findes ikke"), (".", "det er en mappe"), ("fil/ud.md", "en fil og ikke en mappe")):
            code, out, err = run("export", "--output", str(tmp_path / target))
            assert (code, out) == (1, "")
            assert reason in one_line(err)
            assert str(tmp_path) in err

    @posix
    @not_root
    def test_output_in_a_folder_of_others(self, run: Run, filled: Path, tmp_path: Path) -> None:
        closed = tmp_path / "lukket"
        closed.mkdir(mode=0o500)
        code, _out, err = run("export", "--output", str(closed / "ud.md"))
        assert code == 1
        assert one_line(err) == f"{closed / 'ud.md'} kan ikke bruges: du har ikke adgang."

    def test_one_lesson_or_several(self, run: Run, filled: Path) -> None:
        assert "Åse [/" not in run("export", "--lesson", "hverdag")[1]
        both = run("export", "--lesson", "hverdag", "--lesson", "start")[1]
        assert "Det kunne Åse" in both
        assert "En fri tanke" not in both

    def test_an_unknown_lesson_names_the_known_ones(self, run: Run, filled: Path) -> None:
        code, out, err = run("export", "--lesson", "satrt")
        assert (code, out) == (2, "")
        assert one_line(err) == "Lektionen 'satrt' findes ikke. Lektionerne er: start, hverdag."

    def test_since_a_day(self, run: Run, filled: Path) -> None:
        assert "Det kunne Åse" in run("export", "--since", "2026-11-23")[1]
        assert "Det kunne Åse" not in run("export", "--since", "2026-11-24")[1]

    @pytest.mark.parametrize("bad", ["i går", "23-11-2026", "2026-13-01", "2026-02-30", "20261123", "2026-W48-1", ""])
    def test_since_what_is_no_day(self, run: Run, bad: str) -> None:
        code, out, err = run("export", "--since", bad)
        assert (code, out) == (2, "")
        assert err.splitlines()[-1] == f"skalkan export: fejl: --since: {bad!r} er ikke en dato; skriv den som 2026-11-23"


class TestCheck:
    def test_a_good_folder_in_one_line(self, run: Run, course_folder: Path) -> None:
        code, out, err = run("check")
        assert (code, err) == (0, "")
        assert one_line(out) == f"{course_folder}: 2 lektioner, 9 trin, 7 spørgsmål, 2 ord forklaret, ingen fejl"

    def test_every_problem_at_its_place(self, run: Run, broken: Path) -> None:
        code, out, err = run("check", str(broken))
        assert code == 1
        problems = out.splitlines()
        assert len(problems) >= 2
        assert all(re.match(rf"{re.escape(str(broken))}/[\w-]+\.yaml:\d+:\d+: ", problem) for problem in problems)
        assert one_line(err) == f"Der er {len(problems)} fejl i lektionerne."

    @pytest.mark.parametrize("command", [["status"], ["export"]])
    def test_a_broken_course_says_the_same_everywhere(self, run: Run, broken: Path, home: Path, command: list[str]) -> None:
        problems, summary = run("check", str(broken))[1:]
        code, out, err = run(*command, "--lessons", str(broken))
        assert (code, out) == (1, "")
        assert err.startswith(problems + summary.rstrip("\n") + " ")
        assert err.endswith("Det, du har skrevet, er der stadig. Ret lektionerne, eller udelad --lessons.\n")
        assert not home.exists()

    def test_a_missing_folder(self, run: Run, tmp_path: Path) -> None:
        code, out, _err = run("check", str(tmp_path / "nej"))
        assert code == 1
        assert one_line(out).startswith(f"{tmp_path / 'nej'}:1:1: ")

    def test_the_problems_are_told_in_english_too(self, run: Run, tmp_path: Path) -> None:
        assert "the folder is missing" in run("check", str(tmp_path / "nej"), "--lang", "en")[1]


class TestWhere:
    def test_the_home_asked_for_wins(self, run: Run, home: Path, course_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SKALKAN_HOME", "/et/andet/sted")
        assert [re.split("  +", line, maxsplit=1) for line in run("where")[1].splitlines()] == [
            ["Din mappe", str(home)],
            ["Sikkerhedskopier", str(home / "backups")],
            ["Fælles mappe", "ingen"],
            ["Lektioner", str(course_folder)],
        ]

    def test_then_the_environments_then_the_systems(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SKALKAN_HOME", str(tmp_path / "fra miljøet"))
        assert main(["where"]) == 0
        assert str(tmp_path / "fra miljøet") in capsys.readouterr().out
        monkeypatch.setenv("SKALKAN_HOME", "")
        assert main(["where"]) == 0
        assert "skalkan" in capsys.readouterr().out.splitlines()[0]


class TestArguments:
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_common_options_stand_before_or_after_the_command(self, run: Run, tmp_path: Path, lang: str) -> None:
        other = str(tmp_path / "other")
        before = run("--home", other, "--lang", lang, "where")
        assert before == run("where", "--home", other, f"--lang={lang}")
        assert other in before[1]

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            *([command, "--help"] for command in COMMANDS),
            ["nej"],
            ["--nej"],
            ["status", "for", "meget"],
            ["status", "--json=1"],
            ["--home"],
            ["--lang", "xx"],
            ["export", "--format", "doc"],
            ["export", "--lesson"],
            ["export", "--since", "nej"],
            ["--hom", "x"],
            ["restore"],
            ["forget", "--all", "--find", "x"],
            ["share", "--off", "mappe"],
        ],
    )
    def test_every_word_is_danish(self, run: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "200")
        code, out, err = run(*arguments)
        assert code == (0 if "--help" in arguments else 2)
        english = (
            "usage options positional show exit error argument choice choose expected required recognized ambiguous the and or"
        )
        assert set(re.findall(r"\w+", out + err)) & set(english.split()) == set()
        assert "brug: skalkan" in out + err

    def test_the_language_is_known_before_the_mistake(self, run: Run) -> None:
        assert "error: unrecognized arguments: --nej" in run("--nej", "--lang", "en")[2]
        assert "usage: skalkan" in run("--help", "--lang=en")[1]

    def test_the_version(self, run: Run) -> None:
        assert run("--version") == (0, f"skalkan {course.__version__}\n", "")


class TestTrouble:
    def test_a_home_that_is_a_file(self, run: Run, home: Path) -> None:
        home.write_bytes(b"")
        for command in ("status", "export"):
            code, out, err = run(command)
            assert (code, out) == (1, "")
            assert one_line(err)

    @posix
    @not_root
    def test_a_home_that_is_closed(self, run: Run, filled: Path) -> None:
        filled.chmod(0o000)
        try:
            code, out, err = run("status")
        finally:
            filled.chmod(0o700)
        assert (code, out) == (1, "")
        assert one_line(err)

    def test_stopped_with_ctrl_c(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("course.commands.check.check", stop)
        assert run("check") == (130, "", "Afbrudt.\n")

    def test_no_screen(self, run: Run, home: Path) -> None:
        code, out, err = run()
        assert (code, out) == (2, "")
        assert "terminalvindue" in one_line(err)
        assert main([]) == 2
        assert "\x1b" not in err
        assert not home.exists()


def skalkan(*arguments: str) -> list[str]:
    """The command line of the program itself, for what only a process of its own can show."""
    return [sys.executable, "-m", "course", *arguments]


class TestProcess:
    @posix
    def test_a_reader_that_has_read_enough(self, filled: Path, clock: Callable[[], datetime]) -> None:
        with Journal(filled, clock=clock) as journal:
            Records(journal).save_note(None, None, "lang " * 200_000, None)
        # Unbuffered, Python itself takes a part for the whole and notices nothing.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        command = skalkan("export", "--home", str(filled))
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 1

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    def test_a_full_disk_behind_the_output(self, home: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(skalkan("status", "--home", str(home)), stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 1
        assert one_line(done.stderr.decode("utf-8")) == "Det kan ikke læses eller skrives: disken er fuld."

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
    def test_a_file_is_utf8_whatever_the_machine_says(self, filled: Path, course_folder: Path, encoding: str) -> None:
        command = skalkan("export", "--home", str(filled), "--lessons", str(course_folder))
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=True)
        assert "Det kunne Åse" in done.stdout.decode("utf-8")

    @posix
    def test_a_name_that_is_no_text(self, tmp_path: Path) -> None:
        command = [*skalkan("where", "--home"), f"{tmp_path}/" + os.fsdecode(b"\xff\xfe")]
        done = subprocess.run(command, capture_output=True, check=True)
        assert b"/??\n" in done.stdout


def test_the_little_course_is_plain_yaml(course_folder: Path) -> None:
    """What `broken` replaces must be there to be replaced."""
    text = "".join(file.read_text("utf-8") for file in course_folder.iterdir())
    assert "covers: [start.hvorfor]" in text
    assert yaml.safe_load((course_folder / "course.yaml").read_text("utf-8"))["title"] == "Et lille kursus"
