"""Step five of the figure: what to take along and what to make smaller, card by card, each with its answer."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual.content import Content
from textual.events import MouseDown, MouseScrollDown, MouseScrollUp
from textual.geometry import Region

from course.locale import N_, _
from course.tools.board import ANSWERED, Board, Card, Quadrant, rewritten
from course.tui.base.keys import key
from course.tui.tools.board.figure import BoardChange
from course.tui.tools.board.figure_drawing import SIGNS
from course.tui.widgets.card_canvas import CardCanvas, shortened, wrapped

QUESTIONS: dict[Quadrant, str] = {
    "now-pro": N_("Advantages now: how do we take them along?"),
    "future-con": N_("Disadvantages in the future: how do we make them smaller?"),
}
EMPTY: dict[Quadrant, str] = {
    "now-pro": N_("There are no advantages of now in the figure yet."),
    "future-con": N_("There are no disadvantages of the future in the figure yet."),
}
_CARD, _ANSWER = 4, 6
"""Cells in front of a card and of its answer."""
_MOST_OF_CARD, _MOST_OF_ANSWER = 3, 8


class _Line(Struct, frozen=True):
    """A line, and the card it belongs to; None for what is between the cards."""

    place: int | None
    content: Content
    answer: bool = False


class AnswerSheet(CardCanvas):
    """The cards that want an answer, under each other.

    Args:
        board: Gives the board as it is by now.
        keep: Saves what is made of it, in whichever thread; raises a `JournalError` where it can't.
    """

    BINDINGS = [
        key("enter", "edit", N_("Write"), N_("Write the answer to the marked card")),
        key("up", "step(-1)", N_("Previous card"), show=False),
        key("down", "step(1)", N_("Next card"), show=False),
        key("pageup", "step(-5)", N_("A page up"), show=False),
        key("pagedown", "step(5)", N_("A page down"), show=False),
        key("home", "step(-1000)", N_("The first card"), show=False),
        key("end", "step(1000)", N_("The last card"), show=False),
    ]
    HELP = N_("Each advantage of now, and each disadvantage of the future. Enter writes what you will do about it.")

    def __init__(self, board: Callable[[], Board], keep: Callable[[BoardChange], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._board = board
        self._keep = keep
        self._cards: tuple[Card, ...] = ()
        self._place = 0
        self._top = 0
        self._written = ""
        self._lines: tuple[int, list[_Line]] | None = None
        """The lines as they were made for a width."""

    @property
    def card(self) -> Card | None:
        """The marked card."""
        return self._cards[self._place] if self._place < len(self._cards) else None

    def show(self) -> None:
        """Shows the board as it is by now; the mark stays on its card."""
        marked = self._written if self.is_writing else (self.card.id if self.card else "")
        board = self._board()
        self._cards = tuple(card for field in ANSWERED for card in board.in_field(field))
        places = {card.id: place for place, card in enumerate(self._cards)}
        self._mark(places.get(marked, self._place))

    def _mark(self, place: int) -> None:
        self._place = max(0, min(place, len(self._cards) - 1))
        self.lay()
        self.refresh_bindings()

    # Keys and mouse

    def action_step(self, by: int) -> None:
        """Another card."""
        self._mark(self._place + by)

    def action_edit(self) -> None:
        """Writes the answer."""
        card = self.card
        if card is not None:
            self._written = card.id
            text = " ".join(card.answer.split("\n"))
            self.write(text, lambda text: self._keep(lambda board: rewritten(board, card.id, answer=text.strip())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While an answer is written the keys are the text's."""
        return not self.is_writing and (action != "edit" or self.card is not None)

    def was_written(self, text: str, *, again: bool) -> None:
        """Enter goes on to the next card, to write on it as well; behind the last one it ends."""
        self.show()
        place = self._place
        if again:
            self._mark(place + 1)
            if text and self._place != place:
                self.action_edit()

    def on_mouse_down(self, event: MouseDown) -> None:
        """Marks a card; on the one that is marked it writes."""
        lines = self._drawn_lines()
        number = event.y + self._top
        place = lines[number].place if number < len(lines) else None
        if place is None or event.button != 1 or not self.finish():
            return
        if place == self._place:
            self.action_edit()
        else:
            self._mark(place)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Further down, the mark where it is."""
        self._scroll(3)
        event.stop()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Further up."""
        self._scroll(-3)
        event.stop()

    def _scroll(self, by: int) -> None:
        if not self.is_writing:
            self._top = max(0, min(self._top + by, len(self._drawn_lines()) - self.size.height))
            self.refresh()

    # Drawing

    def lay(self) -> None:
        """The mark, and what is written, stay in sight."""
        self._lines = None
        lines, height = self._drawn_lines(), self.size.height
        own = [number for number, line in enumerate(lines) if line.place == self._place]
        if own and height:
            first = 0 if self._place == 0 else own[0]  # the heading comes into sight with its first card
            top = min(max(self._top, own[-1] + 1 - height), own[0] if own[-1] - first >= height else first)
            self._top = max(0, min(top, len(lines) - height))
        super().lay()

    def place_of_editor(self) -> Region:
        """Where the marked card's answer is."""
        own = [n for n, line in enumerate(self._drawn_lines()) if line.place == self._place and line.answer]
        first = max(0, own[0] - self._top)
        room = max(1, self.size.width - _ANSWER)
        return Region(_ANSWER, first, room, max(1, min(len(own), self.size.height - first)))

    def line(self, y: int) -> Content:
        """A line of the list."""
        lines = self._drawn_lines()
        number = y + self._top
        if number >= len(lines):
            return Content.empty()
        line = lines[number]
        content = line.content.truncate(self.size.width, ellipsis=True, pad=True)
        if line.place != self._place or line.place is None:
            return content
        return content.stylize("bold on $panel" if self.has_focus or self.is_writing else "bold")

    def on_resize(self) -> None:
        """Lines are as wide as the list."""
        self.lay()

    def _drawn_lines(self) -> list[_Line]:
        width = self.size.width
        if self._lines is None or self._lines[0] != width:
            self._lines = width, self._made(width)
        return self._lines[1]

    def _made(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        place = 0
        for field in ANSWERED:
            cards = [card for card in self._cards if card.field == field]
            lines += [_Line(None, Content.empty())] if lines else []
            lines += [_Line(None, Content.styled(text, "bold")) for text in wrapped(_(QUESTIONS[field]), width)]
            if not cards:
                lines += [_Line(None, Content.styled(f"  {text}", "$text-muted")) for text in wrapped(_(EMPTY[field]), width - 2)]
            for card in cards:
                lines += self._of_card(card, place, width)
                place += 1
        return lines

    def _of_card(self, card: Card, place: int, width: int) -> list[_Line]:
        text = shortened(wrapped(card.text, width - _CARD), _MOST_OF_CARD, width - _CARD)
        lead = ("▸" if place == self._place else " ", "$accent"), " ", (SIGNS[card.field], "bold $own"), " "
        first = Content.assemble(*lead, text[0])
        lines = [_Line(place, first), *(_Line(place, Content(" " * _CARD + more)) for more in text[1:])]
        if self.is_writing and place == self._place:
            answer: tuple[str, ...] = ("",) * self.editor.height_at(max(1, width - _ANSWER - 1))
        elif card.answer.strip():
            answer = shortened(wrapped(card.answer, width - _ANSWER - 1), _MOST_OF_ANSWER, width - _ANSWER - 1)
        else:
            return [*lines, _Line(place, Content.assemble("    ", (f"○ {_('no answer yet')}", "$text-muted")), answer=True)]
        arrow = Content.styled("    → ", "$own")
        return [
            *lines,
            *(_Line(place, Content.assemble(" " * _ANSWER if n else arrow, each), answer=True) for n, each in enumerate(answer)),
        ]
