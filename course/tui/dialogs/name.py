"""Asking for the leader's name, which they needn't give."""

from __future__ import annotations

from course.journal.text import readable
from course.locale import _
from course.tui.dialogs.field_dialog import FieldDialog


class NameScreen(FieldDialog[str | None]):
    """A field for a name; gives the name, or None where the leader leaves it as it is.

    Args:
        name: The name there is.
        otherwise: What the button says that leaves it as it is.
    """

    def __init__(self, name: str, otherwise: str) -> None:
        about = _("You needn't give one. It is used for nothing else, and stays in your own journal.")
        title = _("Which name is to stand on the certificate?")
        super().__init__(title, about, name, placeholder=_("Your name"), leave=otherwise, use=_("Use the name"))

    def take(self, typed: str) -> None:
        """Gives the name."""
        self.dismiss(readable(typed))
