"""What is said of the questions that come back: when one comes again, how a round went, and when there is something again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from course.content.model import Question
from course.locale import N_, _, ngettext
from course.locale.dates import long_day, weekday_names
from course.session.session import Session
from course.study.quiz_round import Answered
from course.study.review import next_day, schedule
from course.study.review_round import ReviewRound

THE_SCHEDULE = N_(
    "A question comes back after 1, 3, 7, 21 and 60 days: each right answer makes the wait longer, a wrong one shorter. "
    "One you were sure of and had wrong comes back tomorrow."
)


def comes_back(session: Session, question: Question) -> str:
    """When a question that was answered comes again; empty where it doesn't, or is due."""
    most = session.reviews.most()
    if not most:
        return ""
    rungs = schedule(session.reviews.cards.by_question, session.records.attempts())
    rung = rungs.get(session.reviews.cards.by_question.get(question.id, ""))
    days = (rung.due - session.today()).days if rung else 0
    if rung is None or days <= 0:
        return ""
    if sum(each.due <= rung.due for each in rungs.values()) > most:  # others may come first
        told = ngettext("Comes back tomorrow at the earliest.", "Comes back in {n} days at the earliest.", days)
    else:
        told = ngettext("Comes back tomorrow.", "Comes back in {n} days.", days)
    return told.format(n=days)


def closing_words(session: Session, went: ReviewRound) -> list[str]:
    """What is said behind the last question, a line each: how it went first."""
    first = how_it_went(went.given, waiting=bool(went.open))
    if not went.given and went.open and went.before:
        answered = ngettext("You have answered {n} today.", "You have answered {n} today.", went.before)
        first = f"{answered.format(n=went.before)} " + _("The others are there when you like.")
    lines = [first]
    if went.open and went.given:
        lines.append(_("What you passed over is there when you like."))
    today = session.today()
    following = next_day(session.reviews.cards, session.records.attempts(), today)
    if following is not None and session.reviews.most() and (went.given or not went.open):
        lines.append(_("There is something again {day}.").format(day=day_in_words(following, today)))
    return lines


def how_it_went(given: Sequence[Answered], waiting: bool) -> str:
    """What the answers of a round say, in words; `waiting` says whether there are questions without one."""
    right, count = sum(answer.correct for answer in given), len(given)
    if not count and not waiting:
        return _("✔ Today's questions are done.")
    if not count:
        return _("Nothing answered this time; the questions are there when you like.")
    if right == count:
        return ngettext("You remembered the one.", "You remembered all {n}.", count).format(n=count)
    if not right:
        return ngettext("It hadn't settled yet. It comes back soon.", "They hadn't settled yet. They come back soon.", count)
    return _("You remembered {right} of {n}. What hadn't settled comes back soon.").format(right=right, n=count)


def day_in_words(day: date, today: date) -> str:
    """A day to come: "tomorrow", "on Wednesday", or with its date from a week on."""
    if day == today + timedelta(1):
        return _("tomorrow")
    if day - today < timedelta(7):
        return _("on {weekday}").format(weekday=weekday_names()[day.weekday()])
    return _("on {date}").format(date=long_day(day))
