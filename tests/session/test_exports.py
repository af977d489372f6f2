"""What can be taken out as what, under which name and where to, and what is told where it can't be: all without a screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Course
from course.export import formats
from course.export.document import Document, Heading, Quote
from course.export.selection import Selection
from course.journal import Journal
from course.journal.kinds import REFLECTIONS
from course.session import exports
from course.session.exports import Export, NothingToWrite, NotWritten, Proposal, free, renamed, take_out
from course.session.session import Session
from course.session.threads import Threads
from course.tools import registry
from course.tools.board import Board, Card
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repository import Work
from course.tools.workshop import AgendaItem, Workshop
from tests.export.test_calendar import events
from tests.session import leader
from tests.tools.talk import TALK, Said, Talk

TEXT = Proposal("Tekst", "noget.md", lambda: "Noget æøå")
HELD = Workshop(title="Tre timer", day="2026-12-08", begins="09:00", items=(AgendaItem("a", "Velkomst", 10, "Sig hvorfor."),))
AGREED = Commitment(occasion="det ringer", action="svarer jeg", look_back="2026-12-07")


@pytest.fixture
def session(home: Path, practice_course: Course, clock: Callable[[], datetime]) -> Iterator[Session]:
    with Journal(home, clock=clock) as journal:
        yield Session(practice_course, journal, clock)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The leader's own documents."""
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def one_format_for_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is offered is told once; that it is offered in every format there is has tests of its own."""
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN, formats.JSON, formats.ICS, formats.SVG))


def offered(export: Export) -> list[tuple[str, str]]:
    return [(each.name, each.file_name) for each in export.proposals]


# What can be taken out as what

DOCUMENT = "Dokument til at læse, printe eller sende (Markdown)"


@pytest.mark.parametrize(
    ("work", "title", "files"),
    [
        (Project(name="Ny telefoni"), "Ny telefoni", [(DOCUMENT, "ny-telefoni.md")]),
        (
            HELD,
            "Tre timer",
            [
                ("Hele workshoppen, til at læse og printe (Markdown)", "tre-timer.md"),
                ("Dagsorden til deltagerne, uden drejebog (Markdown)", "dagsorden-tre-timer.md"),
                ("Til din kalender (ics)", "tre-timer.ics"),
            ],
        ),
        (
            Board(title="Ny plan", target="aftenvagter"),
            "Ny plan · aftenvagter",
            [(DOCUMENT, "ny-plan-aftenvagter.md"), ("Billede til at printe (SVG)", "ny-plan-aftenvagter.svg")],
        ),
        (MessagePlan(title="Hvem hører\nhvad"), "Hvem hører hvad", [(DOCUMENT, "hvem-hører-hvad.md")]),
        (
            AGREED,
            "svarer jeg",
            [(DOCUMENT, "svarer-jeg.md"), ("Dage, hvor du ser tilbage, til din kalender (ics)", "svarer-jeg.ics")],
        ),
        (MessagePlan(), "Kommunikationsplan", [(DOCUMENT, "kommunikationsplan.md")]),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Work) else "",
)
def test_a_piece_of_each_kind(session: Session, work: Work, title: str, files: list[tuple[str, str]]) -> None:
    export = exports.of_work(session, work)
    assert (export.title, offered(export)) == (title, files)


def test_the_whole_journal_all_works_all_agreements_and_the_certificate(session: Session) -> None:
    calendar = "Dage, hvor du ser tilbage, til din kalender (ics)"
    assert offered(exports.of_journal(session)) == [
        ("Dine ord til at læse, printe eller sende (Markdown)", "dagbog-2026-11-23.md"),
        ("Dine ord og dine svar på spørgsmålene (Markdown)", "dagbog-2026-11-23.md"),
    ]
    assert offered(exports.of_works(session)) == [(DOCUMENT, "projekter-og-redskaber-2026-11-23.md")]
    assert offered(exports.of_commitments(session)) == [(DOCUMENT, "aftaler.md"), (calendar, "aftaler.ics")]
    assert offered(exports.of_certificate(session)) == [(DOCUMENT, "kursusbevis.md")]


def test_the_journal_has_the_answers_where_they_are_asked_for(session: Session) -> None:
    session.records.save_note(None, None, "En fri tanke", None)
    leader.give(session, "foerst-c01", right=False)
    own, everything = (str(each.make()) for each in exports.of_journal(session).proposals)
    assert "> En fri tanke" in own
    assert "## Mine svar" not in own
    assert everything.index("> En fri tanke") < everything.index("## Mine svar") < everything.index("Her gik det galt:")


def test_a_thread_is_a_file_of_its_own_with_what_grew_out_of_it(session: Session) -> None:
    written = leader.reflect(session, 0, "Mindst af alt kurset.").id or ""
    source = Source(REFLECTIONS, written, "Dine forventninger")
    session.works.of(Commitment).save(Commitment(occasion="det regner", action="går jeg ud", source=source))
    (thread,) = Threads(session).all
    export = exports.of_thread(session, thread)
    assert (export.title, offered(export)) == ("Dine forventninger", [(DOCUMENT, "dine-forventninger.md")])
    made = str(export.proposals[0].make())
    assert made.startswith("# Dine forventninger\n")
    told = ["Lektion 1: Hvor kommer det fra?", "Hvad venter du dig af", "> Mindst af alt kurset.", "## Aftale", "> går jeg ud"]
    assert [made.index(each) for each in told] == sorted(made.index(each) for each in told)


def test_what_is_made_says_what_it_is_of(session: Session) -> None:
    project = session.works.of(Project).save(Project(name="Ny telefoni"))
    session.records.save_note(None, None, "En fri tanke", None)
    session.records.save_setting("name", "Åse Holm")
    later = Commitment(occasion="det regner", action="går jeg ud", look_back="2027-01-04")
    for each in (later, AGREED):
        session.works.of(Commitment).save(each)
    made = {
        export.proposals[0].file_name: str(export.proposals[0].make())
        for export in (
            exports.of_journal(session),
            exports.of_works(session),
            exports.of_work(session, project),
            exports.of_commitments(session),
            exports.of_certificate(session),
        )
    }
    assert "> En fri tanke" in made["dagbog-2026-11-23.md"]
    assert "### Ny telefoni" in made["dagbog-2026-11-23.md"]
    assert made["projekter-og-redskaber-2026-11-23.md"].startswith("# Mine projekter og redskaber\n\n## Ny telefoni\n")
    assert made["ny-telefoni.md"].startswith("# Ny telefoni\n\n*Projektark, mandag den 23. november 2026*\n")
    assert made["aftaler.md"].index("svarer jeg") < made["aftaler.md"].index("går jeg ud"), "the nearest first"
    assert made["kursusbevis.md"].startswith("# Kursusbevis\n\n## Åse Holm\n")


def test_a_workshop_as_agenda_and_for_a_calendar(session: Session) -> None:
    whole, agenda, calendar = exports.of_work(session, session.works.of(Workshop).save(HELD)).proposals
    assert "> Sig hvorfor." in str(whole.make())
    assert "Velkomst" in str(agenda.make())
    assert "Sig hvorfor" not in str(agenda.make())
    made = calendar.make()
    assert isinstance(made, bytes)
    assert [str(event["summary"]) for event in events(made)] == ["Tre timer"]


def test_the_days_of_all_agreements(session: Session) -> None:
    for work in (AGREED, Commitment(action="uden dag")):
        session.works.of(Commitment).save(work)
    made = exports.of_commitments(session).proposals[1].make()
    assert isinstance(made, bytes)
    assert [event["dtstart"].dt.isoformat() for event in events(made)] == ["2026-12-07"]


def test_a_picture_of_a_board(session: Session) -> None:
    board = Board(title="Ny plan", cards=(Card("a", "now-pro", "Vi kender borgerne"),))
    assert "Vi kender borgerne" in str(exports.of_work(session, board).proposals[1].make())


def test_a_kind_of_work_that_has_no_document_of_its_own_is_told_by_its_words(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, TALK))
    document = exports.work_document(session, Talk(title="Om telefoner", said=(Said("1", "Færre møder"),)))
    assert (document.title, document.blocks) == ("Om telefoner", (Quote("Færre møder"),))


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
    work = kind(title="Mit", project=project.id)
    work = session.works.of(type(work)).save(work)
    if is_gone:
        session.works.of(Project).remove(project.id)
    one = exports.of_work(session, work)
    line = f"**Projekt:** {said}" if kind is Workshop else f"*Projekt: {said}*"
    for export in (one, exports.of_works(session), exports.of_journal(session)):
        assert line in str(export.proposals[0].make())
    if kind is Board:
        assert f"Projekt: {said}<" in str(one.proposals[1].make()), "on the picture, too"


def test_of_a_project_that_was_erased_nothing_is_said(session: Session) -> None:
    board = session.works.of(Board).save(Board(title="Mit", project="nowhere"))
    assert "Projekt" not in str(exports.of_work(session, board).proposals[0].make())


# Formats


def loud(document: Document) -> bytes:
    """A format in which the headings are shouted."""
    return " ".join(block.text for block in document.with_title if isinstance(block, Heading)).upper().encode()


def test_a_new_format_for_documents_is_one_entry(session: Session, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, formats.Format("txt", "Råbt", "er til at råbe", loud)))
    assert [each.file_name[-3:] for each in exports.of_journal(session).proposals] == [".md", "txt", ".md", "txt"]
    for export in (exports.of_works(session), exports.of_work(session, Project(name="A"))):
        assert [each.file_name.rpartition(".")[2] for each in export.proposals] == ["md", "txt"]
        assert export.proposals[1].name == "Dokument til at læse, printe eller sende (Råbt)"
    names = [each.file_name for each in exports.of_work(session, HELD).proposals]
    assert names == ["tre-timer.md", "tre-timer.txt", "dagsorden-tre-timer.md", "dagsorden-tre-timer.txt", "tre-timer.ics"]
    proposal = exports.of_work(session, HELD).proposals[1]
    file = take_out(session, proposal, exports.proposed(session, proposal))
    assert (file, file.read_text("utf-8")) == (documents / "tre-timer.txt", "TRE TIMER DAGSORDEN DREJEBOG VELKOMST")


def test_a_format_whose_library_is_missing_is_offered_with_what_installs_it_and_refused_with_the_same(
    session: Session, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = formats.Format("odd", "Odd", "", loud, needs="a_library_that_nobody_has")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, lacking))
    what = f'"{sys.executable}" -m pip install a_library_that_nobody_has'
    line = f"Odd kræver noget, der ikke er installeret her. Sådan installerer du det: {what}"
    proposal = exports.of_works(session).proposals[1]
    assert proposal.name == f"Dokument til at læse, printe eller sende (Odd)\n{line}"
    with pytest.raises(NotWritten) as refused:
        take_out(session, proposal, exports.proposed(session, proposal))
    assert str(refused.value) == line
    assert list(documents.iterdir()) == []


def test_every_document_but_the_certificate_says_at_its_foot_where_it_is_from(session: Session) -> None:
    source = "Fra »Øvelsen gør mester« · dannet mandag den 23. november 2026"
    assert exports.journal_document(session, Selection()).source == source
    assert exports.work_document(session, Project(name="A")).source == source
    assert exports.certificate_document(session).source == ""


# What the file is called


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "projekt-con"),
        ("nul", "projekt-nul"),
        ("Aux ", "projekt-aux"),
        ("LPT1", "projekt-lpt1"),
        ("com²", "projekt-com²"),
        ("Com10", "com10"),
        ("Konsol", "konsol"),
        ("Skoleomra\u030ade", "skoleområde"),
        ("../../etc/[x] \0", "etc-x"),
        ("?!", "projekt"),
        ("", "projekt"),
    ],
)
def test_a_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert exports.file_name(Project(name=title)) == name


@given(st.text(st.characters(codec=None)))
def test_a_name_holds_letters_digits_and_lines_only(title: str) -> None:
    name = exports.file_name(Project(name=title))
    assert name
    assert len(name.encode("utf-8")) < 255
    assert all(char.isalnum() or char in "-_" for char in name)


def test_what_was_taken_out_before_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "film.md"
    assert free(file) == file
    file.write_text("Mine egne ord.", "utf-8")
    assert free(file).name == "film-2.md"
    free(file).write_text("", "utf-8")
    assert free(file).name == "film-3.md"


def test_it_is_proposed_among_the_documents(session: Session, documents: Path) -> None:
    assert exports.proposed(session, TEXT) == str(documents / "noget.md")


@pytest.mark.parametrize(
    ("typed", "then"),
    [("mit.navn.md", "mit.navn.svg"), ("mit", "mit"), ("v1.2", "v1.2"), ("a.svg", "a.svg"), ("\0.md", "\0.svg")],
)
def test_another_ending_goes_with_another_format(typed: str, then: str) -> None:
    picture = Proposal("Billede", "noget.svg", lambda: "<svg/>")
    assert renamed(typed, picture, Export("Noget", (TEXT, picture))) == then


# Writing it


def test_it_is_written_where_the_leader_says(session: Session, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(documents))
    assert take_out(session, TEXT, " ~/mit.md ") == documents / "mit.md"
    assert (documents / "mit.md").read_text("utf-8") == "Noget æøå"
    take_out(session, Proposal("Fil", "b.bin", lambda: b"\xff\0"), str(documents / "b.bin"))
    assert (documents / "b.bin").read_bytes() == b"\xff\0"


def test_what_is_missing_is_told_and_nothing_is_written(session: Session, documents: Path) -> None:
    calendar = exports.of_work(session, Workshop(title="Uden dag")).proposals[2]
    with pytest.raises(NothingToWrite, match=r"^Der mangler en dato eller et starttidspunkt"):
        take_out(session, calendar, str(documents / "a.ics"))
    assert not list(documents.iterdir())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("{there}/findes/ikke/a.md", "filen eller mappen findes ikke"),
        ("~ingen-hedder-saadan/a.md", "filen eller mappen findes ikke"),
        ("{there}", "det er en mappe og ikke en fil"),
        ("", "det er en mappe og ikke en fil"),
        ("{there}/" + "a" * 400 + ".md", "navnet er for langt"),
        ("{there}/a\0.md", "filen kan ikke hedde sådan"),
        ("~\0/a.md", "filen kan ikke hedde sådan"),
        ("{there}/\ud800.md", "filen kan ikke hedde sådan"),
        ("~\ud800/a.md", "filen kan ikke hedde sådan"),
        ("{home}/journal.jsonl", "den ville ligge i din dagbogs egen mappe; vælg en anden mappe, dagbogen er uændret"),
    ],
)
def test_a_place_it_cant_go_to_is_told_in_one_line(
    session: Session, home: Path, documents: Path, typed: str, reason: str
) -> None:
    with pytest.raises(NotWritten) as told:
        take_out(session, TEXT, typed.format(there=documents, home=home))
    assert str(told.value) == f"Filen kan ikke gemmes: {reason}"
    assert not list(documents.iterdir())


@pytest.mark.parametrize("fault", [OSError(2, "a bug"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), KeyError("x")])
def test_a_fault_of_ours_is_told_as_no_fault_of_the_file(session: Session, documents: Path, fault: Exception) -> None:
    def make() -> str:
        raise fault

    with pytest.raises(type(fault)) as raised:
        take_out(session, Proposal("Fil", "a.md", make), str(documents / "a.md"))
    assert raised.value is fault
    with pytest.raises(UnicodeEncodeError):
        take_out(session, Proposal("Fil", "a.md", lambda: "\ud800"), str(documents / "a.md"))
    assert not list(documents.iterdir())
