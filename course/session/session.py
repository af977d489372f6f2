"""What a leader is at: the course, the journal and what was made in it, in one place for every front end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from course.content.model import Course
from course.journal.errors import JournalError
from course.journal.kinds import PATHS, RESETS, TABLES
from course.journal.paths import ScenarioPath, paths
from course.journal.records import Records
from course.journal.store import Journal
from course.session.half_made import HalfMade
from course.session.undo import Entries, Undo

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from course.session.reviews import Reviews
    from course.session.running_quarter import Quarter
    from course.session.searched import Searched
    from course.study.progress import Progress
    from course.tools.repositories import Repositories


_T = TypeVar("_T")


class Session:
    """One leader at the course; a front end makes one when it starts.

    Args:
        course: The course, checked.
        journal: The leader's journal; None as long as a large one is being opened.
        clock: Tells what time it is, with zone.
    """

    def __init__(self, course: Course, journal: Journal | None, clock: Callable[[], datetime]) -> None:
        self.course = course
        self.clock = clock
        self.undo = Undo()
        self.half_made = HalfMade()
        """The answers that were begun."""
        self.searched: Searched | None = None
        """What the search knows, once it was opened."""
        self.looks: dict[str, str] = {}
        """How it is to look since it was begun, by setting: what can't be kept holds all the same."""
        self.quarter: Quarter | None = None
        """The quarter of an hour that goes on, where one does."""
        self._worked_out: dict[Callable[..., object], tuple[object, object]] = {}
        """What was worked out of the journal, by what works it out, each with the state of the journal then."""
        self.deliver: Callable[[str, bytes], None] | None = None
        """Hands a document, by its name, to the browser that shows the course; None where documents are files."""
        self.is_hosted = False
        """Whether the journal lies on a computer that others run."""
        self._records = Records(journal) if journal is not None else None
        self._paths: tuple[tuple[int, int], Sequence[ScenarioPath]] | None = None
        self._progress: tuple[tuple[Course, Set[str], Set[str], Set[str], Sequence[ScenarioPath]], Progress] | None = None

    def open(self, journal: Journal) -> None:
        """Takes the journal that has been opened meanwhile."""
        self._records = Records(journal)

    @property
    def is_ready(self) -> bool:
        """Whether the journal is open."""
        return self._records is not None

    @property
    def records(self) -> Records:
        """The journal's records. Nobody asks for them before the journal is open."""
        assert self._records is not None
        return self._records

    @property
    def journal(self) -> Journal:
        """The journal itself."""
        return self.records.journal

    @property
    def state(self) -> object:
        """Another one whenever anything in the journal is, and on another day."""
        self.journal.refresh()
        return self.journal.storage.state(), self.today()

    @property
    def has_works(self) -> bool:
        """Whether there is anything of the leader's own work: whoever has none needs nothing of it to be loaded."""
        return not self.journal.tables() <= TABLES

    @cached_property
    def works(self) -> Repositories:
        """The leader's own projects, tools and agreements."""
        from course.tools.repositories import Repositories  # nothing of them is loaded until one is asked for

        return Repositories(self.journal)

    @cached_property
    def reviews(self) -> Reviews:
        """What comes back today."""
        from course.session.reviews import Reviews  # the first frame is drawn without it

        return Reviews(self.course, self.records, self.clock)

    def today(self) -> date:
        """The day it is where the leader sits."""
        return self.clock().date()

    def progress(self) -> Progress:
        """How far the course is. All that is shown asks for it, so it is worked out once for each state of the journal."""
        from course.study.progress import progress

        records = self.records
        known = self.course, records.written(), records.answered(), records.readings(), self.paths()
        if self._progress is None or known != self._progress[0]:
            self._progress = known, progress(*known)
        return self._progress[1]

    def paths(self) -> Sequence[ScenarioPath]:
        """The paths through scenarios, oldest first; read once for each state of them, since all that is shown asks for it."""
        stamp = self.journal.table(PATHS).stamp
        if self._paths is None or self._paths[0] != stamp:
            self._paths = stamp, paths(self.journal)
        return self._paths[1]

    def worked_out(self, work_out: Callable[[Session], _T]) -> _T:
        """What is worked out of the journal, once for each state of it.

        Args:
            work_out: Works it out.
        """
        self.journal.refresh()  # as every table does that is read: another window may have saved
        state = self.journal.storage.state()
        known = self._worked_out.get(work_out)
        if known is None or known[0] != state:
            known = self._worked_out[work_out] = state, work_out(self)
        return cast("_T", known[1])

    def delete(self, entries: Entries) -> None:
        """Deletes entries, all or none, so that one undo brings all of them back.

        Args:
            entries: Each by its table and its id.

        Raises:
            SaveFailed: None is deleted.
        """
        self.records.remove_all(entries)
        self.undo.add(entries)

    def bring_back(self, entries: Entries) -> None:
        """Brings deleted entries back, all or none.

        Raises:
            SaveFailed: None is back.
        """
        self.records.restore_all(entries)
        self.undo.done(entries)
        if self.journal.table(RESETS):
            from course.journal.resets import tidy  # only whoever began again needs it

            with suppress(JournalError):  # a note that stays is told nowhere
                tidy(self.journal)

    def put_together(self) -> None:
        """Puts the leader's own work together where it was changed on two computers at once.

        Raises:
            SaveFailed: Not all of it could be; it is tried again later.
        """
        if self.journal.conflicts():  # nothing is loaded where there is none
            from course.tools.conflict_merge import settle_works

            settle_works(self.journal)
