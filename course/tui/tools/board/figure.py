"""The figure of now and future: two by two fields of cards, drawn as one thing, so that two hundred cards move like two."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Self, TypeAlias
from uuid import uuid4

from textual.content import Content
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Region

from course.locale import N_, _
from course.tools.board import FIELDS, Board, Card, Quadrant, moved, put_back, removed, written
from course.tui.base.keys import key
from course.tui.tools.board.figure_drawing import CardLook, drawn, head_at
from course.tui.tools.board.figure_layout import GRID, HEAD, LEAD, CardSpot, Panel, Writing, columns_of, panels, text_width
from course.tui.widgets.card_canvas import CardCanvas

BoardChange: TypeAlias = Callable[[Board], Board]

_BULLET = re.compile(r"(?:[-•*–·]|\d{1,2}[.)])\s+")
"""What a line of a list begins with elsewhere."""
NARROW = 78
"""Cells below which one column is shown at a time."""


class Figure(CardCanvas):
    """The four fields.

    Args:
        board: Gives the board as it is by now.
        keep: Saves what is made of it, in whichever thread; raises a `JournalError` where it can't.
        can_undo: Is told what undoes each deletion and each move, what is said of it, and the card that it is about.
    """

    BINDINGS = [
        key("plus", "new", N_("New"), N_("Write a new card in the marked field"), words=N_("add")),
        key("space", "hold", N_("Move"), N_("Take hold of the card: the arrows move it, and Space lets it go")),
        key("space,escape", "let_go", N_("Let go"), N_("Leave the card that you hold where it is")),
        key("enter", "edit", N_("Edit"), N_("Write on the marked card, or a new one on the line for it"), show=False),
        key(
            "delete,backspace",
            "remove",
            N_("Delete"),
            N_("Delete the marked card; Ctrl+Z brings it back"),
            words=N_("remove take away"),
            show=False,
        ),
        key("shift+up", "carry(0,-1)", N_("Move up"), show=False),
        key("shift+down", "carry(0,1)", N_("Move down"), show=False),
        key("shift+left", "carry(-1,0)", N_("Move to now"), show=False),
        key("shift+right", "carry(1,0)", N_("Move to the future"), show=False),
        key("up", "step(0,-1)", N_("Up"), show=False),
        key("down", "step(0,1)", N_("Down"), show=False),
        key("left", "step(-1,0)", N_("Now"), show=False),
        key("right", "step(1,0)", N_("Future"), show=False),
        key("pageup", "page(-1)", N_("A page up"), show=False),
        key("pagedown", "page(1)", N_("A page down"), show=False),
        key("home", "end(-1)", N_("The first card"), show=False),
        key("end", "end(1)", N_("The last card"), show=False),
    ]
    HELP = N_(
        "The figure of now and future. The arrows mark a card, + makes a new one in the marked field. Space takes hold of a "
        "card: the arrows move it then, also to the other time, and Space lets it go. The mouse drags it, too."
    )

    def __init__(
        self,
        board: Callable[[], Board],
        keep: Callable[[BoardChange], None],
        can_undo: Callable[[BoardChange, str, str], None],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._board = board
        self._keep = keep
        self._can_undo = can_undo
        self._shown: tuple[Card, ...] | None = None
        """The cards as they were shown last."""
        self._cards: dict[Quadrant, tuple[Card, ...]] = dict.fromkeys(FIELDS, ())
        self._spot = CardSpot("now-pro", 0)
        self._column = 0
        """The column that is shown where there is room for one."""
        self._drawn: list[Panel] | None = None
        self._tops: dict[Quadrant, int] = dict.fromkeys(FIELDS, 0)
        self._held = False
        """Whether the arrows move the marked card."""
        self._written = ""
        """The id of the card that is being written; a new one is not there before its first word."""
        self._before: Card | None = None
        """That card as it was; None where it is new."""
        self._pressed: tuple[CardSpot, bool] | None = None
        """What the mouse has hold of, and whether it was marked before."""
        self._dragged = False
        """Whether it has been on its way since."""
        self._drop: CardSpot | None = None
        """Where it would land."""

    # What is there

    @property
    def card(self) -> Card | None:
        """The marked card."""
        return self._at(self._spot)

    @property
    def field(self) -> Quadrant:
        """The marked field."""
        return self._spot.field

    def show(self) -> None:
        """Shows the board as it is by now; the mark stays on its card."""
        marked = self._written if self.is_writing else (self.card.id if self.card else "")
        board = self._board()
        if board.cards is self._shown:
            return
        self._shown = board.cards
        self._cards = {field: board.in_field(field) for field in FIELDS}
        now = board.card(marked)
        if now is not None:
            self._mark(CardSpot(now.field, self._cards[now.field].index(now)))
        else:
            last = len(self._cards[self.field])  # the line for a new card; beside a card that is gone lies another card
            self._mark(CardSpot(self.field, min(self._spot.place, max(0, last - 1) if marked else last)))

    def _at(self, spot: CardSpot) -> Card | None:
        cards = self._cards[spot.field]
        return cards[spot.place] if 0 <= spot.place < len(cards) else None

    def _change(self, change: BoardChange) -> bool:
        changed = self.app.try_to_save(lambda: self._keep(change))
        if changed:
            self.show()
        return changed

    def _mark(self, spot: CardSpot) -> None:
        self._spot, self._column = spot, spot.column
        self._see()
        self.lay()
        self.refresh_bindings()

    def _panels(self, drop: CardSpot | None = None) -> list[Panel]:
        """The fields that are shown, as they lie by now."""
        width, height = self.size
        if not width:
            return []
        column = self._column if width < NARROW else None
        writing = None
        if self.is_writing:
            room = text_width(columns_of(width, column)[self._spot.column][1])
            writing = Writing(self._spot, self.editor.height_at(room))
        return panels(self._cards, (width, height), column, self._tops, writing, drop)

    def _see(self) -> None:
        """The mark comes into sight."""
        for panel in self._panels():
            if panel.field == self._spot.field:
                self._tops[panel.field] = panel.seen(self._spot.place)

    # Keys

    def action_step(self, across: int, down: int) -> None:
        """An arrow: another card, or the one that is held."""
        if self._held:
            self.action_carry(across, down)
        elif across:
            column = self._spot.column + across
            if column in (0, 1):
                field = GRID[self._spot.row][column]
                self._mark(CardSpot(field, min(self._spot.place, len(self._cards[field]))))
        else:
            self._mark(self._beside(down))

    def _beside(self, down: int) -> CardSpot:
        """The place above or below, in the field above or below where this one ends."""
        field, place = self._spot.field, self._spot.place + down
        if 0 <= place <= len(self._cards[field]):
            return CardSpot(field, place)
        row = self._spot.row + down
        if row not in (0, 1):
            return self._spot
        other = GRID[row][self._spot.column]
        return CardSpot(other, 0 if down > 0 else len(self._cards[other]))

    def action_page(self, by: int) -> None:
        """As many lines as the field shows, or the field above or below."""
        panel = next(panel for panel in self._panels() if panel.field == self._spot.field)
        last = len(self._cards[panel.field])
        if self._spot.place == (0 if by < 0 else last):
            self._mark(self._beside(by))
            return
        first, end = panel.extent(self._spot.place)
        number = max(0, min(first - panel.height if by < 0 else end - 1 + panel.height, len(panel.lines) - 1))
        self._mark(CardSpot(panel.field, max(0, min(panel.lines[number].place, last))))

    def action_end(self, by: int) -> None:
        """The first card of the field, or the line for a new one."""
        self._mark(CardSpot(self.field, 0 if by < 0 else len(self._cards[self.field])))

    def action_new(self) -> None:
        """A new card, last in its field."""
        if self.finish():
            self._mark(CardSpot(self.field, len(self._cards[self.field])))
            self.action_edit()

    def action_edit(self) -> None:
        """Writes on the marked card, or a new one on the line for it."""
        self._open(self.card)

    def action_carry(self, across: int, down: int) -> None:
        """Moves the marked card: within its field, on to the field above or below, or to the other time."""
        card, field, place = self.card, self._spot.field, self._spot.place + down
        if card is None:
            return
        if across:
            column = self._spot.column + across
            if column not in (0, 1):
                return
            field = GRID[self._spot.row][column]
        elif not 0 <= place < len(self._cards[field]):
            row = self._spot.row + down
            if row not in (0, 1):
                return
            field = GRID[row][self._spot.column]
            place = 0 if down > 0 else len(self._cards[field])
        self._move(card, field, place)

    def action_hold(self) -> None:
        """Takes hold of the marked card: the arrows move it from now on."""
        self._held = True
        self.refresh()
        self.refresh_bindings()

    def action_let_go(self) -> None:
        """Lets it go where it is."""
        self._held = False
        self.refresh()
        self.refresh_bindings()

    def action_remove(self) -> None:
        """Deletes the marked card."""
        card, place = self.card, self._spot.place
        if card is not None and self._change(lambda board: removed(board, card.id)):
            self._held = False
            self._gone(card, place)

    def mark(self, card_id: str) -> None:
        """Marks a card that is back, where it is there."""
        self.show()
        self._mark(next((spot for spot, each in self._spots() if each.id == card_id), self._spot))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A card is needed for most; while one is written the keys are the text's."""
        if self.is_writing:
            return False
        match action:
            case "carry" | "remove":
                return self.card is not None
            case "hold" | "let_go":
                return self.card is not None and self._held == (action == "let_go")
            case "step" if parameters and not self._held:  # beyond the edge an arrow turns the part
                return 0 <= self._spot.column + int(str(parameters[0])) <= 1
            case _:
                return True

    def _spots(self) -> list[tuple[CardSpot, Card]]:
        return [(CardSpot(field, place), card) for field in FIELDS for place, card in enumerate(self._cards[field])]

    def _move(self, card: Card, field: Quadrant, place: int) -> None:
        before, there = card.field, self._cards[card.field].index(card)
        if (field, place) != (before, there) and self._change(lambda board: moved(board, card.id, field, place)):
            self._can_undo(lambda board: moved(board, card.id, before, there), "", card.id)

    def _gone(self, card: Card, place: int) -> None:
        self._can_undo(lambda board: put_back(board, card, place), _("The card is deleted. Ctrl+Z brings it back."), card.id)

    # Writing

    def _open(self, card: Card | None) -> None:
        field, card_id = self.field, card.id if card else uuid4().hex[:12]
        self._held, self._written, self._before = False, card_id, card
        text = " ".join(card.text.split("\n")) if card else ""
        self.write(text, lambda text: self._keep(lambda board: written(board, field, text, card_id)))

    def on_resize(self) -> None:
        """What is marked stays in sight."""
        self._see()
        self.lay()

    def lay(self) -> None:
        """What is written stays in sight while it grows."""
        if self.is_writing:
            self._see()
        super().lay()

    def place_of_editor(self) -> Region:
        """Where the marked card's text is."""
        panel = next(panel for panel in self._panels() if panel.field == self._spot.field)
        first, end = panel.extent(self._spot.place)
        top = max(0, first - panel.top)
        return Region(panel.x + LEAD, panel.y + top, panel.text_width + 1, max(1, min(end - first, panel.height - top)))

    def pasted(self, lines: list[str]) -> str:
        """A list that is pasted into an empty new card becomes a card a line; the last of them is still being written."""
        if self._before is not None or self.editor.text.strip() or len(lines) < 2:
            return super().pasted(lines)
        field, (*others, last) = self.field, (_BULLET.sub("", line, count=1) for line in lines)

        def with_others(board: Board) -> Board:
            for text in others:
                board = written(board, field, text, uuid4().hex[:12])
            return board

        if not self._change(with_others):
            return super().pasted(lines)
        self._mark(CardSpot(field, len(self._cards[field])))
        return last

    def was_written(self, text: str, *, again: bool) -> None:
        """A card without a word goes; behind a new one the next begins."""
        before, card_id, place = self._before, self._written, self._spot.place
        self.show()
        if not text and self._board().card(card_id):
            if self._change(lambda board: removed(board, card_id)) and before is not None:
                self._gone(before, place)
        elif text and again and before is None:
            self.action_new()

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Marks, and takes hold."""
        spot = self._spot_at(event.x, event.y)
        if event.button != 1 or spot is None:
            self._turn(event.x, event.y)
            return
        card = self._at(spot)
        if not self.finish():
            return
        if card is not None:  # an empty card that was written may have gone from above it
            spot = next((each for each, there in self._spots() if there.id == card.id), spot)
        self._held, self._dragged, self._pressed = False, False, (spot, spot == self._spot)
        self._mark(spot)
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """A card follows the mouse: its new place is told where it would land."""
        if self._pressed is None:
            return
        if not event.button:
            self._let_go()  # the button came up outside the window
            return
        spot, _was_marked = self._pressed
        card = self._at(spot)
        if card is None:
            return
        self._turn(event.x, event.y)
        self._scroll_at(event.x, event.y)
        drop = self._drop_at(event.x, event.y, spot)
        stays = drop is None or (drop.field == spot.field and drop.place in (spot.place, spot.place + 1))
        self._drop = None if stays else drop
        self._dragged = self._dragged or not stays
        self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Lets go: the card lands, or the click does what a click does."""
        if self._pressed is None:
            return
        (spot, was_marked), drop = self._pressed, self._drop
        self._let_go()
        card = self._at(spot)
        if card is not None and drop is not None:
            place = drop.place - (drop.field == spot.field and drop.place > spot.place)
            self._move(card, drop.field, place)
        elif self._dragged or self._spot_at(event.x, event.y) != spot:
            return  # taken back to where it was
        elif card is None:
            self.action_new()
        elif was_marked:
            self.action_edit()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The field under the mouse."""
        self._scroll(event.x, event.y, 2)
        event.stop()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The field under the mouse."""
        self._scroll(event.x, event.y, -2)
        event.stop()

    def _let_go(self) -> None:
        self._pressed = self._drop = None
        self.release_mouse()
        self.refresh()

    def _panel_at(self, x: int, y: int) -> Panel | None:
        return next((each for each in self._panels() if each.holds(x, y)), None)

    def _spot_at(self, x: int, y: int) -> CardSpot | None:
        panel = self._panel_at(x, y)
        return panel.spot_at(y) if panel is not None and y >= panel.y else None

    def _drop_at(self, x: int, y: int, start: CardSpot) -> CardSpot | None:
        panel = self._panel_at(x, y)
        return panel.drop_at(y, start) if panel is not None else None

    def _turn(self, x: int, y: int) -> None:
        """Where one column is shown, its name and the other's are what turns to it."""
        if y < HEAD and self.size.width < NARROW:
            self._turn_to(head_at(x))

    def _turn_to(self, column: int) -> None:
        """Shows the other column; the mark goes with it, unless a card is on its way."""
        if self._pressed is None:
            self._mark(CardSpot(GRID[self._spot.row][column], 0))
        else:
            self._column = column

    def _scroll_at(self, x: int, y: int) -> None:
        """At the edge of a field a card that is dragged brings more of the field into sight."""
        panel = self._panel_at(x, y)
        if panel is not None:
            self._scroll(x, y, -1 if y <= panel.y else 1 if y == panel.y + panel.height - 1 else 0)

    def _scroll(self, x: int, y: int, by: int) -> None:
        panel = self._panel_at(x, y)
        if panel is not None and not self.is_writing:
            self._tops[panel.field] = max(0, min(panel.top + by, len(panel.lines) - panel.height))
            self.refresh()

    # Drawing

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """What was laid out may have changed."""
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def line(self, y: int) -> Content:
        """A line of the figure."""
        if self._drawn is None:
            self._drawn = self._panels(self._drop)
        held = self._held or self._drop is not None
        return drawn(y, self._drawn, self._cards, CardLook(self._spot, self.has_focus or self.is_writing, held, self.is_writing))
