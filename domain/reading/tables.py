"""Tables that staff paste: a line for each place and time, "tổ 5; 3/2025; sinh 2; nam 1", or a first line of headings.

Each bad line is told by its number, why, and the words in question; the good ones stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.reading.folding import clean, fold
from domain.settle import AreaSeen

WARD = "phường"


class Bad(Enum):
    """Why a line of a table is not taken."""

    NO_PLACE = "no_place"
    NO_MONTH = "no_month"
    NO_DAY = "no_day"
    NOT_OVER = "not_over"
    FUTURE = "future"
    UNKNOWN = "unknown"
    NO_NUMBER = "no_number"
    NOTHING = "nothing"
    TWICE = "twice"
    SEXES = "sexes"
    EXCEEDS = "exceeds"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Row:
    """A line that was understood. `area` 0: the whole ward. `when`: an ISO day, the first of a month for a month."""

    line: int
    area: int
    label: str
    when: str
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was not. `shown`: the words in question."""

    line: int
    why: Bad
    shown: str = ""


Find = Callable[[str], AreaSeen | None]
_WHOLE = frozenset({"phuong", "xa", "ca phuong", "ca xa", "toan phuong", "toan xa", "thi tran"})
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
_PAIR = re.compile(rf"(?P<words>.*?\D)[\s:=]*(?P<n>{_NUMBER.pattern})$")
_MONTH = re.compile(r"(?:thang |t\.?)?(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{4})-(\d{2})")
_DAY = re.compile(r"(?:ngay )?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{4})-(\d{2})-(\d{2})")


def read_table(text: str, words: Mapping[str, str], find: Find, today: date, *, days: bool) -> tuple[list[Row], list[BadLine]]:
    """The rows of a pasted table and the lines that are not taken, numbered from 1.

    `words`: folded word → key of what is counted. `days`: each line names a day that has come, else a month that is over.
    """
    headings: list[str] = []
    rows: list[Row] = []
    bad: list[BadLine] = []
    taken: dict[tuple[int, str], int] = {}
    for number, line in enumerate(
        filter(None, (one.strip(" ;|") for one in clean(text.replace("\t", ";")).split("\n"))), start=1
    ):
        cells = [" ".join(cell.split()) for cell in re.split(r"[;|]|,\s", line)]
        if number == 1 and not any(character.isdigit() for character in re.sub(r"1[56]\D*49|60|con thu [23]", "", fold(line))):
            headings = [fold(cell) for cell in cells]
            continue
        found = _row(number, cells, headings, words, find, today, days=days)
        if isinstance(found, Row) and (found.area, found.when) in taken:
            found = BadLine(number, Bad.TWICE, str(taken[found.area, found.when]))
        if isinstance(found, Row):
            taken[found.area, found.when] = number
            rows.append(found)
        else:
            bad.append(found)
    return rows, bad


def _row(
    number: int, cells: list[str], headings: list[str], words: Mapping[str, str], find: Find, today: date, *, days: bool
) -> Row | BadLine:
    place = when = None
    numbers: dict[str, int] = {}
    for index, cell in enumerate(cells):
        plain = fold(cell)
        if not plain:
            continue
        if when is None and (said := _when(plain, days=days)) is not None:
            when = said
            continue
        if place is None and (plain in _WHOLE or plain.startswith(("phuong ", "xa "))):
            place = AreaSeen(0, "", WARD)
            continue
        heading = headings[index] if index < len(headings) else ""
        pair = _number(plain, heading, words)
        if isinstance(pair, tuple):
            numbers[pair[0]] = pair[1]
        elif place is None and (seen := find(cell)) is not None:
            place = seen
        else:
            return BadLine(number, pair, cell)
    if place is None:
        return BadLine(number, Bad.NO_PLACE, cells[0])
    if when is None:
        return BadLine(number, Bad.NO_DAY if days else Bad.NO_MONTH, "; ".join(cells[:2]))
    if (when > today) if days else (when >= today.replace(day=1)):
        return BadLine(number, Bad.FUTURE if days else Bad.NOT_OVER, f"{when.day}/{when.month}/{when.year}"[0 if days else 2 :])
    if not numbers:
        return BadLine(number, Bad.NOTHING, "; ".join(cells[:2]))
    return Row(number, place.id, place.label, when.isoformat(), numbers)


def _when(plain: str, *, days: bool) -> date | None:
    found = (_DAY if days else _MONTH).fullmatch(plain)
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    if parts[0] < 1000:
        parts.reverse()
    try:
        return date(parts[0], parts[1], parts[2] if days else 1)
    except ValueError:
        return None


def _number(plain: str, heading: str, words: Mapping[str, str]) -> tuple[str, int] | Bad:
    """(key, n) of "sinh 2", of "2 sinh", or of "2" under a heading."""
    if _NUMBER.fullmatch(plain) and heading:
        return (words[heading], _int(plain)) if heading in words else Bad.UNKNOWN
    before, after = _PAIR.fullmatch(plain), re.fullmatch(rf"(?P<n>{_NUMBER.pattern})\s+(?P<words>\D.*)", plain)
    for found in (before, after):
        if found and (key := words.get(found["words"].strip(" :="))):
            return key, _int(found["n"])
    return Bad.UNKNOWN if before or after else Bad.NO_NUMBER


def _int(text: str) -> int:
    return int(re.sub(r"[.,]", "", text))
