"""A piece of work as it would be printed, told; and its earlier versions."""

from __future__ import annotations

from typing import Any

from course.locale import _
from course.locale.dates import short_date, time_of_day
from course.plain.document import told_document
from course.plain.door import Door
from course.plain.words import Choice
from course.session.documents import work_document
from course.study.visible_versions import editions
from course.tools.repository import Work


def tell(door: Door, work: Work) -> None:
    """Tells a piece of work from beginning to end."""
    door.dialogue.tell(told_document(work_document(door.session, work)))


def choose_version(sheet: Any) -> None:
    """Tells an earlier version of a piece, and takes it back where that is wanted."""
    session, dialogue, draft = sheet.session, sheet.dialogue, sheet.draft
    repository, work_id = draft.repository, draft.work.id

    def read(version: Any) -> str:
        there = repository.of_version(work_id, version)
        return told_document(work_document(session, there)) if there is not None else ""

    earlier = list(reversed(editions(session.journal.history(repository.table, work_id), read)[:-1]))
    if not earlier:
        dialogue.say(_("There are no earlier versions yet."))
        return
    lines = [Choice[Any](f"{short_date(each.at)} {time_of_day(each.at)}", each) for each in earlier]
    none = Choice[Any](_("Leave it as it is"), None, _("no"))
    version = dialogue.choose(lines, ask=_("Which version?"), enter=none)
    if version is None:
        return
    dialogue.tell(read(version))
    asked = _("Take this version back? What you have now stays among the versions.")
    if dialogue.confirm(asked) and sheet.door.try_to_save(lambda: draft.take_back(version)):
        dialogue.say(_("It is back."))
