"""What was deleted last comes back first, and what is back is not offered again."""

from __future__ import annotations

from course.session.undo import Entries, Undo

ONE, TWO, THREE = ("notes", "1"), ("notes", "2"), ("boards", "1")


def test_the_last_is_brought_back_first() -> None:
    undo = Undo()
    assert undo.last() is None
    undo.add([ONE, TWO])
    undo.add([THREE])
    undo.done([THREE])
    assert undo.last() == [ONE, TWO]
    undo.done([ONE, TWO])
    assert undo.last() is None


def test_what_another_place_brought_back_is_done_whatever_came_after_it() -> None:
    undo = Undo()
    deleted: list[Entries] = [[ONE], [TWO], [THREE]]
    for entries in deleted:
        undo.add(entries)
    undo.done([TWO, ONE])
    assert undo.last() == [THREE]
    undo.done([THREE])
    assert undo.last() is None


def test_what_is_back_only_in_part_can_still_be_brought_back() -> None:
    undo = Undo()
    undo.add([ONE, TWO])
    undo.done([ONE])
    assert undo.last() == [ONE, TWO]
