"""`skalkan import`: a journal that was exported as JSON comes in."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from course.commands.merge_in import take_in
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import BAD_CONTENT, Refused
from course.journal import Journal
from course.journal.importing import import_json
from course.journal.line import changes_in
from course.journal.packed import Damage, unpacked_from
from course.journal.text import in_a_line
from course.locale import _, ngettext

_LARGEST = 1 << 29
"""Bytes of an export at most; a hundred times what a leader writes in ten years."""


def run(options: Options) -> int:
    """Takes an export in and prints what was new in it.

    Returns:
        0, or 1 where some of it was left out.
    """
    left_out: list[str] = []

    def take(journal: Journal, source: BinaryIO) -> int:
        return import_json(journal, _export(options.file, source), left_out)

    take_in(places(options).home, options.file, take)
    if left_out:
        message = ngettext(
            "{n} entry was left out, since its time or its text can't be right: {ids}. It is in the file as before.",
            "{n} entries were left out, since their times or their texts can't be right: {ids}. They are in the file as before.",
            len(left_out),
        )
        shown = ", ".join(in_a_line(each[:40]) for each in left_out[:5]) + (" …" if left_out[5:] else "")
        print(message.format(n=len(left_out), ids=shown))
    return BAD_CONTENT if left_out else 0


def _export(file: Path, source: BinaryIO) -> bytes:
    """What an export says, unpacked if it was packed.

    Raises:
        Refused: It is something else; the message says what.
    """
    damage, chunks, length = Damage(), list[bytes](), 0
    for chunk in unpacked_from(source, damage):
        chunks.append(chunk)
        length += len(chunk)
        if length > _LARGEST:
            raise Refused(_("{file} is too large for an export.").format(file=file))
    data = b"".join(chunks)
    if damage.met:
        raise Refused(_("{file} is packed as gzip, and damaged. Nothing was brought in.").format(file=file))
    if changes_in(data.partition(b"\n")[0]):
        raise Refused(_("{file} is no export. A backup is brought back with: skalkan restore FILE").format(file=file))
    if encoding := _other_encoding(data):
        message = _("{file} is written as {encoding}, and an export as UTF-8: an editor has changed it. Save it there as UTF-8.")
        raise Refused(message.format(file=file, encoding=encoding))
    return data


def _other_encoding(data: bytes) -> str | None:
    """How a text is written that an editor has saved otherwise than it was."""
    for encoding in ("utf-8", "utf-16", "cp1252"):
        try:
            said = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if said.lstrip("\ufeff \r\n\t").startswith("{"):
            return {"utf-8": None, "utf-16": "UTF-16", "cp1252": "Windows-1252"}[encoding]
    return None
