"""A dilemma on screen: a page to read, a decision, what comes of it, and at the end the way that was taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult

from course.content.model import Lesson
from course.content.scenario import Material, Scenario
from course.locale import N_, _
from course.session.lesson_tools import invitation_of
from course.session.privacy import only_for_you
from course.session.scenarios import Page, Place, Play
from course.tui.base.button_words import Missing
from course.tui.base.held_enter import HeldEnter
from course.tui.base.keys import Group, key
from course.tui.lesson.scenario_lines import DIGITS, ScenarioLines
from course.tui.lesson.scenario_pages import looked_at_page, markdown, material_page, page
from course.tui.lesson.step_view import Stage, StepText
from course.tui.lesson.writing_view import WritingView
from course.tui.widgets.lesson_markdown import LessonText, blocks
from course.tui.widgets.scrolling import more

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp
    from course.tui.widgets.editor import Editor


class ScenarioView(WritingView):
    """A scenario, page by page; it is done as soon as one of its endings is reached."""

    app: BaseApp
    step: Scenario
    BINDINGS = [
        key("enter", "choose_marked", N_("Choose"), N_("Choose what is marked")),
        *(key(str(number + 1), f"choose({number})", N_("Choose"), show=False) for number in range(DIGITS)),
        key("up", "mark(-1)", N_("Up"), N_("To the line above"), show=False),
        key("down", "mark(1)", N_("Down"), N_("To the line below"), show=False),
        key("ctrl+g", "forward", N_("Onwards"), N_("The next step; it works while you write, too")),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"),
            words=N_("task remember to do"), listed=Group.NEW),
        key("escape", "out", N_("Out"), N_("Out of the text; then the arrows go on")),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
    ]  # fmt: skip
    HELP = N_(
        "A digit, the arrows or a click mark what you would do, and Enter decides it. ↑ leads to what lies on your desk. "
        "There is no right way and nothing to win. Each choice is kept at once, and you can always go through it anew."
    )

    def __init__(self, stage: Stage, lesson: Lesson, step: Scenario) -> None:
        super().__init__(stage, lesson, step)
        self._play = Play(self.app.session, lesson, step)
        self._held = HeldEnter(self.app.session.clock)
        self._aside: Material | int | None = None
        """What is looked at beside the page: something on the desk, or a fork of the path by its number from 0."""
        self._kept_mark: int | None = None
        """The line that was marked on the page when that was opened."""
        self._has_moved = False
        """Whether the leader has marked a line: from then on Enter chooses, and doesn't only read on."""
        self._writes = False
        """Whether the page is the one to write the sentence on."""
        self._is_warned = False
        """Whether the leader was told that the next arrow leaves the dilemma."""
        self._text = StepText(stage, [], id="text")
        self._lines = ScenarioLines(self._take, id="lines")
        self._prompt = LessonText([self.heading(), *blocks(step.prompt)], id="prompt")

    def compose(self) -> ComposeResult:
        """What there is to read, what lies on the desk and what can be chosen; and the page to write on."""
        yield self._text
        yield self._lines
        yield self._prompt
        yield self.editor

    def on_mount(self) -> None:
        """Where one is; the button follows the reading."""
        self._tell_private()
        self.watch(self, "scroll_y", self._moved, init=False)
        self._draw()

    def on_resize(self) -> None:
        """A larger window may show the end."""
        self._moved()

    def _moved(self) -> None:
        self.post_message(self.Changed())
        self.refresh_bindings()

    def start(self, *, passing: bool = False) -> None:
        """The keys are the page's; on the page to write on they are the text's."""
        if self._writes:
            super().start(passing=passing)
        else:
            self.focus(scroll_visible=False)

    @property
    def typed_into(self) -> Editor | None:
        """The sentence, on its page."""
        return self.editor if self._writes else None

    @property
    def reading(self) -> str:
        """What stands on the page."""
        return self._aside.text if isinstance(self._aside, Material) else markdown(self._play)

    @property
    def leads_on(self) -> bool:
        """A project is begun from what it taught."""
        return self._play.ending is not None

    def reload(self) -> None:
        """Another window or another computer may have gone on."""
        super().reload()
        if self._play.reload():
            self._aside, self._writes = None, False
            self._show()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The sentence on its page; on the others the way through the scenario, as far as it was gone."""
        return self._draft.entries if self._writes else self._play.entries

    def _tell_private(self) -> None:
        self.editor.border_title = only_for_you(self.app.session, *self._draft.entries)
        if self._aside is None:
            self._show_page()

    def _show_page(self) -> None:
        self._text.fit(page(self._play, only_for_you(self.app.session, *self._play.entries)))

    @property
    def place(self) -> object:
        """The page, and so the decision that was left open."""
        return self._play.place

    def return_to(self, place: object) -> None:
        """Back to it."""
        if isinstance(place, Place):
            self._play.return_to(place)

    # What the edges say

    @property
    def _reads_on(self) -> bool:
        """Whether Enter only reads on: there is more below, and nothing is marked yet."""
        return not self._writes and not self.at_end and (self._aside is not None or not self._has_moved)

    def primary(self) -> str | None:
        """What Enter does."""
        if self._writes:
            return None
        if self._reads_on:
            return more()
        if self._aside is not None:
            return _("Back")
        if self._marked_material is not None:
            return _("Open")
        match self._play.page:
            case Page.BEGINNING:
                return _("Begin ›")
            case Page.FORK:
                return _("Decide") if self._has_moved else Missing(_("Choose what to do"))
            case Page.TODAY:
                return _("Look three months ahead ›")
            case Page.LATER:
                return _("Back to the present ›") if self._play.fork is not None else _("How it ended ›")
            case Page.ENDING:
                return self._ways()[self._lines.marked or 0][0]

    @property
    def enter_says(self) -> str:
        """The same, for the key bar."""
        return self.primary() or ""

    @property
    def right(self) -> Literal["next", "skip", "dilemma", "quiet"]:
        """A decision can be left open, and with it the rest of the dilemma."""
        return "dilemma" if self._play.page is Page.FORK and self._aside is None and not self._writes else "quiet"

    # On and back

    def forward(self) -> bool:
        """Reads on, turns the page, decides, or does what the marked line says; after the sentence comes the next step."""
        if not self._has_moved and self._held.is_too_soon():  # whoever has marked a line has seen the page
            return True
        if self._writes:
            return False
        if self._reads_on:
            self.scroll_page_down(animate=False)
        elif self._aside is not None:
            self._open_aside(None)
        elif (material := self._marked_material) is not None:
            self._open_aside(material)
        elif self._play.page is Page.FORK:
            self._decide()
        elif self._play.page is Page.ENDING:
            self._ways()[self._lines.marked or 0][1]()
        else:
            self._play.go_on()
            self._show()
        return True

    def skip(self) -> bool:
        """The next page; a decision that is left open leads on to the next step, once that was said."""
        if self._writes:
            return False
        if self.right == "dilemma":
            return self._warns()
        if self._aside is not None:
            self._open_aside(None)
        elif self._play.page is Page.ENDING:
            self._write()
        else:
            self._play.go_on()
            self._show()
        return True

    def _warns(self) -> bool:
        """Says what the next arrow does: whoever wants to see what a line leads to shall not lose the dilemma by it."""
        if self._is_warned:
            return False
        self._is_warned = True
        self.app.tell(_("→ once more leaves the rest of the dilemma. It waits right here."))
        return True

    def back(self) -> bool:
        """The page before, as far as what came of the last decision; that itself stands."""
        if self._aside is not None:
            self._open_aside(None)
        elif self._writes:
            self._writes = False
            self._show()
        elif self._play.back():
            self._show()
        else:
            return False
        return True

    def action_close(self) -> None:
        """Back from what is looked at beside the page."""
        self._open_aside(None)

    def _open_aside(self, aside: Material | int | None) -> None:
        can_keep = self._has_moved and self._play.page is not Page.BEGINNING  # there Enter begins, once all is read
        kept, self._kept_mark = self._kept_mark, self._lines.marked if can_keep else None
        self._aside = aside
        self._show()
        if aside is None and kept is not None:
            self.call_after_refresh(self._mark, kept)

    # Choosing

    def action_mark(self, by: int) -> None:
        """To another line; where the page is longer than the window, first through its text."""
        is_above_the_way = self._play.page is Page.ENDING and not self._has_moved and not self.at_end
        if not len(self._lines) or is_above_the_way:
            self._scroll(by)
        elif self._lines.marked is not None:
            self._mark_next(self._lines.marked + by)
        else:
            self._mark_first(by)

    def _mark_next(self, number: int) -> None:
        """The line beside the marked one; at the beginning one goes back into the text from what lies on the desk."""
        if 0 <= number < len(self._lines):
            self._mark(number)
            return
        if self._play.page is Page.BEGINNING:
            self._has_moved = False
            self._lines.mark(None)
            self._moved()
        self._scroll(-1 if number < 0 else 1)

    def _mark_first(self, by: int) -> None:
        """Down to the first choice, at the beginning to the first thing on the desk; up to what lies just above the choices."""
        on_desk, is_fork = self._lines.on_desk, self._play.page is Page.FORK
        number = on_desk if is_fork else 0
        if by < 0:
            number = on_desk - 1 if is_fork and not self.scroll_offset.y else -1
        if number < 0 or self._lines.begins_below(self, number):
            self._scroll(by)
        else:
            self._mark(number)

    def _scroll(self, by: int) -> None:
        self.scroll_relative(y=by, animate=False)

    def _mark(self, number: int) -> None:
        self._has_moved, self._is_warned = True, False
        self._lines.mark(number)
        self._lines.see(self)
        self._moved()

    @property
    def _marked_material(self) -> Material | None:
        """What lies on the desk, where that is marked."""
        marked = self._lines.marked
        if not self._has_lines or not self._has_moved or marked is None or marked >= self._lines.on_desk:
            return None
        return self._on_desk()[marked]

    def _on_desk(self) -> tuple[Material, ...]:
        """What lies on the desk, where it is offered."""
        return self._play.material() if self._has_lines and self._play.page is not Page.ENDING else ()

    async def _take(self, number: int) -> None:
        """A click on a line opens what lies on the desk, and chooses what can be chosen."""
        if number < self._lines.on_desk:
            self._open_aside(self._on_desk()[number])
        else:
            await self.action_choose(number - self._lines.on_desk)

    async def action_choose_marked(self) -> None:
        """What the primary button says."""
        await self.stage.go_on()

    async def action_choose(self, number: int) -> None:
        """Marks what to do, by its number from 0; at the end it does what the line says."""
        if number < len(self._lines) - self._lines.on_desk:
            self._mark(self._lines.on_desk + number)
            if self._play.page is Page.ENDING:
                await self.stage.go_on()

    def _decide(self) -> None:
        fork, number = self._play.fork, self._lines.choice
        if fork is None or number is None:
            return
        choice = fork.choices[number].id
        decided = self.app.saved(lambda: self._play.choose(choice))
        if decided is None:
            return
        if not decided:
            self.app.notify(_("You have gone on with it elsewhere. Here is how far you are."), markup=False)
        if self._play.ending is not None:
            self.post_message(self.Done())
        self._show()

    def _write(self) -> None:
        self._writes = True
        self._show()

    def _replay(self) -> None:
        self._play.replay()
        self._show()

    def _ways(self) -> list[tuple[str, Callable[[], object]]]:
        """What each line at the end does, with what the button says then."""
        looks = [(_("See the other choices"), partial(self._open_aside, number)) for number in range(len(self._play.decided))]
        ways: list[tuple[str, Callable[[], object]]] = [(_("Write a sentence ›"), self._write), (_("Once more"), self._replay)]
        if invitation_of(self.app.session, self.step):
            ways.append((_("Your project ›"), lambda: self.app.call_later(self.stage.use_tool)))
        return [*looks, *ways]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lines are chosen where there are some; out goes who is in the text, and back who looks at something beside the page."""
        match action:
            case "choose_marked":
                return not self._writes
            case "choose":
                return self._has_lines
            case "forward":
                return self._writes
            case "commit":
                return self._writes and self._draft.id is not None
            case "out":
                return self._writes and not self.has_focus
            case "close":
                return self._aside is not None
            case _:
                return True

    # Drawing

    @property
    def _has_lines(self) -> bool:
        return self._aside is None and not self._writes and self._play.page in (Page.BEGINNING, Page.FORK, Page.ENDING)

    def _show(self) -> None:
        """Another page, from its top."""
        self._draw()
        self.start()
        self._held.appears()

    def _draw(self) -> None:
        aside, reads = self._aside, not self._writes
        if isinstance(aside, Material):
            self._text.show(material_page(aside))
        elif aside is not None:
            self._text.show(looked_at_page(self._play, aside))
        else:
            self._show_page()
        self._text.display = reads
        self._tell_lines()
        self._prompt.display = self.editor.display = self._writes
        self.scroll_home(animate=False, immediate=True)
        self.call_after_refresh(self._moved)
        self._moved()

    def _tell_lines(self) -> None:
        self._has_moved = self._is_warned = False
        desk = [_("On your desk: {title}").format(title=each.title) for each in self._on_desk()]
        lines: list[str] = []
        gaps: list[int] = []
        marked = None
        if self._has_lines and self._play.page is Page.FORK and self._play.fork is not None:
            lines = [choice.text for choice in self._play.fork.choices]
            gaps = [*range(1, len(lines))]
        elif self._has_lines and self._play.page is Page.ENDING:
            invitation = invitation_of(self.app.session, self.step)
            ways = [_("Write one sentence of your own"), _("Go through it once more, another way")]
            lines = [*(each.choice.text for each in self._play.decided), *ways, *([invitation] if invitation else [])]
            marked = len(self._play.decided)
            gaps = [marked]
        self._lines.tell(desk, lines, gaps, marked)
