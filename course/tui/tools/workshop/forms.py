"""The parts of a workshop that are forms: before it, and the visit to others."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import _
from course.locale.dates import clock_time
from course.tools.workshop import Workshop, denmark, ending, gap, lacks_of_time, sum_in_words
from course.tui.tools.desk.desk import Desk
from course.tui.tools.desk.project_line import ProjectLine
from course.tui.tools.workshop.check_list import Preparation, Questions
from course.tui.tools.workshop.minutes_field import MinutesField
from course.tui.widgets.field import DayField, Field, TimeField


class PreparePart(VerticalScroll, can_focus=False):
    """Who, where, when, and what to do before.

    Args:
        desk: Where the workshop is changed.
    """

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__()
        self._desk = desk
        self.preparation = Preparation(desk)
        work, change = desk.work, desk.change
        self._title = Field(_("Title"), work.title, lambda text: change(title=text.strip()), id="title")
        self._day = DayField(_("Date"), work.day, lambda day: change(day=day), id="day")
        self._begins = TimeField(_("Start"), work.begins, lambda begins: change(begins=begins), id="begins")
        self._length = MinutesField(_("Length in minutes"), work.length, lambda minutes: change(length=minutes), id="length")
        self._place = Field(_("Place"), work.place, lambda text: change(place=text.strip()), id="place")
        self._invited = Field(_("Invited"), work.invited, lambda text: change(invited=text.strip()), id="invited")
        self._times = Static(id="times", markup=False)
        self._done = Static(id="done", classes="heading", markup=False)
        self._project = ProjectLine(desk.works, desk.work.project, lambda project: desk.try_to_change(project=project))

    def compose(self) -> ComposeResult:
        """The form and the list."""
        yield self._title
        yield self._project
        yield Horizontal(self._day, self._begins, self._length, classes="row")
        yield self._times
        yield Horizontal(self._place, self._invited, classes="row")
        yield self._done
        yield self.preparation

    def enter(self) -> None:
        """To the title as long as there is none, else to what is left to do."""
        if self._desk.work.title.strip():
            self.preparation.enter()
        else:
            self._title.focus()

    @property
    def lines(self) -> Preparation:
        """Its list."""
        return self.preparation

    def show(self, workshop: Workshop) -> None:
        """What is written, and what follows from it."""
        self._title.renew(workshop.title)
        self._day.renew(workshop.day)
        self._begins.renew(workshop.begins)
        self._length.renew(str(workshop.length))
        self._place.renew(workshop.place)
        self._invited.renew(workshop.invited)
        self._project.show(workshop.project)
        self.preparation.show(workshop)
        done = sum(line.done for line in workshop.preparation)
        many = len(workshop.preparation)
        self._done.update(Content(_("Preparation: {done} of {many} done").format(done=done, many=many)))
        self._times.update(self._when(workshop))

    def _when(self, workshop: Workshop) -> Content:
        """When it ends, and what is missing or odd."""
        ends = ending(workshop, denmark())
        said = [_("It ends {time}.").format(time=clock_time(ends))] if ends else []
        lacking = lacks_of_time(workshop, self._desk.app.session.today(), denmark())
        if gap(workshop) < 0:
            lacking = [sum_in_words(workshop), *lacking]
        warning = Content.styled("⚠ " + " ".join(lacking), "$warning") if lacking else Content.empty()
        return Content(" ").join([Content(text) for text in said] + ([warning] if lacking else []))


class VisitPart(VerticalScroll, can_focus=False):
    """A visit to another unit, to see oneself in it.

    Args:
        desk: Where the workshop is changed.
    """

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__()
        self._desk = desk
        visit = desk.work.visit
        self._unit = Field(_("Which unit"), visit.unit, lambda text: self._change(unit=text.strip()), id="unit")
        self._day = DayField(_("Day"), visit.day, lambda day: self._change(day=day), id="visit-day")
        self.questions = Questions(desk)
        self._seen = Field(_("What we saw about ourselves"), visit.seen, lambda text: self._change(seen=text), lines=4, id="seen")

    def compose(self) -> ComposeResult:
        """Where, when, what to ask, what was seen."""
        lead = _("See how others do it, and see yourselves in it. Questions to bring make it more than a nice trip.")
        yield Static(Content(lead), classes="muted lead", markup=False)
        yield Horizontal(self._unit, self._day, classes="row")
        yield Static(Content(_("Questions to bring")), classes="heading", markup=False)
        yield self.questions
        yield self._seen

    def enter(self) -> None:
        """To the questions."""
        self.questions.enter()

    @property
    def lines(self) -> Questions:
        """Its list."""
        return self.questions

    def show(self, workshop: Workshop) -> None:
        """What is written."""
        self._unit.renew(workshop.visit.unit)
        self._day.renew(workshop.visit.day)
        self._seen.renew(workshop.visit.seen)
        self.questions.show(workshop)

    def _change(self, **fields: Any) -> None:
        self._desk.revise(lambda workshop: replace(workshop, visit=replace(workshop.visit, **fields)))
