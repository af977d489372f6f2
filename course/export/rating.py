"""How the leader rated themselves before the course and after it: in words that are true, and as a picture with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from course.export.document import Caption, DocumentBlock, Heading, Paragraph, Picture
from course.export.rating_svg import rating_svg
from course.locale import _, ngettext
from course.study.development import Rated
from course.study.rating import HIGHEST, LOWEST

_INNER = str.maketrans("»«“”", "›‹‘’")
"""Quotation marks within quotation marks."""
_NAMED = 2
"""How many statements are named in a sentence; of more it is said how many they are."""


class _Move(Struct, frozen=True):
    """A statement and how it moved."""

    text: str
    begun: int
    now: int

    @property
    def by(self) -> int:
        return abs(self.now - self.begun)


def rating_blocks(statements: Sequence[Rated]) -> Iterator[DocumentBlock]:
    """The ratings under a heading of their own: words first, then the picture. Nothing where nothing is rated."""
    rated = [each for each in statements if each.is_rated]
    if not rated:
        return
    yield Heading(2, _("Before and after the course"))
    yield Paragraph(rating_in_words(rated))
    yield Picture(rating_svg(rated), _alt(rated))
    same = any(each.before is not None and each.before == each.now for each in rated)
    told = [_("A dot in a ring means that the number is the same before and after.")] if same else []
    yield Caption(" ".join([*told, _("The numbers are my own, and nobody has tested them.")]))


def rating_in_words(statements: Sequence[Rated]) -> str:
    """What moved most, least, and not at all; true whatever was rated, and empty where nothing was."""
    rated = [each for each in statements if each.is_rated]
    pairs = [(each, each.before, each.now) for each in rated]
    moves = [_Move(_bare(each), begun, now) for each, begun, now in pairs if begun is not None and now is not None]
    looked_back = [(each, each.then, each.now) for each in rated]
    seen = [_Move(_bare(each), then, now) for each, then, now in looked_back if then is not None and now is not None]
    if moves:
        return " ".join([*_moved(moves), *([_diamond()] if seen else [])])
    if seen:
        return " ".join([*_moved(seen), _("The numbers from the beginning are as I see it today.")])
    return " ".join(_once(rated))


def _once(rated: Sequence[Rated]) -> Iterator[str]:
    """Where nothing was rated twice."""
    before = sum(each.before is not None for each in rated)
    now = sum(each.now is not None for each in rated)
    if before:
        said = ngettext(
            "Before the course I rated {n} statement myself, from {lowest} (not at all) to {highest} (completely).",
            "Before the course I rated {n} statements myself, from {lowest} (not at all) to {highest} (completely).",
            before,
        )
        yield said.format(n=before, lowest=LOWEST, highest=HIGHEST)
    if now:
        said = ngettext(
            "After the course I rated {n} statement myself, from {lowest} (not at all) to {highest} (completely).",
            "After the course I rated {n} statements myself, from {lowest} (not at all) to {highest} (completely).",
            now,
        )
        yield said.format(n=now, lowest=LOWEST, highest=HIGHEST)
    elif before:
        yield _("I haven't rated them again yet.")


def _moved(moves: Sequence[_Move]) -> Iterator[str]:
    if len(moves) == 1:
        (only,) = moves
        said = _("I have rated one statement myself, from {lowest} (not at all) to {highest} (completely): “{statement}”.")
        yield said.format(lowest=LOWEST, highest=HIGHEST, statement=only.text)
        if only.now > only.begun:
            yield _("It has moved up, from {begun} to {now}.").format(begun=only.begun, now=only.now)
        elif only.now < only.begun:
            yield _("It has moved down, from {begun} to {now}.").format(begun=only.begun, now=only.now)
        else:
            yield _("It stands still, at {n} both times.").format(n=only.now)
        return
    said = _("I have rated {n} statements myself, from {lowest} (not at all) to {highest} (completely).")
    yield said.format(n=len(moves), lowest=LOWEST, highest=HIGHEST)
    yield _directions(moves)
    yield from _extremes(moves)


def _directions(moves: Sequence[_Move]) -> str:
    """How many moved which way."""
    up = sum(each.now > each.begun for each in moves)
    down = sum(each.now < each.begun for each in moves)
    still = len(moves) - up - down
    if len(moves) in {up, down, still}:
        return _("All have moved up.") if up else _("All have moved down.") if down else _("All stand still.")
    parts = [
        ngettext("{n} has moved up", "{n} have moved up", up).format(n=up) if up else "",
        ngettext("{n} has moved down", "{n} have moved down", down).format(n=down) if down else "",
        ngettext("{n} stands still", "{n} stand still", still).format(n=still) if still else "",
    ]
    *first, last = filter(None, parts)
    return _("This is how it went: {first}, and {last}.").format(first=", ".join(first), last=last)


def _extremes(moves: Sequence[_Move]) -> Iterator[str]:
    """Which moved most and least, and which not at all."""
    moved = [each for each in moves if each.by]
    still = [each for each in moves if not each.by]
    if not moved:
        return
    most, least = max(each.by for each in moved), min(each.by for each in moved)
    farthest = [each for each in moved if each.by == most]
    if most == least and len(moved) > _NAMED:
        those = ngettext("Those that moved have all moved by {n} step.", "Those that moved have all moved by {n} steps.", most)
        every = ngettext("They have moved by {n} step each.", "They have moved by {n} steps each.", most)
        yield (those if still else every).format(n=most)
    elif len(farthest) > _NAMED:
        said = ngettext("{many} of them moved most, by {n} step.", "{many} of them moved most, by {n} steps.", most)
        yield said.format(many=len(farthest), n=most)
    else:
        yield _("What moved most is {statements}.").format(statements=_named(farthest))
    if most != least:
        nearest = [each for each in moved if each.by == least]
        if len(nearest) > _NAMED:
            said = ngettext("{many} of them moved least, by {n} step.", "{many} of them moved least, by {n} steps.", least)
            yield said.format(many=len(nearest), n=least)
        else:
            yield _("What moved least is {statements}.").format(statements=_named(nearest))
    if still and len(still) <= _NAMED:
        named = [_("“{statement}” ({n} both times)").format(statement=each.text, n=each.now) for each in still]
        yield _("What stands still is {statements}.").format(statements=_listed(named))


def _named(moves: Sequence[_Move]) -> str:
    said = _("“{statement}” (from {begun} to {now})")
    return _listed([said.format(statement=each.text, begun=each.begun, now=each.now) for each in moves])


def _listed(parts: Sequence[str]) -> str:
    return _("{one} and {other}").format(one=parts[0], other=parts[1]) if len(parts) == _NAMED else parts[0]


def _diamond() -> str:
    return _("The diamond shows where I was when I began, as I see it today.")


def _alt(rated: Sequence[Rated]) -> str:
    """What the picture is, its scale, and every statement with its numbers."""
    said = ngettext(
        "Chart: {n} statement, rated from {lowest} (not at all) to {highest} (completely).",
        "Chart: {n} statements, each rated from {lowest} (not at all) to {highest} (completely).",
        len(rated),
    )
    return " ".join([said.format(n=len(rated), lowest=LOWEST, highest=HIGHEST), *map(_numbers, rated)])


def _numbers(rated: Rated) -> str:
    values = ((_("before {n}"), rated.before), (_("after {n}"), rated.now), (_("when I began, as seen today, {n}"), rated.then))
    return f"»{_bare(rated)}«: {', '.join(said.format(n=value) for said, value in values if value is not None)}."


def _bare(rated: Rated) -> str:
    """A statement as it stands inside of a sentence, between quotation marks of its own."""
    return " ".join(rated.statement.text.split()).removesuffix(".").translate(_INNER)
