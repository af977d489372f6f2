"""A piece of work while it is worked on: saved as it is changed, undone step by step, changed elsewhere meanwhile."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.journal.errors import JournalError, SaveFailed
from course.session.session import Session
from course.session.work_draft import WorkDraft
from course.tools.board import Board, Card
from tests.session.leader import works_in


@pytest.fixture
def draft(session: Session) -> WorkDraft[Board]:
    """A new board, of which nothing is kept."""
    return WorkDraft(works_in(session, "boards"), Board())


def kept(session: Session) -> list[Board]:
    boards: list[Board] = works_in(session, "boards").all()
    return boards


def versions(session: Session, draft: WorkDraft[Board]) -> int:
    return len(session.journal.history("boards", draft.work.id))


def test_blanks_in_something_new_keep_nothing(session: Session, draft: WorkDraft[Board]) -> None:
    assert not draft.change(title="  ", target="\n")
    assert kept(session) == []
    assert draft.change(title=" Tavler ")
    assert [each.title for each in kept(session)] == [" Tavler "]


def test_blanks_in_what_is_kept_are_a_change_and_the_same_once_more_is_none(session: Session, draft: WorkDraft[Board]) -> None:
    draft.change(title="Tavler")
    assert not draft.change(title="Tavler")
    assert versions(session, draft) == 1
    assert draft.change(title="Tavler ")
    assert versions(session, draft) == 2


def test_something_new_is_kept_as_it_is(session: Session, draft: WorkDraft[Board]) -> None:
    draft.keep()
    draft.keep()
    assert [each.id for each in kept(session)] == [draft.work.id]
    assert versions(session, draft) == 1


def test_what_another_window_changed_is_kept_beside(session: Session, draft: WorkDraft[Board]) -> None:
    draft.change(title="Tavler")
    other = WorkDraft(works_in(session, "boards"), draft.work)
    other.change(target="Pædagoger")
    assert draft.work.target == ""
    assert draft.change(title="Tavler på stuerne")
    assert (draft.work.title, draft.work.target) == ("Tavler på stuerne", "Pædagoger")
    assert other.read().title == "Tavler på stuerne"


def test_what_another_window_has_written_alike_is_read_and_not_saved_twice(session: Session, draft: WorkDraft[Board]) -> None:
    draft.change(title="Tavler")
    other = WorkDraft(works_in(session, "boards"), draft.work)
    other.change(title="Tavler på stuerne")
    assert draft.change(title="Tavler på stuerne")
    assert draft.work == other.work
    assert versions(session, draft) == 2


def test_what_another_window_deleted_stays_on_screen_and_is_kept_with_the_next_change(
    session: Session, draft: WorkDraft[Board]
) -> None:
    draft.change(title="Tavler")
    session.delete([("boards", draft.work.id)])
    assert draft.read().title == "Tavler"
    assert draft.change(target="Pædagoger")
    assert [(each.title, each.target) for each in kept(session)] == [("Tavler", "Pædagoger")]


def test_something_new_is_read_as_it_is(draft: WorkDraft[Board]) -> None:
    assert draft.read() == Board()


def test_what_cannot_be_saved_leaves_the_work_as_it_was(
    session: Session, draft: WorkDraft[Board], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.change(title="Tavler")

    def full(*_args: object) -> None:
        raise SaveFailed("Disken er fuld.")

    with monkeypatch.context() as patched:
        patched.setattr(session.journal.storage, "save_draft", full)
        with pytest.raises(JournalError):
            draft.change(title="Skærme")
    assert draft.work.title == "Tavler"
    assert draft.change(title="Skærme"), "and it can be tried again"


def take_out(draft: WorkDraft[Board], card: Card) -> None:
    """Takes a card off the board, so that it can be put back."""
    draft.revise(lambda board: replace(board, cards=tuple(each for each in board.cards if each != card)))
    draft.taken_out(lambda board: replace(board, cards=(*board.cards, card)), card.id)


def test_what_was_taken_out_comes_back_the_last_first(session: Session, draft: WorkDraft[Board]) -> None:
    one, two = Card("1", text="Et"), Card("2", text="To")
    draft.change(cards=(one, two))
    take_out(draft, one)
    take_out(draft, two)
    draft.change(title="Tavler")
    draft.taken_out(lambda board: replace(board, title=""))
    assert draft.can_put_back
    assert [draft.put_back(), draft.put_back(), draft.put_back()] == ["", "2", "1"]
    assert not draft.can_put_back
    assert [(each.title, each.cards) for each in kept(session)] == [("", (two, one))]


def test_what_cannot_be_put_back_can_be_tried_again(
    session: Session, draft: WorkDraft[Board], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.change(title="Tavler")
    draft.taken_out(lambda board: replace(board, title="Skærme"))

    def full(*_args: object) -> None:
        raise SaveFailed("Disken er fuld.")

    with monkeypatch.context() as patched:
        patched.setattr(session.journal.storage, "save_draft", full)
        with pytest.raises(JournalError):
            draft.put_back()
    assert draft.can_put_back
    draft.put_back()
    assert kept(session)[0].title == "Skærme"


def test_an_earlier_version_is_taken_back_and_nothing_is_left_to_put_back(session: Session, draft: WorkDraft[Board]) -> None:
    draft.change(title="Tavler")
    draft.change(title="Skærme")
    draft.taken_out(lambda board: board)
    first = session.journal.history("boards", draft.work.id)[0]
    assert draft.take_back(first).title == "Tavler"
    assert draft.work == kept(session)[0]
    assert not draft.can_put_back
