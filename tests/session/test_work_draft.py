"""A piece of work while it is worked on: saved as it is changed, undone step by step, changed elsewhere meanwhile."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.journal.errors import JournalError, SaveFailed
from course.journal.other_texts import OtherText, with_others
from course.session.known_text import knowing
from course.session.session import Session
from course.session.text_choices import text_choices
from course.session.work_draft import WorkDraft
from course.tools.board import Board, Card
from course.tools.plan import MessagePlan
from course.tools.repository import Repository
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


LONG, OTHER = (
    "Fordi borgerne venter for længe i telefonen om mandagen.",
    "Fordi vi bruger to timer om dagen på papir, der bliver væk.",
)


def test_a_long_text_written_over_by_another_window_stands_beside_it(session: Session) -> None:
    plans: Repository[MessagePlan] = works_in(session, "plans")
    here = WorkDraft(plans, plans.save(MessagePlan(title="Tavler")))
    there = WorkDraft(plans, here.work)
    there.change(why=OTHER[:50])
    here.change(why=LONG[:45])
    assert (here.met_another(), here.met_another(), there.met_another()) == (True, False, False)
    here.change(why=LONG)
    assert not here.met_another()
    assert plans.other_texts(here.work.id) == [OtherText(("why",), OTHER[:50])]
    there.change(title="Tavler på stuerne")  # it has not been read again, and its text is not touched
    assert plans.other_texts(here.work.id) == [OtherText(("why",), OTHER[:50])]
    here.change(title="Skærme")
    assert not here.met_another(), "of a short value the later one stands"


def test_two_windows_that_both_go_on_leave_one_choice(session: Session) -> None:
    plans: Repository[MessagePlan] = works_in(session, "plans")
    here = WorkDraft(plans, plans.save(MessagePlan(title="Tavler")))
    there = WorkDraft(plans, here.work)
    for end in range(45, 55):
        here.change(why=LONG[:end])
        there.change(why=OTHER[:end])
    assert plans.other_texts(here.work.id) == [OtherText(("why",), LONG[:54])]
    assert there.read().why == OTHER[:54]
    (choice,) = text_choices(session)
    choice.keep((0,))
    assert (here.read().why, plans.other_texts(here.work.id)) == (LONG[:54], [])
    assert there.met_another()
    there.read()
    there.change(why=OTHER)
    assert not there.met_another()


def test_what_another_window_has_put_together_meanwhile_is_not_lost(session: Session) -> None:
    boards: Repository[Board] = works_in(session, "boards")
    here = WorkDraft(boards, boards.save(Board(cards=(Card("1", text=LONG),))))
    entry = session.journal.table("boards").get(doc_id=here.work.id)
    assert entry is not None
    together = with_others({**entry, "cards": [{"id": "1", "text": OTHER}]}, [OtherText(("cards", "1", "text"), LONG)])
    session.journal.table("boards").replace(here.work.id, together)
    here.change(title="Tavler")
    assert boards.other_texts(here.work.id) == [OtherText(("cards", "1", "text"), LONG)]
    here.revise(lambda board: replace(board, cards=()))
    assert here.work.cards == ()


def test_what_stood_in_the_field_is_what_its_writer_knew(session: Session) -> None:
    """The window has read what another one wrote, while the field it is written in still shows what stood there before."""
    plans: Repository[MessagePlan] = works_in(session, "plans")
    here = WorkDraft(plans, plans.save(MessagePlan(title="Tavler", why="Fordi.")))
    there = WorkDraft(plans, here.work)
    there.change(why=OTHER)
    assert here.read().why == OTHER
    with knowing("Fordi. "):  # a field may hold blanks that are not saved
        here.change(why=LONG)
    assert plans.other_texts(here.work.id) == [OtherText(("why",), OTHER)]
    with knowing(LONG):
        here.change(why=f"{LONG} Og mere.")
    assert plans.other_texts(here.work.id) == [OtherText(("why",), OTHER)]
    with knowing(OTHER):
        there.change(why=f"{OTHER} Og mere.")
    assert plans.other_texts(here.work.id) == [OtherText(("why",), f"{LONG} Og mere.")]
