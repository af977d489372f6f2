"""A journal that can't be written to: nothing leaves the screen that is not saved, and the leader is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import Notice, ReadOnly, SaveFailed
from course.journal.records import Records
from course.session.writing import TextDraft
from tests.tui.desk import Desk, Open, at_desk

FULL = "Ikke gemt: Disken er fuld."


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    """As long as the block lasts, nothing can be saved."""

    def refuse(*what: Any, **more: Any) -> None:
        raise SaveFailed(FULL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextDraft, "_keep", refuse)
        for name in ("_save", "_write", "remove", "restore", "remove_all", "restore_all"):
            patch.setattr(desk.records, name, refuse)
        yield


async def to_reflection(desk: Desk) -> None:
    """To the first lesson's reflection, ready to write."""
    await desk.press("1", "right")
    await desk.see("Dit sidste projekt")
    desk.editor.focus()
    await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")


async def test_the_field_says_that_it_is_not_saved(open_app: Open) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        with full_disk(desk):
            await desk.write("Mit.")
            await desk.see("⚠ Ikke gemt", "Mit.")


@pytest.mark.parametrize("keys", [["ctrl+g"], ["tab", "tab", "enter"], ["tab", "enter"], ["escape"], ["tab", "right"]])
async def test_leaving_is_refused_and_the_text_stays(open_app: Open, records: Records, keys: list[str]) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        with full_disk(desk):
            await desk.paste("Mit.")
            await desk.press(*keys)
            await desk.see("Disken er fuld", "Dit sidste projekt", "Mit.")
            assert records.reflections() == []
        await desk.until(lambda: not desk.app.screen.query("Button.-active"), "the buttons to come up")
        await desk.press(*(keys if desk.editor.has_focus else keys[-1:]))
        await desk.until(lambda: bool(records.reflections()), "the save")
    assert [reflection.text for reflection in records.reflections()] == ["Mit."]


async def test_it_is_tried_again_by_itself(open_app: Open, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.tui.base.autosave.RETRY", 0.05)
    async with open_app() as desk:
        await to_reflection(desk)
        with full_disk(desk):
            await desk.write("Mit.")
            await desk.see("⚠ Ikke gemt")
        await desk.until(lambda: bool(records.reflections()), "the save")
        await desk.see("gemt kl. 9.42")
        assert not desk.shows("⚠ Ikke gemt")


async def test_after_a_refused_leave_it_is_tried_again_by_itself(
    open_app: Open, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.autosave.RETRY", 0.05)
    async with open_app() as desk:
        await to_reflection(desk)
        with full_disk(desk):
            await desk.paste("Mit.")
            await desk.press("ctrl+g")
            await desk.until(lambda: "⚠ Ikke gemt" in str(desk.editor.border_subtitle), "the field to say so")
        await desk.until(lambda: bool(records.reflections()), "the save")
        await desk.until(lambda: "gemt kl. 9.42" in str(desk.editor.border_subtitle), "the field to say so")


async def test_ctrl_q_asks_before_unsaved_words_go(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        with full_disk(desk):
            await desk.paste("Mit.")
            await desk.press("ctrl+q")
            await desk.see("Det sidste, du skrev, blev ikke gemt", "Bliv her", "Afslut uden at gemme")
            await desk.press("enter")
            await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
            assert desk.app._exit is False
            await desk.press("ctrl+q")
            await desk.see("Afslut uden at gemme")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
        await desk.press("ctrl+q")
        await desk.until(lambda: desk.app._exit, "the end")
    assert [reflection.text for reflection in records.reflections()] == ["Mit."]


async def test_who_stops_anyway_can(open_app: Open) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        with full_disk(desk):
            await desk.paste("Mit.")
            await desk.press("ctrl+q")
            await desk.see("Afslut uden at gemme")
            await desk.press("left", "enter")
            await desk.until(lambda: desk.app._exit, "the end")


async def test_an_answer_that_is_not_saved_is_still_to_be_given(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("2", "right")
        await desk.see("case 1 af 3")
        with full_disk(desk):
            await desk.press("s", "enter")
            await desk.see("Disken er fuld")
            assert not desk.shows("Det er rigtigt.")
        await desk.press("enter")
        await desk.see("Det er rigtigt.")
    assert len(records.attempts()) == 1


async def test_reading_goes_on_without_a_journal(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        with full_disk(desk):
            await desk.press("1")
            await desk.see("To slags")
            await desk.press("enter")
            await desk.see("Dit sidste projekt", "Disken er fuld")
        assert records.readings() == set()


async def test_a_note_that_is_not_saved_stays_on_the_screen(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("plus")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        with full_disk(desk):
            await desk.paste("Et notat.")
            await desk.press("escape")
            await desk.see("Disken er fuld", "Et notat.")
            assert desk.place == "EntryScreen"
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
    assert [note.text for note in records.notes()] == ["Et notat."]


async def test_what_can_not_be_deleted_stays_in_the_list(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Bliver.", None)
    async with open_app() as desk:
        await desk.press("d")
        await desk.see("Bliver.")
        with full_disk(desk):
            await desk.press("delete")
            await desk.see("Disken er fuld", "Bliver.")


async def test_a_look_that_can_not_be_kept_changes_all_the_same(open_app: Open) -> None:
    async with open_app() as desk:
        before = desk.app.theme
        with full_disk(desk):
            await desk.press("i", "space")
            await desk.see("Disken er fuld")
        assert desk.app.theme != before


async def test_a_fault_of_the_journals_own_is_no_reason_to_lose_the_text(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        with pytest.MonkeyPatch.context() as patch:

            def break_down(*what: Any, **more: Any) -> None:
                raise RuntimeError("not foreseen")

            patch.setattr(TextDraft, "_keep", break_down)
            await desk.write("Mit.")
            await desk.see("⚠ Ikke gemt", "Mit.")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
    assert [reflection.text for reflection in records.reflections()] == ["Mit."]


async def test_a_journal_that_can_only_be_read_says_so_at_the_start(
    little_course: Course, journal: Journal, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = "Din dagbog er skrevet med en nyere udgave af programmet."

    def refuse(*what: Any, **more: Any) -> None:
        raise ReadOnly(reason)

    monkeypatch.setattr(Journal, "read_only", property(lambda _: reason))
    for name in ("_save", "_write"):
        monkeypatch.setattr(Records, name, refuse)
    monkeypatch.setattr(TextDraft, "_keep", refuse)
    async with at_desk(little_course, journal, clock) as desk:
        await desk.see(reason, "Begynd:")
        await desk.press("1")
        await desk.see("To slags")
        await desk.press("enter")
        await desk.see("Dit sidste projekt")


async def test_a_notice_of_the_journals_is_told(
    little_course: Course, journal: Journal, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = Notice("damaged", "damaged-1", "En linje i din dagbog er beskadiget [/] og blev sprunget over.")
    monkeypatch.setattr(Journal, "notices", lambda _: [notice])
    async with at_desk(little_course, journal, clock) as desk:
        await desk.see("En linje i din dagbog", "[/]")


async def test_a_torn_journal_opens_and_says_what_happened(
    little_course: Course, home: Path, clock: Callable[[], datetime]
) -> None:
    with Journal(home, clock=clock) as journal:
        Records(journal).save_note(None, None, "Hel.", None)
    with (home / "journal.jsonl").open("ab") as file:
        file.write(b'{"torn": "by a kil')
    with Journal(home, clock=clock) as journal:
        async with at_desk(little_course, journal, clock) as desk:
            await desk.see("Programmet blev afbrudt")
            await desk.press("d")
            await desk.see("Hel.")
