"""Saving while someone writes: within half a second, in a thread, and at once when they leave."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from enum import Enum

from course.journal import JournalError
from course.locale import _
from course.session.known_text import knowing

DELAY = 0.3
"""Seconds from a key to the save that holds it; with the save itself it stays below half a second."""
RETRY = 3.0
"""Seconds to the next try when a save failed."""


class Saving(Enum):
    """How it stands with the text on screen."""

    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


class Autosave:
    """Keeps one text in the journal while it is being written.

    Args:
        text: What the journal holds now.
        save: Saves a text; called in `pool`'s thread or in the caller's, never in two at once.
        pool: A pool of one thread, shared by all texts, so that saves happen in order.
        told: Called in the app's own thread when the state changed, with the error if there was one.
    """

    alive: weakref.WeakSet[Autosave] = weakref.WeakSet()
    """Every autosave that may hold a text which is not saved: what to save when the app must go."""

    def __init__(
        self,
        text: str,
        save: Callable[[str], None],
        pool: ThreadPoolExecutor,
        told: Callable[[Saving, JournalError | None], None],
    ) -> None:
        self._text = text
        self._saved = text
        self._save = save
        self._pool = pool
        self._told = told
        self._timer: asyncio.TimerHandle | None = None
        self._running: Future[None] | None = None
        self._closed = False
        self.alive.add(self)

    @property
    def text(self) -> str:
        """The newest text, saved or not."""
        return self._text

    def changed(self, text: str) -> None:
        """Takes the text as it is now; it is saved soon."""
        if text == self._text:
            return
        self._text = text
        if self._timer is None and self._running is None:
            self._told(Saving.PENDING, None)
            self._start_in(DELAY)

    def flush(self) -> JournalError | None:
        """Saves at once what is not saved, and waits for it.

        Returns:
            None when the newest text is in the journal, else why it is not.
        """
        self._stop_timer()
        running, self._running = self._running, None
        error = _outcome(running)
        if self._saved == self._text:
            return None
        try:
            self._store(self._text)
        except JournalError as failed:
            error = failed
            with suppress(RuntimeError):  # the app has ended: nobody is there to try again
                self._start_in(RETRY)
        else:
            error = None
        self._report(error)
        return error

    @classmethod
    def flush_all(cls) -> JournalError | None:
        """Saves every text that is not saved; returns the last error, if there was one."""
        errors = [error for autosave in list(cls.alive) if (error := autosave.flush())]
        return errors[-1] if errors else None

    def rebase(self, text: str) -> bool:
        """Takes a text that was saved elsewhere for its own; False, and nothing done, while there is something to save here."""
        if self._saved != self._text or self._running is not None:
            return False
        self._text = self._saved = text
        return True

    def close(self) -> None:
        """Ends it, after a last `flush`: the text is nobody's any more."""
        self._closed = True
        self._stop_timer()
        self.alive.discard(self)

    def _start_in(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._start)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _start(self) -> None:
        self._timer = None
        loop = asyncio.get_running_loop()
        running = self._pool.submit(self._store, self._text)
        self._running = running
        running.add_done_callback(lambda done: _call_in(loop, self._finished, done))

    def _finished(self, done: Future[None]) -> None:
        if self._closed or done is not self._running:  # nobody's any more, or a flush has taken over
            return
        self._running = None
        error = _outcome(done)
        self._report(error)
        if error is not None:
            self._start_in(RETRY)
        elif self._saved != self._text:
            self._start_in(DELAY)

    def _store(self, text: str) -> None:
        try:
            with knowing(self._saved):
                self._save(text)
        except JournalError:
            raise
        except Exception as error:
            # Whatever it is, it's no reason to take the text from the screen: the leader is told, and may copy it.
            message = _("Not saved, because of a fault in the program ({error}). Your text is still on the screen.")
            raise JournalError(message.format(error=type(error).__name__)) from error
        self._saved = text

    def _report(self, error: JournalError | None) -> None:
        if error is not None:
            self._told(Saving.FAILED, error)
        else:
            self._told(Saving.SAVED if self._saved == self._text else Saving.PENDING, None)


def _outcome(running: Future[None] | None) -> JournalError | None:
    """How a save ended, waiting for it if need be."""
    error = running.exception() if running else None
    if error is None or isinstance(error, JournalError):
        return error
    raise error


def _call_in(loop: asyncio.AbstractEventLoop, finished: Callable[[Future[None]], None], done: Future[None]) -> None:
    """Hands the outcome to the app's thread, unless the app has gone meanwhile."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(finished, done)
