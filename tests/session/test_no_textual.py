"""The session is what every front end stands on: nothing of it brings a screen along."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import importlib, pkgutil, sys
import course.session
for module in pkgutil.walk_packages(course.session.__path__, "course.session."):
    importlib.import_module(module.name)
print(*sorted(sys.modules))
"""


def test_the_whole_session_loads_without_textual() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.split())
    assert {"course.session.session", "course.session.writing"} <= loaded
    assert not {name for name in loaded if name.split(".")[0] in {"textual", "rich"} or name.startswith("course.tui")}
