"""The periods that a page can show, a month, a quarter or a year, and the ways from one to the next."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.view.reader import Shut
from domain.spans import Span, month_of, span_of, year_before
from messages import viewing as words
from messages.view.facts import Steps

_CODE = re.compile(r"(20[0-9]{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?", re.ASCII)


def span_named(code: str) -> Span:
    """The span of a code in an address. Raises Shut when there is no such period."""
    if not _CODE.fullmatch(code):
        raise Shut(404, words.no_such_period(code[:20]))
    return span_of(code)


def counted(span: Span, today: date) -> tuple[Span, Span, date | None]:
    """(the days counted, the same days of last year, the last day counted where the period is not over)."""
    until = min(span.end, max(today, span.start))
    days = Span(span.start, until, span.label)
    if today < span.start:
        return days, year_before(days), today
    return days, year_before(days), until if until < span.end else None


def steps(code: str, span: Span, today: date) -> Steps:
    """The period before and the one after, unless it has not begun; and the month, quarter and year around this one."""
    earlier, later = _code_at(code, span.start - timedelta(days=1)), _code_at(code, span.end + timedelta(days=1))
    within = min(span.end, max(today, span.start))
    codes = [("Tháng", month_code(within)), ("Quý", _quarter(within)), ("Năm", f"{within.year}")]
    return Steps(
        earlier=(span_of(earlier).label, earlier) if _CODE.fullmatch(earlier) else None,
        later=(span_of(later).label, later) if _CODE.fullmatch(later) and span.end < today else None,
        scales=tuple((label, same, same == _code_at(code, within)) for label, same in codes),
    )


def month_code(day: date) -> str:
    return day.isoformat()[:7]


def last_months(today: date, many: int) -> list[Span]:
    """So many months up to the present one, the oldest first."""
    found = [month_of(today)]
    while len(found) < many:
        found.insert(0, month_of(found[0].start - timedelta(days=1)))
    return found


def _code_at(code: str, day: date) -> str:
    """The code of the period of the same length that holds this day."""
    return f"{day.year}" if len(code) == 4 else _quarter(day) if "Q" in code else month_code(day)


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"
