"""What is meant for one page is on one page in LibreOffice as well, as Word file and as OpenDocument text."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from course.content.folder import load
from course.export.docx import to_docx
from course.export.odt import to_odt
from course.export.talk import empty_talk_document
from tests.export import rich

LESSONS = Path(__file__).parents[3] / "lessons" / "da"
ONE_PAGE = ("project", "project form", "agenda", "decisions", "decisions form", "board", "board form", "plan", "certificate")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't there")
def test_a_one_page_document_is_one_page_in_libreoffice(tmp_path: Path) -> None:
    papers = rich.papers(load(LESSONS))
    documents = {**{name: papers[name] for name in ONE_PAGE}, "talk form": empty_talk_document()}
    for name, document in documents.items():
        (tmp_path / f"{name} w.docx").write_bytes(to_docx(document))
        (tmp_path / f"{name} o.odt").write_bytes(to_odt(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(each) for each in tmp_path.iterdir()]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = {each.stem: len(pypdf.PdfReader(BytesIO(each.read_bytes())).pages) for each in tmp_path.glob("*.pdf")}
    assert pages == {f"{name} {how}": 1 for name in documents for how in "wo"}
