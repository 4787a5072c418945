"""The ward's report as an Excel workbook: indicators, groups, months. Numbers are numbers, people's words stay text."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from domain.indicators import INDICATORS, Sort
from domain.report import GROUP_KEYS, Report, Row
from messages.papers.report_text import HIDDEN, NO_DATA, SHORT, Text, mark
from messages.papers.slip_sheet import WRITING
from messages.papers.text import REFERENCE, plain

HEAD = (
    "Chỉ tiêu",
    "Đơn vị",
    "Trong kỳ",
    "Cùng kỳ năm trước",
    "Từ đầu năm",
    "Từ đầu năm, năm trước",
    "Tử số/mẫu số trong kỳ",
    "Điều chỉnh sau khi chốt",
)


def report_sheet(report: Report) -> bytes:
    """The workbook. Rows are written as they come, so its memory does not grow with the ward."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, WRITING) as book:
        page = _Pages(book, report)
        page.indicators()
        groups = [*report.groups, *([report.cells] if report.cells else [])]
        page.table("Theo tổ", "Tổ", "group", groups)
        if report.months:
            page.table("Theo tháng", "Tháng", "month", list(report.months))
    return made.getvalue()


class _Pages:
    """The sheets of one workbook."""

    def __init__(self, book: Any, report: Report) -> None:
        self.book, self.report, self.text = book, report, Text(report)
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        self.cell = book.add_format({"border": 1, "text_wrap": True})
        self.whole = book.add_format({"border": 1, "num_format": "#,##0"})
        self.marked: dict[int, Any] = {0: self.whole}
        self.rates = {n: book.add_format({"border": 1, "num_format": f"#,##0.{'0' * n}"}) for n in (1, 2)}

    def indicators(self) -> None:
        """The table of indicators, with whoever reported above it."""
        sheet = self._sheet("Chỉ tiêu", (40, 14, 14, 14, 14, 14, 22, 16))
        row = self._top(sheet, [self.text.counted()])
        self._heads(sheet, row, HEAD)
        for key, line in self.report.lines.items():
            row += 1
            indicator = INDICATORS[key]
            sheet.write_string(row, 0, ("   " if indicator.part_of else "") + indicator.label, self.cell)
            sheet.write_string(row, 1, indicator.unit, self.cell)
            for place, (column, figure) in enumerate(line.columns.items(), start=2):
                shown = self.text.figure(figure, column)
                form = self.rates.get(indicator.decimals, self.whole)
                self._write(sheet, row, place, shown, None if figure.value is None else float(figure.value), form)
            shown = self.text.figure(line.now, "now")
            over = f"{line.now.n}/{line.now.over:f}" if indicator.sort is Sort.RATE and line.now.value is not None else ""
            sheet.write_string(row, 6, HIDDEN if shown == HIDDEN else over, self.cell)
            self._write(sheet, row, 7, "", self.text.adjusted(key) or None, self.whole)
        for place, note in enumerate(self.text.notes(), start=row + 2):
            sheet.write_string(place, 0, note)

    def table(self, title: str, first: str, table: str, rows: list[Row]) -> None:
        """The groups or the months, with the ward's line below."""
        sheet = self._sheet(title, (24, *[13] * len(GROUP_KEYS)))
        at = self._top(sheet, self.text.about_adjusted() if self.report.small else [])
        self._heads(sheet, at, (first, *(SHORT[key] for key in GROUP_KEYS)))
        for row in rows:
            at += 1
            label = plain(row.label)
            sheet.write_string(at, 0, label[:1].upper() + label[1:], self.cell)
            for place, (key, shown) in enumerate(zip(GROUP_KEYS, self.text.row(table, row), strict=True), start=1):
                n = None if row.figures is None else row.figures[key].n
                self._write(sheet, at, place, shown, n, self._marked(self.text.moved(row, key)))
        at += 1
        sheet.write_string(at, 0, "Toàn phường", self.head)
        for place, (key, shown) in enumerate(zip(GROUP_KEYS, self.text.total(), strict=True), start=1):
            self._write(sheet, at, place, shown, self.report.lines[key].now.n, self._marked(self.text.adjusted(key)))

    def _marked(self, adjusted: int) -> Any:
        """The form of a whole number, with the mark of its adjustment: the cell stays a number."""
        if adjusted not in self.marked:
            self.marked[adjusted] = self.book.add_format({"border": 1, "num_format": f'#,##0"{mark(adjusted)}"'})
        return self.marked[adjusted]

    def _sheet(self, title: str, widths: tuple[int, ...]) -> Any:
        sheet = self.book.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        return sheet

    def _top(self, sheet: Any, lines: list[str]) -> int:
        """The title above a table; the row the table begins at."""
        top = [self.text.title(), plain(self.report.ward), REFERENCE, *lines]
        for row, line in enumerate(top):
            sheet.write_string(row, 0, line, self.bold if row == 0 else None)
        return len(top) + 1

    def _heads(self, sheet: Any, row: int, words: tuple[str, ...]) -> None:
        for place, word in enumerate(words):
            sheet.write_string(row, place, word, self.head)

    def _write(self, sheet: Any, row: int, place: int, shown: str, value: float | None, form: Any) -> None:
        """A number as a number, unless it is hidden or not known."""
        if value is None or shown in (HIDDEN, NO_DATA):
            sheet.write_string(row, place, shown, self.cell)
        else:
            sheet.write_number(row, place, value, form)
