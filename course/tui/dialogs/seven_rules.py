"""The seven rules of the keys: whoever knows them finds their way everywhere. The README lists the same."""

from __future__ import annotations

from textual.content import Content

from course.locale import N_, _
from course.tui.widgets.blocks import Block

RULES = (
    (N_("Enter does what the button says."), N_("In a text of several lines it begins a new line; there Ctrl+G goes on.")),
    (N_("Esc takes you one step out,"), N_("at last to home. Nothing is lost by it.")),
    (
        N_("The arrows move. Space changes what is marked."),
        N_("Del or Backspace deletes it. + makes a new one."),
    ),
    (N_("A digit chooses what has that digit"), N_("on screen: an answer, a tab, a lesson.")),
    (N_("Letters are for writing."), N_("Only home has shortcuts.")),
    (
        N_("Ctrl and a letter works everywhere, also while you write:"),
        N_(
            "G goes on, F searches, L makes an agreement, E saves as a file, O keeps it to yourself, K gives a nudge, Z undoes, "
            "Q stops."
        ),
    ),
    (N_("F1 is help. Ctrl+P finds everything else,"), N_("by everyday words.")),
)
"""Each rule: what it is, and what goes with it."""


def rules() -> list[Block]:
    """The rules, numbered."""
    return [
        Block(Content.assemble((_(rule), "bold"), " ", _(more)), Content.styled(f"{number} ", "$accent"), gap=number == 1)
        for number, (rule, more) in enumerate(RULES, start=1)
    ]
