"""How much the leader has written, lesson by lesson and week by week."""

from __future__ import annotations

from textual.content import Content

from course.locale import _, ngettext
from course.study.development import Development
from course.tui.development.charts import FULL, NONE, Bar, Column, bars, columns
from course.tui.development.pictures.wording import heading, lesson_name, lines, muted, number, sentence, sentences, week_name
from course.tui.widgets.blocks import Block


def draw_words(development: Development, width: int) -> list[Block]:
    """A bar a lesson, and below it a column a week."""
    words = development.words
    if not words.total:
        return _no_words()
    most = max(words.elsewhere, *(each.words for each in words.lessons))
    rows = [
        Bar(Content(name), ((many, FULL), (most - many, NONE)), number(many))
        for name, many in (
            *((f"{place} {each.lesson.title}", each.words) for place, each in enumerate(words.lessons, start=1)),
            (f"  {_('Outside the lessons')}", words.elsewhere),
        )
    ]
    highest = max((each.words for each in words.weeks), default=1)
    weeks = [Column(each.words / highest, number(each.words), str(each.week.number)) for each in words.weeks]
    below = columns(weeks, (_("words"), _("week")), width) if weeks else []
    return [sentence(_words_in_short(development)), *lines(bars(rows, width)), *lines(below)]


def tell_words(development: Development) -> list[Block]:
    """A sentence a lesson, and one a week."""
    words = development.words
    if not words.total:
        return _no_words()
    rows = [f"{lesson_name(place, each.lesson)}: {_count(each.words)}." for place, each in enumerate(words.lessons, start=1)]
    rows.append(f"{_('Outside the lessons')}: {_count(words.elsewhere)}.")
    weeks = [Content(f"{week_name(each.week)}: {_count(each.words)}.") for each in words.weeks]
    below = [heading(_("Week by week, by when a text was last changed")), *lines(weeks, gap=False)] if weeks else []
    return [sentence(_words_in_short(development)), *sentences(rows), *below]


def _words_in_short(development: Development) -> str:
    total = development.words.total
    said = _("You have written {words}.").format(words=_count(total))
    pages = round(total / 300)
    return f"{said} {ngettext('That is about {n} page.', 'That is about {n} pages.', pages).format(n=pages)}" if pages else said


def _count(many: int) -> str:
    return ngettext("{n} word", "{n} words", many).format(n=number(many))


def _no_words() -> list[Block]:
    return [
        sentence(_("What you write gathers here: your words, lesson by lesson and week by week.")),
        muted(_("It begins with the first reflection or note. A single sentence is enough.")),
    ]
