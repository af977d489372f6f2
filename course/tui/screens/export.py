"""Taking something out of the program, as a document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from course.export.document import Document
from course.locale import N_, _
from course.tui.keys import key
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


class ExportScreen(ModalScreen[None]):
    """Asks where a document goes, and writes it.

    Args:
        title: What is taken out.
        file_name: What the file is called unless the leader wants another name.
        document: Makes the document, when it is written.
    """

    BINDINGS = [key("escape", "close", N_("Close"), N_("Back; nothing is written"))]
    DEFAULT_CSS = """
    ExportScreen Static { height: auto; }
    ExportScreen SearchField { margin: 1 0; }
    ExportScreen Horizontal { height: 1; align-horizontal: right; }
    ExportScreen Button { margin-left: 2; }
    """
    app: SkalkanApp

    def __init__(self, title: str, file_name: str, document: Callable[[], Document]) -> None:
        super().__init__()
        self._title = title
        self._file_name = file_name
        self._document = document

    @classmethod
    def of_journal(cls, app: SkalkanApp) -> ExportScreen:
        """For the whole journal, as it is at this moment."""
        from course.export.journal import journal_document
        from course.export.selection import Selection

        now = app.clock()
        file_name = _("journal-{date}.md").format(date=now.date().isoformat())
        return cls(
            _("Take your journal out"),
            file_name,
            lambda: journal_document(app.course, app.records.all(), Selection(), now),
        )

    def compose(self) -> ComposeResult:
        """A field with a proposal, and two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold $accent"))
            yield Static(Content(_("It is written as a document, to this file. Anybody who can open the file can read it.")))
            yield SearchField("", id="file")
            with Horizontal():
                yield Button(Content(_("Close")), id="close")
                yield Button(Content(_("Write the document")), id="write", variant="primary")

    def on_mount(self) -> None:
        """Proposes the leader's own documents."""
        field = self.query_one("#file", Input)
        field.value = str(_documents() / self._file_name)
        field.focus()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    @on(Button.Pressed, "#close")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    def _write(self) -> None:
        from course.export.file import save
        from course.export.markdown import to_markdown

        file = Path(self.query_one("#file", Input).value.strip())
        try:
            file = file.expanduser()
            save(to_markdown(self._document()), file)
        except (OSError, ValueError, RuntimeError) as error:
            # Nobody knows whose home a `~name` is: there is no such folder.
            unknown = _("the file or folder isn't there") if isinstance(error, RuntimeError) else str(error)
            reason = getattr(error, "strerror", None) or unknown
            self.app.notify(_("The file can't be written: {reason}").format(reason=reason), severity="error", markup=False)
            return
        self.app.notify(_("Written: {file}").format(file=file), timeout=15, markup=False)
        self.dismiss(None)


def _documents() -> Path:
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()
