"""Deleting, which can be undone, and erasing for good, after two questions."""

from __future__ import annotations

from course.locale import _
from course.plain.door import Door
from course.session import erasing
from course.session.undo import Entries


def bring_back_last(door: Door) -> None:
    """Brings back what was deleted last."""
    entries = door.session.undo.last()
    if entries is not None:
        bring_back(door, entries)


def delete(door: Door, entries: Entries) -> bool:
    """Deletes entries and says how they come back; says whether they are deleted."""
    if not door.dialogue.confirm(_("Delete it? It can be brought back.")):
        return False
    if not door.try_to_save(lambda: door.session.delete(entries)):
        return False
    door.dialogue.say(_("Deleted. It lies in the journal under what was deleted, and can be brought back from there."))
    return True


def bring_back(door: Door, entries: Entries) -> None:
    """Brings deleted entries back."""
    if door.try_to_save(lambda: door.session.bring_back(entries)):
        door.dialogue.say(_("It is back."))


def erase(door: Door, entries: Entries | None, question: str = "") -> bool:
    """Erases entries, or the whole journal where none are named; says whether they are gone."""
    asked = question or (
        _("Erase this for good, with all its versions, in the backups, too?")
        if entries is not None
        else _("Erase everything you have written, with all versions and backups, for good?")
    )
    if not door.dialogue.confirm(asked) or not door.dialogue.confirm(_("It can't be undone. Are you sure?")):
        return False
    left = door.saved(lambda: erasing.erase(door.session, entries))
    if left is None:
        return False
    door.dialogue.say(_("Erased."), *(_("This file may still hold something of it: {file}").format(file=file) for file in left))
    return True
