"""A reflection that comes back: what was written then, and what one would write today."""

from __future__ import annotations

from course.locale import _
from course.locale.dates import short_date
from course.plain.door import Door
from course.plain.text import told
from course.plain.voice import sentence
from course.plain.words import Choice
from course.plain.writing import WITH, text_begun
from course.session.routes import Route, ToRevisit
from course.session.writing import RevisitDraft

_WRITE, _DONE, _PASS = "write", "done", "pass"


def visit(door: Door, route: ToRevisit) -> Route | None:
    """Tells the text from then, and takes today's."""
    draft = RevisitDraft(door.session, route.offer, route.begun)
    _tell(door, draft)
    while True:
        text = draft.read()
        write = Choice(_("Write on") if text else _("What would you write today?"), _WRITE, _("write"))
        done = Choice(_("Finished"), _DONE, _("finished, done"))
        if text:
            way = door.dialogue.choose([], enter=done, more=[write], otherwise=text_begun)
        else:
            passing = Choice(_("Not this time"), _PASS, _("not, pass over"))
            help = _("What you wrote then stays as it is; what you write today is kept beside it. Nothing has to be written.")
            way = door.dialogue.choose([], enter=write, more=[passing], help=help, otherwise=text_begun)
        if way == _WRITE:
            door.write(text, draft.save)
        elif way.startswith(WITH):
            door.write(text, draft.save, first=way.removeprefix(WITH))
        elif way == _PASS:
            if door.try_to_save(draft.pass_over):
                door.dialogue.say(_("Passed over. What you wrote then still stands in the journal."))
            return None
        else:
            door.try_to_save(draft.finish)
            door.dialogue.say(_("Both your texts are in the journal."))
            return None


def _tell(door: Door, draft: RevisitDraft) -> None:
    offer, dialogue, now = draft.offer, door.dialogue, door.session.clock()
    dialogue.heading(f"{_('Looking back')}: {sentence(offer.step.title)}")
    dialogue.tell(told(offer.step.prompt))
    date = short_date(offer.reflection.created, now)
    dialogue.say(_("You wrote this {n} days ago ({date}):").format(n=offer.ago, date=date))
    dialogue.tell(offer.reflection.text)
    if text := draft.read():
        dialogue.say(_("Today you have written:"))
        dialogue.tell(text)
