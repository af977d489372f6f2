"""The leader's development in words: each of its sides as lines, the sentence that sums it up first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from course.content.model import Lesson
from course.locale import N_, _, language, ngettext
from course.locale.dates import long_day
from course.study.calibration import Judgement, Sureness
from course.study.days import Day, Days
from course.study.development import Development, Rated
from course.study.progress import State
from course.study.rating import HIGHEST, LOWEST
from course.study.weeks import Week


class Told(Struct, frozen=True):
    """A line of a side."""

    text: str
    role: Literal["sentence", "aside", "heading"] = "sentence"
    close: bool = False
    """Whether it stands close below the one before."""


class Side(Struct, frozen=True):
    """One side of the leader's development."""

    name: str
    """What it is called, as a message id."""
    tell: Callable[[Development], list[Told]]


_STATES = {State.DONE: N_("done"), State.STARTED: N_("begun"), State.OPEN: N_("open")}
SURENESS = {
    Judgement.EARLY: N_("There are few answers yet. After ten of them you begin to see how well your feeling fits."),
    Judgement.FIRM: N_("When you are sure, you are nearly always right. You can rely on that."),
    Judgement.MOSTLY: N_("When you are sure, you are right as a rule. The few others are worth a second look."),
    Judgement.TOO_SURE: N_("What you are sure of is not always as you believe. That is where there is most to gain."),
    Judgement.MODEST: N_("You know more than you believe: most of your guesses are right."),
    Judgement.GUESSING: N_("You often say that you are guessing. That is a good habit, and it will be less and less of it."),
}
"""What is said of how sure the leader is."""


# In the same words on every side


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


def _lines(first: list[str], *, close: bool = False) -> list[Told]:
    return [Told(text, close=close or place > 0) for place, text in enumerate(first)]


def _aside(text: str, *, close: bool = False) -> Told:
    return Told(text, "aside", close)


# Lessons


def tell_lessons(development: Development) -> list[Told]:
    """A sentence a lesson."""
    rows = [
        _("{lesson}: {done} of {total} steps, {state}.").format(
            lesson=lesson_name(place, each.lesson), done=each.done, total=each.total, state=_(_STATES[each.state])
        )
        for place, each in enumerate(development.progress.lessons, start=1)
    ]
    return [Told(lessons_in_short(development)), *_lines(rows), *time_left(development)]


def lessons_in_short(development: Development) -> str:
    """How far the course is, in a sentence."""
    progress = development.progress
    lessons = sum(each.state is State.DONE for each in progress.lessons)
    if not progress.done:
        return _("You have the whole course before you. Each lesson has a row here that fills with every step.")
    if lessons == len(progress.lessons):
        return _("You are through the whole course: all {n} lessons.").format(n=lessons)
    return _("You are through {lessons} of {all} lessons and have done {done} of {total} steps.").format(
        lessons=lessons, all=len(progress.lessons), done=progress.done, total=progress.total
    )


def time_left(development: Development) -> list[Told]:
    """About how long the rest takes."""
    minutes = development.progress.minutes_left
    return [_aside(_("What is left takes about {time}.").format(time=duration(minutes)))] if minutes else []


# Answers


def tell_answers(development: Development) -> list[Told]:
    """A sentence a lesson, and one a week."""
    answers = development.answers
    if not answers.weeks:
        return no_answers()
    rows = []
    for place, each in enumerate(answers.lessons, start=1):
        row = _("{lesson}: {right}.").format(lesson=lesson_name(place, each.lesson), right=right_of(each.right, each.answered))
        waiting = each.total - each.answered
        if each.answered and waiting:
            row += " " + ngettext("{n} question is waiting.", "{n} questions are waiting.", waiting).format(n=waiting)
        rows.append(row)
    weeks = [
        _("{week}: {right}.").format(week=week_name(each.week), right=right_of(each.right, each.answered))
        for each in answers.weeks
    ]
    heading = Told(_("Week by week, all answers you gave"), "heading")
    return [Told(answers_in_short(development)), *_lines(rows), heading, *_lines(weeks, close=True)]


def answers_in_short(development: Development) -> str:
    """How much is answered, in a sentence."""
    answers = development.answers
    return _("You have answered {answered} of {total} questions, at last rightly {right} of them.").format(
        answered=answers.answered, total=answers.total, right=answers.right
    )


def no_answers() -> list[Told]:
    """What will stand here."""
    return [
        Told(_("Your answers gather here: how many of them are right, lesson by lesson and week by week.")),
        _aside(_("It begins with the first question you answer. A wrong answer is worth as much as a right one.")),
    ]


def right_of(right: int, answered: int) -> str:
    """How many answers are right."""
    return _("{right} of {answered} right").format(right=right, answered=answered) if answered else _("not answered yet")


# Sure or a guess


def tell_sureness(development: Development) -> list[Told]:
    """Four sentences, what they mean, and what to look at again."""
    sureness = development.sureness
    if sureness.judgement is Judgement.NOTHING:
        return never_sure()
    rows = [f"{text}: {many}." for text, many in four(sureness)]
    return [Told(_(SURENESS[sureness.judgement])), *_lines(rows), *unsaid(sureness), *again(development)]


def never_sure() -> list[Told]:
    """What will stand here."""
    return [
        Told(_("Here you will see how often you are right when you are sure, and when you guess.")),
        _aside(_("Say before you answer a question that you are sure, or guessing. You need not; the answer counts the same.")),
    ]


