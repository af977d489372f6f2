"""Work on a drive that may be dead: it goes on by itself, and is waited for as long as it gets on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")
PATIENCE = 1.5
"""Seconds without a step forward after which nobody waits any longer."""


class Errand(Generic[_T]):
    """One piece of work, in a thread that doesn't keep the program from ending."""

    def __init__(self, work: Callable[[Errand[_T]], _T]) -> None:
        """Begins it.

        Args:
            work: It says by `step` that it gets on.
        """
        self.at_home = False
        """Whether it is at something that no drive can hold up, and that takes as long as it takes."""
        self._work = work
        self._made: list[_T] = []
        self._error: BaseException | None = None
        self._steps = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def step(self) -> None:
        """Says that it gets on."""
        self._steps += 1

    def is_under_way(self) -> bool:
        """Whether it has not come to an end."""
        return self._thread.is_alive()

    def wait(self) -> _T:
        """What came of it.

        Raises:
            TimeoutError: It doesn't get on. It is left to itself.
        """
        while self._thread.is_alive():
            before = self._steps
            self._thread.join(PATIENCE)
            if self._thread.is_alive() and self._steps == before and not self.at_home:
                raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._made[0]

    def _run(self) -> None:
        try:
            self._made.append(self._work(self))
        except BaseException as error:  # told to whoever waits
            self._error = error
