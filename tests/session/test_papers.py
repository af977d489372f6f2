"""Everything that can be taken out: under which name, as what, and what stands in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.export import formats
from course.export.document import Document, Heading, Quote
from course.export.selection import Selection
from course.journal.kinds import REFLECTIONS
from course.session import documents
from course.session.audience import Audience
from course.session.exports import NotWritten, proposed, take_out
from course.session.paper import Paper
from course.session.papers import of_work, paper, papers, proposals
from course.session.session import Session
from course.tools import registry
from course.tools.board import Board, Card
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repository import Work
from course.tools.workshop import AgendaItem, Decided, Workshop
from tests.export.test_calendar import events
from tests.session import leader
from tests.tools.interview import INTERVIEW, Interview, Said

HELD = Workshop(title="Tre timer", day="2026-12-08", begins="09:00", items=(AgendaItem("a", "Velkomst", 10, "Sig hvorfor."),))
AGREED = Commitment(occasion="det ringer", action="svarer jeg", look_back="2026-12-07")
ALL = Selection()
DAY = "2026-11-23"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The leader's own documents."""
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def one_format_for_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is offered is told once; that it is offered in every format there is has tests of its own."""
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN, formats.JSON, formats.ICS, formats.SVG))


def there(session: Session, paper_id: str) -> Paper:
    """What can be taken out under a name."""
    found = paper(session, paper_id)
    assert found is not None
    return found


def files(of: Paper) -> list[str]:
    return [each.file_name for each in proposals(of, ALL)]


def made(session: Session, paper_id: str, number: int = 0, selection: Selection = ALL) -> str | bytes | None:
    """What one of the files of a paper says."""
    return proposals(there(session, paper_id), selection)[number].make()


@pytest.mark.parametrize(
    ("work", "found"),
    [
        (Project(name="Ny telefoni"), {"Projektark: Ny telefoni": [f"projektark-ny-telefoni-{DAY}.md"]}),
        (
            HELD,
            {
                "Workshop med drejebog: Tre timer": [f"drejebog-tre-timer-{DAY}.md", f"drejebog-tre-timer-{DAY}.ics"],
                "Dagsorden: Tre timer": [f"dagsorden-tre-timer-{DAY}.md"],
                "Beslutningsark: Tre timer": [f"beslutninger-tre-timer-{DAY}.md"],
            },
        ),
        (
            Board(title="Ny plan", target="aftenvagter"),
            {
                "Nu og fremtid: Ny plan · aftenvagter": [
                    f"nu-og-fremtid-ny-plan-aftenvagter-{DAY}.md",
                    f"nu-og-fremtid-ny-plan-aftenvagter-{DAY}.svg",
                ]
            },
        ),
        (
            MessagePlan(title="Hvem hører\nhvad"),
            {"Kommunikationsplan: Hvem hører hvad": [f"kommunikationsplan-hvem-hører-hvad-{DAY}.md"]},
        ),
        (AGREED, {"Aftale med mig selv: svarer jeg": [f"aftale-svarer-jeg-{DAY}.md", f"aftale-svarer-jeg-{DAY}.ics"]}),
        (MessagePlan(), {"Kommunikationsplan: Plan uden navn": [f"kommunikationsplan-{DAY}.md"]}),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Work) else "",
)
def test_a_piece_of_each_kind(session: Session, work: Work, found: dict[str, list[str]]) -> None:
    assert {each.title: files(each) for each in of_work(session, work)} == found


def test_whoever_it_is_for_is_offered_what_is_for_them(session: Session) -> None:
    forms = ["talk-form", "project-form", "decisions-form", "board-form"]
    assert [each.id for each in papers(session, Audience.ME)] == ["whole", "talk", "questions", *forms]
    for each in (HELD, AGREED, Project(name="Ny telefoni"), Board(title="Ny plan")):
        session.works.of(type(each)).save(each)
    offered = {who: [each.id.partition(":")[0] for each in papers(session, who)] for who in Audience}
    of_all = ["works", "agreements"]
    assert offered[Audience.ME] == [
        "whole",
        "talk",
        "project",
        "board",
        "workshop",
        "agenda",
        "decisions",
        *of_all,
        "questions",
        *forms,
    ]
    assert offered[Audience.MANAGER] == ["talk", "project", "board", "agenda", "decisions", *of_all, *forms]
    assert offered[Audience.STAFF] == ["board", "agenda", "decisions", "decisions-form", "board-form"]
    assert files(there(session, "whole")) == [f"min-dagbog-{DAY}.md", f"min-dagbog-{DAY}.json"]
    assert paper(session, "project:nowhere") is None
    assert paper(session, "thread:nowhere") is None


def test_the_journal_has_the_answers_where_they_are_asked_for(session: Session) -> None:
    session.records.save_note(None, None, "En fri tanke", None)
    leader.give(session, "foerst-c01", right=False)
    own, everything = str(made(session, "whole")), str(made(session, "whole", selection=Selection(answers=True)))
    assert "> En fri tanke" in own
    assert "## Mine svar" not in own
    assert everything.index("> En fri tanke") < everything.index("## Mine svar") < everything.index("Her gik det galt:")


def test_a_thread_is_a_file_of_its_own_with_what_grew_out_of_it(session: Session) -> None:
    written = leader.reflect(session, 0, "Mindst af alt kurset.").id or ""
    source = Source(REFLECTIONS, written, "Dine forventninger")
    agreed = session.works.of(Commitment).save(Commitment(occasion="det regner", action="går jeg ud", source=source))
    of = there(session, f"thread:{written}")
    assert (of.title, files(of)) == ("Dine forventninger", [f"dine-forventninger-{DAY}.md"])
    text = str(made(session, of.id))
    told = ["Lektion 1: Hvor kommer det fra?", "Hvad venter du dig af", "> Mindst af alt kurset.", "## Aftale", "| går jeg ud"]
    assert [text.index(each) for each in told] == sorted(text.index(each) for each in told)
    without = str(made(session, of.id, selection=Selection(without=frozenset({("commitments", agreed.id)}))))
    assert "Mindst af alt kurset" in without
    assert "går jeg ud" not in without


def test_what_is_made_says_what_it_is_of(session: Session) -> None:
    project = session.works.of(Project).save(Project(name="Ny telefoni"))
    session.records.save_note(None, None, "En fri tanke", None)
    session.records.save_setting("name", "Åse Holm")
    for each in (Commitment(occasion="det regner", action="går jeg ud", look_back="2027-01-04"), AGREED):
        session.works.of(Commitment).save(each)
    journal = str(made(session, "whole"))
    assert "> En fri tanke" in journal
    assert "### Ny telefoni" in journal
    assert str(made(session, "works")).startswith("# Mine projekter og redskaber\n\n## Ny telefoni\n")
    sheet = str(made(session, f"project:{project.id}"))
    assert sheet.startswith("*Projektark · mandag den 23. november 2026*\n\n# Ny telefoni\n")
    agreements = str(made(session, "agreements"))
    assert agreements.index("svarer jeg") < agreements.index("går jeg ud"), "the nearest first"
    assert paper(session, "certificate") is None, "not before every lesson is done"
    for lesson in session.course.lessons:
        leader.go_through(session, lesson)
    assert "Åse Holm" in str(made(session, "certificate"))


def test_a_workshop_as_agenda_and_for_a_calendar(session: Session) -> None:
    held = session.works.of(Workshop).save(HELD)
    assert "> Sig hvorfor." in str(made(session, f"workshop:{held.id}"))
    agenda = str(made(session, f"agenda:{held.id}"))
    assert "Velkomst" in agenda
    assert "Sig hvorfor" not in agenda
    calendar = made(session, f"workshop:{held.id}", 1)
    assert isinstance(calendar, bytes)
    assert [str(event["summary"]) for event in events(calendar)] == ["Tre timer"]


def test_the_days_of_all_agreements(session: Session) -> None:
    for work in (AGREED, Commitment(action="uden dag")):
        session.works.of(Commitment).save(work)
    calendar = made(session, "agreements", 1)
    assert isinstance(calendar, bytes)
    assert [event["dtstart"].dt.isoformat() for event in events(calendar)] == ["2026-12-07"]


def test_a_picture_of_a_board(session: Session) -> None:
    board = session.works.of(Board).save(Board(title="Ny plan", cards=(Card("a", "now-pro", "Vi kender borgerne"),)))
    assert "Vi kender borgerne" in str(made(session, f"board:{board.id}", 1))


def test_a_kind_of_work_that_has_no_document_of_its_own_is_told_by_its_words(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, INTERVIEW))
    interview = Interview(title="Om telefoner", said=(Said("1", "Færre møder"),))
    document = documents.work_document(session, interview)
    assert (document.title, document.blocks) == ("Om telefoner", (Quote("Færre møder"),))
    (of,) = of_work(session, interview)
    assert of.title.endswith(": Om telefoner")
    assert "> Færre møder" in str(proposals(of, ALL)[0].make())


# A deleted project


@pytest.mark.parametrize("kind", [Workshop, Board, MessagePlan])
@pytest.mark.parametrize(
    ("name", "is_gone", "said"),
    [
        ("Det\ngamle", False, "Det gamle"),
        ("Det gamle", True, "Det gamle (slettet)"),
        (" ", False, "Projekt uden navn"),
        (" ", True, "Projekt uden navn (slettet)"),
    ],
)
def test_whatever_belongs_to_a_project_names_it_and_says_that_it_is_deleted(
    session: Session, kind: type[Workshop | Board | MessagePlan], name: str, is_gone: bool, said: str
) -> None:
    project = session.works.of(Project).save(Project(name=name))
    work = session.works.of(kind).save(kind(title="Mit", project=project.id))
    if is_gone:
        session.works.of(Project).remove(project.id)
    one = next(of_work(session, work))
    line = f"**Projekt:** {said}" if kind is Workshop else f"*Projekt: {said}*"
    for paper_id in (one.id, "works", "whole"):
        assert line in str(made(session, paper_id))
    if kind is Board:
        assert f"Projekt: {said}<" in str(made(session, one.id, 1)), "on the picture, too"


def test_of_a_project_that_was_erased_nothing_is_said(session: Session) -> None:
    board = session.works.of(Board).save(Board(title="Mit", project="nowhere"))
    assert "Projekt" not in str(made(session, f"board:{board.id}"))


# Formats


def loud(document: Document) -> bytes:
    """A format in which the headings are shouted."""
    return " ".join(block.text for block in document.with_title if isinstance(block, Heading)).upper().encode()


def test_a_new_format_for_documents_is_one_entry(session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, formats.Format("txt", "Råbt", "er til at råbe", loud)))
    held = session.works.of(Workshop).save(HELD)
    assert [name.rpartition(".")[2] for name in files(there(session, "whole"))] == ["md", "txt", "json"]
    (_markdown, proposal, _calendar) = proposals(there(session, f"workshop:{held.id}"), ALL)
    assert proposal.name == "Råbt"
    file = take_out(session, proposal, proposed(session, proposal))
    assert file == folder / f"drejebog-tre-timer-{DAY}.txt"
    assert file.read_text("utf-8").startswith("TRE TIMER")


def test_a_format_whose_library_is_missing_is_offered_with_what_installs_it_and_refused_with_the_same(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = formats.Format("odd", "Odd", "", loud, needs="a_library_that_nobody_has")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, lacking))
    what = f'"{sys.executable}" -m pip install a_library_that_nobody_has'
    line = f"Odd kræver noget, der ikke er installeret her. Sådan installerer du det: {what}"
    proposal = proposals(there(session, "whole"), ALL)[1]
    assert proposal.name == f"Odd\n{line}"
    with pytest.raises(NotWritten) as refused:
        take_out(session, proposal, proposed(session, proposal))
    assert str(refused.value) == line
    assert list(folder.iterdir()) == []


def test_every_document_but_the_certificate_says_at_its_foot_where_it_is_from(session: Session) -> None:
    source = "Fra »Øvelsen gør mester« · dannet mandag den 23. november 2026"
    assert documents.journal_document(session, ALL).source == source
    assert documents.work_document(session, Project(name="A")).source == source
    assert documents.certificate_document(session).source == ""


def test_a_workshop_has_a_sheet_of_what_was_decided_and_three_papers_are_there_to_fill_in(session: Session) -> None:
    held = session.works.of(Workshop).save(replace(HELD, decided=(Decided("1", "decision", "Vi skriver ét sted.", "Mette"),)))
    decisions = there(session, f"decisions:{held.id}")
    assert files(decisions) == [f"beslutninger-tre-timer-{DAY}.md"]
    text = str(made(session, decisions.id))
    assert "Vi skriver ét sted." in text
    assert "Sig hvorfor." not in text
    for name, file in (("project", "projektark"), ("decisions", "beslutninger"), ("board", "nu-og-fremtid")):
        form = there(session, f"{name}-form")
        assert files(form) == [f"{file}-skema.md"]
        assert form.make is not None
        document = form.make(ALL)
        assert document.source == f"Fra »{session.course.title}«"
        assert "Tre timer" not in str(made(session, form.id))
