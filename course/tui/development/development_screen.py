"""The leader's development: one picture at a time, or the same in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import N_, _
from course.locale.dates import short_date
from course.study.development import Development
from course.tui.base.base_screen import BaseScreen, lies_on_home
from course.tui.base.keys import command, key
from course.tui.development.pictures.statements import draw_statements
from course.tui.development.pictures.table import PICTURES
from course.tui.development.pictures.wording import told
from course.tui.widgets.blocks import Block, Blocks, OwnLinks
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Drawn(Visual):
    """Blocks that are made for the width there is.

    Args:
        draw: Makes them.
    """

    def __init__(self, draw: Callable[[int], Sequence[Block]]) -> None:
        self._draw = draw
        self._made: tuple[int, Blocks] | None = None

    def _blocks(self, width: int) -> Blocks:
        if self._made is None or self._made[0] != width:
            self._made = width, Blocks(self._draw(width))
        return self._made[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The blocks as lines of exactly the given width."""
        return self._blocks(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        return self._blocks(width).get_height(rules, width)


class PictureTabs(OwnLinks, Static):
    """The pictures there are, each with its digit; a click shows one.

    Args:
        show: Shows a picture, by its digit.
    """

    def __init__(self, show: Callable[[int], None]) -> None:
        super().__init__(id="tabs", markup=False)
        self._show_picture = show

    def action_show(self, digit: int) -> None:
        """A click on a name."""
        self._show_picture(digit)

    def mark(self, index: int) -> None:
        """Marks the one that is shown."""
        self.update(Drawn(lambda width: [Block(_tabs(index, width))]))


class Page(VerticalScroll, inherit_bindings=False):
    """What the picture lies on."""

    BINDINGS = [
        key("up", "scroll_up", N_("Up"), N_("A line up"), show=False),
        key("down", "scroll_down", N_("Down"), N_("A line down"), show=False),
        key("pageup", "page_up", N_("A page up"), show=False),
        key("pagedown,space", "page_down", N_("A page down"), show=False),
        key("home", "scroll_home", N_("Top"), show=False),
        key("end", "scroll_end", N_("Bottom"), show=False),
    ]


class DevelopmentScreen(BaseScreen[None]):
    """Six sides of the leader's development; nobody is compared with anybody.

    Args:
        picture: The picture that is shown first, from 0; a negative one counts from the last.
    """

    CSS_PATH = "development_screen.tcss"
    BINDINGS = [
        key("left", "turn(-1)", N_("→ Picture"), N_("The picture before; after the first comes the last")),
        key("right", "turn(1)", N_("Next"), N_("The next picture; after the last comes the first"), show=False),
        key("escape", "home", N_("Home"), N_("Back to the home page")),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        command("table", N_("As a table"), N_("The same figures in words"), words=N_("words read aloud"), is_link=True),
        command("picture", N_("As a picture"), N_("The same figures drawn"), words=N_("chart"), is_link=True),
        *(key(str(number), f"show({number})", picture.name, show=False) for number, picture in enumerate(PICTURES, start=1)),
    ]
    HELP = N_("Your own development, for you alone. The digits 1 to 6 and ← → change the picture, Space pages.")
    app: BaseApp

    def __init__(self, picture: int = 0) -> None:
        super().__init__()
        self._index = picture % len(PICTURES)
        self._in_words = False
        self.development = Development(self.app.session.course, self.app.session.records, self.app.session.today())
        self._page = Page(id="page")
        self._picture = Static(id="picture", markup=False)
        self._tabs = PictureTabs(self.action_show)

    def compose(self) -> ComposeResult:
        """The pictures' names, and the one that is shown."""
        yield TitleBar()
        yield self._tabs
        with self._page:
            yield self._picture
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """The first picture."""
        title = self.query_one(TitleBar)
        title.left = Content.styled(_("Development"), "bold")
        title.right = Content(short_date(self.app.session.clock()))
        self._show()
        self._page.focus()

    def on_screen_resume(self) -> None:
        """Something may have been written or deleted meanwhile."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Works the figures out anew: only those of the picture that is shown are worked out at all."""
        self.development = Development(self.app.session.course, self.app.session.records, self.app.session.today())
        self._show()

    def action_home(self) -> None:
        """Back to home, which lies right below."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_turn(self, by: int) -> None:
        """The picture beside this one."""
        self.action_show((self._index + by) % len(PICTURES) + 1)

    def action_show(self, number: int) -> None:
        """One picture by its digit."""
        if 1 <= number <= len(PICTURES) and number != self._index + 1:
            self._index = number - 1
            self._page.scroll_home(animate=False)
            self._show()

    def action_table(self) -> None:
        """The figures in words, here and in the other pictures, too."""
        self._in_words = True
        self._page.scroll_home(animate=False)
        self._show()

    def action_picture(self) -> None:
        """The figures drawn."""
        self._in_words = False
        self._page.scroll_home(animate=False)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is on screen already can't be asked for."""
        if action in ("table", "picture"):
            return self._in_words == (action == "picture")
        if action in ("home", "close"):
            return lies_on_home(self) == (action == "home")
        return True

    def _show(self) -> None:
        self._tabs.mark(self._index)
        self._picture.update(Drawn(self._draw))
        self.refresh_bindings()

    def _draw(self, width: int) -> list[Block]:
        picture = PICTURES[self._index]
        blocks = told(picture.tell(self.development)) if self._in_words else picture.draw(self.development, width)
        return [*blocks, *self._way_there()] if picture.draw is draw_statements else blocks

    def _way_there(self) -> list[Block]:
        """How to get to the statements, where they can be rated and none is."""
        from course.session.ratings import to_statements

        rated = any(each.is_rated for each in self.development.statements)
        if rated or to_statements(self.app.session) is None:
            return []
        return [Block(Content(_("You rate them from home, or with Ctrl+P: “Rate”.")))]


def _tabs(index: int, width: int) -> Content:
    """The names on one line; where they don't fit, only that of the one that is shown."""
    for names in (range(len(PICTURES)), (index,)):
        tabs = [_tab(number, number == index, number in names) for number in range(len(PICTURES))]
        line = Content("  ").join(tabs)
        if line.cell_length <= width:
            break
    return line


def _tab(number: int, is_shown: bool, is_named: bool) -> Content:
    name = f" {_(PICTURES[number].name)}" if is_named else ""
    text = Content.assemble("▸ " if is_shown else "", (str(number + 1), "$accent"), name)
    return text.stylize("bold underline" if is_shown else "$text-muted").stylize(f"@click=show({number + 1})")
