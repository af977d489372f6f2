"""The one search: lessons, steps, words, questions met and one's own texts, found as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from course.journal import JournalError
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.finding import index, searched, stamp, to_hit
from course.session.routes import Route, ToSearch
from course.session.searched import Searched
from course.study.progress import step_index
from course.study.search import Doc, Found, Hit, Kind, Places
from course.tools import registry
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.search_field import SearchField
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_NAMES = {
    Kind.LESSON: ("■", N_("Lesson")),
    Kind.STEP: ("□", N_("Step")),
    Kind.TERM: ("≡", N_("Term")),
    Kind.QUESTION: ("?", N_("Question")),
    Kind.REFLECTION: ("┃", N_("Reflection")),
    Kind.NOTE: ("┃", N_("Note")),
    Kind.REVISIT: ("↻", N_("Looking back")),
}
_OWN = {Kind.REFLECTION, Kind.NOTE, Kind.REVISIT, Kind.WORK}
"""What is the leader's own."""
_KIND_ROOM = 12
"""Cells for the name of a kind."""
_LIMIT = 50


class SearchScreen(BaseScreen[None]):
    """A field, and what fits below it.

    Args:
        words: What is searched for; what was searched for last where there are none.
    """

    CSS_PATH = "search_screen.tcss"
    BINDINGS = [
        key("enter", "open", N_("Open"), N_("Open what is marked"), priority=True),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        key("down", "move(1)", N_("Next"), show=False, priority=True),
        key("up", "move(-1)", N_("Previous"), show=False, priority=True),
        key("pagedown", "move(5)", N_("A page down"), show=False, priority=True),
        key("pageup", "move(-5)", N_("A page up"), show=False, priority=True),
        key("ctrl+f", "search", N_("Search anew"), N_("Mark what you searched for, to write anew"), show=False),
    ]
    HELP = N_("One search over the course, the glossary and your journal. It bears one typing error a word.")
    app: BaseApp

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words
        self._found = Found()
        self._trouble = ""
        lessons = self.app.session.course.lessons
        self._lessons = {lesson.id: (number, lesson) for number, lesson in enumerate(lessons, start=1)}

    @property
    def _searched(self) -> Searched:
        """The index; without the journal until that has been read."""
        return searched(self.app.session)

    @property
    def search_field(self) -> SearchField:
        """The field one types in."""
        return self.query_one("#query", SearchField)

    @property
    def searched_for(self) -> str:
        """What stands in it."""
        return self.search_field.value

    def is_at(self, route: Route) -> bool:
        """There is one."""
        return isinstance(route, ToSearch)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is found there is nothing to open."""
        return bool(self._found.hits) if action == "open" else True

    def compose(self) -> ComposeResult:
        """The field, a sentence, and the hits."""
        yield TitleBar()
        yield SearchField(_("Search the course, the glossary and your journal"), id="query")
        yield Static(id="told", markup=False)
        yield MarkedList(id="hits")
        yield KeyBar()

    def on_mount(self) -> None:
        """The last query stands there, marked: the next letter takes its place."""
        self.query_one(TitleBar).left = Content.styled(_("Search"), "bold")
        self.query_one(OptionList).can_focus = False
        query = self.query_one(Input)
        query.value = self._words or self._searched.query
        query.focus()
        query.action_select_all()

    def on_screen_resume(self) -> None:
        """Something may have been written or answered meanwhile."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Reads the journal in a thread, where it has changed; until then the search knows what it knew."""
        now = stamp(self.app.session)
        if self._searched.stamp != now:
            self.run_worker(lambda: self._read(now), thread=True, exclusive=True, exit_on_error=False, group="search")
        self._find()

    def _read(self, now: tuple[object, ...]) -> None:
        """Makes the index, in a thread."""
        try:
            made = index(self.app.session, now)
        except (JournalError, OSError) as error:
            self.app.call_from_thread(self._have, None, str(error))
        else:
            self.app.call_from_thread(self._have, made, "")

    def _have(self, searched: Searched | None, trouble: str) -> None:
        self._trouble = trouble
        if searched is not None:
            searched.query = self._searched.query
            self.app.session.searched = searched
        if self.is_attached:
            self._find()

    # Finding

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find()

    def on_resize(self, event: Resize) -> None:
        """Lines are as wide as the window."""
        self._find()

    def _find(self) -> None:
        """Shows what fits; the mark stays on its hit, where that is still there and the query is the same."""
        hits, query = self.query_one(OptionList), self.query_one(Input).value
        marked = hits.highlighted if query == self._searched.query else None
        before = self._found.hits[marked].doc.ref if marked is not None else None
        self._searched.query = query
        width = max(20, self.size.width - 4)
        found = self._found = self._searched.search.find(query, _LIMIT, width)
        hits.set_options(Option(self._line(hit, width)) for hit in found.hits)
        hits.highlighted = next((n for n, hit in enumerate(found.hits) if hit.doc.ref == before), 0) if found.hits else None
        hits.display = bool(found.hits)
        told = self.query_one("#told", Static)
        told.update(Content(self._told(query)))
        told.display = bool(self._told(query))
        self.query_one(TitleBar).right = Content(self._count())
        self.refresh_bindings()

    def _count(self) -> str:
        if self._searched.stamp is None and not self._trouble:
            return _("reading your journal …")
        shown, total = len(self._found.hits), self._found.total
        if shown < total:
            return _("the {shown} best of {total}").format(shown=shown, total=total)
        return _("{n} in all").format(n=total) if total else ""

    def _told(self, query: str) -> str:
        """What there is to say besides the hits."""
        if not query.strip():
            return self._trouble or _("Lessons, steps, words, questions you have met, all you have written: type a word or two.")
        if not self._found.hits:
            nothing = _("Nothing has »{query}«. Try a shorter word, or its beginning. Several words must all be there.")
            return self._trouble or nothing.format(query=_short(query))
        told = [self._trouble] if self._trouble else []
        if self._found.apart:
            told.append(_("The words stand nowhere together. This comes close."))
        else:
            sentence = _("There is no »{typed}«. Here is »{word}«.")
            told.extend(sentence.format(typed=_short(each.typed), word=_short(each.word)) for each in self._found.meant)
        return " ".join(told)

    def _line(self, hit: Hit, width: int) -> Content:
        sign, name = _NAMES.get(hit.doc.kind) or ("◈", registry.at(hit.doc.ref.partition(":")[0]).names.short)
        is_own = hit.doc.kind in _OWN
        place = f"  {self._place(hit.doc)}"
        room = width - _KIND_ROOM - 2
        title = _highlit(hit.title, hit.title_places, "bold") if hit.title else Content.styled(self._title(hit.doc), "bold")
        if len(place) + min(12, title.cell_length) > room:
            place = ""
        elif not title:
            place = place.strip()
        title = title.truncate(max(4, room - len(place)), ellipsis=True)
        head = Content.assemble(
            (f"{sign} {_(name):<{_KIND_ROOM}}", "$own" if is_own else "$accent"), title, (place, "$text-muted")
        )
        snippet = _highlit(hit.snippet, hit.places, "$text-muted").truncate(width - 2, ellipsis=True)
        return Content.assemble(head, "\n  ", snippet)

    def _title(self, doc: Doc) -> str:
        """What to call a question or a text that has no title of its own: its step."""
        lesson = self._lessons[doc.lesson][1] if doc.lesson in self._lessons else None
        return next((step.title for step in lesson.steps if step.id == doc.step), "") if lesson else ""

    def _place(self, doc: Doc) -> str:
        """Where it stands, and when it was written."""
        when = [short_date(doc.at, self.app.session.clock())] if doc.at is not None else []
        if doc.lesson is None:
            return " · ".join([_("in the glossary")] if doc.kind is Kind.TERM else when)
        if doc.lesson not in self._lessons:
            return " · ".join([_("From an earlier edition of the course"), *when])
        number, lesson = self._lessons[doc.lesson]
        at = step_index(lesson, doc.step) if doc.step else None
        step = [_("step {n}").format(n=at + 1)] if at is not None else []
        return " · ".join([_("lesson {number}").format(number=number), *step, *when])

    # Going there

    def action_move(self, by: int) -> None:
        """Marks another hit."""
        hits = self.query_one(OptionList)
        if hits.highlighted is not None:
            to = hits.highlighted + by
            last = hits.option_count - 1
            hits.highlighted = to % hits.option_count if abs(by) == 1 else min(max(0, to), last)

    def action_search(self) -> None:
        """Marks the query."""
        self.query_one(Input).action_select_all()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    async def action_open(self) -> None:
        """Opens what is marked, after the last letter typed has had its say."""
        field = self.search_field
        await field.typed()
        if field.value != self._searched.query:
            self._find()
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            await self._open(self._found.hits[marked].doc)

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self._open(self._found.hits[event.option_index].doc)

    async def _open(self, doc: Doc) -> None:
        route = to_hit(self.app.session, doc)
        if route is None:  # deleted in another window
            self.app.notify(_("It has been deleted meanwhile."), markup=False)
            self.reload()
        else:
            await self.app.go(route)


def _highlit(text: str, places: Places, style: str) -> Content:
    shown = Content(text).stylize(style)
    for start, end in places:
        shown = shown.stylize("bold underline $accent", start, end)
    return shown


def _short(text: str) -> str:
    """A word in a sentence: what is very long is cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"
