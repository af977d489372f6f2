"""The paths that a leader took through a scenario, in words."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.model import Step
from course.content.scenario import Scenario
from course.export.document import Bullets, Caption, DocumentBlock, Paragraph
from course.export.selection import Selection
from course.journal.kinds import PATHS
from course.journal.paths import ScenarioPath, paths
from course.journal.store import Journal
from course.locale import _
from course.locale.dates import date_and_time, long_date
from course.study.scenario_path import in_words


def paths_to_take_out(journal: Journal, selection: Selection) -> list[ScenarioPath]:
    """All paths but those that are left out."""
    return [path for path in paths(journal) if (PATHS, path.id) not in selection.without]


def path_blocks(step: Step | None, path: ScenarioPath, *, edits: bool = False) -> Iterator[DocumentBlock]:
    """A path, choice by choice, and how it ended.

    Args:
        step: Its step in today's course; what that no longer has is told as it was written.
        path: The path.
        edits: Whether it is told at what time it was taken, and not only on which day.
    """
    words = in_words(step if isinstance(step, Scenario) else None, path)
    yield Paragraph(_("What I chose:"))
    yield Bullets(words.choices, numbered=True)
    yield Paragraph(_ending(words.ending))
    yield Caption(_("Played {moment}").format(moment=date_and_time(path.changed) if edits else long_date(path.changed)))


def path_text(step: Step | None, path: ScenarioPath) -> str:
    """The same as one text, a line a choice."""
    words = in_words(step if isinstance(step, Scenario) else None, path)
    return "\n".join([*(f"{number}. {choice}" for number, choice in enumerate(words.choices, 1)), _ending(words.ending)])


def _ending(title: str) -> str:
    return _("How it ended: {title}").format(title=title) if title else _("I haven't come to an ending yet.")
