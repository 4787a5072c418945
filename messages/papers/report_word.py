"""The ward's report as a Word document: what the templates bao_cao.docx and bao_cao_dang.docx may name."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from domain.papers import Layout
from domain.report import GROUP_KEYS, Report, Row
from messages.papers.report_text import Text
from messages.papers.text import REFERENCE, plain
from messages.papers.word import fill

TEMPLATES = {Layout.COMMITTEE: "bao_cao.docx", Layout.PARTY: "bao_cao_dang.docx"}


def report_word(template: bytes, report: Report) -> bytes:
    """The document, portrait A4, in the layout the report asks for."""
    return fill(template, facts(report), name=TEMPLATES[report.layout])


def facts(report: Report) -> dict[str, Any]:
    """Every name the templates may use."""
    text = Text(report)
    head = text.head()
    party = "_dang" if report.layout is Layout.PARTY else ""
    titles = [part.strip() for part in head[f"chuc_vu{party}"].split(";")]
    return {
        "cap_tren": head[f"cap_tren{party}"].upper(),
        "co_quan": head[f"co_quan{party}"].upper(),
        "ky_hieu": head[f"ky_hieu{party}"],
        "dia_danh": head["dia_danh"],
        "ngay": report.made.day,
        "thang": report.made.month,
        "nam": report.made.year,
        "trich_yeu": text.title(),
        "ky": report.span.label,
        "nam_truoc": report.before.start.year,
        "tinh_hinh": text.counted(),
        "nhan_xet": text.remarks(),
        "chi_tieu": [asdict(line) for line in text.lines()],
        "ca_nam": report.span.start.month == 1 and report.span.end.month == 12,
        "to": [_row(text, "group", group) for group in (*report.groups, *([report.cells] if report.cells else []))],
        "thang_trong_ky": [_row(text, "month", month) for month in report.months],
        "cong": dict(zip(GROUP_KEYS, text.total(), strict=True)),
        "ghi_chu": text.notes(),
        "luu_y": REFERENCE,
        "noi_nhan": [plain(part.strip()) for part in head[f"noi_nhan{party}"].split(";") if part.strip()],
        "chuc_vu": [titles[0].upper(), *titles[1:]],
        "nguoi_ky": head[f"nguoi_ky{party}"],
    }


def _row(text: Text, table: str, row: Row) -> dict[str, str]:
    label = plain(row.label)
    return {"ten": label[:1].upper() + label[1:], **dict(zip(GROUP_KEYS, text.row(table, row), strict=True))}
