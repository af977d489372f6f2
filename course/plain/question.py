"""One question: asked, answered, and explained."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from course.content.lesson_text import plain
from course.content.model import Case, Match, Multiple, Order, Pair, Question, Single, Target
from course.locale import _
from course.plain.dialogue import Misheard
from course.plain.door import Door
from course.plain.text import told
from course.plain.voice import labelled, sentence
from course.plain.words import Choice, Known, called, spelled
from course.session.explanation import Reason, explanation
from course.session.half_made import Begun
from course.session.routes import ToLesson
from course.session.verdict import verdict
from course.study.answer_parts import paired
from course.study.answers_in_words import answer_name
from course.study.marking import scrambled, shuffled
from course.study.quiz_round import Answered
from course.study.teaching import taught_in

HINT, SURE, GUESS, AGAIN, REASONS, TEACHING, PIECE = "hint", "sure", "guess", "again", "reasons", "teaching", "piece"
_NUMBERS = re.compile(r"\d+(?:[\s,;.]+(?:og |and )?\d+)*[\s.]*")


class Given(Struct, frozen=True):
    """An answer that is given."""

    chosen: tuple[str, ...]
    """The ids of its parts."""
    sure: bool | None


class Asking:
    """A question as long as it is asked.

    Args:
        door: Who is asked.
        question: The question.
        seed: What its options are shuffled with.
        ways: What can be chosen besides: where to go.
        leads: Understands what leads elsewhere in other words, as "step 4" does.
    """

    def __init__(
        self,
        door: Door,
        question: Question,
        seed: int,
        ways: Sequence[Choice[str]],
        leads: Callable[[str], str | None] = lambda _said: None,
    ) -> None:
        self._door = door
        self._dialogue = door.dialogue
        self._question = question
        self._seed = seed
        self._ways = ways
        self._leads = leads
        self._hints = 0
        self._known = Known()
        self._begun = door.session.half_made.of(question, seed)

    def ask(self) -> Given | str:
        """Asks until there is an answer, or one goes elsewhere; gives that way then."""
        self._tell()
        while True:
            said = self._match() if isinstance(self._question, Match) else self._choice()
            if isinstance(said, tuple):
                return Given(said, self._begun.sure)
            if said in (SURE, GUESS):
                self._say_how_sure(sure=said == SURE)
            elif said == HINT:
                self._tell_hint()
            elif said == AGAIN:
                self._tell()
            elif said == PIECE:
                self._dialogue.say(_("Say all the numbers in one line, in the right order."))
            else:
                return said

    def _tell(self) -> None:
        self._known = Known()
        self._dialogue.tell(told(self._question.prompt))
        if self._begun.sure is not None:
            self._dialogue.say(_("You are sure.") if self._begun.sure else _("You are guessing."))

    def _say_how_sure(self, *, sure: bool) -> None:
        """Once more takes it back."""
        if self._begun.sure is sure:
            self._begun = Begun(self._begun.chosen, None)
            self._door.session.half_made.keep(self._question, self._seed, self._begun)
            self._dialogue.say(_("Taken back: you say nothing of how sure you are."))
        else:
            self._keep(sure=sure)
            self._dialogue.say(_("You are sure.") if sure else _("You are guessing."))

    def _tell_hint(self) -> None:
        hints = self._question.hints
        if self._hints < len(hints):
            self._dialogue.say(told(hints[self._hints]))
            self._hints += 1
        else:
            self._dialogue.say(_("There are no more hints."))

    def _keep(self, *, sure: bool | None = None, chosen: tuple[str, ...] | None = None) -> None:
        now = self._begun
        self._begun = Begun(now.chosen if chosen is None else chosen, now.sure if sure is None else sure)
        self._door.session.half_made.keep(self._question, self._seed, self._begun)

    def _more(self) -> list[Choice[tuple[str, ...] | str]]:
        hints = [Choice(_("A hint"), HINT, _("hint, nudge"))] if self._question.hints else []
        more = [
            *hints,
            *_how_sure(),
            Choice(_("Hear the question once more"), AGAIN, _("read, question")),
            *self._ways,
        ]
        return [Choice(each.text, each.value, each.names) for each in more]

    # Choices and orders, answered in one line

    def _choice(self) -> tuple[str, ...] | str:
        question = self._question
        return self._dialogue.choose(
            list(self._options()),
            ask=_instruction(question),
            more=self._more(),
            help=_("Say how sure you are first, if you like: whoever was sure and wrong learns most from the reasons."),
            takes=self._taken,
            known=self._known,
        )

    def _options(self) -> list[Choice[tuple[str, ...] | str]]:
        question = self._question
        match question:
            case Order():
                return [Choice(item.text, PIECE) for item in scrambled(question, self._seed)]
            case Single() | Multiple() | Case():
                names = [(answer_name(question, each.text), each.id) for each in shuffled(question, self._seed)]
                return [Choice(plain(name), (option,)) for name, option in names]
            case _:
                return []

    def _taken(self, said: str) -> tuple[str, ...] | str | None:
        """An answer in numbers; with it, how sure one is may be said: "2 sure". Or what leads elsewhere."""
        words = spelled(said).split()
        sure = [word for word in words if called(word, _how_sure())]
        rest = " ".join(word for word in words if word not in sure)
        options = [each.value for each in self._options()]
        if not _NUMBERS.fullmatch(rest):
            return self._leads(said)
        numbers = [int(number) for number in re.findall(r"\d+", rest) if len(number) < 4]
        if len(numbers) == 1 and not sure and (numbers[0] > len(options) or isinstance(self._question, Single | Case)):
            return None
        chosen = self._of_numbers(numbers, len(options))
        if sure:
            self._keep(sure=called(sure[-1], _how_sure())[0].value == SURE)
        return chosen

    def _of_numbers(self, numbers: list[int], many: int) -> tuple[str, ...]:
        question = self._question
        if not numbers or not all(1 <= number <= many for number in numbers):
            raise Misheard(_("The numbers here go from 1 to {n}.").format(n=many))
        if len(set(numbers)) < len(numbers):
            raise Misheard(_("A number came twice. Say each once."))
        if isinstance(question, Order):
            missing = [str(number) for number in range(1, many + 1) if number not in numbers]
            if missing:
                raise Misheard(_("These are missing: {numbers}. Say all of them in one line.").format(numbers=", ".join(missing)))
            parts = tuple(item.id for item in scrambled(question, self._seed))
        elif isinstance(question, Single | Multiple | Case):
            if len(numbers) > 1 and not isinstance(question, Multiple):
                raise Misheard(_("Here only one of them is right. Say one number."))
            parts = tuple(option.id for option in shuffled(question, self._seed))
        else:
            parts = ()
        return tuple(parts[number - 1] for number in numbers)

    # A match, answered thing by thing

    def _match(self) -> tuple[str, ...] | str:
        """Asks where each thing belongs; what was said already is kept."""
        question = self._question
        assert isinstance(question, Match)
        things = scrambled(question, self._seed)
        known = Known()
        while True:
            put = {
                pair.id: target
                for pair in things
                for target in question.targets
                if paired(pair.id, target.id) in self._begun.chosen
            }
            open_things = [pair for pair in things if pair.id not in put]
            if not open_things:
                said = self._check(things, put)
            else:
                place = things.index(open_things[0]) + 1
                text = _("{n} of {total}: {text}").format(n=place, total=len(things), text=open_things[0].text)
                self._dialogue.say(text)
                said = self._where(question, open_things[0], known)
            if said is not None:
                return said

    def _where(self, question: Match, pair: Pair, known: Known) -> str | None:
        """Asks where a thing belongs; gives the way where one goes elsewhere instead."""
        targets = [Choice[tuple[str, ...] | str](plain(target.text), (target.id,)) for target in question.targets]
        said = self._dialogue.choose(targets, ask=_("Where does it belong?"), more=self._more(), known=known, takes=self._leads)
        if isinstance(said, str):
            return said
        self._keep(chosen=(*self._others(pair.id), paired(pair.id, said[0])))
        return None

    def _check(self, things: Sequence[Pair], put: dict[str, Target]) -> tuple[str, ...] | str | None:
        """All are put somewhere: the answer is given, or one of them is put elsewhere."""
        answer = Choice[tuple[str, ...] | str](_("Answer"), self._begun.chosen, _("answer"))
        lines = [
            Choice[tuple[str, ...] | str](labelled(pair.text.rstrip("."), put[pair.id].text), f"{PIECE} {pair.id}")
            for pair in things
        ]
        said = self._dialogue.choose(
            lines, ask=_("A number puts one elsewhere."), enter=answer, more=self._more(), takes=self._leads
        )
        if isinstance(said, str) and said.startswith(f"{PIECE} "):
            self._keep(chosen=self._others(said.removeprefix(f"{PIECE} ")))
            return None
        return said

    def _others(self, pair: str) -> tuple[str, ...]:
        """What was put somewhere, but for one thing."""
        return tuple(each for each in self._begun.chosen if not each.startswith(paired(pair, "")))


def _how_sure() -> list[Choice[str]]:
    return [
        Choice(_("Say that you are sure"), SURE, _("sure, certain")),
        Choice(_("Say that you are guessing"), GUESS, _("guessing, guess")),
    ]


def _instruction(question: Question) -> str:
    match question:
        case Multiple():
            return _("One or more are right. Say their numbers, such as 1 3.")
        case Order():
            return _("Say the numbers in the right order, such as 2 1 3.")
        case Case():
            return _("Must, can or both?")
        case _:
            return _("Which one is right?")


# Once it is answered


def tell_verdict(door: Door, question: Question, given: Answered) -> None:
    """Says what an answer was worth, and the reasons that matter most."""
    dialogue = door.dialogue
    dialogue.sign(" ".join(said.text for said in verdict(question, given)))
    first = explanation(question, given).first
    is_mixed = len({each.fits for each in first if each.role == "own"}) > 1
    dialogue.sign(*(_reason(each, is_mixed=is_mixed) for each in first))


def tell_rest(door: Door, question: Question, given: Answered) -> None:
    """Says the other reasons."""
    door.dialogue.sign(*(_reason(each) for each in explanation(question, given).rest))


def ways_after(door: Door, question: Question, given: Answered) -> list[Choice[str]]:
    """What can be asked for once a question is answered."""
    found = [Choice(_("Hear the question and the answer once more"), AGAIN, _("read, question"))]
    if explanation(question, given).rest:
        found.append(Choice(_("The other reasons"), REASONS, _("reasons, why")))
    if (taught := taught_in(door.session.course, question.id)) is not None:
        found.append(Choice(_("Read “{step}” again").format(step=taught.step.title), TEACHING, _("teaching, look up")))
    return found


def follow_after(door: Door, question: Question, given: Answered, way: str) -> bool:
    """Does what was asked for; says whether it was one of these."""
    match way:
        case "again":
            door.dialogue.tell(told(question.prompt))
            tell_verdict(door, question, given)
        case "reasons":
            tell_rest(door, question, given)
        case "teaching":
            if taught := taught_in(door.session.course, question.id):
                door.go(ToLesson(taught.lesson, taught.lesson.steps.index(taught.step), look=True))
        case _:
            return False
    return True


def _reason(reason: Reason, *, is_mixed: bool = False) -> str:
    """A part of an answer; where some of the leader's own are right and some aren't, each is called so."""
    text = plain(reason.text)
    if reason.role != "piece":
        own = _("Your answer")
        if is_mixed:
            own = _("Your answer, right") if reason.fits else _("Your answer, not right")
        label = {"own": own, "right": _("Right answer")}.get(reason.role, "")
        return f"{sentence(f'{label}: {text}' if label else text)} {reason.why}"
    text = text.rstrip(".")
    if reason.fits:
        where = _("number {n}").format(n=reason.name) if reason.name else reason.right
        return f"{text}: {where}. {reason.why}"
    given = reason.given or _("nowhere")
    if reason.right.isdecimal():
        said = _("{text}: you had it as number {given}, and it is number {right}.")
    else:
        said = _("{text}: you put it under {given}, and it belongs under {right}.")
    return f"{said.format(text=text, given=given, right=reason.right)} {reason.why}"
