"""How far the leader is, lesson by lesson."""

from __future__ import annotations

from textual.content import Content

from course.locale import N_, _
from course.study.development import Development
from course.study.progress import State
from course.tui.development.charts import EMPTY, FULL, Bar, bars
from course.tui.development.pictures.wording import duration, lesson_name, lines, muted, sentence, sentences
from course.tui.widgets.blocks import Block

_MARKS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}
_STATES = {State.DONE: N_("done"), State.STARTED: N_("begun"), State.OPEN: N_("open")}


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
    return [sentence(_lessons_in_short(development)), *lines(bars(rows, width)), *_time_left(development)]


def tell_lessons(development: Development) -> list[Block]:
    """A sentence a lesson."""
    rows = [
        _("{lesson}: {done} of {total} steps, {state}.").format(
            lesson=lesson_name(number, each.lesson), done=each.done, total=each.total, state=_(_STATES[each.state])
        )
        for number, each in enumerate(development.progress.lessons, start=1)
    ]
    return [sentence(_lessons_in_short(development)), *sentences(rows), *_time_left(development)]


def _lessons_in_short(development: Development) -> str:
    progress = development.progress
    lessons = sum(each.state is State.DONE for each in progress.lessons)
    if not progress.done:
        return _("You have the whole course before you. Each lesson has a row here that fills with every step.")
    if lessons == len(progress.lessons):
        return _("You are through the whole course: all {n} lessons.").format(n=lessons)
    return _("You are through {lessons} of {all} lessons and have done {done} of {total} steps.").format(
        lessons=lessons, all=len(progress.lessons), done=progress.done, total=progress.total
    )


def _time_left(development: Development) -> list[Block]:
    minutes = development.progress.minutes_left
    return [muted(_("What is left takes about {time}.").format(time=duration(minutes)))] if minutes else []
