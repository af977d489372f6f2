"""A Word file and an OpenDocument text in LibreOffice: what is meant for one page is on one, and no heading stands alone."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from course.content.folder import load
from course.export.document import Bullets, Caption, Document, DocumentBlock, Heading, Paragraph, Quote, Table
from course.export.docx import to_docx
from course.export.odt import to_odt
from course.export.talk import empty_talk_document
from tests.export import rich

LESSONS = Path(__file__).parents[3] / "lessons" / "da"
ONE_PAGE = ("project", "project form", "agenda", "decisions", "decisions form", "board", "board form", "plan", "certificate")

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't there")


def _in_libreoffice(folder: Path) -> dict[str, pypdf.PdfReader]:
    """The files of a folder as LibreOffice lays them out, by their names."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(each) for each in folder.iterdir()]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {each.stem: pypdf.PdfReader(BytesIO(each.read_bytes())) for each in folder.glob("*.pdf")}


def _long_journal() -> Document:
    """Sixty prompts and answers of many lengths, so that pages end everywhere among them."""
    blocks: list[DocumentBlock] = []
    for number in range(60):
        blocks += [Heading(2, f"Lektion {number}")] * (number % 3 == 0) + [Heading(3, f"Trin {number}")]
        if number % 3 == 0:
            blocks.append(Table(("Hvis", "så"), (("ord " * (number % 9), "ord"),) * (1 + number % 4)))
            continue
        if number % 3 == 1:
            ways = Bullets(("ord " * 8,) * (3 + number * 17 % 8), numbered=True)
            blocks += [Paragraph("Oplæg: det valgte jeg"), ways, Caption("Valgt")]
        blocks.append(Paragraph(f"Oplæg: {'spørgsmål ' * (5 + 17 * number % 40)}"))
        blocks += [Quote("ord " * (3 + 23 * number % 150)), Caption("Skrevet")]
    return Document("Min dagbog", tuple(blocks))


@needs_libreoffice
def test_a_one_page_document_is_one_page_in_libreoffice(tmp_path: Path) -> None:
    papers = rich.papers(load(LESSONS))
    documents = {**{name: papers[name] for name in ONE_PAGE}, "talk form": empty_talk_document()}
    for name, document in documents.items():
        (tmp_path / f"{name} w.docx").write_bytes(to_docx(document))
        (tmp_path / f"{name} o.odt").write_bytes(to_odt(document))
    pages = {name: len(reader.pages) for name, reader in _in_libreoffice(tmp_path).items()}
    assert pages == {f"{name} {how}": 1 for name in documents for how in "wo"}


@needs_libreoffice
def test_no_heading_and_no_prompt_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    """LibreOffice leaves one behind in a file that it takes for a long one: it deals such a file out to pages beforehand."""
    (tmp_path / "journal.odt").write_bytes(to_odt(_long_journal()))
    pages = _in_libreoffice(tmp_path)["journal"].pages
    feet = [
        [line for line in page.extract_text().splitlines() if line.strip() and not line.startswith("Side ")][-1] for page in pages
    ]
    assert len(feet) > 15
    assert [each for each in feet if each.startswith(("Lektion", "Trin", "Oplæg", "spørgsmål"))] == []
