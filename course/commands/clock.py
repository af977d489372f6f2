"""What time it is: the machine's, or for a test of what comes back after days the one that `SKALKAN_NOW` says."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from course.commands.refused import WRONG_USE, Refused
from course.journal.clock import local_now
from course.locale import _

VARIABLE = "SKALKAN_NOW"
_DAY = 86_400


def clock(environ: Mapping[str, str] = os.environ) -> Callable[[], datetime]:
    """Tells the time, with its zone; from the moment that `SKALKAN_NOW` names on, where it is set.

    Raises:
        Refused: It isn't a moment such as `2026-12-08T09:00`; without a zone the machine's own is meant. Or that is no zone.
    """
    if max(abs(time.timezone), abs(time.altzone)) >= _DAY:  # no clock of Python's can be as far off as that
        message = _("TZ is to be a time zone such as Europe/Copenhagen, not {text}.")
        raise Refused(message.format(text=repr(environ.get("TZ", ""))), WRONG_USE)
    asked = environ.get(VARIABLE)
    if not asked:
        return local_now
    begun = local_now()
    try:
        ahead = datetime.fromisoformat(asked).astimezone() - begun
        (begun + ahead).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        message = _("SKALKAN_NOW is to be a moment such as 2026-12-08T09:00, not {text}.")
        raise Refused(message.format(text=repr(asked)), WRONG_USE) from error

    def now() -> datetime:
        return (local_now() + ahead).astimezone()

    return now
