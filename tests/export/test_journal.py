"""The exported journal: what stands where, what is left out, and what becomes of entries whose place is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from course.content.model import Course
from course.export.document import Beside, Bullets, Caption, Document, Heading, Paragraph, Quote, Status, Table
from course.export.journal import journal_document
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.journal.kinds import Attempt, Note, Record, Reflection, Revisit
from course.study.answer_parts import in_words
from course.study.marking import mark
from course.tools.commitment import Commitment, Outcome, Source
from tests.study.answers import first_answer

Clock = Callable[[], datetime]
ALL = Selection()
EVERYTHING = Selection(answers=True)


def reflection(at: datetime, step: str, text: str, lesson: str = "start", changed: datetime | None = None) -> Reflection:
    return Reflection(f"r-{step}", lesson, step, text, at, changed or at)


def note(at: datetime, lesson: str | None, step: str | None, text: str) -> Note:
    return Note(f"n-{step}-{text}", lesson, step, text, at, at)


def attempt(at: datetime, question: str, *chosen: str, step: str = "start-quiz", lesson: str = "start") -> Attempt:
    return Attempt(f"a-{question}-{at:%H%M}", lesson, step, question, chosen, False, 1, at)


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.with_title if isinstance(block, Heading)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Quote)]


def agreement(at: datetime, source: Source | None = None, done: datetime | None = None) -> Commitment:
    outcome: Outcome | None = "done" if done else None
    made = Commitment(id=f"c-{at:%d%H}", created=at, changed=done or at, action="spørger jeg", source=source, learned="To kom.")
    return replace(made, outcome=outcome)


def test_own_words_stand_in_threads_in_the_courses_order(little_course: Course, clock: Clock) -> None:
    now = clock()
    hour = timedelta(hours=1)
    records: list[Record] = [
        note(now, "start", "start-to-slags", "Først"),
        reflection(now + hour, "hverdag-hvem", "Souschefen", "hverdag"),
        reflection(now, "start-sidste", "Det kunne Åse", changed=now + timedelta(days=1)),
        note(now + 2 * hour, None, None, "Frit"),
        attempt(now, "start-q01", "Sender loven rundt."),
    ]
    made = [agreement(now + hour, Source("reflections", "r-hverdag-hvem", "x"), now + timedelta(days=2)), agreement(now)]
    document = journal_document(little_course, records, ALL, now, commitments=made)
    assert headings(document) == [
        (1, "Min dagbog"),
        (2, "Lektion 1: Det første skridt"),
        (3, "Notat til »To slags«"),
        (3, "Dit sidste projekt"),
        (2, "Lektion 2: Ind i hverdagen"),
        (3, "Hvem hos jer?"),
        (4, "Aftale"),
        (2, "Frie notater"),
        (3, "Notat"),
        (2, "Aftaler med mig selv"),
        (2, "Kilde"),
    ]
    assert texts(document) == ["Først", "Det kunne Åse", "Souschefen", "Frit"]
    done, open_ = [block for block in document.blocks if isinstance(block, Table)]
    assert done == Table(("Hvis …", "… så", "Sådan gik det"), (("", "spørger jeg", Status("✔", "gjort.\nTo kom.")),))
    assert open_ == Table(("Hvis …", "… så", "Sådan gik det"), (("", "spørger jeg", "To kom."),))
    at = document.blocks.index(Quote("Det kunne Åse"))
    assert isinstance(prompt := document.blocks[at - 1], Paragraph)
    assert prompt.text.startswith("Tænk på det sidste projekt")
    assert document.blocks[at + 1] == Caption("Skrevet mandag den 23. november 2026"), (
        "no time of day, and not that it was changed"
    )
    edited = journal_document(little_course, records, Selection(edits=True), now)
    told = "Skrevet mandag den 23. november 2026 kl. 9.42, ændret tirsdag den 24. november 2026 kl. 9.42"
    assert Caption(told) in edited.blocks
    assert document.front == (
        Caption("Et lille kursus"),
        Caption("Skrevet mandag den 23. november 2026"),
        Paragraph("Det er med: 2 lektioner, 4 tekster, 2 aftaler. Svar på opgaver er ikke med.", boxed=True),
    )
    assert document.blocks[-1] == Bullets(("Åse Ærø har stillet et af spørgsmålene.",))


def test_a_quiz_counts_the_latest_answers_and_names_what_went_wrong(little_course: Course, clock: Clock) -> None:
    now = clock()
    first, multiple, case = (question for question in little_course.lessons[0].questions())
    right = "Forklarer, hvad den skal gøre godt for."
    records = [
        attempt(now, first.id, "Sender loven rundt."),
        attempt(now, case.id, "begge"),
        attempt(now + timedelta(minutes=1), first.id, right),
        attempt(now + timedelta(minutes=2), case.id, "skal"),
    ]
    assert journal_document(little_course, records, ALL, now).blocks[0] == Paragraph("Her er ikke noget endnu."), "not asked for"
    document = journal_document(little_course, records, EVERYTHING, now)
    assert headings(document)[1:3] == [(2, "Mine svar"), (3, "Lektion 1: Det første skridt")]
    at = document.blocks.index(Heading(4, "Prøv dig selv"))
    assert document.blocks[at + 1 : at + 4] == (
        Paragraph("Her gik det galt:"),
        Bullets((case.prompt,)),
        Paragraph("1 af 3 besvaret rigtigt i seneste forsøg, 1 ikke besvaret."),
    )
    everything = [*records, attempt(now + timedelta(minutes=3), case.id, "begge")]
    everything.append(attempt(now, multiple.id, "Central hjælp.", "En tovholder hos jer."))
    document = journal_document(little_course, everything, EVERYTHING, now)
    at = document.blocks.index(Heading(4, "Prøv dig selv"))
    assert document.blocks[at + 1 : at + 3] == (Paragraph("3 af 3 besvaret rigtigt i seneste forsøg."), Heading(2, "Kilde"))


def test_what_has_lost_its_place_stands_by_itself(little_course: Course, clock: Clock) -> None:
    now = clock()
    records: list[Record] = [
        reflection(now, "start-gammelt-trin", "Fra dengang"),
        note(now, "vaek", None, "Til en lektion, der er væk"),
        attempt(now, "gammel-q", "Ja", step="gammel-quiz", lesson="vaek"),
        attempt(now + timedelta(minutes=1), "gammel-q", "Nej", step="gammel-quiz", lesson="vaek"),
        attempt(now, "start-q99", "skal"),
    ]
    document = journal_document(little_course, records, EVERYTHING, now)
    name = "Fra en tidligere udgave af kurset"
    lost = (3, name)
    assert headings(document)[1:-1] == [(2, name), lost, lost, (2, "Mine svar"), lost]
    places = {"start / start-gammelt-trin", "vaek"}
    assert places <= {block.text for block in document.blocks if isinstance(block, Caption)}
    assert set(texts(document)) == {"Fra dengang", "Til en lektion, der er væk"}
    assert Bullets(("gammel-q: Nej (forkert)", "start-q99: skal (forkert)")) in document.blocks


def test_a_step_that_moved_to_another_lesson_takes_its_entries_along(little_course: Course, clock: Clock) -> None:
    document = journal_document(little_course, [reflection(clock(), "hverdag-hvem", "Åse", "start")], ALL, clock())
    assert headings(document)[1:3] == [(2, "Lektion 2: Ind i hverdagen"), (3, "Hvem hos jer?")]


def test_no_entry_is_lost_or_shown_twice(little_course: Course, clock: Clock) -> None:
    here = [("start", "start-to-slags"), ("start", None), (None, None), ("hverdag", "hverdag-slut")]
    places = [*here, ("vaek", "x"), ("vaek", None), ("start", "vaek")]
    records = [note(clock(), lesson, step, f"{lesson}/{step}") for lesson, step in places]
    assert sorted(texts(journal_document(little_course, records, ALL, clock()))) == sorted(note.text for note in records)


def test_only_what_is_wanted(little_course: Course, clock: Clock) -> None:
    now = clock()
    old = now - timedelta(days=40)
    records: list[Record] = [
        reflection(old, "start-sidste", "gammel"),
        reflection(now, "hverdag-hvem", "ny", "hverdag"),
        note(now, None, None, "fri"),
        note(old, "start", "start-to-slags", "gammelt notat"),
    ]

    def wanted(selection: Selection) -> list[str]:
        return texts(journal_document(little_course, records, selection, now))

    assert wanted(Selection({"start"})) == ["gammelt notat", "gammel"]
    assert wanted(Selection(since=date(2026, 11, 23))) == ["ny", "fri"]
    assert wanted(Selection(since=date(2026, 11, 24))) == []
    assert wanted(Selection({"start"}, date(2026, 11, 1))) == []


def test_since_is_a_day_in_the_machines_own_zone() -> None:
    """Half past midnight in Denmark is still the day before in UTC."""
    midnight = datetime.fromisoformat("2026-11-22T23:30:00+00:00")
    assert Selection(since=date(2026, 11, 23)).wants(None, midnight)
    assert not Selection(since=date(2026, 11, 23)).wants(None, midnight - timedelta(hours=1))


def test_empty_texts_and_an_empty_journal(little_course: Course, clock: Clock) -> None:
    document = journal_document(little_course, [reflection(clock(), "start-sidste", " \n")], ALL, clock())
    assert document.blocks[0] == Paragraph("Her er ikke noget endnu.")
    assert texts(document) == []


def revisit(at: datetime, step: str, text: str, days: int = 14, lesson: str = "start") -> Revisit:
    return Revisit(f"v-{step}-{days}", lesson, step, days, text, at, at)


def test_what_was_written_later_stands_below_what_came_back(little_course: Course, clock: Clock) -> None:
    now = clock()
    records: list[Record] = [
        revisit(now + timedelta(days=61), "start-sidste", "Langt senere", 60),
        revisit(now + timedelta(days=15), "start-sidste", "Senere"),
        revisit(now + timedelta(days=15), "start-to-slags", "", 14),
        reflection(now, "start-sidste", "Først"),
    ]
    document = journal_document(little_course, records, ALL, now)
    assert headings(document)[1:-1] == [
        (2, "Lektion 1: Det første skridt"),
        (3, "Dit sidste projekt"),
        (4, "Set tilbage, 15 dage senere"),
        (4, "Set tilbage, 61 dage senere"),
    ]
    assert texts(document) == ["Først", "Senere", "Langt senere"]
    at = document.blocks.index(Quote("Senere"))
    assert isinstance(document.blocks[at + 1], Caption)


def test_one_that_came_back_stands_beside_the_first_where_both_are_short(little_course: Course, clock: Clock) -> None:
    def made(text: str, *more: Record) -> Document:
        first, again = reflection(clock(), "start-sidste", text), revisit(clock() + timedelta(days=15), "start-sidste", "Senere")
        return journal_document(little_course, [first, again, *more], ALL, clock())

    [beside] = [block for block in made("Først").blocks if isinstance(block, Beside)]
    first, again = beside.columns
    assert first[:2] == (Heading(4, "Første gang"), Quote("Først"))
    assert again[:2] == (Heading(4, "Set tilbage, 15 dage senere"), Quote("Senere"))
    third = revisit(clock() + timedelta(days=61), "start-sidste", "Langt senere", 60)
    for document in (made("x" * 601), made("Først", third)):
        assert not any(isinstance(block, Beside) for block in document.blocks)
        assert (4, "Første gang") not in headings(document)


def test_a_later_text_whose_first_one_is_gone_tells_the_days_it_was_offered_after(little_course: Course, clock: Clock) -> None:
    document = journal_document(little_course, [revisit(clock(), "start-sidste", "Senere")], ALL, clock())
    assert headings(document)[1:-1] == [
        (2, "Lektion 1: Det første skridt"),
        (3, "Dit sidste projekt"),
        (4, "Set tilbage, 14 dage senere"),
    ]
    gone = journal_document(little_course, [revisit(clock(), "vaek", "Senere")], ALL, clock())
    assert headings(gone)[1:-1] == [
        (2, "Fra en tidligere udgave af kurset"),
        (3, "Fra en tidligere udgave af kurset"),
        (4, "Set tilbage, 14 dage senere"),
    ]


def test_a_lesson_is_what_belongs_to_it_today(little_course: Course, clock: Clock) -> None:
    now = clock()
    moved = reflection(now, "hverdag-hvem", "Flyttet hertil", "start")
    gone = reflection(now, "start-vaek", "Fra et trin, der er væk", "start")
    assert texts(journal_document(little_course, [moved, gone], Selection({"hverdag"}), now)) == ["Flyttet hertil"]
    assert texts(journal_document(little_course, [moved, gone], Selection({"start"}), now)) == []
    assert set(texts(journal_document(little_course, [moved, gone], ALL, now))) == {"Flyttet hertil", "Fra et trin, der er væk"}


def test_answers_of_all_kinds_count_and_nothing_tells_how_sure_the_leader_was(practice_course: Course, clock: Clock) -> None:
    now = clock()
    records: list[Record] = []
    for question in practice_course.lessons[1].questions():
        chosen = first_answer(question)
        correct, words = mark(question, chosen).correct, in_words(question, chosen)
        place = "dernaest", "dernaest-quiz", question.id
        one = Attempt(f"a-{question.id}", *place, words, correct, 1, now, sure=not correct, ids=chosen)
        records.append(one)
    records.append(Attempt("a-x", "dernaest", "dernaest-quiz", "vaek", ("1", "to → tre"), True, 1, now, sure=True))
    document = journal_document(practice_course, records, EVERYTHING, now)
    assert Paragraph("2 af 4 besvaret rigtigt i seneste forsøg.") in document.blocks
    assert Bullets(("vaek: 1 · to → tre (rigtigt)",)) in document.blocks
    assert "sikker" not in to_markdown(document)
    assert "gætte" not in to_markdown(document)
