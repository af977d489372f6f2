"""A dialogue in lines: things are said, and whoever is there is asked. It knows nothing of the course.

At every question `?` tells what can be said, and numbers and words both work. An end of the input, or Ctrl+C and a yes, ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from course.locale import _
from course.plain.lines import Ended, Heard, Interrupted, LineReader
from course.plain.voice import Voice, parts, sentence, unsigned
from course.plain.words import Choice, Known, begun, called, number_in

T = TypeVar("T")
_LISTED = 9
"""Lines of a list that are told at a time."""
_FEW = 4
"""Lines beyond those that are told with them, rather than asked for."""
_LONG = 400
"""Letters of an answer from which on it is no answer to a question with choices."""

Action: TypeAlias = Callable[[], None]


class Leave(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """The dialogue ends."""


class Misheard(Exception):  # noqa: N818 - the same
    """What was said can't be meant here; says why."""


class Dialogue:
    """Says and asks.

    Args:
        lines: What comes in.
        voice: What goes out.
        heard: Called when a line has come, before anything is done with it.
    """

    def __init__(self, lines: LineReader, voice: Voice, heard: Callable[[], None] = lambda: None) -> None:
        self._reader = lines
        self._voice = voice
        self._heard = heard
        self._said: list[str] = []
        """What was said since the last line came."""
        self._before: list[str] = []
        """What was said before that."""
        self.everywhere: Sequence[Choice[Action]] = ()
        """What can be said at every question."""
        self.with_words: Sequence[Choice[Callable[[str], None]]] = ()
        """What can be said at every question, with words behind it."""
        self.turns = 0
        """How many lines have come."""
        self.place = ""
        """Where one is, as it was said last."""
        self._was_elsewhere = False
        """Whether one has just come back from another place to the question that was asked."""

    # Saying

    def say(self, *texts: str) -> None:
        """Says some texts, a line each; empty ones are passed over."""
        for text in texts:
            if text.strip():
                self._said.append(text)
                self._voice.line(text)

    def sign(self, *texts: str) -> None:
        """The same for words of the interface, of which the signs are left out."""
        self.say(*map(unsigned, texts))

    def heading(self, text: str, place: str = "") -> None:
        """Says where one is, with a line of air above it.

        Args:
            text: What is said.
            place: The same for whoever asks for help there, where it takes more words.
        """
        self.place = place or text
        self._voice.line("")
        self.sign(text)

    def tell(self, text: str) -> bool:
        """Tells a text that may be long, in parts; says whether it was told to its end."""
        told = parts(text)
        for number, part in enumerate(told, start=1):
            self.say(part)
            if number < len(told) and not self._goes_on(number, len(told)):
                return False
        return True

    def _goes_on(self, number: int, total: int) -> bool:
        on = Choice(_("Read on"), True, _("more, on, read on"))
        stop = Choice(_("Leave the rest out"), False, _("skip, stop, leave out"))
        ask = _("Part {n} of {total}.").format(n=number, total=total)
        return self.choose([], ask=ask, enter=on, more=[stop])

    # Asking

    def choose(
        self,
        choices: Sequence[Choice[T]],
        *,
        ask: str = "",
        enter: Choice[T] | None = None,
        more: Sequence[Choice[T]] = (),
        help: str = "",
        takes: Callable[[str], T | None] | None = None,
        known: Known | None = None,
    ) -> T:
        """Asks until something is chosen.

        Args:
            choices: What is told, with numbers.
            ask: What is asked.
            enter: What Enter alone chooses, where it chooses something.
            more: What can be chosen besides, and is told on `?`.
            help: What is told on `?` before that.
            takes: Understands other answers; gives None where it doesn't, or raises `Misheard`.
            known: How the choices were told before, where one comes back to them.
        """
        every = [*choices, *(each for each in ((enter,) if enter else ()) if each not in choices), *more]
        news = known.news([each.text for each in choices]) if known is not None else None
        listed = self._list(choices, 0) if news is None else self._list_some(choices, news)
        asked = " ".join(filter(None, (_("? tells all.") if news is not None and choices else "", ask)))
        while True:
            waiting = len(choices) - listed
            self.say(self._prompt(asked, enter, waiting))
            asked = ask
            said = self.read().strip()
            if said in ("?", "??") or called(said, [_help()]):
                self._help(help, every, 0 if news is not None else listed)
                listed = len(choices)
            elif not said and enter is not None and not waiting:
                return enter.value
            elif not said:
                listed = self._list(choices, listed if waiting else 0)
            elif self._is_again(said, every):
                self.say(*self._before)
            elif (found := self._understood(said, every, takes)) is not None:
                return found.value
            elif self._was_elsewhere:
                self._was_elsewhere = False
                listed = self._list(choices, 0)

    def _is_again(self, said: str, every: Sequence[Choice[T]]) -> bool:
        """Whether what was said last is to be said once more."""
        return bool(called(said, [Choice("", 0, _("again, repeat"))])) and not called(said, every)

    def _prompt(self, ask: str, enter: Choice[T] | None, waiting: int) -> str:
        if waiting:
            return " ".join(filter(None, (ask, _("Enter: {n} more.").format(n=waiting))))
        if enter is not None:
            return " ".join(filter(None, (ask, _("Enter: {what}").format(what=sentence(unsigned(enter.text))))))
        return ask or _("Your choice:")

    def _list(self, choices: Sequence[Choice[T]], begin: int) -> int:
        """Tells some lines of a list; gives how many have been told by then."""
        end = begin + _LISTED if len(choices) > begin + _LISTED + _FEW else len(choices)
        for number, each in enumerate(choices[begin:end], start=begin + 1):
            self.sign(f"{number}. {each.text}")
        return end

    def _list_some(self, choices: Sequence[Choice[T]], places: Sequence[int]) -> int:
        """Tells some lines of a list of which all were told before."""
        for place in places:
            self.sign(f"{place + 1}. {choices[place].text}")
        return len(choices)

    def _help(self, help: str, every: Sequence[Choice[T]], listed: int) -> None:
        self.sign(self.place)
        self.say(help)
        for number, each in enumerate(every[listed:], start=listed + 1):
            names = [name.strip() for name in each.names.split(",") if name.strip()]
            self.sign(f"{number}. {each.text}" + (f" ({names[0]})" if names and names[0] != each.text.lower() else ""))
        words = [each.names.split(",")[0].strip() for each in self.everywhere]
        self.say(_("A number or a word chooses. Everywhere you can say: {words}.").format(words=", ".join(["?", *words])))

    def _understood(self, said: str, every: Sequence[Choice[T]], takes: Callable[[str], T | None] | None) -> Choice[T] | None:
        """What was meant; where that isn't clear, it is said why, and where it leads elsewhere, one goes there first."""
        try:
            value = takes(said) if takes is not None and said else None
        except Misheard as misheard:
            self.say(str(misheard))
            return None
        if value is not None:
            return Choice("", value)
        number = number_in(said)
        if number is not None:
            if 1 <= number <= len(every):
                return every[number - 1]
            self.say(_("There is no number {n} here.").format(n=number))
            return None
        if len(said) > _LONG:
            self.say(_("That is too long for an answer here. Say a number or a word; ? tells which."))
            return None
        return self._by_words(said, every)

    def _by_words(self, said: str, every: Sequence[Choice[T]]) -> Choice[T] | None:
        here = called(said, every)
        there = [] if here else called(said, self.everywhere)
        if not here and not there and self._goes_with_words(said):
            return None
        if not here and not there:
            here = begun(said, every)
        if len(here) == 1:
            return here[0]
        if len(there) == 1:
            self._visit(there[0].value)
        elif here or there:
            names = [unsigned(text) for text in (*(each.text for each in here), *(each.text for each in there))]
            self.say(_("Several begin so: {names}. Say a little more.").format(names="; ".join(names)))
        else:
            self.say(_("That isn't anything one can say here. ? tells what is."))
        return None

    def _goes_with_words(self, said: str) -> bool:
        """Whether the first word leads somewhere that takes the others along: one goes there."""
        first, _blank, words = said.strip().partition(" ")
        found = called(first, self.with_words) if words.strip() else []
        if found:
            self._visit(lambda: found[0].value(words.strip()))
        return bool(found)

    def _visit(self, go: Action) -> None:
        """Goes elsewhere, and comes back to the question that was asked."""
        go()
        self._was_elsewhere = True

    def confirm(self, question: str) -> bool:
        """Asks a question that is answered with yes or no; Enter means no."""
        no = Choice(_("No"), False, _("no, n"))
        return self.choose([], ask=f"{question} {_('Yes or no?')}", enter=no, more=[Choice(_("Yes"), True, _("yes, y"))])

    def line(self, ask: str, now: str = "") -> str | None:
        """Asks for a line of text.

        Args:
            ask: What is asked.
            now: What it is now.

        Returns:
            The line; None where Enter leaves it as it is. A full stop alone makes it empty.
        """
        while True:
            stands = _("Enter leaves it out.")
            if now.strip():
                stands = _("Now: {text} Enter leaves it.").format(text=sentence(" ".join(now.split())))
            self.say(f"{ask} {stands}")
            said = " ".join(self.read().split())
            if said == "?":
                self.say(_("Write the line and press Enter. Enter alone leaves it as it is; a full stop alone empties it."))
                self.say(self.dotted())
            elif said[:1] == "." and (found := called(said[1:], self.everywhere)):
                found[0].value()
            else:
                return None if not said else "" if said == "." else said

    def dotted(self) -> str:
        """How one says what can be said everywhere while one writes."""
        words = ", ".join(f".{each.names.split(',')[0].strip()}" for each in self.everywhere)
        return _("With a full stop before it you can say what can be said everywhere: {words}.").format(words=words)

    # Hearing

    def read(self) -> str:
        """The next line.

        Raises:
            Leave: Nothing more comes, or it is to be left.
        """
        heard = self._read()
        self.turns += 1
        self._before, self._said = self._said, []
        self.say(*heard.remarks)
        self._heard()
        return heard.text

    def _read(self) -> Heard:
        self._voice.flush()
        while True:
            try:
                return self._reader.read()
            except Ended:
                raise Leave from None
            except Interrupted:
                self._ask_whether_to_leave()

    def _ask_whether_to_leave(self) -> None:
        self.say(_("Do you want to leave? All is saved up to your last Enter. Say yes or no."))
        self._voice.flush()
        try:
            said = self._reader.read().text
        except (Ended, Interrupted):
            raise Leave from None
        if called(said, [Choice("", 0, _("yes, y"))]):
            raise Leave
        self.say(_("Go on."))


def _help() -> Choice[int]:
    return Choice("", 0, _("help"))
