"""The one search: what is found, in which order, and that one typing error and any text at all are borne with."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.lesson_text import plain
from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.study.documents import course_docs, journal_docs
from course.study.search import Doc, Found, Kind, Meant, Search

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
WORD = st.text(st.sampled_from(LETTERS), min_size=5, max_size=14)
TEXT = st.one_of(st.text(st.sampled_from("abcæøåÆØÅéßİıŉ a\u030a[]\\/ .\n😀"), max_size=60), st.text(max_size=60))


def doc(ref: str, title: str = "", text: str = "", kind: Kind = Kind.STEP) -> Doc:
    return Doc(kind, ref, title, text)


def refs(found: Found) -> list[str]:
    return [hit.doc.ref for hit in found.hits]


# Ranking


def test_whole_words_and_beginnings_come_first_in_titles_then_in_texts_then_what_is_inside() -> None:
    search = Search(
        [
            doc("inside text", text="Her er et storprojekter."),
            doc("inside title", "Storprojektet"),
            doc("begun text", text="Flere projekter."),
            doc("whole text", text="Et projekt."),
            doc("begun title", "Projekterne"),
            doc("whole title", "Mit PROJEKT"),
        ]
    )
    assert refs(search.find("projekt")) == [
        "whole title",
        "begun title",
        "whole text",
        "begun text",
        "inside title",
        "inside text",
    ]


def test_every_word_has_to_be_found_in_the_title_or_in_the_text() -> None:
    search = Search(
        [doc("both", "Plan", "for mandag"), doc("one", "Plan", "for tirsdag"), doc("text", "", "mandag uden en plan")]
    )
    assert refs(search.find("mandag plan")) == ["both", "text"]
    assert refs(search.find("plan onsdag")) == []


def test_among_equals_the_order_of_the_documents_holds() -> None:
    search = Search([doc(str(number), "Det samme") for number in range(5)])
    search.add([doc("later", "Det samme")])
    assert refs(search.find("samme")) == ["0", "1", "2", "3", "4", "later"]


def test_no_kind_hides_the_others() -> None:
    steps = [doc(f"s{number}", "Det digitale") for number in range(100)]
    notes = [doc(f"n{number}", text="Vores digitale plan", kind=Kind.NOTE) for number in range(100)]
    found = Search([*steps, *notes]).find("digitale", limit=20)
    assert found.total == 200
    assert len(found.hits) == 20
    assert refs(found)[:18] == [f"s{number}" for number in range(18)]
    assert refs(found)[18:] == ["n0", "n1"]


# Typing errors


@pytest.mark.parametrize(
    "typed", ["forventnign", "forvetninger", "forvenntninger", "forbentninger", "forvnetninger", "porventninger"]
)
def test_one_typing_error_is_borne_with_and_told(typed: str) -> None:
    search = Search([doc("it", text="Dine forventninger til mandag"), doc("other", "En anden sag")])
    found = search.find(typed)
    assert refs(found) == ["it"]
    assert found.meant == (Meant(typed, "forventninger"),)
    (start, end) = found.hits[0].places[0]
    assert found.hits[0].snippet[start:end] == "forventninger"


def test_two_typing_errors_are_another_word() -> None:
    assert refs(Search([doc("it", "forventninger")]).find("forbentminger")) == []


def test_a_word_that_stands_somewhere_is_meant_as_it_is_typed() -> None:
    search = Search([doc("plan", "plan"), doc("klan", "klan")])
    assert refs(search.find("klan")) == ["klan"]
    assert search.find("klan").meant == ()


def test_short_words_are_taken_at_their_word() -> None:
    assert refs(Search([doc("it", "mål")]).find("mål")) == ["it"]
    assert refs(Search([doc("it", "mål")]).find("hål")) == []


SHORT = st.text(st.sampled_from("abå"), min_size=1, max_size=3)
LINE = st.lists(SHORT, max_size=4).map(" ".join)


@given(documents=st.lists(st.tuples(LINE, LINE), max_size=6), query=st.lists(SHORT, min_size=1, max_size=4))
def test_short_words_are_found_and_ranked_as_if_each_document_were_looked_at(
    documents: list[tuple[str, str]], query: list[str]
) -> None:
    def spelled(word: str) -> str:
        return word.replace("å", "aa")

    def fit(word: str, title: str, text: str) -> int | None:
        """How well a word fits a document, as it is said above; None where it stands nowhere in it."""
        key = spelled(word)
        forms = [[form for each in line.split() for form in {each, spelled(each)}] for line in (title, text)]
        kinds = [
            any(test(form) for form in forms[place])
            for place, test in (
                (0, key.__eq__),
                (0, lambda form: form.startswith(key)),
                (1, key.__eq__),
                (1, lambda form: form.startswith(key)),
                (0, lambda form: len(key) > 2 and key in form),
                (1, lambda form: len(key) > 2 and key in form),
            )
        ]
        return kinds.index(True) if True in kinds else None

    search = Search(doc(str(number), *document) for number, document in enumerate(documents))
    words = list(dict.fromkeys(query))
    fits = {str(number): [fit(word, *document) for word in words] for number, document in enumerate(documents)}
    wanted = {ref: sum(each for each in fit if each is not None) for ref, fit in fits.items() if None not in fit}
    found = search.find(" ".join(query))
    if max(map(len, map(spelled, words))) < 4:  # longer ones forgive an error
        assert refs(found) == sorted(wanted, key=lambda ref: (wanted[ref], int(ref)))


def test_words_that_stand_nowhere_together_may_be_an_error_each() -> None:
    search = Search([doc("a", "planer for skolen"), doc("b", "planker")])
    found = search.find("planke skolen")
    assert refs(found) == ["a"]
    assert found.meant == (Meant("planke", "planer"),)
    assert found.apart


def test_words_that_stand_together_are_not_told_as_apart_and_a_word_alone_cant_be() -> None:
    search = Search([doc("a", "planer for skolen"), doc("b", "planker for skolen")])
    found = search.find("planker skolen")
    assert (refs(found), found.apart) == (["b"], False)
    assert search.find("kommunen") == Found()


@given(
    word=WORD, place=st.integers(0, 20), letter=st.sampled_from(LETTERS), edit=st.sampled_from(["change", "leave", "add", "swap"])
)
def test_any_single_error_in_a_longer_word_still_finds_it(word: str, place: int, letter: str, edit: str) -> None:
    at = place % len(word)
    match edit:
        case "change":
            typed = word[:at] + letter + word[at + 1 :]
        case "leave":
            typed = word[:at] + word[at + 1 :]
        case "add":
            typed = word[:at] + letter + word[at:]
        case _:
            typed = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    for text in (word, f"Noget om {word.upper()}, og mere"):
        found = Search([doc("it", text=text), doc("other", "1234")]).find(typed)
        assert refs(found) == ["it"]
        assert found.hits[0].places


@given(word=WORD, rest=WORD, letter=st.sampled_from(LETTERS))
def test_an_error_in_the_beginning_of_a_word_still_finds_it(word: str, rest: str, letter: str) -> None:
    assert refs(Search([doc("it", word + rest)]).find(word[:2] + letter + word[3:])) == ["it"]


# Letters


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("query", ["Åse", "åse", "ÅSE", "aase", "AASE", "å"])
def test_danish_letters_however_they_are_typed(query: str, form: str) -> None:
    search = Search([doc("it", unicodedata.normalize("NFD", "Vi spurgte Åse om ærlighed")), doc("other", "Ase og Else")])
    found = search.find(unicodedata.normalize(form, query))  # type: ignore[arg-type]
    assert refs(found)[:1] == ["it"]
    start, end = found.hits[0].title_places[0]
    assert found.hits[0].title[start:end].casefold() in ("åse", "å")


@pytest.mark.parametrize(
    ("query", "text"), [("oekonomi", "økonomi"), ("økonomi", "oekonomi"), ("dataa", "dataansvarlig"), ("ga", "går")]
)
def test_other_keyboards(query: str, text: str) -> None:
    found = Search([doc("it", text=text)]).find(query)
    assert refs(found) == ["it"]
    assert found.hits[0].places[0][0] == 0


def test_the_place_of_a_word_in_other_letters_is_where_it_stands() -> None:
    hit = Search([doc("it", "Både skåret og målløs")]).find("loes").hits[0]
    assert [hit.title[start:end] for start, end in hit.title_places] == ["løs"]


# Any text at all


@pytest.mark.parametrize(
    "query", ["", "   ", "😀", "[/]", "...", "«»", "\x00", "_", "a" * 10_000, "ord " * 2_500, " ".join(LETTERS)]
)
def test_an_odd_query_does_no_harm(query: str) -> None:
    search = Search([doc("a", "[/] [red]", "[b]Hvad[/b] virker 😀 ikke?"), doc("b", text="ord\n\nog mere")])
    assert len(search.find(query).hits) <= 2
    assert len(Search().find(query).hits) == 0


@given(title=TEXT, text=TEXT, query=TEXT, length=st.integers(10, 80))
def test_places_lie_in_what_is_shown(title: str, text: str, query: str, length: int) -> None:
    for hit in Search([doc("it", title, text)]).find(query, length=length).hits:
        assert len(hit.title.splitlines()) <= 1
        assert len(hit.snippet.splitlines()) <= 1
        assert len(hit.snippet) <= length + 2
        for shown, places in ((hit.title, hit.title_places), (hit.snippet, hit.places)):
            for start, end in places:
                assert 0 <= start < end <= len(shown)


def test_text_that_looks_like_markup_is_text() -> None:
    hit = Search([doc("it", "[red]Fare[/red]", "[/] virker ikke")]).find("fare virker").hits[0]
    assert (hit.title, hit.snippet) == ("[red]Fare[/red]", "[/] virker ikke")


def test_a_snippet_deep_in_a_long_text_shows_the_word() -> None:
    hit = Search([doc("it", text="hø " * 200_000 + "nålen " + "hø " * 200_000)]).find("nålen", length=40).hits[0]
    assert hit.snippet.startswith("…")
    assert [hit.snippet[start:end] for start, end in hit.places] == ["nålen"]


@pytest.mark.parametrize(
    ("text", "snippet"),
    [
        ("hø nålen", "hø nålen"),
        ("a" * 60 + "nålen her", "nålen her"),
        ("langtord" + " " * 36 + "nålen her", "…nålen her"),
        ("langtord" + " " * 33 + "nålen her", "…nålen her"),
        ("langt" + " " * 39 + "nålen her", "…nålen her"),
        ("langtord og" + " " * 33 + "nålen her", "…og nålen her"),
        ("langt ord" + " " * 37 + "nålen her", "…ord nålen her"),
        ("langtord" + " " * 30 + "nålen her", "langtord nålen her"),
    ],
    ids=[
        "room for all",
        "inside a word longer than the line",
        "after half a word",
        "after most of one",
        "after a gap",
        "at the next word",
        "where a word begins",
        "in a gap",
    ],
)
def test_a_snippet_begins_with_a_word(text: str, snippet: str) -> None:
    hit = Search([doc("it", text=text)]).find("nålen", length=40).hits[0]
    assert hit.snippet.endswith(snippet)
    assert [hit.snippet[start:end] for start, end in hit.places] == ["nålen"]


# What can be searched


def test_questions_are_found_once_they_were_met_and_never_by_their_reasons(practice_course: Course) -> None:
    assert refs(Search(course_docs(practice_course, ())).find("sensorer")) == []
    search = Search(course_docs(practice_course, {"foerst-c03"}))
    found = search.find("sensorer")
    assert refs(found) == ["foerst-c03"]
    assert found.hits[0].doc.step == "foerst-sorter"
    assert refs(search.find("halvdel")) == []


def test_lessons_steps_and_words_are_found(practice_course: Course) -> None:
    search = Search(course_docs(practice_course, ()))
    assert [hit.doc.kind for hit in search.find("hvor kommer").hits] == [Kind.LESSON, Kind.STEP]
    assert refs(search.find("startpunkter")) == ["foerst-laes"]
    assert refs(search.find("piloter")) == ["pilot"]
    assert refs(search.find("ordbog")) == []


def test_what_the_leader_wrote_is_found_newest_first(practice_course: Course, home: Path) -> None:
    records = Records(Journal(home))
    records.save_note(None, None, "Gulerødder til personalemødet", None)
    records.save_reflection("foerst", "foerst-skriv", "Gulerødder igen", None)
    records.save_revisit("foerst", "foerst-skriv", 14, "Stadig gulerødder", None)
    records.save_note(None, None, "   ", None)
    records.save_attempt("foerst", "foerst-sorter", "foerst-c01", ["skal"], True, 1)
    docs = list(journal_docs(practice_course, records.all()))
    found = Search(docs).find("gulerødder")
    assert {hit.doc.kind for hit in found.hits} == {Kind.NOTE, Kind.REFLECTION, Kind.REVISIT}
    assert [hit.doc.ref for hit in found.hits] == [record.ref for record in docs]
    assert {each.title for each in docs} == {"", "Dine forventninger"}


def test_markdown_is_searched_as_it_reads() -> None:
    text = "> Noget **skal** I, andet *kan* I: [piloter](ordbog:pilot).\n\n1. Læs\n- 2 * 3 * 4"
    assert plain(text) == "Noget skal I, andet kan I: piloter.\n\nLæs\n\n2 * 3 * 4"


def test_the_library_is_loaded_by_the_first_error_alone() -> None:
    code = (
        "import sys; from course.study.search import Doc, Kind, Search; s = Search([Doc(Kind.NOTE, 'a', 'planer', '')]);"
        "s.find('planer'); assert 'rapidfuzz' not in sys.modules; s.find('plamer'); assert 'rapidfuzz' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_to_try_on_monday_is_found_at_the_end_of_its_lesson(practice_course: Course) -> None:
    assert refs(Search(course_docs(practice_course, ())).find("nyeste system")) == ["foerst-slut"]
