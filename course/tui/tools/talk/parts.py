"""The parts of the talk: what the leader wants, what goes along of the work, and what goes along of their own words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import _, ngettext
from course.locale.dates import long_day
from course.session import talks
from course.tools.commitment import Commitment, in_words
from course.tools.iso import day_of
from course.tools.talk import ASKS, MOST, PLACES, Ask, Talk, agreement_turned, takes, turned, written
from course.tui.tools.desk.desk import Desk
from course.tui.tools.desk.project_line import ProjectLine
from course.tui.tools.talk.tick_list import TickLine, TickList
from course.tui.widgets.choice_line import ChoiceLine
from course.tui.widgets.field import DayField, Field

_LETTERS = 400
"""Letters of a text that are shown of it: what it is about can be seen, and the next one is near."""
_NEWEST = 200
"""Texts that are listed."""
_RATINGS = "ratings"


class TalkPart(VerticalScroll, can_focus=False):
    """One part of the talk.

    Args:
        desk: Where the talk is changed.
    """

    def __init__(self, desk: Desk[Talk]) -> None:
        super().__init__()
        self.desk = desk

    def show(self, talk: Talk) -> None:
        """Draws what depends on the talk, which may have changed in another window, too."""
        raise NotImplementedError

    def begin(self) -> None:
        """Puts the focus where the leader goes on."""
        raise NotImplementedError


class WantPart(TalkPart):
    """When it is, with whom, and up to three things."""

    def compose(self) -> ComposeResult:
        """The day and the role beside each other, and the three things below."""
        talk, change = self.desk.work, self.desk.change
        self._day = DayField(_("The talk is on"), talk.day, lambda day: change(day=day), id="day")
        label = _("With (write roles, not names)")
        self._role = Field(label, talk.role, lambda text: change(role=text.strip()), id="role")
        self._things = [ThingForm(self.desk, place) for place in PLACES]
        yield Horizontal(self._day, self._role, classes="row")
        lead = _("Up to three things. Your manager reads the first half page, so this is where your talk begins.")
        yield Static(Content(lead), classes="lead", markup=False)
        for thing in self._things:
            yield from thing.widgets

    def show(self, talk: Talk) -> None:
        """The fields as they are by now."""
        self._day.renew(talk.day)
        self._role.renew(talk.role)
        for thing in self._things:
            thing.show(talk)

    def begin(self) -> None:
        """The day as long as there is none, and then the first thing that is missing."""
        talk = self.desk.work
        if not talk.day.strip():
            self._day.focus()
            return
        free = (thing for thing in self._things if not talk.thing(thing.place).wish.strip())
        next(free, self._things[0]).wish.focus()

    @on(ChoiceLine.Picked)
    def _picked(self, event: ChoiceLine.Picked) -> None:
        event.stop()
        thing = next(each for each in self._things if each.ask is event.line)
        self.desk.try_to_revise(lambda talk: written(talk, thing.place, ask=event.choice))


class ThingForm:
    """What one thing is written in.

    Args:
        desk: Where the talk is changed.
        place: Its place.
    """

    def __init__(self, desk: Desk[Talk], place: str) -> None:
        self.place = place
        thing = desk.work.thing(place)

        def save_wish(text: str) -> None:
            desk.revise(lambda talk: written(talk, place, wish=text.strip()))

        def save_reason(text: str) -> None:
            desk.revise(lambda talk: written(talk, place, reason=text))

        self.ask = ChoiceLine("", [(ask, _(name)) for ask, name in ASKS.items()], digits=False, id=f"ask-{place}")
        self.wish = Field(self._named(thing.ask), thing.wish, save_wish, id=f"wish-{place}")
        self.reason = Field(_("Because"), thing.reason, save_reason, lines=2, id=f"reason-{place}")
        self.widgets = (self.ask, self.wish, self.reason)

    def show(self, talk: Talk) -> None:
        """As it is by now."""
        thing = talk.thing(self.place)
        self.ask.show(thing.ask)
        self.wish.border_title = Content(self._named(thing.ask))
        self.wish.renew(thing.wish)
        self.reason.renew(thing.reason)

    def _named(self, ask: Ask) -> str:
        return f"{self.place}. {_(ASKS[ask])}"


class AlongPart(TalkPart):
    """The one project that is told of, and the open agreements."""

    def compose(self) -> ComposeResult:
        """The project, and a list of agreements."""
        self._project = ProjectLine(
            self.desk.works, self.desk.work.project, lambda project: self.desk.try_to_change(project=project), id="project"
        )
        self._told = Static(classes="lead", markup=False)
        self._ticks = TickList(id="agreements")
        yield Static(Content(_("A project right now")), classes="heading", markup=False)
        yield self._project
        yield Static(Content(_("My open agreements")), classes="heading", markup=False)
        yield self._told
        yield self._ticks

    def show(self, talk: Talk) -> None:
        """The project under its newest name, and what goes along."""
        self._project.show(talk.project)
        lines = [_agreement(each, talk) for each in talks.agreements(self.desk.app.session)]
        self._ticks.show(lines)
        self._ticks.display = bool(lines)
        there = _("They go along, each with the day you look back. Space leaves one out.")
        self._told.update(Content(there if lines else _("You have no open agreements.")))

    def begin(self) -> None:
        """The project."""
        self._project.focus()

    @on(TickList.Ticked)
    def _ticked(self, event: TickList.Ticked) -> None:
        event.stop()
        self.desk.try_to_revise(lambda talk: agreement_turned(talk, event.line))


def _agreement(each: Commitment, talk: Talk) -> TickLine:
    day = day_of(each.look_back)
    below = _("Look back: {day}").format(day=long_day(day)) if day else _("no day yet")
    return TickLine(each.id, " ".join(in_words(each).split()), each.id not in talk.left_out, below)


class WordsPart(TalkPart):
    """The ratings, and up to five of the leader's own texts."""

    def compose(self) -> ComposeResult:
        """How many are picked, and the list."""
        self._told = Static(classes="lead", markup=False)
        self._ticks = TickList(id="texts")
        yield self._told
        yield self._ticks

    def show(self, talk: Talk) -> None:
        """What there is, and what is ticked of it; what was picked is listed however old it is."""
        session = self.desk.app.session
        texts, places = talks.own_texts(session), talks.Places(session)
        newest = list(texts)[:_NEWEST]
        listed = [*newest, *(each for each in talk.entries if each in texts and each not in newest)]
        lines = [
            TickLine(":".join(entry), _shortened(texts[entry].text), entry in talk.entries, places.of(texts[entry]))
            for entry in listed
        ]
        if talks.has_ratings(session):
            lines.insert(0, TickLine(_RATINGS, _("My numbers before and after the course, as a chart"), talk.with_ratings))
        self._ticks.show(lines)
        self._ticks.display = bool(lines)
        self._told.update(Content(self._lead(sum(entry in texts for entry in talk.entries), bool(texts))))

    def _lead(self, picked: int, has_texts: bool) -> str:
        if not has_texts:
            return _("You have written nothing in the course yet. What you write there can go along.")
        said = ngettext(
            "On page two: up to {most} of your own texts. {n} is picked.",
            "On page two: up to {most} of your own texts. {n} are picked.",
            picked,
        )
        return said.format(most=MOST, n=picked)

    def begin(self) -> None:
        """The list."""
        if self._ticks.display:
            self._ticks.focus()

    @on(TickList.Ticked)
    def _ticked(self, event: TickList.Ticked) -> None:
        event.stop()
        desk = self.desk
        if event.line == _RATINGS:
            desk.try_to_change(with_ratings=not desk.work.with_ratings)
            return
        table, _colon, entry_id = event.line.partition(":")
        texts, entry = talks.own_texts(desk.app.session), (table, entry_id)
        if takes(desk.work, entry, texts):
            desk.try_to_revise(lambda talk: turned(talk, entry, texts))
        else:
            desk.app.tell(_("There is room for {most}. Take the tick from another one first.").format(most=MOST))


def _shortened(text: str) -> str:
    """The beginning of a text, on one line that wraps."""
    whole = " ".join(text.split())
    return whole if len(whole) <= _LETTERS else f"{whole[:_LETTERS].rstrip()} …"
