"""What the fields have in common in which questions are answered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Generic, TypeVar

from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from course.content.model import Question
from course.locale import _
from course.session.explanation import Explanation, explanation
from course.study.quiz_round import Answered
from course.tui.questions.reasons import ReasonRows, Row
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.scrolling import scroller_of

Q = TypeVar("Q", bound=Question)


class AnswerField(OwnLinks, Static, Generic[Q], can_focus=True):
    """Takes the answer to one kind of question, and then says, in the same place, what was right and why.

    The keys that choose something by its name come from the question view, through `typed`; so does the one that answers.
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
        self.told: Explanation | None = None
        """What is told of the answer, once it is given."""

    def instruction(self, question: Q) -> str:
        """How this kind of question is answered."""
        return _("Choose an answer, then Enter.")

    def reminder(self, question: Q) -> str:
        """What is said to whoever would go on with nothing chosen."""
        return _("Choose an answer with the digits. → skips it.")

    def remind(self) -> None:
        """Enter came with nothing chosen."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the answer's parts; none while nothing is chosen or moved."""
        raise NotImplementedError

    @property
    def missing(self) -> int:
        """How many parts the answer lacks before it can be given; none while it isn't begun."""
        return 0

    def ask(self, question: Q, seed: int, begun: tuple[str, ...] = ()) -> None:
        """Shows a question that is open.

        Args:
            question: The question.
            seed: What its parts are shuffled with.
            begun: What was chosen already, by id.
        """
        raise NotImplementedError

    def tell(self, question: Q, given: Answered) -> None:
        """Shows what an answer was worth, and why."""
        self.answered, self.told = True, explanation(question, given)
        self.show_reasons([Row(each) for each in self.told.first])

    def show_reasons(self, rows: Sequence[Row], *, every: bool = False) -> None:
        """Shows those that matter most.

        Args:
            rows: What of them there is room for.
            every: Whether all of them are shown instead, with those in sight that weren't shown before.
        """
        assert self.told is not None
        whole = ReasonRows([Row(each) for each in (*self.told.first, *self.told.rest)])
        self.update(whole if every else ReasonRows(rows))
        self.refresh_bindings()
        if every and (width := self.content_size.width):
            known = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(whole.rows, rows, strict=False)))
            above = whole.height_of_first(known, width)
            self.see(above, whole.get_height({}, width) - above)

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