def four(sureness: Sureness) -> list[tuple[str, int]]:
    """Sure and guessing, each right and wrong, with how often."""
    return [
        (_("You were sure and were right"), sureness.sure_right),
        (_("You were sure and were wrong"), sureness.sure_wrong),
        (_("You guessed and were right"), sureness.guess_right),
        (_("You guessed and were wrong"), sureness.guess_wrong),
    ]


def unsaid(sureness: Sureness) -> list[Told]:
    """How many answers say nothing of it."""
    if not sureness.unsaid:
        return []
    text = ngettext(
        "{n} answer without a word on how sure you were.", "{n} answers without a word on how sure you were.", sureness.unsaid
    )
    return [_aside(text.format(n=sureness.unsaid))]


def again(development: Development) -> list[Told]:
    """The questions that are worth a second look, below a heading."""
    mistaken, lessons = development.sureness.mistaken, development.course.lessons
    if not mistaken:
        said = _("What you were sure of and had wrong, you have answered rightly since.")
        return [_aside(said)] if development.sureness.sure_wrong else []
    rows = [
        f"{lesson_name(lessons.index(each.lesson) + 1, each.lesson)}: {' '.join(each.question.prompt.split())}"
        for each in mistaken
    ]
    return [Told(_("Worth a second look: you were sure, and it was otherwise"), "heading"), *_lines(rows, close=True)]


# Words


def tell_words(development: Development) -> list[Told]:
    """A sentence a lesson, and one a week."""
    words = development.words
    if not words.total:
        return no_words()
    rows = [f"{lesson_name(place, each.lesson)}: {count(each.words)}." for place, each in enumerate(words.lessons, start=1)]
    rows.append(f"{_('Outside the lessons')}: {count(words.elsewhere)}.")
    weeks = [f"{week_name(each.week)}: {count(each.words)}." for each in words.weeks]
    heading = [Told(_("Week by week, by when a text was last changed"), "heading")] if weeks else []
    return [Told(words_in_short(development)), *_lines(rows), *heading, *_lines(weeks, close=True)]


def words_in_short(development: Development) -> str:
    """How much is written, in a sentence."""
    total = development.words.total
    said = _("You have written {words}.").format(words=count(total))
    pages = round(total / 300)
    return f"{said} {ngettext('That is about {n} page.', 'That is about {n} pages.', pages).format(n=pages)}" if pages else said


def count(many: int) -> str:
    """A number of words."""
    return ngettext("{n} word", "{n} words", many).format(n=number(many))


def no_words() -> list[Told]:
    """What will stand here."""
    return [
        Told(_("What you write gathers here: your words, lesson by lesson and week by week.")),
        _aside(_("It begins with the first reflection or note. A single sentence is enough.")),
    ]


# Days


def tell_days(development: Development) -> list[Told]:
    """A sentence a day on which the leader was at it."""
    days = development.days
    if not days.active:
        return no_days(days)
    return [Told(days_in_short(days)), *_lines([_day(day) for day in days.active])]


def days_in_short(days: Days) -> str:
    """On how many days the leader was here, and how long."""
    active = len(days.active)
    said = ngettext(
        "You were here on {n} day in the last twelve weeks.", "You were here on {n} days in the last twelve weeks.", active
    )
    return f"{said.format(n=active)} {_spent(days)}"


def no_days(days: Days) -> list[Told]:
    """What will stand here, or that it is long ago."""
    if days.minutes:
        said = _("It is more than twelve weeks since you were here last. All you did then is still there.")
        return [Told(said), _aside(_spent(days))]
    return [
        Told(_("Each day on which you write or answer something gets a mark in a calendar here.")),
        _aside(_("There is no row of days to keep up: a day without a mark means nothing.")),
    ]


def _day(day: Day) -> str:
    return _("{day}: about {time}.").format(day=long_day(day.date), time=duration(day.minutes)).capitalize()


def _spent(days: Days) -> str:
    return _("In all you have spent about {time} on it.").format(time=duration(days.minutes))


# Before and now


def tell_statements(development: Development) -> list[Told]:
    """A statement and, on a line of their own, its figures."""
    rated = [each for each in development.statements if each.is_rated]
    if not rated:
        return nothing_rated(development)
    lines = [Told(ends())]
    for each in rated:
        lines += [Told(each.statement.text), _aside(_figures(each), close=True)]
    return lines


def moments() -> tuple[str, str, str]:
    """What the three moments are called."""
    return _("before the course"), _("now"), _("before, as you see it today")


def ends() -> str:
    """What the lowest and the highest figure mean."""
    return _("From {lowest}, not at all, to {highest}, completely. Each statement stands by itself.").format(
        lowest=LOWEST, highest=HIGHEST
    )


def nothing_rated(development: Development) -> list[Told]:
    """What will stand here."""
    if not development.course.statements:
        return [Told(_("This course has no statements to rate."))]
    return [
        Told(_("Here you will see how you rated yourself before the course, and how you do after it, side by side.")),
        _aside(_("You rate a few statements before the first lesson and after the last one. You can leave them out.")),
    ]


def _figures(rated: Rated) -> str:
    values = zip(moments(), (rated.before, rated.now, rated.then), strict=True)
    return " ".join(f"{name[0].upper()}{name[1:]}: {value}." for name, value in values if value is not None)


SIDES = (
    Side(N_("Lessons"), tell_lessons),
    Side(N_("Given answers"), tell_answers),
    Side(N_("Sure or a guess"), tell_sureness),
    Side(N_("Words"), tell_words),
    Side(N_("Days"), tell_days),
    Side(N_("Before and now"), tell_statements),
)
"""All sides, in the order of their digits."""
