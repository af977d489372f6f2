"""An agreement with oneself: if … then …, and a day to look back.

An intention with its occasion is carried out far more often than a bare one (Gollwitzer & Sheeran 2006).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from course.locale import N_, _
from course.locale.dates import long_day
from course.locale.spelling import compose, fold
from course.locale.written import read_date
from course.tools.iso import day_of
from course.tools.kind import Names, Way, WorkKind
from course.tools.repository import Work

TABLE = "commitments"
LESSON = "lesson"
"""What stands for a table where an agreement grew out of a lesson."""
LOOK_BACK = N_("look back at an agreement, {day}")
"""What is said of its day, as long as it waits for the leader."""

Outcome: TypeAlias = Literal["done", "partly", "not"]
_GOES_ON = re.compile(r"\s+(snart|længe|vidt|ofte|tit|hurtigt|tidligt|langt|godt|meget|mange|lidt|få)\b", re.IGNORECASE)
"""What makes one expression with the word before it: "så snart mødet slutter", which is no "så" of the agreement's."""
OUTCOME_WORDS: dict[Outcome, str] = {"done": N_("✔ done"), "partly": N_("◐ partly"), "not": N_("○ not done")}
"""How it went: a shape and a word."""


SOON = (N_("in a week"), N_("in 14 days"), N_("in a month"))
"""Days to look back that are offered, as one would write them."""
_SATURDAY = 5


class Source(Struct, frozen=True):
    """What a commitment grew out of; it may be gone since."""

    table: str
    """That of an entry or of a piece of work; `LESSON` for a lesson of the course."""
    id: str
    title: str = ""


class Commitment(Work, frozen=True, kw_only=True):
    """One agreement."""

    occasion: str = ""
    """Hvis …"""
    action: str = ""
    """… så …"""
    look_back: str = ""
    """The day to look back, as an ISO date; empty where none is set."""
    source: Source | None = None
    outcome: Outcome | None = None
    """How it went; None until the leader has looked back."""
    learned: str = ""
    follows: str = ""
    """The id of the one that this one followed."""


def due(commitments: Iterable[Commitment], today: date) -> list[Commitment]:
    """Those to look back at today, the longest awaited first."""
    waiting = [each for each in commitments if each.outcome is None and (day := day_of(each.look_back)) and day <= today]
    return sorted(waiting, key=lambda each: (each.look_back, each.id))


def upcoming(commitments: Iterable[Commitment], today: date) -> list[Commitment]:
    """Those that wait for a day to come, the nearest first, and then those that have no day yet, oldest first."""
    waiting = [(day_of(each.look_back), each) for each in commitments if each.outcome is None]
    coming = [(day or date.max, each.id, each) for day, each in waiting if day is None or day > today]
    return [each for _day, _id, each in sorted(coming, key=lambda found: found[:2])]


def looked_back(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Those that were looked back at, the one with the latest day first."""
    over = [each for each in commitments if each.outcome is not None]
    return sorted(over, key=lambda each: (day_of(each.look_back) or date.min, each.id), reverse=True)


def soon(today: date) -> dict[str, date]:
    """The days to look back that are offered, each under its message id: working days all of them."""
    found = {when: read_date(_(when), today) for when in SOON}
    return {when: _working_day(day) for when, day in found.items() if day is not None}


def _working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    weekday = day.weekday()
    return day + timedelta(7 - weekday) if weekday >= _SATURDAY else day


def told_since(before: Commitment, now: Commitment) -> str:
    """What is said to whoever leaves an agreement: that it was made, or looked back at; nothing where it is as it was in that."""
    if now.outcome is not None and now.outcome != before.outcome:
        return _("You have looked back at the agreement.")
    if before.id or not now.id or now.outcome is not None:
        return ""
    day = day_of(now.look_back)
    if day is None:
        return _("The agreement is made. There is no day to look back yet.")
    return _("The agreement is made. Look back {day}.").format(day=long_day(day, with_year=False))


def lacks(commitment: Commitment, today: date) -> list[str]:
    """What is missing before it works as it should, each in a sentence; nothing of it keeps anything from being saved."""
    found = []
    if not bare_occasion(commitment):
        found.append(_("There is no “if …” yet: something that happens, so that you notice when it is time."))
    if not bare_action(commitment):
        found.append(_("There is no “then …” yet: one thing that you do yourself."))
    day = day_of(commitment.look_back)
    if day is None:
        found.append(_("There is no day to look back yet."))
    elif day < (commitment.created.date() if commitment.created else today):
        found.append(_("The day to look back had passed when you made the agreement. Look back now, or choose another day."))
    return found


def commitment_title(commitment: Commitment) -> str:
    """What an agreement is called: what is to be done, else when, on one line."""
    said = " ".join((bare_action(commitment) or bare_occasion(commitment)).split())
    return said or _("Agreement without words yet")


def in_words(commitment: Commitment) -> str:
    """The agreement as it was made; of what isn't said yet there is nothing."""
    occasion, action = bare_occasion(commitment), bare_action(commitment)
    if occasion and action:
        return _("If {occasion}, then {action}").format(occasion=occasion, action=action)
    return action or occasion


def in_a_line(commitment: Commitment) -> str:
    """The agreement as it was made, on one line; what it is called where nothing is said yet."""
    return " ".join(in_words(commitment).split()) or commitment_title(commitment)


def bare_occasion(commitment: Commitment) -> str:
    """What stands behind "if", without the word itself, which many write once more, or the comma that follows."""
    return _without(commitment.occasion, (_("if"), _("when"))).rstrip(" ,")


def bare_action(commitment: Commitment) -> str:
    """What stands behind "then", without the word itself."""
    return _without(commitment.action, (_("then"),))


def _without(text: str, words: tuple[str, ...]) -> str:
    """The text without one of these words at its beginning; nothing where it says no more than that."""
    said = compose(text.strip())
    begun = re.match(r"[.…\s]*([^\W\d_]+)(?:[.…,:]*\s[.…,:\s]*|[.…,:]*$)", said)
    if begun is None or fold(begun[1]) not in words or _GOES_ON.match(said, begun.end(1)):
        return said
    return said[begun.end() :]


def _name(commitment: Commitment) -> str:
    return commitment_title(commitment) if commitment.action.strip() or commitment.occasion.strip() else ""


def _facts(commitment: Commitment) -> list[str]:
    return [] if day_of(commitment.look_back) else [_("no day yet")]


def _due(commitment: Commitment) -> list[tuple[str, str]]:
    return [(commitment.look_back, LOOK_BACK)] if commitment.outcome is None else []


KIND = WorkKind(
    table=TABLE,
    struct=Commitment,
    names=Names(
        title=N_("Agreement with myself"),
        short=N_("Agreement"),
        noun=N_("agreement"),
        heading=N_("Agreements with myself"),
        about=N_("If … then …, and a day to look back at how it went. About 2 min."),
    ),
    way=Way("commitment", N_("Make it an agreement with yourself: if … then …")),
    goes_on=False,
    wordless=frozenset({"look_back", "source", "outcome", "follows"}),
    new=lambda _toolkit, _project: Commitment(),
    title_of=commitment_title,
    name_of=_name,
    facts=_facts,
    day=lambda commitment: commitment.look_back,
    due=_due,
)
