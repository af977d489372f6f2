"""A project of the leader's own: what it is, where it starts, what to watch in it, its value chain, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from course.content.model import ANSWERS, CASE_NAMES, Answer
from course.content.toolkit import GuideQuestion, WatchLine
from course.locale import _
from course.plain.tools.fields import Field, Rows
from course.plain.tools.sheet import Does, Sheet
from course.plain.voice import labelled, sentence
from course.plain.words import Choice, Known
from course.session.commitments import to_commitment
from course.session.project_page import ProjectPage, agreement_facts, chain_in_words, due_soon, project_page
from course.session.routes import Route, ToNewWork
from course.session.works import new_work, own_facts, to_work
from course.tools.chain import chain_of
from course.tools.commitment import Source, in_a_line
from course.tools.naming import title_of
from course.tools.project import (
    STATE_WORDS,
    TABLE,
    ChainLink,
    Project,
    Reply,
    Watched,
    WatchState,
    noted,
    placement,
    watch_list,
)
from course.tools.rows import new_id


def ask(sheet: Sheet[Project]) -> Route | None:
    """Asks for the name of a new one, then tells how it stands and what can be done in it."""
    name = Field("name", _("Name"), _("name"), _("What is the project called?"))
    if not sheet.work.id:
        sheet.ask(name)
    work = sheet.work
    belonging = sheet.session.works.belonging(work.id) if work.id else ([], [])
    standing = project_page(sheet.session, work).standing
    sheet.dialogue.sign(labelled(_("Where it starts"), standing) if standing else "", due_soon(sheet.session, work, belonging))
    return sheet.ask_all(lambda: [sheet.field(name), *_choices(sheet)])


def _choices(sheet: Sheet[Project]) -> Iterator[Choice[Does]]:
    page = project_page(sheet.session, sheet.work)
    yield sheet.field(Field("about", _("What it is"), _("what, about"), _("What is the project about?"), "text"))
    yield sheet.field(Field("origin", _("Who it comes from"), _("from, origin"), _("Who does it come from?")))
    yield sheet.field(Field("in_use", _("The day it must be in use"), _("day, in use"), _("Which day must it be in use?"), "day"))
    yield sheet.field(Field("core_task", _("The core task it touches"), _("core task"), _("Which core task does it touch?")))
    yield Choice(f"{_('Where it starts')}: {page.start}", lambda: _place(sheet), _("start, must or can"))
    if sheet.session.course.toolkit is not None and sheet.work.start is not None:
        yield Choice(f"{_('What to watch')}: {page.watch}", lambda: _watch(sheet), _("watch"))
    yield sheet.rows(_chain(sheet))
    if sheet.work.id:
        yield from _belonging(sheet, page)


# Where it starts


def _place(sheet: Sheet[Project]) -> None:
    """Asks the questions that help, tells what they point to, and asks the leader to decide."""
    toolkit = sheet.session.course.toolkit
    guide = toolkit.guide if toolkit is not None else ()
    for number, question in enumerate(guide, start=1):
        if not _reply(sheet, question, f"{number}/{len(guide)}"):
            break
    placed = placement(guide, sheet.work.replies)
    if placed.start is not None:
        sheet.dialogue.say(
            _("Proposal: {start}").format(start=_(CASE_NAMES[placed.start])), *(each.why for each in placed.reasons)
        )
    lines: list[Choice[Answer | None]] = [Choice(_(CASE_NAMES[answer]), answer) for answer in ANSWERS]
    none: Choice[Answer | None] = Choice(_("not decided yet"), None, _("not"))
    start = sheet.dialogue.choose(lines, ask=_("You decide:"), more=[none])
    sheet.door.try_to_save(lambda: sheet.draft.change(start=start))


def _reply(sheet: Sheet[Project], question: GuideQuestion, number: str) -> bool:
    """Asks a question of the guide; says whether one goes on to the next."""
    sheet.dialogue.say(
        _("{n} of {total}: {text}").format(n=number.split("/", maxsplit=1)[0], total=number.split("/")[1], text=question.prompt)
    )
    names: dict[Reply, str] = {"yes": _("Yes"), "no": _("No"), "unknown": _("Don't know")}
    there = sheet.work.replies.get(question.id)
    if there in names:
        sheet.dialogue.say(_("You said: {reply}.").format(reply=names[there]))
    replies: list[Choice[Reply | str]] = [Choice(text, reply) for reply, text in names.items()]
    more: list[Choice[Reply | str]] = [
        Choice(_("Write a note to it"), "note", _("note")),
        Choice(_("Go straight to the decision"), "stop", _("decision, stop")),
    ]
    on: Choice[Reply | str] = Choice(_("the next question"), "next", _("next, on"))
    while True:
        said = sheet.dialogue.choose(replies, enter=on, more=more)
        if said != "note":
            break
        now = sheet.work.guide_notes.get(question.id, "")
        sheet.door.write(now, lambda text: _note(sheet, question.id, text))
    if said in names:
        sheet.door.try_to_save(
            lambda: sheet.draft.revise(lambda project: replace(project, replies={**project.replies, question.id: said}))
        )
    return said != "stop"


def _note(sheet: Sheet[Project], question_id: str, text: str) -> None:
    sheet.draft.revise(lambda project: replace(project, guide_notes={**project.guide_notes, question_id: text}))


# What to watch


def _watch(sheet: Sheet[Project]) -> None:
    toolkit = sheet.session.course.toolkit
    if toolkit is None:
        return
    known_lines = Known()
    while True:
        lines: list[Choice[WatchLine | None]] = []
        for group in watch_list(toolkit, sheet.work.start):
            for number, line in enumerate(group.lines):
                known = sheet.work.watched.get(line.id, Watched())
                heading = f"{sentence(group.title)} " if number == 0 else ""
                note = f" {known.note}" if known.note.strip() else ""
                state = sentence(_(STATE_WORDS[known.state]).capitalize())
                lines.append(Choice(f"{heading}{sentence(line.text)} {state}{note}", line))
        done: Choice[WatchLine | None] = Choice(_("Finished"), None, _("finished, done"))
        help = _("A number opens a line: how it stands, and a note to it.")
        chosen = sheet.dialogue.choose(lines, enter=done, help=help, known=known_lines)
        if chosen is None:
            return
        _watch_line(sheet, chosen)


def _watch_line(sheet: Sheet[Project], line: WatchLine) -> None:
    sheet.dialogue.say(line.text, line.about)
    states: list[Choice[WatchState | str]] = [Choice(_(name), state) for state, name in STATE_WORDS.items()]
    note: Choice[WatchState | str] = Choice(_("Write a note to it"), "note", _("note"))
    none: Choice[WatchState | str] = Choice(_("Leave it as it is"), "leave", _("no"))
    said = sheet.dialogue.choose([*states, note], ask=_("How does it stand?"), enter=none)
    now = sheet.work.watched.get(line.id, Watched())

    def keep(text: str) -> None:
        sheet.draft.revise(lambda project: replace(project, watched=noted(project.watched, line.id, note=text)))

    if said == "note":
        sheet.door.write(now.note, keep)
    elif said in STATE_WORDS:
        sheet.door.try_to_save(lambda: sheet.draft.revise(lambda project: _in_state(project, line.id, said)))


def _in_state(project: Project, line_id: str, said: str) -> Project:
    state = next(each for each in STATE_WORDS if each == said)
    return replace(project, watched=noted(project.watched, line_id, state=state))


# The value chain


def _chain(sheet: Sheet[Project]) -> Rows[ChainLink]:
    toolkit = sheet.session.course.toolkit
    suggested = toolkit.chain if toolkit is not None else ()
    return Rows(
        text=_("The value chain"),
        names=_("value chain, chain"),
        rows=lambda project: chain_of(project.chain, suggested),
        put=lambda project, links: replace(project, chain=links),
        make=lambda links: ChainLink(new_id(links)),
        line=lambda _project, link: ": ".join(filter(None, (link.title, " ".join(link.text.split())))),
        fields=(Field("text", _("What it is here"), _("text"), _("What is it in this project?"), "text"),),
        about=lambda project: chain_in_words(project, toolkit),
    )


# What belongs to it


def _belonging(sheet: Sheet[Project], page: ProjectPage) -> Iterator[Choice[Does]]:
    session = sheet.session
    for kind, tool in page.tools:
        name = _(kind.names.title)
        names = f"{_(kind.names.short)},{name}"
        if tool is None:
            made = new_work(session, kind.table, sheet.work.id)
            yield _way(sheet, _("New: {tool}").format(tool=name), ToNewWork(made, asked=True), names)
        else:
            facts = own_facts(session, tool)
            yield _way(sheet, ", ".join(filter(None, (f"{name}: {title_of(tool)}", facts))), to_work(tool), names)
    for each in page.agreements:
        text = _("Agreement: {title}").format(title=in_a_line(each))
        yield _way(sheet, f"{text}, {agreement_facts(session, each)}", to_work(each), "")
    source = Source(TABLE, sheet.work.id, title_of(sheet.work))
    yield _way(sheet, _("New: {tool}").format(tool=_("Agreement with myself")), to_commitment(source), _("agreement"))


def _way(sheet: Sheet[Any], text: str, route: Route, names: str) -> Choice[Does]:
    return Choice(text, lambda: sheet.door.go(route), names)
