"""Two texts for one place, wherever they are kept: what the leader chooses between."""

from __future__ import annotations

from collections.abc import Iterator

from course.journal import other_texts, text_conflicts
from course.journal.entry import Version
from course.journal.kinds import Revisit
from course.journal.other_texts import Path, text_at
from course.journal.text_conflicts import Side, TextConflict
from course.locale import _
from course.session.session import Session
from course.session.text_choice import TextChoice


def text_choices(session: Session) -> list[TextChoice]:
    """Every choice between two texts that waits, in what was written to the course first, then in the leader's own work.

    Raises:
        SaveFailed: What needs no choice could not be settled.
    """
    found = [_of_conflict(session, each) for each in text_conflicts.text_conflicts(session.records)]
    return [*found, *_of_works(session)] if session.has_works else found


def _of_conflict(session: Session, conflict: TextConflict) -> TextChoice:
    steps = (step for lesson in session.course.lessons for step in lesson.steps)
    title = next((step.title for step in steps if step.id == conflict.record.step), _("Note"))
    title = f"{_('Looking back')} · {title}" if isinstance(conflict.record, Revisit) else title
    return TextChoice(title, conflict.sides, lambda sides: text_conflicts.keep(session.records, conflict, sides))


def _of_works(session: Session) -> Iterator[TextChoice]:
    for pair in other_texts.pairs(session.journal):
        if (work := session.works.get(pair.table, pair.doc_id)) is not None:
            from course.tools.naming import title_of  # most have no pair, and need nothing of the tools

            yield _of_pair(session, title_of(work), pair)


def _of_pair(session: Session, title: str, pair: other_texts.Pair) -> TextChoice:
    at, history = pair.other.at, session.journal.history(pair.table, pair.doc_id)
    both = [_written(history, at, text) for text in (pair.other.text, pair.standing)]
    first, second = sorted(both, key=lambda side: side.at)
    # What is one line of a list stays one line; nothing else is put on the line of another.
    in_a_row = len(at) > 1 and not any("\n" in side.text for side in both)

    def keep(sides: tuple[int, ...]) -> None:
        texts = [(first, second)[side].text for side in sides]
        between = " / " if in_a_row else "\n\n"
        text = other_texts.one_text(texts[0], texts[1], between) if len(texts) > 1 else texts[0]
        other_texts.choose(session.journal, pair, text)

    return TextChoice(title, (first, second), keep)


def _written(history: list[Version], at: Path, text: str) -> Side:
    """A text, and when it first stood at its place."""
    saying = [version for version in history if version.document and text_at(version.document, at) == text]
    version = (saying or history)[0]
    return Side(text, version.at, version.id)
