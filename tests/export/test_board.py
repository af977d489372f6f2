"""The figure of now and future as a table and as a picture: every text is in it, whatever is written."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.export.board import board_document
from course.export.board_sheets import HEIGHT, MARGIN, WIDTH
from course.export.board_svg import SMALLEST, board_svg, clean, text_width, wrapped
from course.export.document import Caption, Matrix, Paragraph
from course.export.markdown import to_markdown
from course.tools.board import FIELDS, Board, Card

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Speciallægepraksisplanlægningsstabiliseringsperiodernes børnehaveklasselederkompetenceudviklingsplan"


def board(many: int, text: str = "Vi kender borgerne og ved, hvad de plejer at have brug for") -> Board:
    cards = (Card(str(n), FIELDS[n % 4], f"{text} {n}", f"Svar {n}" if n % 8 == 0 else "") for n in range(many))
    return Board(title="Fælles omsorgsplan", target="aftenvagter", cards=tuple(cards))


def texts(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg.encode()).iter(f"{SVG}text"))


def bare(text: str) -> str:
    """A text without the spaces and breaks that wrapping takes and makes."""
    return re.sub(r"\s+", "", text)


def test_the_four_fields_have_their_cards_and_step_five_on_them() -> None:
    document = board_document(
        Board(
            title="Fælles\nplan",
            target="aftenvagter",
            cards=(
                Card("a", "now-pro", "Vi kender borgerne", "Et fast møde"),
                Card("b", "now-pro", "Hurtigt"),
                Card("c", "future-pro", "Alle ser planen", "svaret på et kort, der er flyttet"),
                Card("d", "now-con", "Aftaler går tabt"),
                Card("e", "future-con", "Mere skærm", "Vi slukker"),
            ),
        ),
        "Ny plan",
    )
    assert (document.title, document.layout, document.landscape) == ("Nu og fremtid: Fælles plan", "poster", True)
    about, shown = document.blocks
    assert about == Caption("Målgruppe: aftenvagter · Projekt: Ny plan")
    assert isinstance(shown, Matrix)
    assert [(field.title, [(card.text, card.facts) for card in field.cards]) for field in shown.fields] == [
        ("Fordele nu", [("Vi kender borgerne", (("Sådan tager vi den med", "Et fast møde"),)), ("Hurtigt", ())]),
        ("Fordele i fremtiden", [("Alle ser planen", ())]),
        ("Ulemper nu", [("Aftaler går tabt", ())]),
        ("Ulemper i fremtiden", [("Mere skærm", (("Sådan gør vi den mindre", "Vi slukker"),))]),
    ]
    markdown = to_markdown(document)
    assert "## Fordele nu\n\n- Vi kender borgerne\\\n  **Sådan tager vi den med:** Et fast møde\n- Hurtigt\n\n" in markdown


def test_the_project_that_the_board_is_called_by_is_not_told_twice() -> None:
    board = Board(title="Fælles plan", cards=(Card("a", "now-pro", "Vi kender borgerne"),))
    assert not [block for block in board_document(board, "Fælles plan").blocks if isinstance(block, Caption)]


def test_a_line_stands_in_the_middle_between_now_and_future() -> None:
    lines = ElementTree.fromstring(board_svg(board(6)).encode()).iter(f"{SVG}line")
    upright = [line for line in lines if line.get("x1") == line.get("x2")]
    assert [float(line.get("x1", "0")) for line in upright] == [WIDTH / 2]


def test_an_empty_board_says_where_it_is_written_and_is_a_picture_to_fill_in() -> None:
    said = Paragraph("Her er ikke skrevet noget endnu. I kurset skriver du det under »Nu og fremtid«.")
    assert board_document(Board()).blocks == (said,)
    drawn = " ".join(each.text or "" for each in texts(board_svg(Board())))
    assert all(word in drawn for word in ("Nu og fremtid", "NU", "FREMTID", "Fordele", "Ulemper"))
    assert f'height="{HEIGHT}mm"' in board_svg(Board())


@pytest.mark.parametrize("many", [1, 6, 40, 200])
def test_every_card_and_every_answer_is_in_the_picture(many: int) -> None:
    svg = board_svg(board(many), "Ny omsorgsplan")
    drawn = bare("".join(each.text or "" for each in texts(svg)))
    for text in ("Fælles omsorgsplan", "Målgruppe: aftenvagter", "Projekt: Ny omsorgsplan", "Tag med, og gør mindre"):
        assert bare(text) in drawn
    for card in board(many).cards:
        assert drawn.count(bare(card.text)) >= (2 if card.field in {"now-pro", "future-con"} else 1)
        assert bare(card.answer) in drawn


@pytest.mark.parametrize(("many", "text"), [(6, "Kort"), (40, "Kort"), (200, "Kort"), (40, LONG), (4, "x" * 3000)])
def test_nothing_is_smaller_than_can_be_read_or_beside_the_paper(many: int, text: str) -> None:
    svg = board_svg(board(many, text))
    root = ElementTree.fromstring(svg.encode())
    height = float(root.attrib["viewBox"].split()[3])
    assert height >= HEIGHT * 2
    for each in texts(svg):
        x, y, size = (float(each.attrib[name]) for name in ("x", "y", "font-size"))
        assert size >= SMALLEST
        assert x >= MARGIN
        assert x + text_width(each.text or "", size) <= WIDTH - MARGIN + 0.5
        assert MARGIN <= y <= height - MARGIN + 0.5


@pytest.mark.parametrize(
    ("many", "text"), [(260, "Kort"), (260, "Vi kender borgerne og ved, hvad de plejer"), (8, "ord " * 3000)]
)
def test_what_a_sheet_has_no_room_for_goes_on_on_the_next_under_its_fields_name(many: int, text: str) -> None:
    svg = board_svg(board(many, text), "Ny omsorgsplan")
    sheets, rest = divmod(float(ElementTree.fromstring(svg.encode()).attrib["viewBox"].split()[3]), HEIGHT)
    assert rest == 0
    named: list[list[str]] = [[] for _sheet in range(int(sheets))]
    for each in texts(svg):
        number, y = divmod(float(each.attrib["y"]), HEIGHT)
        assert MARGIN <= y <= HEIGHT - MARGIN + 0.5, "no line is cut by the end of a sheet"
        named[int(number)].append(each.text or "")
    assert len(named) > 2
    for sheet in named:
        assert sheet[0].startswith(("Fælles omsorgsplan", "Tag med"))
        assert any(name in each for each in sheet for name in ("Fordele", "Ulemper"))
    assert sum("Fordele (fortsat)" in sheet for sheet in named) >= 1


def test_the_type_shrinks_before_there_are_more_sheets() -> None:
    def card_size(svg: str) -> float:
        return next(float(each.attrib["font-size"]) for each in texts(svg) if each.text == "+")

    few, some, many = (board_svg(board(number)) for number in (6, 40, 200))
    assert card_size(few) > card_size(some) > card_size(many) == SMALLEST
    assert f'height="{2 * HEIGHT}mm"' in few
    assert f'height="{2 * HEIGHT}mm"' in some


def test_no_line_of_a_sheet_lies_on_another() -> None:
    """Lines of one column are at least their own height apart."""
    svg = board_svg(board(60, LONG))
    columns: dict[bool, list[tuple[float, float]]] = {}
    for each in texts(svg):
        if each.text not in {"+", "−", "→"}:
            place = float(each.attrib["y"]), float(each.attrib["font-size"])
            columns.setdefault(float(each.attrib["x"]) > WIDTH / 2, []).append(place)
    for lines in columns.values():
        ordered = sorted(lines)
        assert all(below - above >= size * 0.9 for (above, _size), (below, size) in pairwise(ordered))


@given(st.text(st.characters(codec=None), max_size=60), st.text(st.characters(codec=None), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_harmless(title: str, text: str) -> None:
    svg = board_svg(Board(title=title, target=text, cards=(Card("a", "now-pro", text, title),)), text)
    drawn = bare("".join(each.text or "" for each in texts(svg)))
    for each in (text, title):  # what is nothing but separators says nothing
        assert not each.strip() or bare(clean(each)) in drawn


def test_markup_stays_text() -> None:
    svg = board_svg(Board(cards=(Card("a", "now-pro", "<script>&amp; [/] \x1b\x00 ]]>"),)))
    assert "<script>" not in svg
    assert "<script>&amp; [/] ␛␀ ]]>" in [each.text for each in texts(svg)]


@pytest.mark.parametrize("seen", ["👩\u200d👩\u200d👧", "🇩🇰", "e\u0301", "👍🏽", "å\u0323"])
def test_a_line_breaks_between_what_a_person_sees_as_one_character(seen: str) -> None:
    lines = wrapped(seen * 30, 4.6, 20.0)
    assert len(lines) > 1
    assert all(line == seen * (len(line) // len(seen)) for line in lines)
    assert "".join(lines) == seen * 30


def test_lines_fit_and_lose_nothing() -> None:
    for size, room in ((4.6, 40.0), (2.7, 20.0), (4.6, 3.0)):
        lines = wrapped(f"{LONG} og {LONG * 3}", size, room)
        assert bare("".join(lines)) == bare(f"{LONG} og {LONG * 3}")
        assert all(text_width(line, size) <= room or len(line) == 1 for line in lines)
