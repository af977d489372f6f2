"""A compiled catalogue says what Python's own reader of it says."""

from __future__ import annotations

import gettext
import struct
from pathlib import Path

import course.locale
from course.locale.catalogue import Catalogue

FILE = Path(course.locale.__file__).parent / "da" / "LC_MESSAGES" / "skalkan.mo"


def swapped(raw: bytes) -> bytes:
    """The same file as a machine with the high byte first would have made it."""
    count, ids, texts = struct.unpack_from("<3I", raw, 8)
    words = sorted({*range(0, 28, 4), *(at + 4 * n for at in (ids, texts) for n in range(2 * count))})
    turned = bytearray(raw)
    for at in words:
        turned[at : at + 4] = raw[at : at + 4][::-1]
    return bytes(turned)


def test_each_message_is_what_gettext_says(tmp_path: Path) -> None:
    with FILE.open("rb") as file:
        known = gettext.GNUTranslations(file)
    other = tmp_path / "other.mo"
    other.write_bytes(swapped(FILE.read_bytes()))
    ours, theirs = Catalogue(FILE), Catalogue(other)
    single = [message for message in known._catalog if isinstance(message, str) and message]  # type: ignore[attr-defined]
    plural = [key[0] for key in known._catalog if isinstance(key, tuple)]  # type: ignore[attr-defined]
    assert len(single) > 500
    assert len(plural) > 20
    for message in single:
        assert ours.forms(message) == theirs.forms(message) == [known.gettext(message)]
    for message in plural:
        assert ours.forms(message) == theirs.forms(message) == [known.ngettext(message, "", n) for n in (1, 2)]


def test_what_is_no_message_has_no_forms() -> None:
    assert Catalogue(FILE).forms("") == Catalogue(FILE).forms("Ikke i kataloget") == Catalogue(FILE).forms("\ud800") == []
