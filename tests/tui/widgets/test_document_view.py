"""A document on the screen: every kind of block is told, and text stays text."""

from __future__ import annotations

from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Document,
    Facts,
    Heading,
    Item,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
    Ticks,
)
from course.tui.widgets.document_view import page


def test_every_kind_of_block_is_told() -> None:
    blocks = (
        Heading(2, "Overskrift"),
        Paragraph("[red]Afsnit[/]"),
        Quote("\nCitat\n"),
        Caption("Note"),
        Bullets(("Et", "To")),
        Table(("", "Nu"), (("Fordele", "Hurtigt"), ("Ulemper", " "))),
        Facts((("Hvor", "[b]Her[/]"),)),
        Ticks(((True, "Gjort"),)),
        Cards((Card("Tiltaget", "Appen", (("Hvem", "Alle"), ("Hvornår", ""))),), numbered=True),
        Lines(2),
        Item("Velkomst", ("9.00",), (Quote("Sig det"),)),
        Picture("<svg/>", "Figuren"),
        PageBreak(),
        Link("Heftet", "https://example.org"),
        Link("", "https://example.org"),
    )
    told = [each.text.plain for each in page(Document("Titel", blocks))]
    assert told == [
        *("Titel", "Overskrift", "[red]Afsnit[/]", "Citat", "Note", "Et", "To", "Fordele", "Hurtigt", "Ulemper"),
        *("Hvor: [b]Her[/]", "Gjort", "1. Tiltaget", "Appen", "Hvem: Alle", "Velkomst", "9.00", "Sig det", "Figuren"),
        *("Heftet: https://example.org", "https://example.org"),
    ]


def test_no_air_stands_between_a_heading_and_what_it_is_of() -> None:
    title, heading, first, then = page(Document("Titel", (Heading(2, "Del"), Paragraph("Et"), Paragraph("To"))))
    assert [title.gap, heading.gap, first.gap, then.gap] == [True, True, False, True]
