"""The journal: everything written and answered, to search, read, go on with, and delete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select

from course.content.model import Course
from course.journal.kinds import (
    ATTEMPTS,
    KINDS,
    NOTES,
    REFLECTIONS,
    REVISITS,
    Attempt,
    Record,
    Reflection,
    Revisit,
    changed,
    kind_of,
)
from course.journal.resets import Reset, Taken, resets, to_bring_back
from course.locale import N_, _
from course.locale.dates import date_and_time, short_date
from course.session.routes import ToEntry, ToNote, ToSearch
from course.session.starting_over import counted, title_of
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot
from course.study.quiz_round import answered
from course.study.text_filter import Index
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.dialogs.erase import erase
from course.tui.journal.entry_list import EntryList, EntryRow, Listed
from course.tui.journal.entry_screen import looked_back
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.search_field import SearchField
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_SIGNS = {REFLECTIONS: "✎", NOTES: "▪", REVISITS: "↻", ATTEMPTS: "?"}
_OWN = "own"
"""The kind filter's value for all the leader's own words."""
_DELETED = {"deleted": tuple(kind for kind in KINDS if kind != ATTEMPTS), "deleted answers": (ATTEMPTS,)}
"""The kind filter's values for what can be brought back, with its kinds: the many answers that a fresh start has taken would
bury a text that is looked for."""
_KINDS = (
    (N_("Reflections"), REFLECTIONS),
    (N_("Looking back"), REVISITS),
    (N_("Notes"), NOTES),
    (N_("Answers"), ATTEMPTS),
    (N_("Own words"), _OWN),
    (N_("Deleted"), "deleted"),
    (N_("Deleted answers"), "deleted answers"),
)
_FREE = "-"
"""The lesson filter's value for notes that belong to no lesson."""
_EARLIER = "--"
"""Its value for what belongs to no step any more; no lesson's id begins like this."""


