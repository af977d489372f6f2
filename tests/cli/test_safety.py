"""Doctor, backup, restore, import and where: what a leader types to be sure that nothing is lost."""

from __future__ import annotations

import gzip
import os
import stat
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from course.cli import main
from course.journal import Journal
from course.journal.backup import backup_when_due
from course.journal.records import Records

Run = Callable[..., tuple[int, str, str]]
Refused = Callable[..., str]
posix = pytest.mark.skipif(os.name != "posix", reason="file modes as on POSIX")
not_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")

FILLED = "I dagbogen: 1 refleksion, 1 notat, 0 svar."


def damage(home: Path) -> None:
    """Flips a bit of what was saved first."""
    log = home / "journal.jsonl"
    content = bytearray(log.read_bytes())
    content[content.index(b"start-to-slags")] ^= 1
    log.write_bytes(content)


class TestDoctor:
    def test_no_home_yet(self, run: Run, home: Path) -> None:
        for arguments in (["doctor"], ["doctor", "--repair"]):
            code, out, err = run(*arguments)
            assert (code, err) == (0, "")
            assert f"Godt at vide  Der er ingen dagbog i {home} endnu." in out
            assert out.endswith("\nAlt er i orden; du behøver ikke gøre noget.\n")
        assert not home.exists()

    def test_all_is_well(self, run: Run, filled: Path) -> None:
        run("backup")
        code, out, _err = run("doctor")
        assert code == 0
        assert {line.split("  ")[0] for line in out.splitlines() if line} == {"I orden", "Alt er i orden."}

    def test_what_needs_the_leader_comes_first_and_is_mended_from_a_backup(self, run: Run, filled: Path) -> None:
        run("backup")
        damage(filled)
        code, out, _err = run("doctor")
        assert code == 1
        assert out.startswith("Det skal du gøre  1 linje i ")
        assert out.endswith("\nDer er 1 ting, du skal gøre noget ved.\n")
        before = (filled / "journal.jsonl").read_bytes()
        code, out, _err = run("doctor", "--repair")
        assert code == 0
        assert out.startswith("Gjort  1 udgave er hentet ind fra sikkerhedskopierne.\n\n")
        assert (filled / "journal.jsonl").read_bytes().startswith(before)
        code, out, _err = run("doctor", "--repair")
        assert (code, out.splitlines()[0]) == (0, "Gjort  Der var ikke noget, der kunne repareres.")

    @posix
    def test_a_folder_that_others_may_look_into(self, run: Run, filled: Path) -> None:
        filled.chmod(0o755)
        assert run("doctor")[0] == 1
        assert run("doctor", "--repair")[0] == 0
        assert stat.S_IMODE(filled.stat().st_mode) == 0o700


