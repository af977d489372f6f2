"""What else can be done on a screen, as links on one line: Tab leads to them, and no letter has to be known."""

from __future__ import annotations

from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from course.locale import N_, _
from course.tui.base.keys import Command, has_key, key, key_name, links
from course.tui.base.leads_aside import LeadsAside
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.foot_row import FootRow
from course.tui.widgets.marked_list import SIGN


class LinkRow(LeadsAside, OwnLinks, Static, can_focus=True):
    """The commands of the screen, or of a part of it, that are declared as links, as far as they can be carried out now.

    Args:
        of: Whose commands they are; by default the screen's.
    """

    BINDINGS = [
        key("enter", "follow", N_("Choose"), N_("Do what the marked link says")),
        key("left", "mark(-1)", N_("The link before"), show=False),
        key("right", "mark(1)", N_("The next link"), show=False),
        key("up", "app.focus_previous", N_("Further up"), show=False),
        key("down", "app.focus_next", N_("Further down"), show=False),
    ]
    DEFAULT_CSS = """
    LinkRow { width: 100%; height: auto; padding: 0 2; display: none; &:focus { background-tint: transparent; } }
    """

    def __init__(self, of: DOMNode | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._of = of
        self._links: list[Command] = []
        self._said: list[str] = []
        self._marked = 0

    def on_mount(self) -> None:
        """Follows what can be done: that changes with the focus and with what is marked."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)
        self._renew(self.screen)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark shows only where the keys go."""
        super().watch_has_focus(has_focus)
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind the last link of a row below a page lie its buttons; elsewhere the first one follows."""
        match action, parameters:
            case "mark", (int(by),):
                return 0 <= self._marked + by < len(self._links) or not isinstance(self.parent, FootRow)
            case _:
                return True

    def action_mark(self, by: int) -> None:
        """Marks another link."""
        if self._links:
            self._marked = (self._marked + by) % len(self._links)
            self._draw()

    async def action_follow(self) -> None:
        """Does what the marked link says."""
        await self.action_follow_number(self._marked)

    async def action_follow_number(self, number: int) -> None:
        """Does what a link says, by its place from 0."""
        if number < len(self._links):
            self._marked = number
            await self.app.run_action(self._links[number].action, self._of or self.screen)

    def label(self, link: Command) -> str:
        """What a link says."""
        return _(link.description)

    def _renew(self, _screen: Screen[object]) -> None:
        found = links(self._of or self.screen)
        said = [self.label(each) for each in found]
        if (found, said) == (self._links, self._said):
            return
        self._said = said
        self._links = found
        self._marked = min(self._marked, max(0, len(found) - 1))
        self.display = bool(found)
        self._draw()

    def on_resize(self) -> None:
        """As many on a line as there is room for."""
        self._draw()

    def _draw(self) -> None:
        """The links under each other where they don't fit beside each other; none is broken."""
        lines: list[Content] = []
        for link in (self._link(number, each) for number, each in enumerate(self._links)):
            longer = Content.assemble(lines[-1], "   ", link) if lines else link
            if lines and longer.cell_length > (self.content_size.width or longer.cell_length):
                lines.append(link)
            else:
                lines[-1:] = [longer]
        self.update(Content("\n").join(lines))

    def _link(self, number: int, link: Command) -> Content:
        is_marked = self.has_focus and number == self._marked
        sign = Content.styled(f"{SIGN} ", "$accent") if is_marked else Content("  ")
        text = Content.styled(self.label(link), "bold reverse" if is_marked else "underline")
        its_key = Content.styled(f" {key_name(link.key)}" if has_key(link.key) else "", "$accent")
        return Content.assemble(sign, text, its_key).stylize(f"@click=follow_number({number})")
