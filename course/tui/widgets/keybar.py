"""The line at the bottom that says which keys do something right now."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from course.locale import _
from course.tui.base.keys import key_name, ours
from course.tui.widgets.blocks import OwnLinks

_GAP = "  "
_NARROW = 60
"""Cells below which there is room for help alone behind the keys of the place."""


class KeyBar(OwnLinks, Widget):
    """The keys of the moment; a click on one is the same as pressing it.

    One widget for the whole line, where Textual's Footer mounts one a key: it is there with the screen's first frame.
    """

    LAST = ("skalkan.help", "skalkan.command_palette")
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
        """The keys that fit, the most important last ones always among them."""
        shown = [active.binding for active in ours(self.screen) if active.binding.show]
        last = self.LAST if self.content_size.width >= _NARROW else self.LAST[:1]
        fixed = [binding for name in last for binding in shown if binding.id == name]
        room = self.content_size.width + len(_GAP) - sum(len(_item(b.key, b.description)) for b in fixed)
        items: list[Content] = []
        for binding in shown:
            item = _item(binding.key, binding.description)
            if binding in fixed or len(item) > room:
                continue
            room -= len(item)
            items.append(item)
        return Content.assemble(*items, *(_item(binding.key, binding.description) for binding in fixed))


def _item(key: str, label: str) -> Content:
    item = Content.assemble((key_name(key), "bold $accent"), " ", _(label))
    return Content.assemble(item.stylize(f"@click=app.simulate_key('{key}')"), _GAP)
