"""The settings: a line each, changed at once with the arrows, or opened with Enter."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.export.certificate import NAME
from course.export.parts import one_line
from course.locale import N_, _
from course.session import settings as lines
from course.session.documents_folder import FOLDER
from course.session.looks import CHOICES, change
from course.session.own_keys import OWN_KEYS
from course.session.routes import Route, ToSettings
from course.session.settings import Setting
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.dialogs import journal_care
from course.tui.settings import forms
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_ABOUT = 96
"""Columns from which what a line is about stands beside it, not below the list alone."""


class Does(Enum):
    """What Enter does on a line, in the words of the key bar."""

    CHANGE = N_("Change")
    TAKE = N_("Take one now")
    LOOK = N_("Look")
    SHOW = N_("Show")
    OPEN = N_("Open")


_DOES = {lines.BACKUP: Does.TAKE, lines.HEALTH: Does.LOOK, lines.KEYS: Does.SHOW}
"""The lines on which Enter does something at once; the others open a form, or are changed."""


class SettingsList(MarkedList):
    """The lines."""

    BINDINGS = [
        *(key("enter", f"enter('{does.value}')", does.value, N_("Change what is marked, or open it")) for does in Does),
        key("left", "change(-1)", N_("The choice before"), show=False),
        key("space,right", "change(1)", N_("Change"), N_("The next choice of the marked line"), show=False),
    ]

    def __init__(self, change: Callable[[int], None], does: Callable[[], Does], *, id: str) -> None:
        super().__init__(id=id)
        self._change = change
        self._does = does

    def action_enter(self, _does: str) -> None:
        """Changes the marked line, or does what it is there for."""
        self.action_select()

    def action_change(self, by: int) -> None:
        """Another choice."""
        self._change(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only some lines have something to choose from."""
        match action:
            case "change":
                return self._does() is Does.CHANGE
            case "enter":
                return parameters == (self._does().value,)
            case _:
                return True


class SettingsScreen(BaseScreen[None]):
    """All that can be set; it holds at once.

    Args:
        line: The line that has the mark, by its id; the first where there is none.
    """

    CSS_PATH = "settings_screen.tcss"
    BINDINGS = [key("escape", "close", N_("Back"), N_("Back to where you were"))]
    HELP = N_("← → or Space changes the marked line, and it holds at once. Enter opens what has more to it.")
    app: BaseApp

    def __init__(self, line: str = "") -> None:
        super().__init__()
        self._first = line
        self._lines: list[Setting] = []

    def is_at(self, route: Route) -> bool:
        """There is one."""
        return isinstance(route, ToSettings)

    def come_back(self, route: Route) -> None:
        """The line that was asked for has the mark."""
        if isinstance(route, ToSettings) and route.line:
            self.reload(route.line)

    def compose(self) -> ComposeResult:
        """The list, and below it what the marked line is about."""
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield SettingsList(self._change, self._does, id="settings")
            yield Static(id="about", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Filled before the first frame."""
        self.reload(self._first)
        self.query_one(SettingsList).focus()

    def on_screen_resume(self) -> None:
        """Something may have been set in a form."""
        self.reload()

    def on_resize(self) -> None:
        """The lines fit the window."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows everything as it is now."""
        found = self.query_one(SettingsList)
        marked = mark or found.marked
        self._lines = lines.settings(self.app.session)
        title = self.query_one(TitleBar)  # in the language that is chosen by now
        title.left = Content.styled(_("Settings"), "bold")
        title.right = Content.styled(_("everything holds at once"), "$text-muted")
        width = max(len(each.label) for each in self._lines if each.value)
        with found.prevent(OptionList.OptionHighlighted):
            found.set_options(Option(_line(each, width, self.size.width), id=each.id) for each in self._lines)
            found.highlighted = next((at for at, each in enumerate(self._lines) if each.id == marked), 0)
        self._tell()

    @property
    def _marked(self) -> Setting:
        marked = self.query_one(SettingsList).marked
        return next((each for each in self._lines if each.id == marked), self._lines[0])

    def _does(self) -> Does:
        marked = self._marked.id
        return Does.CHANGE if marked in CHOICES else _DOES.get(marked, Does.OPEN)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        """What the marked line is about, and what can be chosen."""
        marked = self._marked
        choices = " · ".join(_(name) for _choice, name in CHOICES.get(marked.id, ()))
        value = marked.value if self.size.width < _ABOUT else ""  # the line may have no room for all of it
        said = "\n".join(each for each in (value, f"{marked.about}.", choices) if each)
        self.query_one("#about", Static).update(Content(said))

    # Changing

    def _change(self, by: int) -> None:
        setting = self._marked.id
        self.app.try_to_save(lambda: change(self.app.session, setting, by))
        self.app.apply_settings()
        self.reload()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        marked = self._marked.id
        if marked in CHOICES:
            self._change(1)
        elif open_line := journal_care.act_of(self.app, marked, self.reload) or self._forms.get(marked):
            opened = open_line()
            if opened is not None:
                await opened

    @property
    def _forms(self) -> dict[str, Callable[[], Awaitable[object] | None]]:
        """What Enter does on the lines that have no choices."""
        app, again = self.app, self.reload
        return {
            NAME: self._ask_for_name,
            lines.SHARE: lambda: forms.ask_for_shared_folder(app, again),
            FOLDER: lambda: forms.ask_for_documents_folder(app, again),
            OWN_KEYS: lambda: forms.ask_for_own_keys(app, again),
            lines.AGAIN: lambda: app.run_action("start_over"),
            lines.ERASE: self._erase,
        }

    def _ask_for_name(self) -> None:
        from course.tui.dialogs.name import NameScreen

        def named(name: str | None) -> None:
            if name is not None and self.app.try_to_save(lambda: self.app.session.records.save_setting(NAME, one_line(name))):
                self.reload()

        self.app.push_screen(NameScreen(self.app.session.records.setting(NAME) or "", _("Leave it")), named)

    def _erase(self) -> None:
        from course.tui.dialogs.erase import erase

        erase(self.app, None, self.reload)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _line(setting: Setting, width: int, columns: int) -> Content:
    value = f"‹ {setting.value} ›" if setting.id in CHOICES else setting.value
    about = f"   {setting.about}" if columns >= _ABOUT else ""
    label = f"{setting.label:<{width}}" if value else setting.label
    return Content.assemble(label, ("   " if value else "", ""), (value, "bold"), (about, "$text-muted"))
