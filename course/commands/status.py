"""`skalkan status`: how far the leader is."""

from __future__ import annotations

import json

from course.commands.counts import entries
from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.content.model import Course
from course.journal.records import Records
from course.locale import _, ngettext
from course.study.progress import LessonProgress, Progress, State, progress_of

_MARKS = {State.OPEN: "·", State.STARTED: "▸", State.DONE: "✔"}


def run(options: Options) -> int:
    """Prints the progress as a table, or as JSON for other programs."""
    there = places(options)
    course = open_course(there)
    with open_journal(there.home) as journal:
        records = Records(journal)
        progress, counts = progress_of(course, records), records.counts()
    print(_as_json(course, progress, counts) if options.json else "\n".join(_table(course, progress, counts)))
    return 0


def _as_json(course: Course, progress: Progress, counts: dict[str, int]) -> str:
    """The figures of the home screen; `minutes` are those left, for the steps that are not done."""
    lessons = [
        {
            "id": each.lesson.id,
            "title": each.lesson.title,
            "steps": each.total,
            "done": each.done,
            "minutes": each.minutes_left,
        }
        for each in progress.lessons
    ]
    return json.dumps({"course": course.title, "lessons": lessons, "entries": counts}, ensure_ascii=False, indent=2)


def _table(course: Course, progress: Progress, counts: dict[str, int]) -> list[str]:
    width = max((len(each.lesson.title) for each in progress.lessons), default=0)
    rows = [_row(number, each, width) for number, each in enumerate(progress.lessons, 1)]
    total = _("{done} of {total} steps done").format(done=progress.done, total=progress.total)
    if progress.minutes_left:
        total += ", " + _minutes_left(progress.minutes_left)
    return [course.title, "", *rows, "", f"{total}.", _("In your journal: {entries}.").format(entries=entries(counts))]


def _row(number: int, each: LessonProgress, width: int) -> str:
    left = _minutes_left(each.minutes_left) if each.minutes_left else ""
    return f"{number:>2} {_MARKS[each.state]} {each.lesson.title:<{width}}  {each.done:>2}/{each.total:<2}  {left}".rstrip()


def _minutes_left(minutes: int) -> str:
    return ngettext("about {n} min. left", "about {n} min. left", minutes).format(n=minutes)
