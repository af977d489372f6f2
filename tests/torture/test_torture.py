"""The small run of the torture. `python -m tests.torture --full` is the long one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.scenarios import Row, scenarios


@pytest.mark.slow
@pytest.mark.parametrize("run", [pytest.param(run, id=name.replace(" ", "-")) for name, run in scenarios(full=False).items()])
def test_nothing_acknowledged_is_lost(run: Callable[[Path], Row], tmp_path: Path) -> None:
    row = run(tmp_path / "home")
    assert (row.lost, row.unreadable) == (0, 0), row
    assert row.acknowledged or "not tried" in row.note
