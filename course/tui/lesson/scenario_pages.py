"""What there is to read on each page of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content

from course.content.scenario import Choice, Ending, Material
from course.locale import _
from course.session.scenarios import Page, Play
from course.tui.widgets.blocks import Block
from course.tui.widgets.lesson_markdown import blocks


def page(play: Play, private: str = "") -> Callable[[int], list[Block]]:
    """What is before the leader now, without what can be chosen; made for a width in cells.

    Args:
        play: The leader in the scenario.
        private: What is said of the way through it at its end, where that is only for the leader.
    """
    match play.page:
        case Page.BEGINNING:
            number, below = 0, [*_changed(play), *blocks(play.scenario.body)]
        case Page.FORK:
            text = play.fork.text if play.fork is not None else ""
            number, below = len(play.decided) + 1, [*_changed(play), *blocks(text)]
        case Page.ENDING:
            number, below = 0, [*_ending(play), *_way(private)]
        case Page.TODAY | Page.LATER:
            number, below = len(play.decided), [*_changed(play), *_comes(play)]
    title = play.scenario.title
    return lambda width: [_titled(title, number, width), *below]


def markdown(play: Play) -> str:
    """The same as it stands in the lesson, for the words in it that are explained."""
    match play.page:
        case Page.BEGINNING:
            return play.scenario.body
        case Page.FORK:
            return play.fork.text if play.fork is not None else ""
        case Page.ENDING:
            return play.ending.text if play.ending is not None else ""
        case Page.TODAY | Page.LATER:
            return f"{play.last.choice.today}\n\n{play.last.choice.later}" if play.last is not None else ""


def material_page(material: Material) -> list[Block]:
    """Something on the desk."""
    return [Block(Content.styled(material.title, "bold")), *blocks(material.text)]


def looked_at_page(play: Play, number: int) -> list[Block]:
    """A fork of the path, seen from the end: the idea that was at stake, and what each choice led to, the chosen one first."""
    looked_at = play.looked_at(number)
    found = [Block(Content.styled(_decision(number + 1).capitalize(), "bold"))]
    idea = blocks(looked_at.fork.idea)
    found += [_led(_("This was at stake: "), idea[0]), *idea[1:]]
    for choice in (looked_at.chosen, *looked_at.others):
        found += _led_to(choice, is_chosen=choice is looked_at.chosen)
        if isinstance(ending := play.scenario.node(choice.next), Ending):
            ended = _("How it ended: {title}") if choice is looked_at.chosen else _("It would have ended: {title}")
            found.append(Block(Content.styled(ended.format(title=ending.title), "$text-muted"), Content("  "), gap=False))
    return found


def _titled(title: str, number: int, width: int) -> Block:
    """The title and the how many-th decision it is; the decision alone where there is no room for both."""
    if not number:
        return Block(Content.styled(title, "bold"))
    about = _decision(number)
    both = Content.assemble((title, "bold"), (f"   {about}", "$text-muted"))
    return Block(both if both.cell_length <= width else Content.styled(about.capitalize(), "bold"))


def _decision(number: int) -> str:
    return _("decision {n}").format(n=number)


def _comes(play: Play) -> Iterator[Block]:
    """What was chosen, and what comes of it."""
    if play.last is None:
        return
    choice = play.last.choice
    yield Block(Content.styled(choice.text, "italic"), Content.styled("▸ ", "$accent"))
    today = play.page is Page.TODAY
    yield Block(Content.styled(_("The same day") if today else _("A look three months ahead"), "bold"))
    yield from _close(blocks(choice.today if today else choice.later))


def _ending(play: Play) -> Iterator[Block]:
    if play.ending is not None:
        yield Block(Content.styled(play.ending.title, "bold $accent"))
        yield from _close(blocks(play.ending.text))


def _way(private: str) -> Iterator[Block]:
    """What stands above the lines of the way that was taken."""
    yield Block(Content.assemble((_("Your way through it"), "bold"), (f"   {private}" if private else "", "$own")))
    about = _("Each line shows what was at stake, and what another choice would have led to.")
    yield Block(Content.styled(about, "$text-muted"), gap=False)


def _changed(play: Play) -> Iterator[Block]:
    """A path that today's scenario has no place for, as it was written."""
    if not play.has_changed:
        return
    told = _("The dilemma is another one since you were here. You go on from the last place that still stands. You had chosen:")
    yield Block(Content.styled(told, "$text-muted"))
    words = play.as_written()
    for number, choice in enumerate(words.choices, 1):
        yield Block(Content.styled(choice, "$text-muted"), Content(f"{number:>2} "), gap=number == 1)
    if words.ending:
        told = _("How it ended: {title}").format(title=words.ending)
        yield Block(Content.styled(told, "$text-muted"), Content("   "), gap=False)


def _led_to(choice: Choice, *, is_chosen: bool) -> Iterator[Block]:
    lead = Content.styled("▸ " if is_chosen else "· ", "$accent")
    about = _("You chose: ") if is_chosen else _("Another choice: ")
    yield Block(Content.assemble((about, "$text-muted"), (choice.text, "bold")), lead)
    for name, text in ((_("The same day: "), choice.today), (_("A look three months ahead: "), choice.later)):
        first, *rest = blocks(text)
        indent = Content("  ")
        yield Block(Content.assemble((name, "$text-muted"), first.text), Content.assemble(indent, first.lead), gap=False)
        yield from (Block(each.text, Content.assemble(indent, each.lead), gap=each.gap, bar=each.bar) for each in rest)


def _led(name: str, first: Block) -> Block:
    return Block(Content.assemble((name, "bold"), first.text), first.lead)


def _close(paragraphs: list[Block]) -> Iterator[Block]:
    """Paragraphs whose first one stands close below its heading."""
    first, *rest = paragraphs
    yield Block(first.text, first.lead, gap=False, bar=first.bar)
    yield from rest
