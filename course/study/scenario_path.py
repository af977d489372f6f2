"""A path through a scenario as today's course has it: how far it stands, where it has come to, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from course.content.scenario import Choice, Ending, Fork, Scenario
from course.journal.paths import Decision, ScenarioPath
from course.locale import _


class Decided(Struct, frozen=True):
    """A choice that was made at a fork, both as they are today."""

    fork: Fork
    choice: Choice


class Standing(Struct, frozen=True):
    """What of a path stands."""

    decided: tuple[Decided, ...]
    at: Fork | Ending
    """Where these lead: the fork to go on from, or the ending."""
    lost: tuple[Decision, ...] = ()
    """What was decided further on, which today's scenario has no place for any more."""


def standing(scenario: Scenario, decisions: Sequence[Decision]) -> Standing:
    """How far a path stands: up to the first fork or choice that today's scenario doesn't have there."""
    decided: list[Decided] = []
    at: Fork | Ending = scenario.forks[0]
    for number, made in enumerate(decisions):
        choice = at.choice(made.choice) if isinstance(at, Fork) and at.id == made.fork else None
        following = scenario.node(choice.next) if choice is not None else None
        if choice is None or following is None or not isinstance(at, Fork):
            return Standing(tuple(decided), at, tuple(decisions[number:]))
        decided.append(Decided(at, choice))
        at = following
    return Standing(tuple(decided), at)


def latest(paths: Iterable[ScenarioPath], step_id: str) -> ScenarioPath | None:
    """The path through a scenario that was begun last; None where none was."""
    return next((path for path in sorted(paths, key=lambda path: path.id, reverse=True) if path.step == step_id), None)


class PathWords(Struct, frozen=True):
    """A path in words."""

    choices: tuple[str, ...]
    """What was chosen, first to last."""
    ending: str
    """What the ending is called; empty where none was reached."""

    @property
    def on_one_line(self) -> str:
        """All of it on a line."""
        ending = [_("How it ended: {title}").format(title=self.ending)] if self.ending else []
        return " → ".join([*self.choices, *ending])


def in_words(scenario: Scenario | None, path: ScenarioPath) -> PathWords:
    """A path in words: as today's scenario says it as far as it stands, and else as it was written.

    Args:
        scenario: The scenario; None where the course no longer has it.
        path: The path.
    """
    if scenario is None:
        return PathWords(tuple(each.text for each in path.decisions), path.ending_title)
    stands = standing(scenario, path.decisions)
    choices = (*(each.choice.text for each in stands.decided), *(each.text for each in stands.lost))
    return PathWords(choices, stands.at.title if isinstance(stands.at, Ending) and not stands.lost else path.ending_title)
