"""What is done in a project, each on a screen of its own: what it is, must or can, what to watch, and the value chain."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from course.export.project import how_far
from course.locale import N_, _
from course.session.routes import Route
from course.session.works import to_work
from course.tools.project import Project, watch_list
from course.tools.repositories import Repositories
from course.tui.base.keys import key
from course.tui.tools.desk.work_screen import WorkScreen
from course.tui.tools.project.guide import GuidePart
from course.tui.tools.project.part_changed import PartChanged
from course.tui.tools.project.value_chain import ChainPart
from course.tui.tools.project.watch_list import WatchPart
from course.tui.widgets.button import Button
from course.tui.widgets.field import DayField, Field
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar


class AboutPart(VerticalScroll):
    """The project in the leader's words.

    Args:
        project: The project.
        change: Saves other values of some fields.
    """

    def __init__(self, project: Project, change: Callable[..., None]) -> None:
        super().__init__(can_focus=False, classes="scrolled")
        save = {name: _saver(change, name) for name in _texts(project)}
        past = _("That day has passed. Is it in use now?")
        self.fields: dict[str, Field] = {
            "name": Field(_("What is the project called?"), project.name, save["name"], id="name"),
            "about": Field(_("What is it?"), project.about, save["about"], lines=3, id="about"),
            "origin": Field(_("Who does it come from?"), project.origin, save["origin"], id="origin"),
            "in_use": DayField(_("When must it be in use?"), project.in_use, save["in_use"], past=past, id="in-use"),
            "core_task": Field(
                _("Which core task does it touch?"), project.core_task, save["core_task"], lines=2, id="core-task"
            ),
        }

    def compose(self) -> ComposeResult:
        """The fields below each other, and the way on."""
        yield from self.fields.values()
        yield Button(Content(_("To the project")), id="forward", variant="primary")

    def show(self, project: Project) -> None:
        """Another window may have written something."""
        for name, text in _texts(project).items():
            field = self.fields[name]
            if not field.has_focus and not isinstance(field, DayField):
                field.reload(text)

    def enter(self) -> None:
        """To the first field that is empty, or the name."""
        empty = (field for field in self.fields.values() if not field.text.strip())
        next(empty, self.fields["name"]).focus()


Part: TypeAlias = AboutPart | GuidePart | WatchPart | ChainPart


class ProjectPartScreen(WorkScreen[Project]):
    """One part of a project.

    Args:
        works: The leader's work.
        project: The project; one without an id is saved with its first change.
    """

    CSS_PATH = "project_parts.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [key("escape", "close", N_("The project"), N_("Back to the project; everything is saved"))]
    NAME: ClassVar[str]
    """What the part is called."""

    def __init__(self, works: Repositories, project: Project) -> None:
        super().__init__(works.of(Project), project)
        self.part = self.made()

    def made(self) -> Part:
        """The part."""
        raise NotImplementedError

    @property
    def kind_name(self) -> str:
        """The part, in the title."""
        return _(self.NAME)

    def is_at(self, route: Route) -> bool:
        """The project itself lies below."""
        return False

    def compose(self) -> ComposeResult:
        """The part."""
        yield TitleBar()
        with Vertical(id="place"):
            yield self.part
        yield KeyBar()

    def on_mount(self) -> None:
        """To where one goes on."""
        self.part.enter()

    def show(self) -> None:
        """What there is by now."""
        if self.part.is_mounted:
            self.part.show(self.work)

    def on_part_changed(self, event: PartChanged) -> None:
        """What was changed can be undone."""
        event.stop()
        self.can_undo(event.undo, _("Taken out. Ctrl+Z brings it back.") if event.removed else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The project as a whole is dealt with on its own page."""
        return super().check_action(action, parameters) and action not in {"delete", "forget", "versions"}


class AboutScreen(ProjectPartScreen):
    """What the project is."""

    NAME = N_("Project")
    BINDINGS = [key("ctrl+g", "close()", N_("To the project"), N_("The project is described; go on to its page"))]
    HELP = N_("The project in your own words. Everything is saved while you write. Ctrl+G goes on to the project's page.")

    def __init__(self, works: Repositories, project: Project) -> None:
        super().__init__(works, project)
        self._was_new = not project.id

    def made(self) -> Part:
        """The fields."""
        return AboutPart(self.work, self.change)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """To the project's page."""
        event.stop()
        self.call_later(self.action_close)

    async def action_close(self) -> None:
        """To the project's page: that of a new one is opened now."""
        if not await self.app.all_saved():
            return
        if self._was_new and self.work.id:
            await self.app.go(to_work(self.work), instead=True)
        else:
            self.dismiss(None)


class GuideScreen(ProjectPartScreen):
    """Must or can."""

    NAME = N_("Must or can?")

    def made(self) -> Part:
        """The questions and what is decided."""
        return GuidePart(self.app.session.course.toolkit, self.revise, self.try_to_revise)


class WatchScreen(ProjectPartScreen):
    """What to watch."""

    NAME = N_("Watch")

    def made(self) -> Part:
        """The booklet's list."""
        return WatchPart(self.app.session.course.toolkit, self.revise, self.try_to_revise)

    def show(self) -> None:
        """How far the list is stands in the title."""
        super().show()
        toolkit = self.app.session.course.toolkit
        groups = watch_list(toolkit, self.work.start) if toolkit else []
        self.query_one(TitleBar).right = Content(how_far(groups, self.work))


class ChainScreen(ProjectPartScreen):
    """The value chain."""

    NAME = N_("Value chain")

    def made(self) -> Part:
        """The drawing."""
        return ChainPart(self.app.session.course.toolkit, self.revise, self.try_to_revise)


def _texts(project: Project) -> dict[str, str]:
    """What is written of a project, by the field's name."""
    return {
        "name": project.name,
        "about": project.about,
        "origin": project.origin,
        "in_use": project.in_use,
        "core_task": project.core_task,
    }


def _saver(change: Callable[..., None], name: str) -> Callable[[str], None]:
    return lambda text: change(**{name: text})
