"""Writing a text of several lines: each line is kept as it comes, and a full stop alone ends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from course.locale import _, ngettext
from course.plain.dialogue import Action, Dialogue
from course.plain.voice import sentence
from course.plain.words import Choice, begun, called, first_name

END = "."
_GAP = "\n\n"
"""What stands between what was there and what is written now."""


class Writing:
    """One text while it is written on, at its end.

    Args:
        dialogue: Where it comes from.
        text: What is there already.
        save: Keeps the text as it is by now; says whether it is kept. What isn't is kept with the next line.
        also: What can be done meanwhile, with a full stop before its word.
    """

    def __init__(self, dialogue: Dialogue, text: str, save: Callable[[str], bool], also: Sequence[Choice[Action]] = ()) -> None:
        self._dialogue = dialogue
        self._before = text.rstrip()
        self._lines: list[str] = []
        self._save = save
        self._kept = True
        self._also = [
            *also,
            Choice(_("Tells what you have written"), self._read, _("read")),
            Choice(_("Takes the last line back"), self._take_back, _("undo")),
        ]

    @property
    def text(self) -> str:
        """The whole text."""
        new = "\n".join(self._lines)
        return f"{self._before}{_GAP}{new}" if self._before and new.strip() else self._before or new

    def write(self) -> str:
        """Takes lines until one is a full stop alone; gives the whole text.

        Raises:
            Leave: Nothing more comes; what has come is kept.
        """
        self._dialogue.say(_("Write. A line with a full stop alone ends it; a line with ? alone tells what else you can do."))
        try:
            while (line := self._dialogue.read()).strip() != END:
                if not self._is_said(line):
                    self._lines.append(line)
                    self._keep()
                    self._dialogue.doubt(line)
        finally:
            if not self._kept:
                self._keep()
        return self.text

    def _keep(self) -> None:
        self._kept = self._save(self.text)

    def _is_said(self, line: str) -> bool:
        """Whether a line is no text but says what to do, which is done."""
        said = line.strip()
        if said == "?":
            self._help()
            return True
        if not said.startswith(END) or len(said) > 40 or said.startswith(".."):
            return False
        found = called(said[1:], self._also) or self._dialogue.leading(said[1:]) or begun(said[1:], self._also)
        if len(found) == 1:
            found[0].value()
            if found[0] not in self._also:
                self._dialogue.say(_("Write on."))
        return len(found) == 1

    def _help(self) -> None:
        told = self._dialogue.say
        told(_("Whatever you write is text, and each line is saved as it comes. A line with a full stop alone ends it."))
        for each in self._also:
            told(f".{first_name(each)}: {sentence(each.text)}")
        told(self._dialogue.dotted())

    def _read(self) -> None:
        if self.text.strip():
            self._dialogue.tell(self.text)
        else:
            self._dialogue.say(_("Nothing is written yet."))
        self._dialogue.say(_("Write on."))

    def _take_back(self) -> None:
        if not self._lines:
            self._dialogue.say(_("There is no new line to take back."))
            return
        gone = self._lines.pop()
        self._keep()
        self._dialogue.say(_("Taken back: {line}").format(line=gone))


def counted(text: str) -> str:
    """How long a text is."""
    words = len(text.split())
    return ngettext("{n} word", "{n} words", words).format(n=words)
