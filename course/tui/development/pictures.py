"""The leader's development, each side of it as a picture and as a table in words; both say the same figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from textual.content import Content

from course.content.model import Lesson
from course.locale import N_, _, language, ngettext
from course.locale.dates import long_day, short_day, weekday_names
from course.study.calibration import Judgement, Sureness
from course.study.days import A_QUARTER, Day, Days
from course.study.development import Development, Rated
from course.study.progress import State
from course.study.rating import HIGHEST, LOWEST
from course.study.weeks import Week, week_of
from course.tui.development.charts import EMPTY, FULL, HALF, NONE, Bar, Column, Look, bars, calendar, columns, scale
from course.tui.widgets.blocks import Block

Draw: TypeAlias = Callable[[Development, int], list[Block]]
Tell: TypeAlias = Callable[[Development], list[Block]]


class Picture(Struct, frozen=True):
    """One side of the leader's development."""

    name: str
    """What it is called, as a message id."""
    draw: Draw
    """The picture, for a width in cells."""
    tell: Tell
    """The same in words, a sentence a line."""


_MARKS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}
_STATES = {State.DONE: N_("done"), State.STARTED: N_("begun"), State.OPEN: N_("open")}

# Lessons


def draw_lessons(development: Development, width: int) -> list[Block]:
    """A bar a lesson: steps that are done."""
    rows = [
        Bar(
            Content.assemble(f"{number} ", _MARKS[each.state], f" {each.lesson.title}"),
            ((each.done, FULL), (each.total - each.done, EMPTY)),
            _("{done} of {total} steps").format(done=each.done, total=each.total),
        )
        for number, each in enumerate(development.progress.lessons, start=1)
    ]
    return [_said(_lessons_in_short(development)), *_lines(bars(rows, width)), *_time_left(development)]


def tell_lessons(development: Development) -> list[Block]:
    """A sentence a lesson."""
    rows = [
        _("{lesson}: {done} of {total} steps, {state}.").format(
            lesson=_named(number, each.lesson), done=each.done, total=each.total, state=_(_STATES[each.state])
        )
        for number, each in enumerate(development.progress.lessons, start=1)
    ]
    return [_said(_lessons_in_short(development)), *_list(rows), *_time_left(development)]


def _lessons_in_short(development: Development) -> str:
    progress = development.progress
    lessons = sum(each.state is State.DONE for each in progress.lessons)
    if not progress.done:
        return _("You have the whole course before you. Each lesson has a row here that fills with every step.")
    if lessons == len(progress.lessons):
        return _("You are through the whole course: all {n} lessons.").format(n=lessons)
    return _("You are through {lessons} of {all} lessons and have done {done} of {total} steps.").format(
        lessons=lessons, all=len(progress.lessons), done=progress.done, total=progress.total
    )


def _time_left(development: Development) -> list[Block]:
    minutes = development.progress.minutes_left
    return [_muted(_("What is left takes about {time}.").format(time=duration(minutes)))] if minutes else []


# Answers


def draw_answers(development: Development, width: int) -> list[Block]:
    """A bar a lesson: right, not right yet, not answered; below it a column a week."""
    answers = development.answers
    if not answers.weeks:
        return _no_answers()
    rows = [
        Bar(
            Content(f"{number} {each.lesson.title}"),
            ((each.right, FULL), (each.answered - each.right, HALF), (each.total - each.answered, EMPTY)),
            _right(each.right, each.answered) if each.answered else "",
        )
        for number, each in enumerate(answers.lessons, start=1)
    ]
    weeks = [Column(each.right / each.answered, f"{each.right}/{each.answered}", str(each.week.number)) for each in answers.weeks]
    legend = _legend((FULL, _("right ones")), (HALF, _("not right yet")), (EMPTY, _("not answered yet")))
    below = columns(weeks, (_("right ones"), _("week")), width)
    return [_said(_answers_in_short(development)), *_lines(bars(rows, width)), Block(legend, gap=False), *_lines(below)]


