"""All agreements with oneself: those to look back at, those to come, and how the others went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from course.locale import N_, _
from course.locale.dates import short_day
from course.session.commitments import to_commitment
from course.session.routes import Route, ToCommitments, ToOutgoing, ToWork
from course.tools.commitment import (
    OUTCOME_WORDS,
    TABLE,
    Commitment,
    bare_action,
    bare_occasion,
    commitment_title,
    due,
    looked_back,
    upcoming,
)
from course.tools.iso import day_of
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import Group, key
from course.tui.tools.commitment.commitment_screen import WHY
from course.tui.tools.desk.work_list import WorkLine, WorkList
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class CommitmentsScreen(BaseScreen[None]):
    """Agreements to open, to make and to delete."""

    AUTO_FOCUS = ""
    CSS_PATH = "commitments_screen.tcss"
    BINDINGS = [
        key("plus", "new", N_("New"), N_("Make an agreement with yourself: if … then …"), listed=Group.NEW),
        key(
            "ctrl+e",
            "export",
            N_("Save as a file"),
            N_("Write the agreements to a file, or their days for your calendar"),
            words=N_("export print document Word calendar share"),
        ),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
    ]
    HELP = N_("What you have agreed with yourself. Those to look back at come first. Enter opens one, + makes one.")
    app: BaseApp

    def is_at(self, route: Route) -> bool:
        """There is one list."""
        return isinstance(route, ToCommitments)

    def compose(self) -> ComposeResult:
        """The list, or why to make one."""
        yield TitleBar()
        yield WorkList(self._remove, id="agreements")
        yield Static(id="empty", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in the list."""
        self.query_one(TitleBar).left = Content.styled(_("Agreements with myself"), "bold")
        self.reload()

    def on_screen_resume(self) -> None:
        """One may have been made or looked back at."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now."""
        every = self.app.session.works.of(Commitment).all()
        listed, empty = self.query_one(WorkList), self.query_one("#empty", Static)
        listed.show(list(_parts(every, self.app.session.today())), mark)
        listed.display, empty.display = bool(every), not every
        first = _("No agreements yet. + makes the first one.")
        empty.update(Content.assemble(first, "\n\n", (_(WHY), "$text-muted")))
        if not every:  # nothing can be opened in a list that isn't there
            self.set_focus(None)
        elif self.focused is None:
            listed.focus()
        self.query_one(TitleBar).right = Content(_("{n} in all").format(n=len(every)) if every else "")
        self.refresh_bindings()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The marked agreement."""
        marked = self.query_one(WorkList).marked
        return [(TABLE, marked)] if marked else []

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.app.go(ToWork(TABLE, event.option_id or ""))

    async def action_new(self) -> None:
        """A new one, grown out of nothing but a thought."""
        await self.app.go(to_commitment())

    def _remove(self, marked: str) -> None:
        """Deletes one."""
        if self.app.delete_entries([(TABLE, marked)]):
            self.reload()

    async def action_export(self) -> None:
        """All of them, to read, or for a calendar."""
        await self.app.go(ToOutgoing("agreements"))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to take out where there is none."""
        return bool(self.query_one(WorkList).marked) if action == "export" and self.is_mounted else True


def _parts(every: list[Commitment], today: date) -> Iterator[WorkLine | str]:
    """Three groups, each under its heading."""
    groups = (
        (_("To look back at today"), due(every, today)),
        (_("To come"), upcoming(every, today)),
        (_("Looked back at"), looked_back(every)),
    )
    for heading, group in groups:
        if group:
            yield heading
            yield from (commitment_line(each, today) for each in group)


def commitment_line(commitment: Commitment, today: date) -> WorkLine:
    """An agreement in the list: what to do, how it stands, and on what occasion."""
    day = day_of(commitment.look_back)
    sign = "◆"
    said = [short_day(day, today) if day else _("no day yet")]
    if commitment.outcome is not None:
        sign, _space, word = _(OUTCOME_WORDS[commitment.outcome]).partition(" ")
        said = [word, *said] if day else [word]
    occasion = " ".join(bare_occasion(commitment).split())
    below = _("If {occasion}").format(occasion=occasion) if occasion and bare_action(commitment) else ""
    return WorkLine(commitment.id, commitment_title(commitment), sign, " · ".join(said), below)
