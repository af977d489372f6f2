"""One search over everything: the course, the glossary, the questions met, and what the leader wrote.

What is found has every word of the query. It comes in this order: a word as a whole or as the beginning of one in the title, then
the same in the text; then inside a word, in the title and in the text; last, and only for a word that stands nowhere as it was
typed, words that are one typing error away. Among equals the course comes before the journal (lessons, steps, words, questions),
and the journal newest first: whoever adds the documents adds them in that order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from itertools import accumulate, chain

from msgspec import Struct

from course.locale.spelling import compose, even
from course.study.text_filter import clip

LONGEST = 200
"""Characters of a query that count: what is longer was pasted by mistake."""
MOST = 12
"""Words of a query that count."""
INSIDE = 3
"""Letters from which a word is looked for inside others as well."""
FORGIVEN = 4
"""Letters from which one typing error is borne with."""

_WORD = re.compile(r"\w+")
_LAST = "\U0010ffff"
"""What comes behind every letter."""
_SPELT = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
"""The Danish letters as they are written on other people's keyboards."""

Places = tuple[tuple[int, int], ...]
"""Where in a text something stands, as (start, end)."""


class Kind(Enum):
    """What can be found."""

    LESSON = "lesson"
    STEP = "step"
    TERM = "term"
    QUESTION = "question"
    REFLECTION = "reflection"
    NOTE = "note"
    REVISIT = "revisit"
    WORK = "work"


class Doc(Struct, frozen=True):
    """One thing to find."""

    kind: Kind
    ref: str
    """Its id: of the lesson, step, term or question, or of the journal's entry; of a piece of work its table and id."""
    title: str
    text: str
    lesson: str | None = None
    step: str | None = None
    at: datetime | None = None
    """When it was last written, for an entry of the journal."""


class Hit(Struct, frozen=True):
    """One thing that was found."""

    doc: Doc
    title: str
    title_places: Places
    """Where in the title to highlight."""
    snippet: str
    """One line of the text, around what was found in it."""
    places: Places
    """Where in the snippet to highlight."""


class Meant(Struct, frozen=True):
    """A word that was typed with an error."""

    typed: str
    word: str
    """What the first hit has instead."""


class Found(Struct, frozen=True):
    """The answer to a query."""

    hits: tuple[Hit, ...] = ()
    """The best, best first."""
    total: int = 0
    """How many there are in all."""
    meant: tuple[Meant, ...] = ()
    """The words that the first hit has with another spelling."""
    apart: bool = False
    """Whether the words are there as typed, but nowhere together."""


class _Asked(Struct, frozen=True):
    """A word of the query, and where it stands."""

    typed: str
    near: frozenset[str]
    """The words that are one error away, where they count."""
    rungs: dict[int, int]
    """By the documents' numbers: how well it fits, 0 at best."""

    def place(self, word: str) -> tuple[int, int] | None:
        """Where in a word of a text it stands; all of a word that is one error away."""
        start = _spell(word).find(_spell(self.typed))
        if start == 0 or (start > 0 and len(_spell(self.typed)) >= INSIDE):
            return _as_written(word, start, start + len(_spell(self.typed)))
        return (0, len(word)) if word in self.near else None


class _Postings:
    """In which documents each word stands, by their numbers: in their titles, or in their texts."""

    def __init__(self) -> None:
        self.words: dict[str, list[int]] = {}
        self._letters: dict[str, list[int]] = {}
        """By the letter that one of their words begins with, in each of its spellings: half of all words begin with a few."""

    def add(self, number: int, text: str) -> None:
        """Takes in the words of one more document."""
        words = set(_WORD.findall(even(compose(text))))
        for word in words:
            self.words.setdefault(word, []).append(number)
        first = {word[0] for word in words}
        for letter in first | {_spell(letter)[0] for letter in first}:
            self._letters.setdefault(letter, []).append(number)

    def of(self, words: Iterable[str]) -> Iterable[int]:
        """The documents that have any of some words; one may come several times."""
        return chain.from_iterable(self.words.get(word, ()) for word in words)

    def begun(self, key: str, words: Iterable[str]) -> Iterable[int]:
        """The documents that have a word which begins so, and these are those words."""
        return self._letters.get(key, ()) if len(key) == 1 else self.of(words)


