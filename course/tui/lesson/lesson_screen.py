"""A lesson, one step at a time: freely back and forth, with nothing to save and nothing that must be answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from course.content.lesson_text import linked_terms
from course.content.model import Lesson, Question, Quiz, Read, Reflect, Sort, Step, Summary, pauses
from course.content.scenario import Scenario
from course.locale import N_, _
from course.session import quarter
from course.session.lesson_steps import arrive
from course.session.lesson_tools import to_tool, tool_of
from course.session.routes import Route, ToGlossary, ToHome, ToLesson, ToNote
from course.study.progress import LessonProgress, State, step_index
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import Group, command, key
from course.tui.lesson.step_list import StepList
from course.tui.lesson.step_view import Stage, StepView
from course.tui.widgets.button import Button
from course.tui.widgets.foot_row import FootRow
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.lesson_markdown import LessonText
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class LessonScreen(BaseScreen[None]):
    """One lesson.

    Args:
        lesson: The lesson.
        index: The step to begin at, from 0.
        look: Whether it is opened for a look, on top of something else.
        question: The id of the question that a quiz shows; empty for its first open one.
    """

    CSS_PATH = "lesson_screen.tcss"
    HELP = N_(
        "The flag ⚐ at the top is there to find a step again: a click on it, or Tab to “Set a mark”, sets a mark, and it is ⚑. "
        "The marks are in the journal, in the tab of their own. ✎ says that there is a note to the step."
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-broad"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high"), (32, "-tall")]
    BINDINGS = [
        key("escape", "home", N_("Home"), N_("To the home page; your place is kept")),
        key("escape", "leave", N_("Back"), N_("Back to where you were")),
        key("enter", "forward('read')", N_("Read on")),
        key("enter", "forward('next')", N_("Next")),
        key("right", "on('next')", N_("Next")),
        key("right", "on('skip')", N_("Skip"), past=True),
        key("right", "on('dilemma')", N_("Skip the dilemma"), past=True),
        key("right", "on('quiet')", N_("Next"), show=False),
        key("plus", "note('shown')", N_("Note")),
        key("plus", "note", N_("Note"), N_("Write a note to this step"), words=N_("write jot down"),
            listed=Group.NEW, show=False),
        key("left", "back('back')", N_("Previous")),
        key("left", "back('lesson')", N_("The lesson")),
        key("left", "back('quiet')", N_("Previous"), show=False),
        key("up", "to_step", N_("Up"), N_("From what stands below back to the step"), show=False),
        key("pagedown,space", "page(1)", N_("A page down"), show=False),
        key("pageup", "page(-1)", N_("A page up"), show=False),
        command("versions", N_("Versions"), N_("What you wrote here before; you can take it back"),
                words=N_("earlier history"), is_link=True),
        command("glossary", N_("The words here"), N_("The words of this step first, then all the others"),
                words=N_("terms explained"), is_link=True),
        command("bookmark", N_("Set a mark"), N_("Mark this step, to find it again"), words=N_("bookmark flag"), is_link=True),
        command("take_mark_off", N_("Take the mark off"), N_("Take the mark of this step off"),
                words=N_("bookmark flag"), is_link=True),
        command("use_tool", N_("Use the tool"), N_("Use what is taught here on a project of your own"), is_link=True),
    ]  # fmt: skip
    app: BaseApp

    def __init__(self, lesson: Lesson, index: int, *, look: bool = False, question: str = "") -> None:
        super().__init__()
        self._looks = look
        self._lesson = lesson
        self._places: dict[int, object] = {}
        """Where one was in each step, by its number."""
        self.index = index
        self.view = _view_of(self, lesson, self.step)
        """The step on the stage."""
        self.view.open_at(question)

    @property
    def stands_at(self) -> ToLesson:
        """The step, and the question, that is shown."""
        return ToLesson(self.lesson, self.index, self._looks, self.asked.id if self.asked is not None else "")

    @property
    def lesson(self) -> Lesson:
        """The lesson that is shown."""
        return self._lesson

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.lesson.steps[self.index]

    @property
    def asked(self) -> Question | None:
        """The question on screen, if one is."""
        return self.view.question

    @property
    def helped(self) -> StepView:
        """The step."""
        return self.view

    @property
    def own_entries(self) -> Sequence[tuple[str, str]]:
        """What is written to the step."""
        return self.view.own_entries

    @property
    def typed_into(self) -> Widget | None:
        """The text of a reflection, also before its page has the focus."""
        return self.view.typed_into

    def compose(self) -> ComposeResult:
        """Title, steps, stage and buttons."""
        yield TitleBar()
        with Horizontal(id="desk"):
            yield StepList(self)
            with Vertical(id="main"):
                yield self.view
                with FootRow(id="buttons"):
                    yield LinkRow(id="step-links")
                    yield Button(Content(_("‹ Previous")), id="back")
                    yield Button(Content(_("Next step ›")), id="forward", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows where one is."""
        self._arrived()

    def on_resize(self) -> None:
        """There may be room for the list of steps now."""
        self.call_after_refresh(self._tell)

    # Moving

    async def action_forward(self, _what: str) -> None:
        """What the primary button says."""
        await self.go_on()

    @property
    def enter_says(self) -> str:
        """What that says."""
        ends = quarter.ends_at(self.app.session, self.lesson, self.index)
        return self.view.primary() or (_("Go on ›") if ends else _("Next step ›"))

    async def go_on(self) -> None:
        """The step takes the first go."""
        if not self.view.forward():
            await self._next_step()

    async def action_on(self, _what: str) -> None:
        """To the next question or step, done or not."""
        if not self.view.skip():
            await self._next_step(passing=True)

    async def action_back(self, _what: str) -> None:
        """To the question or the step before."""
        await self._back(passing=True)

    async def _back(self, *, passing: bool) -> None:
        if not self.view.back() and self.index > 0:
            await self._show(self.index - 1, passing=passing)

    async def go_to(self, step_id: str) -> None:
        """To a step by its id."""
        index = step_index(self.lesson, step_id)
        if index is not None:
            await self._show(index)

    async def action_home(self) -> None:
        """Back to the course."""
        await self.app.go(ToHome())

    async def action_leave(self) -> None:
        """Back to what was looked up from."""
        if await self.app.all_saved():
            self.dismiss(None)

    def go_below(self) -> None:
        """To the links, else to the button that goes on: Enter does the same there."""
        row = self.query_one("#step-links", LinkRow)
        (row if row.display else self.query_one("#forward", Button)).focus()

    def action_to_step(self) -> None:
        """Back to the step."""
        self.view.start_from_below()

    def action_page(self, by: int) -> None:
        """A page up or down, wherever the focus is."""
        if by > 0:
            self.view.scroll_page_down(animate=False)
        else:
            self.view.scroll_page_up(animate=False)

    async def _next_step(self, *, passing: bool = False) -> None:
        if quarter.ends_at(self.app.session, self.lesson, self.index):
            self.app.try_to_save(lambda: quarter.finish_part(self.app.session))
            await self.action_home()
            return
        if self.index + 1 < len(self.lesson.steps):
            is_pause = pauses(self.step) and not self._looks
            await self._show(self.index + 1, passing=passing)
            if is_pause:
                self.app.tell(_("A good place to pause: Esc leads home, and home goes on right here next time."))

    async def leave_for(self, route: Route) -> None:
        """Goes to what was chosen at the end; after a look at the next lesson Esc still leads back to where one looked from."""
        if isinstance(route, ToLesson):
            await self.app.go(replace(route, look=self._looks), instead=self._looks)
        else:
            await self.app.go(route)

    async def _show(self, index: int, *, passing: bool = False) -> None:
        """Puts another step on the stage."""
        if index == self.index or not await self.app.all_saved():
            return
        old, self._places[self.index], self.index = self.view, self.view.place, index
        self.view = _view_of(self, self.lesson, self.step)
        self.view.return_to(self._places.get(index))
        with self.app.batch_update():
            old.remove()
            self.query_one("#main").mount(self.view, before="#buttons")
        self._arrived(passing=passing)

    def _arrived(self, *, passing: bool = False) -> None:
        self._tell()
        self.call_after_refresh(self._settle, passing)

    def _settle(self, passing: bool) -> None:
        """After the step is on screen: the focus, the button, and the place to come back to."""
        if self.is_attached:
            self.view.start(passing=passing)
            self._tell()
            if not self._looks:
                self.app.try_to_save(lambda: arrive(self.app.session, self.lesson, self.step))
                self.view.arrived()

    # Notes and words

    async def action_note(self, _what: str = "") -> None:
        """Opens the note to this step."""
        await self.app.go(ToNote(self.lesson, self.step))

    @on(TitleBar.SignClicked)
    def _flag_clicked(self, event: TitleBar.SignClicked) -> None:
        event.stop()
        if self._is_marked:
            self.action_take_mark_off()
        else:
            self.action_bookmark()

    @property
    def _is_marked(self) -> bool:
        return self.app.session.records.bookmark(self.step.id) is not None

    def action_bookmark(self) -> None:
        """Sets the mark of this step; the sign in the title shows it."""
        if self.app.try_to_save(lambda: self.app.session.records.save_bookmark(self.lesson.id, self.step.id)):
            self._tell()

    def action_take_mark_off(self) -> None:
        """Takes the mark of this step off."""
        if self.app.try_to_save(lambda: self.app.session.records.remove_bookmark(self.step.id)):
            self._tell()

    async def action_use_tool(self) -> None:
        """The link to it."""
        await self.use_tool()

    async def action_versions(self) -> None:
        """What was written here before."""
        await self.view.show_versions()

    async def use_tool(self) -> None:
        """Goes on to the tool that the step leads to."""
        if route := to_tool(self.app.session, self.step):
            await self.app.go(route)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only some steps lead on to a tool; Esc leads back to where one came from, and a key is called what it does now."""
        view = self.view
        match action:
            case "forward":
                return not self._is_closing and parameters == (view.enter,)
            case "on":  # behind the last step lies what is chosen on it
                return not self._is_closing and parameters == (view.right,)
            case "back":
                return parameters == (view.left,)
            case "note":
                return not parameters or isinstance(self.step, Read)
            case "versions":
                return view.has_versions
            case "glossary":
                return bool(self._words())
            case "bookmark":
                return not self._is_marked
            case "take_mark_off":
                return self._is_marked
            case "use_tool":
                return view.leads_on and tool_of(self.app.session, self.step) is not None
            case "home" | "leave":
                return self._looks is (action == "leave")
            case _:
                return True

    @on(LessonText.Term)
    async def _explain(self, event: LessonText.Term) -> None:
        """A click on an underlined word."""
        event.stop()
        await self.app.go(ToGlossary((event.id,)))

    async def action_glossary(self) -> None:
        """The glossary, with the words of this step on top."""
        await self.app.go(ToGlossary(self._words()))

    def _words(self) -> tuple[str, ...]:
        return tuple(linked_terms(self.view.reading))

    @property
    def _is_closing(self) -> bool:
        return isinstance(self.step, Summary)

    # What is on the edges

    @on(Button.Pressed, "#forward")
    async def _forward_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.go_on()
        self._give_keys_back()

    @on(Button.Pressed, "#back")
    async def _back_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self._back(passing=False)
        self._give_keys_back()

    def _give_keys_back(self) -> None:
        """After a click on a button the keys belong to the step again, unless the lesson was left."""
        if self.is_current:
            self.view.start()

    @on(StepView.Done)
    def _done(self, event: StepView.Done) -> None:
        event.stop()
        self._tell()

    @on(StepView.Changed)
    def _changed(self, event: StepView.Changed) -> None:
        event.stop()
        self._tell_buttons()

    def on_screen_resume(self) -> None:
        """Coming back from a note, a word or the journal."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now."""
        if self.view.is_mounted:
            self.view.reload()
            self._tell()

    def _tell(self) -> None:
        progress = self.app.session.progress().of(self.lesson.id)
        title = self.query_one(TitleBar)
        number = self.app.session.course.lessons.index(self.lesson) + 1
        title.left = Content.assemble((f"{number} ", "bold"), (self.lesson.title, "bold"))
        marked = {bookmark.step for bookmark in self.app.session.records.bookmarks()}
        title.right = _progress_line(self.index, progress, self._has_note(), self.step.id in marked)
        self.query_one(StepList).show(progress, self.index, marked)
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        self.query_one("#buttons").display = not self._is_closing
        self.set_class(isinstance(self.step, Quiz | Sort), "-asks")
        self.refresh_bindings()
        self.query_one("#forward", Button).say(self.enter_says)
        back = self.query_one("#back", Button)
        back.disabled = self.index == 0 and not isinstance(self.step, Quiz | Sort | Scenario)
        back.visible = not back.disabled  # nothing lies before: a button that does nothing would be tried

    def _has_note(self) -> bool:
        note = self.app.session.records.note(self.step.id)
        return note is not None and bool(note.text.strip())


