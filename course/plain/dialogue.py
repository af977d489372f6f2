"""A dialogue in lines: things are said, and whoever is there is asked. It knows nothing of the course.

At every question `?` tells what can be said, and numbers and words both work. An end of the input, or Ctrl+C and a yes, ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from course.locale import _
from course.plain.lines import Ended, Heard, Interrupted, LineReader
from course.plain.voice import Voice, parts, sentence, unsigned
from course.plain.words import Choice, Known, begun, called, first_name, number_in

T = TypeVar("T")
_LISTED = 9
"""Lines of a list that are told at a time."""
_FEW = 4
"""Lines beyond those that are told with them, rather than asked for."""
_LONG = 400
"""Letters of an answer from which on it is no answer to a question with choices."""

ON, STOP = "told to its end", "the rest left out"
"""What became of a text that was told in parts."""
_SHORT = 40
"""Letters of a choice that are told where several begin alike."""

Action: TypeAlias = Callable[[], None]


class Leave(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """The dialogue ends."""


class Misheard(Exception):  # noqa: N818 - the same
    """What was said can't be meant here; says why."""


class _Question(Struct, Generic[T], frozen=True):
    """What is asked, as in `Dialogue.choose`."""

    choices: Sequence[Choice[T]]
    ask: str
    enter: Choice[T] | None
    more: Sequence[Choice[T]]
    help: str
    takes: Callable[[str], T | None] | None
    otherwise: Callable[[str], T | None] | None

    @property
    def every(self) -> list[Choice[T]]:
        """All that can be chosen, in the order of its numbers."""
        enter = [self.enter] if self.enter is not None and self.enter not in self.choices else []
        return [*self.choices, *enter, *self.more]

    def is_chosen_by(self, number: int) -> bool:
        """Whether a number chooses what has it, rather than being an answer itself, as where one rates from 1 to 7."""
        if self.takes is None or number <= len(self.choices):
            return True
        try:
            return self.takes(str(number)) is None
        except Misheard:
            return False


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
        self.palette: Sequence[Choice[Action]] = ()
        """What can be said there as well; `??` alone tells it."""
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
        return self.tell_unless(text) == ON

    def tell_unless(self, text: str, ways: Sequence[Choice[str]] = (), takes: Callable[[str], str | None] | None = None) -> str:
        """Tells a text in parts, between which one may go elsewhere.

        Args:
            text: The text.
            ways: Where one may go instead of hearing the rest.
            takes: Understands other answers, as in `choose`.

        Returns:
            The way that is chosen; `ON` where the text was told to its end, and `STOP` where the rest was left out.
        """
        told = parts(text)
        on = Choice(_("Read on"), ON, _("more, on, read on"))
        stop = Choice(_("Leave the rest out"), STOP, _("skip, stop, leave out"))
        for number, part in enumerate(told, start=1):
            self.say(part)
            if number < len(told):
                ask = _("Part {n} of {total}.").format(n=number, total=len(told))
                if (way := self.choose([], ask=ask, enter=on, more=[stop, *ways], takes=takes)) != ON:
                    return way
        return ON

    # Asking

    def choose(
        self,
        choices: Sequence[Choice[T]] | Callable[[], Sequence[Choice[T]]],
        *,
        ask: str = "",
        enter: Choice[T] | None = None,
        more: Sequence[Choice[T]] = (),
        help: str = "",
        takes: Callable[[str], T | None] | None = None,
        known: Known | None = None,
        otherwise: Callable[[str], T | None] | None = None,
    ) -> T:
        """Asks until something is chosen.

        Args:
            choices: What is told, with numbers; or what gives it, where it may be another once one comes back from elsewhere.
            ask: What is asked.
            enter: What Enter alone chooses, where it chooses something.
            more: What can be chosen besides, and is told on `?`.
            help: What is told on `?` before that.
            takes: Understands other answers; gives None where it doesn't, or raises `Misheard`.
            known: How the choices were told before, where one comes back to them.
            otherwise: Understands what nothing else does, as where a text may be said at once; gives None where it doesn't.
        """
        is_back = False
        while True:
            question = _Question(choices() if callable(choices) else choices, ask, enter, more, help, takes, otherwise)
            news = known.news([each.text for each in question.choices]) if known is not None else None
            if (found := self._answer_to(question, None if is_back else news)) is not None:
                return found.value
            is_back = True

    def _answer_to(self, question: _Question[T], news: list[int] | None) -> Choice[T] | None:
        """Tells the choices, or only the new ones among them, and asks; None where one has been elsewhere meanwhile."""
        choices, every = question.choices, question.every
        listed = self._list(choices, 0) if news is None else self._list_some(choices, news)
        lead = _("? tells all.") if news is not None and choices else ""
        has_heard = False
        while True:
            waiting = len(choices) - listed
            self.say(" ".join(filter(None, (lead, self._prompt(question.ask, question.enter, waiting)))))
            lead, said = "", self.read().strip()
            if len(said) > _LONG:  # a megabyte is looked up nowhere
                if (found := self._text(said, question)) is not None:
                    return found
                self.say(_("That is too long for an answer here. Say a number or a word; ? tells which."))
            elif said in ("?", "??") or called(said, [_help()]):
                self._help(question, 0 if news is not None or has_heard else listed, with_all=said == "??")
                listed, has_heard = len(choices), True
            elif not said and question.enter is not None and not waiting:
                return question.enter
            elif not said:
                listed = self._list(choices, listed if waiting else 0)
            elif self._is_again(said, every):
                self.say(*self._before[:-1])  # what was asked comes by itself
            elif (found := self._understood(said, question)) is not None:
                return found
            elif self._was_elsewhere:
                self._was_elsewhere = False
                return None

    def _text(self, said: str, question: _Question[T]) -> Choice[T] | None:
        """What was meant, where nothing is called so and a text may be said."""
        value = question.otherwise(said) if question.otherwise is not None else None
        return Choice("", value) if value is not None else None

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

    def _help(self, question: _Question[T], listed: int, *, with_all: bool) -> None:
        self.sign(self.place)
        self.say(question.help)
        for number, each in enumerate(question.every[listed:], start=listed + 1):
            name = first_name(each)
            told = each.text + (f" ({name})" if name and name != each.text.lower() else "")
            self.sign(f"{number}. {told}" if question.is_chosen_by(number) else told)
        words = [first_name(each) for each in self.everywhere]
        self.say(_("A number or a word chooses. Everywhere you can say: {words}.").format(words=", ".join(["?", "??", *words])))
        if with_all:  # what each of them is for, the rarer ones among them
            self.say(*(f"{first_name(each)}: {sentence(unsigned(each.text))}" for each in (*self.everywhere, *self.palette)))

    def _understood(self, said: str, question: _Question[T]) -> Choice[T] | None:
        """What was meant; where that isn't clear, it is said why, and where it leads elsewhere, one goes there first."""
        every, takes = question.every, question.takes
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
        return self._by_words(said, question)

    def _by_words(self, said: str, question: _Question[T]) -> Choice[T] | None:
        every = question.every
        here = called(said, every)
        there = [] if here else self.leading(said)
        if not here and not there:
            here = begun(said, every)
        if not here and not there and (go := self.leading_with_words(said)) is not None:
            self._visit(go)
            return None
        if len(here) == 1:
            return here[0]
        if len(there) == 1:
            self._visit(there[0].value)
        elif here or there:
            self.say(_("Several begin so: {names}. Say a little more.").format(names="; ".join(self._short(here, every, there))))
        elif (text := self._text(said, question)) is not None:
            return text
        else:
            self.say(_("That isn't anything one can say here. ? tells what is."))
        return None

    def leading(self, said: str) -> list[Choice[Action]]:
        """What leads elsewhere by just this word, from wherever one is."""
        return called(said, (*self.everywhere, *self.palette))

    def _short(self, here: Sequence[Choice[T]], every: Sequence[Choice[T]], there: Sequence[Choice[Action]]) -> Iterator[str]:
        """Some choices in a few words each, those that are listed with their number."""
        for one in here:
            number = next(at for at, other in enumerate(every, start=1) if other is one)
            yield f"{number}. {_shortened(one.text)}"
        yield from (_shortened(each.text) for each in there)

    def leading_with_words(self, said: str) -> Action | None:
        """What leads elsewhere by its first word, and takes the others along."""
        first, _blank, words = said.strip().partition(" ")
        found = called(first, self.with_words) if words.strip() else []
        return (lambda: found[0].value(words.strip())) if found else None

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
            if said in ("?", ".?"):
                self.say(_("Write the line and press Enter. Enter alone leaves it as it is; a full stop alone empties it."))
                self.say(self.dotted())
            elif said[:1] == "." and (found := self.leading(said[1:])):
                found[0].value()
            elif said[:1] == "." and (go := self.leading_with_words(said[1:])) is not None:
                go()
            else:
                self.doubt(said)
                return None if not said else "" if said == "." else said

    def doubt(self, line: str, also: Sequence[Choice[Action]] = ()) -> None:
        """Says how one gets where a word leads that was taken as text: it may not have been meant as such.

        Args:
            line: What was taken as text.
            also: What can be said here besides what can be said everywhere.
        """
        if found := called(line, also) or self.leading(line):
            word = first_name(found[0])
            self.say(_("“{word}” is taken as text here. With a full stop before it, it leads there: .{word}").format(word=word))

    def dotted(self) -> str:
        """How one says what can be said everywhere while one writes."""
        words = ", ".join(f".{first_name(each)}" for each in self.everywhere)
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
        asked = self._said[-1:]
        self.say(_("Do you want to leave? All is saved up to your last Enter. Say yes or no."))
        self._voice.flush()
        try:
            said = self._reader.read().text
        except (Ended, Interrupted):
            raise Leave from None
        if called(said, [Choice("", 0, _("yes, y"))]):
            raise Leave
        self.say(_("Go on."), *asked)


def _help() -> Choice[int]:
    return Choice("", 0, _("help"))


def _shortened(text: str) -> str:
    text = unsigned(text)
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"
