"""What two leaders talk about after a lesson, and how somebody runs that in a group of leaders."""

from course.content.parts import Part, Text


class Guide(Part, frozen=True):
    """A talk of twenty minutes between two leaders about a lesson."""

    purpose: Text
    dilemma: Text
    """What one of them stands in, in two paragraphs: what happens, and the choice. No answer to it is the right one."""
    questions: tuple[Text, ...]
    """Three of them, about one's own practice."""
    show: Text
    """One thing to bring next time."""


class GroupItem(Part, frozen=True):
    """What happens for a while of the hour."""

    title: Text
    minutes: Text
    """A number, in quotes as all values of a course are."""
    text: Text


class GroupGuide(Part, frozen=True):
    """An hour in which a group of leaders talks by twos, for the one who runs it."""

    purpose: Text
    before: tuple[Text, ...]
    hour: tuple[GroupItem, ...]
    after: tuple[Text, ...]
