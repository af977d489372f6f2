"""The parts of a question around its answers: its text, folded once it is answered, hints, how sure the leader is, and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.dom import DOMNode

from course.content.lesson_text import what_is_asked
from course.locale import N_, _
from course.tui.base.keys import Command, key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.button import Button
from course.tui.widgets.lesson_markdown import blocks
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.scrolling import scroller_of

GUESS, SURE = "8", "9"
"""The digits that say how sure the leader is: no question has so many answers."""


def asked(title: Content, prompt: str, *, folded: bool) -> list[Block]:
    """A question as it stands above its answer.

    Args:
        title: The line above it.
        prompt: The question.
        folded: Whether it is its last sentence alone.
    """
    head = [Block(title)] if title else []
    if folded:
        return [*head, Block(Content(f"… {what_is_asked(prompt)}"), gap=False)]
    return [*head, *blocks(prompt)]


class FoldedQuestion(BlocksView):
    """A question that is folded: its title, the way to all of it, and its last sentence.

    Args:
        unfold: Shows all of it.
    """

    def __init__(self, unfold: Callable[[], None], *, id: str) -> None:
        super().__init__(id=id)
        self._unfold = unfold

    def action_unfold(self) -> None:
        """A click."""
        self._unfold()

    def fold(self, title: Content, asks: str) -> None:
        """Shows what is asked."""
        link = Content.styled(_("↑ the whole question"), "$accent @click=unfold")
        head = Content.assemble(title, "   " if title else "", link)
        self.show([Block(head), Block(Content.styled(f"… {asks}", "@click=unfold"), gap=False)])


class HintsView(BlocksView):
    """The hints that are open."""

    def tell(self, hints: Sequence[str]) -> None:
        """Shows them, the newest last."""
        self.show([Block(Content(hint), Content.styled(_("Hint: "), "bold")) for hint in hints])
        self.display = bool(hints)

    def see_newest(self) -> None:
        """Brings the newest into sight: the end of them, where there is no room for all."""
        if scroller := scroller_of(self):
            scroller.scroll_to_widget(self, animate=False)
            hidden = self.region.bottom - scroller.content_region.bottom
            if self.size.height > scroller.size.height and hidden > 0:
                scroller.scroll_relative(y=hidden, animate=False)


class Sureness(BlocksView):
    """How sure the leader is, to say before the answer.

    Args:
        say: Says it.
    """

    def __init__(self, say: Callable[[bool], None], *, id: str) -> None:
        super().__init__(id=id)
        self._say = say

    def action_say(self, sure: bool) -> None:
        """A click."""
        self._say(sure)

    def tell(self, sure: bool | None) -> None:
        """Shows what is said."""
        ways = [_way(GUESS, _("guessing"), False, sure), _way(SURE, _("sure"), True, sure)]
        self.show([Block(Content("  ").join([Content.styled(_("How sure are you? (optional)"), "$text-muted"), *ways]))])


class QuestionLinks(LinkRow):
    """The ways to what is folded below the reasons; the arrows lead to each of them, and on to the button.

    Args:
        view: What the links do something with.
        label: What a link says, by its action; empty where its own label is right.
        above: Gives the keys to the answer above, also after a link was followed.
    """

    BINDINGS = [
        key("up", "step(-1)", N_("Further up"), show=False),
        key("down", "step(1)", N_("Further down"), show=False),
    ]

    def __init__(self, view: DOMNode, label: Callable[[str], str], above: Callable[[], None], *, id: str) -> None:
        super().__init__(view, id=id)
        self._label = label
        self._above = above

    @staticmethod
    def height_of(labels: Sequence[str], width: int) -> int:
        """Lines that links take at a width in cells, with the empty one above them.

        Args:
            labels: What they say.
            width: Cells.
        """
        lines, room = 1, width
        for label in labels:
            needed = len(f"  {label}")
            if room < needed and room < width:
                lines, room = lines + 1, width
            room -= needed + len("   ")
        return 1 + lines

    def take_keys(self, *, last: bool = False) -> bool:
        """Marks the first link or the last one; False where there is none.

        Args:
            last: Whether one comes from below.
        """
        if not self._links:
            return False
        self._marked = len(self._links) - 1 if last else 0
        self.screen.set_focus(self)
        return True

    def to_button(self) -> None:
        """Gives the keys to the primary button, or to whatever comes next where there is none."""
        buttons = (each for each in self.screen.query(Button) if each.variant == "primary" and each.region)
        if button := next(buttons, None):
            self.screen.set_focus(button)
        else:
            self.screen.focus_next()

    def action_step(self, by: int) -> None:
        """An arrow: another link, and past the ends what is above and below."""
        if 0 <= self._marked + by < len(self._links):
            self.action_mark(by)
        elif by < 0:
            self._above()
        else:
            self.to_button()

    def label(self, link: Command) -> str:
        """What is folded there, by name."""
        return self._label(link.action) or super().label(link)

    async def action_follow_number(self, number: int) -> None:
        """Follows a link, and gives the keys back."""
        await super().action_follow_number(number)
        self._above()


def _way(digit: str, name: str, says: bool, said: bool | None) -> Content:
    chosen = said is says
    text = Content.assemble((digit, "bold $accent"), f" {'◉' if chosen else '○'} {name}")
    return text.stylize(f"{'bold' if chosen else ''} @click=say({says})")
