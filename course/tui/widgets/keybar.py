"""The line at the bottom that says which keys do something right now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import RenderResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from course.locale import _
from course.tui.base.button_words import Missing, SaysEnter, bare
from course.tui.base.keys import key_name, ours, passes
from course.tui.widgets.blocks import OwnLinks

_GAP = "  "
_NARROW = 60
"""Cells below which there is room for help alone behind the keys of the place."""
_WIDE = 116
"""Cells from which there is room for what can be done everywhere: a window of 120 columns."""


class KeyBar(OwnLinks, Widget):
    """The keys of the moment; a click on one is the same as pressing it.

    One widget for the whole line, where Textual's Footer mounts one a key: it is there with the screen's first frame.
    """

    LAST = ("help", "command_palette")
    """What stays on the line however narrow it is."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def on_mount(self) -> None:
        """Follows the focus: other widgets have other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def on_resize(self) -> None:
        """Fits as many keys as there is room for."""
        self.refresh()

    def render(self) -> RenderResult:
        """The keys in their order, up to the first that doesn't fit; help and the palette always close the line."""
        shown = [_as_said(active) for active in ours(self.screen) if active.binding.show and not _only_tells(active)]
        last = self.LAST if self.content_size.width >= _NARROW else self.LAST[:1]
        fixed = [active.binding for name in last for active in shown if _name(active.binding) == name]
        room = self.content_size.width + len(_GAP) - sum(len(_item(b.key, b.description)) for b in fixed)
        items: list[Content] = []
        for binding in self._in_order(shown):
            item = _item(binding.key, binding.description)
            room -= len(item)
            if room < 0:
                break
            items.append(item)
        return Content.assemble(*items, *(_item(binding.key, binding.description) for binding in fixed))

    def _in_order(self, shown: Sequence[ActiveBinding]) -> list[Binding]:
        """What can be done here, the way out, the way past; in a wide window what can be done everywhere, behind that."""
        is_wide = self.content_size.width >= _WIDE
        others = [active for active in shown if _name(active.binding) not in self.LAST]
        of_the_app = [active.binding for active in others if active.node is self.app]
        here = sorted((active for active in others if active.node is not self.app), key=_place_in_line)
        of_the_place = [active.binding for active in here]
        return [*self._of_the_button(shown), *of_the_place, *(of_the_app if is_wide else ())]

    def _of_the_button(self, shown: Sequence[ActiveBinding]) -> list[Binding]:
        """Enter in the words of what has the focus, where nothing else says what it does."""
        focused = self.screen.focused
        says = focused.enter_says if isinstance(focused, SaysEnter) else ""
        is_said = isinstance(says, Missing) or any(active.binding.key == "enter" for active in shown)
        return [Binding("enter", "press", bare(says))] if says and not is_said else []


def _as_said(active: ActiveBinding) -> ActiveBinding:
    """Enter in the words of the button that it presses, where those change."""
    node = active.node
    if active.binding.key != "enter" or not isinstance(node, SaysEnter):
        return active
    words = bare(node.enter_says)
    if not words or words.startswith(_(active.binding.description)):  # the same, and shorter
        return active
    return active._replace(binding=replace(active.binding, description=words))


def _only_tells(active: ActiveBinding) -> bool:
    """Whether it is Enter on a button that says what is missing."""
    node = active.node
    return active.binding.key == "enter" and isinstance(node, SaysEnter) and isinstance(node.enter_says, Missing)


def _place_in_line(active: ActiveBinding) -> int:
    """The way out behind what can be done, and behind it the way past what is asked."""
    return 2 if passes(active) else 1 if active.binding.key == "escape" else 0


def _name(binding: Binding) -> str:
    """What an action is called, whoever carries it out."""
    return binding.action.rpartition(".")[2]


def _item(key: str, label: str) -> Content:
    item = Content.assemble((key_name(key), "bold $accent"), " ", _(label))
    return Content.assemble(item.stylize(f"@click=app.simulate_key('{key}')"), _GAP)