def tell_answers(development: Development) -> list[Block]:
    """A sentence a lesson, and one a week."""
    answers = development.answers
    if not answers.weeks:
        return _no_answers()
    rows = []
    for number, each in enumerate(answers.lessons, start=1):
        row = _("{lesson}: {right}.").format(lesson=_named(number, each.lesson), right=_right(each.right, each.answered))
        waiting = each.total - each.answered
        if each.answered and waiting:
            row += " " + ngettext("{n} question is waiting.", "{n} questions are waiting.", waiting).format(n=waiting)
        rows.append(row)
    weeks = [
        _("{week}: {right}.").format(week=_week(each.week), right=_right(each.right, each.answered)) for each in answers.weeks
    ]
    return [
        _said(_answers_in_short(development)),
        *_list(rows),
        _heading(_("Week by week, all answers you gave")),
        *_lines(map(Content, weeks), gap=False),
    ]


def _answers_in_short(development: Development) -> str:
    answers = development.answers
    return _("You have answered {answered} of {total} questions, at last rightly {right} of them.").format(
        answered=answers.answered, total=answers.total, right=answers.right
    )


def _no_answers() -> list[Block]:
    return [
        _said(_("Your answers gather here: how many of them are right, lesson by lesson and week by week.")),
        _muted(_("It begins with the first question you answer. A wrong answer is worth as much as a right one.")),
    ]


def _right(right: int, answered: int) -> str:
    return _("{right} of {answered} right").format(right=right, answered=answered) if answered else _("not answered yet")


# Sureness


_SENTENCES = {
    Judgement.EARLY: N_("There are few answers yet. After ten of them you begin to see how well your feeling fits."),
    Judgement.FIRM: N_("When you are sure, you are nearly always right. You can rely on that."),
    Judgement.MOSTLY: N_("When you are sure, you are right as a rule. The few others are worth a second look."),
    Judgement.TOO_SURE: N_("What you are sure of is not always as you believe. That is where there is most to gain."),
    Judgement.MODEST: N_("You know more than you believe: most of your guesses are right."),
    Judgement.GUESSING: N_("You often say that you are guessing. That is a good habit, and it will be less and less of it."),
}
_SHOWN = 6
"""How many questions worth a second look the picture names."""


def draw_sureness(development: Development, width: int) -> list[Block]:
    """Four bars, what they mean, and what to look at again."""
    sureness = development.sureness
    if sureness.judgement is Judgement.NOTHING:
        return _never_sure()
    most = max(many for _text, many, _look in _four(sureness))
    rows = [
        Bar(Content.assemble(_sign(look), " ", text), ((many, look), (most - many, NONE)), str(many))
        for text, many, look in _four(sureness)
    ]
    return [_said(_(_SENTENCES[sureness.judgement])), *_lines(bars(rows, width)), *_unsaid(sureness), *_again(development, width)]


def tell_sureness(development: Development) -> list[Block]:
    """Four sentences, what they mean, and what to look at again."""
    sureness = development.sureness
    if sureness.judgement is Judgement.NOTHING:
        return _never_sure()
    rows = [f"{text}: {many}." for text, many, _look in _four(sureness)]
    return [_said(_(_SENTENCES[sureness.judgement])), *_list(rows), *_unsaid(sureness), *_again(development, None)]


def _four(sureness: Sureness) -> list[tuple[str, int, Look]]:
    return [
        (_("You were sure and were right"), sureness.sure_right, FULL),
        (_("You were sure and were wrong"), sureness.sure_wrong, HALF),
        (_("You guessed and were right"), sureness.guess_right, FULL),
        (_("You guessed and were wrong"), sureness.guess_wrong, HALF),
    ]


def _sign(look: Look) -> Look:
    return ("✔", "$success") if look is FULL else ("✘", "$warning")


def _unsaid(sureness: Sureness) -> list[Block]:
    if not sureness.unsaid:
        return []
    text = ngettext(
        "{n} answer without a word on how sure you were.", "{n} answers without a word on how sure you were.", sureness.unsaid
    )
    return [_muted(text.format(n=sureness.unsaid))]


