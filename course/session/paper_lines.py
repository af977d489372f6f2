"""Every document by its name and by everyday words, for a list of what can be done: each leads to where it goes out."""

from __future__ import annotations

from msgspec import Struct

from course.locale import N_, _
from course.session.course_papers import guide_of_lesson
from course.session.paper import Paper
from course.session.papers import every_paper
from course.session.routes import ToOutgoing
from course.session.session import Session

_EVERY = N_("export print document file Word PDF share with my manager")
_WORDS = {
    "talk": N_("manager boss meeting one-to-one prepare"),
    "workshop": N_("workshop script"),
    "agenda": N_("agenda meeting workshop"),
    "decisions": N_("decisions minutes workshop"),
    "board": N_("board advantages drawbacks picture"),
    "plan": N_("communication plan messages"),
    "certificate": N_("diploma proof"),
    "questions": N_("quiz cards practise"),
    "agreements": N_("tasks calendar days"),
    "guide": N_("partner colleague network sparring"),
}
"""Everyday words for what is taken out, by what it is called on the command line."""
_FORM = "-form"
"""What the id of a form to fill in by hand ends with."""


class PaperLine(Struct, frozen=True):
    """A document that can be taken out."""

    name: str
    about: str
    words: str
    """Everyday words that it is found by as well."""
    route: ToOutgoing


def paper_lines(session: Session) -> list[PaperLine]:
    """All documents there are for the leader, each lesson's guide as well."""
    guides = (guide_of_lesson(session, lesson.id) for lesson in session.course.lessons if lesson.guide)
    return [_line(each) for each in (*every_paper(session), *guides) if each is not None]


def _line(of: Paper) -> PaperLine:
    kind = of.id.partition(":")[0]
    words = [_EVERY, *filter(None, [_WORDS.get(kind.removesuffix(_FORM))])]
    if kind.endswith(_FORM):
        words.append(N_("empty form paper pen"))
    name = _("Save as a file: {title}").format(title=of.title)
    about = _("You choose for whom, and as what: Word, PDF and others")
    return PaperLine(name, about, " ".join(map(_, words)), ToOutgoing(of.id))
