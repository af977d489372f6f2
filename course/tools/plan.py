"""Tool 3: why, the story of the day after, the change in simple steps, and who hears what."""

from __future__ import annotations

from msgspec import Struct

from course.tools.shelf import Work

TABLE = "plans"


class Message(Struct, frozen=True):
    """What one group is to hear."""

    id: str
    """Unique in its plan."""
    group: str
    what: str = ""
    sender: str = ""
    """From whom."""
    where: str = ""
    day: str = ""
    """As an ISO date; empty where none is set."""


class MessagePlan(Work, frozen=True, kw_only=True):
    """A communication plan."""

    title: str = ""
    project: str = ""
    """The project's id; empty where it belongs to none."""
    why: str = ""
    story: str = ""
    """The day after, told as a story."""
    steps: tuple[str, ...] = ()
    """The change in simple steps."""
    drawing: str = ""
    """The idea of a drawing with few words."""
    messages: tuple[Message, ...] = ()
