"""`skalkan check`: every mistake in a folder of lessons, one a line."""

from __future__ import annotations

from course.commands.opening import how_many
from course.commands.options import Options
from course.commands.places import expanded, places
from course.commands.refused import Refused
from course.content import check
from course.content.bank import bank_of
from course.content.model import Course
from course.locale import _, ngettext


def run(options: Options) -> int:
    """Prints each problem as `file:line:col: path: message`, or what the folder holds when there is none."""
    folder = expanded(options.dir) if options.dir else places(options).lessons
    course, problems = check(folder)
    for problem in problems:
        print(problem)
    if course is None:
        raise Refused(how_many(problems))
    print(f"{folder}: {_contents(course)}")
    return 0


def _contents(course: Course) -> str:
    lessons = len(course.lessons)
    steps = sum(len(lesson.steps) for lesson in course.lessons)
    questions = sum(1 for lesson in course.lessons for _question in lesson.questions())
    only_back = len(bank_of(course))
    terms = len(course.glossary)
    return ", ".join(
        (
            ngettext("{n} lesson", "{n} lessons", lessons).format(n=lessons),
            ngettext("{n} step", "{n} steps", steps).format(n=steps),
            ngettext("{n} question", "{n} questions", questions).format(n=questions),
            *([ngettext("{n} only for review", "{n} only for review", only_back).format(n=only_back)] if only_back else []),
            ngettext("{n} word explained", "{n} words explained", terms).format(n=terms),
            _("no mistakes"),
        )
    )