def _again(development: Development, width: int | None) -> list[Block]:
    """The questions that are worth a second look; as many as there is room for where a width is given."""
    mistaken, lessons = development.sureness.mistaken, development.course.lessons
    if not mistaken:
        text = _("What you were sure of and had wrong, you have answered rightly since.")
        return [_muted(text)] if development.sureness.sure_wrong else []
    shown = mistaken if width is None else mistaken[:_SHOWN]
    blocks = [_heading(_("Worth a second look: you were sure, and it was otherwise"))]
    for each in shown:
        lead = Content.styled(f"{lessons.index(each.lesson) + 1} ", "$accent")
        prompt = Content(" ".join(each.question.prompt.split()))
        if width is None:
            blocks.append(Block(Content(f"{_named(lessons.index(each.lesson) + 1, each.lesson)}: {prompt.plain}"), gap=False))
        else:
            blocks.append(Block(prompt.truncate(width - lead.cell_length, ellipsis=True), lead, gap=False))
    if more := len(mistaken) - len(shown):
        blocks.append(_muted(ngettext("and {n} more", "and {n} more", more).format(n=more), gap=False))
    return blocks


def _never_sure() -> list[Block]:
    return [
        _said(_("Here you will see how often you are right when you are sure, and when you guess.")),
        _muted(_("Press + for sure or - for a guess before you answer a question. You need not; the answer counts the same.")),
    ]


# Words


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
    return [_said(_words_in_short(development)), *_lines(bars(rows, width)), *_lines(below)]


def tell_words(development: Development) -> list[Block]:
    """A sentence a lesson, and one a week."""
    words = development.words
    if not words.total:
        return _no_words()
    rows = [f"{_named(place, each.lesson)}: {_count(each.words)}." for place, each in enumerate(words.lessons, start=1)]
    rows.append(f"{_('Outside the lessons')}: {_count(words.elsewhere)}.")
    weeks = [Content(f"{_week(each.week)}: {_count(each.words)}.") for each in words.weeks]
    below = [_heading(_("Week by week, by when a text was last changed")), *_lines(weeks, gap=False)] if weeks else []
    return [_said(_words_in_short(development)), *_list(rows), *below]


def _words_in_short(development: Development) -> str:
    total = development.words.total
    said = _("You have written {words}.").format(words=_count(total))
    pages = round(total / 300)
    return f"{said} {ngettext('That is about {n} page.', 'That is about {n} pages.', pages).format(n=pages)}" if pages else said


def _count(many: int) -> str:
    return ngettext("{n} word", "{n} words", many).format(n=number(many))


def _no_words() -> list[Block]:
    return [
        _said(_("What you write gathers here: your words, lesson by lesson and week by week.")),
        _muted(_("It begins with the first reflection or note. A single sentence is enough.")),
    ]


# Days

_NOT: Look = ("·", "$text-muted")
_A_LITTLE: Look = ("▪", "$accent")
_LONG: Look = ("■", "bold $accent")


def draw_days(development: Development, width: int) -> list[Block]:
    """A calendar of the last weeks."""
    days = development.days
    if not days.active:
        return _no_days(days)
    heads = [name[0] for name in weekday_names()]
    rows = [
        (
            _week_from(week[0].date, width),
            [_look(day) for day in week],
        )
        for week in days.weeks
    ]
    legend = _legend((_A_LITTLE, _("a little while")), (_LONG, _("a quarter of an hour or more")))
    return [_said(_days_in_short(days)), *_lines(calendar(heads, rows, width)), Block(legend)]


def _week_from(monday: date, width: int) -> str:
    week = _("week {n}").format(n=week_of(monday).number)
    return f"{week}  {short_day(monday):<13}" if width >= 60 else week


def _look(day: Day) -> Look:
    return (_A_LITTLE if day.minutes < A_QUARTER else _LONG) if day.minutes else _NOT


def tell_days(development: Development) -> list[Block]:
    """A sentence a day on which the leader was at it."""
    days = development.days
    if not days.active:
        return _no_days(days)
    return [_said(_days_in_short(days)), *_list(map(_day, days.active))]


def _day(day: Day) -> str:
    return _("{day}: about {time}.").format(day=long_day(day.date), time=duration(day.minutes)).capitalize()


def _days_in_short(days: Days) -> str:
    active = len(days.active)
    said = ngettext(
        "You were here on {n} day in the last twelve weeks.", "You were here on {n} days in the last twelve weeks.", active
    )
    return f"{said.format(n=active)} {_spent(days)}"


def _spent(days: Days) -> str:
    return _("In all you have spent about {time} on it.").format(time=duration(days.minutes))


