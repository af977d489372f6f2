"""What is about to be taken out: for whom, which document, as what, and what goes into it entry by entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from time import sleep

from course.export.selection import Selection
from course.journal.private import Address
from course.locale import _, ngettext
from course.locale.personal_data import IN_A_WORD, LOOKS_LIKE, PersonalKind, weightiest
from course.session.audience import Audience, selection_for
from course.session.exports import Export, Proposal
from course.session.outgoing_entries import OutgoingEntry, outgoing_entry
from course.session.paper import Paper
from course.session.papers import every_paper, of_work, paper, proposals
from course.session.privacy import private
from course.session.routes import Route, ToNewWork, ToWork
from course.session.session import Session
from course.session.works import new_work
from course.tools.repository import Work
from course.tools.talk import TABLE as TALKS

_TALK = "talk"
"""What a document is called that is for one's manager from the start."""
_AT_ONCE, _REST = 20, 0.002
"""Entries that are looked at before the other threads get a turn, and the seconds of it."""


class Outgoing:
    """The choices, each of which sets sensible ones below it; nothing is written by them.

    Args:
        session: What the leader is at.
        paper_id: The document that is asked for.
        work: The piece that it is of, where that isn't saved yet.
    """

    def __init__(self, session: Session, paper_id: str = "whole", work: Work | None = None) -> None:
        self._session = session
        self._every = every_paper(session)
        """All there is to take out, as the journal was when it was looked at last."""
        asked = paper(session, paper_id, self._every) if work is None else next(of_work(session, work), None)
        self._asked = asked or self._every[0]
        is_talk = self._asked.id.partition(":")[0] == _TALK
        self.audience = Audience.MANAGER if is_talk else Audience.ME
        self.paper = self._asked
        self._suffix = ""
        self._answers = False
        self._private = private(session)
        self._taken_in: frozenset[Address] = frozenset()
        self._left_out: frozenset[Address] = frozenset()
        self._entries: list[Address] | None = None
        self._proposals: tuple[tuple[Paper, Selection], tuple[Proposal, ...]] | None = None
        """What was chosen when they were looked up, and they."""
        self._personal: dict[Address, PersonalKind | None] = {}
        """What looks like it says who somebody is, by the entry that was looked at."""

    def renew(self) -> None:
        """Sees what the journal holds by now: something may have been prepared, or made private, meanwhile."""
        self._private = private(self._session)
        self._personal = {}
        self._every = every_paper(self._session)
        self.choose_paper(paper(self._session, self.paper.id, self._every) or self.papers[0])

    @property
    def preparing(self) -> Route | None:
        """Where the talk is prepared, when that is what goes out; None for all else."""
        if self.paper.id == _TALK:
            return ToNewWork(new_work(self._session, TALKS))
        table, entry_id = self.paper.of or ("", "")
        return ToWork(table, entry_id) if table == TALKS and entry_id else None

    # The choices

    @property
    def audiences(self) -> list[Audience]:
        """Whom there is something for."""
        return [who for who in Audience if any(who in each.audiences for each in (self._asked, *self._every))]

    @property
    def papers(self) -> list[Paper]:
        """The documents there are for them: first the one that was asked for, and the others of its piece."""
        asked = self._asked
        every = [each for each in self._every if self.audience in each.audiences and each.id != asked.id]
        if asked.of is not None:
            every.sort(key=lambda each: each.of != asked.of)
        return [asked, *every] if self.audience in asked.audiences else every

    def choose_audience(self, audience: Audience) -> None:
        """For whom it is: another document where this one isn't for them, and nothing private that was taken in for another."""
        self.audience = audience
        self._taken_in = frozenset()
        if audience not in self.paper.audiences:
            self.choose_paper(self.papers[0])

    def choose_paper(self, chosen: Paper) -> None:
        """Which document."""
        self.paper = chosen
        self._entries = None

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What it can be written as; looked up once for what is chosen, for each asks whether its library is installed."""
        chosen = self.paper, self.selection
        if self._proposals is None or self._proposals[0] != chosen:
            self._proposals = chosen, proposals(*chosen)
        return self._proposals[1]

    @property
    def proposal(self) -> Proposal:
        """As what it is written: as the one before was, where that can be."""
        every = self.proposals
        return next((each for each in every if each.suffix == self._suffix), every[0])

    def choose_proposal(self, chosen: Proposal) -> None:
        """As what."""
        self._suffix = chosen.suffix

    @property
    def export(self) -> Export:
        """What is taken out, as what it can be."""
        return Export(self.paper.title, self.proposals)

    # What goes into it

    @property
    def entries(self) -> list[Address]:
        """What may go into it, by table and id; read when it is first asked for."""
        if self._entries is None:
            self._entries = self.paper.entries()
        return self._entries

    def told(self, entry: Address) -> OutgoingEntry:
        """An entry in words."""
        return outgoing_entry(self._session, entry)

    @property
    def selection(self) -> Selection:
        """What goes into it."""
        chosen = selection_for(self._session, self.audience, taken_in=self._taken_in, left_out=self._left_out)
        return replace(chosen, answers=self._answers and self.paper.has_answers)

    def goes(self, entry: Address) -> bool:
        """Whether an entry goes into it."""
        return entry not in self._left_out and (entry not in self._private or entry in self._taken_in)

    def is_private(self, entry: Address) -> bool:
        """Whether an entry is only for the leader."""
        return entry in self._private

    def switch(self, entries: Iterable[Address]) -> None:
        """Takes entries in that don't go out; where all of them do, takes them out."""
        wanted = frozenset(entries)
        if all(self.goes(each) for each in wanted):
            self._left_out |= wanted
            self._taken_in -= wanted
        else:
            self._left_out -= wanted
            self._taken_in |= wanted & self._private

    @property
    def answers(self) -> bool | None:
        """Whether the answers to the questions go into it; None where they can't."""
        return self._answers if self.paper.has_answers else None

    def switch_answers(self) -> None:
        """Takes the answers in, or out."""
        self._answers = not self._answers

    def personal(self, entry: Address) -> str:
        """What an entry seems to hold of personal data, in a word; nothing where it holds none, or wasn't looked at yet."""
        kind = self._personal.get(entry)
        return _(IN_A_WORD[kind]) if kind is not None else ""

    def look_for_personal_data(self) -> None:
        """Looks at the entries that weren't looked at yet. To be called in a thread of its own: others have their turn."""
        known = self._personal
        for number, each in enumerate([each for each in self.entries if each not in known]):
            known[each] = weightiest(self.told(each).text)
            if number % _AT_ONCE == _AT_ONCE - 1:
                sleep(_REST)

    @property
    def warning(self) -> str:
        """That something which goes out looks like personal data; nothing is changed by it."""
        known = self._personal.copy()  # the thread that looks may just be adding to it
        there = {each for each, kind in known.items() if kind is not None}
        going = [each for each in there.intersection(self.entries) if self.goes(each)]
        if not going:
            return ""
        kinds = {known[each] for each in going}
        heaviest = next(kind for kind in LOOKS_LIKE if kind in kinds)
        said = ngettext("▲ {what}: {n} text. Space takes it out.", "▲ {what}: {n} texts. Space takes them out.", len(going))
        return said.format(what=_(LOOKS_LIKE[heaviest]), n=len(going))

    @property
    def summary(self) -> str:
        """How much goes out, in a line; of what is private its number is told here, and nowhere in the document."""
        if not self.entries:
            return ""
        out = (self._left_out | (self._private - self._taken_in)).intersection(self.entries)
        total = len(self.entries)
        count = total - len(out)
        said = ngettext("{count} of {n} goes out", "{count} of {n} go out", total).format(count=count, n=total)
        kept = len(out & self._private)
        alone = ngettext("{n} is only for you", "{n} are only for you", kept).format(n=kept) if kept else ""
        return " · ".join(filter(None, (said, alone, self.paper.notice(self.selection))))
