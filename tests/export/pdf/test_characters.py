"""Characters that no font has are seen to be missing, and all others can be set."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from course.export.document import Document, Heading, Paragraph, Quote
from course.export.pdf import characters
from course.export.pdf.characters import BREAK, printable, settable
from course.export.pdf.writer import to_pdf
from tests.export.test_markdown import texts


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Æblerne på øen kl. 9.42 – »ja«", "Æblerne på øen kl. 9.42 – »ja«"),
        ("godt 👍 gået 👩‍👧‍👦!", "godt □ gået □!"),
        ("☑ gjort ✔\ufe0f", "☑ gjort ✔"),
        ("a\u0308ra\u030a", "ärå"),
        ("中文", "□□"),
        ("x\u0489\u0488", "□"),
        ("\ufeffren\u2060tek\xadst\u200b \u200d\u202e", "rentekst "),
        ("bredt\u3000rum", "bredt rum"),
        ("10\xa0000 kr.", "10\xa0000 kr."),
        ("\ue000\U000e0041", "□"),
    ],
)
def test_what_no_font_has_is_a_box(written: str, set_: str) -> None:
    assert settable(written) == set_


def test_what_is_said_to_be_in_the_fonts_is_there() -> None:
    """PDF/UA is refused for any character that isn't; each font is asked for its own, in both weights and both voices."""
    for font in characters._fonts():
        every = " ".join(sorted(font))
        to_pdf(Document(every, (Heading(2, every), Paragraph(every), Quote(every))))


def test_a_long_word_may_break_but_not_within_what_a_person_sees_as_one() -> None:
    assert printable("x" * 40) == "x" * 40
    assert printable("x" * 41) == BREAK.join(["x" * 10] * 4 + ["x"])
    assert BREAK not in printable(("x" * 40 + " ") * 3)
    assert printable("q\u0301" * 45).split(BREAK) == ["q\u0301" * 10] * 4 + ["q\u0301" * 5]


@given(text=texts)
@example(text="q\u0301\u0489")
def test_what_can_be_set_stays(text: str) -> None:
    once = settable(text)
    assert settable(once) == once