def _no_days(days: Days) -> list[Block]:
    if days.minutes:
        said = _("It is more than twelve weeks since you were here last. All you did then is still there.")
        return [_said(said), _muted(_spent(days))]
    return [
        _said(_("Each day on which you write or answer something gets a mark in a calendar here.")),
        _muted(_("There is no row of days to keep up: a day without a mark means nothing.")),
    ]


# Before and now

_BEFORE: Look = ("○", "$text-muted")
_NOW: Look = ("●", "bold $accent")
_THEN: Look = ("◇", "$warning")


def draw_statements(development: Development, width: int) -> list[Block]:
    """A scale a statement, with a mark for each moment."""
    rated = [each for each in development.statements if each.is_rated]
    if not rated:
        return _nothing_rated(development)
    blocks = [Block(_legend(*_moments())), _muted(_ends(), gap=False)]
    for place, each in enumerate(rated):
        blocks.append(Block(Content(each.statement.text), gap=place == 0))
        blocks.append(Block(scale(_on_scale(each), HIGHEST, width), gap=False))
    return blocks


def tell_statements(development: Development) -> list[Block]:
    """A statement and, on a line of their own, its figures."""
    rated = [each for each in development.statements if each.is_rated]
    if not rated:
        return _nothing_rated(development)
    return [
        _said(_ends()),
        *(block for each in rated for block in (_said(each.statement.text), _muted(_in_words(each), gap=False))),
    ]


def _on_scale(rated: Rated) -> dict[int, list[Look]]:
    marks: dict[int, list[Look]] = {}
    for value, look in ((rated.before, _BEFORE), (rated.now, _NOW), (rated.then, _THEN)):
        if value is not None:
            marks.setdefault(value, []).append(look)
    return marks


def _in_words(rated: Rated) -> str:
    values = zip(_moments(), (rated.before, rated.now, rated.then), strict=True)
    told = [f"{name[0].upper()}{name[1:]}: {value}." for (_look, name), value in values if value is not None]
    return " ".join(told)


def _moments() -> tuple[tuple[Look, str], ...]:
    return (_BEFORE, _("before the course")), (_NOW, _("now")), (_THEN, _("before, as you see it today"))


def _ends() -> str:
    return _("From {lowest}, not at all, to {highest}, completely. Each statement stands by itself.").format(
        lowest=LOWEST, highest=HIGHEST
    )


def _nothing_rated(development: Development) -> list[Block]:
    if not development.course.statements:
        return [_said(_("This course has no statements to rate."))]
    return [
        _said(_("Here you will see how you rated yourself before the course, and how you do after it, side by side.")),
        _muted(_("You rate a few statements before the first lesson and after the last one. You can leave them out.")),
    ]


PICTURES = (
    Picture(N_("Lessons"), draw_lessons, tell_lessons),
    Picture(N_("Given answers"), draw_answers, tell_answers),
    Picture(N_("Sure or a guess"), draw_sureness, tell_sureness),
    Picture(N_("Words"), draw_words, tell_words),
    Picture(N_("Days"), draw_days, tell_days),
    Picture(N_("Before and now"), draw_statements, tell_statements),
)
"""All sides, in the order of their digits."""

# What they share


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


def _named(place: int, lesson: Lesson) -> str:
    return _("Lesson {number}, {title}").format(number=place, title=lesson.title)


def _week(week: Week) -> str:
    return _("Week {n} of {year}").format(n=week.number, year=week.year)


def _said(text: str) -> Block:
    return Block(Content(text))


def _muted(text: str, gap: bool = True) -> Block:
    return Block(Content.styled(text, "$text-muted"), gap=gap)


def _heading(text: str) -> Block:
    return Block(Content.styled(text, "bold $accent"))


def _lines(lines: Iterable[Content], gap: bool = True) -> list[Block]:
    """Lines under each other, by default with air above them."""
    return [Block(line, gap=gap and place == 0) for place, line in enumerate(lines)]


def _list(texts: Iterable[str]) -> list[Block]:
    return _lines(map(Content, texts))


def _legend(*parts: tuple[Look, str]) -> Content:
    return Content("   ").join(Content.assemble(look, f" {text}") for look, text in parts)
