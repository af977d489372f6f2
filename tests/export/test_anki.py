"""The deck for Anki, opened with what opens any such package: a zip with a database in it."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import html5lib
import pytest
from msgspec.structs import replace

from course.cli import main
from course.content.model import Course, Match, Order, Question, Quiz, Single, options
from course.export.anki import course_deck
from course.study.answers_in_words import answer_name

DAY = date(2026, 11, 23)
HOSTILE = "<b>æøå</b> & \"'\n[sound:x.mp3] [$]x[/$] {{c1::y}} \\(z\\) </script> 👩‍👧"


def rows(made: bytes, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in a package."""
    with ZipFile(BytesIO(made)) as package:
        assert package.testzip() is None
        assert json.loads(package.read("media")) == {}
        connection = sqlite3.connect(":memory:")
        connection.deserialize(package.read("collection.anki2"))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def read(field: str) -> str:
    """The words of a field, as a browser reads them."""
    there = html5lib.parseFragment(field.replace("<br>", "\n"), namespaceHTMLElements=False)
    assert {each.tag for each in there.iter()} <= {"DOCUMENT_FRAGMENT", "p", "ul", "ol", "li", "b"}
    return "".join(there.itertext())


def cards(made: bytes) -> list[tuple[str, list[str], str]]:
    """Each note's guid, its fields and its tags."""
    found = rows(made, "select guid, flds, tags from notes order by id")
    return [(guid, fields.split("\x1f"), tags.strip()) for guid, fields, tags in found]


def texts(question: Question) -> list[str]:
    """All that the answer has to say."""
    match question:
        case Order():
            return [text for item in question.items for text in (item.text, item.why)]
        case Match():
            return [text for pair in question.pairs for text in (pair.text, pair.target, pair.why)]
        case _:
            return [text for each in options(question) for text in (answer_name(question, each.text), each.why)]


def test_every_question_is_a_card_with_its_options_its_hints_and_every_reason(practice_course: Course) -> None:
    made = course_deck(practice_course, DAY)
    asked = [(lesson, question) for lesson in practice_course.lessons for question in lesson.questions()]
    assert len({type(question) for _lesson, question in asked}) == 5, "every kind is tried"
    assert len(rows(made, "select id from cards")) == len(asked)
    found = cards(made)
    assert len({guid for guid, _fields, _tags in found}) == len(asked)
    for (lesson, question), (_guid, (prompt, possible, hints, answer, source), tags) in zip(asked, found, strict=True):
        assert read(prompt)
        assert all(text in read(possible) for text in question.shown)
        assert [hint in read(hints) for hint in question.hints] == [True] * len(question.hints)
        assert all(text in read(answer) for text in texts(question))
        assert lesson.title in read(source)
        assert tags == lesson.id


def test_what_is_right_is_told_and_not_given_away(practice_course: Course) -> None:
    made = cards(course_deck(practice_course, DAY))
    for question, (_guid, fields, _tags) in zip(
        (each for lesson in practice_course.lessons for each in lesson.questions()), made, strict=True
    ):
        if isinstance(question, Order):
            places = [fields[1].index(item.text) for item in question.items]
            assert places != sorted(places)
        elif not isinstance(question, Match):
            assert read(fields[3]).count("✔") == sum(each.correct for each in options(question))
            assert "✔" not in fields[1]


def test_the_same_course_gives_the_same_bytes_and_cards_are_known_again_later(practice_course: Course) -> None:
    first = course_deck(practice_course, DAY)
    assert course_deck(practice_course, DAY) == first
    later = course_deck(practice_course, date(2027, 1, 1), [practice_course.lessons[1].id])
    assert later != first
    guids = {guid: tags for guid, _fields, tags in cards(first)}
    assert {guid for guid, _fields, _tags in cards(later)} == {
        guid for guid, tag in guids.items() if tag == practice_course.lessons[1].id
    }
    assert rows(first, "select distinct did from cards") == rows(later, "select distinct did from cards")
    assert rows(first, "select distinct mid from notes") == rows(later, "select distinct mid from notes")
    assert rows(first, "select max(mod) from notes") < rows(later, "select min(mod) from notes")


def test_a_text_means_itself(practice_course: Course) -> None:
    lesson = practice_course.lessons[0]
    question = next(each for one in practice_course.lessons for each in one.questions() if isinstance(each, Single))
    option = replace(question.options[0], text=HOSTILE, why=HOSTILE)
    odd = replace(question, hints=("&lt;",), options=(option, *question.options[1:]))
    quiz = Quiz(id="odd", title="Odd", questions=(odd,))
    course = replace(practice_course, title="Et <kursus>", lessons=(replace(lesson, title="[Lektion]", steps=(quiz,)),))
    ((_guid, fields, _tags),) = cards(course_deck(course, DAY))
    assert not any(sign in field for field in fields for sign in ("[", "{{", "\\", "<script"))
    assert HOSTILE in read(fields[1])
    assert read(fields[3]).count(HOSTILE) == 2
    assert read(fields[4]) == "Et <kursus> · [Lektion]"


@pytest.mark.parametrize("lessons", [[], ["--lesson", "start"]])
def test_the_command_makes_one(home: Path, course_folder: Path, tmp_path: Path, lessons: list[str]) -> None:
    file = tmp_path / "kort.apkg"
    there = ["export", "--home", str(home), "--lessons", str(course_folder), *lessons]
    assert main([*there, "--format", "apkg", "--output", str(file)]) == 0
    assert {tags for _guid, _fields, tags in cards(file.read_bytes())} == {"start"} | ({"hverdag"} if not lessons else set())
