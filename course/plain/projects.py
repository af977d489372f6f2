"""The leader's projects, and what was made with the tools for none of them."""

from __future__ import annotations

from collections.abc import Iterator

from course.locale import _
from course.plain.door import Door
from course.plain.words import Choice, Known
from course.session.project_page import due_soon, project_facts
from course.session.routes import Route, ToCommitments, ToGuide, ToNewWork, ToOutgoing, ToProjects
from course.session.session import Session
from course.session.works import facts_of, is_loose, new_work, to_work
from course.tools import registry
from course.tools.naming import title_of
from course.tools.project import TABLE, Project


def visit(door: Door, _route: ToProjects) -> Route | None:
    """Tells what there is, and opens what is chosen."""
    door.dialogue.heading(_("Projects and tools"))
    known = Known()
    while True:
        help = _("A number opens a project or a piece. What is new is kept with the first word you write in it.")
        chosen = door.dialogue.choose(
            lambda: list(_lines(door.session)), ask=_("Which one?"), more=list(_more(door.session)), help=help, known=known
        )
        door.go(chosen)


def _lines(session: Session) -> Iterator[Choice[Route]]:
    belongings = session.works.belongings()
    projects = session.works.of(Project).all()
    for each in sorted(projects, key=lambda project: (str(project.changed), project.id), reverse=True):
        due = due_soon(session, each, belongings.get(each.id, ([], [])))
        facts = ", ".join(filter(None, (title_of(each), project_facts(session, each), due)))
        yield Choice(_("Project: {title}").format(title=facts), to_work(each))
    for kind in registry.tool_kinds():
        for work in session.works.of(kind.struct).all():
            if is_loose(session, work):
                facts = ", ".join(filter(None, (title_of(work), facts_of(session, work))))
                yield Choice(f"{_(kind.names.title)}: {facts}", to_work(work))
    yield _new(session, TABLE, _("New project"), _("new, new project"))
    if session.course.toolkit is not None:
        for kind in registry.tool_kinds():
            text = _("New: {tool}").format(tool=_(kind.names.title))
            yield _new(session, kind.table, f"{text}. {_(kind.names.about)}", f"{_(kind.names.short)},{_(kind.names.title)}")


def _new(session: Session, table: str, text: str, names: str) -> Choice[Route]:
    return Choice(text, ToNewWork(new_work(session, table)), names)


def _more(session: Session) -> Iterator[Choice[Route]]:
    yield Choice(_("Agreements with myself"), ToCommitments(), _("agreements"))
    if session.course.has_guides:
        yield Choice(_("Guide for two"), ToGuide(), _("guide, partner, colleague"))
    if any(each.all() for each in session.works.every()):
        yield Choice(_("Save as a file"), ToOutgoing("works"), _("file, export"))
