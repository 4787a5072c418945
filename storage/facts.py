"""What the indicators of a place and a span are computed from: its counts, its stocks and its population."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from sqlalchemy import Connection

from domain.indicators import Facts, balance
from domain.kind import all_kinds
from domain.stocks import Stock, of_place
from storage import figures, places, stocks

CELLS = 0  # the area of what is told for a chi bộ, in no group


def of_ward(connection: Connection, ward: int, first: date, last: date) -> Facts:
    """The facts of the whole ward, groups and cells, from `first` to `last`, both included."""
    areas = [seen.id for seen in places.areas(connection, ward)]
    return _facts(connection, ward, areas, first, last, whole=True)


def of_groups(connection: Connection, ward: int, areas: Sequence[int], first: date, last: date) -> Facts:
    """The facts of these groups together."""
    return _facts(connection, ward, areas, first, last, whole=False)


def together(sums: Mapping[tuple[int, str], int], areas: Iterable[int]) -> dict[str, int] | None:
    """Counts of these areas added up; None when none of them told anything, not even that nothing happened."""
    wanted = frozenset(areas)
    found: dict[str, int] = {}
    told = False
    for (area, count), n in sums.items():
        if area in wanted:
            told = told or count not in elsewhere()
            found[count] = found.get(count, 0) + n
    return found if told else None


@cache
def elsewhere() -> frozenset[str]:
    """Counts that another group's telling can put into a group: they do not show that it reported."""
    return frozenset(count.key for kind in all_kinds().values() for count in kind.counts if count.place)


def _facts(connection: Connection, ward: int, areas: Sequence[int], first: date, last: date, *, whole: bool) -> Facts:
    counts = together(figures.sums(connection, ward, first, last), (*areas, CELLS) if whole else areas)
    held = stocks.standing(connection, ward, last)
    found = of_place(held, areas, whole=whole)
    return Facts(counts, found, _people(connection, ward, areas, held, first, last, whole=whole))


def _people(
    connection: Connection,
    ward: int,
    areas: Sequence[int],
    held: Mapping[tuple[int, str], Stock],
    first: date,
    last: date,
    *,
    whole: bool,
) -> tuple[int, int] | None:
    """The population before `first` and after `last`, from the newest stock by the balance equation; None without one."""
    given = of_place(held, areas, whole=whole).get("people")
    if given is None:
        return None
    if whole and (0, "people") in held:
        return tuple(_at(connection, ward, given, (*areas, CELLS), day) for day in (first - timedelta(days=1), last))  # type: ignore[return-value]
    before, after = 0, 0
    for area in areas:  # each from its own day
        own = held[area, "people"]
        before += _at(connection, ward, own, (area,), first - timedelta(days=1))
        after += _at(connection, ward, own, (area,), last)
    return before, after


def _at(connection: Connection, ward: int, given: Stock, areas: Sequence[int], day: date) -> int:
    """The population at the end of `day`, forwards or backwards from the stock."""
    if day >= given.day:
        return balance(given.n, _counts(connection, ward, areas, given.day + timedelta(days=1), day))
    return given.n - balance(0, _counts(connection, ward, areas, day + timedelta(days=1), given.day))


def since(connection: Connection, ward: int, areas: Sequence[int], given: date, day: date) -> dict[str, int]:
    """Count → n of these areas between the day a stock was given for and another day, whichever comes first."""
    first, last = min(given, day), max(given, day)
    return _counts(connection, ward, areas, first + timedelta(days=1), last)


def _counts(connection: Connection, ward: int, areas: Sequence[int], first: date, last: date) -> dict[str, int]:
    return (together(figures.sums(connection, ward, first, last), areas) or {}) if first <= last else {}
