"""All agreements with oneself."""

from __future__ import annotations

from collections.abc import Iterator

from course.locale import _
from course.plain.door import Door
from course.plain.voice import sentence
from course.plain.words import Choice, Known
from course.session.commitments import to_commitment
from course.session.project_page import agreement_facts, in_order
from course.session.routes import Route, ToCommitments, ToOutgoing
from course.session.session import Session
from course.session.works import to_work
from course.tools.commitment import Commitment, in_a_line


def visit(door: Door, _route: ToCommitments) -> Route | None:
    """Tells them, those to look back at first, and opens the one that is chosen."""
    every = door.session.works.of(Commitment).all()
    door.dialogue.heading(f"{_('Agreements with myself')}: {len(every)}.")
    known = Known()
    while True:
        door.go(door.dialogue.choose(lambda: list(_lines(door.session)), ask=_("Which one?"), known=known))


def _lines(session: Session) -> Iterator[Choice[Route]]:
    every = session.works.of(Commitment).all()
    for each in in_order(session, every):
        said = in_a_line(each)
        yield Choice(f"{sentence(said)} {sentence(agreement_facts(session, each).capitalize())}", to_work(each))
    yield Choice(_("Make an agreement with yourself: if … then …"), to_commitment(), _("new, agreement"))
    if every:
        yield Choice(_("Save as a file"), ToOutgoing("agreements"), _("file, export"))
