"""A step to write in: the prompt, the text, and help on a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, Paste

from course.content.model import Lesson, Reflect
from course.journal.kinds import REFLECTIONS
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.commitments import to_commitment
from course.session.privacy import only_for_you
from course.session.writing import ReflectionDraft, recalled
from course.tools.commitment import Source
from course.tui.base.keys import Group, key
from course.tui.lesson.step_view import Stage, StepView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.earlier_text import EarlierText
from course.tui.widgets.editor import Editor
from course.tui.widgets.lesson_markdown import LessonText, blocks
from course.tui.widgets.quotations import quoted

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


_SIGNS = frozenset(" +/?")
"""What a page keeps for itself: to page on, a note, the search and help."""


class ReflectView(StepView):
    """A reflection; it is done as soon as something is written."""

    app: BaseApp
    step: Reflect
    BINDINGS = [
        key("ctrl+g", "forward", N_("Onwards"), N_("The next step; it works while you write, too")),
        key("ctrl+k", "help_on", N_("Nudge"),
            N_("Another way into the question; once more gives an example"),
            words=N_("help example hint")),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"),
            words=N_("task remember to do"), listed=Group.NEW),
        key("escape", "out", N_("Out"), N_("Out of the text; then the arrows go on")),
    ]  # fmt: skip
    HELP = N_(
        "There is no right answer, and nobody reads it but you. Write roles, not names. Esc leaves the text, and then the arrows "
        "go on; whoever types is in it again."
    )

    def __init__(self, stage: Stage, lesson: Lesson, step: Reflect) -> None:
        super().__init__(stage, lesson, step)
        self._draft = ReflectionDraft(self.app.session, lesson, step)
        text = self._draft.read()
        self._aids = [(_("A nudge: "), step.nudge), (_("An example: "), step.example)]
        self._opened: int | None = None
        """Which of them is open."""
        self._earlier = EarlierText(self._recalled(), id="recall")
        self.editor = Editor(text, self._save, id="editor")

    def compose(self) -> ComposeResult:
        """Prompt, earlier words, help and text."""
        yield LessonText([self.heading(), *blocks(self.step.prompt)], id="prompt")
        yield self._earlier
        yield LessonText(id="aid")
        yield self.editor

    def on_mount(self) -> None:
        """Help stays closed until it is asked for."""
        self.query_one("#aid").display = False
        self._tell_private()

    def start(self, *, passing: bool = False) -> None:
        """Straight into the text; with an arrow onto the page, so that the next one goes on."""
        if not self.editor.has_focus:  # whoever types on the heels of the arrow writes already
            (self if passing else self.editor).focus()

    @property
    def typed_into(self) -> Editor:
        """The text."""
        return self.editor

    def on_key(self, event: Key) -> None:
        """What is typed on the page goes into the text, but for what means something on every page."""
        if self.has_focus and event.is_printable and event.character not in _SIGNS:
            event.stop()
            event.prevent_default()
            self.screen.set_focus(self.editor)
            self.editor.post_message(Key(event.key, event.character))

    def on_paste(self, event: Paste) -> None:
        """So does what is pasted."""
        if self.has_focus:
            event.stop()
            self.screen.set_focus(self.editor)
            self.editor.post_message(Paste(event.text))

    async def action_forward(self) -> None:
        """The same as the primary button."""
        await self.stage.go_on()

    def action_out(self) -> None:
        """Out of the text, onto the page."""
        self.focus()

    def reload(self) -> None:
        """The text may have been changed or deleted in the journal, or by another window."""
        if self.editor.flush():  # what was written is made of what stood here before
            self.editor.reload(self._draft.read())
        self._earlier.show(self._recalled())
        self._tell_private()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """What is written here."""
        return self._draft.entries

    def _tell_private(self) -> None:
        self.editor.border_title = only_for_you(self.app.session, *self.own_entries)

    def action_help_on(self) -> None:
        """Opens the nudge, then the example, and then closes it."""
        following = 0 if self._opened is None else self._opened + 1
        self._opened = following if following < len(self._aids) else None
        aid = self.query_one("#aid", BlocksView)
        aid.display = self._opened is not None
        if self._opened is not None:
            title, text = self._aids[self._opened]
            first, *rest = blocks(text)
            aid.show([Block(Content.assemble((title, "bold"), first.text), first.lead), *rest])

    @property
    def has_versions(self) -> bool:
        """Whether something was saved."""
        return self._draft.id is not None

    async def show_versions(self) -> None:
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to make an agreement of once something was saved; out of the text goes who is in it."""
        match action:
            case "commit":
                return self._draft.id is not None
            case "out":
                return not self.has_focus
            case _:
                return True

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
            self.editor.focus()
            self.app.notify(_("Here is your earlier version. The one you had is among the versions."), markup=False)

    def _save(self, text: str) -> None:
        if self._draft.save(text):
            self.call_later(self.refresh_bindings)
            self.post_message(self.Done())
        if self._draft.met_another():
            self.app.call_later(self.app.tell_of_another)