class Search:
    """Documents and the words in them.

    Args:
        docs: What can be found, in the order in which it comes among equals.
    """

    def __init__(self, docs: Iterable[Doc] = ()) -> None:
        self._docs: list[Doc] = []
        self._titles, self._texts = _Postings(), _Postings()
        self._forms: list[tuple[str, str]] = []
        """Each word in each of its spellings, by these."""
        self.add(docs)

    def __len__(self) -> int:
        return len(self._docs)

    def add(self, docs: Iterable[Doc]) -> None:
        """Takes in more documents; they come after the others among equals."""
        for doc in docs:
            number = len(self._docs)
            self._docs.append(doc)
            self._titles.add(number, doc.title)
            self._texts.add(number, doc.text)
        words = self._titles.words.keys() | self._texts.words.keys()
        self._forms = sorted((form, word) for word in words for form in {word, _spell(word)})

    def find(self, query: str, limit: int = 50, length: int = 80) -> Found:
        """What has every word of a query.

        Where the words are there, but nowhere together, each may be one error off.

        Args:
            query: What was typed.
            limit: How many hits are wanted at most; each kind keeps a few of them, so that none hides the others.
            length: How many characters a snippet has at most.
        """
        typed = list(dict.fromkeys(_WORD.findall(even(compose(query[:LONGEST])))))[:MOST]
        if not typed:
            return Found()
        asked = [self._ask(word, forgiving=False) for word in typed]
        ranked = self._ranked(asked)
        apart = not ranked and len(typed) > 1
        if apart:
            asked = [self._ask(word, forgiving=True) for word in typed]
            ranked = self._ranked(asked)
        hits = tuple(_hit(self._docs[number], asked, length) for number in self._best(ranked, limit))
        return Found(hits, len(ranked), tuple(_meant(hits[0].doc, asked)) if hits else (), apart)

    def _ask(self, typed: str, *, forgiving: bool) -> _Asked:
        """Looks a word up; what is one error away counts where it stands nowhere as typed, or where one is forgiving."""
        key = _spell(typed)
        begun = self._begun(key)
        whole = [word for form, word in begun if form == key]
        inside = [word for form, word in self._forms if key in form and not form.startswith(key)] if len(key) >= INSIDE else []
        near = self._near(typed) if len(typed) >= FORGIVEN and (forgiving or not (begun or inside)) else []
        titles, texts = self._titles, self._texts
        heads = [word for _form, word in begun] if len(key) > 1 else []
        tiers = (
            titles.of(whole),
            titles.begun(key, heads),
            texts.of(whole),
            texts.begun(key, heads),
            titles.of(inside),
            texts.of(inside),
            titles.of(near),
            texts.of(near),
        )
        rungs: dict[int, int] = {}
        for tier in reversed(range(len(tiers))):  # what fits better overwrites what fits worse
            rungs.update(dict.fromkeys(tiers[tier], tier))
        return _Asked(typed, frozenset(near), rungs)

    def _begun(self, key: str) -> list[tuple[str, str]]:
        """The forms that begin so, with their words."""
        return self._forms[bisect_left(self._forms, (key,)) : bisect_left(self._forms, (key + _LAST,))]

    def _near(self, typed: str) -> list[str]:
        """The words that are one error away, and those that begin so; in Danish letters or as others write them."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415  (12 ms that only an error costs)
        from rapidfuzz.process import extract  # noqa: PLC0415

        found: set[str] = set()
        for wanted in {typed, _spell(typed)}:
            # The error is in the first letter, and then the third and fourth stand there as typed, or it is not.
            first, pair = wanted[0], wanted[2:4]
            forms = [form for form in self._forms if form[0][0] == first or pair in form[0][1:5]]
            short, same, long = len(wanted) - 1, len(wanted), len(wanted) + 1
            heads = {form[:short] for form, _word in forms}
            heads.update([form[:same] for form, _word in forms], [form[:long] for form, _word in forms])
            near = {head for head, _far, _key in extract(wanted, heads, scorer=OSA.distance, score_cutoff=1, limit=None)}
            found.update(word for form, word in forms if form[:short] in near or form[:same] in near or form[:long] in near)
        return sorted(found)

    def _ranked(self, asked: Sequence[_Asked]) -> list[int]:
        """The numbers of the documents that have all the words, best first."""
        fewest, *others = sorted((each.rungs for each in asked), key=len)
        numbers = sorted(set(fewest).intersection(*others))  # one after another, for a sort keeps the order of equals
        sums = map(sum, zip(*(map(each.rungs.__getitem__, numbers) for each in asked), strict=True))
        return [number for _rungs, number in sorted(zip(sums, numbers, strict=True))]

    def _best(self, ranked: Sequence[int], limit: int) -> list[int]:
        """The first of them, but of each kind a few."""
        if len(ranked) <= limit:
            return list(ranked)
        seats: Counter[Kind] = Counter()
        kept: list[int] = []
        further: list[int] = []
        for number in ranked:
            kind = self._docs[number].kind
            seats[kind] += 1
            (kept if seats[kind] <= limit // len(Kind) else further).append(number)
        chosen = {*kept, *further[: limit - len(kept)]}
        return [number for number in ranked if number in chosen]


def _hit(doc: Doc, asked: Sequence[_Asked], length: int) -> Hit:
    title = " ".join(compose(doc.title).split())
    piece, places = _excerpt(compose(doc.text), asked, length)
    return Hit(doc, title, tuple(_places(title, asked)), piece, tuple(places))


def _excerpt(text: str, asked: Sequence[_Asked], length: int) -> tuple[str, Sequence[tuple[int, int]]]:
    """One line of a text around the first word that was found in it."""
    first = next(iter(_places(text, asked)), (0, 0))[0]
    begin = max(0, first - length)
    while 0 < begin < first and not text[begin - 1].isspace():
        begin += 1
    line = " ".join(text[begin : first + 3 * length].split())
    piece, places = clip(line, list(_places(line, asked)), length)
    if begin and not piece.startswith("…"):
        return f"…{piece}", [(start + 1, end + 1) for start, end in places]
    return piece, places


def _places(text: str, asked: Sequence[_Asked]) -> Iterable[tuple[int, int]]:
    """Where the words that were asked for stand in a text, from its beginning on."""
    for token in _WORD.finditer(even(text)):
        for each in asked:
            place = each.place(token.group())
            if place is not None:
                yield token.start() + place[0], token.start() + place[1]
                break


def _meant(doc: Doc, asked: Sequence[_Asked]) -> Iterable[Meant]:
    """For each word that a document has only with another spelling, that spelling."""
    words = dict.fromkeys(word for text in (doc.title, doc.text) for word in _WORD.findall(even(compose(text))))
    for each in asked:
        key = _spell(each.typed)
        if each.near and not any(key in _spell(word) for word in words):
            yield from (Meant(each.typed, word) for word in [word for word in words if word in each.near][:1])


def _spell(word: str) -> str:
    """A word without case as it is written on a keyboard without æ, ø and å."""
    return word.translate(_SPELT)


def _as_written(word: str, start: int, end: int) -> tuple[int, int]:
    """A place in a word's other spelling as the place in the word."""
    ends = list(accumulate(len(_spell(letter)) for letter in word))
    return bisect_right(ends, start), bisect_left(ends, end) + 1
