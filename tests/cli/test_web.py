"""`skalkan web` before it answers anybody: what it refuses, and the first lines it prints."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import cast

import pytest

from course.cli import main
from course.commands import web
from course.web.windows import Windows


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])
def test_where_others_can_come_in_it_takes_a_proxy(host: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["web", "--home", str(home), "--host", host]) == 2
    assert "--behind-proxy HEADER --trusted-proxy ADRESSE --homes MAPPE" in capsys.readouterr().err
    assert not home.exists()


@pytest.mark.parametrize("given", [[], ["--trusted-proxy", "127.0.0.1"], ["--homes", "x"]])
def test_a_proxy_takes_its_address_and_a_folder_of_homes(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["web", "--behind-proxy", "X-Leder", *given]) == 2
    assert "--behind-proxy kræver også" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--port", "-1"], "er ikke et helt tal"),
        (["--port", "65536"], "er ikke et helt tal"),
        (["--port", "²"], "er ikke et helt tal"),
        (["--idle", "1.5"], "er ikke et helt tal"),
        (["--trusted-proxy", "min proxy"], "er ikke en adresse"),
    ],
)
def test_what_is_no_number_or_no_address(given: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["web", *given]) == 2
    assert says in capsys.readouterr().err


def test_without_its_library_it_says_what_installs_it(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.commands.web.find_spec", lambda name: None)
    assert main(["web", "--home", str(home)]) == 1
    assert "-m pip install 'skalkan[web]'" in capsys.readouterr().err


def test_the_first_line_is_the_address_and_a_port_that_is_taken_is_told(home: Path, course_folder: Path) -> None:
    command = [sys.executable, "-m", "course", "web", "--no-open", "--home", str(home), "--lessons", str(course_folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        base, key = address.split("/?noegle=")
        assert base.startswith("http://127.0.0.1:")
        assert len(key) > 40
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{base}/")
        assert refused.value.code == 403
        again = subprocess.run([*command, "--port", base.rsplit(":", 1)[1]], capture_output=True, encoding="utf-8", check=False)
        assert again.returncode == 1
        assert "kan ikke bruges" in again.stderr
        server.send_signal(signal.SIGINT)
        told = server.stdout.read()
        assert server.wait(20) == 0
    assert told.splitlines() == [
        "Kurset åbner i browseren. Lad vinduet her stå; Ctrl+C slutter, og alt er gemt.",
        "Kurset i browseren er slut. Alt er gemt. Kom tilbage med: skalkan web",
    ]
    assert not home.exists(), "looking leaves no trace"


async def test_it_ends_by_itself_once_the_last_window_has_been_gone_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LOOK", 0.01)
    windows = cast(Windows, SimpleNamespace(quiet_since=None))  # nobody has come yet: it waits for them
    waiting = asyncio.create_task(web._until_quiet(asyncio.Event(), windows))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    windows.quiet_since = monotonic() - web.QUIET / 2
    await asyncio.sleep(0.05)
    assert not waiting.done()
    windows.quiet_since = monotonic() - web.QUIET - 1
    await asyncio.wait_for(waiting, 10)
