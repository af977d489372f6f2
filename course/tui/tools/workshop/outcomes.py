"""What came out of a workshop: decisions and actions, each of which can become an agreement with oneself."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from course.locale import N_, _
from course.locale.dates import short_day
from course.locale.written import read_date
from course.session.routes import ToWork
from course.tools.commitment import TABLE as AGREEMENTS
from course.tools.commitment import Commitment, Source
from course.tools.iso import day_of
from course.tools.naming import title_of
from course.tools.rows import kept, new_id, rewritten
from course.tools.workshop import TABLE, Decided, Workshop
from course.tui.base.keys import key
from course.tui.tools.desk.desk import Desk
from course.tui.tools.workshop.line_list import LineList, Written
from course.tui.widgets.blocks import Block, Blocks
from course.tui.widgets.inline_field import InlineField

KINDS = {"decision": N_("Decision"), "action": N_("Action")}
"""What an outcome is called."""


class Outcomes(LineList[Decided]):
    """The decisions and actions under each other."""

    BINDINGS = [
        key("space", "turn", N_("Change"), N_("Make an action of the decision, or the other way round")),
        key(
            "ctrl+l",
            "commit",
            N_("Agreement"),
            N_("Make an agreement with yourself of the marked line, or open it"),
            show=False,
        ),
    ]
    SPACE_HOLDS = False
    HELP = N_(
        "What you decided, and who does what. + writes an action, Space makes a decision of it, Enter writes in the marked line. "
        "Ctrl+L makes an agreement with yourself of it, with a day to look back."
    )

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__(desk, _("Nothing yet. + writes an action, and Space makes a decision of it."), id="outcomes")

    def of(self, workshop: Workshop) -> tuple[Decided, ...]:
        """What came out of it."""
        return workshop.decided

    def put(self, workshop: Workshop, lines: tuple[Decided, ...]) -> Workshop:
        """Something else."""
        return replace(workshop, decided=lines)

    def drawn(self, workshop: Workshop) -> list[Visual]:
        """What kind it is, its text, who, and the agreement that was made of it."""
        return [Blocks([self._row(line)]) for line in self.lines]

    def made_fields(self) -> list[InlineField]:
        """What, who, and when."""
        fields = [InlineField(self.movable, lines=1) for _field in range(3)]
        for field in fields[1:]:
            field.add_class("who")
        return fields

    def written(self, line: Decided) -> list[Written]:
        """What, who, and when."""

        def save(**values: Any) -> None:
            self.save(lambda lines: kept(lines, line, **values))

        return [
            (_(KINDS[line.kind]), line.text, lambda text: save(text=text.strip())),
            (_("Who"), line.who, lambda text: save(who=text.strip())),
            (_("When"), self._in_words(line.day), lambda text: save(day=self._read(text, line.day))),
        ]

    def _read(self, text: str, before: str) -> str:
        """A day as it is saved: what can't be read as one stays as it was written, and what was there is no other year's."""
        if text.strip() == self._in_words(before):
            return before
        day = read_date(text, self._today)
        return day.isoformat() if day else text.strip()

    def _in_words(self, saved: str) -> str:
        day = day_of(saved)
        return short_day(day, self._today) if day else saved

    @property
    def _today(self) -> date:
        return self.desk.app.session.today()

    def new(self) -> Decided:
        """An action."""
        return Decided(new_id(self.lines), "action", "")

    def is_blank(self, line: Decided) -> bool:
        """Neither what nor who nor when."""
        return not (line.text.strip() or line.who.strip() or line.day.strip())

    def add_decision(self) -> None:
        """A decision after the marked line."""
        self.add(Decided(new_id(self.lines), "decision", ""))

    def action_turn(self) -> None:
        """A decision becomes an action, or the other way round."""
        line = self.marked
        if line is not None:
            self.rewrite(line, kind="action" if line.kind == "decision" else "decision")

    async def sign_clicked(self, name: str) -> None:
        """The other kind, or the agreement."""
        if name == "commit":
            await self.action_commit()
        else:
            self.action_turn()

    async def action_commit(self) -> None:
        """Opens the agreement that was made of the line; there is one from now on."""
        line = self.marked
        if line is None or not self.close():
            return
        made = self.desk.works.of(Commitment).get(line.commitment) if line.commitment else None
        if made is None:
            saved: list[Commitment] = []
            work = self.desk.work
            source = Source(TABLE, work.id, title_of(work))
            new = Commitment(action=line.text.strip(), look_back=line.day, source=source)
            if not self.desk.app.try_to_save(lambda: saved.append(self.desk.works.of(Commitment).save(new))):
                return
            made = saved[0]
            self.change(lambda lines: rewritten(lines, line.id, commitment=made.id))
        await self.desk.app.go(ToWork(AGREEMENTS, made.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be a line that says something."""
        line = self.marked
        if action == "commit":
            return line is not None and bool(line.text.strip())
        return line is not None and not self.movable.is_held if action == "turn" else True

    def _row(self, line: Decided) -> Block:
        sign = Content.styled("◆ " if line.kind == "decision" else "▷ ", "bold $own")
        name = Content.styled(_(KINDS[line.kind]) + ": ", "$own")
        turn = "@click=sign('turn')"
        who = Content.assemble("  ", (_("Who: {who}").format(who=" ".join(line.who.split())), "bold")) if line.who else ""
        text = " ".join(line.text.split()) or _("(nothing written yet)")
        when = f"  {_('When')}: {self._in_words(line.day)}" if line.day else ""
        said = Content.assemble(name.stylize(turn), text, who, when)
        agreement = self._agreement(line)
        if agreement:
            said = Content.assemble(said, "\n", agreement)
        return Block(said, sign.stylize(turn), gap=False)

    def _agreement(self, line: Decided) -> Content:
        made = self.desk.works.of(Commitment).get(line.commitment) if line.commitment else None
        link = "@click=sign('commit')"
        if made is None:
            text = _("→ make an agreement (Ctrl+L)") if line.text.strip() else ""
            return Content.styled(text, "$text-muted").stylize(link)
        day = day_of(made.look_back)
        if made.outcome is not None:
            text = _("✔ agreement, looked back at")
        elif day is not None:
            text = _("✔ agreement, look back {day}").format(day=short_day(day, self.desk.app.session.today()))
        else:
            text = _("✔ agreement, no day yet")
        return Content.styled(text, "$success").stylize(link)


class OutcomePart(Vertical):
    """The list, with a word on it.

    Args:
        desk: Where the workshop is changed.
    """

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__()
        self.outcomes = Outcomes(desk)

    def compose(self) -> ComposeResult:
        """Both."""
        lead = _("What did you decide, and who does what? At most three things, each with its role, get done.")
        yield Static(Content(lead), classes="muted lead", markup=False)
        with VerticalScroll(can_focus=False, classes="scrolled"):
            yield self.outcomes

    @property
    def lines(self) -> Outcomes:
        """Its list."""
        return self.outcomes

    def enter(self) -> None:
        """To the lines."""
        self.outcomes.enter()

    def show(self, workshop: Workshop) -> None:
        """Shows what came out of a workshop."""
        self.outcomes.show(workshop)
