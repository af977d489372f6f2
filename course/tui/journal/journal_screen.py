"""The journal: own words first, in threads; answers, marks and what was deleted each in a list of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Select, Static

from course.journal.kinds import Attempt, Bookmark
from course.journal.paths import ScenarioPath
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.commitments import to_commitment
from course.session.journal_lists import EARLIER, FREE, Deleted, JournalLists, Line, Listed, Tab, entries_of
from course.session.routes import ToEntry, ToLesson, ToNote, ToOutgoing, ToSearch, ToThread
from course.study.text_filter import Index
from course.tools.commitment import Commitment
from course.tools.threads import Thread
from course.tui.base.base_screen import ONLY_FOR_YOU, BaseScreen, lies_on_home
from course.tui.base.keys import Group, command, key
from course.tui.dialogs.erase import erase
from course.tui.journal.entry_list import EntryList
from course.tui.journal.journal_tabs import JournalTabs
from course.tui.journal.thread_screen import to_part
from course.tui.journal.thread_view import ThreadView
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class JournalScreen(BaseScreen[None]):
    """Everything the leader wrote, answered and marked.

    Args:
        lesson: The id of the lesson whose own words it begins with; those of all where none is named.
        tab: The list it begins with, by its digit.
    """

    CSS_PATH = "journal_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middle"), (110, "-wide")]
    BINDINGS = [
        key("enter", "open_found('open')", N_("Open"), priority=True),
        key("enter", "open_found('bring_back')", N_("Bring back"), priority=True),
        key("enter", "open_found('everywhere')", N_("Search everywhere"), priority=True),
        key("plus", "note", N_("New"), N_("Write a note of your own, to no step"), words=N_("write jot down")),
        key("ctrl+e", "export", N_("Save as a file"), N_("Write the journal as a document, to read, print or send"),
            words=N_("export print document Word share")),
        key("down", "into_list", N_("Into the list"), show=False),
        key("escape", "clear('words')", N_("Clear the search")),
        key("escape", "clear('lesson')", N_("All lessons")),
        key("escape", "clear('field')", N_("Out")),
        key("escape", "home", N_("Home"), N_("Back to the home page")),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"),
            words=N_("task remember to do"), show=False),
        key("right", "into_thread", N_("Into the thread"), show=False),
        key("left", "out_of_thread", N_("Back to the list"), show=False),
        *(key(str(tab.value), f"show_tab({tab.value})", N_("A list"), show=False) for tab in Tab),
        command("order", N_("Order"), N_("What was written last first, or lesson by lesson"), words=N_("sort"), is_link=True),
        ONLY_FOR_YOU,
        command("bookmarks", N_("Bookmarks"), N_("The steps you have marked"), listed=Group.PLACES),
        command("deleted", N_("What was deleted"), N_("Bring back what was deleted"), words=N_("bring back trash bin"),
                listed=Group.PLACES),
        command("forget", N_("Erase everything"), N_("Erase the whole journal for good; it can't be undone"),
                words=N_("delete remove forget for ever")),
    ]  # fmt: skip
    app: BaseApp

    def __init__(self, lesson: str = "", tab: int = 1) -> None:
        super().__init__()
        self._begins_with = lesson
        self._tab = Tab(tab)
        self._by_lesson = False
        self._state = self.app.session.state
        self._lists = JournalLists(self.app.session)
        self._indexes: dict[Tab, Index[Listed]] = {}
        """What each list is searched with, once it was."""
        self._view: tuple[object, ...] = ()
        """What the list was asked for last."""
        self._has_earlier = self._lists.has_earlier()
        self._tabs = JournalTabs(self.action_show_tab)
        self._list = EntryList(self._line, self._date, self._delete, id="entries")
        self._pane = ThreadView(id="pane")

    def compose(self) -> ComposeResult:
        """Lists by name, search and lesson above; the list, and where there is room the marked thread whole beside it."""
        yield self._tabs
        with Horizontal(id="finding"):
            yield SearchField(_("Search in your journal"), id="search")
            yield Static("Ctrl+F", id="key", markup=False)
            yield Select(self._lessons(), prompt=_("All lessons"), id="lesson", compact=True)
        with Horizontal(id="both"):
            yield self._list
            yield self._pane
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in the list."""
        if self._begins_with:
            self._choose(self._begins_with)
        self._find()
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Something may have been written or deleted meanwhile."""
        self.reload()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The marked thread, or the marked way through a dilemma."""
        marked = self._list.record
        return entries_of(marked) if isinstance(marked, Thread | ScenarioPath) else []

    @property
    def search_field(self) -> SearchField:
        """What is typed in the list goes there."""
        return self.query_one("#search", SearchField)

    @property
    def searched_for(self) -> str:
        """What was typed."""
        return self.search_field.value

    def reload(self, mark: str | None = None) -> None:
        """Reads the journal anew where it has changed; the mark goes to what the entry of an id is in, where one is named."""
        if (state := self.app.session.state) != self._state:
            self._state = state
            self._lists = JournalLists(self.app.session)
            self._indexes.clear()
        if not self._has_earlier and self._lists.has_earlier():
            self._has_earlier = True
            chosen = self._lesson
            lesson = self.query_one("#lesson", Select)
            with lesson.prevent(Select.Changed):
                lesson.set_options(self._lessons())
            self._choose(chosen)
        thread = self._lists.threads.of(mark) if mark is not None and self._tab is Tab.WORDS else None
        self._find(thread.id if thread is not None else mark)

    # Keys

    def action_show_tab(self, digit: int) -> None:
        """Shows another list."""
        self._tab = Tab(digit)
        self._find()
        self._list.focus()

    def action_bookmarks(self) -> None:
        """The marks."""
        self.action_show_tab(Tab.MARKS.value)

    def action_deleted(self) -> None:
        """What was deleted."""
        self.action_show_tab(Tab.DELETED.value)

    async def action_note(self) -> None:
        """A new note."""
        await self.app.go(ToNote())

    async def action_commit(self) -> None:
        """An agreement that grows out of the marked part."""
        part = self._pane.part
        source = self._lists.threads.source(part) if part is not None else None
        if source is not None:
            await self.app.go(to_commitment(source))

    async def action_export(self) -> None:
        """Writes the journal as a document."""
        await self.app.go(ToOutgoing("whole"))

    def action_order(self) -> None:
        """The other order."""
        self._by_lesson = not self._by_lesson
        self._find()

    def action_forget(self) -> None:
        """Erases the whole journal for good, once the leader has said yes twice."""
        erase(self.app, None, self.reload)

    def action_into_thread(self) -> None:
        """To the parts of the marked thread."""
        self._pane.focus()

    def action_out_of_thread(self) -> None:
        """And back to the list."""
        self._list.focus()

    def action_into_list(self) -> None:
        """Out of the field, to what was found: from the first, which is marked already, to the next."""
        self._find_what_was_typed()
        self._list.focus()
        self._list.action_move(1)

    async def action_open_found(self, _does: str) -> None:
        """Opens what is marked; what isn't here is searched for everywhere."""
        self._find_what_was_typed()
        if self._found_does == "everywhere":
            await self.app.go(ToSearch(self.searched_for))
        else:
            self._list.action_open()

    def _find_what_was_typed(self) -> None:
        """The last letter typed has its say before anything is done with what was found."""
        if self._view[:1] != (self.searched_for,):
            self._find()

    @property
    def _found_does(self) -> Literal["open", "bring_back", "everywhere", ""]:
        """What Enter does in the field."""
        if not self.search_field.has_focus:
            return ""
        if self._list.record is None:
            return "everywhere" if self.searched_for.strip() else ""
        return "bring_back" if self._list.brings_back else "open"

    def action_clear(self, _what: str) -> None:
        """Out of the search and the lesson, to all of the list."""
        self.search_field.value = ""
        self._choose(None)
        self._find()
        self._list.focus()

    @property
    def _cleared(self) -> Literal["words", "lesson", "field", ""]:
        """What Esc leads out of first; the lesson it began with was no choice of the leader's."""
        if self.searched_for:
            return "words"
        if self._lesson not in (None, self._begins_with):
            return "lesson"
        return "field" if self.search_field.has_focus else ""

    def action_home(self) -> None:
        """To home, which lies right below."""
        self.action_close()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what leads somewhere from here."""
        match action:
            case "open_found":
                return parameters == (self._found_does,)
            case "into_list":
                return self.search_field.has_focus
            case "clear":
                return parameters == (self._cleared,)
            case "home" | "close":
                return not self._cleared and lies_on_home(self) == (action == "home")
            case "order":
                return self._tab is Tab.WORDS and bool(self._list.items)
            case "into_thread":
                return self._pane.display and self._list.has_focus and self._pane.part is not None
            case "out_of_thread":
                return self._pane.has_focus
            case "commit":
                part = self._pane.part
                return part is not None and not isinstance(part.of, Commitment)
            case "private":
                return bool(self.own_entries)
            case _:
                return True

    # Finding

    @property
    def _lesson(self) -> str | None:
        return cast("str | None", self.query_one("#lesson", Select).selection)

    def _choose(self, lesson: str | None) -> None:
        """Chooses a lesson without looking anew."""
        chooser = self.query_one("#lesson", Select)
        with chooser.prevent(Select.Changed):
            if lesson is None:
                chooser.clear()
            else:
                chooser.value = lesson

    def _lessons(self) -> list[tuple[Content, str]]:
        found = [(Content(lesson.title), lesson.id) for lesson in self.app.session.course.lessons]
        found.append((Content(_("Without a lesson")), FREE))
        return [*found, (Content(_("From an earlier edition of the course")), EARLIER)] if self._has_earlier else found

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self._find()

    @on(Select.Changed)
    def _filtered(self) -> None:
        self._find()

    def _find(self, mark: str | None = None) -> None:
        tab, query, lesson = self._tab, self.searched_for, self._lesson
        kept = {item.id for item in self._index(tab).find(query)} if query.strip() else None

        def fits(item: Listed) -> bool:
            return (kept is None or item.id in kept) and (lesson is None or self._lists.lesson_of(item) == lesson)

        items = self._lists.items(tab, fits, by_lesson=self._by_lesson)
        self._tabs.mark(tab, {each: self._lists.count(each) for each in Tab})
        entries = self._list
        entries.empty = _nothing(tab, is_all=kept is None and lesson is None)
        entries.brings_back = tab is Tab.DELETED
        view = query, lesson, tab, self._by_lesson
        entries.show(items, query, mark, same=view == self._view, lines=1 if tab is Tab.MARKS else 3)
        self._view = view
        self.refresh_bindings()

    def _index(self, tab: Tab) -> Index[Listed]:
        """What a list is searched with: made when one begins to type."""
        if tab not in self._indexes:
            items = [item for item in self._lists.items(tab, lambda _item: True) if not isinstance(item, str)]
            self._indexes[tab] = Index((item, self._lists.searched(item)) for item in items)
        return self._indexes[tab]

    def _line(self, item: Listed) -> Line:
        return self._lists.line(item)

    def _date(self, line: Line) -> str:
        return short_date(line.at, self.app.session.clock())

    # What is marked

    @on(EntryList.Marked)
    def _marked(self, event: EntryList.Marked) -> None:
        thread = event.record if isinstance(event.record, Thread) else None
        self._pane.show(self._lists.threads, thread)
        self.refresh_bindings()

    @on(EntryList.Opened)
    async def _open(self, event: EntryList.Opened) -> None:
        """Opens what is marked: a thread of one as what it is, a longer one as a page where it isn't beside the list already."""
        match event.record:
            case Thread() as thread if len(thread.parts) > 1 and not self._pane.display:
                await self.app.go(ToThread(thread))
            case Thread() as thread:
                await self.app.go(to_part(self._pane.part or thread.first))
            case Attempt() as attempt:
                await self.app.go(ToEntry(attempt))
            case ScenarioPath() as path:
                await self._to_step(path, _("The course no longer has this dilemma. All you chose is in your document."))
            case Bookmark() as mark:
                await self._to_step(mark, _("The course no longer has this step. Del takes the mark off."))
            case Deleted() as deleted:
                self.app.bring_back(deleted.entries)

    async def _to_step(self, item: Bookmark | ScenarioPath, where_gone: str) -> None:
        spot = self._lists.spot(item)
        if spot is None or spot.lesson is None or spot.step is None:
            self.app.notify(where_gone, markup=False)
            return
        await self.app.go(ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True))

    @on(ThreadView.Opened)
    async def _open_part(self, event: ThreadView.Opened) -> None:
        event.stop()
        await self.app.go(to_part(event.part))

    @on(ThreadView.Removed)
    def _remove_part(self, event: ThreadView.Removed) -> None:
        event.stop()
        if self.app.delete_entries([event.part.entry]):
            self.reload()

    def _delete(self, item: Listed) -> None:
        """Deletes what a line stands for; of a thread all that grew out of it goes with it, and comes back with it."""
        told = None
        if isinstance(item, Bookmark):
            told = _("The mark is off. Ctrl+Z sets it again.")
        elif len(entries_of(item)) > 1:
            told = _("Deleted, with what grew out of it. Ctrl+Z brings it back.")
        if self.app.delete_entries(entries_of(item), told):
            self.reload()


def _nothing(tab: Tab, *, is_all: bool) -> str:
    """What is said where a list has nothing to show."""
    if not is_all:
        return _("Nothing here fits. Esc shows all of it again.")
    match tab:
        case Tab.WORDS:
            return _("What you write gathers here. + makes a note.")
        case Tab.ANSWERS:
            return _("The questions you have answered gather here.")
        case Tab.MARKS:
            return _("No marks yet. In a lesson, a click on the flag ⚐ at the top marks the step.")
        case Tab.DELETED:
            return _("Nothing is deleted. What you delete can be brought back from here.")
