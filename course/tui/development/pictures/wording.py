"""What the pictures of the leader's development say in the same way."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from course.content.model import Lesson
from course.locale import _, language, ngettext
from course.study.weeks import Week
from course.tui.development.charts import Look
from course.tui.widgets.blocks import Block


def number(many: int) -> str:
    """A number with a mark between its thousands: "1.234"."""
    return f"{many:,}".replace(",", "." if language() == "da" else ",")


def duration(minutes: int) -> str:
    """About how long something takes, in words: "2 hours and 5 minutes"; from an hour on in steps of five minutes."""
    if minutes > 60:
        minutes = 5 * round(minutes / 5)
    whole, rest = divmod(minutes, 60)
    told = ngettext("{n} minute", "{n} minutes", rest).format(n=rest)
    if not whole:
        return told
    hours = ngettext("{n} hour", "{n} hours", whole).format(n=number(whole))
    return _("{hours} and {minutes}").format(hours=hours, minutes=told) if rest else hours


def lesson_name(place: int, lesson: Lesson) -> str:
    """A lesson by its number and title."""
    return _("Lesson {number}, {title}").format(number=place, title=lesson.title)


def week_name(week: Week) -> str:
    """A week by its number and year."""
    return _("Week {n} of {year}").format(n=week.number, year=week.year)


def sentence(text: str) -> Block:
    """A sentence."""
    return Block(Content(text))


def muted(text: str, gap: bool = True) -> Block:
    """A sentence by the way."""
    return Block(Content.styled(text, "$text-muted"), gap=gap)


def heading(text: str) -> Block:
    """A heading."""
    return Block(Content.styled(text, "bold"))


def lines(texts: Iterable[Content], gap: bool = True) -> list[Block]:
    """Lines under each other, by default with air above them."""
    return [Block(line, gap=gap and place == 0) for place, line in enumerate(texts)]


def sentences(texts: Iterable[str]) -> list[Block]:
    """Sentences under each other."""
    return lines(map(Content, texts))


def legend_of(*parts: tuple[Look, str]) -> Content:
    """What the shapes of a picture mean."""
    return Content("   ").join(Content.assemble(look, f" {text}") for look, text in parts)
