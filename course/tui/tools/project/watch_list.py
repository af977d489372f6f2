"""What to watch in a project: the booklet's lines, each with its state and a note, the marked one with what to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from course.content.model import CASE_NAMES
from course.content.toolkit import Toolkit, WatchGroup, WatchLine
from course.locale import N_, _, ngettext
from course.tools.project import STATE_WORDS, STATES, Project, Watched, WatchState, noted, put_by, tally, watch_list
from course.tui.base.keys import key
from course.tui.tools.project.part_changed import PartChanged
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.inline_field import InlineField

SIGNS: dict[WatchState, tuple[str, str]] = {
    "unseen": ("○", "$text-muted"),
    "started": ("◐", "$accent"),
    "done": ("●", "$success"),
    "trouble": ("⚠", "$warning"),
}
_WIDE = 60
"""Cells from which a line's state stands in words beside it."""
_NOTE_LINES = 5
"""Lines of a note that are shown of the marked line; the field shows all."""

Revise = Callable[[Callable[[Project], Project]], object]
"""Saves what is made of the project."""


class WatchList(OwnLinks, VerticalScroll, can_focus=True, inherit_bindings=False):
    """The lines in their groups. The marked one opens: what to look for, and its note.

    Args:
        revise: Saves what is made of the project; raises where it can't.
        try_to_revise: The same for a key or a click: tells the leader, and returns False.
    """

    BINDINGS = [
        key("up", "step(-1)", N_("Previous line"), show=False),
        key("down", "step(1)", N_("Next line"), show=False),
        key("pageup", "step(-6)", N_("Further up"), show=False),
        key("pagedown", "step(6)", N_("Further down"), show=False),
        key("home", "step(-999)", N_("Top"), show=False),
        key("end", "step(999)", N_("Bottom"), show=False),
        key("space", "cycle", N_("Change"), N_("How it stands: not looked at, under way, in place, watch out")),
        key("enter", "note", N_("Note"), N_("Write a note to the marked line")),
    ]
    HELP = N_(
        "The arrows mark a line. The space bar changes how it stands, and so does a click on its sign. Enter writes a note."
    )
    DEFAULT_CSS = """
    WatchList { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; &:focus { background-tint: transparent; } }
    WatchList Static { height: auto; }
    WatchList InlineField { margin: 0 2 0 4; width: 1fr; }
    """

    def __init__(self, revise: Revise, try_to_revise: Revise) -> None:
        super().__init__()
        self._revise, self._try = revise, try_to_revise
        self._project = Project()
        self._groups: Sequence[WatchGroup] = ()
        self._lines: list[WatchLine] = []
        self._at = 0
        self._above, self._below = _Lines(self), _Lines(self)
        self._field = InlineField(self)
        self._top = 0
        """The line of the screen that the marked one begins on."""

    def compose(self) -> ComposeResult:
        """What comes before the note, and what comes after it."""
        yield self._above
        yield self._field
        yield self._below

    @property
    def marked(self) -> WatchLine | None:
        """The marked line."""
        return self._lines[self._at] if self._lines else None

    def show(self, project: Project, groups: Sequence[WatchGroup]) -> None:
        """Shows a project's lines."""
        there = self.marked
        self._project, self._groups = project, groups
        self._lines = [line for group in groups for line in group.lines]
        self._at = self._lines.index(there) if there in self._lines else 0
        self._draw()

    def on_resize(self) -> None:
        """The lines fit the width."""
        self._draw()
        self._see()

    # Keys and clicks

    async def action_step(self, by: int) -> None:
        """Marks another line."""
        await self.mark(min(max(0, self._at + by), len(self._lines) - 1))

    async def action_cycle(self) -> None:
        """The next state."""
        if self.marked is not None:
            self.set_state(self._at, STATES[(STATES.index(self._known(self.marked).state) + 1) % len(STATES)])

    def action_note(self) -> None:
        """Opens the note of the marked line, in its place."""
        line = self.marked
        if line is not None and not self._field.is_open:
            self._field.begin(_("Note"), self._known(line).note, lambda text: self._save_note(line.id, text))
            self._draw()
            self._see()

    async def mark(self, number: int) -> None:
        """Marks a line; a note that is open closes first."""
        if not 0 <= number < len(self._lines):
            return
        if number != self._at and await self._close():
            self._at = number
            self._draw()
        self._see()

    async def click_on(self, number: int, what: str) -> None:
        """A click: on a line's words it marks, on its sign it changes the state, on its note it opens that."""
        await self.mark(number)
        if what == "state":
            await self.action_cycle()
        elif what == "note":
            self.action_note()
        if not self._field.is_open:
            self.focus()

    def set_state(self, number: int, state: WatchState) -> None:
        """Saves how a line stands."""
        line, before = self._lines[number].id, self._known(self._lines[number]).state

        def standing(as_it: WatchState) -> Callable[[Project], Project]:
            return lambda project: replace(project, watched=noted(project.watched, line, state=as_it))

        if self._try(standing(state)):
            self.post_message(PartChanged(standing(before)))

    def on_inline_field_closed(self, event: InlineField.Closed) -> None:
        """The note is written."""
        event.stop()
        self._draw()
        self._see()

    async def _close(self) -> bool:
        """Closes the note; False where its text can't be saved."""
        if self._field.is_open:
            await self._field.typed()
        return self._field.finish()

    def _save_note(self, line: str, text: str) -> None:
        self._revise(lambda project: replace(project, watched=noted(project.watched, line, note=text.strip())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to note where there are no lines."""
        return bool(self._lines) if action in {"cycle", "note"} else True

    # Drawing

    def _known(self, line: WatchLine) -> Watched:
        return self._project.watched.get(line.id, Watched())

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        width = max(20, (self.scrollable_content_region.width or 76) - 1)
        above: list[Content] = []
        below: list[Content] = []
        number = 0
        for group in self._groups:
            into = above if number <= self._at else below
            into += [*([Content("")] if number else []), self._heading(group)]
            for line in group.lines:
                into = above if number <= self._at else below
                if number == self._at:
                    self._top = len(into)
                into += self._row(number, line, width)
                if number == self._at:
                    into += _indented(Content.styled(line.about, "$text-muted").wrap(width - 4))
                if number != self._at or not self._field.is_open:
                    (below if number == self._at else into).extend(self._note(number, line, width))
                number += 1
        self._above.update(Content("\n").join(above))
        self._below.update(Content("\n").join(below))
        self._below.display = bool(below)
        self.refresh_bindings()

    def _heading(self, group: WatchGroup) -> Content:
        both = self._project.start == "begge"
        title = f"{_(CASE_NAMES[group.start])} · {group.title}" if both else group.title
        return Content.styled(title, "bold")

    def _row(self, number: int, line: WatchLine, width: int) -> list[Content]:
        marked = number == self._at
        known = self._known(line)
        sign, style = SIGNS[known.state]
        word = _(STATE_WORDS[known.state])
        beside = max(len(_(each)) for each in STATE_WORDS.values()) + 2 if width >= _WIDE else 0
        room = width - 4 - beside
        bold = "bold " if marked else ""
        text = [each.stylize(f"{bold}@click=mark({number})") for each in Content(line.text).wrap(room)]
        lead = Content.assemble(("▸ " if marked else "  ", "$accent"), (f"{sign} ", f"{bold}{style} @click=state({number})"))
        first = Content.assemble(lead, text[0])
        said = Content.styled(word, f"{bold}{style} @click=state({number})")
        if beside:
            first = Content.assemble(first, " " * (width - beside + 2 - first.cell_length), said)
            return [first, *(Content.assemble("    ", each) for each in text[1:])]
        return [
            first,
            *(Content.assemble("    ", each) for each in text[1:]),
            *([Content.assemble("    ", said)] if marked else []),
        ]

    def _note(self, number: int, line: WatchLine, width: int) -> list[Content]:
        note = self._known(line).note
        if not note:
            return []
        lines = Content(f"✎ {note}").wrap(max(10, width - 4))
        shown = _NOTE_LINES if number == self._at else 1
        if len(lines) > shown:
            lines = [*lines[: shown - 1], Content.assemble(lines[shown - 1].truncate(width - 6), " …")]
        return _indented(each.stylize(f"italic @click=note({number})") for each in lines)

    def _see(self) -> None:
        """Brings the marked line into sight, with its group's title where it is the first, and what is open under it."""

        def look() -> None:
            if not self._lines or not self.is_attached:
                return
            bottom = self._above.virtual_region.height + (self._field.outer_size.height if self._field.is_open else 0)
            top = 0 if self._at == 0 else self._top
            self.scroll_to_region(Region(0, top, 1, max(1, bottom - top)), animate=False, force=True)

        self.call_after_refresh(look)


class _Lines(OwnLinks, Static):
    """Some of the lines; it hands clicks on."""

    def __init__(self, owner: WatchList) -> None:
        super().__init__(markup=False)
        self._owner = owner

    async def action_mark(self, number: int) -> None:
        await self._owner.click_on(number, "mark")

    async def action_state(self, number: int) -> None:
        await self._owner.click_on(number, "state")

    async def action_note(self, number: int) -> None:
        await self._owner.click_on(number, "note")


class Legend(Static):
    """How many lines stand how."""

    DEFAULT_CSS = """
    Legend { height: 1; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._counts: dict[WatchState, int] = {}

    def show(self, counts: dict[WatchState, int]) -> None:
        """Shows other counts."""
        self._counts = counts
        self._draw()

    def on_resize(self) -> None:
        """In words where there is room."""
        self._draw()

    def _draw(self) -> None:
        def line(*, in_words: bool) -> Content:
            return Content("   " if in_words else "  ").join(self._item(state, in_words) for state in STATES)

        full = line(in_words=True)
        self.update(full if full.cell_length <= (self.size.width or 76) else line(in_words=False))

    def _item(self, state: WatchState, in_words: bool) -> Content:
        sign, style = SIGNS[state]
        word = f"{_(STATE_WORDS[state])}: " if in_words else ""
        return Content.assemble((sign, style), f" {word}{self._counts.get(state, 0)}")


class WatchPart(Vertical):
    """The list with its legend, or what there is to do before there is one.

    Args:
        toolkit: Has the lines.
        revise: Saves what is made of the project.
        try_to_revise: The same, telling the leader where it can't.
    """

    def __init__(self, toolkit: Toolkit | None, revise: Revise, try_to_revise: Revise) -> None:
        super().__init__()
        self._toolkit = toolkit
        self.list = WatchList(revise, try_to_revise)
        self._legend = Legend()
        self._said = Static(markup=False, classes="said")

    def compose(self) -> ComposeResult:
        """All of it."""
        yield self._legend
        yield self.list
        yield self._said

    def show(self, project: Project) -> None:
        """Shows a project."""
        groups = watch_list(self._toolkit, project.start) if self._toolkit else []
        self.list.show(project, groups)
        self._legend.show(tally(groups, project.watched))
        self._legend.display = self.list.display = bool(groups)
        said = self._say(project, groups)
        self._said.update(Content.styled(said, "$text-muted" if groups else ""))
        self._said.display = bool(said)

    def enter(self) -> None:
        """To the lines."""
        if self.list.display:
            self.list.focus()
        else:
            self.screen.set_focus(None)

    def _say(self, project: Project, groups: Sequence[WatchGroup]) -> str:
        if self._toolkit is None:
            return _("This course has no list of what to watch in a project. What you have noted before stays saved.")
        by = put_by(groups, project.watched)
        kept = ngettext(
            "{n} line you have noted something of belongs to another starting point. It is saved.",
            "{n} lines you have noted something of belong to another starting point. They are saved.",
            by,
        ).format(n=by)
        if project.start is None:
            first = _(
                "Say first whether it is must, can or both: on the project's page, under “Must or can?”. Then the booklet's list "
                "of what to watch comes here."
            )
            return f"{first}\n\n{kept}" if by else first
        return kept if by else ""


def _indented(lines: Iterable[Content]) -> list[Content]:
    return [Content.assemble("    ", line) for line in lines]
