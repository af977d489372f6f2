"""The certificate of the whole course, as a page to look at and to take along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.export.certificate import NAME, certificate_document
from course.export.document import Bullets, Caption, Heading, Paragraph
from course.export.document import DocumentBlock as Part
from course.export.parts import one_line
from course.locale import N_, _
from course.session.ratings import OPENED
from course.session.routes import ToOutgoing
from course.study.certificate import certificate_of
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

NAME_LEVEL = 2
"""The level of the heading that is the leader's name."""


class CertificateScreen(BaseScreen[None]):
    """The certificate in a frame; the very first time it asks for the leader's name."""

    CSS_PATH = "certificate_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS = [
        key("ctrl+e", "export", N_("Save as a file"), N_("Write the certificate to a file of your own"),
            words=N_("export print document Word share")),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        command("name", N_("Your name"), N_("Change the name on the certificate, or leave it empty"), is_link=True),
    ]  # fmt: skip
    HELP = N_("Your own certificate: it is there because every lesson is done, however many answers were right.")
    app: BaseApp

    def __init__(self) -> None:
        super().__init__()
        self._certificate = certificate_of(self.app.session.course, self.app.session.records)
        self._heading = Static(id="title", markup=False)
        self._whose = Static(id="name", markup=False)
        self._done = Static(id="done", markup=False)
        self._rest = BlocksView(id="rest")

    def compose(self) -> ComposeResult:
        """A sheet with a frame, to scroll in."""
        yield TitleBar()
        with VerticalScroll(id="page"), Vertical(id="sheet"):
            yield self._heading
            yield self._whose
            yield self._done
            yield self._rest
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Asks for the name, once."""
        self.query_one(TitleBar).left = Content.styled(self.app.session.course.title, "bold")
        self._show()
        if self.app.session.records.setting(OPENED) is None:
            self.app.try_to_save(lambda: self.app.session.records.save_setting(OPENED, "opened"))
        if self.app.session.records.setting(NAME) is None:
            self._ask_for_name(_("Skip"), self._named_first)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    async def action_export(self) -> None:
        """Writes the certificate to a file."""
        await self.app.go(ToOutgoing("certificate"))

    def action_name(self) -> None:
        """Asks for another name."""
        self._ask_for_name(_("Close"), self._named)

    def _ask_for_name(self, otherwise: str, named: Callable[[str | None], None]) -> None:
        from course.tui.dialogs.name import NameScreen

        self.app.push_screen(NameScreen(self.app.session.records.setting(NAME) or "", otherwise), named)

    def _named_first(self, name: str | None) -> None:
        self._named(name or "")

    def _named(self, name: str | None) -> None:
        if name is not None:
            self.app.try_to_save(lambda: self.app.session.records.save_setting(NAME, one_line(name)))
            self._show()

    def _show(self) -> None:
        """The document on the sheet: what is certified in the middle of it, the rest below."""
        document = certificate_document(self._certificate, self.app.session.records.setting(NAME) or "")
        blocks = document.in_order[1:]
        body = next(number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.level > NAME_LEVEL)
        self._heading.update(Content(document.title))
        self._whose.update(Content(document.author))
        self._whose.display = bool(document.author)
        done = [block.text for block in blocks[:body] if isinstance(block, Paragraph)]
        self._done.update(Content("\n\n".join(done)))
        self._rest.show(list(_drawn(blocks[body:])))


def _drawn(parts: Iterable[Part]) -> Iterator[Block]:
    for block in parts:
        match block:
            case Heading(_level, text):
                yield Block(Content.styled(text, "bold"))
            case Caption(text):
                yield Block(Content.styled(text, "bold"))
            case Paragraph(text):
                yield Block(Content(text), gap=False)
            case Bullets(items):
                for item in items:
                    yield Block(Content(item), Content.styled("· ", "$accent"), gap=False)
