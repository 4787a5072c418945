"""Counts of 1 to 4 hidden in a table that leaves the ward, with as many others as it takes that nobody computes them. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

LEAST, MOST = 1, 4
K = TypeVar("K", bound=Hashable)

Sum = tuple[K, tuple[K, ...]]
"""A total, and the cells that add up to it."""


def hidden(cells: Mapping[K, int], sums: Sequence[Sum[K]]) -> frozenset[K]:
    """The cells not to show: the small ones, and others beside them until no small one follows from the sums.

    The same mark must stand for both: else a reader knows that the others are not small, and can narrow the small ones.
    """
    small = [key for key, n in cells.items() if LEAST <= n <= MOST]
    away = set(small)
    lines = [(total, *parts) for total, parts in sums]
    changed = True
    while changed:
        changed = False
        for line in lines:
            if sum(key in away for key in line) == 1:
                changed |= _hide_one_more(cells, line, away)
        if not changed:
            known = _determined(lines, away)
            for key in small:
                if key in known:
                    changed |= any(_hide_one_more(cells, line, away) for line in lines if key in line)
                    break
    return frozenset(away)


def _hide_one_more(cells: Mapping[K, int], line: Iterable[K], away: set[K]) -> bool:
    """Hide the smallest cell of this line that is shown and not zero; whether there was one."""
    shown = [key for key in line if key not in away and cells[key]]
    if not shown:
        return False
    away.add(min(shown, key=lambda key: cells[key]))
    return True


def _determined(lines: Sequence[tuple[K, ...]], away: set[K]) -> set[K]:
    """The hidden cells whose number follows from the sums and from what is shown."""
    pivots: dict[K, dict[K, Fraction]] = {}
    for total, *parts in lines:
        row = {key: Fraction(1) for key in parts if key in away}
        if total in away:
            row[total] = Fraction(-1)
        for pivot, reduced in pivots.items():
            _subtract(row, reduced, pivot)
        if not row:
            continue
        pivot = next(iter(row))
        first = row[pivot]
        row = {key: n / first for key, n in row.items()}
        for other in pivots.values():
            _subtract(other, row, pivot)
        pivots[pivot] = row
    return {pivot for pivot, row in pivots.items() if len(row) == 1}


def _subtract(row: dict[K, Fraction], other: Mapping[K, Fraction], pivot: K) -> None:
    """Take `other` from `row` so that `pivot` is gone from it."""
    times = row.get(pivot)
    if times is None:
        return
    for key, n in other.items():
        left = row.get(key, Fraction(0)) - times * n
        if left:
            row[key] = left
        else:
            row.pop(key, None)
