"""Every place, every kind of step and of work has its module: whoever adds one is told here what is missing."""

from __future__ import annotations

from importlib import import_module
from typing import get_args

import pytest

from course.content.model import Step
from course.plain.lesson import STEPS
from course.plain.places import MODULES, PLACES
from course.plain.work import MODULES as TOOLS
from course.session.routes import Route
from course.session.session import Session
from course.tools import registry
from tests.plain.talk import talk


def test_every_route_leads_to_a_place() -> None:
    assert set(get_args(Route)) == set(MODULES)
    for name in MODULES.values():
        assert callable(import_module(f"course.plain.{name}").visit)


def test_every_kind_of_step_and_of_work_is_told() -> None:
    assert set(get_args(Step)) == set(STEPS)
    assert set(registry.tables()) == set(TOOLS)
    for name in STEPS.values():
        assert callable(import_module(f"course.plain.{name}").go_through)
    for name in TOOLS.values():
        assert callable(import_module(f"course.plain.tools.{name}").ask)


def test_a_place_that_is_not_told_yet_is_said_to_be_in_the_app(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(MODULES, PLACES[0].route().__class__)
    said = talk(session, "dagbog", "hjem")
    assert "Det sted findes ikke som linjer endnu." in said


def test_a_kind_of_step_that_is_not_told_yet_can_be_passed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(STEPS, type(session.course.lessons[0].steps[0]))
    said = talk(session, "1", "senere", "", "hjem")
    assert "Det trin findes ikke som linjer endnu." in said
    assert "Trin 2 af" in said