class TestBackup:
    def test_into_the_backups_folder_and_never_over_another(self, run: Run, filled: Path, tmp_path: Path) -> None:
        names = set()
        for _time in range(3):
            code, out, err = run("backup")
            assert (code, err) == (0, "")
            names.add(out.splitlines()[0])
        files = sorted((filled / "backups").iterdir())
        assert names == {f"Din dagbog er kopieret til {file}." for file in files}
        assert len(files) == 3
        if os.name == "posix":
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}

    def test_the_first_of_a_day_is_the_days(self, run: Run, filled: Path) -> None:
        run("backup")
        with Journal(filled) as journal:
            assert backup_when_due(journal) is None

    def test_to_a_file(self, run: Run, refused: Refused, filled: Path, tmp_path: Path) -> None:
        target = tmp_path / "kopi.gz"
        assert run("backup", str(target))[1].startswith(f"Din dagbog er kopieret til {target}.\n")
        content = target.read_bytes()
        assert gzip.decompress(content) == (filled / "journal.jsonl").read_bytes()
        target.write_text("noget andet")
        assert refused("backup", str(target)) == (
            f"Filen {target} findes allerede. Vælg et andet navn, eller erstat den med --force."
        )
        assert target.read_text() == "noget andet"
        assert run("backup", str(target), "--force")[0] == 0
        assert target.read_bytes() == content

    def test_into_a_folder(self, run: Run, filled: Path, tmp_path: Path) -> None:
        (tmp_path / "usb").mkdir()
        for number in (1, 2):
            assert run("backup", str(tmp_path / "usb"))[0] == 0
            assert len(list((tmp_path / "usb").glob("journal-*.jsonl.gz"))) == number

    def test_where_it_cannot_be(self, refused: Refused, filled: Path, tmp_path: Path) -> None:
        log = (filled / "journal.jsonl").read_bytes()
        assert "skriv kun: skalkan backup" in refused("backup", str(filled / "journal.jsonl"), "--force")
        assert (filled / "journal.jsonl").read_bytes() == log
        assert refused("backup", str(tmp_path / "nej" / "kopi")) == (
            f"{tmp_path / 'nej' / 'kopi'} kan ikke bruges: filen eller mappen findes ikke."
        )

    def test_nothing_to_copy(self, refused: Refused, home: Path, tmp_path: Path) -> None:
        for arguments in ([], [str(tmp_path / "kopi")]):
            assert refused("backup", *arguments).startswith("Der er ikke noget at kopiere endnu")
        assert not home.exists()
        assert not (tmp_path / "kopi").exists()


