"""Every document there is, out of one full journal, in every format it is offered in: read by readers that are not ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from course.content.folder import builtin, load
from course.export.selection import Selection
from course.journal import Journal
from course.session.audience import Audience, selection_for
from course.session.paper import Paper
from course.session.papers import every_paper, paper, proposals
from course.session.session import Session
from course.session.threads import threads_of
from course.tools.commitment import Commitment
from tests.export.office import words
from tests.export.pdf.reading import headings, opened
from tests.export.pdf.reading import words as words_of_pdf
from tests.export.test_anki import cards
from tests.export.test_calendar import events
from tests.export.test_csv import read as csv_rows
from tests.session.full_journal import SECRET, fill
from tests.session.leader import Clock

KINDS = {
    *("whole", "talk", "project", "workshop", "agenda", "decisions", "board", "plan", "works", "agreements", "certificate"),
    *("questions", "talk-form", "project-form", "decisions-form", "board-form", "guide", "group-guide", "agreement", "thread"),
}
"""What there is to take out, by the first word of its name."""
DOCUMENTS = {"pdf", "docx", "odt", "html", "md"}
ONE_PAGE = {"project", "agenda", "decisions", "board", "certificate", *(each for each in KINDS if each.endswith("-form"))}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A leader who is through the course, and has made something with every tool."""
    clock = Clock()
    with Journal(tmp_path_factory.mktemp("full"), clock=clock) as journal:
        session = Session(load(builtin("da")), journal, clock)
        fill(session, clock)
        yield session


def every(session: Session) -> list[Paper]:
    """All that is listed, and what is asked for by its name alone; of threads the longest, of lessons the first."""
    thread = max(threads_of(session).all, key=lambda each: len(each.parts))
    agreement = session.works.of(Commitment).all()[0]
    named = [paper(session, each) for each in ("guide:1", f"agreement:{agreement.id}", f"thread:{thread.id}")]
    return [*every_paper(session), *(each for each in named if each is not None)]


def wanted(session: Session, of: Paper) -> Selection:
    """To a manager where it is for one, and with the answers where they can go into it."""
    who = Audience.MANAGER if Audience.MANAGER in of.audiences else Audience.ME
    return replace(selection_for(session, who), answers=of.has_answers)


def test_every_document_says_the_same_words_in_the_same_order_in_every_format(session: Session) -> None:
    found = every(session)
    assert {each.id.partition(":")[0] for each in found} == KINDS
    for each in found:
        selection, kind = wanted(session, each), each.id.partition(":")[0]
        made = {proposal.suffix: proposal.make() for proposal in proposals(each, selection)}
        if each.make is not None:
            assert made.keys() >= DOCUMENTS, each.id
            document = each.make(selection)
            said = words.bare(words.of_markdown(document))
            reader = opened(of_bytes(made["pdf"]))
            in_pdf = words.bare(words_of_pdf(reader))
            if document.has_title_page:
                in_pdf.remove("Indhold")  # which stands above the contents
            assert in_pdf == said, each.id
            assert words.bare(words.of_docx(of_bytes(made["docx"]))) == said, each.id
            assert words.bare(words.of_odt(of_bytes(made["odt"]))) == said, each.id
            assert words.bare(words.of_html(str(made["html"]))) == said, each.id
            assert [level for level, _text in headings(reader)].count(1) == 1, each.id
            assert len(reader.pages) == 1 or kind not in ONE_PAGE, each.id
            assert SECRET not in str(made["md"]), each.id
        for suffix in made.keys() - DOCUMENTS:
            READERS[suffix](made[suffix])


def of_bytes(made: object) -> bytes:
    assert isinstance(made, bytes)
    return made


def read_json(made: object) -> None:
    assert SECRET in json.dumps(json.loads(str(made)), ensure_ascii=False), "it is the leader's own, and holds everything"


def read_csv(made: object) -> None:
    found = csv_rows(of_bytes(made))
    assert len(found) > 30
    assert not any(SECRET in cell for row in found for cell in row.values())


def read_deck(made: object) -> None:
    assert len(cards(of_bytes(made))) > 50


def read_calendar(made: object) -> None:
    assert events(of_bytes(made))


def read_svg(made: object) -> None:
    assert ElementTree.fromstring(str(made)).tag.endswith("svg")


READERS = {"json": read_json, "csv": read_csv, "apkg": read_deck, "ics": read_calendar, "svg": read_svg}
