"""Agreements with oneself as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.export.document import Bullets, Cell, Document, DocumentBlock, Heading, Paragraph, Quote, Status, Table
from course.locale import _
from course.locale.dates import long_day
from course.tools.commitment import OUTCOME_WORDS, Commitment, bare_action, bare_occasion, commitment_title
from course.tools.iso import day_of

_TITLE = 80
"""Characters of an agreement's title; the whole of it stands below."""


def commitments_document(commitments: Iterable[Commitment]) -> Document:
    """Agreements, in the order in which they are given.

    Args:
        commitments: The agreements; of those that say nothing at all there is nothing to tell.
    """
    told = [block for each in commitments if _says_something(each) for block in _one(each)]
    return Document(_("Agreements with myself"), tuple(told or [Paragraph(_("There are no agreements yet."))]))


def _says_something(commitment: Commitment) -> bool:
    return any(each.strip() for each in (commitment.occasion, commitment.action, commitment.look_back, commitment.learned))


def _one(commitment: Commitment) -> Iterator[DocumentBlock]:
    title = commitment_title(commitment)
    yield Heading(2, title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()} …")
    yield from agreement_blocks(commitment)


def agreement_blocks(commitment: Commitment) -> Iterator[DocumentBlock]:
    """One agreement below its heading: what was agreed, and how it went."""
    occasion, action = bare_occasion(commitment), bare_action(commitment)
    if occasion:
        yield Paragraph(_("If …"))
        yield Quote(occasion)
    if action:
        yield Paragraph(_("… then"))
        yield Quote(action)
    facts = tuple(_facts(commitment))
    if facts:
        yield Bullets(facts)
    if commitment.learned.strip():
        yield Paragraph(_("What I learned:"))
        yield Quote(commitment.learned)


def agreements_table(commitments: Iterable[Commitment]) -> Table:
    """Agreements as they were made, and how they went, or when that is to be seen."""
    rows = tuple((bare_occasion(each), bare_action(each), _how_it_went(each)) for each in commitments)
    return Table((_("If …"), _("… then"), _("How it went")), rows)


def _how_it_went(commitment: Commitment) -> Cell:
    learned = commitment.learned.strip()
    if commitment.outcome is None:
        day = day_of(commitment.look_back)
        said = _("look back {day}").format(day=long_day(day) if day else commitment.look_back) if commitment.look_back else ""
        return "\n".join(filter(None, (said, learned)))
    shape, word = _(OUTCOME_WORDS[commitment.outcome]).split(maxsplit=1)
    return Status(shape, "\n".join(filter(None, (f"{word}.", learned))))


def _facts(commitment: Commitment) -> Iterator[str]:
    if commitment.look_back:
        day = day_of(commitment.look_back)
        yield _("Look back: {day}").format(day=long_day(day) if day else commitment.look_back)
    if commitment.source is not None:
        yield _("Grew out of: {title}").format(title=commitment.source.title)
    if commitment.outcome is not None:
        yield _("How it went: {outcome}").format(outcome=_(OUTCOME_WORDS[commitment.outcome]))
