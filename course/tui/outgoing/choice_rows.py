"""The choices above: for whom, which document, as what; a line each, changed with ← → or picked from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.session.audience import AUDIENCES
from course.session.outgoing import Outgoing
from course.tui.base.keys import key
from course.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


@dataclass(frozen=True)
class Row:
    """One choice."""

    id: str
    label: str
    choices: Sequence[str]
    """What can be chosen, in words."""
    chosen: int
    """Which it is, from 0."""
    choose: Callable[[int], None]


class ChoiceRows(MarkedList):
    """The choices about what is taken out.

    Args:
        outgoing: What is about to be taken out.
        changed: Called when another choice was made.
    """

    MARKS_AT_REST = False  # what goes out has a mark of its own below
    BINDINGS = [
        key("enter", "select", N_("Choose"), N_("Show what can be chosen on the marked line")),
        key("left", "change(-1)", N_("The choice before"), show=False),
        key("space,right", "change(1)", N_("Change"), N_("The next choice of the marked line")),
        key("down", "down", N_("Further down"), show=False),
    ]
    DEFAULT_CSS = """
    ChoiceRows { height: auto; border: none; background: transparent; text-wrap: nowrap; text-overflow: ellipsis; }
    ChoiceRows:focus { border: none; background-tint: transparent; }
    """
    app: BaseApp

    def __init__(self, outgoing: Outgoing, changed: Callable[[], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._outgoing = outgoing
        self._changed = changed
        self.width_of_labels = 0
        """Cells, for what stands below to line up with."""

    def on_mount(self) -> None:
        """Filled before the first frame."""
        self.show()

    def show(self) -> None:
        """Shows the choices as they are now; the mark stays on its line."""
        marked = self.highlighted or 0
        rows = self._rows()
        self.width_of_labels = max(len(each.label) for each in rows)
        self.set_options(Option(_line(each, self.width_of_labels), id=each.id) for each in rows)
        self.highlighted = min(marked, len(rows) - 1)

    def action_change(self, by: int) -> None:
        """The next choice of the marked line, or the one before."""
        row = self._row
        self._choose(row, (row.chosen + by) % len(row.choices))

    def action_select(self) -> None:
        """Shows what can be chosen."""
        from course.tui.dialogs.chooser import Chooser  # the choices are on screen without it

        row = self._row

        def chosen(number: int | None) -> None:
            if number is not None:
                self._choose(row, number)

        self.app.push_screen(Chooser(row.label, row.choices, row.chosen), chosen)

    def action_down(self) -> None:
        """The next line; from the last one on to what is below."""
        if self.highlighted == self.option_count - 1:
            self.screen.focus_next()
        else:
            self.action_cursor_down()

    @property
    def _row(self) -> Row:
        return self._rows()[self.highlighted or 0]

    def _choose(self, row: Row, number: int) -> None:
        row.choose(number)
        self.show()
        self._changed()

    def _rows(self) -> list[Row]:
        of = self._outgoing
        papers, ways, people = of.papers, of.proposals, of.audiences
        rows = [
            Row("audience", _("For"), [_(AUDIENCES[each]) for each in people], people.index(of.audience),
                lambda number: of.choose_audience(people[number])),
            Row("paper", _("Document"), [each.title for each in papers], [each.id for each in papers].index(of.paper.id),
                lambda number: of.choose_paper(papers[number])),
            Row("format", _("As"), [each.name for each in ways], [each.suffix for each in ways].index(of.proposal.suffix),
                lambda number: of.choose_proposal(ways[number])),
        ]  # fmt: skip
        if of.answers is not None:
            choices = [_("stay out"), _("go in as well")]
            rows.append(Row("answers", _("Answers to questions"), choices, int(of.answers), lambda _number: of.switch_answers()))
        return rows


def _line(row: Row, width: int) -> Content:
    chosen = row.choices[row.chosen].partition("\n")[0]
    return Content.assemble(f"{row.label:<{width}}   ", (f"‹ {chosen} ›", "bold"))
