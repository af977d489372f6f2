"""Writing a text of several lines: each line is kept as it comes, and a full stop alone ends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from course.locale import _, ngettext
from course.plain.dialogue import Action, Dialogue
from course.plain.voice import sentence
from course.plain.words import Choice, begun, called, first_name

END = "."
WITH = "write: "
"""The beginning of a way that writes on, before the first line."""
_SENTENCE = 4
"""Words from which on a line that nothing is called is a text rather than a choice mistyped."""
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

    def write(self, first: str = "") -> str:
        """Takes lines until one is a full stop alone; gives the whole text.

        Args:
            first: A line that was said already.

        Raises:
            Leave: Nothing more comes; what has come is kept.
        """
        if first:
            self._take(first)
            self._dialogue.say(_("It is in your text. You can go on now."))
        self._dialogue.say(_("Write. A line with a full stop alone ends it; a line with ? alone tells what else you can do."))
        try:
            while (line := self._dialogue.read()).strip() != END:
                if not self._is_said(line):
                    self._take(line)
                    self._doubt(line)
        finally:
            if not self._kept:
                self._keep()
        return self.text

    def _take(self, line: str) -> None:
        self._lines.append(line)
        self._keep()

    def _doubt(self, line: str) -> None:
        """Says that a line was taken as text which may not have been meant as such."""
        word = line.strip()
        if word.startswith(END) and word[1:].isalpha():
            self._dialogue.say(
                _("“{word}” is taken as text here. A line with ? alone tells what else you can do.").format(word=word)
            )
        else:
            self._dialogue.doubt(line, self._also)

    def _keep(self) -> None:
        self._kept = self._save(self.text)

    def _is_said(self, line: str) -> bool:
        """Whether a line is no text but says what to do, which is done."""
        said = line.strip()
        if said in ("?", ".?"):
            self._help()
            return True
        if not said.startswith(END) or len(said) > 40 or said.startswith(".."):
            return False
        found = called(said[1:], self._also) or self._dialogue.leading(said[1:]) or begun(said[1:], self._also)
        go = found[0].value if len(found) == 1 else self._dialogue.leading_with_words(said[1:])
        if go is not None:
            go()
            self._dialogue.say(_("Write on."))
        return go is not None

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

    def _take_back(self) -> None:
        if not self._lines:
            self._dialogue.say(_("There is no new line to take back."))
            return
        gone = self._lines.pop()
        self._keep()
        self._dialogue.say(_("Taken back: {line}").format(line=gone))


def text_begun(said: str) -> str | None:
    """The way that writes on with a line that was said where one is asked whether to write; None where it is no sentence."""
    return f"{WITH}{said}" if len(said.split()) >= _SENTENCE else None


def counted(text: str) -> str:
    """How long a text is."""
    words = len(text.split())
    return ngettext("{n} word", "{n} words", words).format(n=words)
