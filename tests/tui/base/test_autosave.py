"""A text that is nobody's any more is not saved again."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from course.journal import SaveFailed
from course.tui.base.autosave import Autosave, Saving


async def test_a_closed_text_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 0.0)
    monkeypatch.setattr("course.tui.base.autosave.RETRY", 0.01)
    begun, go_on = threading.Event(), threading.Event()
    tries: list[str] = []
    told: list[Saving] = []

    def save(text: str) -> None:
        tries.append(text)
        begun.set()
        go_on.wait(5)
        raise SaveFailed("Slettet for altid.")

    with ThreadPoolExecutor(max_workers=1) as pool:
        autosave = Autosave("", save, pool, lambda state, _error: told.append(state))
        autosave.changed("Min tekst.")
        await asyncio.to_thread(begun.wait, 5)
        autosave.close()
        go_on.set()
        await asyncio.sleep(0.1)  # ten times the wait before another try
    assert tries == ["Min tekst."]
    assert Saving.FAILED not in told
