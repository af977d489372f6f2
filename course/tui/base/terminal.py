"""What a terminal may send that is no text."""

from __future__ import annotations

import codecs
import os
from functools import partial
from typing import Any


def take_any_bytes() -> None:
    """Has Textual show a sign for bytes that are no UTF-8 (a terminal set to Latin-1 sends such), instead of ending the app.

    Textual 8.2 decodes its input strictly and offers no setting for it; the name replaced here is the one its driver asks.
    """
    if os.name != "posix":
        return
    from textual.drivers import linux_driver

    def tolerant(encoding: str) -> Any:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    setattr(linux_driver, "getincrementaldecoder", tolerant)  # noqa: B010 - a name the module does not export
