"""The leader's own text at a step: written on, kept to oneself, taken back to how it was, and made an agreement of."""

from __future__ import annotations

from course.journal.kinds import REFLECTIONS
from course.locale import _
from course.plain.dialogue import Action
from course.plain.stage import Stage
from course.plain.versions import choose_version
from course.plain.voice import unsigned
from course.plain.words import Choice
from course.plain.writing import counted
from course.session.commitments import to_commitment
from course.session.privacy import only_for_you
from course.session.writing import ReflectionDraft
from course.tools.commitment import Source

_EDITOR, _VERSIONS, _PRIVATE, _AGREE = "editor", "versions", "private", "agree"


class OwnText:
    """A text, and what can be done with it.

    Args:
        stage: The step that it is written at.
        draft: The text.
    """

    def __init__(self, stage: Stage, draft: ReflectionDraft) -> None:
        self._stage = stage
        self._draft = draft

    @property
    def _entry(self) -> tuple[str, str]:
        return REFLECTIONS, self._draft.id or ""

    def ways(self) -> list[Choice[str]]:
        """What can be done with it beside writing on."""
        editor = Choice(_("Write in your own editor"), _EDITOR, _("editor"))
        if not self._draft.read().strip():
            return [editor]
        return [
            editor,
            Choice(_("Earlier versions"), _VERSIONS, _("versions")),
            self._stage.door.private([self._entry]),
            Choice(_("Make an agreement with yourself of it"), _AGREE, _("agreement")),
        ]

    def does(self, way: str) -> bool:
        """Does what is chosen; says whether it was one of these."""
        door, draft = self._stage.door, self._draft
        match way:
            case "editor":
                door.rewrite(draft.read(), draft.save)
            case "versions":
                self._take_back()
            case "private":
                door.change_private([self._entry])
            case "agree":
                door.go(to_commitment(Source(*self._entry, self._stage.step.title)))
            case _:
                return False
        return True

    def write(self, also: tuple[Choice[Action], ...] = (), *, first: str = "") -> None:
        """Has it written on."""
        self._stage.door.write(self._draft.read(), self._draft.save, also, first=first)
        if self._draft.met_another():
            self._stage.dialogue.say(_("Another text was written here meanwhile. Both are kept; home offers you to choose."))

    def tell(self) -> None:
        """Tells it, where there is something."""
        text = self._draft.read()
        if text.strip():
            private = unsigned(only_for_you(self._stage.session, self._entry)).capitalize()
            told = _("You have written here, {words}:").format(words=counted(text))
            self._stage.dialogue.say(f"{private}. {told}" if private else told)
            self._stage.dialogue.tell(text)

    def _take_back(self) -> None:
        door, draft = self._stage.door, self._draft
        taken = choose_version(door, *self._entry) if draft.id else None
        if taken is not None and door.try_to_save(lambda: draft.save(taken)):
            door.dialogue.say(_("Here is your earlier version. The one you had is among the versions."))
