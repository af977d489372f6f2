"""Earlier versions of a text: to hear, and to take back."""

from __future__ import annotations

from course.journal.text import readable
from course.locale import _
from course.locale.dates import short_date, time_of_day
from course.plain.door import Door
from course.plain.words import Choice
from course.plain.writing import counted
from course.study.visible_versions import editions, text_of


def choose_version(door: Door, table: str, entry_id: str) -> str | None:
    """A text's earlier version that is taken back; None where none is."""
    earlier = editions(door.session.records.history(table, entry_id))[:-1]
    if not earlier:
        door.dialogue.say(_("There are no earlier versions yet."))
        return None
    texts = [readable(text_of(each)) for each in reversed(earlier)]
    lines: list[Choice[str | None]] = [
        Choice(f"{short_date(each.at)} {time_of_day(each.at)}, {counted(text)}", text)
        for each, text in zip(reversed(earlier), texts, strict=True)
    ]
    none: Choice[str | None] = Choice(_("Leave it as it is"), None, _("no"))
    text = door.dialogue.choose(lines, ask=_("Which version?"), enter=none)
    if text is None:
        return None
    door.dialogue.tell(text or _("(empty)"))
    return text if door.dialogue.confirm(_("Take this version back? What you have now stays among the versions.")) else None
