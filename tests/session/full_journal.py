"""A journal with something of everything in it, so that no document there is is empty."""

from __future__ import annotations

from dataclasses import replace as in_part

from msgspec.structs import replace

from course.content.model import Reflect
from course.content.scenario import Scenario
from course.export.selection import Selection
from course.journal.kinds import REFLECTIONS
from course.journal.private import mark_private
from course.session.audience import Audience, selection_for
from course.session.paper import Paper
from course.session.papers import every_paper, paper
from course.session.session import Session
from course.session.threads import threads_of
from course.tools.commitment import Commitment, Source
from course.tools.project import Project
from course.tools.talk import Picked, Talk, Thing
from tests.export import rich
from tests.session.leader import Clock, go_through, play

SECRET = "Det, som ingen andre skal læse"
"""Stands in what is only for the leader, and in no document."""


def fill(session: Session, clock: Clock) -> None:
    """Writes and makes something of everything."""
    records = session.records
    for lesson in session.course.lessons:
        go_through(session, lesson)
        clock.passes(2)
    steps = [(lesson, step) for lesson in session.course.lessons for step in lesson.steps]
    lesson, dilemma = next((lesson, step) for lesson, step in steps if isinstance(step, Scenario))
    assert isinstance(dilemma, Scenario)
    play(session, lesson, dilemma, lambda _fork: 1)
    lesson, step = next((lesson, step) for lesson, step in steps if isinstance(step, Reflect))
    first = records.reflection(step.id)
    assert first is not None
    again = records.save_revisit(lesson.id, step.id, 14, "Den hænger der stadig.\n\nMen nu ved jeg hvorfor.", None)
    note = records.save_note(lesson.id, step.id, "En note til trinnet.", None)
    records.save_note(None, None, "En tanke i bilen, kl. 7.30.", None)
    mark_private(session.journal, [("notes", records.save_note(None, None, SECRET, None))], True)
    for number, statement in enumerate(session.course.statements):
        for moment, value in (("before", 2 + number % 3), ("after", 4 + number % 3)):
            records.save_rating(moment, statement.id, value)
    records.save_setting("name", "Åse Holm")
    _work(session, Source(REFLECTIONS, first.id, step.title), (first.id, again, note))


def _work(session: Session, source: Source, texts: tuple[str, str, str]) -> None:
    keep = session.works
    project = keep.of(Project).save(rich.PROJECT)
    for work in (rich.workshop(session.course), rich.BOARD, rich.PLAN):
        keep.of(type(work)).save(replace(work, project=project.id))
    keep.of(Commitment).save(rich.AGREEMENT)
    keep.of(Commitment).save(replace(rich.AGREEMENT, id="", action="spørger jeg igen", look_back="2026-12-18", source=source))
    keep.of(Commitment).save(
        Commitment(occasion="vi mødes", action="lytter jeg", look_back="2026-11-01", outcome="done", learned="Det hjalp.")
    )
    first, again, note = texts
    keep.of(Talk).save(
        Talk(
            day="2026-12-09",
            role="områdelederen",
            project=project.id,
            things=(
                Thing("1", "request", "To timer om ugen.", "Så kan hun hjælpe.\nOgså i pausen."),
                Thing("2", "doubt", "De andre."),
            ),
            picked=(Picked(first, "reflections"), Picked(again, "revisits"), Picked(note, "notes")),
        )
    )


def every(session: Session) -> list[Paper]:
    """All that is listed, and what is asked for by its name alone; of threads the longest, of lessons the first."""
    thread = max(threads_of(session).all, key=lambda each: len(each.parts))
    agreement = session.works.of(Commitment).all()[0]
    named = [paper(session, each) for each in ("guide:1", f"agreement:{agreement.id}", f"thread:{thread.id}")]
    return [*every_paper(session), *(each for each in named if each is not None)]


def wanted(session: Session, of: Paper) -> Selection:
    """To a manager where it is for one, and with the answers where they can go into it."""
    who = Audience.MANAGER if Audience.MANAGER in of.audiences else Audience.ME
    return in_part(selection_for(session, who), answers=of.has_answers)
