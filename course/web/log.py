"""What the server tells of itself: a line of JSON for each thing that happens, with nothing that a leader wrote."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, datetime
from typing import TextIO


class Log:
    """Lines for whoever runs the server.

    Args:
        stream: Where they go; None keeps quiet.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    def tell(self, event: str, *, leader: str | None = None, **more: int | str) -> None:
        """Tells of one thing; a leader is a mark that says nothing by itself, and is the same each time."""
        if self._stream is None:
            return
        said: dict[str, int | str] = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **more}
        if leader is not None:
            said["leader"] = hashlib.sha256(leader.encode()).hexdigest()[:12]
        print(json.dumps(said, ensure_ascii=False), file=self._stream, flush=True)


def to_stderr() -> Log:
    """The log of a server that others run."""
    return Log(sys.stderr)
