"""The paper that these tests print, and how they read what was printed."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

from supporter.documents.certificates.certificate import Paper

HANAKO = Paper(
    course="つながりサポーター養成講座",
    course_line="つながりサポーター養成講座（基礎講座）",
    name="鳥取　花子",
    serial="第R8-基-0001号",
    issued_on=dt.date(2026, 11, 23),
    body=(
        "あなたは鳥取市が実施するつながりサポーター養成講座の所定の課程をすべて修了されました",
        "よって ここにこれを証します",
    ),
    municipality="鳥取市",
    issuer_title="鳥取市長",
    issuer_name="見本　太郎",
    verify_url="https://tsunagari.city.tottori.example/v/7K3QX9TM4P",
    code="7K3QX-9TM4P",
)


def text_of(pdf: bytes, folder: Path) -> str:
    """What a search or a screen reader finds in a PDF, in reading order."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return run.stdout.decode()


def page_of(pdf: bytes, folder: Path, dpi: int = 150) -> Path:
    """The first page as a picture, as a municipal gateway that turns files into pictures makes it."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dpi), "-png", "-singlefile", str(file), str(folder / "page")]
    subprocess.run(command, check=True)
    return folder / "page.png"
