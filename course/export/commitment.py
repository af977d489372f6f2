"""Agreements with oneself as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.export.document import Bullets, Cell, Document, DocumentBlock, Heading, Paragraph, Quote, Status, Table
from course.locale import _
from course.locale.dates import long_day
from course.tools.commitment import OUTCOME_WORDS, Commitment, bare_action, bare_occasion
from course.tools.iso import day_of

_TITLE = 80
"""Characters of an occasion that is a heading by itself; a longer one stands below."""


def commitments_document(commitments: Iterable[Commitment]) -> Document:
    """Agreements, in the order in which they are given.

    Args:
        commitments: The agreements; of those that say nothing at all there is nothing to tell.
    """
    told = [each for each in commitments if _says_something(each)]
    match told:
        case []:
            return Document(_("Agreements with myself"), (Paragraph(_("There are no agreements yet.")),))
        case [only]:
            return Document(_("Agreement with myself"), tuple(agreement_blocks(only)))
    return Document(_("Agreements with myself"), tuple(block for each in told for block in _one(each)))


def _says_something(commitment: Commitment) -> bool:
    return any(each.strip() for each in (commitment.occasion, commitment.action, commitment.look_back, commitment.learned))


def _one(commitment: Commitment) -> Iterator[DocumentBlock]:
    occasion = bare_occasion(commitment)
    said = _("If {occasion}").format(occasion=occasion)
    if not occasion or "\n" in occasion or len(said) > _TITLE:
        yield Heading(2, _("Agreement"))
        yield from agreement_blocks(commitment)
    else:
        yield Heading(2, f"{said} …")
        yield from agreement_blocks(commitment, names_occasion=False)


def agreement_blocks(commitment: Commitment, *, names_occasion: bool = True) -> Iterator[DocumentBlock]:
    """One agreement below its heading: what was agreed, and how it went.

    Args:
        commitment: The agreement.
        names_occasion: Whether its occasion is still to be said.
    """
    occasion, action = bare_occasion(commitment), bare_action(commitment)
    if occasion and names_occasion:
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
