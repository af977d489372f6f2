"""What somebody gets who installs the program: a wheel with the lessons and the Danish words in it, far from any checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "*.mo", "*.msgpack", "__pycache__", ".*_cache", ".hypothesis", "tests")

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path) -> str:
    """Runs a command as on a machine that knows nothing of this checkout; gives what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SKALKAN"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy without anything that a build or a test has left behind."""
    source = tmp_path_factory.mktemp("source") / "skalkan"
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    out = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, cwd=source)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a fresh venv with the wheel in it, and nothing of ours besides."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    call(*pip, "--constraint", ROOT / ".ci" / "constraints.txt", wheel, cwd=folder)
    return scripts


def test_what_a_pdf_is_made_with_is_in_it(wheel: Path) -> None:
    files = ("template.typ", "characters.txt", "SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "OFL.txt")
    assert {f"course/export/pdf/{each}" for each in files} <= set(ZipFile(wheel).namelist())


def test_the_pages_of_the_browser_are_in_it_with_their_licence(wheel: Path) -> None:
    files = (
        "page.js",
        "line.js",
        "page.css",
        "icon.svg",
        "xterm.mjs",
        "xterm.css",
        "addon-fit.mjs",
        "CHECKSUMS",
        "LICENSE.xterm",
    )
    assert {f"course/web/static/{each}" for each in files} <= set(ZipFile(wheel).namelist())


def test_the_course_is_in_it_and_whole(installed: Path, tmp_path: Path) -> None:
    checked = call(installed / "skalkan", "check", cwd=tmp_path)
    assert str(installed.parent) in checked
    assert checked.endswith("ingen fejl\n")
    assert "9 lektioner" in checked


def test_it_tells_the_progress_of_an_empty_home_in_danish(installed: Path, tmp_path: Path) -> None:
    status = call(installed / "skalkan", "status", "--home", tmp_path / "home", cwd=tmp_path)
    assert status.startswith("Digitaliseringen skal ledes")
    assert status.endswith("I dagbogen: 0 refleksioner, 0 notater, 0 svar.\n")


def test_the_lessons_come_checked_so_that_not_even_a_first_start_reads_yaml(installed: Path, tmp_path: Path) -> None:
    probe = "import sys; from course.content import builtin, load; "
    probe += "print(len(load(builtin('da')).lessons), 'yaml' in sys.modules, 'course.content.rules' in sys.modules)"
    assert call(installed / "python", "-c", probe, cwd=tmp_path) == "9 False False\n"


def test_the_app_and_its_styles_are_in_it(installed: Path, tmp_path: Path) -> None:
    """Imported rather than opened: whatever file a screen names must have come along."""
    probe = (
        "import course.tui.app, pathlib; print(*sorted(p.name for p in pathlib.Path(course.tui.__file__).parent.rglob('*.tcss')))"
    )
    styles = sorted(path.name for path in (ROOT / "course" / "tui").rglob("*.tcss"))
    assert call(installed / "python", "-c", probe, cwd=tmp_path).split() == styles


def test_it_is_typed_and_licensed(wheel: Path, installed: Path, tmp_path: Path) -> None:
    probe = (
        "import course, importlib.metadata as m, pathlib; print((pathlib.Path(course.__file__).parent / 'py.typed').is_file(), "
    )
    probe += "m.version('skalkan') == course.__version__, [f.name for f in m.files('skalkan') if f.name == 'LICENSE'])"
    assert call(installed / "python", "-c", probe, cwd=tmp_path) == "True True ['LICENSE']\n"
