"""What the leader wrote and what grew out of it."""

from __future__ import annotations

from course.locale import _
from course.locale.dates import short_date
from course.plain.deleting import delete
from course.plain.door import Door
from course.plain.voice import sentence, unsigned
from course.plain.words import Choice, Known
from course.session.commitments import to_commitment
from course.session.privacy import only_for_you
from course.session.routes import Route, ToEntry, ToOutgoing, ToThread, ToWork
from course.session.threads import threads_of
from course.tools.commitment import TABLE, Commitment
from course.tools.threads import Part, Thread

_AGREE, _DELETE, _EXPORT, _TELL = "agree", "delete", "export", "tell"


def visit(door: Door, route: ToThread) -> Route | None:
    """Tells the thread part by part, and opens the one that is chosen."""
    thread: Thread | None = route.thread
    if len(route.thread.parts) == 1:
        return _to(route.thread.first)
    _tell(door, route.thread)
    known = Known()
    while thread is not None:
        threads = threads_of(door.session)
        parts: list[Choice[Part | str]] = [
            Choice(_("Open: {part}").format(part=threads.told(each).name), each) for each in thread.parts if not each.is_outcome
        ]
        private = door.private(thread.entries)
        more: list[Choice[Part | str]] = [
            Choice(_("Hear it all once more"), _TELL, _("read, text")),
            Choice(_("Make an agreement with yourself of it"), _AGREE, _("agreement")),
            Choice(_("Save as a file"), _EXPORT, _("file, export")),
            Choice(private.text, private.value, private.names),
            Choice(_("Delete all of it"), _DELETE, _("delete, remove")),
        ]
        chosen = door.dialogue.choose(parts, more=more, known=known)
        if chosen == _DELETE and delete(door, thread.entries):
            return None
        _does(door, thread, chosen)
        thread = threads_of(door.session).of(thread.id)
    door.dialogue.say(_("It isn't in the journal any more."))
    return None


def _does(door: Door, thread: Thread, chosen: Part | str) -> None:
    match chosen:
        case Part():
            door.go(_to(chosen))
        case "tell":
            _tell(door, thread)
        case "agree":
            source = threads_of(door.session).source(
                next((each for each in thread.parts if each.of is thread.text), thread.first)
            )
            door.go(to_commitment(source))
        case "private":
            door.change_private(thread.entries)
        case "export":
            door.go(ToOutgoing(f"thread:{thread.id}"))


def _to(part: Part) -> ToEntry | ToWork:
    return ToWork(TABLE, part.of.id) if isinstance(part.of, Commitment) else ToEntry(part.of)


def _tell(door: Door, thread: Thread) -> None:
    threads = threads_of(door.session)
    private = only_for_you(door.session, *thread.entries).lower()
    facts = [threads.title(thread), threads.place(thread), unsigned(private).capitalize()]
    door.dialogue.heading(" ".join(map(sentence, filter(None, facts))))
    for part in thread.parts:
        words = threads.told(part)
        door.dialogue.sign(f"{words.name}, {short_date(part.begun)}" + (f", {words.note}" if words.note else "") + ":")
        door.dialogue.tell(words.text or _("(empty)"))
