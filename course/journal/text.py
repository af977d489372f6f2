"""Making any text one that can be drawn and kept."""

from __future__ import annotations

import re

# As texts: `re` compiles each when it is first needed, and most starts need none.
_BREAK = r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_DIRECTION = r"[\u202a-\u202e\u2066-\u2069]"
_ODD = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def readable(text: str) -> str:
    """A text that can be drawn and kept: nothing in it commands the terminal, and it can be written as UTF-8.

    Whatever breaks a line becomes a line break, and every other control character but the tab the sign for what can't be
    shown. Marks that turn the direction of the text around them are left out, and halves of a character that some
    terminals send are put together.
    """
    if re.search(_ODD, text) is None:
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(_CONTROL, "\N{REPLACEMENT CHARACTER}", re.sub(_DIRECTION, "", re.sub(_BREAK, "\n", whole)))


def in_a_line(text: str) -> str:
    """A name, whoever gave it, as it can be shown in the middle of a line."""
    return readable(text).replace("\n", " ").replace("\t", " ")


LOSS = 20
"""Characters that go missing or are written over are worth a version of their own: somebody may want them back."""


def lost(before: str, after: str) -> int:
    """How many characters of a text are not in the next one: all between what both begin and what both end with."""
    begins = _shared(before, after)
    ends = _shared(before[begins:][::-1], after[begins:][::-1])
    return len(before) - begins - ends


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with together; by halves, since whole pieces are compared many times faster."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def on_one_line(text: str) -> str:
    """A readable text where there is room for one line only: from its first line that says something to its last."""
    return " ".join(text.strip("\n").split("\n"))
