"""The end of a lesson on screen: a card whose lines the digits, the arrows and Enter choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.content import Content

from course.content.model import Lesson, Summary
from course.locale import N_, _
from course.session.closing import Closing, ClosingLine, Does, agree, closing
from course.session.lesson_steps import finish_reading
from course.session.quarter import ends_at
from course.tools.commitment import TABLE
from course.tui.base.held_enter import HeldEnter
from course.tui.base.keys import Group, key
from course.tui.lesson.step_view import Stage, StepText, StepView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.lesson_markdown import blocks

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_OWN_LINES = 2
"""Lines of the leader's own words."""
_MOST = 9
"""Lines that a digit can choose."""


class ClosingLines(BlocksView):
    """What can be chosen, a line each; a click chooses.

    Args:
        choose: Chooses a line by its number, from 0.
    """

    def __init__(self, choose: Callable[[int], object], *, id: str) -> None:
        super().__init__(id=id)
        self._choose = choose
        self.lines: tuple[ClosingLine, ...] = ()
        """What is shown."""
        self.marked = 0
        """The line that Enter chooses, from 0."""
        self.can_take_back = False
        """Whether the agreement was made just now."""

    def action_choose(self, number: int) -> None:
        """A click on a line."""
        self.app.call_later(self._choose, number)

    def draw(self) -> None:
        """Shows the lines as they are by now."""
        self.fit(lambda width: [self._line(number, line, width) for number, line in enumerate(self.lines)])

    def _line(self, number: int, line: ClosingLine, width: int) -> Block:
        """A line; what is known of it stands at the right, or below it where there is no room."""
        is_marked = number == self.marked
        lead = Content.assemble(("▸" if is_marked else " ", "$accent"), " ", (str(number + 1), "bold $accent"), "  ")
        sign = Content.styled("◆ ", "$own") if line.agreed or line.does is Does.AGREE else ""
        text = Content.assemble(sign, line.text).stylize("bold" if is_marked else "")
        fact = Content.styled(self._agreed_fact(is_marked) if line.agreed else line.fact, "$text-muted")
        room = width - lead.cell_length - text.cell_length - fact.cell_length
        between = " " * room if room >= 2 else "\n"
        whole = Content.assemble(text, between, fact) if fact.plain else text
        return Block(whole.stylize(f"@click=choose({number})"), lead, gap=False)

    def _agreed_fact(self, is_marked: bool) -> str:
        """What can be done about the agreement; Enter is named only where it would do so."""
        if not is_marked:
            return _("Ctrl+Z takes it back") if self.can_take_back else ""
        return _("Enter changes it, Ctrl+Z takes it back") if self.can_take_back else _("Enter changes it")


