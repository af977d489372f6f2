"""The guides of the lessons: what two leaders can talk about for twenty minutes."""

from __future__ import annotations

from course.locale import _
from course.plain.document import told_document
from course.plain.door import Door
from course.plain.words import Choice
from course.session.guides import ALL, begins_at, guide_pages
from course.session.routes import Route, ToGuide, ToOutgoing

_PREVIOUS, _NEXT, _FILE, _EVERY, _DONE = "previous", "next", "file", "every", "done"


def visit(door: Door, route: ToGuide) -> Route | None:
    """Tells one guide at a time, the one for a group last."""
    pages = guide_pages(door.session)
    if not pages:
        door.dialogue.say(_("The course has no guides."))
        return None
    number = begins_at(door.session, route.lesson)
    door.dialogue.heading(_("Guide for two"))
    door.dialogue.tell(told_document(pages[number].document))
    done = Choice(_("Finished"), _DONE, _("finished, done"))
    more = [
        Choice(_("The next guide"), _NEXT, _("next, on")),
        Choice(_("The guide before"), _PREVIOUS, _("previous, before")),
        Choice(_("Save as a file"), _FILE, _("file, export")),
        Choice(_("All in one file"), _EVERY, _("all")),
    ]
    while (chosen := door.dialogue.choose([], enter=done, more=more)) != _DONE:
        match chosen:
            case "file":
                door.go(ToOutgoing(pages[number].paper))
            case "every":
                door.go(ToOutgoing(ALL))
            case _:
                number = (number + (1 if chosen == _NEXT else -1)) % len(pages)
                door.dialogue.tell(told_document(pages[number].document))
    return None
