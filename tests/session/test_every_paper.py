"""Every document there is, out of one full journal, in every format it is offered in: read by readers that are not ours."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from course.session.papers import proposals
from course.session.session import Session
from tests.export.office import words
from tests.export.pdf.reading import headings, opened
from tests.export.pdf.reading import words as words_of_pdf
from tests.export.test_anki import cards
from tests.export.test_calendar import events
from tests.export.test_csv import read as csv_rows
from tests.session.full_journal import SECRET, every, wanted

KINDS = {
    *("whole", "talk", "project", "workshop", "agenda", "decisions", "board", "plan", "works", "agreements", "certificate"),
    *("questions", "talk-form", "project-form", "decisions-form", "board-form", "guide", "group-guide", "agreement", "thread"),
}
"""What there is to take out, by the first word of its name."""
DOCUMENTS = {"pdf", "docx", "odt", "html", "md"}
ONE_PAGE = {"project", "agenda", "decisions", "board", "certificate", *(each for each in KINDS if each.endswith("-form"))}


def test_every_document_says_the_same_words_in_the_same_order_in_every_format(full_session: Session) -> None:
    session = full_session
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