class ClosingView(StepView):
    """The closing card of a lesson. Enter chooses the marked line, so that nobody is in the next story unasked."""

    app: BaseApp
    step: Summary
    BINDINGS = [
        key("enter", "choose_marked", N_("Choose"), N_("Choose what is marked")),
        *(key(str(number + 1), f"choose({number})", N_("Choose"), show=False) for number in range(_MOST)),
        key("up", "mark(-1)", N_("Up"), N_("To the line above"), show=False),
        key("down", "mark(1)", N_("Down"), N_("To the line below"), show=False),
        key("ctrl+l", "agree", N_("Agreement"), N_("Make an agreement with yourself of what stands under “On Monday”"),
            words=N_("task remember to do"), listed=Group.NEW, show=False),
        key("ctrl+z", "take_back", N_("Undo"), N_("Take back the agreement that was made just now"),
            words=N_("regret take back"), show=False),
    ]  # fmt: skip
    HELP = N_("The end of the lesson. The digits choose a line; so do the arrows with Enter, and a click.")

    def __init__(self, stage: Stage, lesson: Lesson, step: Summary) -> None:
        super().__init__(stage, lesson, step)
        self._made = ""
        """The id of the agreement that was made here just now."""
        self._held = HeldEnter(self.app.session.clock)
        self._is_a_look = True
        """Whether it is opened for a look alone, so that seeing it isn't reading it."""
        self._text = StepText(stage, [], id="text")
        self._lines = ClosingLines(self.action_choose, id="lines")

    def compose(self) -> ComposeResult:
        """What there is to read, and below it what can be chosen."""
        yield self._text
        yield self._lines

    def on_mount(self) -> None:
        """Filled before the first frame."""
        self.reload()
        if ends_at(self.app.session, self.lesson, len(self.lesson.steps) - 1):
            self._mark_stopping()
        self.watch(self, "scroll_y", self._seen, init=False)

    def _mark_stopping(self) -> None:
        """A quarter of an hour that ends with the lesson ends here: the mark lies on stopping."""
        stops = (number for number, line in enumerate(self._lines.lines) if line.does is Does.STOP)
        self._lines.marked = next(stops, 0)
        self._lines.draw()

    def reload(self) -> None:
        """Own words, the agreement and the way on may have changed."""
        card = closing(self.app.session, self.lesson, self.step)
        self._lines.lines = card.lines
        self._lines.marked = min(self._lines.marked, len(card.lines) - 1)
        self._lines.can_take_back = self._can_take_back
        self._lines.draw()
        self._text.fit(lambda width: self._page(card, width))

    @property
    def left(self) -> Literal["back", "lesson", "quiet"]:
        """Back into the lesson."""
        return "lesson"

    def start(self, *, passing: bool = False) -> None:
        """The keys are the card's, from its top."""
        self.focus(scroll_visible=False)

    def arrived(self) -> None:
        """Who sees all of it has read it."""
        self._is_a_look = False
        self._held.appears()
        self._seen()

    def _seen(self) -> None:
        if self.at_end and not self._is_a_look:
            self._read()

    def _read(self) -> None:
        if self.app.try_to_save(lambda: finish_reading(self.app.session, self.lesson, self.step)):
            self.post_message(self.Done())

    # Text

    def _page(self, card: Closing, width: int) -> list[Block]:
        can = [self.heading(), *_close(blocks(card.can))]
        monday = [Block(Content.styled(_("On Monday"), "bold")), *_close(blocks(card.monday))] if card.monday else []
        return [*can, *self._own(card, width), *monday]

    def _own(self, card: Closing, width: int) -> list[Block]:
        """The first lines of the leader's own words, below the name of the step they were written to."""
        if card.own is None or card.own_step is None:
            return [Block(Content.styled(_("You wrote nothing this time. That is quite all right."), "$text-muted"))]
        where = _("in “{title}”").format(title=card.own_step.title)
        link = Content.styled(where, f"$text-muted @click=go_to('{card.own_step.id}')")
        heading = Block(Content.assemble((_("You wrote"), "bold"), " ", link))
        bar = Content.styled("┃ ", "$own")
        lines = _first_lines(card.own.text, max(1, width - bar.cell_length))
        return [heading, *(Block(line, bar, gap=False) for line in lines)]

    # Choosing

    def action_mark(self, by: int) -> None:
        """To another line; where the window is too small for the whole card, first through its text."""
        marked = self._lines.marked + by
        if by > 0 and not self.at_end:
            self.scroll_down(animate=False)
        elif by < 0 and marked < 0:
            self.scroll_up(animate=False)
        elif 0 <= marked < len(self._lines.lines):
            self._lines.marked = marked
            self._lines.draw()

    async def action_choose_marked(self) -> None:
        """Reads on to the lines, or chooses the one that is marked."""
        if not self.at_end:
            self.scroll_page_down(animate=False)
        elif not self._held.is_too_soon():
            await self.action_choose(self._lines.marked)
            self._held.appears()

    async def action_choose(self, number: int) -> None:
        """Chooses a line by its number, from 0; where there is no such line, nothing happens."""
        if number >= len(self._lines.lines):
            return
        line = self._lines.lines[number]
        self._lines.marked = number
        self._lines.draw()
        self._read()
        if line.does is Does.AGREE:
            self._agree()
        elif line.does is Does.STOP:
            await self.app.action_quit()
        elif line.route is not None:
            await self.stage.leave_for(line.route)

    async def action_agree(self) -> None:
        """Makes the agreement; the one that was made already is opened."""
        number = self._agreement_line()
        if number is not None:
            await self.action_choose(number)

    def _agreement_line(self) -> int | None:
        lines = enumerate(self._lines.lines)
        return next((number for number, line in lines if line.agreed or line.does is Does.AGREE), None)

    def _agree(self) -> None:
        made = self.app.saved(lambda: agree(self.app.session, self.lesson, self.step))
        if made is not None:
            self._made = made.id
            self._lines.marked += 1
            self.reload()
            self.refresh_bindings()

    def action_take_back(self) -> None:
        """Takes back the agreement that was made here; what was written in it meanwhile can be brought back once more."""
        if self.app.delete_entries([(TABLE, self._made)], _("The agreement is taken back. Ctrl+Z brings it back.")):
            self._made, self._lines.marked = "", 0
            self.reload()
            self.refresh_bindings()

    @property
    def _can_take_back(self) -> bool:
        return bool(self._made) and self.app.session.works.get(TABLE, self._made) is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An agreement needs something to agree on, and can be taken back where it was just made."""
        match action:
            case "agree":
                return self._agreement_line() is not None
            case "take_back":
                return self._can_take_back
            case _:
                return True

    def forward(self) -> bool:
        """Nothing lies behind the card but what is chosen on it."""
        return True

    def skip(self) -> bool:
        """The same for what passes everything else over."""
        return True


def _close(paragraphs: list[Block]) -> list[Block]:
    """Paragraphs whose first one stands close below its heading."""
    first, *rest = paragraphs
    return [Block(first.text, first.lead, gap=False, bar=first.bar), *rest]


def _first_lines(text: str, width: int) -> list[Content]:
    """The first lines of a text, in a width in cells; what goes on ends in dots."""
    lines = [line for each in text.splitlines() if each.strip() for line in Content(each.strip()).wrap(width)]
    shown = lines[:_OWN_LINES]
    if len(lines) > len(shown):
        last = shown[-1].rstrip()
        shown[-1] = Content.assemble(last.truncate(max(1, width - 2)), " …")
    return shown
