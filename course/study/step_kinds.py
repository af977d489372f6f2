"""What the kinds of steps are called, in a word: beside a step in a list, and to find it by."""

from __future__ import annotations

from course.content.model import Quiz, Reflect, Sort, Step
from course.content.scenario import Scenario
from course.locale import N_, _

_KINDS: dict[type, tuple[str, ...]] = {
    Reflect: (N_("reflection"),),
    Quiz: (N_("quiz"), N_("asked in a quiz")),
    Sort: (N_("cases"),),
    Scenario: (N_("dilemma"),),
}
"""The name of each, and what else one may look for; what is only read needs none."""


def kind_name(step: Step) -> str:
    """What a step is, in a word; empty for one that is only read."""
    words = _KINDS.get(type(step))
    return _(words[0]) if words else ""


def kind_words(step: Step) -> str:
    """All that the kind of a step is found by, on a line."""
    return " · ".join(_(word) for word in _KINDS.get(type(step), ()))
