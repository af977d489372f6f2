"""What is set by name: each setting takes what it can be, and refuses the rest in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.locale import language, prefer, use
from course.session import looks
from course.session.session import Session
from course.session.setting_values import NotSet, can_be_set, choices_of, find, set_value
from tests.session.leader import give


@pytest.mark.parametrize("setting", looks.CHOICES)
def test_each_choice_is_taken_by_its_id_and_by_its_name(session: Session, setting: str) -> None:
    for typed, (choice, _name) in zip(choices_of(setting), looks.CHOICES[setting], strict=True):
        set_value(session, setting, f" {typed.upper()} ")
        assert looks.chosen(session, setting) == session.records.setting(setting) == choice
        use("da")
        set_value(session, setting, find(session, setting).value)
        assert looks.chosen(session, setting) == choice
    use("da")
    with pytest.raises(NotSet, match="Det kan ikke være »lyserød"):
        set_value(session, setting, "lyserød [/]")
    assert looks.chosen(session, setting) == choice


def test_a_setting_is_found_by_what_the_page_calls_it(session: Session) -> None:
    assert find(session, "FÆLLES mappe").id == "share"
    assert [find(session, each.label) for each in can_be_set(session)] == can_be_set(session)
    with pytest.raises(NotSet, match=r"Der er: theme, text-width, "):
        find(session, "")


def test_a_name_and_the_folders_are_taken_and_taken_away(session: Session, tmp_path: Path) -> None:
    set_value(session, "name", "Åse\nHolm ")
    assert find(session, "name").value == "Åse Holm"
    set_value(session, "share", str(tmp_path / "delt"))
    assert session.journal.share == tmp_path / "delt"
    with pytest.raises(NotSet, match="egen mappe"):
        set_value(session, "share", str(session.journal.home / "inde"))
    with pytest.raises(NotSet, match="ikke bruges"):
        set_value(session, "share", __file__)
    for setting in ("name", "share", "export-folder"):
        set_value(session, setting, "")
    assert find(session, "share").value == "ikke sat"
    assert find(session, "name").value == "–"


def test_the_language_holds_at_once_unless_a_start_asks_for_another(session: Session) -> None:
    set_value(session, "language", "english")
    assert (language(), find(session, "theme").label) == ("en", "Colours")
    use("da", is_asked=True)
    prefer("en")
    assert language() == "da"
    use("da")
    prefer("klingon")
    assert language() == "da"
    prefer(session.records.setting(looks.LANGUAGE))
    assert language() == "en"


def test_so_many_questions_come_back_as_are_wanted(session: Session, clock: object) -> None:
    asked = list(session.reviews.cards.of_lessons)[:3]
    for question in asked:
        give(session, question)
    session.clock.passes(1)  # type: ignore[attr-defined]
    there = len(session.reviews.today())
    assert there > 1
    set_value(session, "review", "1")
    assert len(session.reviews.today()) == 1
    set_value(session, "review", "slået fra")
    assert session.reviews.today() == ()
    assert session.reviews.offer() is None
    set_value(session, "review", "5")
    assert len(session.reviews.today()) == there
