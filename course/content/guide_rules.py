"""What must hold for the guides of a course: each is whole, every lesson has one or none has, and the hour is an hour."""

from __future__ import annotations

import re
from collections import Counter

from course.content.node import Node
from course.content.rules import Files
from course.locale import _
from course.locale.spelling import fold

QUESTIONS = 3
HOUR = 60
"""Minutes that the parts of the hour take together."""

_MINUTES = re.compile(r"[1-9][0-9]?")


def check(files: Files) -> None:
    """Reports everything that breaks a rule to the document where it stands.

    To be asked before the other rules: what a lesson lacks is told only where all of them have passed the schema.
    """
    are_whole = not any(lesson.problems for lesson in files.lessons)
    lessons, course = files.lesson_nodes(), Node.root(files.course)
    for lesson in lessons:
        if guide := lesson.get("guide"):
            _guide(guide)
    group = course.get("group_guide")
    if group:
        _group(group)
    if not are_whole:
        return
    lacking = [lesson for lesson in lessons if lesson.get("guide") is None]
    if len(lacking) < len(lessons):
        for lesson in lacking:
            lesson.report(_("missing 'guide', which the other lessons have"))
    elif group:
        group.report(_("no lesson has a guide for this"))


def _guide(guide: Node) -> None:
    """A guide has three questions, and they differ."""
    questions = guide.get("questions")
    if questions is None or not isinstance(questions.value, list):
        return
    asked = guide.each("questions")
    if len(asked) != QUESTIONS:
        questions.report(_("a guide has {number} questions, not {found}").format(number=QUESTIONS, found=len(asked)))
    seen: Counter[str] = Counter()
    for each in asked:
        text = " ".join(fold(each.value).split()) if isinstance(each.value, str) else ""
        seen[text] += 1
        if text and seen[text] == 2:
            each.report(_("two questions say the same"))


def _group(group: Node) -> None:
    """The hour is one: its minutes are numbers that come to sixty."""
    hour = group.get("hour")
    if hour is None or not isinstance(hour.value, list):
        return
    minutes = [each.get("minutes") for each in group.each("hour")]
    known = [each for each in minutes if each and isinstance(each.value, str) and each.value.strip()]
    numbers = [int(str(each.value)) for each in known if _MINUTES.fullmatch(str(each.value))]
    for each in known:
        if not _MINUTES.fullmatch(str(each.value)):
            each.report(_("minutes are a number from 1 to 99"))
    if len(numbers) == len(minutes) and sum(numbers) != HOUR:
        hour.report(_("the parts of the hour take {found} minutes, not {number}").format(found=sum(numbers), number=HOUR))