def _view_of(stage: Stage, lesson: Lesson, step: Step) -> StepView:
    match step:
        case Read():
            from course.tui.lesson.reading_view import ReadView

            return ReadView(stage, lesson, step)
        case Summary():
            from course.tui.lesson.closing_view import ClosingView

            return ClosingView(stage, lesson, step)
        case Reflect():
            from course.tui.lesson.reflection_view import ReflectView

            return ReflectView(stage, lesson, step)
        case Quiz() | Sort():
            from course.tui.lesson.quiz_view import QuizView

            return QuizView(stage, lesson, step)
        case Scenario():
            from course.tui.lesson.scenario_view import ScenarioView

            return ScenarioView(stage, lesson, step)


def _progress_line(index: int, progress: LessonProgress, note: bool, marked: bool) -> Content:
    signs = Content("").join(
        Content.styled("▬" if number == index or state is State.DONE else "─", "$accent" if state is State.DONE else "")
        for number, state in enumerate(progress.states)
    )
    place = _("step {n} of {total}").format(n=index + 1, total=progress.total)
    if index + 1 == progress.total and progress.state is State.DONE:
        place, signs = _("✔ you are through the lesson"), Content.empty()
    flag = Content.styled("⚑" if marked else "⚐", "bold $own" if marked else "$text-muted")  # a click on it sets it, too
    return Content.assemble(flag.stylize("@click=sign"), " ", ("✎ ", "$own") if note else "", place, "  ", signs)
