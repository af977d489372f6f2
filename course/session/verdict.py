"""What is said of an answer, in words: what it was worth, and a word on how sure the leader had been."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from course.content.model import Case, Order, Question
from course.locale import _, ngettext
from course.study.answers_in_words import answer_in_words, answer_name
from course.study.marking import ArrangedMark, ChoiceMark, Mark, takes_several
from course.study.quiz_round import Answered


class Said(Struct, frozen=True):
    """A sentence of a verdict."""

    text: str
    tone: Literal["right", "wrong", "about"]
    """Whether it says that the answer is right, that it is wrong, or something about it."""


def verdict(question: Question, given: Answered) -> list[Said]:
    """What an answer was worth; the sentence that says so comes first."""
    if not given.is_of_today:
        return _of_another_edition(question, given)
    if given.correct:
        text = _("You guessed right. Here is why.") if given.sure is False else _("That is right.")
        return [Said(text, "right")]
    said = [Said(_how_far(question, given), "wrong")]
    if given.sure:
        said.append(Said(_("You were sure, so give the reasons a moment more."), "about"))
    return said


def _of_another_edition(question: Question, given: Answered) -> list[Said]:
    """The course no longer has all that was answered, or as it was then: what was right then is right still."""
    about = _("The course has changed since. You answered: {answer}").format(answer=answer_in_words(question, given.attempt))
    first = Said(_("That was right."), "right") if given.correct else Said(_("That was not quite it."), "wrong")
    return [first, Said(about, "about")]


def _how_far(question: Question, given: Answered) -> str:
    """How much of a wrong answer is right: told by how it is marked, so that a new kind of question needs no words of its own."""
    match marked := given.mark:
        case ArrangedMark():
            return _arranged(question, marked)
        case ChoiceMark() if takes_several(question):
            return _several(marked)
        case _:
            return _one_of(question, given, marked)


def _one_of(question: Question, given: Answered, marked: Mark) -> str:
    if not isinstance(question, Case) or not isinstance(marked, ChoiceMark):
        return _("Not quite.")
    right = " · ".join(answer_name(question, option.text) for option in marked.right)
    return _("You answered {gave}. It is {right}.").format(gave=answer_in_words(question, given.attempt), right=right)


def _several(marked: ChoiceMark) -> str:
    too_many = len(marked.wrong)
    if not marked.hits:
        return _("Not quite.")
    if not marked.missed:
        text = ngettext(
            "What is right is all there, but one is too many.",
            "What is right is all there, but {n} are too many.",
            too_many,
        )
        return text.format(n=too_many)
    found = {"hits": marked.hits, "parts": marked.parts}
    if not too_many:
        return _("{hits} of the {parts} right ones are there.").format(**found)
    return ngettext(
        "{hits} of the {parts} right ones are there, but one is too many.",
        "{hits} of the {parts} right ones are there, but {n} are too many.",
        too_many,
    ).format(**found, n=too_many)


def _arranged(question: Question, marked: ArrangedMark) -> str:
    if not marked.hits:
        return _("None is in its place yet. Read why below.")
    if isinstance(question, Order):
        return _("{n} of {parts} follow each other rightly.").format(n=marked.hits, parts=marked.parts)
    return _("{n} of {parts} are in the right place.").format(n=marked.hits, parts=marked.parts)
