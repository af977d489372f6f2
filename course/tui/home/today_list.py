"""What can be done today beside the course, a line each; where there is nothing, there is no list."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_
from course.session.offer import Offer
from course.tui.base.keys import key, key_name


class TodayList(OptionList):
    """The offers of the day; Enter, a click or the key at the right opens one."""

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
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    }
    """
    BINDINGS = [key("enter", "select", N_("Open"), N_("Open what is marked"))]
    HELP = N_("What you can do today if you like. What you leave simply stays.")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.offers: Sequence[Offer] = ()
        """What is shown."""

    def show(self, offers: Sequence[Offer]) -> None:
        """Shows what is offered now."""
        if offers == self.offers:
            return
        marked = self.highlighted or 0
        self.offers = offers
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(_Line(each)) for each in offers)
            self.highlighted = min(marked, len(offers) - 1) if offers else None
        if not offers and self.has_focus:
            self.screen.focus_previous()
        self.display = bool(offers)

    def action_cursor_up(self) -> None:
        """Above the first line is what comes before the list."""
        if self.highlighted == 0:
            self.screen.focus_previous()
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Below the last line is what comes after the list."""
        if self.highlighted == len(self.offers) - 1:
            self.screen.focus_next()
        else:
            super().action_cursor_down()


class _Line(Visual):
    """An offer on one line, its key at the right end."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return _line(self._offer, width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1


def _line(offer: Offer, width: int) -> Content:
    name = key_name(offer.key)
    room = max(4, width - 3 - len(name) - 2)
    text = Content(offer.text).truncate(room, ellipsis=True)
    gap = " " * (room - text.cell_length + 1)
    return Content.assemble(" ", ("●", "$accent"), " ", text, gap, (name, "$accent"), " ")
