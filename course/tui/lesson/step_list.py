"""The steps of a lesson as a list, where the window is wide enough."""

from __future__ import annotations

from collections.abc import Container

from textual.content import Content
from textual.widgets import Static

from course.content.model import Quiz, Reflect, Sort, Step
from course.content.scenario import Scenario
from course.locale import N_, _
from course.study.progress import LessonProgress, State
from course.tui.lesson.step_view import Stage
from course.tui.widgets.blocks import Block, Blocks, OwnLinks

_SIGNS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}
_KINDS = {Reflect: N_("reflection"), Quiz: N_("quiz"), Sort: N_("cases"), Scenario: N_("dilemma")}

_ROOM = 29
"""Cells for a title and its kind on one line."""


class StepList(OwnLinks, Static):
    """Every step with its state; a click goes there.

    Args:
        stage: Where the steps are shown.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(id="steps", markup=False)
        self._stage = stage

    async def action_go_to(self, step_id: str) -> None:
        """A click on a step."""
        await self._stage.go_to(step_id)

    def show(self, progress: LessonProgress, current: int, marked: Container[str]) -> None:
        """Shows where one is, what is done, and which steps have a mark of the leader's."""
        if self.display:
            steps = zip(progress.lesson.steps, progress.states, strict=True)
            lines = (_line(step, state, number == current, step.id in marked) for number, (step, state) in enumerate(steps))
            self.update(Blocks(list(lines)))


def _line(step: Step, state: State, current: bool, marked: bool) -> Block:
    sign, style = _SIGNS[state]
    click = f"@click=go_to('{step.id}')"
    pointer = "▸" if current else " "
    title = Content.styled(step.title, f"bold {click}" if current else click)
    kind = next((name for type_, name in _KINDS.items() if isinstance(step, type_)), None)
    flag = " ⚑" if marked else ""
    fits = kind is not None and len(step.title) + len(flag) + len(_(kind)) + 2 <= _ROOM
    text = Content.assemble(title, (flag, "bold $own"), (f"  {_(kind)}" if kind and fits else "", "$text-muted"))
    return Block(text, Content.assemble((pointer, "$accent"), (f"{sign} ", style)), gap=False)
