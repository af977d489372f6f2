"""Placing a project: a few questions, what the answers say, and what the leader decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from course.content.model import CASE_NAMES, Answer
from course.content.toolkit import GuideQuestion, Toolkit
from course.locale import N_, _
from course.tools.project import Placement, Project, Reply, placement
from course.tui.base.keys import key
from course.tui.widgets.blocks import OwnLinks

_REPLIES: tuple[tuple[Reply, str, str], ...] = (
    ("yes", "J", N_("yes")),
    ("no", "N", N_("no")),
    ("unknown", "V", N_("don't know")),
)
_STARTS: tuple[tuple[Answer, str], ...] = (("skal", "S"), ("kan", "K"), ("begge", "B"))
_WIDE = 60
"""Cells from which the answers stand beside their question."""
_LOW = 16
"""Lines of a window below which the questions need all the room."""


Decide: TypeAlias = Callable[[Answer], object]
"""Saves where the project starts."""


class Guide(OwnLinks, Static, can_focus=True):
    """The questions, one of them marked, and below them the proposal.

    Args:
        toolkit: Asks; without one there is nothing to ask.
        decide: Saves where the project starts.
    """

    BINDINGS = [
        key("up", "step(-1)", N_("Previous question"), show=False),
        key("down", "step(1)", N_("Next question"), show=False),
        key("j", "reply('yes')", N_("Yes"), N_("Answer the marked question with yes")),
        key("n", "reply('no')", N_("No"), N_("Answer the marked question with no")),
        key("v", "reply('unknown')", N_("Don't know"), N_("Say that you don't know")),
        key("delete", "reply('')", N_("Clear"), N_("Take the answer to the marked question away"), show=False),
        key("s", "decide('skal')", N_("Must"), N_("It is decided outside of your unit"), show=False),
        key("k", "decide('kan')", N_("Can"), N_("You have thought of it yourselves"), show=False),
        key("b", "decide('begge')", N_("Both"), N_("It starts as one and needs the habits of the other"), show=False),
    ]
    HELP = N_(
        "Answer what you know with J, N or V; a proposal comes below. S, K or B says what you decide, which may be something "
        "else. You can change it later; nothing you have noted is lost."
    )
    DEFAULT_CSS = """
    Guide { height: auto; &:focus { background-tint: transparent; } }
    """

    @dataclass
    class Replied(Message):
        """A question is answered, or its answer taken away."""

        question: str
        """Its id."""
        reply: Reply | None
        """The answer."""

    def __init__(self, toolkit: Toolkit | None, decide: Decide) -> None:
        super().__init__(id="guide", markup=False)
        self._decide = decide
        self._questions: Sequence[GuideQuestion] = toolkit.guide if toolkit else ()
        self._project = Project()
        self._at = 0
        self._rows: list[int] = []
        """The line that each question begins on."""

    def show(self, project: Project) -> None:
        """Shows a project's answers."""
        self._project = project
        self._draw()

    def on_resize(self) -> None:
        """The lines fit the width."""
        self._draw()

    # Keys and clicks

    def action_step(self, by: int) -> None:
        """Marks another question; past the last the proposal comes into sight."""
        if 0 <= self._at + by < len(self._questions):
            self._at += by
            self._draw()
        self._see()

    def action_decide(self, start: Answer) -> None:
        """Says where the project starts."""
        self._decide(start)

    def action_reply(self, reply: Reply) -> None:
        """Answers the marked question and goes on to the next."""
        self.action_reply_to(self._at, reply)

    def action_reply_to(self, number: int, reply: Reply) -> None:
        """A click on an answer."""
        if number >= len(self._questions):
            return
        self._at = min(number + bool(reply), len(self._questions) - 1)
        self.post_message(self.Replied(self._questions[number].id, reply or None))
        self._draw()
        self.call_after_refresh(self._see)

    def action_mark(self, number: int) -> None:
        """A click on a question."""
        self._at = number
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to answer where nothing is asked, nothing to take away where nothing is answered."""
        if action != "reply":
            return True
        return bool(self._questions) and (parameters[0] != "" or self._questions[self._at].id in self._project.replies)

    # Drawing

    def _draw(self) -> None:
        self._rows = []
        width = max(20, (self.size.width or 76) - 1)
        lines = Content.styled(self._lead(), "$text-muted").wrap(width)
        for number, question in enumerate(self._questions):
            self._rows.append(len(lines))
            lines += self._question(number, question, width)
        if self._questions:
            lines += [Content(), *self._proposal(placement(self._questions, self._project.replies), width)]
        self.update(Content("\n").join(lines))
        self.refresh_bindings()

    def _lead(self) -> str:
        if self._questions:
            return _("Answer what you know. Then a proposal comes below, and you decide.")
        return _("This course has no questions that help to place a project. You can still say yourself where it starts.")

    def _question(self, number: int, question: GuideQuestion, width: int) -> list[Content]:
        marked = number == self._at
        lead = Content.assemble(("▸ " if marked else "  ", "$accent"), ("• ", "$accent"))
        answers = self._answers(number, question)
        indent, beside = lead.cell_length, width >= _WIDE
        room = width - indent - (answers.cell_length + 2 if beside else 0)
        style = f"{'bold ' if marked else ''}@click=mark({number})"
        text = [line.stylize(style) for line in Content(question.prompt).wrap(max(10, room))]
        first, *rest = text
        if beside:
            first = Content.assemble(first, " " * (room - first.cell_length + 2), answers)
        else:
            rest = [*rest, answers]
        return [Content.assemble(lead, first), *(Content.assemble(" " * indent, line) for line in rest)]

    def _answers(self, number: int, question: GuideQuestion) -> Content:
        given = self._project.replies.get(question.id)
        parts = []
        for reply, letter, word in _REPLIES:
            chosen = reply == given
            sign = "●" if chosen else "○"
            style = "bold $accent" if chosen else "" if number == self._at else "$text-muted"
            name = f"{sign} {letter} {_(word)}" if number == self._at else f"{sign} {_(word)}  "
            parts.append(Content.styled(name, f"{style} @click=reply_to({number},'{reply}')"))
        return Content("  ").join(parts)

    def _proposal(self, placed: Placement, width: int) -> Iterator[Content]:
        if placed.start is None:
            asked = _("Your answers don't point either way yet.") if self._project.replies else _("The proposal comes here.")
            yield Content.styled(asked, "$text-muted")
            return
        heading = _("Proposal: {start}").format(start=_(CASE_NAMES[placed.start]))
        both = _("your answers point both ways") if placed.start == "begge" else ""
        yield Content.assemble((heading, "bold"), f"  {both}")
        names = {start: _(CASE_NAMES[start]) for start in ("skal", "kan")}
        longest = max(map(len, names.values()))
        for pull in placed.reasons:
            lead = f"  → {names[pull.to]:<{longest}}  "
            lines = Content(pull.why).wrap(max(10, width - len(lead)))
            for line_number, line in enumerate(lines):
                yield Content.assemble((lead, "$accent") if not line_number else " " * len(lead), line)

    def _see(self) -> None:
        page = self.parent
        if not isinstance(page, Widget) or not self._rows:
            return
        if self._at in (0, len(self._questions) - 1):
            (page.scroll_home if self._at == 0 else page.scroll_end)(animate=False)
        else:
            page.scroll_to_region(Region(0, max(0, self._rows[self._at] - 1), 1, 4), animate=False, force=True)


class Decision(OwnLinks, Static):
    """What the leader has decided, and how it stands to the proposal; a click decides.

    Args:
        toolkit: Makes the proposal.
        decide: Saves where the project starts.
    """

    DEFAULT_CSS = """
    Decision { height: auto; margin-top: 1; }
    """

    def __init__(self, toolkit: Toolkit | None, decide: Decide) -> None:
        super().__init__(id="decision", markup=False)
        self._decide = decide
        self._questions = toolkit.guide if toolkit else ()
        self._project = Project()

    def action_decide(self, start: Answer) -> None:
        """A click on one of the three."""
        self._decide(start)

    def show(self, project: Project) -> None:
        """Shows a project's starting point."""
        self._project = project
        self._draw()

    def on_resize(self) -> None:
        """As many words as there is room for."""
        self._draw()

    def _draw(self) -> None:
        project = self._project
        parts = [Content.styled(_("You decide:"), "bold")]
        for start, letter in _STARTS:
            chosen = start == project.start
            name = Content.assemble("● " if chosen else "○ ", (letter, "bold $accent"), f" {_(CASE_NAMES[start])}")
            parts.append(name.stylize(f"{'bold' if chosen else ''} @click=decide('{start}')"))
        proposed = placement(self._questions, project.replies).start
        if project.start is None:
            about = _("Then the project gets its list of what to watch.")
        elif proposed not in (None, project.start):
            about = _("The proposal is another one, but it is you who knows the project.")
        else:
            about = _("You can change it later; nothing you have noted is lost.")
        line = Content("   ").join(parts)
        if line.cell_length > (self.size.width or 76):
            line = Content("  ").join(parts[1:])
        low = self.app.size.height < _LOW
        self.update(line if low else Content.assemble(line, "\n", (about, "$text-muted")))


class GuidePart(Vertical):
    """The guide, which scrolls, and the decision, which is always in sight.

    Args:
        toolkit: Asks the questions.
        reply: Saves an answer to a question; None takes it away.
        decide: Saves where the project starts.
    """

    def __init__(self, toolkit: Toolkit | None, reply: Callable[[str, Reply | None], object], decide: Decide) -> None:
        super().__init__()
        self._reply = reply
        self._page = VerticalScroll(can_focus=False)
        self.guide = Guide(toolkit, decide)
        self.decision = Decision(toolkit, decide)

    def compose(self) -> ComposeResult:
        """Both."""
        with self._page:
            yield self.guide
        yield self.decision

    def on_resize(self) -> None:
        """The decision stands right below the proposal, or at the bottom where the questions fill the window."""
        below = self.decision.outer_size.height + self.decision.styles.margin.height
        self._page.styles.max_height = max(3, self.size.height - below)

    def show(self, project: Project) -> None:
        """Shows a project."""
        self.guide.show(project)
        self.decision.show(project)

    def enter(self) -> None:
        """To the questions."""
        self.guide.focus()

    def on_guide_replied(self, event: Guide.Replied) -> None:
        """An answer is saved at once."""
        event.stop()
        self._reply(event.question, event.reply)
