"""An agreement with oneself: if … then …, and on its day how it went."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import N_, _
from course.locale.dates import long_day
from course.session.quarter import goes_on_from
from course.session.routes import ToNewWork
from course.session.running_quarter import What
from course.session.works import source_stands, to_source
from course.tools.commitment import OUTCOME_WORDS, SOON, Commitment, Outcome, lacks, soon, told_since
from course.tools.iso import day_of
from course.tools.repositories import Repositories
from course.tui.base.keys import command, key
from course.tui.tools.desk.work_screen import WorkScreen
from course.tui.widgets.choice_line import ChoiceLine
from course.tui.widgets.field import DayField, Field
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_line import LinkLine
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

WHY = N_(
    "Why “if … then”: whoever has tied an action to an occasion gets it done far more often than one who only means to. "
    "When the occasion comes you needn't decide any more (Gollwitzer & Sheeran 2006)."
)


class CommitmentScreen(WorkScreen[Commitment]):
    """One agreement.

    Args:
        works: The leader's work.
        commitment: The agreement; a new one that says what to do is kept at once.
    """

    CSS_PATH = "commitment_screen.tcss"
    BINDINGS = [
        *(key(str(number), f"choose({number - 1})", N_("Choose"), show=False) for number in (1, 2, 3)),
        key("ctrl+g", "fill_in", N_("Onwards"), N_("To the next field that is empty")),
        key("ctrl+g", "finish('finished')", N_("Finished"), N_("The agreement is made; back to where you were")),
        key("ctrl+g", "finish('onwards')", N_("Onwards"), N_("On to what comes next in the quarter of an hour")),
        key("plus", "follow", N_("New one"), N_("Make an agreement that goes on from this one")),
        command("look_back", N_("Look back now"), N_("Look back at once, before the day has come"), is_link=True),
        command("open_source", N_("Where it came from"), N_("Open what this agreement grew out of"), is_link=True),
    ]
    HELP = N_("An agreement works best with one occasion and one action. Everything is saved while you write.")

    def __init__(self, works: Repositories, commitment: Commitment) -> None:
        super().__init__(works.of(Commitment), commitment)
        self._before = commitment
        self._early = False
        """Whether the leader looks back before the day has come."""

    def compose(self) -> ComposeResult:
        """If, then, the day, how it went, and what it grew out of."""
        work = self.work
        self._occasion = Field(_("If …"), work.occasion, lambda text: self.change(occasion=text), lines=2, id="occasion")
        self._action = Field(_("… then"), work.action, lambda text: self.change(action=text), lines=2, id="action")
        self._day = DayField(_("The day I look back"), work.look_back, lambda day: self.change(look_back=day), id="day")
        self._day.ends = self._end
        self._soon = ChoiceLine("", [(when, _(when)) for when in SOON], digits=False, id="soon")
        outcomes = [(outcome, _(name)) for outcome, name in OUTCOME_WORDS.items()]
        self._outcome = ChoiceLine(_("How did it go?"), outcomes, id="outcome")
        self._learned = Field(_("What did I learn?"), work.learned, lambda text: self.change(learned=text), lines=2, id="learned")
        self._follow = LinkLine(self.action_follow, "+", id="follow")
        self._source = Static(id="source", markup=False)
        self._lacks = Static(id="lacks", markup=False)
        self._why = Static(Content(_(WHY)), id="why", markup=False)
        self._back = Vertical(self._outcome, self._learned, self._follow, id="back")
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield self._occasion
            yield self._action
            yield self._day
            yield self._soon
            yield self._back
            yield self._source
            yield self._lacks
            yield self._why
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Where there is something to do: what is missing, or how it went."""
        work = self.work
        if not work.id and work.action.strip():
            self.app.try_to_save(self.draft.keep)
        self._begin()

    def _begin(self) -> None:
        missing = [(self._occasion, self.work.occasion), (self._action, self.work.action), (self._day, self.work.look_back)]
        if self._looks_back:
            self._outcome.focus()
        else:
            next((field for field, text in missing if not text.strip()), self._soon).focus()

    def show(self) -> None:
        """What there is to choose, to open and to tell by now."""
        work, today = self.work, self.app.session.today()
        self._soon.display = not self._looks_back
        self._back.display = self._looks_back
        self._soon.show(next((when for when, day in soon(today).items() if day == day_of(work.look_back)), None))
        self._outcome.show(work.outcome)
        self._follow.display = work.outcome is not None
        self._follow.show(_("A new agreement that goes on from here"))
        self._tell_source()
        missing = lacks(work, today) if work.id and work.outcome is None else []
        self._lacks.update(Content("\n").join(Content.assemble(("○ ", "$accent"), each) for each in missing))
        self._lacks.display = bool(missing)
        self._why.display = not self._looks_back

    @property
    def _looks_back(self) -> bool:
        day = day_of(self.work.look_back)
        return self._early or self.work.outcome is not None or (day is not None and day <= self.app.session.today())

    def _tell_source(self) -> None:
        source = self.work.source
        self._source.display = source is not None
        if source is None:
            return
        about = _("Grew out of: {title}").format(title=" ".join(source.title.split()))
        gone = "" if source_stands(self.app.session, source) else f" {_('(deleted since)')}"
        self._source.update(Content(f"{about}{gone}"))

    # Choosing

    @on(ChoiceLine.Picked)
    def _picked(self, event: ChoiceLine.Picked) -> None:
        event.stop()
        if event.line is self._outcome:
            self._went(event.choice)
        else:
            day = soon(self.app.session.today())[event.choice]
            if self.try_to_change(look_back=day.isoformat()):
                self._day.text = long_day(day)

    def _went(self, choice: str) -> None:
        outcome: Outcome | None = next(each for each in OUTCOME_WORDS if each == choice)
        before = self.work.outcome
        if outcome == before:  # chosen once more, it is taken back
            outcome = None
        if self.try_to_change(outcome=outcome):
            self.can_undo(lambda work: replace(work, outcome=before))
            if outcome is not None:
                self._learned.focus()

    @property
    def _asked(self) -> tuple[Field, ...]:
        """What an agreement is made of."""
        return self._occasion, self._action, self._day

    @property
    def _still_empty(self) -> Field | None:
        """The next field behind the one that is written in where nothing stands yet."""
        fields = self._asked
        at = next((number for number, field in enumerate(fields) if field.has_focus), len(fields))
        return next((field for field in fields[at + 1 :] if not field.text.strip()), None)

    def action_fill_in(self) -> None:
        """What is still empty comes first: nobody takes half an agreement for a whole one."""
        if (field := self._still_empty) is not None:
            field.focus()

    async def _end(self) -> None:
        """Enter behind the day: what Ctrl+G does, once that is a day to come and nothing is empty."""
        day, today = self._day.day, self.app.session.today()
        if self._day.has_focus and day is not None and day >= today and all(field.text.strip() for field in self._asked):
            await self.action_finish(self._leads)
        else:
            self.screen.focus_next()

    def action_choose(self, number: int) -> None:
        """Says by its digit how it went."""
        self._outcome.action_pick(number)

    def action_look_back(self) -> None:
        """Looks back before the day has come."""
        self._early = True
        self.show()
        self.refresh_bindings()
        self._outcome.focus()

    @property
    def _leads(self) -> Literal["finished", "onwards"]:
        """Where it leads once one has looked back: to where one was, or on in a quarter of an hour."""
        goes_on = self.work.outcome is not None and goes_on_from(self.app.session, What.AGREEMENT)
        return "onwards" if goes_on else "finished"

    async def action_finish(self, _leads: str) -> None:
        """Back, and says what was done."""
        if await self.app.all_saved():
            told = told_since(self._before, self.work)
            self.dismiss(None)
            if told:
                self.app.tell(told)

    async def action_follow(self) -> None:
        """A new agreement in place of this one: the same occasion, another try."""
        if await self.app.all_saved():
            old = self.work
            new = Commitment(occasion=old.occasion, source=old.source, follows=old.id)
            await self.app.go(ToNewWork(new), instead=True)

    async def action_open_source(self) -> None:
        """Opens what it grew out of."""
        if self.work.source is not None and (route := to_source(self.app.session, self.work.source)):
            await self.app.go(route)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this agreement can do by now."""
        match action:
            case "finish":
                return self._still_empty is None and parameters == (self._leads,)
            case "choose":
                return self._looks_back
            case "fill_in":
                return self._still_empty is not None
            case "follow":
                return self.work.outcome is not None
            case "look_back":
                return bool(self.work.id) and not self._looks_back
            case "open_source":
                return self.work.source is not None and source_stands(self.app.session, self.work.source)
        return super().check_action(action, parameters)
