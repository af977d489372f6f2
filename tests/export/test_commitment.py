"""Agreements as a document: what was written, whatever it is, and how it went."""

from __future__ import annotations

from hypothesis import example, given

from course.export.commitment import commitments_document
from course.export.document import Heading
from course.export.markdown import to_markdown, to_plain
from course.journal.text import readable
from course.tools.commitment import Commitment, Source, bare_occasion
from tests.export.test_markdown import expected, quoted, texts

WHOLE = Commitment(
    occasion="vi holder møde",
    action="spørger jeg først",
    look_back="2026-12-07",
    source=Source("boards", "b1", "Figuren"),
    outcome="partly",
    learned="At spørge *før* jeg svarer.",
)


def test_a_typed_if_or_then_stands_once() -> None:
    said = to_markdown(commitments_document([Commitment(occasion="Hvis vi holder møde,", action="så spørger jeg først")]))
    assert "Hvis …\n\n> vi holder møde\n\n… så\n\n> spørger jeg først\n" in said


def test_the_whole_agreement() -> None:
    assert to_markdown(commitments_document([WHOLE])) == (
        "# Aftale med mig selv\n"
        "\n"
        "Hvis …\n"
        "\n"
        "> vi holder møde\n"
        "\n"
        "… så\n"
        "\n"
        "> spørger jeg først\n"
        "\n"
        "- Se tilbage: mandag den 7. december 2026\n"
        "- Udspringer af: Figuren\n"
        "- Sådan gik det: ◐ delvist\n"
        "\n"
        "Det lærte jeg:\n"
        "\n"
        "> At spørge \\*før\\* jeg svarer.\n"
    )


def test_what_is_not_said_yet_is_left_out() -> None:
    plain = to_plain(commitments_document([Commitment(action="ringer jeg")]))
    assert "Hvis" not in plain
    assert "tilbage" not in plain
    assert plain.endswith("… så\n\nringer jeg")


def test_a_day_that_is_none_is_told_as_it_was_written() -> None:
    assert "Se tilbage: når vi er færdige" in to_plain(
        commitments_document([Commitment(action="a", look_back="når vi er færdige")])
    )


def test_where_there_is_none_it_says_so() -> None:
    assert to_plain(commitments_document([])).endswith("Der er ingen aftaler endnu.")
    assert to_plain(commitments_document([Commitment()])).endswith("Der er ingen aftaler endnu.")


def test_of_several_each_is_headed_by_its_occasion_and_says_it_once() -> None:
    long = Commitment(occasion="nogen ringer " * 20, action="svarer jeg")
    document = commitments_document([WHOLE, long, Commitment(action="ringe " * 100)])
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["Hvis vi holder møde …", "Aftale", "Aftale"]
    assert to_plain(document).count("vi holder møde") == 1
    assert ("nogen ringer " * 20).strip() in to_plain(document)
    assert ("ringe " * 100).strip() in to_plain(document)


@given(texts, texts)
@example("[/] [red]", "# overskrift\n> citat\n| a | b |")
def test_whatever_is_written_survives(occasion: str, learned: str) -> None:
    written = [readable(occasion), "gør jeg det", readable(learned)]
    made = Commitment(occasion=written[0], action=written[1], learned=written[2])
    document = commitments_document([made])
    written[0] = bare_occasion(made)
    assert quoted(to_markdown(document), "gfm") == [expected(text) for text in written if text.strip()]
