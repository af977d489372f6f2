"""The value chain, drawn: a box a step with arrows between them, side by side where there is room, else below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from course.content.toolkit import Toolkit
from course.locale import N_, _
from course.tools.chain import Chain, chain_of, inserted, put_back, removed, shifted, written
from course.tools.project import ChainLink, Project
from course.tui.base.keys import key
from course.tui.tools.project.part_changed import PartChanged
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.inline_field import InlineField

_NARROWEST = 20
"""Cells of a box with its frame; where fewer are left, fewer stand side by side."""
_WIDEST = 44
_ARROW = 3
_FIELD = 4
"""Lines that the field takes before it was ever laid out."""
_TEXT_LINES = 6
"""Lines of a text that a box shows; the field shows all of it."""

Revise = Callable[[Callable[[Project], Project]], object]


class ChainDrawing(OwnLinks, Static, can_focus=True):
    """The boxes, one of them marked."""

    BINDINGS = [
        key("right,down", "step(1)", N_("Next link"), show=False),
        key("left,up", "step(-1)", N_("Previous link"), show=False),
        key("home", "step(-999)", N_("The first step"), show=False),
        key("end", "step(999)", N_("The last step"), show=False),
        key("enter", "write", N_("Write"), N_("Write what the marked step is in your project")),
        key("plus", "insert", N_("New step"), N_("A step of your own, after the marked one")),
        key("space", "hold", N_("Move"), N_("Take hold of the marked step; the arrows then move it, and Space lets go")),
        key("shift+right,shift+down", "move(1)", N_("Move on"), show=False),
        key("shift+left,shift+up", "move(-1)", N_("Move back"), show=False),
        key(
            "delete,backspace",
            "remove",
            N_("Remove"),
            N_("Take the marked step out of the chain; Ctrl+Z brings it back"),
            show=False,
            words=N_("remove take away"),
        ),
    ]
    HELP = N_(
        "The chain from the initiative to the citizen. The arrows mark a step and Enter writes in it; Enter again goes on to "
        "the next. + makes one of your own. Space takes hold of the marked step, the arrows move it, and Space lets go."
    )
    DEFAULT_CSS = """
    ChainDrawing { height: auto; &:focus { background-tint: transparent; } }
    """

    class Write(Message):
        """The marked step is to be written."""

    class Marked(Message):
        """Another step is marked."""

    def __init__(self, suggested: Sequence[str], revise: Revise, try_to_revise: Revise) -> None:
        super().__init__(markup=False)
        self._suggested = suggested
        self._revise, self._try = revise, try_to_revise
        self.links: Chain = ()
        """The steps as they are shown."""
        self._at = 0
        self._places: list[Region] = []
        self._holds = False
        """Whether the arrows move the marked step."""

    @property
    def marked(self) -> ChainLink | None:
        """The marked step."""
        return self.links[self._at] if self.links else None

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self._at + 1

    def show(self, project: Project) -> None:
        """Shows a project's chain; the mark stays on its step."""
        there = self.marked
        self.links = chain_of(project.chain, self._suggested)
        ids = [link.id for link in self.links]
        self._at = ids.index(there.id) if there and there.id in ids else min(self._at, max(0, len(ids) - 1))
        self._draw()

    def write(self, link_id: str, text: str) -> None:
        """Saves what a step is; may be called in another thread."""
        self._revise(self._made(lambda links: written(links, link_id, text.strip())))

    def on_resize(self) -> None:
        """As many side by side as there is room for."""
        self._draw()

    def on_click(self, event: Click) -> None:
        """A click marks a box; a click on the marked one writes in it."""
        offset = event.get_content_offset(self)
        number = next((n for n, place in enumerate(self._places) if offset is not None and place.contains_point(offset)), None)
        if number is None:
            return
        if number == self._at:
            self.action_write()
        else:
            self._mark(number)

    # Keys

    def action_step(self, by: int) -> None:
        """Marks another step, or moves the one that is held."""
        if not self._holds:
            self._mark(min(max(0, self._at + by), len(self.links) - 1))
        elif self.check_action("move", (by,)):
            self.action_move(by)

    def action_hold(self) -> None:
        """Takes hold of the marked step, or lets go of it."""
        self._holds = not self._holds
        self._draw()

    def on_blur(self) -> None:
        """Nothing is held out of sight."""
        if self._holds:
            self.action_hold()

    def action_write(self) -> None:
        """Asks for the field, which the part opens below the drawing."""
        if self._holds:
            self.action_hold()
        elif self.links:
            self.post_message(self.Write())

    def action_insert(self) -> None:
        """A new step after the marked one, to be written at once."""
        if self._change(lambda links: inserted(links, self._at + 1)):
            self._mark(min(self._at + 1, len(self.links) - 1))
            self.post_message(self.Write())

    def action_move(self, by: int) -> None:
        """Moves the marked step."""
        link = self.marked
        if link is not None and self._change(lambda links: shifted(links, link.id, by)):
            self._mark(self.links.index(link))
            self.post_message(PartChanged(self._made(lambda links: shifted(links, link.id, -by))))

    def action_remove(self) -> None:
        """Takes the marked step out."""
        link = self.marked
        at = self._at
        if link is not None and len(self.links) > 1 and self._change(lambda links: removed(links, link.id)):
            self._mark(min(at, len(self.links) - 1))
            self.post_message(PartChanged(self._made(lambda links: put_back(links, at, link)), removed=True))

    def go_on(self) -> bool:
        """Marks the next step, to write in it as well; False at the last one."""
        if self._at + 1 >= len(self.links):
            return False
        self._at += 1
        self._draw()
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A step at the end moves no further; the last one stays."""
        if action == "move":
            return 0 <= self._at + int(str(parameters[0])) < len(self.links)
        if action in {"remove", "hold"}:
            return len(self.links) > 1
        return bool(self.links) if action == "write" else True

    def _change(self, make: Callable[[Chain], Chain]) -> bool:
        """Saves another chain, and shows it at once."""
        if not self._try(self._made(make)):
            return False
        self.links = make(self.links)
        self._draw()
        return True

    def _made(self, make: Callable[[Chain], Chain]) -> Callable[[Project], Project]:
        return lambda project: replace(project, chain=make(chain_of(project.chain, self._suggested)))

    def _mark(self, number: int) -> None:
        self._at = max(0, number)
        self._draw()
        self.see()
        self.post_message(self.Marked())

    def see(self) -> None:
        """Brings the marked box into sight."""

        def look() -> None:
            page = self.parent
            if isinstance(page, Widget) and self._at < len(self._places):
                page.scroll_to_region(self._places[self._at], animate=False, force=True)

        self.call_after_refresh(look)

    # Drawing

    def _draw(self) -> None:
        width = max(_NARROWEST, self.size.width or 76)
        per_row = max(1, (width + _ARROW) // (_NARROWEST + _ARROW))
        if len(self.links) > per_row:  # an arrow leads on from the end of each row
            per_row = max(1, width // (_NARROWEST + _ARROW))
        rows = -(-len(self.links) // per_row) or 1
        per_row = -(-len(self.links) // rows) or 1
        room = width if per_row == 1 else (width if rows > 1 else width + _ARROW) // per_row - _ARROW
        box = min(room, _WIDEST)
        lines: list[Content] = []
        self._places = []
        for first in range(0, len(self.links), per_row):
            numbers = range(first, min(first + per_row, len(self.links)))
            insides = [self._inside(number, box - 4) for number in numbers]
            height = max(map(len, insides))
            if first and per_row == 1:
                lines.append(Content.styled(f"{'↓':^{box}}", "$accent"))
            self._places += [Region((n - first) * (box + _ARROW), len(lines), box, height + 2) for n in numbers]
            lines += self._row(numbers, insides, height, box, arrows=per_row > 1)
        self.update(Content("\n").join(lines))
        self.refresh_bindings()

    def _row(self, numbers: range, insides: list[list[Content]], height: int, box: int, *, arrows: bool) -> list[Content]:
        """Boxes side by side, all as high as the highest; an arrow goes out of each but the last of the chain."""
        drawn = [self._box(number, inside, height, box) for number, inside in zip(numbers, insides, strict=True)]
        lines = []
        for y in range(height + 2):
            parts = []
            for number, lines_of_box in zip(numbers, drawn, strict=True):
                arrow = " → " if arrows and y == (height + 1) // 2 and number < len(self.links) - 1 else " " * _ARROW
                parts += [lines_of_box[y], Content.styled(arrow if arrows else "", "$accent")]
            lines.append(Content.assemble(*parts))
        return lines

    def _box(self, number: int, inside: list[Content], height: int, box: int) -> list[Content]:
        marked = number == self._at
        style = "bold $accent" if marked else "$border"
        corners, side, line = ("┏┓┗┛", "┃", "━") if marked else ("╭╮╰╯", "│", "─")
        sign = "↔ " if self._holds else "▸ "
        name = f" {sign if marked else ''}{number + 1} "
        top = Content.styled(f"{corners[0]}{line}{name}{line * (box - 3 - len(name))}{corners[1]}", style)
        bottom = Content.styled(f"{corners[2]}{line * (box - 2)}{corners[3]}", style)
        body = []
        for y in range(height):
            text = inside[y] if y < len(inside) else Content()
            gap = " " * max(0, box - 4 - text.cell_length)
            body.append(Content.assemble((f"{side} ", style), text, gap, (f" {side}", style)))
        return [top, *body, bottom]

    def _inside(self, number: int, room: int) -> list[Content]:
        """What stands in a box: what is asked for, and what it is."""
        link = self.links[number]
        title = Content.styled(link.title, "$text-muted").wrap(room) if link.title else []
        text = Content.styled(link.text.strip(), "bold").wrap(room) if link.text.strip() else []
        if len(text) > _TEXT_LINES:
            text = [*text[: _TEXT_LINES - 1], Content.assemble(text[_TEXT_LINES - 1].truncate(room - 2), " …")]
        return [*title, *(text or [Content.styled("…", "$text-muted")])]


class LinkField(InlineField):
    """The field for a step: Enter goes on to the next one."""

    BINDINGS = [key("enter", "go_on", N_("Next link"), N_("Write in the next step; after the last one the field closes"))]
    HELP = N_("Write as you like; it is saved while you write. Enter goes on to the next step, Esc closes the field.")


class ChainPart(Vertical):
    """The drawing, and below it the field for the step that is written.

    Args:
        toolkit: Suggests the steps.
        revise: Saves what is made of the project; raises where it can't.
        try_to_revise: The same for a key or a click: tells the leader, and returns False.
    """

    def __init__(self, toolkit: Toolkit | None, revise: Revise, try_to_revise: Revise) -> None:
        super().__init__()
        self.drawing = ChainDrawing(toolkit.chain if toolkit else (), revise, try_to_revise)
        self._lead = Static(markup=False, classes="muted lead")
        self._page = VerticalScroll(can_focus=False)
        self._field = LinkField(self.drawing)
        self._field.then = self._go_on

    def compose(self) -> ComposeResult:
        """All of it."""
        yield self._lead
        with self._page:
            yield self.drawing
        yield self._field

    def on_resize(self) -> None:
        """The field stands right below the boxes, or at the bottom where they fill the window."""
        self._fit()

    def _fit(self) -> None:
        above = self._lead.outer_size.height + self._lead.styles.margin.height if self._lead.display else 0
        below = self._field.outer_size.height or _FIELD if self._field.is_open else 0
        self._page.styles.max_height = max(3, self.size.height - above - below)

    def show(self, project: Project) -> None:
        """Shows a project."""
        self.drawing.show(project)
        lead = _("What has to happen, step by step, before the citizen notices anything? Enter writes.")
        empty = _("There are no steps here yet. + makes the first one: the initiative.")
        self._lead.update(Content(lead if self.drawing.links else empty))

    def enter(self) -> None:
        """To the boxes."""
        self.drawing.focus()

    async def on_chain_drawing_write(self, event: ChainDrawing.Write) -> None:
        """Opens the field."""
        event.stop()
        if await self._close():
            self._write()

    def _go_on(self) -> None:
        if self.drawing.go_on():
            self._write()

    def _write(self) -> None:
        """Opens the field for the marked step."""
        link = self.drawing.marked
        if link is None:
            return
        label = f"{self.drawing.number} {link.title or _('A step of your own')}"
        self._field.begin(label, link.text, lambda text: self.drawing.write(link.id, text))
        self._fit()
        self.drawing.see()

    async def on_chain_drawing_marked(self, event: ChainDrawing.Marked) -> None:
        """What is written belongs to the step that was marked before."""
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
