"""What the journal knows right now: the newest version of each entry, and where in the file the older ones lie."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable

import msgspec

from course.journal.clock import is_given, run_of
from course.journal.line import DELETE, FORGET, NO_DOCUMENT, PUT, Change

Place = tuple[int, int]
"""A line in the file: where it begins and how many bytes it has."""


class Record:
    """One entry with all its versions. Only versions that nothing builds on are kept in memory.

    Another thread may read `current` at any time: it is replaced, never changed.
    """

    __slots__ = ("_abreast", "_heads", "_missing", "_newest", "_stand_ins", "born", "current", "draft", "places")

    def __init__(self, change: Change, place: Place) -> None:
        """Takes its first version in: the first that was read, which may be a later one. Most entries never get another."""
        self._heads: dict[str, Change] = {change.version: change}
        """The versions nobody built on: one, unless two devices changed the entry without knowing of each other."""
        self._abreast: _Abreast | None = None
        """Several of them, in order."""
        self.places: dict[str, Place] = {change.version: place}
        """Every known version, in the order they were read."""
        self.current = self._newest = change
        """What is being written, or else the head that counts: the newest, and an edit before a delete."""
        self.draft: Change | None = None
        """What is being written, and is no version yet."""
        self.born = change.version, change.born or change.at
        """The first version, and when the entry was made."""
        self._missing = {parent for parent in change.of if parent != change.version}
        """Versions that others build on and that have not been read (yet)."""
        self._stand_ins = [_without_document(change)] if change.since else []
        """Those that stand in for earlier ones of their run, see `course.journal.thinning`."""

    @property
    def heads(self) -> list[Change]:
        """The versions that nobody built on."""
        return list(self._heads.values())

    def add(self, change: Change, place: Place) -> bool:
        """Takes a further version in. It costs the same however many versions there are, and however many of them are heads.

        Returns:
            False when it was known already.
        """
        if self.knows(change.version):
            return False
        self.places[change.version] = place
        if change.since:
            self._stand_ins.append(_without_document(change))
        for parent in change.of:
            if parent not in self.places:
                self._missing.add(parent)
        gone = [head for parent in change.of if (head := self._heads.pop(parent, None))]
        come = []
        if change.version in self._missing:
            self._missing.discard(change.version)
        else:
            come.append(change)
        if not self._heads and not come:  # two versions that claim to build on each other
            come.append(change)
        self._heads.update((head.version, head) for head in come)
        self.born = min(self.born, (change.version, change.born or change.at))
        if len(self._heads) == 1:
            self._abreast = None
            (self._newest,) = self._heads.values()
        else:
            if self._abreast is None:
                self._abreast = _Abreast(self._heads.values())
            else:
                self._abreast.change(gone, come)
            self._newest = self._heads[self._abreast.last()]
        self.show(self.draft if self.draft and self.draft.version not in self.places else None)
        return True

    def show(self, draft: Change | None) -> None:
        """Shows what is being written, or that nothing is."""
        self.draft = draft
        self.current = draft or self._newest

    def knows(self, version: str) -> bool:
        """Whether a version was taken in, or another stands in for it."""
        if version in self.places:
            return True
        run = run_of(version)
        return any(run_of(each.version) == run and each.since <= version < each.version for each in self._stand_ins if each.since)

    def split(self) -> bool:
        """Whether two devices wrote different things without knowing of each other, and nobody settled it."""
        return self._abreast is not None and len(self._abreast.texts) > 1

    def texts(self) -> list[Change]:
        """The texts that stand side by side, oldest first."""
        return sorted((head for head in self.heads if head.op == PUT), key=lambda head: head.version)

    def builds_on(self, known: str = "") -> tuple[str, ...]:
        """What the next version of this entry builds on: what is shown, whatever says the same, and deletes that lost against it.

        Another text that is shown side by side with it is left standing until the leader settles it.

        Args:
            known: The version that it was made of, where that may be another one than is shown; empty for that one.
        """
        made_of = self._heads.get(known, self.current)
        if known and known not in self._heads and self.has_had(known):  # somebody else has built on it
            return (known, *(head.version for head in self.heads if head.op == DELETE))
        return tuple(head.version for head in self.heads if head.op == DELETE or bytes(head.doc) == bytes(made_of.doc))

    def saying(self, document: bytes) -> str | None:
        """The version that says just this, among those that nobody built on, and what is being written."""
        standing = [self.current, *(head for head in self.heads if head.version not in self.current.of)]
        return next((each.version for each in standing if each.op == PUT and bytes(each.doc) == document), None)

    def has_had(self, version: str) -> bool:
        """Whether this was a version of the entry, or a draft that another one has taken the place of."""
        run, later = run_of(version), [*self.places, self.current.version]
        return self.knows(version) or any(each > version and run_of(each) == run for each in later)


def _without_document(change: Change) -> Change:
    return msgspec.structs.replace(change, doc=NO_DOCUMENT)


class _Abreast:
    """Several versions of one entry that nobody built on: which is the newest, and whether they differ, is known at once."""

    __slots__ = ("_order", "texts")

    def __init__(self, heads: Iterable[Change]) -> None:
        self._order: list[tuple[bool, str]] = []
        self.texts: Counter[bytes] = Counter()
        """How many of them say what; a deletion says nothing."""
        self.change((), heads)

    def change(self, gone: Iterable[Change], come: Iterable[Change]) -> None:
        """Takes some out and others in."""
        for head in gone:
            del self._order[bisect_left(self._order, _weight(head))]
            if head.op == PUT:
                self.texts[text := bytes(head.doc)] -= 1
                if not self.texts[text]:
                    del self.texts[text]
        for head in come:
            insort(self._order, _weight(head))
            if head.op == PUT:
                self.texts[bytes(head.doc)] += 1

    def last(self) -> str:
        """The version that counts."""
        return self._order[-1][1]


def _weight(head: Change) -> tuple[bool, str]:
    return head.op == PUT, head.version


class Erased:
    """What is known of an entry that was erased for good: that it was.

    All that bears an id the journal gave is erased for ever. An id that was chosen (“settings”) may be used anew: there, what was
    saved before the erasing is erased. Neither depends on the order in which a device hears of things, so all come to agree.
    """

    __slots__ = ("_chosen", "places", "until")

    def __init__(self, doc_id: str) -> None:
        self._chosen = not is_given(doc_id)
        self.until = ""
        """The last version that says so."""
        self.places: dict[str, Place] = {}
        """Where the lines lie that say so."""

    def takes(self, version: str) -> bool:
        """Whether a version is erased."""
        return not self._chosen or version < self.until


class Memory:
    """All tables. The store holds a lock around changing it and around walking through it."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Record]] = {}
        """By table and id, the deleted ones included."""
        self.live: dict[str, dict[str, Record]] = {}
        """By table and id, those that have a document now."""
        self.split: dict[tuple[str, str], Record] = {}
        """Those with several texts that nobody built on."""
        self.erased: dict[tuple[str, str], Erased] = {}
        """By table and id, the entries that were erased for good."""
        self.remains = False
        """Whether something of an erased entry was met in the log, and is to be taken out of it."""
        self.count: Counter[str] = Counter()
        """How many versions and drafts of each table were taken in."""
        self._written: Record | None = None
        """The entry that is being written."""

    def knows(self, change: Change) -> bool:
        """Whether this version was read before, or is erased for good."""
        if (erased := self.erased.get((change.table, change.id))) and (change.version in erased.places or self.erases(change)):
            return True
        record = self.records.get(change.table, {}).get(change.id)
        return record is not None and record.knows(change.version)

    def erases(self, change: Change) -> bool:
        """Whether this is a version of an entry that was erased for good."""
        erased = self.erased.get((change.table, change.id))
        return erased is not None and change.op != FORGET and erased.takes(change.version)

    def add(self, change: Change, place: Place) -> bool:
        """Takes a version in; False when it was known already or is erased."""
        if change.op == FORGET:
            return self._erase(change, place)
        if self.erased and self.erases(change):
            self.remains = True
            return False
        records = self.records.setdefault(change.table, {})
        record = records.get(change.id)
        if record is None:
            record = records[change.id] = Record(change, place)
        elif not record.add(change, place):
            return False
        self.count[change.table] += 1
        if record.split():
            self.split[change.table, change.id] = record
        elif self.split:
            self.split.pop((change.table, change.id), None)
        live = self.live.setdefault(change.table, {})
        if record.current.op == PUT:
            live.setdefault(change.id, record)
        else:
            live.pop(change.id, None)
        return True

    def is_past(self, draft: Change) -> bool:
        """Whether a draft has become a version, or whoever wrote it has gone on since."""
        record, run = self.records.get(draft.table, {}).get(draft.id), run_of(draft.version)
        later = record.places if record else {}
        return self.knows(draft) or any(version > draft.version and run_of(version) == run for version in later)

    def show(self, draft: Change | None) -> bool:
        """Shows an entry as it is being written, and any other as it was saved; False where nothing changed by it."""
        record = self.records.get(draft.table, {}).get(draft.id) if draft else None
        changed = False
        if self._written and self._written is not record and self._written.draft:
            self.count[self._written.current.table] += 1
            self._written.show(None)
            changed = True
        self._written = record
        if not (draft and record) or record.draft is draft:
            return changed
        record.show(draft)
        self.live.setdefault(draft.table, {}).setdefault(draft.id, record)
        self.count[draft.table] += 1
        return True

    def _erase(self, change: Change, place: Place) -> bool:
        key = change.table, change.id
        erased = self.erased.setdefault(key, Erased(change.id))
        if change.version in erased.places:
            return False
        erased.places[change.version] = place
        erased.until = max(erased.until, change.version)
        record = self.records.get(change.table, {}).get(change.id)
        if record and any(map(erased.takes, record.places)):
            del self.records[change.table][change.id]
            self.live.get(change.table, {}).pop(change.id, None)
            self.split.pop(key, None)
            self.remains = True  # what of it stays, if any, is read when the rest was taken out of the log
        self.count[change.table] += 1
        return True

    def places(self) -> list[tuple[str, Place]]:
        """Every version and where its line lies."""
        found = [place for each in self.erased.values() for place in each.places.items()]
        for records in self.records.values():
            for record in records.values():
                found += record.places.items()
        return found
