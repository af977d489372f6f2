"""What every step of a lesson has at hand: where it is, and the ways from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from course.content.lesson_text import linked_terms
from course.content.model import Lesson, Quiz, Read, Reflect, Sort, Step, Summary, reading_text
from course.content.scenario import Scenario
from course.locale import N_, _
from course.plain.dialogue import Misheard
from course.plain.door import Door
from course.plain.voice import sentence
from course.plain.words import Choice, called, number_in
from course.session import lesson_steps, lesson_tools
from course.session.routes import Route, ToGlossary, ToNote
from course.study.progress import State

Move: TypeAlias = "int | Route"
"""Where a step leads: to a step of the lesson, from 0, or to another place instead."""
BACK, NEXT, PREVIOUS, STEPS, NOTE, MARK, UNMARK, TERMS, TOOL = (
    "back", "next", "previous", "steps", "note", "mark", "unmark", "terms", "tool"
)  # fmt: skip
KINDS: dict[type[Step], str] = {
    Read: N_("To read"),
    Reflect: N_("To write"),
    Quiz: N_("Questions"),
    Sort: N_("Cases"),
    Scenario: N_("A dilemma"),
    Summary: N_("The end of the lesson"),
}
"""What the kinds of steps are called."""


class Stage:
    """A lesson at a step.

    Args:
        door: Who is there.
        lesson: The lesson.
        index: The step, from 0.
        looks: Whether it is opened for a look.
    """

    def __init__(self, door: Door, lesson: Lesson, index: int, *, looks: bool) -> None:
        self.door = door
        self.session = door.session
        self.dialogue = door.dialogue
        self.lesson = lesson
        self.index = index
        self.looks = looks

    @property
    def step(self) -> Step:
        """The step."""
        return self.lesson.steps[self.index]

    def arrive(self) -> None:
        """Says which step it is, and how it stands with it; here one goes on another day."""
        if not self.looks:
            self.door.try_to_save(lambda: lesson_steps.arrive(self.session, self.lesson, self.step))
        step, state = self.step, self.session.progress().of(self.lesson.id).states[self.index]
        said = [self._step_place(), _("Done.") if state is State.DONE else ""]
        note = self.session.records.note(step.id)
        said.append(_("You have a note here.") if note is not None and note.text.strip() else "")
        said.append(_("The step is marked.") if self.session.records.bookmark(step.id) is not None else "")
        self.dialogue.heading(" ".join(filter(None, said)), self.place())

    def place(self) -> str:
        """Where in the course the step is."""
        number = self.session.course.lessons.index(self.lesson) + 1
        return _("Lesson {number}: {title}").format(number=number, title=sentence(self.lesson.title)) + f" {self._step_place()}"

    def _step_place(self) -> str:
        return _("Step {n} of {total}: {title} {kind}.").format(
            n=self.index + 1, total=len(self.lesson.steps), title=sentence(self.step.title), kind=_(KINDS[type(self.step)])
        )

    def ways(self) -> Iterator[Choice[str]]:
        """What can be chosen at every step, the way on first."""
        if self.looks:
            yield Choice(_("Back to where you were"), BACK)
        if self.index + 1 < len(self.lesson.steps):
            yield Choice(_("Next step"), NEXT, _("next, on"))
        if self.index:
            yield Choice(_("Previous step"), PREVIOUS, _("previous, before"))
        yield Choice(_("Choose a step"), STEPS, _("steps, step"))
        yield Choice(_("Write a note to this step"), NOTE, _("note"))
        if self.session.records.bookmark(self.step.id) is None:
            yield Choice(_("Set a mark"), MARK, _("mark"))
        else:
            yield Choice(_("Take the mark off"), UNMARK, _("mark off, unmark"))
        if self._terms():
            yield Choice(_("The words here"), TERMS, _("words, word"))
        if invitation := lesson_tools.invitation_of(self.session, self.step):
            yield Choice(invitation, TOOL, _("tool"))

    def on(self, ways: Iterable[Choice[str]]) -> Choice[str] | None:
        """What Enter chooses: the next step, or from a look back to where one was; None behind the last step."""
        wanted = BACK if self.looks else NEXT
        return next((each for each in ways if each.value == wanted), None)

    def tell(self, text: str) -> str:
        """Tells the step's text in parts, between which one may go elsewhere: see `Dialogue.tell_unless`."""
        return self.dialogue.tell_unless(text, list(self.ways()), self.takes)

    def ask_where_to(self) -> Move:
        """Asks where to go from the step."""
        while True:
            first, *more = self.ways()
            move = self.follow(self.dialogue.choose([], enter=first, more=more, takes=self.takes))
            if move is not None:
                return move

    def takes(self, said: str) -> str | None:
        """The way to a step by its number: "step 4"."""
        word, _blank, number = said.strip().partition(" ")
        wanted = number_in(number)
        if wanted is None or not called(word, [Choice("", 0, _("steps, step"))]):
            return None
        if not 1 <= wanted <= len(self.lesson.steps):
            raise Misheard(_("The numbers here go from 1 to {n}.").format(n=len(self.lesson.steps)))
        return f"{STEPS} {wanted}"

    def follow(self, way: str) -> Move | None:
        """Goes a way; None where one stays at the step."""
        step = self.step
        if way.startswith(f"{STEPS} "):
            return int(way.removeprefix(STEPS)) - 1
        match way:
            case "back":
                self.door.back()
            case "next":
                return self.index + 1
            case "previous":
                return self.index - 1
            case "steps":
                return self._choose_step()
            case "note":
                self.door.go(ToNote(self.lesson, step))
            case "mark" | "unmark":
                self._mark(way == MARK)
            case "terms":
                self.door.go(ToGlossary(tuple(self._terms())))
            case "tool":
                route = lesson_tools.to_tool(self.session, step)
                if route is not None:
                    self.door.go(route)
        return None

    def _mark(self, wanted: bool) -> None:
        records, step = self.session.records, self.step.id
        if wanted and self.door.try_to_save(lambda: records.save_bookmark(self.lesson.id, step)):
            self.dialogue.say(_("The step is marked."))
        elif not wanted and self.door.try_to_save(lambda: records.remove_bookmark(step)):
            self.dialogue.say(_("The mark is off."))

    def _terms(self) -> Sequence[str]:
        return linked_terms(reading_text(self.step)) if isinstance(self.step, Read | Summary) else ()

    def _choose_step(self) -> int:
        states = {State.DONE: _("done"), State.STARTED: _("begun"), State.OPEN: _("open")}
        progress = self.session.progress().of(self.lesson.id)
        steps = [
            Choice(f"{each.title}: {states[state]}", number)
            for number, (each, state) in enumerate(zip(self.lesson.steps, progress.states, strict=True))
        ]
        return self.dialogue.choose(steps, ask=_("Which step?"))
