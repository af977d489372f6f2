"""What a leader can do, declared once: key bar, help and palette are all made from these bindings."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import ActiveBinding, Binding
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
    "minus": "-",
    "home": "Home",
    "end": "End",
}
_SIGNS = {"slash", "plus", "minus"}
_SPACE = N_("Space")
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}


def key(keys: str, action: str, label: str, about: str = "", *, show: bool = True, priority: bool = False) -> Binding:
    """A binding of ours: its id is its action, and the texts are message ids, translated where they are shown.

    Args:
        keys: One key, or several with commas between them.
        action: What it does, by Textual's name for it.
        label: One or two words for the key bar.
        about: A sentence for the help and the palette.
        show: Whether the key bar shows it; the help always does.
        priority: Whether it comes before what the focused widget would do with the key.
    """
    capitals = [each.upper() for each in keys.split(",") if len(each) == 1 and each.isalpha()]  # Shift and Caps Lock
    return Binding(
        ",".join([keys, *capitals]), action, label, show=show, priority=priority, tooltip=about, id=f"skalkan.{action}"
    )


def key_name(key: str) -> str:
    """A key as it is called on a Danish keyboard: "Ctrl+P", "Esc", "←"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _(_SPACE) if last == "space" else _NAMES.get(last, last.upper())
    return "+".join([*(_MODIFIERS[modifier] for modifier in modifiers), name])


def ours(screen: Screen[object]) -> Iterator[ActiveBinding]:
    """What can be done right now, nearest first, each action once; Textual's own bindings are left out."""
    seen: set[tuple[DOMNode, str]] = set()  # a binding with several keys comes once a key
    for active in sorted(screen.active_bindings.values(), key=_nearness):
        binding = active.binding
        if not (binding.id and binding.id.startswith("skalkan.") and active.enabled) or _is_typed(screen, binding.key):
            continue
        if (active.node, binding.action) not in seen:
            seen.add((active.node, binding.action))
            yield active


def doable(screen: Screen[object]) -> Iterator[ActiveBinding]:
    """What can be done right now, also where the key for it is a letter that goes into the text at the moment."""
    seen: set[str] = set()
    for node in (screen.focused or screen).ancestors_with_self:
        for binding in node.BINDINGS:
            if not isinstance(binding, Binding) or not binding.tooltip or not (binding.id or "").startswith("skalkan."):
                continue
            target, action = _target(node, binding.action)
            if action not in seen and "(" not in action and target.check_action(action, ()):
                seen.add(action)
                yield ActiveBinding(node, binding, True, binding.tooltip)


def _is_typed(screen: Screen[object], key: str) -> bool:
    """Whether a sign goes into the text that is written; of letters Textual knows it by itself."""
    sign = _NAMES.get(key) if key in _SIGNS else None
    return sign is not None and screen.focused is not None and screen.focused.check_consume_key(key, sign)


def _target(node: DOMNode, action: str) -> tuple[DOMNode, str]:
    """Who carries an action out, and by which name."""
    where, _dot, name = action.rpartition(".")
    return node.app if where == "app" else node, name


def _nearness(active: ActiveBinding) -> tuple[int, int]:
    """The innermost widget first, and each one's bindings as it declares them."""
    declared = [binding.action for binding in active.node.BINDINGS if isinstance(binding, Binding)]
    place = declared.index(active.binding.action) if active.binding.action in declared else len(declared)
    return -len(active.node.ancestors), place
