"""What is offered today, in the order of the list."""

from __future__ import annotations

from datetime import timedelta

import pytest

from course.session import ratings, today
from course.session.offer import Offer
from course.session.routes import Route, ToCertificate, ToReview, ToRevisit, ToStatements, ToTextConflict, ToWork
from course.session.session import Session
from course.tools.commitment import Commitment
from course.tools.workshop import Workshop
from tests.session.leader import Clock, go_through, reflect, works_in


def leading_to(session: Session, place: type[Route]) -> Offer | None:
    return next((offer for offer in today.offers(session) if isinstance(offer.route, place)), None)


def test_at_the_beginning_nothing_is_offered_and_no_tool_is_loaded(session: Session) -> None:
    assert today.offers(session) == []
    assert today.coming_workshop(session) is None
    assert "works" not in vars(session)


def test_everything_is_offered_in_its_order(session: Session, clock: Clock) -> None:
    for lesson in session.course.lessons:
        go_through(session, lesson)
    reflection = session.records.reflections()[0]
    session.records.save_reflection(reflection.lesson, reflection.step, "Skrevet på en anden maskine.", None)
    clock.passes(14)
    day = session.today().isoformat()
    works_in(session, "commitments").save(Commitment(action="spørger jeg", look_back=day))
    works_in(session, "workshops").save(Workshop(title="Om tavlerne", day=day))
    at_the_end = [ToStatements, ToCertificate]
    led_to = [ToTextConflict, ToReview, ToWork, ToWork, ToRevisit, *at_the_end]
    assert [type(offer.route) for offer in today.offers(session)] == led_to
    assert [type(offer.route) for offer in ratings.offers(session)] == at_the_end


@pytest.mark.parametrize(("ahead", "told"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_workshop_is_told_of_in_the_week_before_it(session: Session, ahead: int, told: bool) -> None:
    day = session.today() + timedelta(ahead)
    held = works_in(session, "workshops").save(Workshop(title="Om  tavlerne", day=day.isoformat()))
    works_in(session, "workshops").save(Workshop(title="Uden dag"))
    offer = leading_to(session, ToWork)
    assert (offer is not None) is told
    if offer is not None:
        words = {0: "man. 23. nov.", 7: "man. 30. nov."}[ahead]
        assert (offer.text, offer.route) == (f"Workshop {words}: Om tavlerne", ToWork("workshops", held.id))


def test_two_texts_for_one_place_are_to_be_chosen_between(session: Session) -> None:
    reflect(session, 0, "Her.")
    assert leading_to(session, ToTextConflict) is None
    reflect(session, 0, "Der.")
    offer = leading_to(session, ToTextConflict)
    assert offer is not None and isinstance(offer.route, ToTextConflict)
    assert offer.text == "1 sted har to tekster; vælg den, der skal gælde"
    assert [side.text for side in offer.route.texts.sides] == ["Her.", "Der."]
    for text in ("Hist.", "Pist."):
        reflect(session, 1, text)
    offer = leading_to(session, ToTextConflict)
    assert offer is not None and isinstance(offer.route, ToTextConflict)
    assert offer.text == "2 steder har to tekster; vælg den, der skal gælde"
    assert offer.route.texts.sides[0].text == "Her."
