"""The journal's lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from course.content.scenario import Scenario
from course.journal.kinds import Attempt, Bookmark
from course.journal.paths import ScenarioPath
from course.locale import _
from course.locale.dates import short_date
from course.plain.deleting import bring_back, bring_back_last, delete
from course.plain.door import Door
from course.plain.voice import sentence, unsigned
from course.plain.words import Choice, Known
from course.session.glance import excerpt
from course.session.journal_lists import TABS, Deleted, JournalLists, Line, Listed, Tab, entries_of
from course.session.routes import Route, ToBookmarks, ToEntry, ToJournal, ToLesson, ToNote, ToOutgoing, ToThread
from course.study.scenario_path import in_words
from course.study.text_filter import Index
from course.tools.threads import Thread

_Chosen: TypeAlias = "Listed | Tab | str"
_NEW, _FIND, _UNDO, _EXPORT, _ALL, _ORDER = "new", "find", "undo", "export", "all", "order"
_DELETE, _STEP = "delete", "step"
_LETTERS = 100
"""Letters of a text that are told in a list."""


def visit(door: Door, route: ToJournal | ToBookmarks) -> Route | None:
    """Tells what is in a list, and opens what is chosen."""
    _Lists(door, route).go_through()
    return None


class _Lists:
    def __init__(self, door: Door, route: ToJournal | ToBookmarks) -> None:
        self._door = door
        self._tab = Tab.MARKS if isinstance(route, ToBookmarks) else Tab(route.tab)
        self._lesson = "" if isinstance(route, ToBookmarks) else route.lesson
        self._words = ""
        """What is searched for."""
        self._by_lesson = False
        """Whether own words stand lesson by lesson, rather than what was written last first."""

    def go_through(self) -> None:
        """Until one goes back."""
        dialogue, tab, known = self._door.dialogue, None, Known()
        while True:
            lists = JournalLists(self._door.session)
            choices = self._now()
            if tab != (self._tab, self._words, self._by_lesson):
                tab, known = (self._tab, self._words, self._by_lesson), Known()
                dialogue.heading(self._title(len(choices)))
            help = _("A number opens one. What is deleted can be brought back: say what was deleted.")
            ask = _("Which one?") if choices else ""
            self._does(dialogue.choose(self._now, ask=ask, more=self._more(lists), help=help, known=known))

    def _now(self) -> list[Choice[_Chosen]]:
        return list(self._choices(JournalLists(self._door.session)))

    def _title(self, many: int) -> str:
        name = _(TABS[self._tab])
        found = _("{n} with “{words}”").format(n=many, words=self._words) if self._words else str(many)
        return f"{_('Your journal')}. {name}: {found}."

    def _choices(self, lists: JournalLists) -> Iterator[Choice[_Chosen]]:
        wanted = self._wanted(lists)
        heading = ""
        for each in lists.items(self._tab, lambda item: wanted is None or item.id in wanted, by_lesson=self._by_lesson):
            if isinstance(each, str):
                heading = f"{_heading(each)} "
            elif not self._lesson or lists.lesson_of(each) == self._lesson:
                yield Choice(heading + _in_words(lists.line(each)), each)
                heading = ""

    def _wanted(self, lists: JournalLists) -> set[str] | None:
        if not self._words:
            return None
        every = [each for each in lists.items(self._tab, lambda _item: True) if not isinstance(each, str)]
        index: Index[Listed] = Index([(each, lists.searched(each)) for each in every])
        return {each.id for each in index.find(self._words)}

    def _more(self, lists: JournalLists) -> list[Choice[_Chosen]]:
        names = {
            Tab.WORDS: _("words, texts"), Tab.ANSWERS: _("answers"), Tab.MARKS: _("bookmarks, marks"), Tab.DELETED: _("deleted")
        }  # fmt: skip
        found: list[Choice[_Chosen]] = [Choice(_("Find words in this list"), _FIND, _("find words"))]
        if self._words or self._lesson:
            found.append(Choice(_("Show all of it again"), _ALL, _("all")))
        found.append(Choice(_("Write a note"), _NEW, _("note, new")))
        if self._tab is Tab.WORDS:
            order = _("What was written last first") if self._by_lesson else _("Lesson by lesson")
            found.append(Choice(order, _ORDER, _("order")))
        for tab in Tab:
            if tab is not self._tab:
                found.append(Choice(f"{_(TABS[tab])}: {lists.count(tab)}", tab, names[tab]))
        if self._door.session.undo.last() is not None:
            found.append(Choice(_("Bring back what was deleted last"), _UNDO, _("undo, bring back")))
        return [*found, Choice(_("Save as a file"), _EXPORT, _("file, export"))]

    def _does(self, chosen: _Chosen) -> None:
        door = self._door
        match chosen:
            case Tab():
                self._tab, self._words, self._lesson = chosen, "", ""
            case "find":
                self._words = door.dialogue.line(_("Which words?"), self._words) or ""
            case "all":
                self._words = self._lesson = ""
            case "order":
                self._by_lesson = not self._by_lesson
            case "new":
                door.go(ToNote())
            case "undo":
                bring_back_last(door)
            case "export":
                door.go(ToOutgoing("whole"))
            case Deleted():
                self._bring_back(chosen)
            case Thread():
                door.go(ToThread(chosen))
            case Attempt():
                door.go(ToEntry(chosen))
            case Bookmark():
                self._open_mark(chosen)
            case ScenarioPath():
                self._open_path(chosen)

    def _bring_back(self, item: Deleted) -> None:
        line = JournalLists(self._door.session).line(item)
        self._door.dialogue.tell(unsigned(line.title) + ("\n" + line.text if line.text else ""))
        if self._door.dialogue.confirm(_("Bring it back?")):
            bring_back(self._door, entries_of(item))

    def _open_mark(self, mark: Bookmark) -> None:
        lesson = self._door.session.course.lesson(mark.lesson)
        index = next((at for at, step in enumerate(lesson.steps) if step.id == mark.step), None) if lesson else None
        if lesson is not None and index is not None:
            self._door.go(ToLesson(lesson, index, look=True))
            return
        self._door.dialogue.say(_("The course no longer has that step."))
        if self._door.dialogue.confirm(_("Take the mark off?")):
            self._door.try_to_save(lambda: self._door.session.records.remove_bookmark(mark.step))

    def _open_path(self, path: ScenarioPath) -> None:
        """Tells a path through a dilemma; from here one goes to the dilemma, or deletes the path."""
        door, spot = self._door, JournalLists(self._door.session).spot(path)
        step = spot.step if spot is not None else None
        words = in_words(step if isinstance(step, Scenario) else None, path)
        ended = _("How it ended: {title}").format(title=words.ending) if words.ending else ""
        door.dialogue.heading(sentence(step.title if step is not None else path.title))
        door.dialogue.tell("\n".join((*(f"{n}. {each}" for n, each in enumerate(words.choices, 1)), sentence(ended))))
        ways = [Choice(_("Delete"), _DELETE, _("delete, remove"))]
        if spot is not None and spot.lesson is not None and step is not None:
            ways.insert(0, Choice(_("To the step"), _STEP, _("step, lesson")))
        way = door.dialogue.choose([], enter=Choice(_("Finished"), "", _("finished, done")), more=ways)
        if way == _DELETE:
            delete(door, entries_of(path))
        elif way == _STEP and spot is not None and spot.lesson is not None and spot.step is not None:
            door.go(ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True))


def _in_words(line: Line) -> str:
    right = {"✔": _("Right.") + " ", "✘": _("Not right yet.") + " "}.get(line.sign, "")
    place = ", ".join(filter(None, (line.place, short_date(line.at))))
    text = excerpt(line.text, _LETTERS)
    grown = unsigned(line.grown.replace("└ ", ""))
    return right + " ".join(map(sentence, filter(None, (excerpt(line.title, _LETTERS), place, text, grown))))


def _heading(text: str) -> str:
    """What stands above the lines of a lesson: its number has the word before it."""
    number, _blank, title = text.partition(" ")
    return sentence(_("Lesson {number}: {title}").format(number=number, title=title) if number.isdecimal() else text)
