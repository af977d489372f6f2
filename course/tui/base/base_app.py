"""The app as far as every place needs it: what the leader is at, where one can go, and that nothing written is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.constants import TEXTUAL_ANIMATIONS
from textual.events import Event, Key, Paste
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.types import AnimationLevel
from textual.widget import AwaitMount, Widget

from course.journal import JournalError
from course.journal.kinds import Record, kind_of
from course.journal.text import readable
from course.locale import _
from course.session import looks
from course.session.addresses import address_of, route_at
from course.session.own_keys import own_keys
from course.session.routes import Route
from course.session.session import Session
from course.tui.base.autosave import Autosave
from course.tui.base.base_screen import BaseScreen
from course.tui.base.early_keys import EarlyKeys
from course.tui.base.keys import keymap
from course.tui.base.leads_aside import LeadsAside
from course.tui.base.unsaved import Unsaved
from course.tui.base.whole_picture import WholePicture

if TYPE_CHECKING:
    from textual.widgets import Button

_READ = 2.0
"""Seconds in which a short message is read: the next key then takes it away."""
_BESIDE = 8
"""Cells beside a text: its margins and what stands before its lines."""
Kept = TypeVar("Kept")


class BaseApp(App[int]):
    """What every place needs of the app: to read, to go somewhere, to save, to delete and to undo.

    Args:
        session: What the leader is at.
    """

    def __init__(self, session: Session) -> None:
        self._text_width = "76"
        super().__init__()
        self.session = session
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="save")
        self.has_looked = False
        """Whether home has looked for what is offered today: over a long journal that waits for the first frame."""
        self._keys = EarlyKeys(self, super().on_event, self._too_many_keys)
        self._told: float | None = None
        """When something was told that nobody has to keep before their eyes, in seconds."""
        self.typed_at = 0.0
        """When a key or a paste came last, on the clock of `monotonic`, in seconds."""
        self.opens_at = ""
        """The address of the place that is gone to once home is there; home itself where there is none (any more)."""
        self._look = ""
        """What the browser was told of its tab last."""
        self._passed_on: deque[Key] = deque(maxlen=256)
        """The keys that went to a text last: should that not keep one either, it goes no other round."""

    # Going places

    async def go(self, route: Route, *, instead: bool = False) -> bool:
        """Goes to a place, once what is written is saved.

        Args:
            route: Where to.
            instead: Whether it takes the place of the one that is on top: Esc then leads to what lies below that.

        Returns:
            False where a text can't be saved, or what it leads to is gone; the leader is told, and stays.
        """
        raise NotImplementedError

    def go_to_address(self) -> None:
        """Goes to the place that it opens at."""
        if self.opens_at and (route := route_at(self.opens_at, self.session)) is not None:
            self.call_later(self.go, route)

    @property
    def here(self) -> BaseScreen[Any] | None:
        """The place that is on top; None where a dialog lies over it."""
        return self.screen if isinstance(self.screen, BaseScreen) else None

    def _get_screen(self, screen: Screen[Any] | str) -> tuple[Screen[Any], AwaitMount]:
        """Every screen on its way to the top; a new one has read its styles before it gets them."""
        if isinstance(screen, WholePicture) and not screen.is_running:
            self._load_screen_css(screen)
            screen.take_size()
        return super()._get_screen(screen)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Reads a screen's styles when it is first opened; they speak of that screen alone.

        Textual would read all the others once more, too, and lay them anew on what is on screen.
        """
        if unread := [path for path in screen.css_path if not self.stylesheet.has_source(str(path), "")]:
            self.stylesheet.read_all(unread)
            self.stylesheet.parse()  # the new ones: it keeps what it has parsed
        super()._load_screen_css(screen)

    # How it looks

    def apply_settings(self) -> None:
        """Makes the chosen looks hold, at once."""
        from textual.widgets import Input, TextArea  # home has none

        self.animation_level = self.movement()
        for screen in self.screen_stack:
            for field in (*screen.query(Input), *screen.query(TextArea)):
                field.cursor_blink = self.cursor_blinks
        self.set_keymap(keymap(own_keys(self.session)))
        width = looks.chosen(self.session, looks.WIDTH)
        if width != self._text_width:
            self._text_width = width
            self.refresh_css(animate=False)
        self.theme = looks.chosen(self.session, looks.THEME)

    def movement(self) -> AnimationLevel:
        """How much moves: nothing where the system's environment says so, whatever is set here."""
        is_calm = looks.chosen(self.session, looks.MOTION) == "calm" and TEXTUAL_ANIMATIONS != "none"
        return "basic" if is_calm else "none"

    @property
    def cursor_blinks(self) -> bool:
        """Whether the cursor of a field blinks: in a browser each blink would go over the line, from many at once."""
        return not self.is_web and looks.chosen(self.session, looks.CURSOR) == "blink"

    def get_css_variables(self) -> dict[str, str]:
        """The theme's, and how wide a text runs at most: in a window that is wide, lines would be too long to read."""
        width = "100%" if self._text_width == "all" else str(int(self._text_width) + _BESIDE)
        return {**super().get_css_variables(), "text-width": width}

    def post_display_hook(self) -> None:
        """A browser's tab is called like the place that is open in it; its page knows the way there, and the theme's colour."""
        if self.is_web and self._driver is not None and self.here is not None:
            name = readable(self.here.place_name)
            look = f"\x1b]2;{name}\x1b\\\x1b]7;{self._address}\x1b\\\x1b]11;{self.current_theme.background}\x1b\\"
            if look != self._look:
                self._look = look
                self._driver.write(look)

    @property
    def _address(self) -> str:
        """The address of the place on top, or of the next one below that has one."""
        places = (each for each in reversed(self.screen_stack) if isinstance(each, BaseScreen))
        return next(filter(None, (address_of(each.stands_at) for each in places)), "")

    def paint_anew(self) -> None:
        """Another page shows the app: it knows nothing yet."""
        self._look = ""
        self.refresh()

    def _deliver(self, name: str, data: bytes) -> None:
        self.deliver_binary(BytesIO(data), save_directory="", save_filename=name)

    # Keys that come early

    def on_mount(self) -> None:
        """Hears of each screen as it is opened, before any other key is dealt with; the first one is on its way already."""
        if self.is_web:
            self.session.deliver = self._deliver
        self.screen_change_signal.subscribe(self, self._keys.screen_changed, immediate=True)
        self._keys.screen_changed(self.screen)

    async def on_event(self, event: Event) -> None:
        """Keys and pastes get their turn one after another, on the screen that is there by then."""
        if isinstance(event, Key) and self._told is not None and monotonic() - self._told > _READ:
            self._told = None
            self.clear_notifications()  # whoever goes on has read it, and wants to see what lies below
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self.typed_at = monotonic()
            await self._keys.come(event)
        else:
            await super().on_event(event)

    async def on_key(self, event: Key) -> None:
        """A key comes up that no widget has kept: it is for a text, for what is declared, or for nobody."""
        event.prevent_default()  # what Textual does with it is done here
        if self._is_for_text(event):
            self._pass_on(event, self.focused)
        elif self._is_between_words(event):
            return
        elif not await self._check_bindings(event.key):
            self._stray(event)

    def _is_for_text(self, event: Key) -> bool:
        """Whether a key was on its way up already when the focus moved into a text: it is meant for that text.

        So comes what is typed, or sent over a slow line, in one go with the key that opens the field. A key that the text was
        asked for itself doesn't come up here, for the text keeps it.
        """
        written = self.focused
        if not isinstance(written, Unsaved) or any(event is each for each in self._passed_on):
            return False
        return event.key in {"enter", "backspace"} or written.check_consume_key(event.key, event.character)

    def _is_between_words(self, event: Key) -> bool:
        """Whether a space belongs to a sentence that is typed where nothing can be written: nothing is changed by it."""
        here = self.here
        character = event.character if event.is_printable else None
        return here is not None and here.stray.is_between_words(character, self.session.clock())

    def _pass_on(self, event: Key, to: Widget | None) -> None:
        self._passed_on.append(Key(event.key, event.character))
        if to is not None:
            to.post_message(self._passed_on[-1])

    def _stray(self, event: Key) -> None:
        """A letter that means nothing here: it goes into the field that takes what is typed, if the place has one."""
        here = self.here
        if here is None or event.character is None or not event.is_printable:
            return
        field = here.typed_into
        if field is None:
            if here.stray.is_a_sentence(event.character, self.session.clock()):
                self.tell(_("There is no field to write in here. Ctrl+P finds what you want."))
        elif not field.has_focus and event.character.strip():
            self.screen.set_focus(field)
            self._pass_on(event, field)

    def action_go_on(self) -> None:
        """Ctrl+G is Enter wherever Enter isn't a new line of a text; a place with a button says itself what it does."""
        focused = self.focused
        button = self._primary_button() if isinstance(focused, LeadsAside) else None
        if button is not None:
            button.press()
        elif focused is None or not focused.check_consume_key("enter", "\r"):
            self._keys.instead(Key("enter", "\r"))

    def _primary_button(self) -> Button | None:
        """The button of this place that goes on; a dialog has the focus on its own."""
        from textual.widgets import Button  # home has none

        found = self.here.focus_chain if self.here is not None else []
        return next((each for each in found if isinstance(each, Button) and each.variant == "primary"), None)

    def _too_many_keys(self) -> None:
        self.tell(_("More keys came than can wait here. What was typed last is not there: please look, and type it again."))

    # Saving

    async def all_saved(self) -> bool:
        """Saves what is being written, on whichever screen. To be asked before a text goes from the screen.

        Returns:
            False where the journal can't; the leader is told.
        """
        for screen in self.screen_stack:
            for written in [node for node in screen.walk_children() if isinstance(node, Unsaved)]:
                await written.typed()
                if not written.flush():
                    return False
        return True

    async def end_from_outside(self) -> None:
        """Ends as Ctrl+Q does, but asks nothing: nobody is there to answer."""
        await self.all_saved()
        Autosave.flush_all()
        self.exit(0)

    def try_to_save(self, save: Callable[[], object]) -> bool:
        """Saves, and says so plainly where the journal can't.

        Returns:
            Whether it was saved.
        """
        try:
            save()
        except JournalError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
            return False
        return True

    def saved(self, save: Callable[[], Kept]) -> Kept | None:
        """Saves, and gives back what the journal made of it; None where it can't, which is told."""
        kept: list[Kept] = []
        return kept[0] if self.try_to_save(lambda: kept.append(save())) else None

    # What is only for the leader

    async def action_private(self) -> None:
        """Keeps what is marked or written here to the leader, or no longer."""
        from course.session.privacy import change_private

        here = self.here
        if here is None or not await self.all_saved():
            return
        entries = here.own_entries
        if not entries:
            self.tell(_("There is nothing of yours here to keep to yourself. Write something, or mark it in your journal."))
        elif told := self.saved(lambda: change_private(self.session, entries)):
            self.tell(told)
            self.reload()

    # Deleting

    @property
    def can_undo(self) -> bool:
        """Whether something was deleted that can be brought back at once."""
        return self.session.undo.last() is not None

    def delete(self, record: Record) -> bool:
        """Deletes an entry and tells how to undo it; False where the journal can't."""
        return self.delete_entries([(kind_of(record), record.id)])

    def delete_entries(self, entries: Sequence[tuple[str, str]], told: str | None = None) -> bool:
        """Deletes entries, by kind and id, all or none, and tells how to undo it.

        Args:
            entries: What goes; one undo brings all of it back.
            told: What is said of it, where it isn't simply deleted.

        Returns:
            False where the journal can't, which is told.
        """
        if not self.try_to_save(lambda: self.session.delete(entries)):
            return False
        self.tell(told or _("Deleted. Ctrl+Z brings it back."))
        self.screen.refresh_bindings()
        return True

    def action_undo(self) -> None:
        """Brings back what was deleted last, and the next time what went before it."""
        if deleted := self.session.undo.last():
            self.bring_back(deleted)

    def bring_back(self, entries: Sequence[tuple[str, str]]) -> None:
        """Brings deleted entries back, all or none."""
        if not self.try_to_save(lambda: self.session.bring_back(entries)):
            return
        self.tell(_("It is back."))
        self.reload(entries[-1][1])
        self.screen.refresh_bindings()

    def tell_of_another(self) -> None:
        """Says that what was saved stands beside a text that was written elsewhere meanwhile."""
        told = _(
            "You wrote here in another window or on another computer, too. Both texts are kept: choose on home, under “Today”."
        )
        self.notify(told, severity="warning", timeout=15, markup=False)

    def tell(self, text: str) -> None:
        """Says what was done, in place of what was said before: several at once would cover what they are about."""
        self.clear_notifications()
        self.notify(text, markup=False)
        self._told = monotonic()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Shows a message; nothing in it, such as the name of a file, commands the terminal."""
        super().notify(readable(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def reload(self, mark: str | None = None) -> None:
        """Has the place on top show what the journal holds by now."""
        if self.here is not None:
            self.here.reload(mark)
