"""What the parts of a course are made of.

Here and in the other files of the schema annotations are types and not text: text would be compiled and looked up when a course
is read, which is at every start.
"""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct


def _pattern(regex: str) -> Meta:
    """What a text must look like.

    `schema` sees to it when a lesson is read. msgspec doesn't: it takes a checked course from its file at every start, and
    looking at each text of it again would be three quarters of that.
    """
    return Meta(extra={PATTERN: regex})


PATTERN = "pattern"
"""What a regular expression is called among the extra facts of a type."""
Id: TypeAlias = Annotated[str, _pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$(?!\n)")]
"""Lower case, digits and hyphens; unique in the course and never reused, since the journal refers to it. (`$` alone would let
the line break of a YAML block through.)"""
PointName: TypeAlias = Annotated[str, _pattern(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?$(?!\n)")]
"""A point of the outline as `section.point`, or a name of the author's."""
Text: TypeAlias = Annotated[str, _pattern(r"\S")]
"""A text that says something."""
Covers: TypeAlias = tuple[str, ...]
"""Points of the outline that are taught here, as `section.point`."""
Pause: TypeAlias = bool
"""Whether the leader may well stop after this step and go on another day: once in a lesson."""


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of a course share: they can't change, and a key nobody knows is refused."""
