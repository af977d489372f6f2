"""How often the leader is right when sure, and when guessing."""

from __future__ import annotations

from textual.content import Content

from course.locale import N_, _, ngettext
from course.study.calibration import Judgement, Sureness
from course.study.development import Development
from course.tui.development.charts import FULL, HALF, NONE, Bar, Look, bars
from course.tui.development.pictures.wording import heading, lesson_name, lines, muted, sentence, sentences
from course.tui.widgets.blocks import Block

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
    return [
        sentence(_(_SENTENCES[sureness.judgement])),
        *lines(bars(rows, width)),
        *_unsaid(sureness),
        *_again(development, width),
    ]


def tell_sureness(development: Development) -> list[Block]:
    """Four sentences, what they mean, and what to look at again."""
    sureness = development.sureness
    if sureness.judgement is Judgement.NOTHING:
        return _never_sure()
    rows = [f"{text}: {many}." for text, many, _look in _four(sureness)]
    return [sentence(_(_SENTENCES[sureness.judgement])), *sentences(rows), *_unsaid(sureness), *_again(development, None)]


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
    return [muted(text.format(n=sureness.unsaid))]


def _again(development: Development, width: int | None) -> list[Block]:
    """The questions that are worth a second look; as many as there is room for where a width is given."""
    mistaken, lessons = development.sureness.mistaken, development.course.lessons
    if not mistaken:
        text = _("What you were sure of and had wrong, you have answered rightly since.")
        return [muted(text)] if development.sureness.sure_wrong else []
    shown = mistaken if width is None else mistaken[:_SHOWN]
    blocks = [heading(_("Worth a second look: you were sure, and it was otherwise"))]
    for each in shown:
        lead = Content.styled(f"{lessons.index(each.lesson) + 1} ", "$accent")
        prompt = Content(" ".join(each.question.prompt.split()))
        if width is None:
            blocks.append(
                Block(Content(f"{lesson_name(lessons.index(each.lesson) + 1, each.lesson)}: {prompt.plain}"), gap=False)
            )
        else:
            blocks.append(Block(prompt.truncate(width - lead.cell_length, ellipsis=True), lead, gap=False))
    if more := len(mistaken) - len(shown):
        blocks.append(muted(ngettext("and {n} more", "and {n} more", more).format(n=more), gap=False))
    return blocks


def _never_sure() -> list[Block]:
    return [
        sentence(_("Here you will see how often you are right when you are sure, and when you guess.")),
        muted(_("Press 9 for sure or 8 for a guess before you answer a question. You need not; the answer counts the same.")),
    ]
