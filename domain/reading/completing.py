"""Completing a day or a month that was said in part: the latest one not after today."""

from __future__ import annotations

from datetime import date, timedelta

from domain.problems import Problem

AHEAD = 60  # a day and month without a year that lies nearer ahead than this is in doubt

Said = tuple[date | None, Problem | None]


def full_day(day: int, month: int, year: int, today: date) -> Said:
    """A day with its year (two or four digits)."""
    try:
        found = date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None, Problem.NO_SUCH_DAY
    return (None, Problem.FUTURE_DAY) if found > today else (found, None)


def day_and_month(day: int, month: int, today: date) -> Said:
    """The latest such day, unless the next one lies a little ahead."""
    around = [found for year in (-1, 0, 1) if (found := _day(today.year + year, month, day))]
    if any(0 < (found - today).days < AHEAD for found in around):
        return None, Problem.DOUBTFUL
    past = [found for found in around if found <= today]
    return (past[-1], None) if past else (None, Problem.NO_SUCH_DAY)


def day_alone(day: int, today: date) -> Said:
    """The latest month that has the day and is not after today."""
    if not 1 <= day <= 31:
        return None, Problem.NO_SUCH_DAY
    year, month = today.year, today.month
    while True:
        found = _day(year, month, day)
        if found and found <= today:
            return found, None
        year, month = month_before(year, month)


def day_in(day: int, year: int, month: int, today: date) -> Said:
    """A day of a known month."""
    return full_day(day, month, year, today)


def month_before(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


def latest_month(month: int, today: date) -> tuple[int, int] | None:
    """The latest such month that has begun; None when there is no such month."""
    if not 1 <= month <= 12:
        return None
    return (today.year if month <= today.month else today.year - 1), month


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