class TestRestore:
    @pytest.fixture
    def copy(self, run: Run, filled: Path, tmp_path: Path) -> Path:
        run("backup", str(tmp_path / "kopi.gz"))
        return tmp_path / "kopi.gz"

    def test_into_an_empty_home_and_once_more(self, run: Run, copy: Path, tmp_path: Path) -> None:
        there = ["--home", str(tmp_path / "ny")]
        assert run("restore", str(copy), *there) == (0, f"Hentet ind: 1 refleksion, 1 notat, 0 svar.\n{FILLED}\n", "")
        assert run("restore", str(copy), *there) == (
            0,
            f"Der er intet nyt i {copy}: Det hele er her i forvejen eller blandt det, du har slettet.\n{FILLED}\n",
            "",
        )
        assert "Det kunne Åse" in run("export", *there)[1]

    def test_what_is_newer_stays(self, run: Run, copy: Path, home: Path) -> None:
        with Journal(home) as journal:
            records = Records(journal)
            records.save_text(records.notes()[0], "En nyere tanke")
            records.save_note(None, None, "Skrevet bagefter", None)
        assert run("restore", str(copy))[0] == 0
        out = run("export")[1]
        assert "En nyere tanke" in out
        assert "Skrevet bagefter" in out
        assert "En fri tanke" not in out

    def test_earlier_versions_of_what_is_here(self, run: Run, copy: Path, filled: Path) -> None:
        damage(filled)
        assert run("restore", str(copy))[1] == f"Hentet ind: 1 udgave af noget, du har i forvejen.\n{FILLED}\n"

    def test_a_damaged_one_gives_what_can_be_read(self, run: Run, copy: Path, tmp_path: Path) -> None:
        lines = gzip.decompress(copy.read_bytes()).splitlines(keepends=True)
        copy.write_bytes(b"".join([lines[0], b"x" + lines[1], *lines[2:]]))
        code, out, _err = run("restore", str(copy), "--home", str(tmp_path / "ny"))
        assert code == 1
        assert out.splitlines()[-1] == f"En del af {copy} er beskadiget. Det, der kan læses af den, er i din dagbog."
        assert "I dagbogen: 0 refleksioner, 1 notat, 0 svar." in out

    def test_what_is_no_backup(self, refused: Refused, run: Run, filled: Path, tmp_path: Path) -> None:
        before = (filled / "journal.jsonl").read_bytes()
        nothing = tmp_path / "intet.gz"
        nothing.write_bytes(b"")
        other = tmp_path / "andet.gz"
        other.write_bytes(b"\x1f\x8bnej")
        export = tmp_path / "dagbog.json"
        run("export", "--format", "json", "--output", str(export))
        assert refused("restore", str(tmp_path / "nej")) == (
            f"{tmp_path / 'nej'} kan ikke bruges: filen eller mappen findes ikke."
        )
        assert refused("restore", str(tmp_path)) == f"{tmp_path} kan ikke bruges: det er en mappe og ikke en fil."
        assert refused("restore", str(nothing)) == f"Der er ingen dagbog i {nothing}."
        assert refused("restore", str(other)) == f"Der er ingen dagbog i {other}."
        assert refused("restore", str(export)).endswith("En eksport som JSON hentes ind med: skalkan import FIL")
        assert (filled / "journal.jsonl").read_bytes() == before

    def test_one_of_a_newer_program(self, refused: Refused, filled: Path, tmp_path: Path) -> None:
        newer = tmp_path / "nyere.jsonl"
        newer.write_bytes(sealed((filled / "journal.jsonl").read_bytes().splitlines()[0].replace(b'"v":1', b'"v":99')))
        assert "nyere udgave af programmet" in refused("restore", str(newer))

    @posix
    @not_root
    def test_files_and_folders_of_others(self, refused: Refused, copy: Path, filled: Path, tmp_path: Path) -> None:
        copy.chmod(0o000)
        assert refused("restore", str(copy)) == f"{copy} kan ikke bruges: du har ikke adgang."
        copy.chmod(0o600)
        closed = tmp_path / "lukket"
        closed.mkdir(mode=0o500)
        assert refused("restore", str(copy), "--home", str(closed)).startswith("Der kan ikke skrives i din dagbogs mappe.")

    @pytest.mark.skipif(os.name != "posix", reason="limits as on POSIX")
    def test_a_full_disk(self, refused: Refused, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_arguments: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("course.journal.disk.append", full)
        line = refused("restore", str(copy), "--home", str(tmp_path / "ny"))
        assert line == "Det kan ikke lade sig gøre lige nu, for der kan ikke skrives i din dagbog: disken er fuld."


def sealed(line: bytes) -> bytes:
    """A line as the journal seals it: some other program's, made by hand."""
    body = line[: line.rindex(b',"crc"')]
    return body + b',"crc":"%08x"}\n' % crc32(body)


class TestImport:
    @pytest.fixture
    def export(self, run: Run, filled: Path, tmp_path: Path) -> Path:
        assert run("export", "--format", "json", "--output", str(tmp_path / "dagbog.json"))[0] == 0
        return tmp_path / "dagbog.json"

    def test_export_import_export_gives_the_same_bytes(self, run: Run, export: Path, tmp_path: Path) -> None:
        there = ["--home", str(tmp_path / "ny")]
        assert run("import", str(export), *there) == (0, f"Hentet ind: 1 refleksion, 1 notat, 0 svar.\n{FILLED}\n", "")
        again = tmp_path / "igen.json"
        assert run("export", "--format", "json", "--output", str(again), *there)[0] == 0
        assert again.read_bytes() == export.read_bytes()
        log = (tmp_path / "ny" / "journal.jsonl").read_bytes()
        assert run("import", str(export), *there)[1].startswith(f"Der er intet nyt i {export}")
        assert (tmp_path / "ny" / "journal.jsonl").read_bytes() == log

    def test_another_text_stands_side_by_side(self, run: Run, export: Path) -> None:
        export.write_text(export.read_text("utf-8").replace("En fri tanke", "En anden tanke"), "utf-8")
        code, out, _err = run("import", str(export))
        assert code == 0
        assert out.splitlines() == [
            "Hentet ind: 1 udgave af noget, du har i forvejen.",
            "I 1 notat står der noget andet her. Begge tekster er gemt; vælg i dagbogen.",
            FILLED,
        ]

    def test_what_is_no_export(self, run: Run, refused: Refused, export: Path, filled: Path, tmp_path: Path) -> None:
        before = (filled / "journal.jsonl").read_bytes()
        copy = tmp_path / "kopi.gz"
        run("backup", str(copy))
        assert refused("import", str(tmp_path / "nej.json")).endswith("kan ikke bruges: filen eller mappen findes ikke.")
        assert refused("import", str(tmp_path)) == f"{tmp_path} kan ikke bruges: det er en mappe og ikke en fil."
        assert refused("import", str(copy)) == (
            f"{copy} er ikke en eksport. En sikkerhedskopi hentes ind med: skalkan restore FIL"
        )
        text = export.read_bytes()
        for content in (b"", b"nej", b"[]", text[:-20], text.replace(b"Z", b"").replace(b"+01:00", b""), b"[" * 100_000):
            export.write_bytes(content)
            assert refused("import", str(export)) == "Det er ikke en dagbog, der er eksporteret som JSON."
        export.write_bytes(text.replace(b'"format": 1', b'"format": 2'))
        assert refused("import", str(export)).startswith("Eksporten er lavet med en nyere udgave af programmet.")
        assert (filled / "journal.jsonl").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="paths as on POSIX")
