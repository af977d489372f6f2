"""The glossary: the words of the trade, each in two or three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from course.content.model import Term
from course.locale import N_, _
from course.locale.order import sort_key
from course.locale.spelling import fold
from course.session.routes import ToSearch
from course.study.text_filter import Index
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.lesson_markdown import LessonText, blocks
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.search_field import SearchField
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


_ROOM = 110
"""Columns from which it lies beside the text that a word was met in."""


class TermList(MarkedList):
    """The terms; a click only marks one, which explains it."""

    BINDINGS = [key("enter", "find", N_("Find it in the course"), N_("Find the word in the course and in what you have written"))]

    class Wanted(Message):
        """What else there is of a term is asked for."""

        def __init__(self, term_id: str) -> None:
            super().__init__()
            self.term_id = term_id

    def action_find(self) -> None:
        """Asks for what else there is."""
        if self.marked:
            self.post_message(self.Wanted(self.marked))


class GlossaryScreen(BaseScreen[None]):
    """All terms in alphabetical order.

    Args:
        first: Ids of terms that come on top, since the leader has just met them.
    """

    CSS_PATH = "glossary_screen.tcss"
    BINDINGS = [
        key("enter", "find_marked", N_("Find it in the course"), priority=True),
        key("enter", "search_everywhere", N_("Search everywhere"), priority=True),
        key("down", "into_list", N_("Into the list"), show=False),
        key("escape", "clear('words')", N_("Clear the search")),
        key("escape", "clear('field')", N_("Out")),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
    ]
    HELP = N_("The words of the trade. The arrows move; what you type shows only those that fit.")
    app: BaseApp

    def __init__(self, first: tuple[str, ...] = ()) -> None:
        super().__init__()
        terms = sorted(self.app.session.course.glossary, key=lambda term: sort_key(term.term))
        met = [term for term_id in first for term in terms if term.id == term_id]
        self._first = {term.id for term in met}
        self._terms = {term.id: term for term in [*met, *terms]}
        pairs = ((term, " ".join([term.term, *term.also, term.text])) for term in self._terms.values())
        self._index: Index[Term] = Index(pairs)

    def compose(self) -> ComposeResult:
        """Search, list and text."""
        with Vertical(id="glossary"):
            yield TitleBar()
            yield SearchField(_("Search for a word"), id="search")
            with Container(id="both"):
                yield TermList(id="terms")
                with VerticalScroll(id="pane", can_focus=False):
                    yield LessonText(id="term")
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in the list."""
        self._lie_beside()
        title = self.query_one(TitleBar)
        title.left = Content.styled(_("Glossary"), "bold")
        self._show("")
        self.query_one(OptionList).focus()

    def _lie_beside(self) -> None:
        """Lies beside the lesson that it was opened from, where there is room for both."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        is_beside = isinstance(below, BaseScreen) and below.lesson is not None and self.app.size.width >= _ROOM
        self.set_class(is_beside, "-beside")
        if isinstance(below, BaseScreen) and below.lesson is not None:
            below.make_room(beside=is_beside)

    def on_resize(self) -> None:
        """The window may have become too narrow for both."""
        if self.is_current:
            self._lie_beside()

    def on_unmount(self) -> None:
        """The lesson has the window for itself again."""
        here = self.app.here
        if here is not None:
            here.make_room(beside=False)

    def action_into_list(self) -> None:
        """Out of the field, to what was found: from the first, which is marked and explained already, to the next."""
        terms = self.query_one(OptionList)
        terms.focus()
        if terms.highlighted is not None and terms.highlighted + 1 < terms.option_count:
            terms.highlighted += 1

    def action_find_marked(self) -> None:
        """What Enter does in the list, from the field."""
        self.query_one(TermList).action_find()

    async def action_search_everywhere(self) -> None:
        """Takes words that nothing here fits on to the search of everything."""
        await self.app.go(ToSearch(self.searched_for))

    @on(TermList.Wanted)
    async def _find(self, event: TermList.Wanted) -> None:
        """Where the marked word stands otherwise."""
        event.stop()
        await self.app.go(ToSearch(self._terms[event.term_id].term))

    def action_clear(self, _what: str) -> None:
        """Out of the search, to all of the list."""
        self.search_field.value = ""
        self.query_one(OptionList).focus()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc leads out of the search first; Enter goes on where nothing here fits."""
        search = self.search_field
        cleared = "words" if search.value else "field" if search.has_focus else ""
        match action:
            case "find_marked":
                return search.has_focus and bool(search.value.strip()) and bool(self._index.find(search.value))
            case "search_everywhere":
                return search.has_focus and bool(search.value.strip()) and not self._index.find(search.value)
            case "into_list":
                return search.has_focus
            case "clear":
                return parameters == (cleared,)
            case "close":
                return not cleared
            case _:
                return True

    @property
    def search_field(self) -> SearchField:
        """What is typed in the list goes there."""
        return self.query_one("#search", SearchField)

    @property
    def searched_for(self) -> str:
        """What was typed."""
        return self.search_field.value

    @on(LessonText.Term)
    def _clicked(self, event: LessonText.Term) -> None:
        """A click on an underlined word in an explanation."""
        event.stop()
        self.query_one("#search", Input).value = ""
        self._show("")
        terms = self.query_one(OptionList)
        terms.highlighted = terms.get_option_index(event.id)

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._explain(self._terms[event.option_id or ""])

    def _show(self, query: str) -> None:
        found = self._index.find(query)
        if query.strip():  # the word itself comes before where it is mentioned
            found.sort(key=lambda term: _rank(term, fold(query)))
        terms = self.query_one(OptionList)
        terms.set_options(Option(self._label(term), id=term.id) for term in found)
        self.query_one(TitleBar).right = Content(str(len(found)))
        if found:
            terms.highlighted = 0
            self._explain(found[0])
        else:
            self.query_one("#term", BlocksView).show([Block(Content.styled(_("Nothing fits"), "$text-muted"))])
        self.refresh_bindings()

    def _label(self, term: Term) -> Content:
        return Content.assemble(("● " if term.id in self._first else "  ", "$accent"), term.term)

    def _explain(self, term: Term) -> None:
        forms = _("also: {words}").format(words=", ".join(term.also))
        also = [Block(Content.styled(forms, "italic $text-muted"), gap=False)] if term.also else []
        self.query_one("#term", BlocksView).show([Block(Content.styled(term.term, "bold")), *also, *blocks(term.text)])
        self.query_one("#pane").scroll_home(animate=False)


def _rank(term: Term, query: str) -> int:
    names = [fold(name) for name in (term.term, *term.also)]
    if any(name.startswith(query.strip()) for name in names):
        return 0
    return 1 if any(query.strip() in name for name in names) else 2
