"""A lesson's Markdown as blocks on the screen. A click on a term of the glossary opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content, Span
from textual.message import Message

from course.content.lesson_text import Run, TextBlock, read
from course.tui.widgets.blocks import Block, BlocksView


class LessonText(BlocksView):
    """A lesson's text on screen; a click on one of its underlined words is told to whoever explains words."""

    @dataclass
    class Term(Message):
        """A word was clicked."""

        id: str
        """The term's id."""

    def action_term(self, term_id: str) -> None:
        """A click on a word."""
        self.post_message(self.Term(term_id))


def blocks(markdown: str) -> list[Block]:
    """The blocks of a text in Markdown."""
    return list(_blocks(read(markdown)))


def _blocks(texts: list[TextBlock]) -> Iterator[Block]:
    indent = 0
    for each in texts:
        lead = _marker(each) if each.begins else Content(" " * indent if each.depth else "")
        indent = lead.cell_length
        bar = Content.styled("┃ ", "$accent") if each.quoted else Content.empty()
        text = _content(each.runs)
        shown = text.stylize("italic") if each.quoted else text
        yield Block(shown, Content.assemble(lead, bar), gap=not each.follows, bar=each.quoted)


def _marker(item: TextBlock) -> Content:
    """The bullet or number of an item that begins, below the lists around it."""
    indent = "   " * (item.depth - 1)
    if item.number is None:
        return Content.assemble(f"{indent} ", ("•", "$accent"), " ")
    return Content.assemble(indent, (f"{item.number:>2}.", "$accent"), " ")


def _content(runs: tuple[Run, ...]) -> Content:
    text = "".join(run.text for run in runs)
    spans: list[Span] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        looks = ["bold"] * run.bold + ["italic"] * run.italic
        looks += [f"underline $accent @click=term('{run.term}')"] if run.term else []
        spans += [Span(start, end, look) for look in looks]
        start = end
    return Content(text, spans=spans)
