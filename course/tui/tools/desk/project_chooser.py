"""Choosing which project something belongs to: one there is, none, or a new one made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from course.journal.text import readable
from course.locale import N_, _
from course.locale.order import sort_key
from course.session.works import laid_under, last_used_project
from course.tools.naming import title_of
from course.tools.project import TABLE, Project, project_title
from course.tools.repositories import Repositories
from course.tools.repository import Work
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.button import Button
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_NONE, _NEW, _BACK = "none", "new", "back"
_PROJECT = "p-"
"""What a project's id stands behind, among the options."""


class ProjectList(MarkedList):
    """The projects, one of them to choose."""

    BINDINGS = [key("enter", "select", N_("Choose"), N_("Let it belong to the marked project"))]


class ProjectChooser(Dialog[str | None]):
    """The projects by name; gives the chosen one's id, an empty one for none, or None where all stays as it is.

    Args:
        works: The leader's work.
        project_id: The project that has the mark: the one it belongs to now.
        is_new: Whether it belongs to none yet, and the mark only proposes one.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [key("escape", "close", N_("Leave it"), N_("Leave things as they are"))]
    DEFAULT_CSS = """
    ProjectChooser Static { height: auto; }
    ProjectChooser.-low .dialog { padding: 0 1; }
    ProjectChooser OptionList {
        height: auto;
        max-height: 12;
        margin-top: 1;
        padding: 0;
        border: none;
        background: transparent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    ProjectChooser OptionList:focus { border: none; background-tint: transparent; }
    ProjectChooser.-low OptionList { max-height: 6; margin-top: 0; }
    ProjectChooser SearchField { margin-top: 1; }
    ProjectChooser Horizontal { height: 1; margin-top: 1; align-horizontal: right; }
    ProjectChooser Button { margin-left: 2; }
    ProjectChooser #new { height: auto; display: none; }
    ProjectChooser.-naming #new { display: block; }
    ProjectChooser.-naming #projects { display: none; }
    """
    app: BaseApp

    def __init__(self, works: Repositories, project_id: str, *, is_new: bool = False) -> None:
        super().__init__()
        self._works = works
        self._proposed = project_id
        self._now = "" if is_new else project_id
        self._options = ProjectList(id="projects")
        self._field = SearchField(_("What is the project called?"), id="name")

    @classmethod
    def lay_under(cls, app: BaseApp, work: Work, done: Callable[[], object]) -> None:
        """Asks which project a loose piece belongs to, and lays it under that one.

        Args:
            app: The app.
            work: The piece.
            done: Called when that is saved.
        """

        def chosen(project_id: str | None) -> None:
            if project_id and app.try_to_save(lambda: laid_under(app.session, work, project_id)):
                done()

        app.push_screen(cls(app.session.works, last_used_project(app.session), is_new=True), chosen)

    def compose(self) -> ComposeResult:
        """The list; in its place a field for a new project's name, once that is chosen."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content.styled(_("Which project does it belong to?"), "bold"))
            yield self._options
            with VerticalScroll(id="new", can_focus=False):
                yield self._field
                with Horizontal():
                    yield Button(Content(_("Leave it")), id="leave")
                    yield Button(Content(_("Make the project")), id="make", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """The mark on the project it belongs to now."""
        options = list(self._choices())
        self._options.add_options(options)
        wanted = f"{_PROJECT}{self._proposed}" if self._proposed else _NONE
        places = {option.id: number for number, option in enumerate(options)}
        self._options.highlighted = places.get(wanted, 0)
        self._options.focus()

    def _choices(self) -> Iterator[Option]:
        for project in sorted(self._works.of(Project).all(), key=lambda each: sort_key(each.name)):
            sign = "● " if project.id == self._now else "○ "
            yield Option(Content.assemble((sign, "$accent"), title_of(project)), id=f"{_PROJECT}{project.id}")
        gone = self._works.project_name(self._now) if self._now else None
        if gone is not None and not gone[1]:
            name = project_title(gone[0])
            yield Option(Content.assemble(("↶ ", "$accent"), _("Bring “{name}” back").format(name=name)), id=_BACK)
        yield Option(Content.assemble(("+ ", "$accent"), _("New project")), id=_NEW)
        sign = "○ " if self._now or self._proposed else "● "
        yield Option(Content.assemble((sign, "$accent"), _("None yet")), id=_NONE)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if not self.is_active:
            return
        match event.option_id:
            case "new":
                self.add_class("-naming")
                self._field.focus()
            case "none":
                self.dismiss("")
            case "back":
                self.app.bring_back([(TABLE, self._now)])
                self.dismiss(self._now)
            case str(chosen):
                self.dismiss(chosen.removeprefix(_PROJECT))

    @on(Button.Pressed, "#make")
    @on(Input.Submitted)
    def _make(self) -> None:
        if not self.is_active:  # Enter twice, faster than the screen goes: it is made, and what lies below stays
            return
        name = " ".join(readable(self._field.value).split())
        if not name:
            self._field.focus()
            return
        made: list[Project] = []
        if self.app.try_to_save(lambda: made.append(self._works.of(Project).save(Project(name=name)))):
            self.dismiss(made[0].id)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        """From the new project's name back to the list, then back."""
        if self.has_class("-naming"):
            self.remove_class("-naming")
            self._options.focus()
        else:
            self.dismiss(None)
