"""A step to write in: the prompt, the text, and help on a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from course.content.model import Lesson, Reflect
from course.journal.kinds import REFLECTIONS
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.commitments import to_commitment
from course.session.lesson_tools import invitation_of, tool_of
from course.session.writing import ReflectionDraft, recalled
from course.tools.commitment import Source
from course.tui.base.keys import key, key_name
from course.tui.lesson.step_view import Stage, StepView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.earlier_text import EarlierText
from course.tui.widgets.editor import Editor
from course.tui.widgets.lesson_markdown import LessonText, blocks
from course.tui.widgets.link_line import LinkLine
from course.tui.widgets.quotations import quoted

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ReflectView(StepView):
    """A reflection; it is done as soon as something is written."""

    app: BaseApp
    step: Reflect
    BINDINGS = [
        key("f8", "forward", N_("Next"), N_("The next step; it works while you write, too"), priority=True),
        key("f2", "nudge", N_("Nudge"), N_("Another way into the question"), priority=True),
        key("f4", "example", N_("Example"), N_("What somebody else might have written"), priority=True),
        key("f6", "versions", N_("Versions"), N_("What you wrote here before; you can take it back"), priority=True),
        key("shift+f2", "use_tool", N_("Use the tool"), N_("Use what is taught here on a project of your own"), priority=True),
        key("shift+f4", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"), priority=True),
    ]
    HELP = N_("There is no right answer, and nobody reads it but you. Write roles, not names. Tab goes on to the buttons.")

    def __init__(self, stage: Stage, lesson: Lesson, step: Reflect) -> None:
        super().__init__(stage, lesson, step)
        self._draft = ReflectionDraft(self.app.session, lesson, step)
        text = self._draft.read()
        self._opened: str | None = None
        self._earlier = EarlierText(self._recalled(), id="recall")
        self._tool = LinkLine(self.action_use_tool, key_name("shift+f2"), id="tool")
        self._agreement = LinkLine(self.action_commit, key_name("shift+f4"), id="agreement")
        self.editor = Editor(text, self._save, id="editor")

    def compose(self) -> ComposeResult:
        """Prompt, earlier words, help and text."""
        yield LessonText([self.heading(), *blocks(self.step.prompt)], id="prompt")
        yield self._earlier
        yield LessonText(id="aid")
        yield self.editor
        yield self._tool
        yield self._agreement

    def on_mount(self) -> None:
        """Help stays closed until it is asked for."""
        self.query_one("#aid").display = False
        invitation = invitation_of(self.app.session, self.step)
        self._tool.display = bool(invitation)
        self._tool.show(invitation)
        self._agreement.show(_("Make an agreement with yourself out of it"))
        self._agreement.set_class(self._draft.id is None, "-not-yet")

    def start(self) -> None:
        """Straight into the text."""
        self.editor.focus()

    def reload(self) -> None:
        """The text may have been changed or deleted in the journal, or by another window."""
        if self.editor.flush():  # what was written is made of what stood here before
            self.editor.reload(self._draft.read())
        self._agreement.set_class(self._draft.id is None, "-not-yet")
        self._earlier.show(self._recalled())

    def action_nudge(self) -> None:
        """Opens or closes the nudge."""
        self._toggle("nudge", _("A nudge: "), self.step.nudge)

    def action_example(self) -> None:
        """Opens or closes the example."""
        self._toggle("example", _("An example: "), self.step.example)

    async def action_versions(self) -> None:
        """Shows what stood here before."""
        from course.tui.dialogs.versions import VersionsScreen

        if self._draft.id is not None and await self.app.all_saved():
            VersionsScreen.open(
                self.app, self.step.title, self.app.session.records.history(REFLECTIONS, self._draft.id), self._take_back
            )

    async def action_commit(self) -> None:
        """Makes an agreement out of it."""
        if self._draft.id is not None and await self.app.all_saved():
            await self.app.go(to_commitment(Source(REFLECTIONS, self._draft.id, self.step.title)))

    async def action_use_tool(self) -> None:
        """The same as O elsewhere, while one writes."""
        await self.stage.use_tool()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Earlier versions, and something to make an agreement of, are there once something was saved."""
        if action == "use_tool":
            return tool_of(self.app.session, self.step) is not None
        return self._draft.id is not None if action in {"versions", "commit"} else True

    def _recalled(self) -> list[Block]:
        """What the leader wrote to the step that this one builds on; nothing where that was passed."""
        earlier = recalled(self.app.session, self.step)
        if earlier is None:
            return []
        date = short_date(earlier.created, self.app.session.clock())
        lead = _("You wrote this in lesson {number} ({date}):").format(number=earlier.lesson, date=date)
        return [Block(Content.styled(lead, "$text-muted")), *quoted(earlier.text)]

    def _take_back(self, text: str | None) -> None:
        if text is not None:
            self.editor.text = text
            self.app.notify(_("Here is your earlier version. The one you had is among the versions."), markup=False)

    def _toggle(self, name: str, title: str, text: str) -> None:
        aid = self.query_one("#aid", BlocksView)
        self._opened = None if self._opened == name else name
        aid.display = self._opened is not None
        if self._opened:
            first, *rest = blocks(text)
            opened = Block(Content.assemble((title, "bold $accent"), first.text), first.lead)
            aid.show([opened, *rest])

    def _save(self, text: str) -> None:
        if self._draft.save(text):
            self.call_later(self._begun)
            self.post_message(self.Done())
        if self._draft.met_another():
            self.app.call_later(self.app.tell_of_another)

    def _begun(self) -> None:
        """There is something now to make an agreement of."""
        self._agreement.remove_class("-not-yet")
        self.refresh_bindings()
