"""How the groups of a ward report: of the slips that were due, how many were told at all, and how many in time. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.indicators import slip_due


@dataclass(frozen=True, slots=True)
class Reporting:
    """Slips of groups and months: `due` of them, of which something was `told`, and `in_time` by the day of slip_due."""

    told: int
    in_time: int
    due: int


def reporting(first_told: Mapping[tuple[str, int], str], groups: int, year: int, today: date) -> Reporting | None:
    """The slips of a year that were due before `today`. None where none were: the bot was not there yet, or there is no group.

    `first_told`: (month, group) → the ISO day on which something of that month was first told. Before the month in which
    anybody first told anything, nobody could.
    """
    if not first_told or not groups:
        return None
    began = min(first_told.values())[:7]
    months = [month for month in _months(year) if month.isoformat()[:7] >= began and slip_due(month) < today]
    if not months:
        return None
    codes = {month.isoformat()[:7]: slip_due(month).isoformat() for month in months}
    days = [(codes[month], day) for (month, _), day in first_told.items() if month in codes]
    return Reporting(len(days), sum(day <= due for due, day in days), groups * len(months))


def _months(year: int) -> list[date]:
    """The first days of the months of a year."""
    found = [date(year, 1, 1)]
    while len(found) < 12:
        found.append((found[-1] + timedelta(days=31)).replace(day=1))
    return found
