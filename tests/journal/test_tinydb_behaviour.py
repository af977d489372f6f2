"""What TinyDB documents of its own methods, asked of the journal and of TinyDB itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, subtract
from tinydb.operations import set as set_to
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from course.journal import Entry, Journal

Open = Callable[[], Any]


@pytest.fixture(params=["journal", "tinydb"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """The same questions to both: where the answers differ, the journal is wrong or the difference is written down below."""
    opened: Any = Journal(tmp_path / "home") if request.param == "journal" else TinyDB(storage=MemoryStorage)
    opened.drop_tables()
    opened.insert_multiple({"int": 1, "char": char} for char in "abc")
    yield opened
    opened.close()


def test_insert_gives_an_id_that_finds_the_document(db: Any) -> None:
    given = db.insert({"int": 1, "char": "d"})
    assert db.get(doc_id=given) == {"int": 1, "char": "d"}
    assert db.get(doc_id=given).doc_id == given
    assert db.count(where("int") == 1) == 4


def test_insert_refuses_what_is_no_document(db: Any) -> None:
    for wrong in (["a", "list"], "text", {1, 2}, 3):
        with pytest.raises(ValueError, match="not a Mapping"):
            db.insert(wrong)
    with pytest.raises(ValueError, match="not a Mapping"):
        db.insert_multiple([{"fine": 1}, "text"])
    assert len(db) == 3, "of several, none is kept when one is wrong"


def test_insert_multiple_gives_ids_in_order(db: Any) -> None:
    ids = db.insert_multiple({"int": number} for number in range(5))
    assert [db.get(doc_id=each)["int"] for each in ids] == list(range(5))
    assert len(db) == 8
    assert db.insert_multiple([]) == []


def test_an_id_of_ones_own_is_kept_and_not_used_twice(db: Any) -> None:
    own = Entry({"theme": "dark"}, "7") if isinstance(db, Journal) else Document({"theme": "dark"}, doc_id=7)
    assert str(db.insert(own)) == "7"
    with pytest.raises(ValueError, match="already exists"):
        db.insert(own)
    with pytest.raises(ValueError, match="already exists"):
        db.insert_multiple([{"a": 1}, own])
    assert db.get(doc_id=own.doc_id) == {"theme": "dark"}
    assert len(db) == 4


def test_all_and_iteration_keep_the_order(db: Any) -> None:
    assert [document["char"] for document in db] == ["a", "b", "c"]
    assert db.all() == list(db)
    db.remove(where("char") == "a")
    db.insert({"int": 1, "char": "a"})
    assert [document["char"] for document in db] == ["b", "c", "a"]


def test_search(db: Any) -> None:
    assert len(db.search(where("int") == 1)) == 3
    assert [document["char"] for document in db.search(~(where("char") == "b"))] == ["a", "c"]
    assert db.search(where("int") == 2) == []
    assert db.search((where("int") == 1) & (where("char").one_of(["a", "z"]))) == [{"int": 1, "char": "a"}]


def test_search_twice_sees_what_changed_in_between(db: Any) -> None:
    query = where("int") == 1
    assert len(db.search(query)) == 3
    db.insert({"int": 1})
    assert len(db.search(query)) == 4


def test_queries_on_nested_data_and_lists(db: Any) -> None:
    db.insert({"name": {"first": "Åse"}, "tags": ["ø", "å"], "points": [{"n": 1}, {"n": 2}]})
    item = Query()
    assert db.count(item.name.first == "Åse") == 1
    assert db.count(item.tags.any(["å"])) == 1
    assert db.count(item.points.any(item.n == 2)) == 1
    assert db.count(item.name.first.matches("Å.*")) == 1
    assert db.count(item.name.first.test(lambda first: len(first) == 3)) == 1
    assert db.count(Query().fragment({"tags": ["ø", "å"]})) == 1
    assert db.count(Query().noop()) == 4


def test_get(db: Any) -> None:
    assert db.get(where("char") == "b")["char"] == "b"
    assert db.get(where("char") == "z") is None
    assert db.get(doc_id=99) is None
    ids = [document.doc_id for document in db]
    assert sorted(map(itemgetter("char"), db.get(doc_ids=[ids[2], ids[0]]))) == ["a", "c"]
    with pytest.raises(RuntimeError):
        db.get()


def test_contains(db: Any) -> None:
    first = db.all()[0].doc_id
    assert db.contains(where("char") == "a")
    assert not db.contains(where("char") == "z")
    assert db.contains(doc_id=first)
    assert not db.contains(doc_id=99)
    with pytest.raises(RuntimeError):
        db.contains()


def test_update_all_some_and_by_id(db: Any) -> None:
    first, second, third = (document.doc_id for document in db)
    assert db.update({"int": 2}) == [first, second, third]
    assert db.count(where("int") == 2) == 3
    assert db.update({"int": 3}, where("char") == "a") == [first]
    assert db.update({"int": 4}, doc_ids=[second, 99]) == [second]
    assert [document["int"] for document in db] == [3, 4, 2]
    assert db.update({"int": 5}, where("char") == "z") == []


def test_update_with_a_function(db: Any) -> None:
    db.update(increment("int"), where("char") == "a")
    db.update(decrement("int"), where("char") == "b")
    db.update(add("int", 5), where("char") == "c")
    db.update(subtract("int", 1), where("char") == "c")
    db.update(set_to("char", "x"), where("char") == "c")
    db.update(delete("char"), where("char") == "b")
    assert db.all() == [{"int": 2, "char": "a"}, {"int": 0}, {"int": 5, "char": "x"}]


def test_update_multiple(db: Any) -> None:
    changed = db.update_multiple([({"int": 2}, where("char") == "a"), (increment("int"), where("char") == "b")])
    assert len(changed) == 2
    assert [document["int"] for document in db] == [2, 2, 1]


def test_upsert(db: Any) -> None:
    assert len(db.upsert({"int": 5, "char": "a"}, where("char") == "a")) == 1
    assert len(db) == 3
    new = db.upsert({"int": 9, "char": "x"}, where("char") == "x")
    assert db.get(doc_id=new[0]) == {"int": 9, "char": "x"}
    own = Entry({"a": 1}, "5") if isinstance(db, Journal) else Document({"a": 1}, doc_id=5)
    assert db.upsert(own) == [own.doc_id]
    own["b"] = 2
    assert db.upsert(own) == [own.doc_id]
    assert db.get(doc_id=own.doc_id) == {"a": 1, "b": 2}
    with pytest.raises(ValueError, match="doc_id"):
        db.upsert({"no": "query"})


def test_remove(db: Any) -> None:
    first, second, third = (document.doc_id for document in db)
    assert db.remove(where("char") == "b") == [second]
    assert db.remove(doc_ids=[third, 99]) == [third]
    assert db.remove(where("char") == "z") == []
    assert [document.doc_id for document in db] == [first]
    with pytest.raises(RuntimeError):
        db.remove()


def test_truncate_and_an_id_used_again(db: Any) -> None:
    before = {document.doc_id for document in db} if isinstance(db, Journal) else set()
    db.truncate()
    assert len(db) == 0
    assert db.all() == []
    assert db.insert({}) not in before


def test_tables_are_apart(db: Any) -> None:
    db.table("one").insert({"a": 1})
    db.table("two").insert_multiple([{"a": 1}, {"a": 2}])
    assert db.tables() == {"_default", "one", "two"}
    assert (len(db), len(db.table("one")), len(db.table("two"))) == (3, 1, 2)
    assert db.table("two") is db.table("two")
    db.drop_table("two")
    db.drop_table("never-was")
    assert db.tables() == {"_default", "one"}
    assert db.table("two").all() == []
    db.drop_tables()
    assert db.tables() == set()
    assert len(db) == 0


def test_an_updater_that_fails_changes_nothing(db: Any) -> None:
    if not isinstance(db, Journal):
        pytest.skip("TinyDB's memory storage changes documents in place")

    def half(document: dict[str, Any]) -> None:
        document["int"] = 7
        if document["char"] == "b":
            raise LookupError

    with pytest.raises(LookupError):
        db.update(half)
    assert db.count(where("int") == 1) == 3


def test_results_are_private_copies(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    given = {"list": [1], "inner": {"a": 1}}
    doc_id = journal.insert(given)
    given["list"].append(2)  # type: ignore[attr-defined]
    for find in (
        lambda: journal.get(doc_id=doc_id),
        lambda: journal.all()[0],
        lambda: journal.search(where("inner").a == 1)[0],
        lambda: journal.get(where("inner").a == 1),
        lambda: next(iter(journal)),
    ):
        found = find()
        assert found == {"list": [1], "inner": {"a": 1}}
        found["list"].append("leaked")
        found["inner"]["a"] = 1_000


def test_where_the_journal_differs_from_tinydb(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    doc_id = journal.table("notes").insert({"a": 1})
    assert isinstance(doc_id, str)
    journal.table("notes").truncate()
    assert journal.tables() == set(), "a table exists while it has entries"
    assert journal.table("new", persist_empty=True).all() == []
    assert journal.tables() == set()


def test_ids_sort_by_when_they_were_made(tmp_path: Path) -> None:
    journal, other = Journal(tmp_path), Journal(tmp_path)
    ids = [each.insert({"n": n}) for n in range(50) for each in (journal, other)]
    assert len(set(ids)) == 100
    own = [each for each in ids if each.endswith(ids[0][-8:])]
    assert own == sorted(own)


def test_a_document_keeps_every_kind_of_json_value(tmp_path: Path) -> None:
    document = {
        "text": "æøåÆØÅ\n\r\t\0\u2028\x85 👩‍🏫 \"'\\ ",
        "numbers": [0, -1, 2**70, 1.5, -0.0, 1e308],
        "others": [True, False, None, {}, [], [[]]],
        "": {"crc": "00000000", "doc": '","crc":"00000000"}'},
    }
    with Journal(tmp_path) as journal:
        doc_id = journal.insert(document)
    assert repr(dict(Journal(tmp_path).get(doc_id=doc_id))) == repr(document)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), b"bytes", {1, 2}, object(), Path()])
def test_what_json_has_no_word_for_is_refused_before_anything_is_written(tmp_path: Path, wrong: object) -> None:
    journal = Journal(tmp_path)
    journal.insert({"a": 1})
    before = (tmp_path / "journal.jsonl").read_bytes()
    with pytest.raises((ValueError, TypeError)):
        journal.insert_multiple([{"fine": 1}, {"wrong": wrong}])
    assert (tmp_path / "journal.jsonl").read_bytes() == before
    assert len(journal) == 1


def test_a_document_too_deep_to_be_read_again_is_refused(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    deep: dict[str, Any] = {}
    for _level in range(100_000):
        deep = {"a": deep}
    with pytest.raises(ValueError, match="read again"):
        journal.insert(deep)
    journal.insert({"a": 1})
    assert len(Journal(tmp_path)) == 1


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    doc_id = journal.insert({"text": "a\ud800b"})
    assert journal.get(doc_id=doc_id) == Journal(tmp_path).get(doc_id=doc_id) == {"text": "a\ufffdb"}


def test_true_one_and_one_point_nought_are_different(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    doc_id = journal.insert({"a": 1})
    journal.update({"a": True}, doc_ids=[doc_id])
    assert journal.get(doc_id=doc_id)["a"] is True
    journal.update({"a": 1.0}, doc_ids=[doc_id])
    assert type(journal.get(doc_id=doc_id)["a"]) is float


def test_saving_what_is_there_already_writes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    doc_id = journal.insert({"a": 1})
    before = (tmp_path / "journal.jsonl").read_bytes()
    assert journal.update({"a": 1}, doc_ids=[doc_id]) == [doc_id]
    assert (tmp_path / "journal.jsonl").read_bytes() == before
