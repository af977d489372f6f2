"""The leader's threads, and what is said of each: its title, what grew out of it, and its parts in words."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from course.journal.kinds import Note, Reflection, Revisit
from course.locale import _, ngettext
from course.locale.dates import short_day
from course.session.session import Session
from course.study.locator import Locator, Spot, text_title
from course.study.revisits import days_later
from course.tools import threads
from course.tools.commitment import OUTCOME_WORDS, Commitment, Source, commitment_title, in_a_line, in_words
from course.tools.iso import day_of
from course.tools.threads import Part, Text, Thread

OWN = "┃"
"""What stands before own words."""
AGREED = "◆"
"""What stands before an agreement."""
AGAIN = "↻"
"""What stands before a looking back."""


class PartWords(Struct, frozen=True):
    """A part of a thread in words."""

    sign: str
    name: str
    """What it is: a reflection, a looking back after so many days, an agreement."""
    text: str
    """What the leader wrote."""
    note: str = ""
    """What else there is to know: the day to look back."""


class Threads:
    """All threads of a leader, as the journal has them now.

    Args:
        session: What the leader is at.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._locator = Locator(session.course)
        self._numbers = {lesson.id: number for number, lesson in enumerate(session.course.lessons, start=1)}
        records = session.records
        texts: list[Text] = [*records.reflections(), *records.notes(), *records.revisits()]
        self.all = threads.threads(texts, _commitments(session))
        """The one that was written in last first."""
        self._of: dict[str, Thread] | None = None

    def of(self, entry_id: str) -> Thread | None:
        """The thread that an entry is in."""
        if self._of is None:
            self._of = {part.of.id: each for each in self.all for part in each.parts}
        return self._of.get(entry_id)

    def spot(self, thread: Thread) -> Spot | None:
        """Where it belongs in today's course; None where that has nothing for it any more."""
        return self._locator.of(thread.text) if thread.text is not None else Spot()

    def title(self, thread: Thread) -> str:
        """What it is called: its step, or what it is."""
        if thread.text is None:
            first = thread.first.of
            assert isinstance(first, Commitment)
            return _("Agreement: {title}").format(title=in_a_line(first))
        return text_title(thread.text, self.spot(thread))

    def place(self, thread: Thread) -> str:
        """Its lesson, where it has one."""
        return self.lesson_number(self.spot(thread))

    def at(self, lesson: str, step: str) -> Spot | None:
        """Where something of a step belongs in today's course; None where that no longer has the step."""
        return self._locator.at(lesson, step)

    def lesson_number(self, spot: Spot | None) -> str:
        """The lesson of a place in the course, as it is told beside what stands there."""
        return _("lesson {number}").format(number=self._numbers[spot.lesson.id]) if spot and spot.lesson else ""

    def opening(self, thread: Thread) -> str:
        """The leader's first words in it; of agreements alone the title says them."""
        return thread.text.text if thread.text is not None else ""

    def grown(self, thread: Thread) -> str:
        """What grew out of it, on one line."""
        parts, today = thread.parts, self._session.today()
        first = parts[0].of
        found = [_grown(part, today) for part in parts[1:]]
        if isinstance(first, Commitment) and first.outcome is None:
            found.insert(0, look_back_words(first, today))
        return "  ".join(f"└ {each}" for each in found)

    def searched(self, thread: Thread) -> str:
        """All of it as one text, to be found by."""
        return " · ".join([self.title(thread), *(text for part in thread.parts if (text := self.told(part).text))])

    def told(self, part: Part) -> PartWords:
        """A part in words."""
        match part.of:
            case Reflection():
                return PartWords(OWN, _("Reflection"), part.of.text)
            case Note():
                return PartWords(OWN, _("Note"), part.of.text)
            case Revisit():
                return PartWords(AGAIN, looked_back(self._session.records.reflection(part.of.step), part.of), part.of.text)
            case Commitment() as made if part.is_outcome and made.outcome is not None:
                sign, _space, how = _(OUTCOME_WORDS[made.outcome]).partition(" ")
                return PartWords(sign, how, made.learned)
            case Commitment() as made:
                note = look_back_words(made, self._session.today()) if made.outcome is None else ""
                return PartWords(AGREED, _("Agreement"), in_words(made) or commitment_title(made), note)

    def source(self, part: Part) -> Source | None:
        """What an agreement names that grows out of a part; None for a part that is one."""
        if isinstance(part.of, Commitment):
            return None
        table, entry_id = part.entry
        return Source(table, entry_id, text_title(part.of, self._locator.of(part.of)))


def threads_of(session: Session) -> Threads:
    """All threads of a leader, worked out once for each state of the journal."""
    return session.worked_out(Threads)


def looked_back(first: Reflection | None, revisit: Revisit) -> str:
    """What a revisit is called: after how many days it was written.

    Args:
        first: The reflection that came back, if it is still there.
        revisit: What was written then.
    """
    days = days_later(first, revisit)
    return ngettext("Looking back after {n} day", "Looking back after {n} days", days).format(n=days)


def look_back_words(commitment: Commitment, today: date) -> str:
    """When an agreement is to be looked back at."""
    day = day_of(commitment.look_back)
    if day is None:
        return _("no day yet")
    return _("look back today") if day <= today else _("look back {day}").format(day=short_day(day, today))


def _commitments(session: Session) -> list[Commitment]:
    return session.works.of(Commitment).all() if session.has_works else []


def _grown(part: Part, today: date) -> str:
    match part.of:
        case Revisit():
            return f"{AGAIN} {_('looking back')}"
        case Commitment() as made if part.is_outcome and made.outcome is not None:
            how = _(OUTCOME_WORDS[made.outcome])
            learned = " ".join(made.learned.split())
            return f"{how}: »{learned}«" if learned else how
        case Commitment() as made:
            agreed = f"{AGREED} {_('agreement')}"
            return f"{agreed}: {look_back_words(made, today)}" if made.outcome is None else agreed
        case _:
            return f"{OWN} {_('once more')}"
