"""The steps of a plan for tests, which only care for their words."""

from __future__ import annotations

from course.tools.plan import MessagePlan, PlanStep


def steps(*texts: str) -> tuple[PlanStep, ...]:
    """Steps with these words."""
    return tuple(PlanStep(str(number), text) for number, text in enumerate(texts, start=1))


def texts(plan: MessagePlan) -> tuple[str, ...]:
    """The words of a plan's steps."""
    return tuple(step.text for step in plan.steps)
