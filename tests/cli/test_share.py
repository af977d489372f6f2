"""One journal on two machines: two homes, one folder between them, and the program itself as processes of its own."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course.commands.opening import shared_folder
from course.journal import Journal
from course.journal.records import Records

Run = Callable[..., tuple[int, str, str]]
Refused = Callable[..., str]
posix = pytest.mark.skipif(os.name != "posix", reason="file modes as on POSIX")
not_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")

NOT_SHARED = "Dagbogen deles ikke med andre computere. Del den med: skalkan share MAPPE\n"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "OneDrive").mkdir()
    return tmp_path / "OneDrive"


class TestSetting:
    def test_it_is_set_told_and_ended(self, run: Run, filled: Path, share: Path) -> None:
        assert run("share") == (0, NOT_SHARED, "")
        code, out, _err = run("share", str(share))
        assert code == 0
        assert out.splitlines()[0].startswith(f"Dagbogen deles nu gennem {share}: ")
        assert "kan læse din dagbog" in out.splitlines()[1]
        state = f"Dagbogen deles gennem {share}. Mappen kan nås.\nSlå delingen fra med: skalkan share --off\n"
        assert run("share") == (0, state, "")
        assert str(share) in run("where")[1]
        there = [file.name for file in share.iterdir()]
        assert len(there) == 1
        code, out, _err = run("share", "--off")
        assert code == 0
        assert out.startswith("Dagbogen deles ikke længere.")
        assert run("share") == (0, NOT_SHARED, "")
        assert [file.name for file in share.iterdir()] == there
        with Journal(filled) as journal:
            Records(journal).save_note(None, None, "Kun her", None)
        run("status")
        assert "Kun her" not in (share / there[0]).read_text("utf-8")

    def test_looking_makes_nothing(self, run: Run, home: Path) -> None:
        assert run("share") == (0, NOT_SHARED, "")
        assert run("share", "--off") == (0, NOT_SHARED, "")
        assert not home.exists()

    def test_a_folder_is_made_where_its_parent_is(self, run: Run, refused: Refused, home: Path, share: Path) -> None:
        assert run("share", str(share / "skalkan"))[0] == 0
        assert (share / "skalkan").is_dir()
        line = refused("share", str(share / "nej" / "skalkan"))
        assert line.startswith(f"Mappen {share / 'nej'} findes ikke. Lav den først")
        assert shared_folder(home) == share / "skalkan"

    def test_what_cannot_be_shared(self, refused: Refused, filled: Path, tmp_path: Path) -> None:
        (tmp_path / "fil").write_text("")
        (filled / "backups").mkdir()
        for folder in (filled, filled / "backups", filled / "ny", filled / "backups" / ".."):
            assert refused("share", str(folder)).startswith("Den delte mappe kan ikke være din dagbogs egen mappe")
        assert refused("share", str(tmp_path)).startswith(f"Din dagbogs egen mappe ligger i {tmp_path}")
        assert refused("share", str(tmp_path / "fil")).endswith("der ligger en fil, hvor der skulle være en mappe.")
        assert shared_folder(filled) is None
        assert not (filled / "ny").exists()

    @posix
    def test_a_link_to_the_home_is_the_home(self, refused: Refused, filled: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(filled)
        assert refused("share", str(tmp_path / "link")).startswith("Den delte mappe kan ikke være din dagbogs egen mappe")

    @posix
    @not_root
    def test_a_folder_of_others(self, refused: Refused, filled: Path, share: Path) -> None:
        share.chmod(0o500)
        assert refused("share", str(share)) == f"{share} kan ikke bruges: du har ikke adgang."
        assert shared_folder(filled) is None
        share.chmod(0o700)
        filled.chmod(0o500)
        assert refused("share", str(share)) == f"{filled} kan ikke bruges: du har ikke adgang."
        assert list(share.iterdir()) == []

    @posix
    def test_a_name_that_is_no_text(self, run: Run, filled: Path, tmp_path: Path) -> None:
        folder = tmp_path / os.fsdecode(b"\xff\xfe delt ")
        folder.mkdir()
        assert run("share", str(folder))[0] == 0
        assert shared_folder(filled) == folder


class TestAway:
    @pytest.mark.parametrize("what", ["away", "a file"])
    def test_nothing_is_stopped(self, run: Run, filled: Path, share: Path, tmp_path: Path, what: str) -> None:
        run("share", str(share))
        share.rename(tmp_path / "taget af")
        if what == "a file":
            share.write_bytes(b"")
        for command in (["status"], ["export"], ["where"], ["backup"], ["backup", str(tmp_path / "kopi")], ["forget"]):
            assert run(*command)[0] == 0
        assert run("restore", str(tmp_path / "kopi"))[0] == 0
        code, out, _err = run("share")
        assert code == 1
        assert out.startswith(f"Den delte mappe {share} kan ikke nås lige nu.")
        code, out, _err = run("doctor")
        assert code == 1
        assert "Det skal du gøre" in out.splitlines()[0]
        assert f"Den delte mappe {share} kan ikke nås" in out.splitlines()[0]
        assert run("share", "--off")[0] == 0
        assert run("doctor")[0] == 0

    @pytest.mark.parametrize("nonsense", [b"", b"\n", b"\0\0\0\0", b"\xff\xff"])
    def test_a_note_of_it_that_says_nothing(self, run: Run, filled: Path, nonsense: bytes) -> None:
        (filled / "share.txt").write_bytes(nonsense)
        for command in ("status", "share", "where", "doctor"):
            assert run(command)[0] in (0, 1)

    def test_a_home_that_was_moved_into_its_shared_folder(self, run: Run, filled: Path, share: Path) -> None:
        run("share", str(share))
        for file in filled.iterdir():
            file.rename(share / file.name)
        code, out, _err = run("status", "--home", str(share))
        assert code == 0
        assert "1 refleksion" in out
        assert shared_folder(share) is None


def unpacked(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.decompress(content) if file.suffix == ".gz" else content


def machine(home: Path, *arguments: str) -> str:
    """Runs the program as a process of its own; gives what it printed."""
    command = [sys.executable, "-m", "course", "--home", str(home), *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


WRITE = """
import sys
from pathlib import Path
from course.commands.opening import open_journal
from course.journal.records import Records
with open_journal(Path(sys.argv[1])) as journal:
    records = Records(journal)
    there = records.note("trin")
    if sys.argv[3:]:
        records.save_note("skal", "trin", sys.argv[2], there.id if there else None)
    else:
        records.save_note(None, None, sys.argv[2], None)
