"""Agreements with oneself: made, looked back at, followed, found again, taken out; by keys and by mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.kinds import REFLECTIONS
from course.journal.records import Records
from course.session.commitments import to_commitment
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.repositories import Repositories
from tests.export.test_calendar import events
from tests.tui.days import Days
from tests.tui.desk import Desk, Open, at_desk
from tests.tui.exercises import save_file, take_out


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


def agreement(works: Repositories, look_back: str = "2026-11-23", **fields: Any) -> Commitment:
    """One to look back at today, unless another day is said."""
    made: dict[str, Any] = {"occasion": "vi holder møde", "action": "spørger jeg først", **fields}
    return works.of(Commitment).save(Commitment(look_back=look_back, **made))


async def all_saved(desk: Desk) -> None:
    assert await desk.app.all_saved()


class TestMaking:
    async def test_by_keys_from_home_and_back_again(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a")
            await desk.see("Der er ingen aftaler endnu. + laver den første.", "Gollwitzer & Sheeran 2006")
            await desk.press("plus")
            await desk.write("der kommer en ny opgave")
            await desk.press("tab")
            await desk.write("spørger jeg hvorfor")
            await desk.press("tab")
            await desk.write("snart")
            await desk.press("enter")
            await desk.see("Den dag kan jeg ikke læse.")
            await desk.press("shift+tab")
            await desk.write("3/12")
            await desk.press("enter")
            await desk.see("Aftalen er lavet. Se tilbage torsdag den 3. december.")
            await desk.see("Se tilbage senere", "◆ spørger jeg hvorfor", "tors. 3. dec.", "Hvis der kommer en ny opgave")
        (made,) = works.of(Commitment).all()
        assert (made.occasion, made.action, made.look_back) == ("der kommer en ny opgave", "spørger jeg hvorfor", "2026-12-03")
        assert (made.source, made.outcome) == (None, None)

    async def test_an_arrow_leads_from_the_last_line_of_a_field_to_the_next(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a", "plus")
            await desk.write("vi mødes")
            await desk.press("enter", "up", "down")
            await desk.write("om torsdagen")
            await desk.press("down")
            await desk.write("spørger jeg")
            await desk.press("up")
            await desk.write(" kl. 9")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "CommitmentsScreen", "the list")
        (made,) = works.of(Commitment).all()
        assert (made.occasion, made.action) == ("vi mødes\nom torsdagen kl. 9", "spørger jeg")

    async def test_half_of_one_is_not_taken_for_a_whole(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a", "plus")
            await desk.write("vi mødes")
            await desk.see("Ctrl+G Videre")
            await desk.press("ctrl+g")
            await desk.write("spørger jeg")
            await desk.press("ctrl+g")
            await desk.see("Ctrl+G Færdig")
            await desk.write("3/12")
            await desk.press("tab")
            await desk.see("den 3. december 2026")
            await desk.press("up", "ctrl+g")
            await desk.until(lambda: desk.place == "CommitmentsScreen", "the list")
        (made,) = works.of(Commitment).all()
        assert (made.occasion, made.action, made.look_back) == ("vi mødes", "spørger jeg", "2026-12-03")

    async def test_nothing_written_makes_nothing(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a", "plus", "escape")
            await desk.see("Der er ingen aftaler endnu")
        assert works.of(Commitment).all() == []

    async def test_a_day_by_the_arrows_and_digits_are_typed(self, open_app: Open, works: Repositories) -> None:
        agreement(works, look_back="")
        async with open_app() as desk:
            await desk.press("a", "enter")
            await desk.see("Der mangler en dag, hvor du ser tilbage.", "Ctrl+G Færdig")
            await desk.press("down", "right", "enter")
            await desk.until(lambda: works.of(Commitment).all()[0].look_back == "2026-12-07", "in 14 days")
            await desk.until(lambda: not desk.shows("Der mangler en dag"))
            await desk.press("1")
            assert works.of(Commitment).all()[0].look_back == "2026-12-07", "no digit stands there"
            await desk.press("up")
            await desk.write("1/12")
            await desk.press("ctrl+g")
            await desk.until(lambda: desk.place == "CommitmentsScreen", "the list")
        (made,) = works.of(Commitment).all()
        assert (made.look_back, made.outcome) == ("2026-12-01", None)

    async def test_where_one_looks_back_digits_in_the_day_are_typed_too(self, open_app: Open, works: Repositories) -> None:
        agreement(works)
        async with open_app() as desk:
            await desk.press("a", "enter")
            await desk.see("Hvordan gik det?")
            desk.app.screen.query_one("#day").focus()
            await desk.write("3/12")
            await desk.press("escape")
        (made,) = works.of(Commitment).all()
        assert (made.look_back, made.outcome) == ("2026-12-03", None)

    async def test_a_day_by_a_click(self, open_app: Open, works: Repositories) -> None:
        agreement(works, look_back="")
        async with open_app() as desk:
            await desk.press("a", "enter")
            await desk.see("om 14 dage")
            await desk.click("om 14 dage")
            await desk.see("mandag den 7. december 2026")
            await desk.see("▸ ● om 14 dage")
            await desk.press("right")
            await desk.see("● om 14 dage  ▸ om en måned")
            await desk.press("enter")
            await desk.see("onsdag den 23. december 2026", "▸ ● om en måned")

    async def test_whoever_goes_on_is_told_what_was_done(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a", "plus")
            await desk.write("nogen spørger")
            await desk.press("tab")
            await desk.write("svarer jeg")
            await desk.press("tab")
            await desk.write("4/12")
            await desk.press("enter", "ctrl+g")
            await desk.see("Aftalen er lavet. Se tilbage fredag den 4. december.")
            await desk.press("enter", "ctrl+g")
            await desk.until(lambda: desk.place == "CommitmentsScreen" and not desk.app._notifications, "nothing to be told")
            await desk.press("enter")
            await desk.click("Se tilbage nu")
            await desk.press("1", "ctrl+g")
            await desk.see("Du har set tilbage på aftalen.")

    async def test_what_is_missing_is_said_and_kept(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a", "plus", "tab")
            await desk.write("ringer jeg")
            await all_saved(desk)
            await desk.see("Der mangler et »hvis«", "Der mangler en dag")
        assert [each.action for each in works.of(Commitment).all()] == ["ringer jeg"]

    async def test_a_day_that_has_passed_is_said_and_kept(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("a", "plus")
            await desk.write("a")
            await desk.press("tab")
            await desk.write("b")
            await desk.press("tab")
            await desk.write("2026-11-20")
            await desk.press("enter")
            await desk.see("Dagen var allerede passeret, da du lavede aftalen", "Hvordan gik det?")
        assert works.of(Commitment).all()[0].look_back == "2026-11-20"

    async def test_what_is_no_day_is_said_and_kept(self, open_app: Open, works: Repositories) -> None:
        agreement(works, look_back="når de er klar")
        async with open_app() as desk:
            await desk.press("a")
            await desk.see("ingen dag endnu")
            await desk.press("enter")
            await desk.see("når de er klar", "Der mangler en dag")
        assert works.of(Commitment).all()[0].look_back == "når de er klar"

    async def test_a_disk_that_is_full_is_told_at_the_field(
        self, open_app: Open, works: Repositories, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_args: object) -> None:
            raise SaveFailed("Der er ikke plads på disken.")

        async with open_app() as desk:
            await desk.press("a", "plus")
            with monkeypatch.context() as patch:
                patch.setattr("course.tools.repository.Repository.save", full)
                await desk.write("det sker")
                await desk.press("escape")
                await desk.see("Der er ikke plads på disken.", "det sker")
                assert desk.place == "CommitmentScreen"
            await desk.press("escape")
            await desk.until(lambda: desk.place == "CommitmentsScreen")
        assert [each.occasion for each in works.of(Commitment).all()] == ["det sker"]


class TestLookingBack:
    async def test_home_tells_and_a_key_opens(self, open_app: Open, works: Repositories) -> None:
        agreement(works)
        agreement(works, look_back="2026-11-24")
        async with open_app() as desk:
            await desk.see("◆ Hvis vi holder møde, så spørger jeg først", "se tilbage i dag")
            await desk.press("a")
            await desk.see("Se tilbage i dag", "◆ spørger jeg først")
            await desk.press("enter")
            await desk.see("Hvordan gik det?")
            await desk.press("2")
            await desk.write("At det hjælper")
            await desk.press("escape", "escape")
            await desk.until(lambda: desk.place == "HomeScreen")
            await desk.until(lambda: not desk.shows("se tilbage i dag"))
        over = works.of(Commitment).all()[0]
        assert (over.outcome, over.learned) == ("partly", "At det hjælper")

    async def test_by_mouse(self, open_app: Open, works: Repositories) -> None:
        agreement(works)
        async with open_app() as desk:
            await desk.click("Hvis vi holder møde")
            await desk.see("Hvordan gik det?")
            await desk.click("✔")
            await desk.see("1 ● ✔")
            await desk.until(lambda: works.of(Commitment).all()[0].outcome == "done")
            await desk.click("✔")
            await desk.until(lambda: works.of(Commitment).all()[0].outcome is None)
            await desk.press("ctrl+z")
            await desk.until(lambda: works.of(Commitment).all()[0].outcome == "done", "the last change to be taken back")

    async def test_months_late_nothing_counts_the_days(self, home: Path, practice_course: Course) -> None:
        days = Days()
        with Journal(home, clock=days) as journal:
            agreement(Repositories(journal), look_back="2026-11-30")
            days.pass_by(100)
            async with at_desk(practice_course, journal, days) as desk:
                await desk.see("se tilbage i dag")
                assert "93" not in desk.text
                assert "100" not in desk.text

    async def test_a_new_one_follows_with_the_same_occasion(self, open_app: Open, works: Repositories) -> None:
        board = works.of(Board).save(Board(title="Figuren"))
        first = works.of(Commitment).save(
            Commitment(
                occasion="vi holder møde", action="a", look_back="2026-11-20", source=Source("boards", board.id, "Figuren")
            )
        )
        async with open_app() as desk:
            await desk.press("a", "enter", "3")
            await desk.see("En ny aftale, der bygger videre herfra")
            await desk.click("En ny aftale")
            await desk.see("vi holder møde", "Udspringer af: Figuren")
            await desk.write("ringer jeg bagefter")
            await desk.press("escape")
            await desk.see("○ a", "◆ ringer jeg bagefter")
        old, new = works.of(Commitment).all()
        assert old.outcome == "not"
        assert (new.follows, new.occasion, new.source) == (first.id, "vi holder møde", first.source)
        assert (new.outcome, new.look_back, new.learned) == (None, "", "")

    async def test_before_the_day_has_come(self, open_app: Open, works: Repositories) -> None:
        agreement(works, look_back="2026-12-24")
        async with open_app() as desk:
            await desk.press("a", "enter")
            await desk.click("Se tilbage nu")
            await desk.press("1")
            await desk.until(lambda: works.of(Commitment).all()[0].outcome == "done")
            await desk.see("Hvad lærte jeg?")


class TestSource:
    @pytest.fixture
    def written(self, records: Records) -> str:
        return records.save_reflection("start", "start-sidste", "Ingen vidste hvorfor.", None)

    async def test_out_of_a_reflection_in_its_lesson_and_back_to_it(
        self, open_app: Open, works: Repositories, written: str, practice_course: Course
    ) -> None:
        async with open_app() as desk:
            await desk.press("1", "right")
            await desk.see("Ingen vidste hvorfor.")
            await desk.press("ctrl+l")
            await desk.see("Udspringer af:")
            await desk.write("nogen spørger")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "LessonScreen")
            assert desk.editor.text == "Ingen vidste hvorfor."
            await desk.press("escape", "escape", "escape", "a", "enter")
            await desk.click("Hvor den kom fra")
            await desk.until(lambda: desk.place == "LessonScreen")
            await desk.see("trin 2 af 4", "Ingen vidste hvorfor.")
        (made,) = works.of(Commitment).all()
        assert made.source is not None
        assert (made.source.table, made.source.id) == (REFLECTIONS, written)

    async def test_where_nothing_is_written_yet_an_agreement_grows_out_of_nothing(self, open_app: Open) -> None:
        async with open_app() as desk:
            await desk.press("1", "right", "ctrl+l")
            await desk.until(lambda: desk.place == "CommitmentScreen", "a new agreement")
            assert not desk.shows("Udspringer af:")

    async def test_the_way_to_it_stands_at_the_foot_once_something_is_written(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.press("1", "right")
            await desk.write("Ingen vidste hvorfor.")
            await desk.see("Ctrl+L Aftale")
            await desk.click("Ctrl+L")
            await desk.see("Udspringer af:")

    async def test_out_of_a_reflection_in_the_journal(self, open_app: Open, works: Repositories, written: str) -> None:
        async with open_app() as desk:
            await desk.press("d", "enter", "ctrl+l")
            await desk.until(lambda: desk.place == "CommitmentScreen")
            await desk.write("nogen spørger")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "EntryScreen")
        assert works.of(Commitment).all()[0].source is not None

    async def test_a_reflection_that_was_deleted_is_said_so(
        self, open_app: Open, works: Repositories, records: Records, written: str
    ) -> None:
        works.of(Commitment).save(Commitment(action="a", source=Source(REFLECTIONS, written, "Sidste gang [/]")))
        records.remove_all([(REFLECTIONS, written)])
        async with open_app() as desk:
            await desk.press("a", "enter")
            await desk.see("Udspringer af: Sidste gang [/] (slettet siden)")
            assert not desk.shows("Hvor den kom fra")

    async def test_one_that_says_what_to_do_is_kept_at_once(self, open_app: Open, works: Repositories) -> None:
        async with open_app() as desk:
            await desk.app.go(to_commitment(Source("workshops", "w1", "Tre timer"), action="ringer jeg til naboen"))
            await desk.see("ringer jeg til naboen")
            await desk.press("escape")
        assert [each.action for each in works.of(Commitment).all()] == ["ringer jeg til naboen"]


class TestList:
    async def test_outcomes_by_shape_and_word(self, open_app: Open, works: Repositories) -> None:
        for outcome, name in (("done", "ringer"), ("partly", "skriver"), ("not", "spørger")):
            agreement(works, "2026-11-16", action=name, outcome=outcome)
        async with open_app() as desk:
            await desk.press("a")
            await desk.see("✔ ringer", "gjort · man. 16. nov.", "◐ skriver", "delvist", "○ spørger", "ikke")

    async def test_deleted_and_brought_back(self, open_app: Open, works: Repositories) -> None:
        agreement(works)
        async with open_app() as desk:
            await desk.press("a", "delete")
            await desk.see("Der er ingen aftaler endnu")
            await desk.press("ctrl+z")
            await desk.see("◆ spørger jeg først")
            await desk.press("enter")
            await desk.click("Slet")
            await desk.see("Der er ingen aftaler endnu")
            await desk.press("ctrl+z")
            await desk.see("◆ spørger jeg først")
        assert len(works.of(Commitment).all()) == 1

    async def test_the_palette_leads_back_to_the_list(self, open_app: Open, works: Repositories) -> None:
        agreement(works)
        async with open_app() as desk:
            await desk.press("a", "enter", "ctrl+p")
            await desk.write("aftaler")
            await desk.press("enter")
            await desk.until(lambda: desk.place == "CommitmentsScreen", "the list")
            await desk.press("escape")
            assert desk.place == "HomeScreen"

    async def test_any_text_and_a_very_long_one(self, open_app: Open, works: Repositories) -> None:
        agreement(works, action="[/] [red] " + "x" * 10_000, occasion="@click=app.quit(1) \U0001f389" * 50)
        async with open_app(size=(40, 12)) as desk:
            await desk.press("a")
            await desk.see("[/] [red]")
            await desk.press("enter")
            await desk.see("Aftale med mig selv")
            await desk.press("escape")
        assert len(works.of(Commitment).all()) == 1


class TestTakingOut:
    async def test_all_days_as_a_calendar(self, open_app: Open, works: Repositories, tmp_path: Path) -> None:
        agreement(works, action="ringer jeg")
        agreement(works, look_back="2026-12-24")
        agreement(works, outcome="done")
        file = tmp_path / "dage.ics"
        async with open_app() as desk:
            await desk.press("a")
            await take_out(desk, ".ics", file)
            await save_file(desk)
        days = [event["DTSTART"].dt.isoformat() for event in events(file.read_bytes())]
        assert days == ["2026-11-23", "2026-12-24"]

    async def test_one_without_a_day_has_nothing_for_a_calendar(
        self, open_app: Open, works: Repositories, tmp_path: Path
    ) -> None:
        agreement(works, look_back="")
        async with open_app() as desk:
            await desk.press("a", "enter")
            await take_out(desk, ".ics")
            await desk.press("ctrl+g")
            await desk.see("Der er ingen dag at lægge i kalenderen")

    async def test_all_as_a_document(
        self, open_app: Open, works: Repositories, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
        agreement(works)
        async with open_app() as desk:
            await desk.press("a")
            file = Path((await take_out(desk, ".md")).value)
            await save_file(desk)
        assert file.parent == tmp_path
        assert "> spørger jeg først" in file.read_text("utf-8")


async def test_an_earlier_version_is_taken_back(home: Path, practice_course: Course) -> None:
    days = Days()
    with Journal(home, clock=days) as journal:
        works = Repositories(journal)
        made = agreement(works)
        days.pass_by(1)
        works.of(Commitment).save(Commitment(id=made.id, occasion="vi holder møde", action="tier jeg", look_back="2026-12-24"))
        async with at_desk(practice_course, journal, days) as desk:
            await desk.press("a", "enter")
            await desk.click("Udgaver")
            await desk.see("spørger jeg først")
            await desk.press("enter")
            await desk.until(lambda: works.of(Commitment).all()[0].action == "spørger jeg først")
            await desk.see("spørger jeg først", "Hvordan gik det?")


async def test_a_version_taken_back_stays_with_the_day_field_open(
    home: Path, practice_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 3600.0)  # typed slowly, 24/1 would be a version of its own
    days = Days()
    with Journal(home, clock=days) as journal:
        works = Repositories(journal)
        agreement(works, "2026-12-03")
        days.pass_by(1)
        async with at_desk(practice_course, journal, days) as desk:
            await desk.press("a", "enter")
            await desk.until(lambda: desk.place == "CommitmentScreen")
            desk.app.screen.query_one("#day").focus()
            await desk.write("24/12")
            await desk.click("Udgaver")
            await desk.until(lambda: desk.place == "VersionsScreen")
            await desk.press("enter")
            await desk.see("torsdag den 3. december 2026")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "CommitmentsScreen")
        assert works.of(Commitment).all()[0].look_back == "2026-12-03"
