"""A piece of work while it is worked on: its fields are asked for, its rows gone through; every answer is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

from msgspec.structs import replace

from course.locale import _, ngettext
from course.plain.door import Door
from course.plain.tools.fields import Field, Rows, Unread, kept
from course.plain.voice import asking, labelled, sentence
from course.plain.words import Choice, Known
from course.session.commitments import to_commitment
from course.session.routes import Route, ToOutgoing
from course.session.work_draft import WorkDraft
from course.session.works import is_loose, laid_under
from course.tools import registry
from course.tools.commitment import Source
from course.tools.naming import title_of
from course.tools.project import Project
from course.tools.repository import Work
from course.tools.rows import found, moved, rewritten, without

W = TypeVar("W", bound=Work)
Does: TypeAlias = Callable[[], "Route | bool | None"]
"""What a choice does: gives a route to go on to instead, True to leave the piece, else nothing."""


class Sheet(Generic[W]):
    """One piece of work.

    Args:
        door: Who is there.
        draft: The piece.
    """

    def __init__(self, door: Door, draft: WorkDraft[W]) -> None:
        self.door = door
        self.session = door.session
        self.dialogue = door.dialogue
        self.draft = draft
        self._place = ""
        """What the piece was called when its choices were told last."""

    @property
    def title(self) -> str:
        """What the piece is called, as a sentence."""
        name, work = _(registry.of(self.work).names.title), self.work
        return sentence(f"{name}: {title_of(work)}" if work.id else _("New: {tool}").format(tool=name))

    def _arrive(self) -> None:
        """Says where one is, for whoever comes back from a list in it; it may have got another name meanwhile."""
        place, self._place = self._place, self.title
        if self.dialogue.place in (place, self._place):
            self.dialogue.place = self._place
        else:
            self.dialogue.heading(self._place)

    @property
    def work(self) -> W:
        """The piece as it is by now."""
        return self.draft.read()

    def field(self, field: Field) -> Choice[Does]:
        """The choice that asks for a field."""
        now = " ".join(field.told(self.work).split())
        told = now if len(now) <= 60 else f"{now[:60].rsplit(' ', 1)[0]} …"
        return Choice(labelled(field.text, told or _("nothing yet")), lambda: self.ask(field), field.names or field.text)

    def ask(self, field: Field) -> None:
        """Asks for a field."""
        self._ask(field, self.work, lambda value: self.draft.change(**{field.name: value}))
        self.tell_of_another()

    def _ask(self, field: Field, holder: Any, save: Callable[[Any], object]) -> bool:
        ask, now = field.ask or asking(field.text), field.told(holder)
        if field.kind == "text":
            self.dialogue.say(ask)
            if now.strip():
                self.dialogue.tell(now)
            self.door.write(now, save)
            return True
        while (typed := self.dialogue.line(ask, now)) is not None:
            try:
                value = kept(field, typed, self.session.today())
            except Unread as unread:
                self.dialogue.say(str(unread))
            else:
                return self.door.line_kept(now, typed, partial(_with, save, value))
        return False

    def tell_of_another(self) -> None:
        """Says that somebody else wrote in the same place."""
        if self.draft.met_another():
            self.dialogue.say(_("Another text was written here meanwhile. Both are kept; home offers you to choose."))

    # Rows

    def rows(self, rows: Rows[Any]) -> Choice[Does]:
        """The choice that goes through a list."""
        many = len(rows.rows(self.work))
        count = ngettext("{n} line", "{n} lines", many).format(n=many)
        about = rows.about(self.work)
        return Choice(labelled(rows.text, count) + (f". {about}" if about else ""), lambda: self.go_through(rows), rows.names)

    def go_through(self, rows: Rows[Any]) -> None:
        """Tells the rows, makes new ones, and opens the one that is chosen."""
        new, done = Choice(_("New line"), "new", _("new, add")), Choice(_("Finished"), "done", _("finished, done"))
        self.dialogue.heading(rows.text)
        known, about = Known(), ""
        while True:
            there = rows.rows(self.work)
            if about != (about := rows.about(self.work)):
                self.dialogue.say(about)
            lines = [Choice(rows.line(self.work, each) or _("(empty)"), f"id {each.id}") for each in there]
            help = _("A number opens a line: to change, move or delete it.")
            undo = Choice(_("Bring back what was deleted last"), "undo", _("undo, bring back"))
            more = [undo] if self.draft.can_put_back else []
            chosen = self.dialogue.choose([*lines, new], enter=done, more=more, help=help, known=known)
            if chosen == "done":
                return
            if chosen == "undo":
                self._put_back()
            elif chosen == "new":
                while self._new_row(rows) and rows.fields[0].kind != "text":
                    pass  # several are mostly made in a row
            else:
                self._row(rows, chosen.removeprefix("id "))

    def _new_row(self, rows: Rows[Any]) -> bool:
        """Makes a row with its first words, and asks for what else belongs to it; says whether one was made."""
        first, *others = rows.fields
        made = rows.make(rows.rows(self.work))

        def add(value: Any) -> None:
            row = replace(made, **{first.name: value})
            self.draft.revise(lambda work: rows.put(work, (*rows.rows(work), row)))

        if not self._ask(first, made, add) or found(rows.rows(self.work), made.id) is None:
            return False
        for field in others:
            if field.kind != "text":
                self.ask_of_row(rows, made.id, field)
        return True

    def ask_of(self, field: Field, part: Callable[[W], Any], put: Callable[..., W]) -> None:
        """Asks for a field of a value that lies in the piece."""
        self._ask(field, part(self.work), lambda value: self.draft.revise(lambda work: put(work, **{field.name: value})))
        self.tell_of_another()

    def ask_of_row(self, rows: Rows[Any], row_id: str, field: Field) -> None:
        """Asks for a field of a row."""
        row = found(rows.rows(self.work), row_id)
        if row is None:
            return

        def save(value: Any) -> None:
            self.draft.revise(lambda work: rows.put(work, rewritten(rows.rows(work), row_id, **{field.name: value})))

        self._ask(field, row, save)
        self.tell_of_another()

    def _row(self, rows: Rows[Any], row_id: str) -> None:
        row = found(rows.rows(self.work), row_id)
        if row is not None and not rows.fields[0].told(row).strip():
            self.ask_of_row(rows, row_id, rows.fields[0])
        known = Known()
        while (row := found(rows.rows(self.work), row_id)) is not None:
            done = Choice[Any](_("Finished"), "done", _("finished, done"))
            fields = [
                Choice[Any](
                    labelled(each.text, " ".join(each.told(row).split()) or _("nothing yet")), each, each.names or each.text
                )
                for each in rows.fields
            ]
            more = [
                *(Choice[Any](text, does, names) for text, names, does in rows.also),
                Choice[Any](_("Move it"), "move", _("move")),
                Choice[Any](_("Delete it"), "delete", _("delete, remove")),
            ]
            chosen = self.dialogue.choose(fields, enter=done, more=more, known=known)
            if chosen == "done":
                return
            if chosen == "move":
                self._move(rows, row_id)
            elif chosen == "delete":
                self._remove(rows, row_id)
            elif isinstance(chosen, Field):
                self.ask_of_row(rows, row_id, chosen)
            else:
                chosen(self, row_id)

    def _move(self, rows: Rows[Any], row_id: str) -> None:
        there = rows.rows(self.work)
        places = [Choice(_("number {n}").format(n=number), number - 1) for number in range(1, len(there) + 1)]
        place = self.dialogue.choose([], ask=_("To which number, 1 to {n}?").format(n=len(there)), more=places)
        self.door.try_to_save(lambda: self.draft.revise(lambda work: rows.put(work, moved(rows.rows(work), row_id, place))))

    def _remove(self, rows: Rows[Any], row_id: str) -> None:
        there = list(rows.rows(self.work))
        row = found(there, row_id)
        if row is None or not self.door.try_to_save(
            lambda: self.draft.revise(lambda work: rows.put(work, without(rows.rows(work), row_id)))
        ):
            return
        place = there.index(row)

        def back(work: W) -> W:
            others: tuple[Any, ...] = tuple(rows.rows(work))
            made: W = rows.put(work, (*others[:place], row, *others[place:]) if found(others, row_id) is None else others)
            return made

        self.draft.taken_out(back, row_id)
        self.dialogue.say(_("Deleted. Say undo to bring it back."))

    # The whole

    def ask_all(self, choices: Callable[[], Iterable[Choice[Does]]], *, help: str = "") -> Route | None:
        """Tells what there is in the piece and does what is chosen, until it is left."""
        known = Known()
        while True:
            self._arrive()
            done = Choice[Does](_("Finished"), lambda: True, _("finished, done"))
            chosen = self.dialogue.choose(lambda: [*choices()], enter=done, more=self._more(), help=help, known=known)
            said = chosen()
            if said is True:
                return None
            if said not in (None, False):
                return said  # type: ignore[return-value]  # what is left is a route

    def _more(self) -> Sequence[Choice[Does]]:
        found: list[Choice[Does]] = []
        if self.draft.can_put_back:
            found.append(Choice(_("Bring back what was deleted last"), self._put_back, _("undo, bring back")))
        if not self.draft.work.id:
            return found
        private = self.door.private(self._entry())
        if self._can_lie_under_a_project:
            found.append(Choice(_("Put under a project"), self._lay_under, _("under, project")))
        return [
            *found,
            Choice(_("Hear it as a document"), self._tell, _("read, document")),
            Choice(_("Save as a file"), self._export, _("file, export")),
            Choice(_("Earlier versions"), self._versions, _("versions")),
            Choice(private.text, self._change_private, private.names),
            Choice(_("Delete"), self._delete, _("delete, remove")),
            Choice(_("Erase for good"), self._erase, _("erase, for good")),
        ]

    @property
    def _can_lie_under_a_project(self) -> bool:
        return is_loose(self.session, self.work) and bool(self.session.works.of(Project).all())

    def _lay_under(self) -> None:
        projects = [Choice(title_of(each), each.id) for each in self.session.works.of(Project).all()]
        none = Choice(_("For no project"), "", _("none, no"))
        chosen = self.dialogue.choose([*projects, none], ask=_("Which project is it for?"))
        if chosen and self.door.try_to_save(lambda: laid_under(self.session, self.work, chosen)):
            self.dialogue.say(_("Saved."))

    def agree(self) -> Choice[Does]:
        """The choice that makes an agreement of the whole piece."""
        return Choice(_("Make an agreement with yourself of it"), self._agree, _("agreement"))

    def _agree(self) -> None:
        if self.draft.work.id or self.door.try_to_save(self.draft.keep):
            self.door.go(to_commitment(Source(registry.of(self.work).table, self.work.id, title_of(self.work))))

    def _put_back(self) -> None:
        if self.door.try_to_save(self.draft.put_back):
            self.dialogue.say(_("It is back."))

    def _tell(self) -> None:
        from course.plain.tools.document import tell

        tell(self.door, self.work)

    def _export(self) -> None:
        from course.session.papers import of_work

        first = next(of_work(self.session, self.work), None)
        if first is not None:
            self.door.go(ToOutgoing(first.id))

    def _versions(self) -> None:
        from course.plain.tools.document import choose_version

        choose_version(self)

    def _entry(self) -> list[tuple[str, str]]:
        return [(registry.of(self.draft.work).table, self.draft.work.id)]

    def _change_private(self) -> None:
        self.door.change_private(self._entry())

    def _delete(self) -> bool:
        from course.plain.deleting import delete

        return delete(self.door, self._entry())

    def _erase(self) -> bool:
        from course.plain.deleting import erase
        from course.session.erasing import question_about

        return erase(self.door, self._entry(), question_about(self.session, self.work))


def _with(save: Callable[[Any], object], value: Any, _typed: str) -> None:
    """Keeps what was read out of a line."""
    save(value)
