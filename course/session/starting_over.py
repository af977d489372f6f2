"""What one can begin again with, and what goes with it. What was written stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from course.content.model import Course, Lesson, Question
from course.journal import resets
from course.journal.kinds import ATTEMPTS, PATHS, RATINGS, READINGS
from course.journal.resets import Reset
from course.locale import _, ngettext
from course.session.ratings import progress_settings
from course.session.session import Session
from course.study.reset import Taken, of_course, of_lesson, of_question


class Scope(Struct, frozen=True):
    """Something to begin again with."""

    name: str
    """What it is: "This question"."""
    asked: str
    """The same as a question: whether to begin again with it."""
    taken: Taken
    """What goes from the course."""
    lesson: Lesson | None = None
    """The lesson it is, where it is one."""
    question: str = ""
    """The id of the question on screen, where it is that."""

    @property
    def loss(self) -> str:
        """What goes, counted: "12 answers and 3 steps read"."""
        return _("Gone from the course: {what}.").format(what=counted(self.taken) or _("Your place in it"))


def counted(taken: Iterable[tuple[str, str]]) -> str:
    """What is taken, counted: "12 answers and 3 steps read"; empty where it is none of these."""
    count = Counter(kind for kind, _id in taken)
    answers, paths, read, rated = (count[kind] for kind in (ATTEMPTS, PATHS, READINGS, RATINGS))
    parts = [
        ngettext("{n} answer", "{n} answers", answers).format(n=answers) if answers else "",
        ngettext("{n} path through a dilemma", "{n} paths through a dilemma", paths).format(n=paths) if paths else "",
        ngettext("{n} step read", "{n} steps read", read).format(n=read) if read else "",
        ngettext("{n} rated statement", "{n} rated statements", rated).format(n=rated) if rated else "",
    ]
    *most, last = [part for part in parts if part] or [""]
    return _("{parts} and {last}").format(parts=", ".join(most), last=last) if most else last


def begin_again(session: Session, scope: Scope) -> None:
    """Takes what goes with it from the course, all or nothing; one undo brings it back, and so does the journal's list later.

    Raises:
        SaveFailed: Nothing was changed.
    """
    lesson = scope.lesson.id if scope.lesson else ""
    resets.take(session.journal, scope.taken, lesson, scope.question)
    session.undo.add(scope.taken)


def title_of(course: Course, reset: Reset) -> str:
    """What was begun again with, as the course calls it today."""
    if reset.question:
        return _("Began again: one question")
    if not reset.lesson:
        return _("Began again: the whole course")
    title = next((lesson.title for lesson in course.lessons if lesson.id == reset.lesson), "")
    return _("Began again: the lesson “{title}”").format(title=title) if title else _("Began again: a lesson")


def scopes(session: Session, lesson: Lesson | None, question: Question | None) -> list[Scope]:
    """What there is to begin again with, the smallest first: only what has something to take.

    Args:
        session: What the leader is at.
        lesson: The lesson that is shown, where one is.
        question: The question that is shown, where one is.
    """
    records, found = session.records, []
    if question is not None:
        asked = _("Do you want to begin again with this question?")
        found.append(Scope(_("This question"), asked, of_question(records, question), question=question.id))
    if lesson is not None:
        name = _("The lesson “{title}”").format(title=lesson.title)
        asked = _("Do you want to begin again with the lesson “{title}”?").format(title=lesson.title)
        found.append(Scope(name, asked, of_lesson(records, session.course, lesson), lesson))
    asked = _("Do you want to begin again with the whole course?")
    found.append(Scope(_("The whole course"), asked, of_course(records, session.course, progress_settings())))
    return [scope for scope in found if scope.taken]
