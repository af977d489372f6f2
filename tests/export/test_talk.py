"""What a leader brings to the talk with their own manager: what they picked, in its order, and no trace of anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from course.content.model import Course, Reflect
from course.export.document import (
    Caption,
    Card,
    Cards,
    Document,
    Facts,
    Heading,
    Lines,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from course.export.formats import document_writers
from course.export.markdown import to_markdown
from course.export.pdf.writer import to_pdf
from course.export.talk import Background, empty_talk_document, is_over_two_pages, talk_document
from course.export.works import work_document
from course.journal import Journal
from course.journal.kinds import NOTES, REFLECTIONS, REVISITS
from course.journal.records import Records
from course.tools.commitment import TABLE as AGREEMENTS
from course.tools.commitment import Commitment
from course.tools.project import TABLE as PROJECTS
from course.tools.project import ChainLink, Project, Watched
from course.tools.repositories import Repositories
from course.tools.talk import Picked, Talk, Thing
from course.tools.workshop import TABLE as WORKSHOPS
from course.tools.workshop import Workshop
from tests.export.pdf.reading import opened

TODAY = date(2026, 11, 23)


class Leader:
    """A leader who has written something of everything."""

    def __init__(self, journal: Journal, course: Course) -> None:
        self.course, self.works, self.records = course, Repositories(journal), Records(journal)
        step = next((each, step) for each in course.lessons for step in each.steps if isinstance(step, Reflect))
        self.step, save = step[1], self.records
        self.reflection = (REFLECTIONS, save.save_reflection(step[0].id, step[1].id, "Skærmen hænger i entréen.", None))
        self.again = (REVISITS, save.save_revisit(step[0].id, step[1].id, 14, "Den hænger der stadig.", None))
        self.loose = (NOTES, save.save_note(None, None, "En tanke i bilen.", None))
        for statement, before, after in zip(course.statements, (2, 3, 4), (6, 3, 5), strict=True):
            save.save_rating("before", statement.id, before)
            save.save_rating("after", statement.id, after)
        keep = self.works
        self.project = keep.of(Project).save(
            Project(
                name="Fravær i appen",
                start="begge",
                in_use="2027-03-01",
                watched={"skal-maal": Watched("done"), "skal-kultur": Watched("trouble", "Ingen følger gevinsten.")},
                chain=(ChainLink("1", "Tiltaget", "Appen"), ChainLink("2", "Det nye i hverdagen", "En voksen tager imod.")),
            )
        )
        self.workshop = keep.of(Workshop).save(Workshop(title="Med alle", project=self.project.id, day="2027-01-12"))
        self.late = keep.of(Commitment).save(Commitment(occasion="det ringer", action="svarer jeg", look_back="2027-08-15"))
        self.soon = keep.of(Commitment).save(Commitment(occasion="jeg er i tvivl", action="spørger jeg", look_back="2026-12-10"))
        keep.of(Commitment).save(Commitment(action="Det er gjort", look_back="2026-11-01", outcome="done"))
        keep.of(Commitment).save(Commitment(look_back="2026-12-24"))
        self.talk = keep.of(Talk).save(
            Talk(
                day="2026-12-09",
                role="områdelederen",
                project=self.project.id,
                things=(
                    Thing("2", "doubt", "Hvad vi gør ved de andre.", ""),
                    Thing("1", "request", "To timer om ugen.", "Så kan hun hjælpe.\nOgså i pausen."),
                    Thing("3"),
                ),
                picked=tuple(Picked(each, table) for table, each in (self.reflection, self.again, self.loose)),
            )
        )

    def document(self, *without: tuple[str, str], **fields: Any) -> Document:
        """The talk with other values in some fields, for a manager who isn't to know of some entries."""
        background = Background(self.course, self.records)
        talk = replace(self.talk, **fields)
        return talk_document(talk, self.works, self.course.toolkit, background, TODAY, frozenset(without))


@pytest.fixture
def leader(home: Path, clock: Callable[[], datetime], practice_course: Course) -> Iterator[Leader]:
    with Journal(home, clock=clock) as journal:
        yield Leader(journal, practice_course)


