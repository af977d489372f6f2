"""One key at a time: a key belongs to the screen that is on top when its turn comes, and while one opens, keys wait for it.

Textual sends a key to the widget that has the focus and from there upwards, through one queue for each widget it lies in; what
the key does is looked up on whatever screen is on top when it arrives. Two keys without a gap would so act on a screen that
isn't there yet, or on one that they were never meant for.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widget import Widget

from course.tui.base.whole_picture import WholePicture, hold, let_go

ROUNDS = 2
"""How often one asks all the way up whether a key is done: what it made a widget say to those above it is heard in the second."""
MOST = 256
"""How many keys wait at most; a paste is one. What is typed beyond that is told of, and the oldest stay."""
PATIENCE = 2.0
"""Seconds after which the next key gets its turn though nobody has said that the one before is done: its widget may be gone."""


class EarlyKeys:
    """The keys and pastes that wait for their turn.

    Args:
        app: The app.
        act: Has the app act on a key or a paste whose turn has come.
        too_many: Tells that a key is lost, since more wait than are kept.
    """

    def __init__(self, app: App[Any], act: Callable[[Event], Awaitable[None]], too_many: Callable[[], None]) -> None:
        self._app = app
        self._act = act
        self._too_many = too_many
        self._waiting: deque[Key | Paste] = deque()
        self._turn = 0
        """Which key acts, or which screen opens, by number: who belongs to an earlier one has nothing to say any more."""
        self._is_busy = False
        self._overdue: asyncio.TimerHandle | None = None
        self._acting: Event | None = None
        """The key that acts."""
        self._depth = 0
        """How many screens lie on each other."""
        self._has_opened = False
        """Whether a screen has opened that hasn't been drawn yet."""
        self._has_closed = False
        """Whether an Enter has closed what was on top: another one on its heels is the same press, held a moment too long."""

    async def come(self, event: Key | Paste) -> None:
        """A key or a paste comes from the keyboard."""
        if self._is_busy:
            if not self._is_echo(event) and not self._is_full():
                self._waiting.append(event)
        elif isinstance(event, Key) and self._is_written(event):
            await self._act(event)  # a letter in a text opens nothing: nobody has to wait for it
        else:
            await self._begin(event)

    def instead(self, event: Key) -> None:
        """Has another key act in place of the one that acts: it comes before those that wait."""
        self._waiting.appendleft(event)

    def screen_changed(self, screen: Screen[Any]) -> None:
        """Another screen is on top: whatever comes now waits until it is there, with what it does after it was mounted."""
        depth = len(self._app.screen_stack)
        if depth < self._depth and _is_enter(self._acting):
            self._has_closed = True
            while self._waiting and _is_enter(self._waiting[0]):
                self._waiting.popleft()
        if self._depth:  # the very first picture is waited for: it comes as soon as there is anything to see
            hold(screen)
        self._has_opened = self._has_opened or depth > self._depth
        self._depth = depth
        turn = self._next_turn()
        # Twice: what the screen itself does when it is mounted, or after that, comes first.
        screen.call_after_refresh(screen.call_after_refresh, self._ask, turn, screen, ROUNDS)

    def _is_echo(self, event: Key | Paste) -> bool:
        return self._has_closed and not self._waiting and _is_enter(event)

    def _is_full(self) -> bool:
        if len(self._waiting) < MOST:
            return False
        self._too_many()
        return True

    def _is_written(self, event: Key) -> bool:
        focused = self._app.focused
        return focused is not None and focused.check_consume_key(event.key, event.character)

    async def _begin(self, event: Key | Paste) -> None:
        turn = self._next_turn()
        self._acting, self._has_closed = event, False
        target = self._app.focused or self._app.screen
        await self._act(event)
        if turn == self._turn:  # else a screen has changed meanwhile, and is waited for
            self._ask(turn, target, ROUNDS)

    def _next_turn(self) -> int:
        self._turn += 1
        self._is_busy = True
        if self._overdue is not None:
            self._overdue.cancel()
        self._overdue = asyncio.get_running_loop().call_later(PATIENCE, self._finish, self._turn)
        return self._turn

    def _ask(self, turn: int, start: Widget, rounds: int) -> None:
        """Asks all that a key goes through, from the innermost to the app, whether they are done with what came before."""
        way = start.ancestors_with_self
        self._ask_next(turn, way, way, rounds)

    def _ask_next(self, turn: int, left: Sequence[DOMNode], way: Sequence[DOMNode], rounds: int) -> None:
        if turn != self._turn:
            return
        while left:
            node, left = left[0], left[1:]
            if node.is_running and node.call_later(self._ask_next, turn, left, way, rounds):
                return
        if rounds > 1:
            self._ask_next(turn, way, way, rounds - 1)
        else:
            self._finish(turn)

    def _finish(self, turn: int) -> None:
        if turn == self._turn and self._is_busy:
            self._app.call_later(self._go_on, turn)

    async def _go_on(self, turn: int) -> None:
        if turn != self._turn:
            return
        self._is_busy, self._acting, self._has_closed = False, None, False
        if self._overdue is not None:
            self._overdue.cancel()
        let_go(self._app.screen_stack)
        if self._has_opened:
            self._has_opened = False
            screen = self._app.screen
            if isinstance(screen, WholePicture) and not screen.takes_early_keys:
                self._waiting.clear()
        if self._waiting:
            await self._begin(self._waiting.popleft())


def _is_enter(event: Event | None) -> bool:
    return isinstance(event, Key) and event.key == "enter"
