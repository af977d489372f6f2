"""What may stand but once: an id, and what one of several choices says."""

from __future__ import annotations

from collections.abc import Iterable

from course.content.node import Node
from course.content.problems import quoted, visible
from course.locale import _
from course.locale.spelling import fold


def once(ids: Iterable[Node]) -> None:
    """Reports each id that was used before."""
    first: dict[str, Node] = {}
    for node in ids:
        if not isinstance(node.value, str):
            continue
        if node.value in first:
            earlier = first[node.value]
            message = _("the id {id} is used already in {file}, line {line}")
            place = {"file": visible(earlier.document.file), "line": earlier.mark.line}
            node.report(message.format(id=quoted(node.value), **place))
        else:
            first[node.value] = node


def same_text(options: Iterable[Node], message: str | None = None) -> None:
    """Reports each option that says what another one says, however it is spelled."""
    seen: set[str] = set()
    for option in options:
        text = " ".join(fold(option.text("text") or "").split())
        if text in seen:
            option.report(message or _("two options say the same"))
        elif text:
            seen.add(text)
