"""How often the leader is right when sure, and when guessing."""

from __future__ import annotations

from textual.content import Content

from course.locale import _, ngettext
from course.session.development_words import SURENESS, again, four, unsaid
from course.study.calibration import Judgement, Sureness
from course.study.development import Development
from course.tui.development.charts import FULL, HALF, NONE, Bar, Look, bars
from course.tui.development.pictures.wording import lines, muted, sentence, told
from course.tui.widgets.blocks import Block

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
    return [
        sentence(_(SURENESS[sureness.judgement])),
        *lines(bars(rows, width)),
        *told(unsaid(sureness)),
        *_again(development, width),
    ]


def _four(sureness: Sureness) -> list[tuple[str, int, Look]]:
    looks = (FULL, HALF, FULL, HALF)
    return [(text, many, look) for (text, many), look in zip(four(sureness), looks, strict=True)]


def _sign(look: Look) -> Look:
    return ("✔", "$success") if look is FULL else ("✘", "$warning")


def _again(development: Development, width: int) -> list[Block]:
    """The questions that are worth a second look; as many as there is room for."""
    mistaken, lessons = development.sureness.mistaken, development.course.lessons
    if not mistaken:
        return told(again(development))
    shown = mistaken[:_SHOWN]
    blocks = told(again(development)[:1])
    for each in shown:
        lead = Content.styled(f"{lessons.index(each.lesson) + 1} ", "$accent")
        prompt = Content(" ".join(each.question.prompt.split()))
        blocks.append(Block(prompt.truncate(width - lead.cell_length, ellipsis=True), lead, gap=False))
    if more := len(mistaken) - len(shown):
        blocks.append(muted(ngettext("and {n} more", "and {n} more", more).format(n=more), gap=False))
    return blocks


def _never_sure() -> list[Block]:
    return [
        sentence(_("Here you will see how often you are right when you are sure, and when you guess.")),
        muted(_("Press 9 for sure or 8 for a guess before you answer a question. You need not; the answer counts the same.")),
    ]
