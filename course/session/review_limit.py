"""How many questions the leader wants to come back a day."""

from __future__ import annotations

from course.journal.records import Records

REVIEW = "review"
"""The setting that keeps it."""
OFF = "off"
"""The choice of those who want none."""


def most_a_day(records: Records) -> int:
    """The most that come back on a day; 0 where the leader wants none."""
    from course.study.review import A_DAY

    choices = {OFF: 0, **{str(number): number for number in range(1, A_DAY + 1)}}
    return choices.get(records.setting(REVIEW) or "", A_DAY)
