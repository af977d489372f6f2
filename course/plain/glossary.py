"""The words of the trade."""

from __future__ import annotations

from course.content.model import Term
from course.locale import _
from course.plain.door import Door
from course.plain.text import told
from course.plain.words import Choice, Known
from course.session.routes import Route, ToGlossary


def visit(door: Door, route: ToGlossary) -> Route | None:
    """Tells the words, those that are asked for first, and explains the one that is chosen."""
    course, dialogue = door.session.course, door.dialogue
    first = [term for term_id in route.first if (term := course.term(term_id)) is not None]
    terms = [*first, *(each for each in course.glossary if each not in first)]
    dialogue.heading(_("The words of the trade") + f": {len(terms)}.")
    if len(first) == 1:
        _explain(door, first[0])
    choices = [Choice(each.term, each, ",".join(each.also)) for each in terms]
    known = Known()
    while True:
        help = _("Say a word or its number, and it is explained.")
        _explain(door, dialogue.choose(choices, ask=_("Which word?"), help=help, known=known))


def _explain(door: Door, term: Term) -> None:
    door.dialogue.tell(f"{term.term}: {told(term.text)}")
