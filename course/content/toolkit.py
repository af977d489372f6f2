"""`tools.yaml`: what the working tools ask and suggest, in the course's language.

The tools' own rules (when minutes add up, what a plan lacks) are code, in `course.tools`; their words are content and stand
with the lessons, so that whoever changes the course changes them, too.
"""

from typing import Literal, TypeAlias

from course.content.parts import Id, Part, Text

Start: TypeAlias = Literal["skal", "kan"]
"""A project's starting point: it comes from outside, or we thought of it. One that is both is watched for both."""


class Pull(Part, frozen=True):
    """What an answer to a question of the guide says about where a project starts."""

    why: Text
    """Why, as a sentence that the leader reads among the reasons."""
    to: Start


class GuideQuestion(Part, frozen=True):
    """One of at most five questions that help to place a project. They are answered with yes, no or don't know."""

    id: Id
    prompt: Text
    yes: Pull | None = None
    """What yes tells; nothing where it tells nothing."""
    no: Pull | None = None


class WatchLine(Part, frozen=True):
    """One thing to watch in a project of a starting point."""

    id: Id
    text: Text
    about: Text
    """Why it matters and what to look for, in a sentence or two."""


class WatchGroup(Part, frozen=True):
    """Lines that belong together: the four questions that translate a plan, the advantages, the pitfalls."""

    id: Id
    start: Start
    title: Text
    lines: tuple[WatchLine, ...]


class AgendaItem(Part, frozen=True):
    """An item of a workshop's agenda."""

    id: Id
    title: Text
    minutes: Text
    """A number, in quotes as all values of a course are."""
    script: Text
    """What the one who leads it says and does, in the order it is done."""
    pause: bool = False
    """Whether it is a break."""


class WorkshopTemplate(Part, frozen=True):
    """Tool 1 as it is suggested."""

    preparation: tuple[Text, ...]
    items: tuple[AgendaItem, ...]
    """The agenda with welcome and breaks, in order."""
    visit: tuple[Text, ...]
    """Questions to bring to another unit."""


class PlanGroup(Part, frozen=True):
    """Somebody who is to hear of a change."""

    id: Id
    name: Text
    hint: Text
    """What this group mostly wants to know."""


class PlanTemplate(Part, frozen=True):
    """Tool 3 as it is suggested."""

    why: Text
    """The question to rehearse the answer to."""
    story: Text
    steps: Text
    drawing: Text
    groups: tuple[PlanGroup, ...]


class Toolkit(Part, frozen=True):
    """The words of all tools."""

    guide: tuple[GuideQuestion, ...]
    watch: tuple[WatchGroup, ...]
    chain: tuple[Text, ...]
    """The suggested links of the value chain, from the initiative to the citizen."""
    workshop: WorkshopTemplate
    inspiration: tuple[Text, ...]
    """The questions beside the figure of now and future."""
    plan: PlanTemplate
    inspiration_by: Text | None = None
    """Who put these questions, where they aren't the course's own."""
