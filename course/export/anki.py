"""The course's questions as a deck for Anki (`.apkg`): a card a question, with its options, its hints and every reason.

Anki takes what stands in a field for HTML, so every text is escaped. It knows a card again by its guid, which comes from the
question's id: a deck that is taken out again, of a later edition of the course, brings the cards up to date, and leaves what Anki
knows of how they went. The same course gives the same bytes on the same day.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from datetime import UTC, date, datetime, time
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from course.content.lesson_text import plain
from course.content.model import Course, Lesson, Match, Option, Order, Question
from course.export.office.package import packed
from course.locale import _
from course.study.answers_in_words import answer_name
from course.study.marking import scrambled, seed, shuffled

if TYPE_CHECKING:
    from genanki import Deck, Model

_STYLE = """
.card { font: 20px/1.4 sans-serif; text-align: left; max-width: 40em; margin: 0 auto; padding: 0 1em; }
li { margin: .4em 0; }
.from { font-size: 15px; opacity: .7; }
"""
_OURS = re.compile(r"[\[\]{}\\]")
"""What Anki itself reads something into: sounds, formulas, gaps."""


def course_deck(course: Course, day: date, lessons: Collection[str] = ()) -> bytes:
    """The questions as a package that Anki takes in.

    Args:
        course: The course.
        day: The day it is made: what Anki has from an earlier one is older.
        lessons: The ids of the wanted lessons; every lesson when empty.
    """
    from genanki import Package  # noqa: PLC0415 - 0.1 s, for whoever makes a deck

    at = datetime.combine(day, time(), UTC).timestamp()
    wanted = [lesson for lesson in course.lessons if not lessons or lesson.id in lessons]
    # Not `write_to_file`: it leaves a temporary file behind, and says in the package at what time that was written.
    with closing(sqlite3.connect(":memory:")) as collection:
        Package(_deck(course, wanted)).write_to_db(collection.cursor(), at, itertools.count(int(at * 1000)))
        collection.commit()
        return packed({"collection.anki2": collection.serialize(), "media": b"{}"})


def _deck(course: Course, lessons: Iterable[Lesson]) -> Deck:
    import genanki  # noqa: PLC0415 - as said above

    model = _model()
    deck = genanki.Deck(_number(course.title), course.title, _text(course.source.about))
    for lesson in lessons:
        for question in lesson.questions():
            fields = [
                _text(plain(question.prompt)),
                _options(question),
                _list("ul", [_text(plain(hint)) for hint in question.hints]) if question.hints else "",
                _answer(question),
                _text(f"{course.title} · {lesson.title}"),
            ]
            deck.add_note(genanki.Note(model, fields, guid=genanki.guid_for("skalkan", question.id), tags=[lesson.id]))
    return deck


def _model() -> Model:
    """The kind of card; with other names of the fields (in another language) it is another kind."""
    import genanki  # noqa: PLC0415 - as said above

    names = prompt, options, hints, answer, source = _("Question"), _("Possible answers"), _("Hint"), _("Answer"), _("Source")
    front = f"<p>{_field(prompt)}</p>{_field(options)}{_field('hint:' + hints)}"
    back = f'{_field("FrontSide")}<hr id="answer">{_field(answer)}<p class="from">{_field(source)}</p>'
    card = {"name": prompt, "qfmt": front, "afmt": back}
    return genanki.Model(_number(*names), "skalkan", [{"name": name} for name in names], [card], css=_STYLE)


def _field(name: str) -> str:
    """Where Anki puts in what a field holds; behind "hint:" it is a link that shows it."""
    return f"{{{{{name}}}}}"


def _options(question: Question) -> str:
    """What there is to choose among, or to arrange, in an order that doesn't give it away and is always the same."""
    once = seed(question, 0)
    match question:
        case Order():
            return _list("ul", [_text(each.text) for each in scrambled(question, once)], _("Put in order:"))
        case Match():
            targets = _("Choose for each: {targets}").format(targets=" · ".join(each.text for each in question.targets))
            return _list("ul", [_text(each.text) for each in scrambled(question, once)], targets)
        case _:
            return _list("ol", [_text(answer_name(question, each.text)) for each in shuffled(question, once)])


def _answer(question: Question) -> str:
    """What is right, and every reason."""
    match question:
        case Order():
            return _list("ol", [_reason(item.text, item.why) for item in question.items])
        case Match():
            targets = {each.id: each.text for each in question.targets}
            return _list("ul", [_reason(f"{pair.text} → {targets[pair.target]}", pair.why) for pair in question.pairs])
        case _:
            return _list("ol", [_marked(question, each) for each in shuffled(question, seed(question, 0))])


def _marked(question: Question, option: Option) -> str:
    mark = "✔" if option.correct else "✘"
    verdict = _("right") if option.correct else _("wrong")
    return _reason(f"{mark} {answer_name(question, option.text)} ({verdict})", option.why)


def _reason(text: str, why: str) -> str:
    return f"<b>{_text(text)}</b><br>{_text(why)}"


def _list(tag: str, items: Iterable[str], lead: str = "") -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"{f'<p>{_text(lead)}</p>' if lead else ''}<{tag}>{lines}</{tag}>"


def _text(text: str) -> str:
    """A text that means itself in Anki."""
    return _OURS.sub(lambda sign: f"&#{ord(sign[0])};", escape(text)).replace("\n", "<br>")


def _number(*names: str) -> int:
    """A number for names: Anki wants one, always the same, and of another deck or kind of card another one."""
    return 1 << 40 | int.from_bytes(sha256("\n".join(("skalkan", *names)).encode()).digest()[:4])
