"""The guides of the lessons: what two leaders can talk about for twenty minutes, to read here and to take along on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from course.locale import N_, _
from course.session.guides import ALL, begins_at, guide_pages
from course.session.routes import Route, ToGuide, ToOutgoing
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.widgets.blocks import BlocksView
from course.tui.widgets.document_view import page
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class GuideSheet(VerticalScroll, inherit_bindings=False):
    """What the guide lies on."""

    BINDINGS = [
        key("up", "scroll_up", N_("Up"), N_("A line up"), show=False),
        key("down", "scroll_down", N_("Down"), N_("A line down"), show=False),
        key("pageup", "page_up", N_("A page up"), show=False),
        key("pagedown,space", "page_down", N_("A page down"), show=False),
        key("home", "scroll_home", N_("Top"), show=False),
        key("end", "scroll_end", N_("Bottom"), show=False),
    ]


class GuideScreen(BaseScreen[None]):
    """One guide at a time.

    Args:
        lesson_id: The lesson whose guide is shown first; empty for the lesson the leader was in last.
    """

    CSS_PATH = "guide_screen.tcss"
    BINDINGS = [
        key("ctrl+e", "export", N_("Save as a file"), N_("Write this guide to a file, to print or to send"),
            words=N_("export print document Word share")),
        key("left", "turn(-1)", N_("→ Guide"), N_("The guide of the lesson before; after the first comes the last")),
        key("right", "turn(1)", N_("Next"), N_("The guide of the next lesson; after the last comes the first"), show=False),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        command("group", N_("In a group"), N_("How to run the guides in a group of leaders"), is_link=True),
        command("all", N_("All in one file"), N_("Write the guides of all lessons to one file"), is_link=True),
    ]  # fmt: skip
    HELP = N_("A talk of twenty minutes with another leader about a lesson. Ctrl+E saves it as a file, to print one each.")
    app: BaseApp

    def __init__(self, lesson_id: str = "") -> None:
        super().__init__()
        self._pages = guide_pages(self.app.session)
        self._number = begins_at(self.app.session, lesson_id)
        self._text = BlocksView(id="guide")

    def compose(self) -> ComposeResult:
        """The guide, to scroll in."""
        yield TitleBar()
        with GuideSheet(id="sheet"):
            yield self._text
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in it."""
        self.query_one(TitleBar).left = Content.styled(_("Guide for two"), "bold")
        self._show(self._number)
        self.query_one(GuideSheet).focus()

    def is_at(self, route: Route) -> bool:
        """There is one."""
        return isinstance(route, ToGuide)

    def come_back(self, route: Route) -> None:
        """Another lesson's may be asked for."""
        if isinstance(route, ToGuide):
            self._show(begins_at(self.app.session, route.lesson))

    def action_turn(self, by: int) -> None:
        """Shows the guide before or after."""
        self._show((self._number + by) % len(self._pages))

    def action_group(self) -> None:
        """Shows the one for whoever runs a group."""
        self._show(len(self._pages) - 1)
        self.query_one(GuideSheet).focus()  # the link that was followed is gone

    async def action_export(self) -> None:
        """Writes the guide that is shown to a file."""
        await self.app.go(ToOutgoing(self._pages[self._number].paper))

    async def action_all(self) -> None:
        """Writes all of them to a file."""
        await self.app.go(ToOutgoing(ALL))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The one for a group is shown where there is one, and where it isn't shown already."""
        if action == "group":
            return self._pages[-1].lesson is None and self._number < len(self._pages) - 1
        return True

    def _show(self, number: int) -> None:
        self._number = number
        shown = self._pages[number]
        lessons = sum(each.lesson is not None for each in self._pages)
        where = _("lesson {number} of {total}").format(number=number + 1, total=lessons) if shown.lesson else _("for a group")
        self.query_one(TitleBar).right = Content.styled(where, "$text-muted")
        self._text.show(page(shown.document))
        self.query_one(GuideSheet).scroll_home(animate=False)
        self.refresh_bindings()
