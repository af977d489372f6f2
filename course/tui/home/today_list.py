"""What can be done today beside the course, a line each; where there is nothing, there is no list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.session.offer import Offer, Sign
from course.tui.base.keys import key
from course.tui.widgets.marked_list import MarkedList

_COLOURS = {Sign.COURSE: "$accent", Sign.AGREEMENT: "$own", Sign.OWN_WORDS: "$own"}
QUARTER = "quarter"
"""The id of the line that begins a quarter of an hour; an offer's is its number, from 0."""


class TodayList(MarkedList):
    """The quarter of an hour and the offers of the day; Enter or a click opens one."""

    DEFAULT_CSS = """
    TodayList {
        height: auto;
        display: none;
        border: none;
        padding: 0;
        background: transparent;
        text-wrap: nowrap;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; text-style: bold; }
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    }
    """
    MARKS_AT_REST = False
    BINDINGS = [key("enter", "select", N_("Open"), N_("Open what is marked"))]
    HELP = N_("What you can do today if you like. What you leave simply stays.")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.offers: Sequence[Offer] = ()
        """What is offered."""
        self._quarter = ""

    def show(self, quarter: str, offers: Sequence[Offer]) -> None:
        """Shows what is offered now.

        Args:
            quarter: What a quarter of an hour would be filled with; empty where none is offered.
            offers: What else is offered.
        """
        if (quarter, offers) == (self._quarter, self.offers):
            return
        self.offers, self._quarter = offers, quarter
        marked = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(self._options_now())
            last = len(self.options) - 1
            self.highlighted = min(marked if marked is not None else 0, last) if self.options else None
            if self.highlighted_option is not None and self.highlighted_option.disabled:
                self.highlighted = self.highlighted + 1 if self.highlighted is not None else None
        if not self.options and self.has_focus:
            self.screen.focus_previous()
        self.display = bool(self.options)

    def _options_now(self) -> Iterator[Option]:
        if self._quarter:
            asked = (_("Do you have a quarter of an hour?"), "bold $accent")
            yield Option(_Line(Content.assemble(" ", asked, "  ", self._quarter), ""), id=QUARTER)
        if self.offers:
            yield Option(Content(f" {_('Today')}"), disabled=True)
        for number, offer in enumerate(self.offers):
            sign = (offer.sign.value, _COLOURS[offer.sign])
            yield Option(_Line(Content.assemble(" ", sign, " ", offer.text), offer.fact), id=str(number))

    @property
    def _lines_to_go(self) -> list[int]:
        return [at for at, option in enumerate(self.options) if not option.disabled]

    def action_cursor_up(self) -> None:
        """Above the first line is what comes before the list."""
        if self.highlighted == self._lines_to_go[0]:
            self.screen.focus_previous()
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Below the last line is what comes after the list."""
        if self.highlighted == self._lines_to_go[-1]:
            self.screen.focus_next()
        else:
            super().action_cursor_down()


class _Line(Visual):
    """An offer on one line, what there is to know of it at the right end."""

    def __init__(self, text: Content, fact: str) -> None:
        self._text = text
        self._fact = fact

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self._line(width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1

    def _line(self, width: int) -> Content:
        fact = f"  {self._fact} " if self._fact and width >= 50 else ""
        room = max(4, width - len(fact))
        text = self._text.truncate(room, ellipsis=True)
        return Content.assemble(text, " " * (room - text.cell_length), (fact, "$text-muted"))
