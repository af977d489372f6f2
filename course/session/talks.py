"""What a leader can bring along to the talk with their own manager."""

from __future__ import annotations

from course.export.talk import open_agreements, place_of
from course.journal.kinds import kind_of
from course.session.session import Session
from course.study.development import rated
from course.study.locator import Locator, text_title
from course.tools.commitment import TABLE as AGREEMENTS
from course.tools.commitment import Commitment
from course.tools.due_dates import next_days
from course.tools.project import TABLE as PROJECTS
from course.tools.project import Project
from course.tools.talk import Entry, Talk
from course.tools.threads import Text


def own_texts(session: Session) -> dict[Entry, Text]:
    """Everything the leader wrote to the course that says something, by table and id, what was written last first."""
    records = session.records
    texts: list[Text] = [*records.reflections(), *records.notes(), *records.revisits()]
    texts.sort(key=lambda text: (text.changed, text.id), reverse=True)
    return {(kind_of(text), text.id): text for text in texts if text.text.strip()}


class Places:
    """Says of each text what it was written to.

    Args:
        session: The leader at work.
    """

    def __init__(self, session: Session) -> None:
        self._course = session.course
        self._locator = Locator(session.course)

    def of(self, text: Text) -> str:
        """Its lesson and step, or what it is where it has none."""
        spot = self._locator.of(text)
        return (place_of(spot, self._course) if spot is not None else "") or text_title(text, spot)


def agreements(session: Session) -> list[Commitment]:
    """The agreements that go along unless they are left out, the nearest day first."""
    return open_agreements(session.works, session.today())


def going_along(session: Session, talk: Talk) -> list[Entry]:
    """All that a talk tells of besides itself, by table and id, in its order; what is gone since isn't among it."""
    along = [(PROJECTS, talk.project)] if session.works.get(PROJECTS, talk.project) is not None else []
    along += [(AGREEMENTS, each.id) for each in agreements(session) if each.id not in talk.left_out]
    texts = own_texts(session)
    return [*along, *(each for each in talk.entries if each in texts)]


def has_ratings(session: Session) -> bool:
    """Whether any statement is rated, at any moment."""
    return any(each.is_rated for each in rated(session.course, session.records.ratings()))


def nearest_project(session: Session) -> str:
    """The id of the project that something is due in first; empty where nothing is due in any."""
    belongings = session.works.belongings()
    days = []
    for each in session.works.of(Project).all():
        tools, made = belongings.get(each.id, ([], []))
        days += [(coming.day, each.id) for coming in next_days([each, *tools, *made], session.today(), 1)]
    return min(days, default=(None, ""))[1]