def test_what_the_leader_wants_comes_first_and_what_lies_behind_it_on_the_next_page(leader: Leader) -> None:
    document = leader.document()
    assert (document.title, document.date, document.author) == ("Samtalen med min leder", TODAY, "")
    assert document.above == "Til samtalen onsdag den 9. december 2026 med områdelederen"
    first, second = document.blocks[: document.blocks.index(PageBreak())], document.blocks[document.blocks.index(PageBreak()) :]
    assert first == (
        Caption("Jeg har selv valgt, hvad der står her."),
        Heading(2, "Det vil jeg tale med dig om"),
        Cards(
            (
                Card("Jeg beder om: To timer om ugen.", "Så kan hun hjælpe.\nOgså i pausen."),
                Card("Jeg er i tvivl om: Hvad vi gør ved de andre."),
            ),
            "tinted",
            numbered=True,
        ),
        Heading(2, "Et projekt lige nu: Fravær i appen"),
        Paragraph("Det er både skal og kan."),
        Facts(
            (
                ("Næste dato", "Tirsdag den 12. januar 2027: Workshop: Med alle"),
                ("I brug", "Mandag den 1. marts 2027 (om 98 dage)"),
                ("Hold øje", "1 af 4 på plads, 1 obs\nObs: Ingen følger gevinsten."),
                ("Det nye i hverdagen", "En voksen tager imod."),
            )
        ),
        Heading(2, "Mine åbne aftaler"),
        Table(
            ("Det har jeg aftalt med mig selv", "Jeg ser tilbage"),
            (
                ("Hvis jeg er i tvivl, så spørger jeg", "torsdag den 10. december"),
                ("Hvis det ringer, så svarer jeg", "søndag den 15. august 2027"),
            ),
        ),
        Heading(2, "Det aftaler vi"),
        Lines(3),
    )
    place = Caption(f"Lektion 1, {leader.step.title}")
    assert second[1:7] == (
        Heading(2, "Med mine egne ord"),
        Quote("Skærmen hænger i entréen."),
        place,
        Quote("Den hænger der stadig."),
        place,
        Quote("En tanke i bilen."),
    )
    assert second[7] == Heading(2, "Før og efter kurset")
    assert [type(each) for each in second[8:]] == [Paragraph, Picture, Caption]


def test_nothing_says_when_anything_was_written(leader: Leader) -> None:
    assert "23." not in to_markdown(leader.document(day=""))


@pytest.mark.parametrize(
    ("table", "of", "words"),
    [
        (PROJECTS, "project", ["Et projekt lige nu", "appen", "Workshop", "både skal og kan"]),
        (WORKSHOPS, "workshop", ["Næste dato", "Med alle", "12. januar"]),
        (AGREEMENTS, "soon", ["spørger jeg", "10. december"]),
        (REFLECTIONS, "reflection", ["Skærmen"]),
        (REVISITS, "again", ["stadig"]),
        (NOTES, "loose", ["bilen"]),
    ],
)
def test_what_is_for_the_leader_alone_leaves_no_trace(leader: Leader, table: str, of: str, words: list[str]) -> None:
    entry = getattr(leader, of)
    said, private = (
        to_markdown(leader.document()),
        to_markdown(leader.document(entry if of in {"reflection", "again", "loose"} else (table, entry.id))),
    )
    assert all(word in said for word in words)
    assert not any(word in private for word in words)
    assert "privat" not in private


def test_where_all_is_for_the_leader_alone_no_heading_stands_for_it(leader: Leader) -> None:
    hidden = [(AGREEMENTS, each.id) for each in (leader.late, leader.soon)]
    document = leader.document(
        *hidden, leader.reflection, leader.again, leader.loose, (PROJECTS, leader.project.id), with_ratings=False
    )
    headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == ["Det vil jeg tale med dig om", "Det aftaler vi"]
    assert PageBreak() not in document.blocks


