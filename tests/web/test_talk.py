"""The course as lines behind the pipe: the same journal, the same documents, and a page that comes back is told all of it."""

from __future__ import annotations

import os
from pathlib import Path

from course.journal import Journal
from course.journal.records import Records
from course.web.program import program
from course.web.talk import Line, Talk
from tests.web.test_real_app import Watcher


class Listener(Watcher):
    """A page that keeps the lines."""

    @property
    def lines(self) -> list[Line]:
        return [line for said in self.said for line in said.get("lines", [])]

    async def is_told(self, text: str) -> None:
        await self.until(lambda: any(who == "told" and text in line for who, line in self.lines), text)


async def test_a_note_a_page_that_comes_back_and_a_document(home: Path, course_folder: Path) -> None:
    page = Listener()
    talk = Talk("", lambda window: None, page.keep)
    await talk.start(program(home, course_folder, "da", os.environ, as_lines=True), page, 80, 24)
    await page.is_told("Dit valg")
    await talk.type("notat\nFørst på Ærø\n".encode())
    await talk.type(b".")
    again = Listener()
    await talk.show_on(again, 80, 24)
    assert page.said[-1] == {"state": "elsewhere"}
    assert ("own", "Først på Ærø") in again.lines
    assert again.said[0]["anew"] is True
    page.said.clear()
    await again.until(lambda: again.lines[-1] != ("own", "."), "an answer")
    await talk.type(b"gem som fil\n\n\n\n\n\n")
    await again.hears("file")
    assert page.documents[0].data
    await talk.end()
    with Journal(home) as journal:
        assert [each.text for each in Records(journal).notes()] == ["Først på Ærø"]


def test_no_editor_is_started_where_the_server_runs(home: Path, course_folder: Path) -> None:
    environ = program(home, course_folder, "da", {"EDITOR": "vi", "VISUAL": "vi", "TZ": "UTC"}, as_lines=True).environ
    assert not {"EDITOR", "VISUAL"} & set(environ)
    assert environ["TZ"] == "UTC"


async def test_what_was_said_last_is_kept_when_the_server_ends_it(home: Path, course_folder: Path) -> None:
    page = Listener()
    talk = Talk("", lambda window: None, page.keep)
    await talk.start(program(home, course_folder, "da", os.environ, as_lines=True), page, 80, 24)
    await talk.type(b"notat\nMidt i det")
    await page.is_told("Skriv.")
    await talk.end("stopped")
    assert page.said[-1] == {"state": "stopped"}
    with Journal(home) as journal:
        assert [each.text for each in Records(journal).notes()] == ["Midt i det"]
