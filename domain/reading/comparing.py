"""The places and periods of a question that compares: "so sánh tổ 5 tổ 6 quý 3", "so sánh quý 2 với quý 3"."""

from __future__ import annotations

from datetime import date

from domain.reading.dates import Reader
from domain.reading.page import page_of
from domain.reading.periods import period_at
from domain.reading.places import area_at


def places_and_periods(text: str, today: date) -> tuple[list[str], list[str]]:
    """(names of groups, codes of periods) in the order said."""
    page = page_of(text)
    days = Reader(page, today)
    areas: list[str] = []
    periods: list[str] = []
    start = 0
    while start < len(page):
        if (area := area_at(page, start)) and area.value:
            areas.append(area.value)
            start = area.end
        elif (period := period_at(page, start, today, days)) and period.value:
            periods.append(period.value)
            start = period.end
        else:
            start += 1
    return areas, periods
