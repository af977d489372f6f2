"""A piece of work in parts, one of them on screen: how one goes from part to part, in every tool the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from course.tools.repository import Repository, Work
from course.tui.tools.desk.work_screen import WorkScreen
from course.tui.widgets.editor import Editor
from course.tui.widgets.part_tabs import PartTabs

W = TypeVar("W", bound=Work)


class PartedScreen(WorkScreen[W]):
    """One piece of work, part by part.

    A subclass puts `part_keys` first among its bindings, and says how a part comes on screen (`put_part`) and how one gets into
    it (`enter_part`). Parts are counted from 0; a part's digit is what its name says.

    Args:
        repository: Where this kind is kept.
        work: The work.
        names: The parts, in order.
        digits: The digit of each; without them they are counted from 1.
    """

    TEXTS: ClassVar[tuple[int, ...]] = (0,)
    """The parts that begin with a text: chosen by a digit, their names keep the focus, and no digit ends in the text."""

    def __init__(self, repository: Repository[W], work: W, names: Sequence[str], digits: Sequence[int] = ()) -> None:
        super().__init__(repository, work)
        self.at = 0
        """The part that is shown."""
        self.digits = tuple(digits) or tuple(range(1, len(names) + 1))
        self.tabs = PartTabs(self, names, self.digits)

    def on_mount(self) -> None:
        """The name of the part that one begins with stands out."""
        self.tabs.mark(self.at)

    # What a subclass says

    async def put_part(self, left: int) -> None:
        """Puts the part at `at` on screen, in place of the one that is left."""
        raise NotImplementedError

    def enter_part(self) -> None:
        """Goes into the part that is shown."""
        raise NotImplementedError

    async def can_leave(self) -> bool:
        """Saves what is written in the part that is shown, and closes it; False where that can't be."""
        return await self.app.all_saved()

    # Going from part to part

    async def show_part(self, index: int, *, enters: bool) -> None:
        """Shows another part, if there is such a part and what is written can be saved.

        Args:
            index: Which one.
            enters: Whether the focus goes into it whatever it begins with.
        """
        if index != self.at and await self.change_part(index):
            self.arrive(enters=enters)

    async def change_part(self, index: int) -> bool:
        """Puts a part on screen, and leaves the focus to whoever asked; False where that can't be."""
        if index == self.at:
            return True
        if not 0 <= index < len(self.digits) or not await self.can_leave():
            return False
        left, self.at = self.at, index
        await self.put_part(left)
        self.tabs.mark(index)
        self.show()
        self.refresh_bindings()
        return True

    def arrive(self, *, enters: bool = True) -> None:
        """The focus goes into the part that is on screen, or stays on its name."""
        if enters or self.at not in self.TEXTS:
            self.enter_part()
        else:
            self.tabs.focus()

    async def action_close(self) -> None:
        """One step out: of a field to the parts' names, where digits and arrows turn, and from there back."""
        if isinstance(self.focused, Editor):
            self.tabs.focus()
        else:
            await super().action_close()

    async def action_show_part(self, digit: int) -> None:
        """A part by its digit."""
        await self.show_part(self.digits.index(digit), enters=False)

    async def action_turn(self, by: int) -> None:
        """The part beside this one."""
        await self.show_part(self.at + by, enters=False)

    async def action_next_part(self) -> None:
        """Into the next part; after the last one comes the first."""
        await self.show_part((self.at + 1) % len(self.digits), enters=True)

    async def action_previous_part(self) -> None:
        """Into the part before."""
        await self.show_part((self.at - 1) % len(self.digits), enters=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no part beside the first and the last."""
        if action == "turn":
            return not parameters or 0 <= self.at + int(str(parameters[0])) < len(self.digits)
        return super().check_action(action, parameters)
