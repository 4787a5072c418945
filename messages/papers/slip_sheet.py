"""The slip P0/CTV as an Excel sheet: the sections one under the other, as on the paper."""

from __future__ import annotations

import io

import xlsxwriter

from domain.slip import Slip
from messages.papers.text import REFERENCE, plain
from messages.slip import closed, empty, sums_line

# What people wrote stays text: "=1+1" is no formula, an address no link. Rows go to disk as they are written.
WRITING = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH = 11


def slip_sheet(slip: Slip) -> bytes:
    """The workbook, landscape A4, one page wide."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, WRITING) as book:
        sheet = book.add_worksheet(f"P0 {slip.month.month}-{slip.month.year}")
        bold = book.add_format({"bold": True, "font_name": "Times New Roman"})
        text = book.add_format({"font_name": "Times New Roman"})
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, WIDTH - 1, 16)
        row = 0
        for line in _head(slip):
            sheet.write_string(row, 0, line, bold if row == 0 else text)
            row += 1
        for part in slip.parts:
            row += 1
            sheet.write_string(row, 0, f"{part.section.number}. {part.section.title}", bold)
            row += 1
            if not part.rows:
                sheet.write_string(row, 0, empty(slip, part), text)
                row += 1
                continue
            for place, column in enumerate(part.section.columns):
                sheet.write_string(row, place, column.caption, head)
            for values in part.rows:
                row += 1
                for place, value in enumerate(values):
                    sheet.write_string(row, place, plain(value), cell)
            row += 1
            if part.sums:
                sheet.write_string(row, 0, sums_line(part), text)
                row += 1
        sheet.write_string(row + 1, 0, "Cán bộ dân số xã thẩm định (ký, ghi rõ họ tên)", text)
        sheet.write_string(row + 1, 6, "Cộng tác viên dân số lập phiếu (ký, ghi rõ họ tên)", text)
    return made.getvalue()


def _head(slip: Slip) -> list[str]:
    return [
        f"PHIẾU THU TIN VỀ DÂN SỐ THÁNG {slip.month.month} NĂM {slip.month.year} (P0/CTV)",
        REFERENCE,
        *closed(slip),
        f"Phường (xã): {plain(slip.ward)}",
        f"Thôn (ấp, tổ): {plain(slip.place)}",
        f"Người báo cáo: {plain(slip.collaborator)}",
        f"Thời điểm lập: {slip.drawn_up.day}/{slip.drawn_up.month}/{slip.drawn_up.year}. Nơi nhận: Trạm Y tế",
    ]