def test_the_folder_of_a_user_that_there_is_not(refused: Refused, filled: Path) -> None:
    for command in ("backup", "restore", "import", "share"):
        assert refused(command, "~ingen-hedder-sådan/x").endswith("kan ikke bruges: filen eller mappen findes ikke.")


def test_a_file_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("restore", "import"):
        assert main([command]) == 2
        assert capsys.readouterr().err.endswith(f"skalkan {command}: fejl: her mangler: FIL\n")


@pytest.mark.parametrize("target", ["journal.jsonl", "new.md", "backups/journal-2026-11-23.jsonl.gz", "../home/journal.jsonl"])
def test_no_document_takes_the_place_of_the_journal(refused: Refused, filled: Path, target: str) -> None:
    (filled / "backups").mkdir(exist_ok=True)
    before = {file: file.read_bytes() for file in filled.rglob("*") if file.is_file()}
    assert "dagbogs egen mappe" in refused("export", "--output", str(filled / target))
    assert {file: file.read_bytes() for file in filled.rglob("*") if file.is_file() and file in before} == before
    assert not (filled / "new.md").exists()


def test_no_link_leads_a_document_to_the_journal(refused: Refused, filled: Path, tmp_path: Path) -> None:
    link = tmp_path / "dagbog.md"
    link.symlink_to(filled / "journal.jsonl")
    before = (filled / "journal.jsonl").read_bytes()
    assert "dagbogs egen mappe" in refused("export", "--output", str(link))
    assert (filled / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize("command", [["--home", "", "status"], ["share", ""], ["backup", " "], ["restore", ""], ["import", ""]])
def test_an_empty_path_is_no_path(command: list[str], run: Run, home: Path) -> None:
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert "her mangler en sti" in err
    assert not home.exists()


def test_a_file_that_is_there_is_replaced_only_on_demand(tmp_path: Path, run: Run, refused: Refused) -> None:
    file = tmp_path / "dagbog.md"
    file.write_text("Mit eget", encoding="utf-8")
    assert "--force" in refused("export", "--output", str(file))
    assert file.read_text("utf-8") == "Mit eget"
    assert run("export", "--output", str(file), "--force")[0] == 0
    assert file.read_text("utf-8").startswith("# ")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".skalkan")] == []


@pytest.mark.parametrize(("name", "wanted"), [("a.docx", "md"), ("a.md", "json"), ("a.json", "md"), ("A.PDF", "md")])
def test_a_name_that_promises_another_format_is_refused(tmp_path: Path, refused: Refused, name: str, wanted: str) -> None:
    assert f".{wanted}" in refused("export", "--format", wanted, "--output", str(tmp_path / name), code=2)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["a", "a.MD", "a.markdown", "a.txt", "kap. 3", "2026.11"])
def test_a_name_that_promises_nothing_else_is_fine(tmp_path: Path, run: Run, name: str) -> None:
    assert run("export", "--output", str(tmp_path / name))[0] == 0
    assert (tmp_path / name).is_file()
