"""Placing a project: a few questions, what the answers say, and what the leader decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace
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
from course.tui.tools.project.part_changed import PartChanged
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.inline_field import InlineField

_REPLIES: dict[Reply, str] = {"yes": N_("yes"), "no": N_("no"), "unknown": N_("don't know")}
"""The answers, in the order in which the space bar turns them."""
_STARTS: tuple[Answer, ...] = ("skal", "kan", "begge")
"""What can be decided, in the order of the digits."""
_WIDE = 60
"""Cells from which the answers stand beside their question."""
_LOW = 16
"""Lines of a window below which the questions need all the room."""
_FIELD = 4
"""Lines that the field takes before it was ever laid out."""

Revise: TypeAlias = Callable[[Callable[[Project], Project]], object]
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
        key("space", "turn", N_("Change"), N_("Turn the answer to the marked question: yes, no, don't know")),
        key("enter", "note", N_("Note"), N_("Write a note to the marked question")),
        key("delete,backspace", "clear", N_("Clear"), N_("Take the answer to the marked question away"), show=False),
        *(key(str(digit), f"decide({start!r})", CASE_NAMES[start], show=False) for digit, start in enumerate(_STARTS, start=1)),
    ]
    HELP = N_(
        "Space turns the answer to the marked question, and Enter writes a note to it; a proposal comes below. 1, 2 or 3 says "
        "what you decide, which may be something else. You can change it later; nothing you have noted is lost."
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

    class Note(Message):
        """A note is to be written to the marked question."""

    class Marked(Message):
        """Another question is marked."""

    def __init__(self, toolkit: Toolkit | None, decide: Decide) -> None:
        super().__init__(id="guide", markup=False)
        self._decide = decide
        self._questions: Sequence[GuideQuestion] = toolkit.guide if toolkit else ()
        self._project = Project()
        self._at = 0
        self._rows: list[int] = []
        """The line that each question begins on."""

    @property
    def marked(self) -> GuideQuestion | None:
        """The marked question."""
        return self._questions[self._at] if self._questions else None

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
            self.post_message(self.Marked())
        self.see()

    def action_decide(self, start: Answer) -> None:
        """Says where the project starts."""
        self._decide(start)

    def action_turn(self) -> None:
        """The next answer to the marked question."""
        order = (None, *_REPLIES)
        given = self._project.replies.get(self._questions[self._at].id)
        self.action_reply_to(self._at, order[order.index(given) % len(_REPLIES) + 1])

    def action_clear(self) -> None:
        """Takes the answer away."""
        self.action_reply_to(self._at, None)

    def action_note(self) -> None:
        """Asks for the field, which the part opens below the questions."""
        self.post_message(self.Note())

    def action_reply_to(self, number: int, reply: Reply | None) -> None:
        """Answers a question; a click on an answer does."""
        self.action_mark(number)
        self.post_message(self.Replied(self._questions[number].id, reply))

    def action_mark(self, number: int) -> None:
        """A click on a question."""
        self._at = number
        self._draw()
        self.post_message(self.Marked())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to answer where nothing is asked, nothing to take away where nothing is answered."""
        if action == "clear":
            return self.marked is not None and self.marked.id in self._project.replies
        return bool(self._questions) if action in {"turn", "note"} else True

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
        note = self._project.guide_notes.get(question.id, "")
        said = Content.styled(f"✎ {note}", f"italic @click=mark({number})").wrap(max(10, width - indent)) if note else []
        return [Content.assemble(lead, first), *(Content.assemble(" " * indent, line) for line in [*rest, *said])]

    def _answers(self, number: int, question: GuideQuestion) -> Content:
        given = self._project.replies.get(question.id)
        parts = []
        for reply, word in _REPLIES.items():
            chosen = reply == given
            style = "bold $accent" if chosen else "" if number == self._at else "$text-muted"
            name = f"{'●' if chosen else '○'} {_(word)}"
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

    def see(self) -> None:
        """Brings the marked question into sight; at the last one the proposal below it."""
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
        for digit, start in enumerate(_STARTS, start=1):
            chosen = start == project.start
            name = Content.assemble("● " if chosen else "○ ", (str(digit), "bold $accent"), f" {_(CASE_NAMES[start])}")
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
    """The guide, which scrolls, the field for a note, and the decision, which is always in sight.

    Args:
        toolkit: Asks the questions.
        revise: Saves what is made of the project; raises where it can't.
        try_to_revise: The same for a key or a click: tells the leader, and returns False.
    """

    def __init__(self, toolkit: Toolkit | None, revise: Revise, try_to_revise: Revise) -> None:
        super().__init__()
        self._revise, self._try = revise, try_to_revise
        self._project = Project()
        self._page = VerticalScroll(can_focus=False)
        self.guide = Guide(toolkit, self._decide)
        self._field = InlineField(self.guide)
        self.decision = Decision(toolkit, self._decide)

    def compose(self) -> ComposeResult:
        """All of it."""
        with self._page:
            yield self.guide
        yield self._field
        yield self.decision

    def on_resize(self) -> None:
        """The decision stands right below the proposal, or at the bottom where the questions fill the window."""
        self._fit()

    def _fit(self) -> None:
        below = self.decision.outer_size.height + self.decision.styles.margin.height
        field = self._field.outer_size.height or _FIELD if self._field.is_open else 0
        self._page.styles.max_height = max(3, self.size.height - below - field)

    def show(self, project: Project) -> None:
        """Shows a project."""
        self._project = project
        self.guide.show(project)
        self.decision.show(project)

    def enter(self) -> None:
        """To the questions."""
        self.guide.focus()

    # Changing

    def _decide(self, start: Answer) -> None:
        before = self._project.start
        if self._try(lambda project: replace(project, start=start)):
            self.post_message(PartChanged(lambda project: replace(project, start=before)))

    def on_guide_replied(self, event: Guide.Replied) -> None:
        """An answer is saved at once."""
        event.stop()
        question, before = event.question, self._project.replies.get(event.question)
        if self._try(lambda project: _answered(project, question, event.reply)):
            self.post_message(PartChanged(lambda project: _answered(project, question, before)))
            self.call_after_refresh(self.guide.see)

    async def on_guide_note(self, event: Guide.Note) -> None:
        """Opens the field for the marked question."""
        event.stop()
        question = self.guide.marked
        if question is None or not await self._close():
            return
        self._field.begin(
            _("Note"), self._project.guide_notes.get(question.id, ""), lambda text: self._save_note(question.id, text)
        )
        self._fit()
        self.guide.see()

    async def on_guide_marked(self, event: Guide.Marked) -> None:
        """What is written belongs to the question that was marked before."""
        event.stop()
        await self._close()

    def on_inline_field_closed(self, event: InlineField.Closed) -> None:
        """There is more room again."""
        event.stop()
        self._fit()

    async def _close(self) -> bool:
        """Closes the field; False where its text can't be saved."""
        if self._field.is_open:
            await self._field.typed()
        return self._field.finish()

    def _save_note(self, question: str, text: str) -> None:
        def noted(project: Project) -> Project:
            others = {each: note for each, note in project.guide_notes.items() if each != question}
            note = text.strip()
            return replace(project, guide_notes={**others, question: note} if note else others)

        self._revise(noted)


def _answered(project: Project, question: str, reply: Reply | None) -> Project:
    """The project with an answer to a question, or without one."""
    others = {each: known for each, known in project.replies.items() if each != question}
    return replace(project, replies={**others, question: reply} if reply else others)
