"""Asking for what is typed: a folder, or one's own keys."""

from __future__ import annotations

from collections.abc import Callable

from course.locale import _
from course.tui.dialogs.field_dialog import FieldDialog


class ValueForm(FieldDialog[None]):
    """A field for a value. It closes once that is taken; until then it says what is wrong with it.

    Args:
        title: What it is.
        about: What it is for.
        value: The one that is set; empty for none.
        take: Takes what was typed; gives back what is wrong with it, or nothing.
        placeholder: What stands there where nothing does.
        use: What the button says that takes it.
    """

    def __init__(self, title: str, about: str, value: str, take: Callable[[str], str], *, placeholder: str, use: str) -> None:
        super().__init__(title, about, value, placeholder=placeholder, leave=_("Leave it"), use=use)
        self._take_value = take

    def take(self, typed: str) -> None:
        """Takes the value, or says what is wrong with it."""
        wrong = self._take_value(typed)
        if wrong:
            self.say_what_is_wrong(wrong)
        else:
            self.dismiss(None)
