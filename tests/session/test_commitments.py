"""Agreements are made out of something, and offered on their day."""

from __future__ import annotations

from datetime import timedelta

from course.session import commitments
from course.session.offer import Offer, Sign
from course.session.routes import ToCommitments, ToNewWork, ToWork
from course.session.session import Session
from course.tools.commitment import Commitment, Source
from tests.session.leader import Clock, works_in


def test_a_new_agreement_brings_along_what_it_grew_out_of() -> None:
    source = Source("reflections", "r", "Forventninger")
    made = commitments.to_commitment(source, "det ringer", "tager jeg den")
    assert made == ToNewWork(Commitment(occasion="det ringer", action="tager jeg den", source=source))
    assert commitments.to_commitment() == ToNewWork(Commitment())


def test_agreements_are_offered_from_their_day_until_they_are_looked_back_at(session: Session, clock: Clock) -> None:
    kept = works_in(session, "commitments")
    day = (session.today() + timedelta(2)).isoformat()
    first = kept.save(Commitment(action="spørger jeg", look_back=day))
    kept.save(Commitment(action="lytter jeg", look_back=day))
    kept.save(Commitment(action="venter jeg"))
    clock.passes(1)
    assert commitments.offer(session) is None
    clock.passes(1)
    assert commitments.offer(session) == Offer("2 aftaler at se tilbage på", ToCommitments(), Sign.AGREEMENT)
    kept.remove(first.id)
    clock.passes(30)
    only = next(each for each in kept.all() if each.look_back)
    assert commitments.offer(session) == Offer("lytter jeg", ToWork("commitments", only.id), Sign.AGREEMENT, "se tilbage i dag")
