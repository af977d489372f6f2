"""What the screens look like, at the size of an old terminal and in a large window."""

from __future__ import annotations

import pytest

from course.journal.errors import SaveFailed
from course.journal.records import Records
from course.session.writing import TextDraft
from tests.tui.camera import SIZES, SMALL, Take
from tests.tui.desk import CLASSIC

OWN = "Souschefen vidste det, fordi hun havde siddet med. [/] Vi andre hørte om det på et personalemøde i maj."


@pytest.fixture
def half_way(records: Records) -> None:
    """The first lesson done, the second begun."""
    records.save_reading("start", "start-to-slags")
    records.save_reflection("start", "start-sidste", OWN, None)
    records.save_attempt("start", "start-quiz", "start-q01", ["Forklarer, hvad den skal gøre godt for."], True, 1)
    records.save_attempt("start", "start-quiz", "start-q02", ["Central hjælp."], False, 1)
    records.save_attempt("start", "start-quiz", "start-c01", ["begge"], True, 1)
    records.save_reading("start", "start-slut")
    records.save_reading("hverdag", "hverdag-oversaet")
    records.save_note("hverdag", "hverdag-oversaet", "Spørg Åse, hvordan de gjorde i Køge.", None)
    records.save_note(None, None, "Husk at takke kontoret.\n\nDe havde siddet med det hele sommeren.", None)
    records.save_place("hverdag", "hverdag-sorter")


@SIZES
def test_home_at_the_very_start(take: Take, size: tuple[int, int]) -> None:
    take(size, [], "Begynd: Det første skridt")


@SIZES
def test_home_half_way(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, [], "Fortsæt: Ind i hverdagen")


@SIZES
def test_home_in_the_light(take: Take, size: tuple[int, int], half_way: None, records: Records) -> None:
    records.save_setting("theme", "skalkan-light")
    take(size, [], "Fortsæt: Ind i hverdagen")


@SIZES
def test_a_step_to_read(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["2", "left"], "Oversæt det", "trin 1 af 5")


@SIZES
def test_a_reflection_with_its_nudge(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["1", "enter", "ctrl+k"], "Hvem spurgte I, da det gik i stå?", OWN[:40])


@SIZES
def test_a_question_where_several_fit(take: Take, size: tuple[int, int]) -> None:
    take(size, ["1", "right", "right", "right", "1", "2"], "spørgsmål 2 af 3", "☑")


@SIZES
def test_a_case_to_sort(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "k"], "case 1 af 3", "Svar")


@SIZES
def test_a_case_that_was_answered(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "k", "enter"], "Dit svar", "Du svarede Kan. Det er Skal.")


@SIZES
def test_the_review_of_a_quiz(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "k", "enter", "enter", "k", "enter", "enter", "right"], "1 case venter: 3", "ikke besvaret")


@SIZES
def test_a_summary_with_ones_own_words(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["1", "right", "right", "right"], "Det kan du nu", "Du skrev")


@SIZES
def test_the_journal(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["d"], "▸ 1 Dine ord", "Husk at takke kontoret.")


@SIZES
def test_a_search_in_the_journal(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["d", *"vidste"], "vidste")


@SIZES
def test_a_note(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["d", "down", "enter"], "Spørg Åse, hvordan")


@SIZES
def test_the_glossary(take: Take, size: tuple[int, int]) -> None:
    take(size, ["o", "down"], "En pilot er en lille prøve")


@SIZES
def test_help(take: Take, size: tuple[int, int], half_way: None) -> None:
    take(size, ["2", "f1"], "De syv regler")


@SIZES
def test_the_palette(take: Take, size: tuple[int, int]) -> None:
    take(size, ["ctrl+p"], "Hvad leder du efter?", "Notat")


def test_home_in_a_very_small_window(take: Take, half_way: None) -> None:
    take(SMALL, [], "Fortsæt")


def test_a_case_that_was_answered_in_a_very_small_window(take: Take) -> None:
    take(SMALL, ["2", "right", "k", "enter"], "Du svarede Kan.")


def test_a_text_that_is_not_saved(take: Take, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*what: object, **more: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld. Skaf lidt plads, og prøv igen; din tekst står stadig på skærmen.")

    monkeypatch.setattr(TextDraft, "_keep", refuse)
    take(CLASSIC, ["1", "right", *"Mit.", "ctrl+g"], "⚠ Ikke gemt", "Mit.")
