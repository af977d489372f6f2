"""What stands at the foot of every page beside the line that says where the document is from."""

from __future__ import annotations

import re

from course.locale import _

PAGE, PAGES = "{page}", "{pages}"
"""Where the numbers stand among the words, which the reader's own program fills in."""


def page_number() -> list[str]:
    """The words around the page's number and the number of pages, and these two as `PAGE` and `PAGES`."""
    words = _("Page {page} of {pages}")
    return [part for part in re.split(r"(\{pages?\})", words) if part]
