"""A step to write in."""

from __future__ import annotations

from course.content.model import Reflect
from course.journal.kinds import REFLECTIONS
from course.locale import _
from course.locale.dates import short_date
from course.plain.stage import Move, Stage
from course.plain.text import told
from course.plain.versions import choose_version
from course.plain.words import Choice
from course.plain.writing import counted
from course.session.commitments import to_commitment
from course.session.writing import ReflectionDraft, recalled
from course.tools.commitment import Source

_WRITE, _READ, _EDITOR, _NUDGE, _EXAMPLE, _AGREE, _VERSIONS = "write", "read", "editor", "nudge", "example", "agree", "versions"


def go_through(stage: Stage, _question: str) -> Move:
    """Tells the prompt, and takes what is written."""
    return _Reflection(stage).go_through()


class _Reflection:
    def __init__(self, stage: Stage) -> None:
        assert isinstance(stage.step, Reflect)
        self._stage = stage
        self._step = stage.step
        self._draft = ReflectionDraft(stage.session, stage.lesson, stage.step)

    def go_through(self) -> Move:
        dialogue, stage = self._stage.dialogue, self._stage
        self._tell()
        while True:
            text = self._draft.read()
            write = Choice(_("Write on") if text.strip() else _("Write"), _WRITE, _("write"))
            ways = list(stage.ways())
            on = stage.on(ways)
            enter = on if text.strip() and on is not None else write
            more = [each for each in (write, *self._own(text), *ways) if each is not enter]
            help = _("There is no right answer, and nobody reads it but you. Write roles, not names.")
            way = dialogue.choose([], enter=enter, more=more, help=help, takes=stage.takes)
            if not self._does(way, text) and (move := stage.follow(way)) is not None:
                return move

    def _own(self, text: str) -> list[Choice[str]]:
        always = [
            Choice(_("A nudge"), _NUDGE, _("nudge, hint")),
            Choice(_("An example"), _EXAMPLE, _("example")),
            Choice(_("Hear it all once more"), _READ, _("read, text")),
            Choice(_("Write in your own editor"), _EDITOR, _("editor")),
        ]
        if not text.strip():
            return always
        versions = Choice(_("Earlier versions"), _VERSIONS, _("versions"))
        private = self._stage.door.private([(REFLECTIONS, self._draft.id or "")])
        return [*always, versions, private, Choice(_("Make an agreement with yourself of it"), _AGREE, _("agreement"))]

    def _does(self, way: str, text: str) -> bool:
        """Does what is done at the step itself; says whether it was that."""
        stage, draft = self._stage, self._draft
        match way:
            case "write":
                self._write(text)
            case "read":
                self._tell()
            case "editor":
                stage.door.rewrite(text, draft.save)
            case "nudge":
                stage.dialogue.say(told(self._step.nudge))
            case "example":
                stage.dialogue.say(_("An example: ") + told(self._step.example))
            case "versions":
                if draft.id and (taken := choose_version(stage.door, REFLECTIONS, draft.id)) is not None:
                    stage.door.try_to_save(lambda: draft.save(taken))
            case "private":
                stage.door.change_private([(REFLECTIONS, draft.id or "")])
            case "agree":
                stage.door.go(to_commitment(Source(REFLECTIONS, draft.id or "", self._step.title)))
            case _:
                return False
        return True

    def _write(self, text: str) -> None:
        dialogue = self._stage.dialogue
        aids = (
            Choice(_("A nudge"), lambda: dialogue.say(told(self._step.nudge)), _("nudge, hint")),
            Choice(_("An example"), lambda: dialogue.say(told(self._step.example)), _("example")),
        )
        self._stage.door.write(text, self._draft.save, aids)
        if self._draft.met_another():
            dialogue.say(_("Another text was written here meanwhile. Both are kept; home offers you to choose."))

    def _tell(self) -> None:
        """The prompt, what was written to an earlier step, and what is written here."""
        dialogue, session = self._stage.dialogue, self._stage.session
        dialogue.tell(told(self._step.prompt))
        if (earlier := recalled(session, self._step)) is not None:
            when = short_date(earlier.created, session.clock())
            where = _("lesson {number}, {day}").format(number=earlier.lesson, day=when) if earlier.lesson else when
            dialogue.say(_("You wrote earlier ({where}):").format(where=where))
            dialogue.tell(earlier.text)
        text = self._draft.read()
        if text.strip():
            dialogue.say(_("You have written here, {words}:").format(words=counted(text)))
            dialogue.tell(text)
