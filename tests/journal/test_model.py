"""Random histories against a dict: the journal, the journal opened anew, and two journals on one folder, all say the same."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule
from tinydb import where

from course.journal import Journal

TABLES = st.sampled_from(["notes", "reflections"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
DOCUMENTS = st.dictionaries(st.sampled_from(["a", "b", "text"]), VALUES)


class Histories(RuleBasedStateMachine):
    """Two programs on one home, taking turns."""

    entries = Bundle("entries")

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.journals = [Journal(self.folder / "home"), Journal(self.folder / "home")]
        self.model: dict[str, dict[str, dict[str, Any]]] = {"notes": {}, "reflections": {}}
        self.past: dict[tuple[str, str], list[dict[str, Any] | None]] = {}

    def _now(self, table: str, doc_id: str, document: dict[str, Any] | None) -> None:
        self.model[table].pop(doc_id, None) if document is None else self.model[table].__setitem__(doc_id, document)
        past = self.past.setdefault((table, doc_id), [])
        if not past or repr(past[-1]) != repr(document):
            past.append(document)

    @rule(target=entries, which=st.integers(0, 1), table=TABLES, document=DOCUMENTS)
    def insert(self, which: int, table: str, document: dict[str, Any]) -> tuple[str, str]:
        doc_id = self.journals[which].table(table).insert(document)
        self._now(table, doc_id, document)
        return table, doc_id

    @rule(target=entries, which=st.integers(0, 1), table=TABLES, documents=st.lists(DOCUMENTS, max_size=4))
    def insert_multiple(self, which: int, table: str, documents: list[dict[str, Any]]) -> Any:
        ids = self.journals[which].table(table).insert_multiple(documents)
        for doc_id, document in zip(ids, documents, strict=True):
            self._now(table, doc_id, document)
        return multiple(*((table, doc_id) for doc_id in ids))

    @rule(which=st.integers(0, 1), entry=entries, fields=DOCUMENTS)
    def update(self, which: int, entry: tuple[str, str], fields: dict[str, Any]) -> None:
        table, doc_id = entry
        changed = self.journals[which].table(table).update(fields, doc_ids=[doc_id])
        assert bool(changed) == (doc_id in self.model[table])
        if changed:
            self._now(table, doc_id, self.model[table][doc_id] | fields)

    @rule(which=st.integers(0, 1), table=TABLES, fields=DOCUMENTS)
    def update_those_with_text(self, which: int, table: str, fields: dict[str, Any]) -> None:
        self.journals[which].table(table).update(fields, where("text").exists())
        for doc_id, document in list(self.model[table].items()):
            if "text" in document:
                self._now(table, doc_id, document | fields)

    @rule(which=st.integers(0, 1), entry=consumes(entries))
    def remove(self, which: int, entry: tuple[str, str]) -> None:
        table, doc_id = entry
        if self.journals[which].table(table).remove(doc_ids=[doc_id]):
            self._now(table, doc_id, None)

    @rule(which=st.integers(0, 1), table=TABLES)
    def truncate(self, which: int, table: str) -> None:
        self.journals[which].table(table).truncate()
        for doc_id in list(self.model[table]):
            self._now(table, doc_id, None)

    @rule(which=st.integers(0, 1), entry=entries)
    def restore(self, which: int, entry: tuple[str, str]) -> None:
        table, doc_id = entry
        restored = self.journals[which].restore(table, doc_id)
        self._now(table, doc_id, [each for each in self.past[entry] if each is not None][-1])
        assert restored.doc_id == doc_id

    @rule(which=st.integers(0, 1))
    def open_anew(self, which: int) -> None:
        self.journals[which].close()
        self.journals[which] = Journal(self.folder / "home")

    @invariant()
    def same(self) -> None:
        for journal in self.journals:
            for table, documents in self.model.items():
                found = {entry.doc_id: dict(entry) for entry in journal.table(table)}
                assert _plain(found) == _plain(documents)
                assert len(journal.table(table)) == len(documents)
            assert journal.notices() == []

    def teardown(self) -> None:
        for (table, doc_id), past in self.past.items():
            history = self.journals[0].history(table, doc_id)
            assert [_plain(version.document) for version in history] == [_plain(each) for each in past]
            assert [version.id for version in history] == sorted(version.id for version in history)
        shutil.rmtree(self.folder)


def _plain(value: Any) -> str:
    """Told apart by type as well (True is not 1), the order of an object's keys aside."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{key!r}:{_plain(each)}" for key, each in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_plain, value)) + "]"
    return repr(value)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
