"""The one search, through the course and everything written."""

from __future__ import annotations

from course.locale import N_, _, ngettext
from course.plain.door import Door
from course.plain.voice import sentence
from course.plain.words import Choice, Known
from course.session.finding import index, searched, stamp, to_hit
from course.session.routes import Route, ToSearch
from course.study.search import Hit, Kind
from course.tools import registry

_LETTERS = 100
"""Letters of a text that are told of a hit."""
KIND_WORDS = {
    Kind.LESSON: N_("Lesson"),
    Kind.STEP: N_("Step"),
    Kind.TERM: N_("Term"),
    Kind.QUESTION: N_("Question"),
    Kind.REFLECTION: N_("Reflection"),
    Kind.NOTE: N_("Note"),
    Kind.REVISIT: N_("Looking back"),
}
"""What a hit is."""


def visit(door: Door, route: ToSearch) -> Route | None:
    """Asks for words, tells the hits, and opens the one that is chosen."""
    dialogue = door.dialogue
    words, told, known = route.words or dialogue.line(_("Search for what?")) or "", "", Known()
    while words:
        hits = _find(door, words)
        if words != told:
            count = ngettext("{n} hit for “{words}”", "{n} hits for “{words}”", len(hits)).format(n=len(hits), words=words)
            dialogue.heading(f"{count}.")
            told, known = words, Known()
        choices: list[Choice[Hit | str]] = [Choice(_line(hit), hit) for hit in hits]
        again: Choice[Hit | str] = Choice(_("Search for other words"), "", _("search, other"))
        help = _("A number opens a hit.")
        chosen = dialogue.choose(choices, ask=_("Which one?") if hits else "", more=[again], help=help, known=known)
        if isinstance(chosen, str):
            words = dialogue.line(_("Search for what?")) or ""
        elif (to := to_hit(door.session, chosen.doc)) is not None:
            door.go(to)
        else:
            dialogue.say(_("It isn't in the journal any more."))
    return None


def _find(door: Door, words: str) -> list[Hit]:
    session = door.session
    there = searched(session)
    if there.stamp != (now := stamp(session)):
        session.searched = there = index(session, now)
    return list(there.search.find(words, length=_LETTERS).hits)


def _line(hit: Hit) -> str:
    kind = KIND_WORDS.get(hit.doc.kind) or registry.at(hit.doc.ref.partition(":")[0]).names.short
    return " ".join((*map(sentence, filter(None, (_(kind), hit.title))), _until_word(hit.snippet)))


def _until_word(snippet: str) -> str:
    """A piece of a text, told to its last whole word where it breaks off."""
    if not snippet or sentence(snippet) == snippet:
        return snippet
    return f"{snippet.rsplit(' ', 1)[0]} …" if len(snippet) >= _LETTERS else sentence(snippet)
