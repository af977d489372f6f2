"""The leader's own editor, for whoever has one set in `$VISUAL` or `$EDITOR`: a text goes out into a file and comes back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from course.journal.text import readable
from course.locale import _
from course.locale.reasons import why


class NoEditor(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """There is none, or it can't be used; says why in a line that the leader reads."""


def edited(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """A text as it comes back from the editor.

    Raises:
        NoEditor: No editor is set, or it ended with an error; the text is as it was.
    """
    asked = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        command = [each.strip('"') for each in shlex.split(asked, posix=os.name == "posix")]
    except ValueError:
        command = []
    if not command:
        raise NoEditor(_("No editor is set. Set the variable EDITOR to one, or write here."))
    with tempfile.TemporaryDirectory(prefix="skalkan-") as folder:
        file = Path(folder) / "text.txt"
        try:
            file.write_text(text, encoding="utf-8", newline="\n")
            code = subprocess.run([*command, str(file)], check=False).returncode
            after = file.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            raise NoEditor(_("The editor can't be used: {reason}.").format(reason=why(error))) from error
    if code:
        raise NoEditor(_("The editor ended with an error. Your text is as it was."))
    return readable(after).removesuffix("\n")
