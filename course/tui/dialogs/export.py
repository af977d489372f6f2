"""Taking something out of the program, as a file of the leader's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from errno import ENOENT
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from course.export.document import Document
from course.locale import N_, _
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.pointed_list import PointedList
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Format(Struct, frozen=True):
    """One kind of file that something can be taken out as."""

    name: str
    """What it is, in a few words."""
    file_name: str
    """What the file is called unless the leader wants another name."""
    make: Callable[[], str | bytes | None]
    """Makes the file, when it is written; None where there is nothing to put into it."""
    nothing: str = ""
    """What is said where there is nothing to put into it."""


def markdown(file_name: str, document: Callable[[], Document]) -> Format:
    """A document as Markdown, which every format to come is made from as well."""

    def make() -> str:
        from course.export.markdown import to_markdown

        return to_markdown(document())

    return Format(_("Document, to read, print or send (Markdown)"), file_name, make)


class ExportScreen(ModalScreen[None]):
    """Asks as what and where to, and writes the file.

    Args:
        title: What is taken out.
        formats: What it can be taken out as, the usual one first.
    """

    BINDINGS = [key("escape", "close", N_("Close"), N_("Back; nothing is written"))]
    DEFAULT_CSS = """
    ExportScreen Static { height: auto; }
    ExportScreen SearchField { margin: 1 0; }
    ExportScreen OptionList {
        height: auto;
        border: none;
        margin-top: 1;
        padding: 0;
        background: transparent;
        &:focus { border: none; background-tint: transparent; }
    }
    ExportScreen Horizontal { height: 1; align-horizontal: right; }
    ExportScreen Button { margin-left: 2; }
    """
    app: BaseApp

    def __init__(self, title: str, formats: Sequence[Format]) -> None:
        super().__init__()
        self._title = title
        self._formats = formats
        self._format = formats[0]
        self._proposed = ""
        """What the program has put into the field: as long as it stands there the leader has typed nothing."""

    @classmethod
    def of_journal(cls, app: BaseApp) -> ExportScreen:
        """For the whole journal, as it is at this moment."""
        from course.export.journal import journal_document
        from course.export.selection import Selection
        from course.export.works import works_chapter

        now = app.session.clock()
        file_name = _("journal-{date}.md").format(date=now.date().isoformat())

        def whole() -> Document:
            works = works_chapter(app.session.works, app.session.course.toolkit, Selection(), now)
            return journal_document(app.session.course, app.session.records.all(), Selection(), now, works)

        document = markdown(file_name, whole)
        return cls(_("Take your journal out"), [document])

    @classmethod
    def of_works(cls, app: BaseApp) -> ExportScreen:
        """For all projects, tools and agreements, as they are at this moment."""
        from course.export.works import works_document

        now = app.session.clock()
        file_name = _("projects-and-tools-{date}.md").format(date=now.date().isoformat())
        document = markdown(file_name, lambda: works_document(app.session.works, app.session.course.toolkit, now))
        return cls(_("My projects and tools"), [document])

    def compose(self) -> ComposeResult:
        """The formats where there are several, a field with a proposal, and two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold $accent"))
            yield Static(Content(_("It is written to this file. Anybody who can open the file can read it.")))
            if len(self._formats) > 1:
                yield PointedList(*(Option(Content(each.name)) for each in self._formats), id="formats", markup=False)
            yield SearchField("", id="file")
            with Horizontal():
                yield Button(Content(_("Close")), id="close")
                yield Button(Content(_("Write the file")), id="write", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Proposes the leader's own documents."""
        self._propose()
        (self.query("#formats") or self.query("#file")).first().focus()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._format = self._formats[event.option_index]
        self._propose()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one("#file").focus()

    @on(Button.Pressed, "#close")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    def _write(self) -> None:
        from course.export.file import save, why

        if not self.is_active:  # Enter twice, faster than the screen goes: it is written, and what lies below stays
            return
        try:
            file = _expanded(self.query_one("#file", Input).value.strip())
            made = self._format.make()
            if made is None:
                self.app.notify(self._format.nothing, severity="warning", markup=False)
                return
            save(made, file, self.app.session.journal.home)
        except OSError as error:
            self._tell(why(error))
        except Exception:  # whatever was written there, and a fault of ours, must not end what the leader is at
            self._tell(_("something in it can't stand in such a file, or the file can't have that name"))
        else:
            self.app.notify(_("Written: {file}").format(file=file), timeout=15, markup=False)
            self.dismiss(None)

    def _tell(self, reason: str) -> None:
        self.app.notify(_("The file can't be written: {reason}").format(reason=reason), severity="error", markup=False)

    def _propose(self) -> None:
        """A name for the format; of one that the leader has typed only the ending is another."""
        field = self.query_one("#file", Input)
        if field.value.strip() in {"", self._proposed}:
            self._proposed = field.value = str(_free(_documents() / self._format.file_name))
            return
        typed, ending = Path(field.value), Path(self._format.file_name).suffix
        if typed.suffix in {Path(each.file_name).suffix for each in self._formats}:
            field.value = str(typed.with_suffix(ending))


def _free(file: Path) -> Path:
    """A name that no file has yet: what was taken out before is not written over by itself."""
    names = (file.with_stem(f"{file.stem}-{number}") for number in count(2))
    return file if not _is_there(file) else next(name for name in names if not _is_there(name))


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # a folder that may not be searched, a name too long: writing there will say so
        return False


def _expanded(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError as error:  # nobody knows whose home a `~name` is
        raise FileNotFoundError(ENOENT, str(error)) from error


def _documents() -> Path:
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if _is_there(folder) and folder.is_dir() else Path.home()
