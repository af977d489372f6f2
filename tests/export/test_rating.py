"""Before and after the course, in words and as a picture: true whatever was rated, with every number in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Statement
from course.export.document import Caption, Document, Heading, Paragraph, Picture
from course.export.pdf.writer import to_pdf
from course.export.rating import rating_blocks, rating_in_words
from course.export.rating_svg import rating_svg
from course.study.development import Rated

LETTERS = "ABCDEFGH"
values = st.none() | st.integers(1, 7)


def rated(*rows: tuple[int | None, int | None, int | None] | tuple[int | None, int | None]) -> list[Rated]:
    """The statements "Jeg kan A.", "Jeg kan B." and so on, with their numbers before, after, and looked back on."""
    return [
        Rated(Statement(id=letter, text=f"Jeg kan {letter}."), row[0], row[1], row[2] if len(row) == 3 else None)
        for letter, row in zip(LETTERS, rows, strict=False)
    ]


INTRO = "Jeg har selv sat tal på {} udsagn, fra 1 (slet ikke) til 7 (helt)."
ONE = "Jeg har selv sat tal på ét udsagn, fra 1 (slet ikke) til 7 (helt): »Jeg kan A«."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(2, 6)], f"{ONE} Det er rykket op, fra 2 til 6."),
        ([(6, 2)], f"{ONE} Det er rykket ned, fra 6 til 2."),
        ([(3, 3)], f"{ONE} Det står stille: 3 begge gange."),
        (
            [(2, 6), (2, 5), (3, 6), (3, 5), (4, 6), (4, 5), (4, 5), (3, 3)],
            f"{INTRO.format(8)} Sådan er det gået: 7 er rykket op, og 1 står stille. "
            "Mest har jeg flyttet mig på »Jeg kan A« (fra 2 til 6). "
            "Mindst har jeg flyttet mig på »Jeg kan F« (fra 4 til 5) og »Jeg kan G« (fra 4 til 5). "
            "Jeg står stille på »Jeg kan H« (3 begge gange).",
        ),
        (
            [(2, 3), (2, 3), (3, 4)],
            f"{INTRO.format(3)} Alle er rykket op. De er rykket lige langt: 1 trin.",
        ),
        (
            [(2, 4), (5, 3), (3, 5), (3, 4), (4, 4), (4, 4), (4, 4)],
            f"{INTRO.format(7)} Sådan er det gået: 3 er rykket op, 1 er rykket ned, og 3 står stille. "
            "Mest har jeg flyttet mig på 3 af dem, 2 trin på hver. Mindst har jeg flyttet mig på »Jeg kan D« (fra 3 til 4).",
        ),
        ([(5, 3), (5, 1)], f"{INTRO.format(2)} Alle er rykket ned. Mest har jeg flyttet mig på »Jeg kan B« (fra 5 til 1). "
         "Mindst har jeg flyttet mig på »Jeg kan A« (fra 5 til 3)."),
        ([(3, 3), (5, 5)], f"{INTRO.format(2)} Alle står stille."),
        ([(3, None), (5, None)], "Før kurset satte jeg selv tal på 2 udsagn, fra 1 (slet ikke) til 7 (helt). "
         "Jeg har ikke sat tal på dem igen endnu."),
        ([(None, 4)], "Efter kurset satte jeg selv tal på 1 udsagn, fra 1 (slet ikke) til 7 (helt)."),
        ([(2, 6, 1)], f"{ONE} Det er rykket op, fra 2 til 6. "
         "Ruden viser, hvor jeg var, da jeg begyndte, set fra i dag."),
        ([(None, 6, 1)], f"{ONE} Det er rykket op, fra 1 til 6. "
         "Tallene fra begyndelsen er sat, som jeg ser det i dag."),
        ([(None, None)], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_the_words_say_what_moved_most_least_and_not_at_all(rows: list[tuple[int | None, int | None]], said: str) -> None:
    assert rating_in_words(rated(*rows)) == said


def test_words_then_the_picture_then_whose_numbers_they_are() -> None:
    heading, words, picture, caption = rating_blocks(rated((2, 6, 1), (3, 3), (None, None)))
    assert heading == Heading(2, "Før og efter kurset")
    assert isinstance(words, Paragraph)
    assert isinstance(picture, Picture)
    assert picture.alt == (
        "Diagram: 2 udsagn, hvert med tal fra 1 (slet ikke) til 7 (helt). "
        "»Jeg kan A«: før 2, efter 6, da jeg begyndte, set fra i dag, 1. »Jeg kan B«: før 3, efter 3."
    )
    assert caption == Caption(
        "En prik i en ring betyder, at tallet er det samme før og efter. Tallene er mine egne, og ingen har efterprøvet dem."
    )
    assert list(rating_blocks(rated((None, None)))) == []


def test_a_statement_with_quotation_marks_stands_in_others() -> None:
    statement = Rated(Statement(id="a", text="Jeg siger »ikke endnu«."), 1, 2, None)
    assert "»Jeg siger ›ikke endnu‹«" in rating_in_words([statement])


def shapes(svg: str) -> dict[str, int]:
    names = [each.tag.rpartition("}")[2] for each in ElementTree.fromstring(svg.encode()).iter()]
    return {name: names.count(name) for name in ("circle", "polygon")}


def test_a_ring_before_a_dot_after_and_a_diamond_looked_back_on_with_the_numbers_beside() -> None:
    svg = rating_svg(rated((2, 6, 1), (3, 3)))
    said = [each.text for each in ElementTree.fromstring(svg.encode()).iter() if each.tag.endswith("text")]
    assert said[:3] == ["før", "efter", "da jeg begyndte, set fra i dag"]
    assert said[-4:] == ["Jeg kan A.", "2 → 6 (1)", "Jeg kan B.", "3 → 3"]
    assert shapes(svg) == {"circle": 2 + 4, "polygon": 1 + 1}
    without = rating_svg(rated((2, 6), (3, 3)))
    assert "set fra i dag" not in without
    assert shapes(without) == {"circle": 2 + 4, "polygon": 0}


@given(st.lists(st.tuples(values, values, values), max_size=8))
def test_no_number_is_wrong_whatever_was_rated(rows: list[tuple[int | None, int | None, int | None]]) -> None:
    statements = rated(*rows)
    blocks = list(rating_blocks(statements))
    assert bool(blocks) == any(each.is_rated for each in statements)
    if not blocks:
        return
    picture = blocks[2]
    assert isinstance(picture, Picture)
    ElementTree.fromstring(picture.svg.encode())
    by_letter = {each.statement.id: each for each in statements}
    for letter, begun, now in re.findall(r"»Jeg kan (\w)« \(fra (\d) til (\d)\)", rating_in_words(statements)):
        assert int(begun) in (by_letter[letter].before, by_letter[letter].then)
        assert int(now) == by_letter[letter].now
    assert picture.alt.count("»") == sum(each.is_rated for each in statements)


def test_it_is_a_figure_in_a_pdf_that_keeps_the_standard() -> None:
    assert to_pdf(Document("Samtalen", tuple(rating_blocks(rated((2, 6, 1), (3, 3))))))
