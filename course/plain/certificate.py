"""The certificate of the whole course."""

from __future__ import annotations

from course.export.certificate import NAME
from course.export.parts import one_line
from course.locale import _
from course.plain.document import told_document
from course.plain.door import Door
from course.plain.words import Choice
from course.session.documents import certificate_document
from course.session.ratings import OPENED
from course.session.routes import Route, ToCertificate, ToOutgoing


def visit(door: Door, _route: ToCertificate) -> Route | None:
    """Tells the certificate; the very first time it asks for a name."""
    session = door.session
    door.dialogue.heading(_("Your certificate"))
    if session.records.setting(OPENED) is None:
        door.try_to_save(lambda: session.records.save_setting(OPENED, "opened"))
    if session.records.setting(NAME) is None:
        ask_for_name(door)
    door.dialogue.tell(told_document(certificate_document(session)))
    done, name, file = (
        Choice(_("Finished"), "done", _("finished, done")),
        Choice(_("Your name"), "name", _("name")),
        Choice(_("Save as a file"), "file", _("file, export")),
    )
    while (chosen := door.dialogue.choose([], enter=done, more=[name, file])) != "done":
        if chosen == "name":
            ask_for_name(door)
        else:
            door.go(ToOutgoing("certificate"))
    return None


def ask_for_name(door: Door) -> None:
    """Asks for the name on the certificate; Enter leaves it as it is."""
    records = door.session.records
    now = records.setting(NAME) or ""
    said = door.dialogue.line(_("Your name on the certificate?"), now)
    door.try_to_save(lambda: records.save_setting(NAME, one_line(now if said is None else said)))