class JournalScreen(BaseScreen[None]):
    """All entries, newest first or by lesson.

    Args:
        lesson: The id of the lesson whose own words it begins with; everything where none is named.
    """

    CSS_PATH = "journal_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDINGS = [
        key("plus", "note", N_("New"), N_("Write a note of your own, to no step"), words=N_("write jot down")),
        key("ctrl+e", "export", N_("Save as a file"), N_("Write the journal as a document, to read, print or send"),
            words=N_("export print document Word share")),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        command("order", N_("Order"), N_("Newest first, or lesson by lesson"), words=N_("sort"), is_link=True),
        command("forget", N_("Erase everything"), N_("Erase the whole journal for good; it can't be undone"),
                words=N_("delete remove forget for ever")),
    ]  # fmt: skip
    app: BaseApp

    def __init__(self, lesson: str = "") -> None:
        super().__init__()
        self._begins_with = lesson
        self._by_lesson = False
        self._index: Index[Record] = Index(())
        self._placing = Locator(self.app.session.course)
        self._view: tuple[object, ...] = ()
        """What the list was asked for last."""
        self._together: list[tuple[Reset, Taken]] = []
        """What was begun again with, and what of it comes back, where the deleted are shown."""
        self._first: dict[str, Reflection] = {}
        """What each step's revisits came back to."""
        self._earlier = self._has_earlier()

    def compose(self) -> ComposeResult:
        """Search and filters above, the list, and where there is room the marked entry beside it."""
        yield TitleBar()
        yield SearchField(_("Search in your journal"), id="search")
        with Horizontal(id="filters"):
            yield Select(self._lessons(), prompt=_("All lessons"), id="lesson", compact=True)
            kinds = [(_(name), kind) for name, kind in _KINDS]
            yield Select(kinds, prompt=_("All kinds"), id="kind", compact=True)
        with Horizontal(id="both"):
            yield EntryList(self._row, self._delete, id="entries")
            with VerticalScroll(id="pane", can_focus=False):
                yield BlocksView(id="reading")
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in the list."""
        if self._begins_with:
            for name, value in (("#lesson", self._begins_with), ("#kind", _OWN)):
                chooser = self.query_one(name, Select)
                with chooser.prevent(Select.Changed):
                    chooser.value = value
        self.reload()
        self.query_one(EntryList).focus()

    def on_screen_resume(self) -> None:
        """An entry may have been changed or deleted meanwhile."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Reads the journal anew; the mark goes to the entry of an id, where one is named."""
        kind = self._kind
        records = self.app.session.records.deleted(_DELETED[kind]) if kind in _DELETED else self.app.session.records.all()
        self._first = {reflection.step: reflection for reflection in self.app.session.records.reflections()}
        journal = self.app.session.journal
        gone = resets(journal) if kind in _DELETED else []
        self._together = [(reset, to_bring_back(journal, reset)) for reset in gone]
        self._offer_earlier()
        self._index = Index((record, f"{self._title(record)} {self._text(record)}") for record in records)
        self._find(mark)

    def _has_earlier(self) -> bool:
        records = self.app.session.records
        every = (records.reflections(), records.notes(), records.revisits(), records.attempts())
        return any(self._placing.of(record) is None for kind in every for record in kind)

    def _offer_earlier(self) -> None:
        """The lesson filter names the earlier edition as soon as something is from it."""
        if not self._earlier and self._has_earlier():
            self._earlier = True
            lesson = self.query_one("#lesson", Select)
            chosen = lesson.value
            with lesson.prevent(Select.Changed):
                lesson.set_options(self._lessons())
                lesson.value = chosen

    def _lessons(self) -> list[tuple[Content, str]]:
        found = [(Content(lesson.title), lesson.id) for lesson in self.app.session.course.lessons]
        found.append((Content(_("Without a lesson")), _FREE))
        return [*found, (Content(_earlier()), _EARLIER)] if self._earlier else found

    def action_close(self) -> None:
        """Out of the search and the filters first, then back; what it began with was no choice of the leader's."""
        search, filters = self.query_one("#search", Input), list(self.query(Select))
        chosen = [each.selection for each in filters if not each.is_blank()]
        if search.has_focus or search.value or (chosen and chosen != [self._begins_with, _OWN]):
            search.value = ""
            for each in filters:
                each.clear()
            self.query_one(EntryList).focus()
        else:
            self.dismiss(None)

    @property
    def search_field(self) -> SearchField:
        """What is typed in the list goes there."""
        return self.query_one("#search", SearchField)

    @property
    def searched_for(self) -> str:
        """What was typed."""
        return self.search_field.value

    def action_order(self) -> None:
        """The other order."""
        self._by_lesson = not self._by_lesson
        self._find()

    def action_forget(self) -> None:
        """Erases the whole journal for good, once the leader has said yes twice."""
        erase(self.app, None, self.reload)

    async def action_note(self) -> None:
        """A new note."""
        await self.app.go(ToNote())

    @property
    def _kind(self) -> str | None:
        return cast("str | None", self.query_one("#kind", Select).selection)

    @property
    def _shows_deleted(self) -> bool:
        return self._kind in _DELETED

    def _delete(self, record: Listed) -> None:
        """Deletes an entry, unless it is deleted already."""
        if not isinstance(record, Reset) and not self._shows_deleted and self.app.delete(record):
            self.reload()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self._find()

    @on(Select.Changed)
    def _filtered(self) -> None:
        self.reload()

    @on(Input.Submitted, "#search")
    async def _submitted(self) -> None:
        """Into the list; where nothing fits, the words are searched for everywhere."""
        if self.query_one(EntryList).items or not self.searched_for.strip():
            self.query_one(EntryList).focus()
        else:
            await self.app.go(ToSearch(self.searched_for))

    @on(EntryList.Opened)
    async def _open(self, event: EntryList.Opened) -> None:
        if isinstance(event.record, Reset):
            self.app.bring_back(to_bring_back(self.app.session.journal, event.record))
        elif self._shows_deleted:
            self.app.bring_back([(kind_of(event.record), event.record.id)])
        else:
            await self.app.go(ToEntry(event.record))

    @on(EntryList.Marked)
    def _marked(self, event: EntryList.Marked) -> None:
        pane = self.query_one("#pane")
        if pane.display and event.record is not None:
            self.query_one("#reading", BlocksView).show(self._page(event.record))
            pane.scroll_home(animate=False)
        elif event.record is None:
            self.query_one("#reading", BlocksView).show([])

    def action_export(self) -> None:
        """Writes the journal as a document."""
        from course.session.exports import of_journal
        from course.tui.dialogs.export import ExportScreen

        self.app.push_screen(ExportScreen(of_journal(self.app.session)))

    def _find(self, mark: str | None = None) -> None:
        query = self.query_one("#search", Input).value
        lesson, kind = self.query_one("#lesson", Select).selection, self._kind
        found = [record for record in self._index.find(query) if self._fits(record, lesson, kind)]
        together = self._resets(query, lesson) if self._shows_deleted else []
        count = _("{n} in all").format(n=len(together) + len(found))
        order = _("by lesson") if self._by_lesson else _("newest first")
        about = _("Enter brings back") if self._shows_deleted else order
        title = self.query_one(TitleBar)
        title.left = Content.styled(_("Journal"), "bold")
        title.right = Content(f"{count} · {about}")
        shown = list(_grouped(found, self.app.session.course, self._placing)) if self._by_lesson else found
        shown = [*together, *shown]
        entries = self.query_one(EntryList)
        if self._shows_deleted:
            entries.empty = _("Nothing is deleted. What you delete can be brought back from here.")
        elif query or lesson is not None or kind is not None:
            entries.empty = _("Nothing in your journal fits. Esc shows all of it again.")
        else:
            entries.empty = _("Nothing here yet. What you write and answer gathers here.")
        view = query, lesson, kind, self._by_lesson
        entries.show(shown, query, mark, same=view == self._view)
        self._view = view

    def _fits(self, record: Record, lesson: object, kind: str | None) -> bool:
        if kind == _OWN and isinstance(record, Attempt):
            return False
        if kind not in (None, _OWN, *_DELETED) and kind_of(record) != kind:
            return False
        return lesson is None or _lesson_of(self._placing.of(record)) == lesson

    def _resets(self, query: str, lesson: object) -> list[Reset]:
        """What was begun again with, and comes back together; a search is for words of the leader's own."""
        if query.strip():
            return []
        return [reset for reset, _taken in self._together if lesson is None or reset.lesson == lesson]

    def _row(self, record: Listed) -> EntryRow:
        if isinstance(record, Reset):
            what = counted(next(taken for reset, taken in self._together if reset == record)) or _("Your place in it")
            title, date = title_of(self.app.session.course, record), short_date(record.at, self.app.session.clock())
            return EntryRow("↶", title, date, _("All together: {what}").format(what=what))
        sign = _SIGNS[kind_of(record)]
        if isinstance(record, Attempt):
            spot = self._placing.of(record)
            correct = answered(spot.question, record).correct if spot and spot.question else record.correct
            sign = "✔" if correct else "✘"
        return EntryRow(sign, self._title(record), short_date(changed(record), self.app.session.clock()), self._text(record))

    def _title(self, record: Record) -> str:
        spot = self._placing.of(record)
        match record:
            case Attempt():
                return " ".join(spot.question.prompt.split()) if spot and spot.question else _earlier()
            case Revisit():
                return f"{looked_back(self._first.get(record.step), record)} · {_step_title(spot)}"
            case _:
                return _step_title(spot)

    def _text(self, record: Record) -> str:
        if not isinstance(record, Attempt):
            return record.text
        spot = self._placing.of(record)
        answer = answer_in_words(spot.question if spot else None, record.chosen)
        return _("Your answer: {answer}").format(answer=answer)

    def _page(self, record: Listed) -> list[Block]:
        row = self._row(record)
        when = Content.styled(date_and_time(record.at if isinstance(record, Reset) else changed(record)), "$text-muted")
        paragraphs = [Block(Content(line)) for line in row.text.splitlines() if line.strip()]
        return [Block(Content.styled(row.title, "bold")), Block(when, gap=False), *paragraphs]


