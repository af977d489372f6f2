"""The leader's own keys: another one for what a Ctrl key does everywhere in the course."""

from __future__ import annotations

import re
from collections.abc import Mapping

from course.locale import _
from course.session.session import Session

OWN_KEYS = "own-keys"
"""The setting that keeps them, as a text such as `ctrl+o=ctrl+b f4=ctrl+l`, the usual key first."""
USUAL = ("ctrl+e", "ctrl+f", "ctrl+g", "ctrl+k", "ctrl+l", "ctrl+o", "ctrl+p", "ctrl+q", "ctrl+s", "ctrl+z")
"""The keys that can be changed."""
FREE = ("ctrl+b", "ctrl+r", "f2", "f4", "f8", "f9")
"""The keys that nothing else uses: neither the course, nor a text that is written, nor a browser, nor a terminal."""
_LONGEST = 400
"""Letters that all keys together take at most."""
_PAIR = re.compile(r"([^\s,;=]+)\s*=\s*([^\s,;=]+)")


class NoKeys(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """They can't be the leader's keys; says why in a line that the leader reads."""


def own_keys(session: Session) -> Mapping[str, str]:
    """Each usual key that is another one now, with that; none where what is kept can't be used."""
    if not session.is_ready:
        return {}
    try:
        return read_keys(session.records.setting(OWN_KEYS) or "")
    except NoKeys:  # of another version, say
        return {}


def read_keys(typed: str) -> Mapping[str, str]:
    """What a text says of keys: `ctrl+o=ctrl+b`, several with a space or a comma between them.

    Raises:
        NoKeys: It says nothing, speaks of a key that can't be changed or taken, or two things would have the same key.
    """
    if len(typed) > _LONGEST:  # a megabyte that was pasted is no list of keys, and would take minutes to look through
        raise NoKeys(_("Write it like this: ctrl+o=ctrl+b, with a space between several."))
    pairs = [(usual.lower(), own.lower()) for usual, own in _PAIR.findall(typed)]
    if _PAIR.sub("", typed).strip(" ,;\t\n"):
        raise NoKeys(_("Write it like this: ctrl+o=ctrl+b, with a space between several."))
    own = dict(pairs)
    for usual, key in pairs:
        if usual not in USUAL:
            raise NoKeys(_("{key} can't be changed. These can: {keys}.").format(key=named(usual), keys=_list(USUAL)))
        if key not in (*FREE, *USUAL):
            message = _("{key} can't be used: it already does something else. These are free: {keys}.")
            raise NoKeys(message.format(key=named(key), keys=_list(FREE)))
    held = [own.get(usual, usual) for usual in USUAL]
    twice = [key for key in dict.fromkeys(held) if held.count(key) > 1]
    if twice or len(own) < len(pairs):
        clash = twice[0] if twice else pairs[-1][0]
        raise NoKeys(_("{key} would do two things. Give the other one another key, too.").format(key=named(clash)))
    return {usual: key for usual, key in own.items() if usual != key}


def set_own_keys(session: Session, typed: str) -> None:
    """Sets the leader's keys; nothing typed makes all of them the usual ones.

    Raises:
        NoKeys: See `read_keys`; nothing has changed.
        SaveFailed: It isn't kept.
    """
    session.records.save_setting(OWN_KEYS, as_typed(read_keys(typed)))


def as_typed(keys: Mapping[str, str]) -> str:
    """Keys as they are typed."""
    return " ".join(f"{usual}={own}" for usual, own in keys.items())


def in_words(keys: Mapping[str, str]) -> str:
    """Keys as they are told."""
    told = _("{own} instead of {usual}")
    return ", ".join(told.format(own=named(own), usual=named(usual)) for usual, own in keys.items())


def named(key: str) -> str:
    """A key as it is called."""
    return "+".join(part.capitalize() for part in key.split("+"))


def _list(keys: tuple[str, ...]) -> str:
    return ", ".join(map(named, keys))
