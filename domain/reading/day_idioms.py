"""Days that are not counted by the calendar's numbers: cách đây 3 hôm, rằm tháng 7."""

from __future__ import annotations

from datetime import date, timedelta

from domain.problems import Problem
from domain.reading.day_words import GONE_BY, LUNAR, SPANS
from domain.reading.found import Found
from domain.reading.numbers import number_at
from domain.reading.page import Page


def days_ago(page: Page, start: int, today: date) -> Found[date] | None:
    """cách đây 3 hôm, 3 ngày trước"""
    begun = GONE_BY.longest(page, start)
    count = number_at(page, begun.end if begun else start)
    if count is None or count.value is None or not 0 < count.value < 400:
        return None
    days = SPANS.get(page.at(count.end))
    if days is None:
        return None
    end = count.end + 1
    if begun is None:
        if page.at(end) != "truoc":
            return None
        end += 1
    return Found(start, end, today - timedelta(days=days * count.value))


def full_moon(page: Page, start: int) -> Found[date] | None:
    if (
        page.at(start) != "ram"
        or (page.capital(start) and page.capital(start + 1))
        or page.words[start].letters not in ("ram", "răm")
        or page.words[start].tone not in ("", "f")
    ):
        return None
    end = start + 1
    if page.at(end) == "thang" and page.at(end + 1):
        end += 2
    lunar = LUNAR.longest(page, end)
    return Found(start, lunar.end if lunar else end, None, Problem.DOUBTFUL)


def heads_the_week(page: Page) -> bool:
    """ "Tổ 12 tuần trước: thứ tư …, thứ bảy …": a heading says the week of all days behind it."""
    known: bool | None = page.memo.get("week")
    if known is None:
        folds = page.folds[:20]
        colon = folds.index(":") if ":" in folds else 0
        last = folds[max(0, colon - 2) : colon]
        known = page.memo["week"] = last[:1] == ("tuan",) and last[1:] in (("truoc",), ("roi",), ("qua",))
    return known