def test_agreements_are_left_out_one_by_one_and_the_ratings_as_a_whole(leader: Leader) -> None:
    said = to_markdown(leader.document(left_out=(leader.soon.id,), with_ratings=False, picked=()))
    assert "svarer jeg" in said
    assert not any(word in said for word in ("spørger jeg", "Før og efter", "egne ord", "---\n\n"))


def test_what_is_gone_or_deleted_is_not_there(leader: Leader) -> None:
    leader.works.of(Project).remove(leader.project.id)
    leader.records.remove(*leader.reflection)
    said = to_markdown(leader.document())
    assert not any(word in said for word in ("Et projekt lige nu", "Skærmen"))


def test_nothing_at_all_is_a_title_and_where_to_write(practice_course: Course, home: Path, clock: Callable[[], datetime]) -> None:
    with Journal(home, clock=clock) as journal:
        works, background = Repositories(journal), Background(practice_course, Records(journal))
        document = talk_document(Talk(), works, practice_course.toolkit, background, TODAY)
        said = "Her står der ikke noget endnu. Du skriver det i kurset under »Projekter og redskaber«."
        assert document.blocks == (Paragraph(said),)
        little = talk_document(Talk(role="min leder."), works, None, background, TODAY)
        assert little.above == "Til samtalen med min leder"
        assert little.blocks == (
            Caption("Jeg har selv valgt, hvad der står her."),
            Heading(2, "Det aftaler vi"),
            Lines(3),
        )


def test_among_all_work_it_is_told_without_what_stands_elsewhere_in_the_journal(leader: Leader) -> None:
    document = work_document(leader.talk, leader.works, leader.course.toolkit, TODAY)
    assert PageBreak() not in document.blocks
    assert "To timer om ugen" in to_markdown(document)


def test_the_page_of_its_project_says_nothing_of_it(leader: Leader) -> None:
    said = to_markdown(work_document(leader.project, leader.works, leader.course.toolkit, TODAY))
    assert "Workshop" in said
    assert "Samtalen med min leder" not in said


def test_to_fill_in_by_hand_it_has_room_for_all_of_it() -> None:
    document = empty_talk_document()
    [boxes, *names] = [block for block in document.blocks if isinstance(block, Cards)]
    assert (boxes.look, len(boxes.items), [len(each.items) for each in names]) == ("boxes", 3, [4])
    assert Lines(3) in document.blocks
    assert document.date is None
    assert "☐ Jeg beder om · ☐ Jeg er i tvivl om" in to_markdown(document)


@pytest.mark.parametrize(("suffix", "write"), [(each.suffix, write) for each, write in document_writers()])
def test_every_format_has_it(leader: Leader, suffix: str, write: Callable[[Document], str | bytes]) -> None:
    assert write(leader.document())
    assert write(empty_talk_document())


def test_the_first_page_stands_alone(leader: Leader) -> None:
    leader.works.of(Commitment).save(Commitment(occasion="nogen spørger", action="svarer jeg ærligt", look_back="2026-12-12"))
    first, second = opened(to_pdf(leader.document())).pages
    said = " ".join(first.extract_text().split())
    assert "svarer jeg ærligt" in said
    assert "Det aftaler vi" in said
    assert second.extract_text().startswith("Med mine egne ord")
    [form] = opened(to_pdf(empty_talk_document())).pages
    assert "3. ☐ Jeg beder om" in form.extract_text()


def test_it_is_known_when_it_takes_more_than_two_pages(leader: Leader) -> None:
    for letters in (20, 4_000):
        background = Background(leader.course, leader.records)
        for _each in range(2):
            leader.records.save_note(None, None, "Tyve bogstaver her. " * (letters // 20), None)
        notes = tuple(Picked(each.id, NOTES) for each in leader.records.notes())
        talk = replace(leader.talk, picked=notes[-2:])
        document = talk_document(talk, leader.works, leader.course.toolkit, background, TODAY)
        assert is_over_two_pages(document) == (len(opened(to_pdf(document)).pages) > 2) == (letters > 20)
