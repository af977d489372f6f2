"""What a leader can do, declared once: key bar, help, palette and rows of links are all made from these bindings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from textual.actions import parse
from textual.binding import ActiveBinding, Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from course.locale import N_, _

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "tab": "Tab",
    "slash": "/",
    "plus": "+",
    "question_mark": "?",
    "minus": "-",
    "home": "Home",
    "end": "End",
}
_SIGNS = {"slash", "plus", "minus", "question_mark"}
_SPACE = N_("Space")
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}


_OURS = "skalkan."
"""What the ids of our own bindings begin with."""
_ALSO = {"ctrl+f": ",slash"}
"""What does the same as a key, and still does when that is another one."""
_KEYLESS = "no_key."
"""What the key of a command begins with that has none: no keyboard sends that."""
_OF_OURS = frozenset({"ctrl+e", "ctrl+f", "ctrl+g", "ctrl+k", "ctrl+l", "ctrl+p", "ctrl+q", "ctrl+s"})
"""Keys that mean the same everywhere, also in a text: Textual's fields have other uses for some of them."""


class Group(Enum):
    """Where the palette lists a command, in the order of its groups."""

    HERE = N_("Here")
    NEW = N_("New")
    PLACES = N_("Places")
    LESSONS = N_("Lessons")
    OWN = N_("Your own")
    SETTINGS = N_("Settings")
    HELP = N_("Help")


@dataclass(frozen=True)
class Command(Binding):
    """Something that can be done: by a key, a link, the palette."""

    words: str = ""
    """Everyday words that the palette finds it by as well, as one message id."""
    listed: Group = Group.HERE
    """Where the palette lists it."""
    is_link: bool = False
    """Whether a row of links offers it."""
    is_past: bool = False
    """Whether it passes over what is asked: the key bar has it behind the way out."""


def key(
    keys: str,
    action: str,
    label: str,
    about: str = "",
    *,
    show: bool = True,
    priority: bool = False,
    words: str = "",
    listed: Group = Group.HERE,
    is_link: bool = False,
    past: bool = False,
) -> Command:
    """A command with a key.

    All that one key does has one id, so that it moves together. The texts are message ids, translated where they are shown.

    Args:
        keys: One key, or several with commas between them; the first is the one that is named.
        action: What it does, by Textual's name for it.
        label: One or two words for the key bar: what the button says, where there is one.
        about: A sentence for the help and the palette.
        show: Whether the key bar shows it; the help always does.
        priority: Whether it comes before what the focused widget would do with the key.
        words: Everyday words that the palette finds it by as well.
        listed: Where the palette lists it.
        is_link: Whether a row of links offers it as well, with its key.
        past: Whether it passes over what is asked.
    """
    capitals = [each.upper() for each in keys.split(",") if len(each) == 1 and each.isalpha()]  # Shift and Caps Lock
    return Command(
        ",".join([keys, *capitals]),
        action,
        label,
        show=show,
        priority=priority,
        tooltip=about,
        id=f"{_OURS}{keys.split(',', maxsplit=1)[0]}",
        words=words,
        listed=listed,
        is_link=is_link,
        is_past=past,
    )


def keymap(own: Mapping[str, str]) -> dict[str, str]:
    """The leader's own keys as Textual takes them.

    Args:
        own: Each usual key that is another one now, with that.
    """
    return {f"{_OURS}{usual}": f"{key}{_ALSO.get(usual, '')}" for usual, key in own.items()}


def command(
    action: str, label: str, about: str, *, words: str = "", listed: Group = Group.HERE, is_link: bool = False
) -> Command:
    """A command without a key of its own: the palette has it, and a row of links where it is one.

    Args:
        action: What it does, by Textual's name for it.
        label: One or two words, for the link.
        about: A sentence for the help and the palette.
        words: Everyday words that the palette finds it by as well.
        listed: Where the palette lists it.
        is_link: Whether a row of links offers it.
    """
    return Command(
        f"{_KEYLESS}{action}",
        action,
        label,
        show=False,
        tooltip=about,
        id=f"{_OURS}{action}",
        words=words,
        listed=listed,
        is_link=is_link,
    )


