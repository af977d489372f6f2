"""Talking with the course: what is typed, and what is told."""

from __future__ import annotations

import io
import re

from course.locale import use
from course.plain.lines import LineReader
from course.plain.run import run
from course.session.session import Session

NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2500-\u259f]")
"""What nobody is ever told: characters that command a terminal, lines and blocks of a drawing."""
ENDINGS = ("Alt er gemt. Kom tilbage med: skalkan plain\n", "Everything is saved. Come back with: skalkan plain\n")


def talk(session: Session, *typed: str | bytes) -> str:
    """All that is told to whoever types these lines and then leaves."""
    raw = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in typed)
    out = io.StringIO()
    try:
        run(session, LineReader(io.BytesIO(raw)), out)
    finally:
        use("da")  # whatever was typed may have chosen another language
    said = out.getvalue()
    assert not NEVER.search(said), said
    assert said.endswith(ENDINGS), said[-400:]
    return said
