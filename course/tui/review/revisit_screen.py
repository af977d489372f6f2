"""A reflection that comes back: what the leader wrote then, and beside it what they would write today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.journal.kinds import Revisit
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.privacy import only_for_you
from course.session.writing import RevisitDraft
from course.study.revisits import ComingBack
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.button import Button
from course.tui.widgets.earlier_text import EarlierText
from course.tui.widgets.editor import Editor
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.lesson_markdown import blocks
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.quotations import later, quoted
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class RevisitScreen(BaseScreen[None]):
    """An earlier reflection, to be written anew. Both texts are kept.

    Args:
        offer: The reflection that comes back today.
        begun: What was written of it already, earlier today.
    """

    CSS_PATH = "revisit_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to where you were; the text is saved")),
        key("ctrl+g", "done", N_("Finished"), N_("Back, with what you have written; it is saved")),
        command("pass_over", N_("Not this time"), N_("Pass it over; you are not asked for it again this time"),
                words=N_("skip later"), is_link=True),
    ]  # fmt: skip
    HELP = N_("What you wrote then stays as it is; what you write today is kept beside it. Nothing has to be written.")
    app: BaseApp

    def __init__(self, offer: ComingBack, begun: Revisit | None = None) -> None:
        super().__init__()
        self._draft = RevisitDraft(self.app.session, offer, begun)
        self._earlier = EarlierText(self._then(), id="then")
        self.editor = Editor(begun.text if begun else "", self._save, id="editor")

    def compose(self) -> ComposeResult:
        """The prompt, the words from then, and the field for today's."""
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield BlocksView(blocks(self._draft.offer.step.prompt), id="prompt")
            with Vertical(id="both"):
                yield self._earlier
                with Vertical(id="now"):
                    yield Static(Content(_("What would you write today?")), id="today", markup=False)
                    yield self.editor
        with Horizontal(id="buttons"):
            yield LinkRow(id="pass")
            yield Button(Content(_("Finished")), id="done", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Straight into the text."""
        title = self.query_one(TitleBar)
        title.left = Content.assemble((_("Looking back"), "bold"), " · ", self._draft.offer.step.title)
        title.right = Content(short_date(self.app.session.clock()))
        self.editor.focus()
        self._tell()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """What is written here."""
        return self._draft.entries

    def reload(self, mark: str | None = None) -> None:
        """Another machine may have changed or deleted what is written here."""
        if self.editor.flush():  # what was written is made of what stood here before
            self.editor.reload(self._draft.read())
        self._tell()

    async def action_close(self) -> None:
        """Back, once the text is saved; where nothing is written, it is offered again."""
        if await self.app.all_saved():
            if self._draft.id is not None:
                self.app.notify(_("Both your texts are in the journal."), markup=False)
            self.dismiss(None)

    async def action_done(self) -> None:
        """The same, for whoever has finished: home doesn't offer to go on with it."""
        if await self.app.all_saved():
            self.app.try_to_save(self._draft.finish)
        await self.action_close()

    async def action_pass_over(self) -> None:
        """No, thank you: this one is not offered again for as many days."""
        if await self.app.all_saved() and self._draft.id is None and self.app.try_to_save(self._draft.pass_over):
            self.app.notify(_("Passed over. What you wrote then still stands in the journal."), markup=False)
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing that is written is passed over."""
        return self._draft.id is None if action == "pass_over" else True

    @on(Button.Pressed, "#done")
    async def _done_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.action_done()

    def _then(self) -> list[Block]:
        offer, now = self._draft.offer, self.app.session.clock()
        reflection = offer.reflection
        lead = _("You wrote this {n} days ago ({date}):").format(n=offer.ago, date=short_date(reflection.created, now))
        if reflection.changed.date() != reflection.created.date():
            lead = _("You wrote this {n} days ago, and changed it later ({date}):").format(
                n=offer.ago, date=short_date(reflection.changed, now)
            )
        words = [Block(Content.styled(lead, "$text-muted")), *quoted(reflection.text)]
        return words + later(reflection, self.app.session.records.revisits(), but=self._draft.id)

    def _save(self, text: str) -> None:
        if self._draft.save(text):
            self.call_later(self._tell)
        if self._draft.met_another():
            self.app.call_later(self.app.tell_of_another)

    def _tell(self) -> None:
        if self.is_attached:
            self.editor.border_title = only_for_you(self.app.session, *self.own_entries)
            self.refresh_bindings()
