"""What the fields have in common in which questions are answered."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from course.content.model import Question
from course.locale import _
from course.study.quiz_round import Answered
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.scrolling import scroller_of

Q = TypeVar("Q", bound=Question)


class AnswerField(OwnLinks, Static, Generic[Q], can_focus=True):
    """Takes the answer to one kind of question, and then says, in the same place, what was right and why.

    The keys that choose something by its name come from the question view, through `typed`; answering itself is the screen's
    primary action.
    """

    DEFAULT_CSS = """
    AnswerField { height: auto; padding: 0 1; &:focus { background-tint: transparent; } }
    """

    class Changed(Message):
        """Something else is chosen, or stands elsewhere."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.answered = False
        """Whether the answer is given, and the reasons are on screen."""

    def instruction(self, question: Q) -> str:
        """How this kind of question is answered."""
        return _("Choose an answer, then Enter.")

    @property
    def chosen(self) -> tuple[str, ...]:
        """The answer's texts; none while nothing is chosen or moved."""
        raise NotImplementedError

    @property
    def missing(self) -> int:
        """How many parts the answer lacks before it can be given; none while it isn't begun."""
        return 0

    @property
    def has_more_reasons(self) -> bool:
        """Whether there are reasons besides those that matter most."""
        return False

    def ask(self, question: Q, seed: int) -> None:
        """Shows a question that is open."""
        raise NotImplementedError

    def tell(self, question: Q, given: Answered) -> None:
        """Shows what an answer was worth, and why."""
        raise NotImplementedError

    def show_reasons(self, every: bool) -> None:
        """Shows every reason, or only those that matter most."""

    def takes(self, character: str) -> bool:
        """Whether a digit or a small letter would choose something now."""
        return False

    def typed(self, character: str) -> None:
        """Chooses by a digit or a small letter that it takes."""

    def action_to_open(self) -> None:
        """Goes to the first part that is missing."""

    def scroll_text(self, by: int) -> None:
        """Scrolls what the field stands in."""
        if scroller := scroller_of(self):
            scroller.scroll_relative(y=by, animate=False)

    def see(self, top: int, height: int) -> None:
        """Brings some of its lines into sight, once they are laid out."""
        self.call_after_refresh(self._see, top, height)

    def _see(self, top: int, height: int) -> None:
        if scroller := scroller_of(self):
            place = self.content_region.offset - scroller.content_region.offset + scroller.scroll_offset
            scroller.scroll_to_region(Region(place.x, place.y + top, 1, height), animate=False)
