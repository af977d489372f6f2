"""A step to write in."""

from __future__ import annotations

from course.content.model import Reflect
from course.locale import _
from course.locale.dates import short_date
from course.plain.own_text import OwnText
from course.plain.stage import Move, Stage
from course.plain.text import told
from course.plain.words import Choice
from course.plain.writing import WITH, text_begun
from course.session.writing import ReflectionDraft, recalled

_WRITE, _READ, _NUDGE, _EXAMPLE = "write", "read", "nudge", "example"


def go_through(stage: Stage, _question: str) -> Move:
    """Tells the prompt, and takes what is written."""
    return _Reflection(stage).go_through()


class _Reflection:
    def __init__(self, stage: Stage) -> None:
        assert isinstance(stage.step, Reflect)
        self._stage = stage
        self._step = stage.step
        self._draft = ReflectionDraft(stage.session, stage.lesson, stage.step)
        self._own = OwnText(stage, self._draft)

    def go_through(self) -> Move:
        dialogue, stage = self._stage.dialogue, self._stage
        self._tell()
        while True:
            is_written = bool(self._draft.read().strip())
            write = Choice(_("Write on") if is_written else _("Write"), _WRITE, _("write"))
            ways = list(stage.ways())
            on = stage.on(ways)
            enter = on if is_written and on is not None else write
            aids = [
                Choice(_("A nudge"), _NUDGE, _("nudge, hint")),
                Choice(_("An example"), _EXAMPLE, _("example")),
                Choice(_("Hear it all once more"), _READ, _("read, text")),
            ]
            more = [each for each in (write, *aids, *self._own.ways(), *ways) if each is not enter]
            help = _("There is no right answer, and nobody reads it but you. Write roles, not names.")
            way = dialogue.choose([], enter=enter, more=more, help=help, takes=stage.takes, otherwise=text_begun)
            if not self._does(way) and (move := stage.follow(way)) is not None:
                return move

    def _does(self, way: str) -> bool:
        """Does what is done at the step itself; says whether it was that."""
        match way:
            case "write":
                self._write()
            case "read":
                self._tell()
            case "nudge":
                self._nudge()
            case "example":
                self._tell_example()
            case _ if way.startswith(WITH):
                self._write(way.removeprefix(WITH))
            case _:
                return self._own.does(way)
        return True

    def _write(self, first: str = "") -> None:
        nudge = Choice(_("A nudge"), self._nudge, _("nudge, hint"))
        self._own.write((nudge, Choice(_("An example"), self._tell_example, _("example"))), first=first)

    def _nudge(self) -> None:
        self._stage.dialogue.say(told(self._step.nudge))

    def _tell_example(self) -> None:
        self._stage.dialogue.say(_("An example: ") + told(self._step.example))

    def _tell(self) -> None:
        """The prompt, what was written to an earlier step, and what is written here."""
        dialogue, session = self._stage.dialogue, self._stage.session
        dialogue.tell(told(self._step.prompt))
        if (earlier := recalled(session, self._step)) is not None:
            when = short_date(earlier.created, session.clock())
            where = _("lesson {number}, {day}").format(number=earlier.lesson, day=when) if earlier.lesson else when
            dialogue.say(_("You wrote earlier ({where}):").format(where=where))
            dialogue.tell(earlier.text)
        self._own.tell()
