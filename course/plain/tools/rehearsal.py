"""Saying why, aloud and without paper: the course only tells how long it took."""

from __future__ import annotations

from course.locale import _, ngettext
from course.plain.tools.sheet import Sheet
from course.plain.words import Choice
from course.tools.plan import MessagePlan

_BEGIN, _HEAR, _DONE = "begin", "hear", "done"


def rehearse(sheet: Sheet[MessagePlan], question: str) -> None:
    """Asks the question, and takes the time until Enter is pressed; as often as one wants to.

    Args:
        sheet: The plan.
        question: What is answered aloud.
    """
    dialogue = sheet.dialogue
    dialogue.say(question, _("Say why in 60 seconds, aloud and without paper."))
    done = Choice(_("Finished"), _DONE, _("finished, done"))
    hear = Choice(_("Hear what you have written yourself"), _HEAR, _("read, text"))
    begin = Choice(_("Begin"), _BEGIN, _("begin"))
    enter = begin
    while (chosen := dialogue.choose([], enter=enter, more=[each for each in (begin, hear, done) if each is not enter])) != _DONE:
        if chosen == _HEAR:
            dialogue.tell(sheet.work.why or _("Nothing is written yet."))
        else:
            _take_the_time(sheet)
            enter = done


def _take_the_time(sheet: Sheet[MessagePlan]) -> None:
    clock, stop = sheet.session.clock, Choice(_("I have said it"), None, _("stop"))
    begun = clock()
    sheet.dialogue.choose([], ask=_("The time runs."), enter=stop)
    seconds = round((clock() - begun).total_seconds())
    sheet.dialogue.say(ngettext("It took {n} second.", "It took {n} seconds.", seconds).format(n=seconds))
