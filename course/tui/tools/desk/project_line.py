"""The line that says which project a tool belongs to, and lets the leader choose another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from course.locale import N_, _
from course.tools.project import project_title
from course.tools.repositories import Repositories
from course.tui.base.keys import key
from course.tui.widgets.blocks import OwnLinks

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ProjectLine(OwnLinks, Static, can_focus=True):
    """One line: the project's name. Enter or a click chooses another.

    Args:
        works: The leader's work.
        project_id: The project the tool belongs to; empty for none.
        choose: Called with the id of the one that was chosen, empty for none; False says that it could not be saved.
    """

    BINDINGS = [
        key("enter", "choose", N_("Project"), N_("Choose the project that it belongs to, or make one")),
        key("down", "app.focus_next", N_("Further down"), show=False),
        key("up", "app.focus_previous", N_("Further up"), show=False),
    ]
    HELP = N_("The project that it belongs to. Enter chooses another one, none, or makes a new one.")
    DEFAULT_CSS = """
    ProjectLine {
        width: 100%;
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:focus { background: $panel; text-style: bold; }
        &:hover { background: $panel; }
    }
    """
    app: BaseApp

    def __init__(
        self, works: Repositories, project_id: str, choose: Callable[[str], bool | None], *, id: str | None = None
    ) -> None:
        super().__init__(id=id, markup=False)
        self._works = works
        self._project = project_id
        self._choose = choose

    def on_mount(self) -> None:
        """Says it."""
        self.show(self._project)

    def watch_has_focus(self, has_focus: bool) -> None:
        """What leads on from here is said here."""
        super().watch_has_focus(has_focus)
        if self.is_mounted:
            self.show(self._project)

    def on_resize(self) -> None:
        """As much of the name as there is room for."""
        self.show(self._project)

    def show(self, project_id: str) -> None:
        """Shows another project, or the same under its newest name."""
        self._project = project_id
        self.update(Content.assemble(("▸ ", "$accent"), *self._words()))

    def on_click(self) -> None:
        """The same as Enter."""
        self.focus()
        self.action_choose()

    def action_choose(self) -> None:
        """Asks which one."""
        from course.tui.tools.desk.project_chooser import ProjectChooser

        self.app.push_screen(ProjectChooser(self._works, self._project), self._chosen)

    def _chosen(self, project_id: str | None) -> None:
        if project_id is not None and self._choose(project_id) is False:
            project_id = None
        self.show(self._project if project_id is None else project_id)

    def _words(self) -> tuple[str | tuple[str, str], ...]:
        label = (_("Belongs to:") + " ", "$text-muted")
        known = self._works.project_name(self._project) if self._project else None
        match known:
            case None if self._project:
                return (label, _("a project that is no longer there. The tool stays here."))
            case None:
                return (label, _("no project"), (_("  (Enter chooses one)"), "$text-muted"))
            case (name, True):
                said = _("Enter changes it") if self.has_focus else _("Tab, Enter changes it")
                return (label, project_title(name), (f"  {said}", "$text-muted"))
            case (name, _gone):
                title = project_title(name)
                said = _("The project “{name}” is deleted. The tool stays here.")
                room = max(8, self.content_size.width - len(said) + len("{name}") - 2)  # the name gives way, and not what is said
                return (said.format(name=title if len(title) <= room else f"{title[: room - 1].rstrip()}…"),)
