"""Things to put in order: to move with keys or to drag, and then, in the same place, in the right order."""

from __future__ import annotations

from textual.content import Content
from textual.events import MouseDown, MouseMove, MouseUp

from course.content.model import Item, Order
from course.locale import N_, _
from course.study.marking import scrambled
from course.study.quiz_round import Answered
from course.tui.base.keys import key
from course.tui.questions.answer_field import AnswerField
from course.tui.widgets.blocks import Block, Blocks


class Ordering(AnswerField[Order]):
    """The items under each other, one of them marked: what moves is the marked one."""

    ALLOW_SELECT = False  # the mouse drags items here
    BINDINGS = [
        key("down", "step(1)", N_("Next line"), show=False),
        key("up", "step(-1)", N_("Previous line"), show=False),
        key("shift+up", "move(-1)", N_("Move up"), N_("Move the marked line up"), show=False),
        key("shift+down", "move(1)", N_("Move down"), N_("Move the marked line down"), show=False),
        key("space", "hold", N_("Take hold"), N_("Take hold of the line and move it with the arrows; once more lets it go"),
            show=False),
    ]  # fmt: skip
    HELP = N_(
        "The arrows mark a line. The space bar takes hold of it, the arrows move it, and the space bar lets it go; a digit puts "
        "it in that place, and the mouse drags it. Enter answers."
    )

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: list[Item] = []
        self._at = 0
        self._held = False
        """Whether the arrows move the marked item."""
        self._dragged = False
        """Whether the mouse does."""
        self._moved = False

    def instruction(self, question: Order) -> str:
        """How lines are moved."""
        return _("The space bar takes hold and lets go, the arrows or a digit move. Then press Enter.")

    def reminder(self, question: Order) -> str:
        """An order may well be right as it stands."""
        return _("Is this the order? Enter once more answers.")

    def remind(self) -> None:
        """From now on it is an answer as it stands."""
        self._moved = True

    @property
    def chosen(self) -> tuple[str, ...]:
        """The items as they stand, once one was moved, or left where it was on purpose."""
        return tuple(item.id for item in self._items) if self._moved else ()

    def ask(self, question: Order, seed: int, begun: tuple[str, ...] = ()) -> None:
        """Shows the items in the order to begin with, or in the one that they were brought to."""
        self._items = list(scrambled(question, seed))
        known = {item.id: item for item in self._items}
        self._moved = sorted(begun) == sorted(known)
        if self._moved:
            self._items = [known[part] for part in begun]
        self._at, self._held, self.answered = 0, False, False
        self._let_go()
        self._draw()

    def tell(self, question: Order, given: Answered) -> None:
        """Shows what was put wrong, where it belongs, and why."""
        self._let_go()
        self._held = False
        super().tell(question, given)

    def takes(self, character: str) -> bool:
        """The digits of the places."""
        return not self.answered and character.isdecimal() and 0 < int(character) <= len(self._items)

    def typed(self, character: str) -> None:
        """Puts the marked item in a place."""
        if self.takes(character):
            self._put(int(character) - 1)

    # Keys

    def action_step(self, by: int) -> None:
        """An arrow: marks another item, or moves the one that is held; past the ends the text scrolls."""
        if not 0 <= self._at + by < len(self._items):
            self.scroll_text(by)
        elif self._held:
            self._put(self._at + by)
        else:
            self._at += by
            self._draw()
            self._see_mark()

    def action_move(self, by: int) -> None:
        """Moves the marked item."""
        self._put(self._at + by)

    def action_hold(self) -> None:
        """Takes hold of the marked item, or lets it go: then it stands where the leader wants it, moved or not."""
        self._held = not self._held
        if self._held:
            self._draw()
        else:
            self._changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves once the answer is given, and the arrows are the question's."""
        return not self.answered if action in {"move", "hold", "step"} else True

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Takes hold of an item."""
        place = self._place_at(event.y)
        if not self.answered and event.button == 1 and place is not None:
            self._at, self._held, self._dragged = place, False, True
            self.capture_mouse()
            self._draw()

    def on_mouse_move(self, event: MouseMove) -> None:
        """The item follows."""
        if self._dragged and not event.button:
            self._let_go()  # the button came up outside the window
        elif self._dragged:
            self._put(self._nearest(event.y))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Lets go of it."""
        self._let_go()

    def _let_go(self) -> None:
        if self._dragged:
            self._dragged = False
            self.release_mouse()
            self._draw()

    def _heights(self) -> list[int]:
        return [Blocks([self._row(number)]).get_height({}, self.content_size.width) for number in range(len(self._items))]

    def _place_at(self, y: int) -> int | None:
        """The item on a line of the widget."""
        for number, height in enumerate(self._heights()):
            if 0 <= y < height:
                return number
            y -= height
        return None

    def _nearest(self, y: int) -> int:
        """Where the marked item has to stand to be nearest to a line of the widget."""
        heights = self._heights()
        own = heights.pop(self._at)

        def distance(place: int) -> tuple[int, int]:
            top = sum(heights[:place])
            return max(top - y, y - (top + own - 1), 0), abs(place - self._at)

        return min(range(len(self._items)), key=distance)

    # What follows

    def _put(self, place: int) -> None:
        """Puts the marked item in a place, if there is such a place."""
        if self.answered or not 0 <= place < len(self._items) or place == self._at:
            return
        self._items.insert(place, self._items.pop(self._at))
        self._at = place
        self._changed()

    def _changed(self) -> None:
        self._moved = True
        self._draw()
        self._see_mark()
        self.post_message(self.Changed())

    def _see_mark(self) -> None:
        heights = self._heights()
        self.see(sum(heights[: self._at]), heights[self._at])

    def _draw(self) -> None:
        self.update(Blocks([self._row(number) for number in range(len(self._items))]))
        self.refresh_bindings()

    def _row(self, number: int) -> Block:
        marked = number == self._at
        pointer = ("↕" if self._held or self._dragged else "▸") if marked else " "
        lead = Content.assemble((f" {pointer} ", "$accent"), (f"{number + 1}  ", "bold $accent"))
        text = Content(self._items[number].text)
        return Block(text.stylize("bold") if marked else text, lead, gap=False)
