"""The words and cells of a ward's report, the same for Word, Excel and CSV. What is to be hidden is hidden here, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.closing import moved_in
from domain.indicators import INDICATORS, Figure, Sort, moved
from domain.report import GROUP_KEYS, Cell, Report, Row, away
from messages.numbers import signed
from messages.papers.text import number, plain
from messages.words import listed, month_name

NO_DATA = "chưa có số liệu"
HIDDEN = "ẩn"
ABOUT_HIDDEN = "“ẩn”: số từ 1 đến 4, hoặc số phải giấu kèm để không ai tính ra được."
ABOUT_ADJUSTED = "Điều chỉnh (đc): thay đổi sau khi tháng đã chốt, đã tính vào số trong kỳ và từ đầu năm."
ABOUT_RATES = "Tỷ lệ làm tròn đến số lẻ gần nhất, trong ngoặc là tử số/mẫu số."
HALF_YEAR = timedelta(days=180)
SHORT = {
    "births": "Trẻ sinh ra",
    "boys": "Trai",
    "girls": "Gái",
    "third_or_later": "Con thứ 3 trở lên",
    "deaths": "Chết",
    "moved_in": "Đến",
    "moved_out": "Đi",
    "marriage_persons": "Người kết hôn",
    "elderly_checked": "NCT được khám",
    "sessions": "Buổi tuyên truyền",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the table of indicators, as texts. `part`: a part of the line above, set in."""

    key: str
    label: str
    unit: str
    now: str
    before: str
    change: str
    year: str
    year_before: str
    part: bool


