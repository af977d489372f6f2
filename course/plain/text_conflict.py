"""Two texts for one place, to choose between."""

from __future__ import annotations

from course.locale import _
from course.locale.dates import date_and_time
from course.plain.door import Door
from course.plain.words import Choice
from course.session.routes import Route, ToTextConflict
from course.session.text_choices import text_choices


def visit(door: Door, route: ToTextConflict) -> Route | None:
    """Tells both, and keeps the one, the other, or both."""
    dialogue, texts = door.dialogue, route.texts
    dialogue.heading(_("Two texts for the same place: {title}").format(title=texts.title))
    for number, side in enumerate(texts.sides, start=1):
        dialogue.say(_("Text {n}, {when}:").format(n=number, when=date_and_time(side.at)))
        dialogue.tell(side.text or _("(empty)"))
    both: list[Choice[tuple[int, ...]]] = [
        Choice(_("Keep text 1"), (0,)),
        Choice(_("Keep text 2"), (1,)),
        Choice(_("Keep both in one text"), (0, 1), _("both")),
    ]
    kept = dialogue.choose(both, help=_("What you don't keep stays among the earlier versions."))
    if not door.try_to_save(lambda: texts.keep(kept)):
        return None
    dialogue.say(_("Saved."))
    waiting = text_choices(door.session)
    return ToTextConflict(waiting[0]) if waiting else None
