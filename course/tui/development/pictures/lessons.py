"""How far the leader is, lesson by lesson."""

from __future__ import annotations

from textual.content import Content

from course.locale import _
from course.session.development_words import lessons_in_short, time_left
from course.study.development import Development
from course.study.progress import State
from course.tui.development.charts import EMPTY, FULL, Bar, bars
from course.tui.development.pictures.wording import lines, sentence, told
from course.tui.widgets.blocks import Block

_MARKS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}


def draw_lessons(development: Development, width: int) -> list[Block]:
    """A bar a lesson: steps that are done."""
    rows = [
        Bar(
            Content.assemble(f"{number} ", _MARKS[each.state], f" {each.lesson.title}"),
            ((each.done, FULL), (each.total - each.done, EMPTY)),
            _("{done} of {total} steps").format(done=each.done, total=each.total),
        )
        for number, each in enumerate(development.progress.lessons, start=1)
    ]
    return [sentence(lessons_in_short(development)), *lines(bars(rows, width)), *told(time_left(development))]
