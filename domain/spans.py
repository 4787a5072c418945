"""A span of days that figures are counted over, its Vietnamese label, and the codes that name it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True)
class Span:
    """From `start` to `end`, both counted. `label` is as people read it."""

    start: date
    end: date
    label: str


def month_of(day: date) -> Span:
    """The whole month a day lies in."""
    return _months(day.year, day.month, 1, f"tháng {day.month}/{day.year}")


def year_before(span: Span) -> Span:
    """The same period of last year. 29 February becomes 28 February; the end of a month stays the end of it."""
    start, end = _year_back(span.start), _year_back(span.end)
    if span.end == _month_end(span.end.year, span.end.month):
        end = _month_end(end.year, end.month)
    return _named(start, end)


def span_of(period_code: str) -> Span:
    """The span of a period code: a day, a week, a month, a quarter, a half, a year, or "start/end" in days.

    ValueError for anything else.
    """
    if "/" in period_code:
        start, end = (date.fromisoformat(part) for part in period_code.split("/"))
        if end < start:
            raise ValueError(period_code)
        return _named(start, end)
    if found := _PART.fullmatch(period_code):
        return _part(int(found[1]), found[2], int(found[3]))
    if found := _WEEK.fullmatch(period_code):
        start = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return _named(start, start + timedelta(days=6))
    if found := _MONTH.fullmatch(period_code):
        return month_of(date(int(found[1]), int(found[2]), 1))
    if len(period_code) == 4 and period_code.isdecimal():
        return _months(int(period_code), 1, 12, f"năm {period_code}")
    day = date.fromisoformat(period_code)
    return _named(day, day)


def read_period(text: str, today: date) -> str | None:
    """The code of the period a text names, None when it names none."""
    from domain.reading.page import page_of
    from domain.reading.periods import find_period

    found = find_period(page_of(text), today)
    return found.value if found else None


def _part(year: int, sort: str, number: int) -> Span:
    if sort == "Q" and 1 <= number <= 4:
        return _months(year, 3 * number - 2, 3, f"quý {number}/{year}")
    if sort == "H" and 1 <= number <= 2:
        return _months(year, 6 * number - 5, 6, f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}")
    raise ValueError(f"{year}-{sort}{number}")


def _months(year: int, first: int, count: int, label: str) -> Span:
    return Span(date(year, first, 1), _month_end(year, first + count - 1), label)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _named(start: date, end: date) -> Span:
    """A span under the shortest name its days have."""
    if start == end:
        return Span(start, end, f"ngày {start.day}/{start.month}/{start.year}")
    if start.day == 1 and start.year == end.year and end == _month_end(end.year, end.month):
        months = (start.month, end.month - start.month + 1)
        if months[1] == 1:
            return month_of(start)
        if months[1] == 3 and months[0] % 3 == 1:
            return _part(start.year, "Q", (months[0] + 2) // 3)
        if months[1] == 6 and months[0] in (1, 7):
            return _part(start.year, "H", (months[0] + 5) // 6)
        if months == (1, 12):
            return _months(start.year, 1, 12, f"năm {start.year}")
    last = f"{end.day}/{end.month}/{end.year}"
    first = f"{start.day}/{start.month}" + ("" if start.year == end.year else f"/{start.year}")
    week = start.weekday() == 0 and end - start == timedelta(days=6)
    return Span(start, end, f"{'tuần ' if week else ''}{first}–{last}")