def _earlier() -> str:
    return _("From an earlier edition of the course")


def _step_title(spot: Spot | None) -> str:
    if spot is None:
        return _earlier()
    part = spot.step or spot.lesson
    return part.title if part else _("Note")


def _lesson_of(spot: Spot | None) -> str:
    """The lesson filter's value that an entry belongs to."""
    if spot is None:
        return _EARLIER
    return spot.lesson.id if spot.lesson else _FREE


def _grouped(records: list[Record], course: Course, placing: Locator) -> Iterator[Record | str]:
    """The entries under headings: the lessons in the course's order, what belongs to none, and what the course no longer has."""
    headings = {lesson.id: lesson.title for lesson in course.lessons}
    headings |= {_FREE: _("Without a lesson"), _EARLIER: _earlier()}
    groups: dict[str, list[tuple[int, Record]]] = {lesson_id: [] for lesson_id in headings}
    numbers = {step.id: number for lesson in course.lessons for number, step in enumerate(lesson.steps)}
    for record in records:
        spot = placing.of(record)
        groups[_lesson_of(spot)].append((numbers[spot.step.id] if spot and spot.step else -1, record))
    for lesson_id, group in groups.items():
        if group:
            yield headings[lesson_id]
            yield from (record for _number, record in sorted(group, key=lambda each: each[0]))
