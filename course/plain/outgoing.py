"""Taking something out as a file: for whom, which document, as what, and what goes into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from course.journal.private import Address
from course.locale import _
from course.plain.door import Door
from course.plain.voice import labelled, sentence, unsigned
from course.plain.words import Choice, Known
from course.session.audience import AUDIENCES
from course.session.exports import AlreadyThere, NothingToWrite, NotWritten, proposed, take_out
from course.session.glance import excerpt
from course.session.outgoing import Outgoing
from course.session.routes import Route, ToOutgoing

_FOR, _PAPER, _AS, _ENTRIES, _ANSWERS, _WRITE, _NOT, _PREPARE = (
    "for", "paper", "as", "entries", "answers", "write", "not", "prepare"
)  # fmt: skip
_LETTERS = 100
"""Letters of an entry that are told in a list."""


def visit(door: Door, route: ToOutgoing) -> Route | None:
    """Tells what is chosen, and writes it when that is said."""
    outgoing = Outgoing(door.session, route.paper, route.work)
    door.dialogue.heading(_("Save as a file"))
    write = Choice(_("Write the file"), _WRITE, _("write the file, save"))
    known, was_warned = Known(), False
    while True:
        outgoing.look_for_personal_data()
        was_warned = _warn(door, outgoing, was_warned)
        help = _("A number changes a choice. Nothing is written before you say so.")
        more = [Choice(_("Not now"), _NOT, _("not now"))]
        if outgoing.preparing is not None:
            more.insert(0, Choice(_("Prepare the talk"), _PREPARE, _("prepare")))
        way = door.dialogue.choose(list(_choices(outgoing)), enter=write, more=more, help=help, known=known)
        if way == _NOT or (way == _WRITE and _write(door, outgoing)):
            return None
        _change(door, outgoing, way)


def _warn(door: Door, outgoing: Outgoing, was_warned: bool) -> bool:
    """Says once that something which goes out looks like personal data; says whether it does."""
    looks = bool(outgoing.warning)
    if looks and not was_warned:
        door.dialogue.say(
            _("Something that goes out looks like personal data. Hear what goes into it, and take it out if you like.")
        )
    return looks


def _choices(outgoing: Outgoing) -> Iterator[Choice[str]]:
    yield Choice(labelled(_("For"), _(AUDIENCES[outgoing.audience])), _FOR, _("for"))
    yield Choice(labelled(_("Document"), outgoing.paper.title), _PAPER, _("document"))
    yield Choice(labelled(_("As"), outgoing.proposal.name.replace("\n", ". ")), _AS, _("as, format"))
    if outgoing.summary:
        yield Choice(labelled(_("What goes into it"), unsigned(outgoing.summary)), _ENTRIES, _("what, entries"))
    if outgoing.answers is not None:
        answers = _("go in as well") if outgoing.answers else _("stay out")
        yield Choice(labelled(_("Answers to questions"), answers), _ANSWERS, _("answers"))


def _change(door: Door, outgoing: Outgoing, way: str) -> None:
    dialogue = door.dialogue
    match way:
        case "for":
            audiences = [Choice(_(AUDIENCES[each]), each) for each in outgoing.audiences]
            outgoing.choose_audience(dialogue.choose(audiences, ask=_("For whom?")))
        case "paper":
            papers = [Choice(each.title, each) for each in outgoing.papers]
            outgoing.choose_paper(dialogue.choose(papers, ask=_("Which document?")))
        case "as":
            formats = [Choice(each.name.replace("\n", ". "), each) for each in outgoing.proposals]
            outgoing.choose_proposal(dialogue.choose(formats, ask=_("As what?")))
        case "answers":
            outgoing.switch_answers()
        case "entries":
            _choose_entries(door, outgoing)
        case "prepare":
            if outgoing.preparing is not None:
                door.go(outgoing.preparing)
                outgoing.renew()


def _choose_entries(door: Door, outgoing: Outgoing) -> None:
    """Tells every entry and whether it goes out; a number takes it out, or in."""
    known = Known()
    done: Choice[list[Address]] = Choice(_("Finished"), [], _("finished, done"))
    every: Choice[list[Address]] = Choice(_("All in or out"), outgoing.entries, _("all"))
    while True:
        lines = [Choice(_told(outgoing, each), [each]) for each in outgoing.entries]
        help = _("A number takes an entry out, or in again.")
        more = [every] if len(lines) > 1 else []
        chosen = door.dialogue.choose(lines, enter=done, more=more, help=help, known=known)
        if not chosen:
            return
        outgoing.switch(chosen)
        if chosen is every.value:
            door.dialogue.say(unsigned(outgoing.summary))


def _told(outgoing: Outgoing, address: Address) -> str:
    entry = outgoing.told(address)
    goes = _("Goes out.") if outgoing.goes(address) else _("Stays here.")
    private = _("Only for you.") if outgoing.is_private(address) else ""
    place = ", ".join(filter(None, (entry.name, entry.place)))
    personal = sentence(outgoing.personal(address))
    return " ".join(filter(None, (goes, private, personal, f"{place}: {excerpt(entry.text, _LETTERS)}".rstrip(": "))))


def _write(door: Door, outgoing: Outgoing) -> bool:
    """Asks where to, and writes it; says whether it is written."""
    proposal = outgoing.proposal
    file = proposed(door.session, proposal)
    typed = door.dialogue.line(_("Where to?"), file)
    typed, replace = file if typed is None else typed, False
    suffix = PurePath(typed).suffix.removeprefix(".")
    proposal = next((each for each in outgoing.proposals if each.suffix == suffix), proposal)  # an ending says as what
    while True:
        try:
            written = take_out(door.session, proposal, typed, replace=replace)
        except AlreadyThere as there:
            replace = door.dialogue.confirm(str(there))
            if not replace:
                return False
        except (NothingToWrite, NotWritten) as error:
            door.dialogue.say(str(error))
            return False
        else:
            door.dialogue.say(_("Written: {file}").format(file=written))
            return True
