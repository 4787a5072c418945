"""The slip P0/CTV as a Word document: what the template phieu.docx may name."""

from __future__ import annotations

from typing import Any

from domain.slip import Part, Slip
from messages.papers.text import REFERENCE, plain
from messages.papers.word import fill
from messages.slip import closed, empty, sums_line

TEMPLATE = "phieu.docx"


def slip_word(template: bytes, slip: Slip) -> bytes:
    """The document, landscape A4."""
    return fill(template, facts(slip), name=TEMPLATE)


def facts(slip: Slip) -> dict[str, Any]:
    """Every name the template may use."""
    return {
        "thang": slip.month.month,
        "nam": slip.month.year,
        "lap_ngay": f"{slip.drawn_up.day}/{slip.drawn_up.month}/{slip.drawn_up.year}",
        "phuong": plain(slip.ward),
        "dia_ban": plain(slip.place),
        "nguoi_bao_cao": plain(slip.collaborator),
        "luu_y": " ".join([REFERENCE, *closed(slip)]),
        "ghi_ten": slip.named,
    } | {part.section.key: _part(slip, part) for part in slip.parts}


def _part(slip: Slip, part: Part) -> dict[str, Any]:
    keys = [column.key for column in part.section.columns]
    rows = [dict(zip(keys, map(plain, row), strict=True)) for row in part.rows]
    return {"dong": rows, "cong": sums_line(part), "trong": empty(slip, part)}
