"""The guides as documents: a sheet a lesson for a talk between two leaders, all of them in one, and one for whoever runs a group.

They are of the course alone: nothing that a leader wrote can be in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from course.content.guide import GroupGuide, GroupItem, Guide
from course.content.model import Course, Lesson
from course.export.document import (
    Caption,
    Card,
    Cards,
    Document,
    DocumentBlock,
    Heading,
    PageBreak,
    Paragraph,
    SimpleBlock,
    Table,
    Ticks,
)
from course.export.parts import one_line
from course.locale import N_, _, ngettext

_TIMES = ((3, N_("Purpose")), (5, N_("Dilemma")), (9, N_("Three questions")), (3, N_("Show")))
"""How many minutes each part of the talk takes."""


def guide_document(course: Course, lesson: Lesson) -> Document:
    """The guide of a lesson, on a sheet of its own; nothing but its title where the lesson has none."""
    blocks = tuple(_talk(lesson.guide, 2)) if lesson.guide else ()
    above = _("Guide for two · lesson {number} · two leaders, {minutes}")
    told = above.format(number=course.lessons.index(lesson) + 1, minutes=_whole_time())
    return Document(lesson.title, blocks, layout="sheet", above=told)


def guides_document(course: Course) -> Document:
    """The guides of all lessons in one, each on a page of its own."""
    blocks: list[SimpleBlock] = []
    for number, lesson in enumerate(course.lessons, start=1):
        if lesson.guide:
            about = _("Lesson {number} · two leaders, {minutes}").format(number=number, minutes=_whole_time())
            blocks += [PageBreak(), Heading(2, lesson.title), Caption(about), *_talk(lesson.guide, 3)]
    front = (
        Paragraph(
            _("Meet another leader for twenty minutes after each lesson. You need a sheet each, a pen and a place to be alone.")
        ),
        Paragraph(_stays()),
    )
    return Document(_("Guide for two"), tuple(blocks[1:]), layout="sheet", has_title_page=True, front=front)


def group_guide_document(guide: GroupGuide) -> Document:
    """For the one who runs the guides in a group of leaders: what to do before, in the hour and afterwards."""
    begun = accumulate((int(each.minutes) for each in guide.hour), initial=0)
    hour = tuple((_from_to(start, item), item.title, one_line(item.text)) for start, item in zip(begun, guide.hour, strict=False))
    blocks: tuple[DocumentBlock, ...] = (
        Paragraph(one_line(guide.purpose)),
        Heading(2, _("Before")),
        _to_do(guide.before),
        Heading(2, _("The hour")),
        Table((_("Minutes"), _("What"), _("How")), hour),
        Heading(2, _("Afterwards")),
        _to_do(guide.after),
    )
    title = _("The guides in a group of leaders")
    return Document(title, blocks, layout="sheet", above=_("Guide for two · for the one who runs the group"))


def _talk(guide: Guide, level: int) -> Iterator[SimpleBlock]:
    """What the two of them have before them, in the order in which they come to it."""
    parts = (Card(_minutes(minutes), _(name), share=minutes) for minutes, name in _TIMES)
    yield Cards(tuple(parts), "shares")
    yield Heading(level, _("Purpose"))
    yield Paragraph(one_line(guide.purpose))
    yield Heading(level, _("Dilemma"))
    yield Paragraph("\n\n".join(one_line(each) for each in guide.dilemma.split("\n\n")), boxed=True)
    yield Heading(level, _("Three questions"))
    yield Caption(_("A minute and a half each. One answers, the other asks. Then change."))
    yield Cards(tuple(Card(one_line(each)) for each in guide.questions), "answers", numbered=True)
    yield Cards((Card(_("Show it next time"), one_line(guide.show)),))
    yield Caption(_stays())


def _from_to(start: int, item: GroupItem) -> str:
    """Which minutes of the hour it takes: so one sees on a watch where one should be."""
    return f"{start}–{start + int(item.minutes)}"


def _to_do(lines: tuple[str, ...]) -> Ticks:
    return Ticks(tuple((False, one_line(each)) for each in lines))


def _stays() -> str:
    return _("What you say stays between you. Say roles, not names. You need not show each other your journals.")


def _whole_time() -> str:
    minutes = sum(minutes for minutes, _name in _TIMES)
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)


def _minutes(minutes: int) -> str:
    return ngettext("{n} min.", "{n} min.", minutes).format(n=minutes)
