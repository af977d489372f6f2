"""Work that was changed on two computers that did not know of each other is put together of what both made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from course.journal.entry import Version
from course.journal.store import Journal
from course.tools import registry
from course.tools.merging import merged


def settle_works(journal: Journal) -> int:
    """Puts together all work that stands in several states. Each of these stays readable among its versions.

    Two computers that do so at once make the same of the same versions, and then there is nothing between them to settle; where
    they didn't know the same ones yet, what they made is put together again when they meet.

    Returns:
        How many pieces of work were put together.

    Raises:
        SaveFailed: Not all could be.
    """
    if journal.read_only is not None:
        return 0
    works = registry.tables()
    split = [(conflict.table, conflict.doc_id) for conflict in journal.conflicts() if conflict.table in works]
    return sum(journal.merge(table, doc_id, put_together) for table, doc_id in split)


def put_together(versions: Sequence[Version], heads: Sequence[str]) -> dict[str, Any]:
    """One document of several versions of an entry.

    Args:
        versions: The entry's history; what is missing in it (it hasn't come yet) is passed over.
        heads: Which of them to put together, by id.
    """
    return _Past(versions).together(tuple(sorted(heads)))


class _Past:
    """The versions of an entry, and which was made of which."""

    def __init__(self, versions: Iterable[Version]) -> None:
        self._versions = {version.id: version for version in versions}
        self._made: dict[tuple[str, ...], dict[str, Any]] = {}
        """What was put together already."""

    def together(self, ids: tuple[str, ...]) -> dict[str, Any]:
        """One document of several versions, by id, oldest first. None of them says nothing."""
        if ids not in self._made:
            self._made[ids] = {}  # so that versions that claim to build on each other come to an end
            known: set[str] = set()
            document: dict[str, Any] = {}
            for each in ids:
                before = self._before(each)
                base = self.together(self._last(known & before))
                document = merged(base, document, self._text(each)) if known else self._text(each)
                known |= before
            self._made[ids] = document
        return self._made[ids]

    def _text(self, version_id: str) -> dict[str, Any]:
        """What a version said; of one that deleted the entry, what had been deleted."""
        version = self._versions[version_id]
        return self.together(self._parents(version_id)) if version.document is None else version.document

    def _parents(self, version_id: str) -> tuple[str, ...]:
        return tuple(sorted(each for each in self._versions[version_id].of if each in self._versions))

    def _before(self, version_id: str) -> set[str]:
        """A version and all it was made of."""
        met: set[str] = set()
        left = [version_id]
        while left:
            if (each := left.pop()) not in met:
                met.add(each)
                left += self._parents(each)
        return met

    def _last(self, both: set[str]) -> tuple[str, ...]:
        """Of what two sides both knew, that of which they made nothing more that both knew.

        There are several where two computers put the same together at the same time: then the base is what these make together.
        """
        passed = {parent for each in both for parent in self._parents(each)}
        return tuple(sorted(both - passed))
