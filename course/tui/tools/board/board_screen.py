"""Tool 2 on screen: the figure of now and future, the questions beside it, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from course.locale import N_, _, ngettext
from course.session.commitments import to_commitment
from course.tools.board import TABLE, Board, Card, answers
from course.tools.commitment import Source
from course.tools.repositories import Repositories
from course.tui.base.keys import command, key
from course.tui.tools.board.answer_sheet import AnswerSheet
from course.tui.tools.board.figure import Figure
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.desk.project_line import ProjectLine
from course.tui.widgets.blocks import Block, BlocksView, OwnLinks
from course.tui.widgets.button import Button
from course.tui.widgets.field import Field
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.part_tabs import part_keys
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

PARTS = {1: N_("For whom"), 2: N_("The figure"), 5: N_("Take along, make smaller")}
"""The parts by their digits: step five is called so wherever the course speaks of it."""
WHOM, FIGURE, ANSWERS = 0, 1, 2
_IDS = ("whom", "both", "answers")
_TITLES = 60
"""Characters of a card that name an agreement which grows out of it."""


class BoardScreen(PartedScreen[Board]):
    """The figure for one target group.

    Args:
        works: The leader's work.
        board: The board; one without an id is new.
    """

    CSS_PATH = "board_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS = [
        *part_keys(PARTS),
        key("ctrl+k", "next_question", N_("Next question"), N_("The next question to think of cards"), show=False),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself about the marked card"), show=False),
        command(
            "delete",
            N_("Delete the figure"),
            N_("Delete the whole figure; it can be undone"),
            words=N_("remove take away"),
            is_link=True,
        ),
    ]
    HELP = N_("Now and future: what is good and what is bad, today and when the new has come, for one group of people.")
    app: BaseApp

    def __init__(self, works: Repositories, board: Board) -> None:
        super().__init__(works.of(Board), board, [_(name) for name in PARTS.values()], list(PARTS))
        self.at = FIGURE if board.id else WHOM
        self._question = 0
        self.figure = Figure(lambda: self.work, self.revise, self.can_undo, id="figure")
        self.answers = AnswerSheet(lambda: self.work, self.revise, id="answers")
        self._asked = AskedLine(self._turn_question)
        self._belongs = ProjectLine(works, board.project, lambda project: self.try_to_change(project=project))

    def compose(self) -> ComposeResult:
        """The parts, one of them shown."""
        yield TitleBar()
        yield self.tabs
        with ContentSwitcher(initial=_IDS[self.at], id="parts"):
            with VerticalScroll(id="whom", can_focus=False):
                yield from self._head()
            with VerticalScroll(id="both", can_focus=False):
                yield self.figure
                yield self._asked
            yield self.answers
        yield LinkRow()
        yield KeyBar()

    def _head(self) -> Iterator[Static | Field | Button]:
        work = self.work
        told = _("Draw one figure for each group: staff may win where parents lose. Write roles, not names.")
        yield BlocksView([Block(Content(told))], id="told")
        yield Field(_("Whom it is filled in for"), work.target, lambda text: self.change(target=text), id="target")
        yield Field(_("What it is about"), work.title, lambda text: self.change(title=text), id="title")
        yield self._belongs
        yield Button(Content(_("On to the figure")), id="go", variant="primary")

    def on_mount(self) -> None:
        """Starts where there is something to do."""
        self._ask()
        self.arrive()

    # What it is

    def show(self) -> None:
        """Draws what may have changed in the part that is shown."""
        asked, answered = answers(self.work)
        right = ngettext("{n} card", "{n} cards", len(self.work.cards)).format(n=len(self.work.cards))
        if self.at == WHOM:
            self._belongs.show(self.work.project)
        elif self.at == FIGURE:
            self.figure.show()
        else:
            self.answers.show()
            right = _("{n} of {all} answered").format(n=answered, all=asked)
        self.query_one(TitleBar).right = Content(right if self.work.cards else "")

    # Parts

    async def can_leave(self) -> bool:
        """What is written on a card is closed."""
        return self.figure.finish() and self.answers.finish()

    async def put_part(self, left: int) -> None:
        """In place of the one that is left."""
        self.query_one(ContentSwitcher).current = _IDS[self.at]
        self._ask()

    def enter_part(self) -> None:
        """To the first field, or to the cards."""
        self.set_focus({WHOM: self.query_one("#target"), FIGURE: self.figure, ANSWERS: self.answers}[self.at])

    @on(Button.Pressed, "#go")
    async def _go_on(self, event: Button.Pressed) -> None:
        event.stop()
        await self.show_part(FIGURE, enters=True)

    # The questions

    @property
    def _questions(self) -> tuple[str, ...]:
        toolkit = self.app.session.course.toolkit
        return toolkit.inspiration if toolkit else ()

    @property
    def _by(self) -> str:
        """Who put them; empty where the course did."""
        toolkit = self.app.session.course.toolkit
        return (toolkit and toolkit.inspiration_by) or ""

    def _turn_question(self, by: int) -> None:
        """Another of the questions; in a low window the key shows it first."""
        if self._asked.display:
            self._question = (self._question + by) % len(self._questions)
        self._asked.add_class("-wanted")
        self._ask()

    def _ask(self) -> None:
        if not self._questions:
            self._asked.display = False
            return
        number, every = self._question + 1, len(self._questions)
        back = Content.styled("‹", "bold $accent").stylize("@click=back")
        on = Content.styled("›", "bold $accent").stylize("@click=on")
        lead = _("Question {number} of {all} by {name}:") if self._by else _("Question {number} of {all}:")
        told = Content.styled(lead.format(number=number, all=every, name=self._by), "$text-muted")
        by_key = Content.styled("  Ctrl+K", "$accent").stylize("@click=on")
        self._asked.update(Content.assemble(back, " ", told, " ", on, " ", self._questions[self._question], by_key))

    def action_next_question(self) -> None:
        """The key; behind the last one comes the first."""
        self._turn_question(1)

    # Cards

    def mark(self, row: str) -> None:
        """A card that is back, in the figure."""
        self.figure.mark(row)

    @property
    def card(self) -> Card | None:
        """The marked card of the part that is shown."""
        return {FIGURE: self.figure.card, ANSWERS: self.answers.card}.get(self.at)

    async def action_commit(self) -> None:
        """An agreement about the marked card."""
        card = self.card
        if card is not None and await self.app.all_saved():
            title = " ".join(card.text.split())
            title = title if len(title) <= _TITLES else f"{title[: _TITLES - 1]}…"
            await self.app.go(to_commitment(Source(TABLE, self.work.id, title)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each part has its own."""
        match action:
            case "commit":
                return self.card is not None
            case "next_question":
                return self.at == FIGURE and bool(self._questions)
            case _:
                return super().check_action(action, parameters)

    def refill(self) -> None:
        """The fields take the texts of the version that was taken back."""
        self.query_one("#target", Field).reload(self.work.target)
        self.query_one("#title", Field).reload(self.work.title)

    def reload(self, _back: str | None = None) -> None:
        """Shows what the journal holds by now, in the fields as well."""
        super().reload(_back)
        if self.is_mounted:
            self.refill()


class AskedLine(OwnLinks, Static):
    """One of the questions that help to think of cards.

    Args:
        turn: Shows the next question, or the one before.
    """

    def __init__(self, turn: Callable[[int], None]) -> None:
        super().__init__(id="question", markup=False)
        self._turn = turn

    def action_back(self) -> None:
        """A click on the arrow before it."""
        self._turn(-1)

    def action_on(self) -> None:
        """A click on the arrow behind it."""
        self._turn(1)
