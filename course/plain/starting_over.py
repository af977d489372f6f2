"""Beginning again with a question, a lesson or the course; what was written stays."""

from __future__ import annotations

from collections.abc import Sequence

from course.content.model import Lesson, Question
from course.locale import _
from course.plain.door import Door
from course.plain.words import Choice
from course.session.starting_over import Scope, begin_again, scopes


def start_over(door: Door, lesson: Lesson | None = None, question: Question | None = None) -> None:
    """Asks what to begin again with, and does it.

    Args:
        door: Who is there.
        lesson: The lesson they are in; all lessons are offered where they are in none.
        question: The question they are at.
    """
    found = _found(door, lesson, question)
    if not found:
        door.dialogue.say(_("There is nothing to begin again with yet."))
        return
    leave: Choice[Scope | None] = Choice(_("Leave it as it is"), None, _("no"))
    lines: list[Choice[Scope | None]] = [Choice(each.name, each) for each in found]
    scope = door.dialogue.choose(lines, ask=_("Begin again with …"), more=[leave])
    if scope is None:
        return
    kept = _("All you have written and marked stays: reflections, what you wrote when you looked back, notes and bookmarks.")
    door.dialogue.say(scope.loss, kept)
    if door.dialogue.confirm(scope.asked) and door.try_to_save(lambda: begin_again(door.session, scope)):
        door.dialogue.say(_("Done. It can be brought back in the journal, under what was deleted."))


def _found(door: Door, lesson: Lesson | None, question: Question | None) -> Sequence[Scope]:
    lessons = [lesson] if lesson is not None else door.session.course.lessons
    found = [scope for each in lessons for scope in scopes(door.session, each, question)]
    return list({scope.name: scope for scope in found}.values())
