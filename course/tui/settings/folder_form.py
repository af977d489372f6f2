"""Asking for a folder."""

from __future__ import annotations

from collections.abc import Callable

from course.locale import _
from course.tui.dialogs.field_dialog import FieldDialog


class FolderForm(FieldDialog[None]):
    """A field for a folder. It closes once the folder is taken; until then it says what is wrong with it.

    Args:
        title: What the folder is.
        about: What it is for.
        folder: The one that is set; empty for none.
        take: Takes what was typed; gives back what is wrong with it, or nothing.
    """

    def __init__(self, title: str, about: str, folder: str, take: Callable[[str], str]) -> None:
        placeholder = _("a folder, such as ~/OneDrive/skalkan")
        super().__init__(title, about, folder, placeholder=placeholder, leave=_("Leave it"), use=_("Use the folder"))
        self._take_folder = take

    def take(self, typed: str) -> None:
        """Takes the folder, or says what is wrong with it."""
        wrong = self._take_folder(typed)
        if wrong:
            self.say_what_is_wrong(wrong)
        else:
            self.dismiss(None)
