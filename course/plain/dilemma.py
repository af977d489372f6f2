"""A dilemma: what is to be decided, what comes of it, and at the end the way that was taken."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.scenario import Ending, Scenario
from course.locale import _
from course.plain.own_text import OwnText
from course.plain.stage import Move, Stage
from course.plain.text import told
from course.plain.voice import sentence
from course.plain.words import Choice, Known
from course.plain.writing import WITH, text_begun
from course.session.privacy import is_private
from course.session.scenarios import Page, Play
from course.session.writing import ReflectionDraft

_ON, _BEFORE, _HEAR, _DESK, _WRITE, _ANEW, _PATH = "turn", "before", "hear", "desk", "write", "anew", "path"
_DECIDE, _LOOK = "decide ", "look "


def go_through(stage: Stage, _question: str) -> Move:
    """Tells where one is in it, and takes what is decided."""
    return _Dilemma(stage).go_through()


class _Dilemma:
    def __init__(self, stage: Stage) -> None:
        assert isinstance(stage.step, Scenario)
        self._stage = stage
        self._play = Play(stage.session, stage.lesson, stage.step)
        self._draft = ReflectionDraft(stage.session, stage.lesson, stage.step)
        self._own = OwnText(stage, self._draft)
        self._known = Known()
        """How the way that was taken was told."""

    def go_through(self) -> Move:
        stage, play = self._stage, self._play
        self._tell()
        while True:
            choices, enter, more = self._ways()
            more = [each for each in (*more, *stage.ways()) if enter is None or each.value != enter.value]
            help = _("There is no right way and no points. What is decided stands; at the end you can go through it once more.")
            known = self._known if play.page is Page.ENDING else None
            text = text_begun if play.page is Page.ENDING else None
            way = stage.dialogue.choose(
                choices, enter=enter, more=more, help=help, takes=stage.takes, known=known, otherwise=text
            )
            if self._does(way):
                continue
            if (move := stage.follow(way)) is not None:
                return move

    def _ways(self) -> tuple[list[Choice[str]], Choice[str] | None, list[Choice[str]]]:
        """What is told with numbers, what Enter does, and what else can be said."""
        play = self._play
        more = [Choice(_("Hear it once more"), _HEAR, _("read, text"))]
        if play.material():
            more.append(Choice(_("What lies on your desk"), _DESK, _("desk, mail")))
        if play.page not in (Page.BEGINNING, Page.TODAY):
            more.append(Choice(_("What was told before this"), _BEFORE, _("before")))
        match play.page:
            case Page.BEGINNING:
                return [], Choice(_("Begin"), _ON, _("begin")), more
            case Page.FORK:
                choices = play.fork.choices if play.fork is not None else ()
                return [Choice(told(each.text), f"{_DECIDE}{each.id}") for each in choices], None, more
            case Page.TODAY:
                return [], Choice(_("Look three months ahead"), _ON, _("on, later")), more
            case Page.LATER:
                on = _("Back to the present") if play.fork is not None else _("How it ended")
                return [], Choice(on, _ON, _("next, on")), more
            case Page.ENDING:
                return self._at_the_end(more)

    def _at_the_end(self, more: list[Choice[str]]) -> tuple[list[Choice[str]], Choice[str] | None, list[Choice[str]]]:
        choices = [Choice(told(each.choice.text), f"{_LOOK}{number}") for number, each in enumerate(self._play.decided)]
        write = Choice(_("Write one sentence of your own"), _WRITE, _("write"))
        more = [*more, Choice(_("Go through it once more, another way"), _ANEW, _("once more")), self._private_path()]
        if self._draft.read().strip():
            return choices, self._stage.on(list(self._stage.ways())), [*more, write, *self._own.ways()]
        return choices, write, [*more, *self._own.ways()]

    def _private_path(self) -> Choice[str]:
        is_kept = is_private(self._stage.session, self._play.entries)
        said = _("Your way through it is no longer only for you") if is_kept else _("Keep your way through it only for you")
        return Choice(said, _PATH, _("way only for me"))

    def _does(self, way: str) -> bool:
        """Does what is done in the dilemma itself; says whether it was that."""
        play, stage = self._play, self._stage
        match way:
            case "turn" | "before" | "anew":
                {_ON: play.go_on, _BEFORE: play.back, _ANEW: play.replay}[way]()
                self._tell()
            case "hear":
                self._tell()
            case "desk":
                for each in play.material():
                    stage.dialogue.say(sentence(each.title))
                    stage.dialogue.tell(told(each.text))
            case "write":
                stage.dialogue.say(told(play.scenario.prompt))
                self._own.write()
            case _ if way.startswith(WITH):
                self._own.write(first=way.removeprefix(WITH))
            case "path":
                stage.door.change_private(play.entries)
            case _ if way.startswith(_DECIDE):
                self._decide(way.removeprefix(_DECIDE))
            case _ if way.startswith(_LOOK):
                self._look(int(way.removeprefix(_LOOK)))
            case _:
                return self._own.does(way)
        return True

    def _decide(self, choice: str) -> None:
        decided: list[bool] = []
        if self._stage.door.try_to_save(lambda: decided.append(self._play.choose(choice))):
            if not all(decided):
                self._stage.dialogue.say(_("You have gone on with it elsewhere. Here is how far you are."))
            self._tell()

    def _look(self, number: int) -> None:
        """What was at stake, and what each choice led to."""
        looked_at, say = self._play.looked_at(number), self._stage.dialogue.say
        say(_("This was at stake: ") + told(looked_at.fork.idea))
        for choice in (looked_at.chosen, *looked_at.others):
            say((_("You chose: ") if choice is looked_at.chosen else _("Another choice: ")) + told(choice.text))
            say(_("The same day: ") + told(choice.today), _("A look three months ahead: ") + told(choice.later))
            ending = self._play.scenario.node(choice.next)
            if isinstance(ending, Ending):
                ended = _("How it ended: {title}") if choice is looked_at.chosen else _("It would have ended: {title}")
                say(sentence(ended.format(title=ending.title)))

    def _tell(self) -> None:
        """What is before the leader, without what can be chosen."""
        self._known = Known()
        for text in self._told():
            self._stage.dialogue.tell(text)
        if self._play.page in (Page.BEGINNING, Page.FORK) and (desk := self._play.material()):
            lying = _("On your desk: {titles}. Say desk to hear it.")
            self._stage.dialogue.say(lying.format(titles=", ".join(each.title for each in desk)))
        if self._play.page is Page.ENDING:
            self._own.tell()

    def _told(self) -> Iterator[str]:
        play = self._play
        if play.has_changed:
            yield _(
                "The dilemma is another one since you were here. You go on from the last place that still stands. You had chosen:"
            )
            words = play.as_written()
            yield from words.choices
            yield _("How it ended: {title}").format(title=words.ending) if words.ending else ""
        match play.page:
            case Page.BEGINNING:
                yield told(play.scenario.body)
            case Page.FORK if play.fork is not None:
                yield sentence(_("decision {n}").format(n=len(play.decided) + 1).capitalize())
                yield told(play.fork.text)
            case Page.TODAY | Page.LATER if play.last is not None:
                today = play.page is Page.TODAY
                yield _("You chose: ") + told(play.last.choice.text) if today else ""
                name = _("The same day: ") if today else _("A look three months ahead: ")
                yield name + told(play.last.choice.today if today else play.last.choice.later)
            case Page.ENDING if play.ending is not None:
                yield sentence(_("How it ended: {title}").format(title=play.ending.title))
                yield told(play.ending.text)
                yield sentence(_("Your way through it"))
                yield _("Each line shows what was at stake, and what another choice would have led to.")
