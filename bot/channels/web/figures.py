"""The table of the demo page: this month's counts of each group by the menu's headings, built from whatever kinds there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.kind import Kind, all_kinds
from domain.menu import GROUPS
from domain.spans import month_of
from storage import entries, figures, places
from storage.connection import Connection
from storage.places import Ward

NOTHING = "–"  # nobody has said anything; 0 only where somebody said zero
EVERY_DAY = "Việc thường ngày"  # the kinds of the first screen
_NIL = "nil_report"


def table(connection: Connection, ward: Ward, today: date) -> dict[str, object]:
    """The counts of the month of `today` as the page draws them; each cell is text, groups in order, the ward last.

    Kinds of which there was nothing stand by name only: in `none` where somebody said so, in `silent` where nobody spoke.
    Of the others a count that is zero everywhere is left out.
    """
    month = month_of(today)
    sums = figures.sums(connection, ward.id, month.start, month.end)
    areas = [(seen.id, seen.name, seen.label) for seen in places.areas(connection, ward.id)]
    if any(area == 0 for area, _ in sums):
        areas.append((0, "CB", "chi bộ, không riêng tổ nào"))
    zeros = {area: _said_zero(connection, ward.id, area, sums, month.start) for area, _, _ in areas}
    headings: dict[int, list[dict[str, object]]] = {number: [] for number in (0, *GROUPS)}
    none: list[str] = []
    silent: list[str] = []
    for kind in all_kinds().values():
        rows = [_row(kind, number, areas, sums, zeros) for number in range(len(kind.counts))]
        counts = [
            {"label": row.label, "cells": row.cells} for row in rows if any(cell not in (NOTHING, "0") for cell in row.cells)
        ]
        if counts:
            headings[kind.order // 10].append({"label": kind.label, "counts": counts})
        else:
            (silent if rows[0].cells[-1] == NOTHING else none).append(kind.label)
    return {
        "month": month.label,
        "areas": [{"name": name, "label": label} for _, name, label in areas],
        "headings": [{"label": GROUPS.get(number, EVERY_DAY), "kinds": kinds} for number, kinds in headings.items() if kinds],
        "none": none,
        "silent": silent,
    }


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: list[str]


def _row(
    kind: Kind,
    number: int,
    areas: list[tuple[int, str, str]],
    sums: Mapping[tuple[int, str], int],
    zeros: Mapping[int, frozenset[str]],
) -> _Row:
    """One count: a group's 0 is written where it told of this kind this month, or said that there was nothing."""
    count = kind.counts[number]
    cells = []
    for area, _, _ in areas:
        told = kind.key in zeros[area] or any((area, other.key) in sums for other in kind.counts)
        cells.append(str(sums.get((area, count.key), 0)) if told else NOTHING)
    total = sum(sums.get((area, count.key), 0) for area, _, _ in areas)
    cells.append(NOTHING if all(cell == NOTHING for cell in cells) else str(total))
    return _Row(count.label, cells)


def _said_zero(connection: Connection, ward: int, area: int, sums: Mapping[tuple[int, str], int], month: date) -> frozenset[str]:
    """The kinds of which a group said that nothing happened this month."""
    nil = all_kinds()[_NIL]
    if not any((area, count.key) in sums for count in nil.counts):
        return frozenset()
    said: set[str] = set()
    for entry in entries.near(connection, ward, nil, area, month.isoformat()):
        only = entry.values.get("kinds")
        said.update(only if isinstance(only, tuple) else all_kinds())
    return frozenset(said)
