"""A piece of the leader's own work while it is worked on: saved as it is changed, with what was taken out of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from msgspec.structs import asdict, replace

from course.journal.entry import Version
from course.session.known_text import known_text
from course.tools.repository import Repository, Work

W = TypeVar("W", bound=Work)


class WorkDraft(Generic[W]):
    """One piece of work.

    Args:
        repository: Where its kind is kept.
        work: The work; one without an id is saved with its first change.
    """

    def __init__(self, repository: Repository[W], work: W) -> None:
        self.repository = repository
        self.work = work
        self._changing = threading.Lock()
        self._has_met = False
        self._taken_out: list[tuple[Callable[[W], W], str]] = []
        """What brings back each thing that was taken out, the last one last; and its row's id, where it is one."""

    def change(self, **fields: Any) -> bool:
        """Saves other values of some fields as a new version; says whether any was another one. May be called in any thread.

        Raises:
            JournalError: They could not be saved, and the work is as before.
        """
        return self.revise(lambda work: replace(work, **fields))

    def revise(self, make: Callable[[W], W]) -> bool:
        """Saves what is made of the work as it is by now: for a value that is built on the one before, as a list's is.

        Returns:
            Whether it is another than before; nothing but blanks in something new is not.

        Raises:
            JournalError: It could not be saved, and the work is as before.
        """
        with self._changing:
            # Another window may have changed it meanwhile: what is made is made of that.
            now = (self.work.id and self.repository.get(self.work.id)) or self.work
            wanted = make(now)
            if wanted == self.work or (not self.work.id and _stripped(wanted) == _stripped(self.work)):
                return False
            self.work = wanted if wanted == now else self._saved(wanted)
            return True

    def _saved(self, wanted: W) -> W:
        before = self.repository.other_texts(wanted.id) if wanted.id else []
        saved = self.repository.save(wanted, self.work if self.work.id else None, known_text())
        self._has_met |= not {*self.repository.other_texts(saved.id)} <= {*before}
        return saved

    def met_another(self) -> bool:
        """Whether what was saved has come to stand beside a text that was written elsewhere meanwhile; said once."""
        has_met, self._has_met = self._has_met, False
        return has_met

    def keep(self) -> None:
        """Saves something new as it is, before anything in it is changed.

        Raises:
            JournalError: It could not be saved.
        """
        if not self.work.id:
            self.work = self.repository.save(self.work)

    def read(self) -> W:
        """What the journal holds by now."""
        if self.work.id:
            self.work = self.repository.get(self.work.id) or self.work
        return self.work

    # Undoing

    @property
    def can_put_back(self) -> bool:
        """Whether something was taken out that can be brought back."""
        return bool(self._taken_out)

    def taken_out(self, put_back: Callable[[W], W], row: str = "") -> None:
        """Something was taken out.

        Args:
            put_back: Makes the work with it again, of the work as it is by then.
            row: The id of the row that it was, where it was one.
        """
        self._taken_out.append((put_back, row))

    def put_back(self) -> str:
        """Brings back what was taken out last; returns its row's id, empty where it was none.

        Raises:
            JournalError: It could not be saved, and can be tried again.
        """
        put_back, row = self._taken_out[-1]
        self.revise(put_back)
        self._taken_out.pop()
        return row

    def take_back(self, version: Version) -> W:
        """Takes an earlier version back; what was taken out may be in it again, so that is forgotten.

        Raises:
            JournalError: It could not be saved.
        """
        self.repository.journal.restore(self.repository.table, self.work.id, version.id)
        self._taken_out.clear()
        return self.read()


def _stripped(work: Work) -> dict[str, Any]:
    """A piece of work without the blanks around its texts."""
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(work).items()}