def without_ours(bindings: Sequence[BindingType]) -> list[BindingType]:
    """What one of Textual's fields binds, without the keys that mean the same everywhere in the course."""
    left: list[BindingType] = []
    for binding in bindings:
        assert isinstance(binding, Binding)
        keys = [each for each in binding.key.split(",") if each not in _OF_OURS]
        if keys:
            left.append(replace(binding, key=",".join(keys)))
    return left


def has_key(key: str) -> bool:
    """Whether a keyboard sends it: a command without a key has none."""
    return not key.startswith(_KEYLESS)


def key_name(key: str) -> str:
    """A key as it is called on a Danish keyboard: "Ctrl+P", "Esc", "←"; nothing for a command without one."""
    if not has_key(key):
        return ""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _(_SPACE) if last == "space" else _NAMES.get(last, last.upper())
    return "+".join([*(_MODIFIERS[modifier] for modifier in modifiers), name])


def ours(screen: Screen[object]) -> Iterator[ActiveBinding]:
    """What can be done right now, nearest first, each action once; Textual's own bindings are left out."""
    seen: set[tuple[DOMNode, str]] = set()  # a binding with several keys comes once a key
    for active in sorted(screen.active_bindings.values(), key=_nearness):
        binding = active.binding
        if not (binding.id and binding.id.startswith(_OURS) and active.enabled and has_key(binding.key)):
            continue
        if _is_typed(screen, binding.key):
            continue
        if (active.node, binding.action) not in seen:
            seen.add((active.node, binding.action))
            yield active


def links(node: DOMNode) -> list[Command]:
    """What a row of links offers of what a screen or a widget does, right now and in the order in which it is declared."""
    return [command for command in _declared(node) if command.is_link and node.check_action(*_called(command.action))]


def passes(active: ActiveBinding) -> bool:
    """Whether it passes over what is asked: Textual keeps of a command only what a binding has."""
    return any(command.is_past for command in _declared(active.node) if command.action == active.binding.action)


def doable(screen: Screen[object]) -> Iterator[ActiveBinding]:
    """What can be done right now, also where the key for it is a sign that goes into the text at the moment."""
    seen: set[str] = set()
    for node in (screen.focused or screen).ancestors_with_self:
        for binding in _declared(node):
            if not (binding.tooltip or binding.action.startswith("app.")):
                continue
            target, action = _target(node, binding.action)
            if action not in seen and "(" not in action and target.check_action(action, ()):
                seen.add(action)
                yield ActiveBinding(node, binding, True, binding.tooltip)


def _declared(node: DOMNode) -> Iterator[Command]:
    """What a widget declares, its own first and then what the classes above it declare, each action once."""
    seen: set[str] = set()
    for kind in type(node).__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Command) and binding.action not in seen:
                seen.add(binding.action)
                own = node.app._keymap.get(binding.id or "")  # as the bindings of the moment have it already
                yield replace(binding, key=own) if own else binding


def _is_typed(screen: Screen[object], key: str) -> bool:
    """Whether a sign goes into the text that is written; of letters Textual knows it by itself."""
    sign = _NAMES.get(key) if key in _SIGNS else None
    return sign is not None and screen.focused is not None and screen.focused.check_consume_key(key, sign)


def _called(action: str) -> tuple[str, tuple[object, ...]]:
    _where, name, parameters = parse(action)
    return name, parameters


def _target(node: DOMNode, action: str) -> tuple[DOMNode, str]:
    """Who carries an action out, and by which name."""
    where, _dot, name = action.rpartition(".")
    return node.app if where == "app" else node, name


def _nearness(active: ActiveBinding) -> tuple[int, int]:
    """The innermost widget first, and each one's bindings as it declares them."""
    declared = [binding.action for binding in active.node.BINDINGS if isinstance(binding, Binding)]
    place = declared.index(active.binding.action) if active.binding.action in declared else len(declared)
    return -len(active.node.ancestors), place
