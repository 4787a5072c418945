"""Days as people answer with: run together without signs, or a little ahead of today."""

from __future__ import annotations

from datetime import date

from domain.reading.completing import AHEAD, full_day
from domain.reading.found import Found
from domain.reading.page import Page


def run_together(page: Page, today: date) -> Found[date] | None:
    """20112026 and 201126: a day written without signs."""
    digits = page.at(0)
    if len(page) != 1 or not page.words[0].number or len(digits) not in (6, 8):
        return None
    day, trouble = full_day(int(digits[:2]), int(digits[2:4]), int(digits[4:]), today)
    return Found(0, 1, day, trouble)


def lies_ahead(page: Page, said: Found[date], today: date) -> bool:
    """Whether a day and month in doubt lie a little ahead: 25/11 said on the 21st."""
    numbers = [value for index in range(said.start, said.end) if (value := page.number(index)) is not None]
    if len(numbers) != 2:
        return False
    try:
        return any(0 < (date(year, numbers[1], numbers[0]) - today).days < AHEAD for year in (today.year, today.year + 1))
    except ValueError:
        return False
