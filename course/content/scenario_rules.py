"""What must hold in a scenario beyond the types of its values: every way through it leads to an ending, and means something."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from course.content.doubles import once, same_text
from course.content.node import Node
from course.content.problems import quoted
from course.locale import _
from course.locale.spelling import fold

LONGEST = 12
"""The most forks of a path."""
_FEWEST, _MOST = 2, 4
"""Choices of a fork."""
_FORKS = 100
"""The most forks of a scenario: nobody keeps track of more, and the ways through them are walked one in the other."""


def _parts(scenario: Node) -> Iterator[Node]:
    """All that has an id of its own."""
    yield from scenario.each("material")
    for fork in scenario.each("forks"):
        yield fork
        yield from fork.each("choices")
    yield from scenario.each("endings")


def check_scenario(scenario: Node) -> None:
    """Reports everything that breaks a rule in a scenario to the document where it stands."""
    for key, message in (("forks", _("a scenario needs forks")), ("endings", _("a scenario needs an ending"))):
        held = scenario.get(key)
        if held and held.value == []:
            held.report(message)
    once(held for part in _parts(scenario) if (held := part.get("id")))
    for fork in scenario.each("forks"):
        _choices(fork)
        same_text(fork.each("choices"), _("two choices say the same"))
    _desk(scenario)
    forks = scenario.each("forks")
    if len(forks) > _FORKS:
        forks[_FORKS].report(_("a scenario has at most {number} forks").format(number=_FORKS))
    elif _names_are_known(scenario):
        _Ways(scenario).check()


def points_behind(scenario: Node) -> Iterator[Node]:
    """The point behind each fork: it is at stake there, which doesn't make it taught."""
    held = (fork.get("point") for fork in scenario.each("forks"))
    return (point for point in held if point and isinstance(point.value, str))


def _choices(fork: Node) -> None:
    """A fork has a few choices, and each of them leads to something else than the others."""
    held = fork.get("choices")
    if not held or not isinstance(held.value, list):
        return
    if not held.value:
        held.report(_("a dead end: this fork has no choices"))
    elif not _FEWEST <= len(held.value) <= _MOST:
        held.report(_("a fork has from {least} to {most} choices").format(least=_FEWEST, most=_MOST))
    seen: set[tuple[str, ...]] = set()
    for choice in fork.each("choices"):
        comes = tuple(" ".join(fold(choice.text(key) or "").split()) for key in ("today", "later"))
        if comes in seen and all(comes):
            choice.report(_("a choice without consequence: the same comes of another one"))
        seen.add(comes)


def _desk(scenario: Node) -> None:
    """What comes to the desk at a fork is material that there is."""
    known = [name for each in scenario.each("material") if (name := each.text("id"))]
    for fork in scenario.each("forks"):
        for named in fork.each("material"):
            if isinstance(named.value, str) and named.value not in known:
                named.report(_no_such(_("there is no material {id}"), named.value, known))


def _names_are_known(scenario: Node) -> bool:
    """Whether each fork and ending has a name, so that one that isn't found is really missing."""
    held = [scenario.get(key) for key in ("forks", "endings")]
    whole = all(each is not None and isinstance(each.value, list) and each.value for each in held)
    return whole and all(node.text("id") for key in ("forks", "endings") for node in scenario.each(key))


def _meant(name: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(name, known, 1)), None)


def _no_such(message: str, name: str, known: list[str]) -> str:
    said, meant = message.format(id=quoted(name)), _meant(name, known)
    return _("{said}; did you mean '{meant}'?").format(said=said, meant=meant) if meant else said


class _Ways:
    """The ways through a scenario, from its first fork on. A name that was written wrong leads where it was meant to.

    Args:
        scenario: The scenario; all its forks and endings have names.
    """

    def __init__(self, scenario: Node) -> None:
        forks = scenario.each("forks")
        self._first = str(forks[0].text("id"))
        self._forks = {str(fork.text("id")): fork for fork in reversed(forks)}
        self._endings = {str(ending.text("id")): ending for ending in scenario.each("endings")}
        self._known = [*self._forks, *self._endings]
        self._longest: dict[str, tuple[str, ...]] = {}
        """From each fork that was walked through, the forks of its longest path."""
        self._reached = {self._first}

    def check(self) -> None:
        """Reports what leads nowhere, what nothing leads to, what leads in a circle, and what leads too far."""
        whole = True
        for fork in self._forks.values():
            whole &= bool(fork.each("choices")) and all(choice.text("next") for choice in fork.each("choices"))
            for goes in self._nexts(fork):
                if (name := str(goes.value)) not in self._known:
                    goes.report(_no_such(_("a dead end: there is no fork and no ending {id}"), name, self._known))
        path = self._walk(self._first, ())
        for name, node in {**self._forks, **self._endings}.items() if whole else ():
            if name not in self._reached:
                (node.get("id") or node).report(_("nothing leads to {id}").format(id=quoted(name)))
        if len(path) > LONGEST:
            too_far = self._forks[path[LONGEST]]
            message = _("a path of {number} forks leads through here; the longest may have {most}")
            (too_far.get("id") or too_far).report(message.format(number=len(path), most=LONGEST))

    def _nexts(self, fork: Node) -> Iterator[Node]:
        held = (choice.get("next") for choice in fork.each("choices"))
        return (each for each in held if each and isinstance(each.value, str))

    def _walk(self, name: str, above: tuple[str, ...]) -> tuple[str, ...]:
        """The forks of the longest path from one on; a choice that leads back to one above it is reported, and not followed."""
        if name in self._longest or name not in self._forks:
            return self._longest.get(name, ())
        longest: tuple[str, ...] = ()
        for goes in self._nexts(self._forks[name]):
            following = str(goes.value) if goes.value in self._known else _meant(str(goes.value), self._known) or ""
            if following in (*above, name):
                circle = [*above, name, following]
                shown = " → ".join(circle[circle.index(following) :])
                goes.report(_("a circle: {circle}").format(circle=shown))
            else:
                self._reached.add(following)
                longest = max(longest, self._walk(following, (*above, name)), key=len)
        self._longest[name] = (name, *longest)
        return self._longest[name]
