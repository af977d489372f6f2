"""One question: asked, answered, and explained in the same place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message

from course.content.lesson_text import plain, what_is_asked
from course.content.model import Case, Match, Multiple, Order, Question, Single
from course.locale import N_, _, ngettext
from course.session.half_made import Begun
from course.session.routes import ToLesson
from course.study.quiz_round import Answered
from course.study.teaching import Taught, taught_in
from course.tui.base.button_words import Missing, SaysAsItsPlace
from course.tui.base.held_enter import HeldEnter
from course.tui.base.keys import command, key
from course.tui.questions.answer_field import AnswerField
from course.tui.questions.choice_field import ChoiceField
from course.tui.questions.matching import Matching
from course.tui.questions.ordering import Ordering
from course.tui.questions.question_text import GUESS, SURE, FoldedQuestion, HintsView, QuestionLinks, Sureness, asked
from course.tui.questions.reasons import Row, fitting, more_in_words
from course.tui.questions.verdict import verdict_blocks
from course.tui.widgets.blocks import Block, Blocks, BlocksView
from course.tui.widgets.lesson_markdown import LessonText
from course.tui.widgets.scrolling import at_end, scroller_of

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_BETWEEN = 4
"""Cells between a question and the reasons beside it."""
NAMES = "1234567skb"
"""The keys by which an answer field may call what can be chosen: the digits that are printed there, and the letters of a case."""


class QuestionView(SaysAsItsPlace, VerticalGroup):
    """Title, prompt, hints, verdict, the answer field of the question's kind, and how sure the leader is.

    Once it is answered the question folds to its last sentence, and below the reasons stand links to what is folded besides; in a
    wide window the question stays whole, and the reasons stand beside it.

    It saves nothing: whoever shows it asks for `chosen` and `sure` when the leader answers, and tells what the answer was worth.

    Args:
        go_on: Does what the primary button says, where there is one.
    """

    DEFAULT_CSS = """
    QuestionView {
        #folded { display: none; }
        &.-folded #question { display: none; }
        &.-folded #folded { display: block; }
        #hints { margin-top: 1; }
        #verdict { margin: 1 0 1 0; }
        #sureness { margin: 1 0 0 0; }
        &.-close #verdict { margin: 1 0 0 0; }
        &.-close #sureness { margin: 0; }
        #question-links { margin: 1 0 0 0; padding: 0 1; }
        #asks, #answer { height: auto; }
    }
    QuestionView.-beside {
        layout: horizontal;
        #asks { width: 2fr; margin-right: 4; }
        #answer { width: 3fr; }
        #question { display: block; }
        #folded { display: none; }
        #verdict { margin-top: 0; }
    }
    """
    BINDINGS = [
        key("enter", "go_on('answer')", N_("Answer")),
        key("enter", "go_on('read')", N_("Read on")),
        key("enter", "go_on('next')", N_("Next")),
        key("ctrl+k", "hint", N_("Hint"), N_("Open a hint; each press opens one more"), words=N_("help tip")),
        key(GUESS, "guess", N_("Guessing"), N_("Say before you answer that you are guessing; once more takes it back"),
            show=False),
        key(SURE, "sure", N_("Sure"), N_("Say before you answer that you are sure; once more takes it back"), show=False),
        command("all_reasons", N_("The other answers"), N_("Show every reason, or only those that matter most"),
                words=N_("all reasons why"), is_link=True),
        command("read_again", N_("Read the step again"), N_("Open the step that teaches this"),
                words=N_("look up teaching"), is_link=True),
        key("down", "read(1)", N_("Further down"), show=False),
        key("up", "read(-1)", N_("Further up"), show=False),
        # Bindings, not a key handler: keys that come faster than they are dealt with keep their order with Enter.
        *(Binding(f"{name},{name.upper()}", f"choose_by('{name}')", show=False) for name in NAMES),
    ]  # fmt: skip
    HELP = N_("Say how sure you are, if you like: whoever was sure and wrong learns most from the reasons.")
    app: BaseApp

    class Changed(Message):
        """Something else is chosen, or how sure the leader is; or another question is shown."""

    def __init__(self, go_on: Callable[[], Awaitable[None]] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._go_on = go_on
        self.question: Question | None = None
        """The question on screen."""
        self.sure: bool | None = None
        """How sure the leader says they are; None where they don't say."""
        self._given: Answered | None = None
        self._seed = 0
        self._title = Content.empty()
        self._hints = 0
        self._every = False
        """Whether every reason is shown."""
        self._shown: tuple[Row, ...] = ()
        """What of the answer is shown as long as not every reason is."""
        self._opened = False
        """Whether the whole question is shown, though it is answered."""
        self._reminded = False
        """Whether Enter came before anything was chosen."""
        self._held: HeldEnter | None = None
        """When words came on the screen that no Enter may pass by at once."""
        self._folded = FoldedQuestion(self.open_question, id="folded")
        self._head = LessonText(id="question")
        self._hints_view = HintsView(id="hints")
        self._verdict = BlocksView(id="verdict")
        self._choices = ChoiceField(id="answers")
        self._ordering = Ordering(id="ordering")
        self._matching = Matching(id="matching")
        self._sureness = Sureness(self.say, id="sureness")
        self._links = QuestionLinks(self, self.label, self.start, id="question-links")
        self._field: AnswerField[Any] = self._choices

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with VerticalGroup(id="asks"):
            yield self._folded
            yield self._head
            yield self._hints_view
        with VerticalGroup(id="answer"):
            yield self._verdict
            yield from self._fields
            yield self._sureness
            yield self._links

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the answer's parts, as `course.study.marking` takes them; none while nothing is chosen or moved."""
        return self._field.chosen

    @property
    def to_do(self) -> str:
        """What the primary button says of a question that is open."""
        if missing := self._field.missing:
            return Missing(ngettext("{n} to go", "{n} to go", missing).format(n=missing))
        return _("Answer") if self.chosen or isinstance(self.question, Order) else Missing(_("Choose an answer"))

    def can_be_given(self) -> bool:
        """Whether there is an answer to give; else it goes to what is missing, or says above the answers how one chooses."""
        if self._field.missing:
            self._field.action_to_open()
            return False
        if self.chosen:
            return True
        self._reminded = True
        self._field.remind()
        if self.chosen:  # it counts as it stands, but only for whoever has read so
            self._appears()
        self._draw()
        self._verdict.scroll_visible(animate=False)
        return False

    def is_too_soon(self) -> bool:
        """Whether an Enter, held or pressed twice, came with the words that it would pass by."""
        return self._held is not None and self._held.is_too_soon()

    def _appears(self) -> None:
        self._held = HeldEnter(self.app.session.clock)
        self._held.appears()

    @property
    def answered(self) -> bool:
        """Whether the answer is given."""
        return self._given is not None

    @property
    def is_wrong(self) -> bool:
        """Whether there is a mistake to read of."""
        return self._given is not None and not self._given.correct

    @property
    def reads_on(self) -> bool:
        """Whether there is more below of what was wrong."""
        scroller = scroller_of(self)
        return self.is_wrong and scroller is not None and not at_end(scroller)

    def ask(self, title: Content, question: Question, seed: int) -> None:
        """Shows a question that is open; one that is on screen already keeps what is chosen.

        Args:
            title: The line above it.
            question: The question.
            seed: What its options are shuffled with.
        """
        known = not self.answered and self.question == question and self._seed == seed
        self._title = title
        if not known:
            begun = self.app.session.half_made.of(question, seed)
            self._begin(question, None)
            self._seed, self.sure = seed, begun.sure
            self._field.ask(question, seed, begun.chosen)
        self._draw()

    def tell(self, title: Content, question: Question, given: Answered) -> None:
        """Shows what an answer was worth, and why."""
        self._title = title
        self._begin(question, given)
        self._seed, self.sure = given.seed, given.sure
        self._field.tell(question, given)
        self._shown = ()
        self._draw()
        self._fit()
        self.call_after_refresh(self.post_message, self.Changed())  # only now it's known whether all of it is in sight

    def on_resize(self) -> None:
        """There may be room for more reasons, or for fewer, and for the question beside them."""
        self._stand()
        self._fit()

    def _stand(self) -> None:
        self.set_class(self.answered, "-answered")
        self.set_class(self.answered and self.screen.has_class("-wide"), "-beside")
        self.set_class(isinstance(self.question, Match) and not (self.answered or self.screen.has_class("-tall")), "-close")

    def _fit(self) -> None:
        """Shows as many of the reasons that matter most as there is room for, with the links below them in sight."""
        question, given, told, scroller = self.question, self._given, self._field.told, scroller_of(self)
        if question is None or given is None or told is None:
            return
        shown, width = tuple(Row(each) for each in told.first), self.content_size.width
        if scroller is not None and width:
            above = [*verdict_blocks(question, given), Block(Content(), gap=False)]
            if self.has_class("-beside"):
                width = (width - _BETWEEN) * 3 // 5
            else:
                above = [*asked(self._title, question.prompt, folded=self.has_class("-folded")), *above]
            lines = scroller.content_size.height - Blocks(above).get_height({}, self.content_size.width)
            lines -= self._links.height_of([_("All the reasons"), self.label("read_again")], width - 2)
            shown = fitting(told, width - 2, lines)
        if shown != self._shown:
            self._shown = shown
            self._field.show_reasons(shown, every=self._every)

    def _begin(self, question: Question, given: Answered | None) -> None:
        if question != self.question:
            self._hints = 0
        self.question, self._given, self._every = question, given, False
        self._opened = self._reminded = False
        self._held = None
        had_keys = self.is_attached and self.screen.focused is self._field
        self._field = self._field_of(question)
        for field in self._fields:
            field.display = field is self._field
        if had_keys:
            self.start()

    @property
    def _fields(self) -> tuple[AnswerField[Any], ...]:
        return self._choices, self._ordering, self._matching

    def _instruction(self, question: Question) -> Block:
        field = self._field_of(question)
        if self._reminded:
            return Block(Content.styled(field.reminder(question), "bold $warning"))
        return Block(Content.styled(field.instruction(question), "$text-muted"))

    def _field_of(self, question: Question) -> AnswerField[Any]:
        match question:
            case Order():
                return self._ordering
            case Match():
                return self._matching
            case Single() | Multiple() | Case():
                return self._choices

    def start(self) -> None:
        """The answer field takes the keys."""
        if self.is_attached:
            # At once, where `focus` would wait its turn: the next key may be on its way already.
            self.screen.set_focus(self._field, scroll_visible=False)
        else:
            self.call_later(self.start)

    def start_from_below(self) -> None:
        """The keys come back from the button: to the links above it, where there are any."""
        if not self._links.take_keys(last=True):
            self.start()

    def see_verdict(self) -> None:
        """Brings the verdict to the top where not all fits, with as much below it as there is room for."""
        self._appears()
        self.call_after_refresh(self._appears)
        if scroller := scroller_of(self):
            # After what the scroller itself has been told to do: whoever shows a question goes to its beginning first.
            scroller.call_after_refresh(scroller.scroll_to_widget, self._verdict, top=True, animate=False)

    # What can be done

    def action_hint(self) -> None:
        """Opens one more hint."""
        self._hints += 1
        self._draw()
        self.call_after_refresh(self._hints_view.see_newest)

    def action_read(self, by: int) -> None:
        """An arrow on what is answered: further in the text; above it all of the question, below it the links and the button."""
        scroller = scroller_of(self)
        if by < 0 and (scroller is None or scroller.scroll_offset.y == 0):
            if not self._opened:
                self.open_question()
        elif scroller is None or (by > 0 and at_end(scroller)):
            if not self._links.take_keys():
                self._links.to_button()
        else:
            scroller.scroll_relative(y=by, animate=False)

    def action_all_reasons(self) -> None:
        """Shows every reason, or only those that matter most."""
        self._every = not self._every
        self._field.show_reasons(self._shown, every=self._every)
        self.refresh_bindings()

    def open_question(self) -> None:
        """Unfolds the question once it is answered."""
        self._opened = True
        self._draw()

    async def action_read_again(self) -> None:
        """Opens the step that teaches what was asked."""
        if taught := self._taught():
            await self.app.go(ToLesson(taught.lesson, taught.lesson.steps.index(taught.step), look=True))

    def action_sure(self) -> None:
        """The leader is sure, or takes it back."""
        self.say(True)

    def action_guess(self) -> None:
        """The leader is guessing, or takes it back."""
        self.say(False)

    def say(self, sure: bool) -> None:
        """How sure the leader is; said once more, it is taken back."""
        self.sure = None if self.sure is sure else sure
        self._keep()
        self._draw()
        self._sureness.scroll_visible(animate=False)

    def action_choose_by(self, name: str) -> None:
        """A digit or a letter."""
        self._field.typed(name)

    async def action_go_on(self, _what: str) -> None:
        """What the primary button says."""
        if self._go_on is not None:
            await self._go_on()

    def _keep(self) -> None:
        """Keeps what is begun, for whoever goes away and comes back."""
        if self.question is not None:
            self.app.session.half_made.keep(self.question, self._seed, Begun(self.chosen, self.sure))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hints and sureness come before the answer, reasons and reading after it."""
        question = self.question
        match action:
            case "hint":
                return question is not None and not self.answered and self._hints < len(question.hints)
            case "sure" | "guess":
                return question is not None and not self.answered
            case "read":
                return self.answered
            case "all_reasons":
                return bool(self._more)
            case "read_again":
                return self.answered and self._taught() is not None
            case "choose_by":
                return question is not None and self._field.takes(str(parameters[0]))
            case "go_on":
                return self._go_on is not None and question is not None and parameters == (self._enter,)
            case _:
                return True

    @property
    def _enter(self) -> str:
        """What Enter does now."""
        if not self.answered:
            return "answer"
        return "read" if self.reads_on else "next"

    def _taught(self) -> Taught | None:
        return taught_in(self.app.session.course, self.question.id) if self.question else None

    @property
    def _more(self) -> str:
        """What the way to the reasons says that aren't told unless one asks for every one; empty where all are."""
        told = self._field.told
        return more_in_words(told, self._shown) if told is not None and self.answered else ""

    @on(AnswerField.Changed)
    def _chosen(self, event: AnswerField.Changed) -> None:
        event.stop()
        self._keep()
        if self._reminded:
            self._reminded = False
            self._draw()
        self.post_message(self.Changed())

    # Drawing

    def _draw(self) -> None:
        question, given = self.question, self._given
        if question is None:
            return
        asks = what_is_asked(question.prompt)
        folds = given is not None and not self._opened and asks != plain(question.prompt)
        self.set_class(folds, "-folded")
        self._folded.fold(self._title, asks)
        self._head.show(asked(self._title, question.prompt, folded=False))
        self._hints_view.tell(question.hints[: self._hints] if given is None or self._opened else ())
        self._verdict.show(verdict_blocks(question, given) if given else [self._instruction(question)])
        self._sureness.display = given is None
        self._sureness.tell(self.sure)
        self._stand()
        self.refresh_bindings()
        self.post_message(self.Changed())

    def label(self, action: str) -> str:
        """What the link to something that is folded says; empty where its label does."""
        taught = self._taught()
        if action == "all_reasons":
            return _("Only what matters most") if self._every else self._more
        return _("Read “{step}” again").format(step=taught.step.title) if action == "read_again" and taught else ""
