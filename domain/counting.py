"""What an entry adds to the figures, and which entry carries a figure of distinct persons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.fields import Values
from domain.kind import Count, Kind


def lines(kind: Kind, values: Values) -> dict[str, int]:
    """Count key → n for the figures this entry adds to by itself. Zeros are left out."""
    return _of((count for count in kind.counts if not count.once), values)


def once_lines(kind: Kind, values: Values) -> dict[str, int]:
    """Count key → n for the figures this entry adds to only as the first of its person or couple in the year."""
    return _of((count for count in kind.counts if count.once), values)


def carriers(kind: Kind, told: Sequence[tuple[int, Values]]) -> dict[int, dict[str, int]]:
    """Entry id → the once-figures it carries, of all live entries of one person in one year, first event first."""
    carried: dict[int, dict[str, int]] = {entry: {} for entry, _ in told}
    for count in kind.counts:
        if count.once:
            for entry, values in told:
                n = count.of(values)
                if n:
                    carried[entry][count.key] = n
                    break
    return carried


def _of(counts: Iterable[Count], values: Values) -> dict[str, int]:
    found = {count.key: count.of(values) for count in counts}
    return {key: n for key, n in found.items() if n}
