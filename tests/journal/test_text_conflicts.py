"""Words that were written anew on two machines: never chosen among by the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from course.journal import Journal
from course.journal.kinds import Revisit
from course.journal.records import Records
from course.journal.text_conflicts import keep, text_conflicts
from tests.conftest import NOW


class Machines:
    """Two machines with one folder between them; each writes while the folder is away, and then they meet."""

    def __init__(self, folder: Path) -> None:
        minutes = count()
        self._folder, self._clock = folder, lambda: NOW + timedelta(minutes=next(minutes))
        self._share = folder / "delt"
        self._share.mkdir()

    def alone(self, name: str, write: Callable[[Records], object]) -> object:
        with Journal(self._folder / name, clock=self._clock) as journal:
            return write(Records(journal))

    def meet(self) -> Journal:
        """The second machine's journal, once everything has gone to and fro."""
        for name in ("et", "to"):
            Journal(self._folder / name, self._share, clock=self._clock).close()
        return Journal(self._folder / "to", self._share, clock=self._clock)


@pytest.fixture
def machines(tmp_path: Path) -> Machines:
    return Machines(tmp_path)


def texts(records: Records) -> list[tuple[int, str]]:
    return sorted((revisit.days, revisit.text) for revisit in records.revisits())


@pytest.mark.parametrize(("sides", "left"), [((0,), "Her."), ((1,), "Der."), ((0, 1), "Her.\n\nDer.")])
def test_begun_on_two_machines(machines: Machines, sides: tuple[int, ...], left: str) -> None:
    machines.alone("et", lambda records: records.save_revisit("l", "s", 14, "Her.", None))
    machines.alone("to", lambda records: records.save_revisit("l", "s", 14, "Der.", None))
    with machines.meet() as journal:
        records = Records(journal)
        (double,) = text_conflicts(records)
        assert isinstance(double.record, Revisit)
        keep(records, double, sides)
        assert texts(records) == [(14, left)]
        assert text_conflicts(records) == []


def test_changed_on_two_machines(machines: Machines) -> None:
    machines.alone("et", lambda records: records.save_revisit("l", "s", 14, "Først.", None))
    machines.meet().close()
    for name, text in (("et", "Her."), ("to", "Der.")):
        machines.alone(name, lambda records, text=text: records.save_text(records.revisits()[0], text))  # type: ignore[misc]
    with machines.meet() as journal:
        records = Records(journal)
        (double,) = text_conflicts(records)
        assert double.conflict
        assert {side.text for side in double.sides} == {"Her.", "Der."}
        keep(records, double, (0, 1))
        ((days, text),) = texts(records)
        assert days == 14
        assert set(text.split("\n\n")) == {"Her.", "Der."}
        assert text_conflicts(records) == []


def test_a_fortnight_and_two_months_are_two_places_and_so_is_the_reflection_itself(machines: Machines) -> None:
    machines.alone("et", lambda records: records.save_reflection("l", "s", "Før.", None))
    machines.alone("et", lambda records: records.save_revisit("l", "s", 14, "Her.", None))
    machines.alone("to", lambda records: records.save_revisit("l", "s", 60, "Der.", None))
    with machines.meet() as journal:
        assert text_conflicts(Records(journal)) == []


def test_passed_over_here_and_written_there_is_written(machines: Machines) -> None:
    machines.alone("et", lambda records: records.save_revisit("l", "s", 14, "", None))
    machines.alone("to", lambda records: records.save_revisit("l", "s", 14, "Der.", None))
    with machines.meet() as journal:
        records = Records(journal)
        assert text_conflicts(records) == []
        assert texts(records) == [(14, ""), (14, "Der.")]


def test_of_a_choice_that_two_machines_made_the_newest_stands(machines: Machines) -> None:
    machines.alone("et", lambda records: records.save_setting("theme", "light"))
    machines.meet().close()
    machines.alone("et", lambda records: records.save_setting("theme", "dark"))
    machines.alone("to", lambda records: records.save_setting("theme", "blue"))
    with machines.meet() as journal:
        records = Records(journal)
        assert len(journal.conflicts()) == 1
        assert text_conflicts(records) == []
        assert journal.conflicts() == []
        assert records.setting("theme") == "blue"


def test_a_text_that_was_changed_on_both_and_begun_once_more_is_one_choice_at_a_time(machines: Machines) -> None:
    first = machines.alone("et", lambda records: records.save_reflection("l", "s", "Først.", None))
    machines.meet().close()
    machines.alone("et", lambda records: records.save_reflection("l", "s", "Her.", str(first)))
    machines.alone("to", lambda records: records.save_reflection("l", "s", "Der.", str(first)))
    machines.alone("to", lambda records: records.save_reflection("l", "s", "En til.", None))
    with machines.meet() as journal:
        records = Records(journal)
        (double,) = text_conflicts(records)
        assert [side.text for side in double.sides] == ["Her.", "Der."]
        keep(records, double, (1,))
        (double,) = text_conflicts(records)
        assert [side.text for side in double.sides] == ["Der.", "En til."]