"""


def write(home: Path, text: str, *to: str) -> None:
    """Writes a note as the app would on that machine: into a step's note where a third word says so."""
    subprocess.run([sys.executable, "-c", WRITE, str(home), text, *to], check=True)


class TestTwoMachines:
    @pytest.fixture
    def machines(self, tmp_path: Path, share: Path) -> tuple[Path, Path]:
        office, laptop = tmp_path / "kontor", tmp_path / "bærbar"
        write(office, "Skrevet før, på kontoret")
        write(laptop, "Skrevet før, på den bærbare")
        machine(office, "share", str(share))
        assert "I dagbogen: 0 refleksioner, 2 notater, 0 svar." in machine(laptop, "share", str(share))
        return office, laptop

    def test_everything_is_found_on_both(self, machines: tuple[Path, Path], share: Path) -> None:
        office, laptop = machines
        for number in range(3):
            write(office, f"Kontor {number}")
            write(laptop, f"Bærbar {number}")
        exports = [machine(home, "export", "--format", "json") for home in (office, laptop, office)]
        assert exports[2] == exports[1]
        written = [f"{place} {number}" for place in ("Kontor", "Bærbar") for number in range(3)]
        for text in ("før, på kontoret", "før, på den bærbare", *written):
            assert text in exports[1]
        assert len(list(share.glob("*.jsonl"))) == 2

    def test_an_edit_goes_over_and_comes_back(self, machines: tuple[Path, Path]) -> None:
        office, laptop = machines
        write(office, "Første udgave", "til trinnet")
        write(laptop, "Anden udgave", "til trinnet")
        out = machine(office, "export")
        assert "Anden udgave" in out
        assert "Første udgave" not in out
        assert "I dagbogen: 0 refleksioner, 3 notater" in machine(office, "status")

    def test_what_was_written_while_the_folder_was_away_goes_over_later(self, machines: tuple[Path, Path], share: Path) -> None:
        office, laptop = machines
        share.rename(share.with_name("væk"))
        write(office, "Skrevet i toget")
        assert "Skrevet i toget" not in machine(laptop, "export")
        share.with_name("væk").rename(share)
        machine(office, "status")
        assert "Skrevet i toget" in machine(laptop, "export")

    def test_both_at_once_are_both_kept(self, machines: tuple[Path, Path], share: Path) -> None:
        office, laptop = machines
        write(office, "Fælles", "til trinnet")
        machine(laptop, "status")
        share.rename(share.with_name("væk"))
        write(office, "Ændret på kontoret", "til trinnet")
        write(laptop, "Ændret på den bærbare", "til trinnet")
        share.with_name("væk").rename(share)
        for home in (office, laptop, office):
            out = machine(home, "doctor")
        assert "1 notat er ændret to steder samtidig." in out

    def test_what_is_forgotten_on_one_is_forgotten_on_both(self, machines: tuple[Path, Path], share: Path) -> None:
        office, laptop = machines
        write(office, "Hemmeligt om Ole")
        machine(laptop, "backup")
        doc_id = machine(laptop, "forget", "--find", "hemmeligt").split()[0]
        machine(laptop, "forget", doc_id, "--without-asking")
        machine(office, "status")
        for home in (office, laptop):
            assert "Hemmeligt" not in machine(home, "export")
            assert "Skrevet før, på kontoret" in machine(home, "export")
        plain = [file for file in (*office.rglob("*"), *laptop.rglob("*"), *share.rglob("*")) if file.is_file()]
        assert plain
        assert [file for file in plain if b"Hemmeligt" in unpacked(file)] == []
