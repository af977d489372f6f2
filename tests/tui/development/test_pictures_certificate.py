"""What the statements and the certificate look like, at the size of an old terminal and in a large window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.model import Course, Statement
from course.journal import Journal
from course.journal.records import Records
from tests.tui.camera import SIZES, SMALL, Camera, Take
from tests.tui.desk import CLASSIC
from tests.tui.development.test_certificate import PALETTE, RATE
from tests.tui.development.test_statements import go_through

EIGHT = (
    "Jeg kan forklare kæden fra et tiltag til værdi for borgeren.",
    "Jeg kan sige, om et projekt er skal, kan eller begge dele.",
    "Jeg kan oversætte et projekt udefra til jeres egen hverdag.",
    "Jeg kan hjælpe en medarbejders idé på vej uden at love for meget.",
    "Jeg kan holde en samtale om det digitale med mine medarbejdere.",
    "Jeg kan få fordele og ulemper frem, før en ændring kommer.",
    "Jeg kan sige i to sætninger, hvorfor vi ændrer noget. [/]",
    "Jeg tør sige højt, hvad jeg ikke ved om det digitale.",
)


@pytest.fixture
def eight(practice_course: Course) -> Course:
    """The practice course with as many statements as the real one."""
    return replace(practice_course, statements=tuple(Statement(f"udsagn-{n}", text) for n, text in enumerate(EIGHT)))


@pytest.fixture
def take(camera: Camera, eight: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera over eight statements."""
    return camera(eight, journal, clock)


@pytest.fixture
def through(records: Records, eight: Course) -> None:
    """The whole course done."""
    go_through(records, eight)


@pytest.fixture
def named(records: Records, through: None) -> None:
    """A name was given before."""
    records.save_setting("name", "Åse Holm")


@SIZES
def test_the_statements_before_the_course(take: Take, size: tuple[int, int]) -> None:
    take(size, ["enter", "1", "2", "5", "7"], "Før du begynder", "3 af 8 udsagn")


@SIZES
def test_the_statements_looking_back(take: Take, size: tuple[int, int], through: None) -> None:
    take(size, [*RATE, *"66666666", "enter", "1"], "Som du var dengang", "1 af 8 udsagn")


def test_the_statements_in_a_very_small_window(take: Take) -> None:
    take(SMALL, ["enter", "1", "2", "5", "7"], "Før du begynder", "3 af 8 udsagn")


@SIZES
def test_the_certificate(take: Take, size: tuple[int, int], named: None) -> None:
    take(size, PALETTE, "Kursusbevis", "Åse Holm")


def test_the_certificate_in_a_very_small_window(take: Take, named: None) -> None:
    take(SMALL, PALETTE, "Kursusbevis", "Åse Holm")


def test_asking_for_the_name(take: Take, through: None) -> None:
    take(CLASSIC, [*PALETTE, *"Åse"], "Hvilket navn skal stå på beviset?", "Åse")


def test_taking_the_certificate_out(take: Take, named: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.session.exports.documents_folder", lambda _session: Path("/home/aase/Dokumenter"))
    take(CLASSIC, [*PALETTE, "ctrl+e"], "Gem filen", "PDF")
