"""The ward's report for machines: one number a line, UTF-8 with a mark so that Excel reads it right, and no formulas."""

from __future__ import annotations

import csv
import io

from domain.indicators import INDICATORS
from domain.report import GROUP_KEYS, Report
from messages.papers.report_text import HIDDEN, Text

HEAD = ("bảng", "dòng", "mã", "chỉ tiêu", "đơn vị", "cột", "giá trị", "tử số", "mẫu số")
COLUMNS = {"now": "trong kỳ", "before": "cùng kỳ", "year": "từ đầu năm", "year_before": "từ đầu năm trước"}
ADJUSTED = "điều chỉnh sau khi chốt"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_csv(report: Report) -> bytes:
    """The file. A value is empty where nobody told anything, and "ẩn" where it is hidden."""
    made = io.StringIO()
    write = csv.writer(made, lineterminator="\r\n").writerow
    write(HEAD)
    text = Text(report)
    for key, line in report.lines.items():
        one = INDICATORS[key]
        for column, figure in line.columns.items():
            kept = text.figure(figure, column) != HIDDEN
            told = [figure.value, figure.n, figure.over] if kept else [HIDDEN, HIDDEN, HIDDEN]
            cells = ["" if value is None else str(value) for value in told]
            write(safe(cell) for cell in ("chỉ tiêu", report.span.label, key, one.label, one.unit, COLUMNS[column], *cells))
        if adjusted := text.adjusted(key):
            write(("chỉ tiêu", report.span.label, key, one.label, one.unit, ADJUSTED, str(adjusted), "", ""))
    rows = [("tổ", "group", row) for row in (*report.groups, *([report.cells] if report.cells else []))]
    rows += [("tháng", "month", row) for row in report.months]
    for name, table, row in rows:
        for key in GROUP_KEYS:
            one = INDICATORS[key]
            n = row.figures[key].n if row.figures else None
            shown = HIDDEN if (table, row.label, key) in text.away else "" if n is None else str(n)
            write(safe(cell) for cell in (name, row.label, key, one.label, one.unit, COLUMNS["now"], shown, "", ""))
            if moved := text.moved(row, key):
                write(safe(cell) for cell in (name, row.label, key, one.label, one.unit, ADJUSTED, str(moved), "", ""))
    return made.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) and not cell.lstrip("-").replace(".", "", 1).isdecimal() else cell
