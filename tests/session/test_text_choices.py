"""What is chosen between, whatever it was written in; and what two texts say alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.journal.other_texts import OtherText, with_others
from course.session import today
from course.session.compared_texts import Piece, compared, shared_words
from course.session.session import Session
from course.session.text_choices import text_choices
from course.tools.board import Board, added
from course.tools.plan import MessagePlan
from tests.session.leader import Clock, reflect, works_in

LONG = "Fordi borgerne venter for længe i telefonen om mandagen."


def put_beside(session: Session, table: str, work_id: str, *others: OtherText) -> None:
    entry = session.journal.table(table).get(doc_id=work_id)
    assert entry is not None
    session.journal.table(table).replace(work_id, with_others(dict(entry), others))


def test_what_was_written_to_the_course_comes_before_the_leaders_own_work(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Her.")
    reflect(session, 0, "Der.")
    plans = works_in(session, "plans")
    plan = plans.save(MessagePlan(title="Tavler", why=LONG))
    clock.passes(1)
    plan = plans.save(MessagePlan(id=plan.id, title="Tavler", why="Fordi det letter hverdagen."))
    put_beside(session, "plans", plan.id, OtherText(("why",), LONG))
    first, second = text_choices(session)
    assert [side.text for side in first.sides] == ["Her.", "Der."]
    assert (second.title, [side.text for side in second.sides]) == ("Tavler", [LONG, "Fordi det letter hverdagen."])
    assert (second.sides[1].at - second.sides[0].at).days == 1
    (offer, *_rest) = today.offers(session)
    assert offer.text.startswith("2 steder har to tekster")
    second.keep((0, 1))
    assert [each.why for each in plans.all()] == [f"{LONG}\n\nFordi det letter hverdagen."]
    first.keep((1,))
    assert text_choices(session) == []


def test_both_of_a_card_stay_on_its_line(session: Session) -> None:
    boards = works_in(session, "boards")
    board = boards.save(added(Board(title="Tavler"), "now-pro", "Kendt af alle", "a"))
    put_beside(session, "boards", board.id, OtherText(("cards", "a", "text"), LONG))
    (texts,) = text_choices(session)
    texts.keep((0, 1))
    ((card,),) = (each.cards for each in boards.all())
    assert sorted(card.text.split(" / ")) == [LONG, "Kendt af alle"]


def test_what_both_say_is_told_and_a_word_by_chance_is_not() -> None:
    one, two = compared(
        "Vi begynder stille og roligt.\nI maj går vi videre.", "Vi begynder stille og roligt.\nI juni er det slut."
    )
    assert one == [Piece("Vi begynder stille og roligt.\nI ", shared=True), Piece("maj går vi videre.", shared=False)]
    assert two == [Piece("Vi begynder stille og roligt.\nI ", shared=True), Piece("juni er det slut.", shared=False)]
    assert shared_words(one) == 6
    alone, _other = compared("Det er en helt anden tekst.", "Her er noget, som en anden skrev.")
    assert [piece.shared for piece in alone] == [False]


@given(
    st.lists(st.sampled_from(("a", "b", "c\n", " d")), max_size=40),
    st.lists(st.sampled_from(("a", "b", "c\n", " d")), max_size=40),
)
def test_the_pieces_are_the_text(one: list[str], two: list[str]) -> None:
    first, second = " ".join(one), " ".join(two)
    pieces = compared(first, second)
    assert ["".join(piece.text for piece in each).strip() for each in pieces] == [first.strip(), second.strip()]
    shared = [" ".join("".join(piece.text for piece in each if piece.shared).split()) for each in pieces]
    assert shared[0] == shared[1]
