"""A dilemma: a situation that goes on by what the leader decides, from fork to fork, to one of its endings."""

from collections.abc import Callable
from functools import lru_cache

from course.content.parts import Covers, Id, Part, Pause, PointName, Text


class Material(Part, frozen=True):
    """Something on the desk, to read at will: a mail, a line of a budget."""

    id: Id
    title: Text
    text: Text


class Choice(Part, frozen=True):
    """One way to decide, and what comes of it."""

    id: Id
    text: Text
    today: Text
    """What happens the same day."""
    later: Text
    """What shows three months later."""
    next: Id
    """Where it leads: the id of a fork, or of an ending."""


class Fork(Part, frozen=True):
    """Where something has to be decided."""

    id: Id
    text: Text
    idea: Text
    """Which of the source's ideas is at stake here."""
    point: PointName
    """The point of the outline behind it, as `section.point`."""
    choices: tuple[Choice, ...]
    material: tuple[Id, ...] = ()
    """What comes to the desk here, and stays on it; what no fork names lies there from the beginning."""

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id, or None where the fork has none (any more)."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


class Ending(Part, frozen=True):
    """How it ends."""

    id: Id
    title: Text
    text: Text


class Scenario(Part, frozen=True, tag_field="kind", tag="scenario"):
    """A step to decide in: no points, no right path, and at the end one sentence of the leader's own."""

    id: Id
    title: Text
    body: Text
    """The situation it begins with."""
    forks: tuple[Fork, ...]
    """The first one is where it begins. Ids of forks, choices, endings and material are unique in the scenario and for ever."""
    endings: tuple[Ending, ...]
    prompt: Text
    """What is asked for at the end."""
    material: tuple[Material, ...] = ()
    covers: Covers = ()
    project: bool = False
    """Whether a project of the leader's own can be begun at its end."""
    pause: Pause = False

    def node(self, node_id: str) -> Fork | Ending | None:
        """The fork or the ending with this id, or None where there is none (any more)."""
        nodes: tuple[Fork | Ending, ...] = (*self.forks, *self.endings)
        return next((node for node in nodes if node.id == node_id), None)


@lru_cache(maxsize=256)
def spent(scenario: Scenario, at: str, minutes: Callable[[str], float], a_choice: float) -> float:
    """How long it takes to its end: the mean of its shortest and its longest path, without what is written at the end.

    Args:
        scenario: The scenario, which has no circles.
        at: The id of the fork or the ending to go on from.
        minutes: How long a text takes to read.
        a_choice: How long it takes to decide, in minutes.
    """

    def span(node_id: str) -> tuple[float, float]:
        if node_id not in spans:
            spans[node_id] = _span(scenario.node(node_id))
        return spans[node_id]

    def _span(node: Fork | Ending | None) -> tuple[float, float]:
        if not isinstance(node, Fork):
            return (minutes(node.text), minutes(node.text)) if node is not None else (0.0, 0.0)
        read = minutes(node.text) + sum(minutes(each.text) for each in node.choices) + minutes(node.idea) + a_choice
        ways = [(minutes(each.today) + minutes(each.later), span(each.next)) for each in node.choices]
        return read + min(told + way[0] for told, way in ways), read + max(told + way[1] for told, way in ways)

    spans: dict[str, tuple[float, float]] = {}
    return sum(span(at)) / 2