class Text:
    """A report as texts. A number that is hidden is hidden in every table, sentence and rate that would tell it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.away = away(report)

    def lines(self) -> list[Shown]:
        """The table of indicators."""
        return [self._line(key) for key in self.report.lines]

    def _line(self, key: str) -> Shown:
        line, indicator = self.report.lines[key], INDICATORS[key]
        told = {column: self.figure(figure, column) for column, figure in line.columns.items()}
        if adjusted := self.adjusted(key):
            told["now"] += f" (điều chỉnh {signed(adjusted)})"
        if key == "sex_ratio" and self.report.span.end - self.report.span.start < HALF_YEAR:
            told |= {"now": "", "before": ""}  # of so few births it says nothing; since January it does
            return Shown(key, indicator.label, indicator.unit, **told, change="", part=False)
        return Shown(key, indicator.label, indicator.unit, **told, change=self.change(key), part=bool(indicator.part_of))

    def figure(self, figure: Figure, column: str) -> str:
        """A figure of the table of indicators; a rate with its numerator and denominator."""
        indicator = figure.indicator
        if any(("line", key, column) in self.away for key in (indicator.key, *_counted(indicator.of), *_counted(indicator.over))):
            return HIDDEN
        if figure.value is None:
            return NO_DATA
        value = number(float(figure.value), indicator.decimals)
        if indicator.sort is not Sort.RATE or figure.over is None or figure.n is None:
            return value
        return f"{value} ({number(figure.n)}/{number(float(figure.over))})"

    def adjusted(self, key: str) -> int:
        """How far an indicator of the period has moved since its months were closed; 0 where small numbers are hidden."""
        return moved(INDICATORS[key], moved_in(self.report.closed)) if self.report.small else 0

    def change(self, key: str) -> str:
        """How much more or less than in the same period of last year."""
        line, indicator = self.report.lines[key], INDICATORS[key]
        told = (self.figure(line.now, "now"), self.figure(line.before, "before"))
        if HIDDEN in told or line.now.value is None or line.before.value is None:
            return ""
        more = float(line.now.value - line.before.value)
        return "0" if not more else f"{'+' if more > 0 else '−'}{number(abs(more), indicator.decimals)}"

    def row(self, table: str, row: Row) -> list[str]:
        """The cells of a group or a month."""
        if row.figures is None:
            return ["chưa báo", *[""] * (len(GROUP_KEYS) - 1)]
        return [self.cell((table, row.label, key), row.figures[key]) + mark(self.moved(row, key)) for key in GROUP_KEYS]

    def moved(self, row: Row, key: str) -> int:
        """How far a cell has moved since its months were closed; 0 where small numbers are hidden."""
        return row.adjusted.get(key, 0) if self.report.small else 0

    def total(self) -> list[str]:
        """The ward's line below its groups or months."""
        return [self.figure(self.report.lines[key].now, "now") + mark(self.adjusted(key)) for key in GROUP_KEYS]

    def cell(self, at: Cell, figure: Figure) -> str:
        return HIDDEN if at in self.away else number(figure.n or 0)

    def remarks(self) -> list[str]:
        """The narrative, in the order real reports use: who reported, births against last year, groups up and down, the rest."""
        return [_sentence(line) for line in (self._births(), *self._groups(), self._rest()) if line]

    def _births(self) -> str:
        now = self.report.lines["births"].now
        if now.n is None:
            return f"Số trẻ sinh ra {self.report.span.label}: {NO_DATA}"
        told = {key: self.figure(self.report.lines[key].now, "now") for key in ("births", "boys", "girls", "third_or_later")}
        line = f"Số trẻ sinh ra {self.report.span.label}: {told['births']} cháu ({told['boys']} trai, {told['girls']} gái)"
        line += self._against("births")
        if self.report.lines["births"].before.n is None:
            line += f", cùng kỳ năm {self.report.before.start.year} {NO_DATA}"
        ratio = self.figure(self.report.lines["sex_ratio"].year, "year")
        if ratio not in (NO_DATA, HIDDEN):
            line += f"; tỷ số giới tính khi sinh từ đầu năm: {ratio} trai/100 gái"
        return f"{line}. Con thứ 3 trở lên: {told['third_or_later']} cháu{self._against('third_or_later')}"

    def _against(self, key: str) -> str:
        change, before = self.change(key), self.figure(self.report.lines[key].before, "before")
        return f", cùng kỳ {before} ({change})" if change else ""

    def _groups(self) -> list[str]:
        trend = self.report.trend
        if self.away or not (trend.up or trend.down):
            return []  # a change of a group would tell what is hidden
        up = ", ".join(f"{label} (+{n})" for label, n in trend.up)
        down = ", ".join(f"{label} (−{-n})" for label, n in trend.down)
        lines = [f"Số trẻ sinh tăng ở {len(trend.up)} tổ: {up}"] if up else []
        lines += [f"Giảm ở {len(trend.down)} tổ: {down}"] if down else []
        return lines + ([f"Không đổi: {', '.join(trend.same)}"] if trend.same else [])

    def _rest(self) -> str:
        keys = ("deaths", "moved_in", "moved_out", "marriage_persons", "elderly_checked", "sessions", "attendees")
        told = []
        for key in keys:
            now = self.report.lines[key].now
            if now.n:
                told.append(f"{INDICATORS[key].label.lower()}: {self.figure(now, 'now')}{self._against(key)}")
        line = "; ".join(told)
        return line[:1].upper() + line[1:]

    def title(self) -> str:
        """What the report is about: "Kết quả công tác dân số tháng 11/2026"."""
        return f"Kết quả công tác dân số {self.report.span.label}"

    def counted(self) -> str:
        """Who reported, and up to which day."""
        report = self.report
        clip = f", tính đến ngày {day(report.until)}" if report.until < report.span.end else ""
        return f"Có {report.told}/{report.asked} tổ đã báo cáo{clip}.{self._closed()}"

    def _closed(self) -> str:
        """Which months of the period are closed."""
        closed = self.report.closed
        if not closed:
            return ""
        if len(closed) == 1:
            return f" Số liệu {month_name(closed[0].month)} đã chốt ngày {day(closed[0].day)}."
        return f" Đã chốt số liệu các tháng {listed(str(int(one.month[5:])) for one in closed)}."

    def notes(self) -> list[str]:
        return [ABOUT_RATES, *self.about_adjusted(), *([ABOUT_HIDDEN] if self.away else [])]

    def about_adjusted(self) -> list[str]:
        """What the mark of an adjustment means, where something was changed after the close."""
        return [ABOUT_ADJUSTED] if any(one.moved for one in self.report.closed) else []

    def head(self) -> Mapping[str, str]:
        return {key: plain(text) for key, text in self.report.letterhead.items()}


def mark(adjusted: int) -> str:
    """ " (đc +1)" behind a number that has moved since the close; "" where it has not."""
    return f" (đc {signed(adjusted)})" if adjusted else ""


def day(at: date) -> str:
    return f"{at.day}/{at.month}/{at.year}"


def _counted(keys: tuple[str, ...]) -> list[str]:
    """The indicators of these counts: a rate of a hidden number would tell it."""
    return [key for key in keys if key in INDICATORS]


def _sentence(line: str) -> str:
    return line if line.endswith(".") else f"{line}."
