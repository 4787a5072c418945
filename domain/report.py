"""What a ward's report shows: indicators of a period beside last year's, the groups, the months; and what is hidden in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.closing import Closed
from domain.counting import parts
from domain.hiding import Sum, hidden
from domain.indicators import INDICATORS, Figure, Sort, Trend
from domain.papers import Layout
from domain.reporting import Reporting
from domain.spans import Span

GROUP_KEYS = (
    "births",
    "boys",
    "girls",
    "third_or_later",
    "deaths",
    "moved_in",
    "moved_out",
    "marriage_persons",
    "elderly_checked",
    "sessions",
)
"""The indicators of the tables by group and by month, in the order of their columns."""

NOBODY = frozenset({"sessions", "attendees", "households_visited"})
"""Indicators that tell of nobody in particular: a small number of them is shown."""

Cell = tuple[str, str, str]
"""A number of the report: the table ("line", "group", "month"), its row, its column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: this period, the same of last year, and both from 1 January."""

    now: Figure
    before: Figure
    year: Figure
    year_before: Figure

    @property
    def columns(self) -> dict[str, Figure]:
        return {"now": self.now, "before": self.before, "year": self.year, "year_before": self.year_before}


@dataclass(frozen=True, slots=True)
class Row:
    """A group or a month. `figures` None: nothing was told, which is not zero.

    `adjusted`: indicator → how far it has moved since its months were closed, where it has; `figures` include it.
    """

    label: str
    figures: Mapping[str, Figure] | None
    adjusted: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """`until` is the last day counted, `told` of `asked` groups reported, `cells` what was told for the party cells."""

    ward: str
    span: Span
    before: Span
    until: date
    made: date
    told: int
    asked: int
    lines: Mapping[str, Line]
    groups: tuple[Row, ...]
    cells: Row | None
    months: tuple[Row, ...]
    trend: Trend
    letterhead: Mapping[str, str] = field(default_factory=dict)
    layout: Layout = Layout.COMMITTEE
    small: bool = True
    closed: tuple[Closed, ...] = ()
    """The closed months of the period; its figures include what was adjusted since."""


@dataclass(frozen=True, slots=True)
class Held:
    """Sessions on a topic or in a form, and the people who came, in each year. `code` "": it was not told."""

    code: str
    sessions: tuple[int, ...]
    attendees: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Several years of a ward side by side: indicator → its figure in each year. `targets`: indicator → what is wanted.

    `collaborators` active now; `groups` in the ward; `made` the day it was asked for, up to which the last year counts;
    `topics` and `forms` of sessions, the most frequent first; `reporting` of each year, None where no slip was due.
    """

    ward: str
    years: tuple[int, ...]
    made: date
    figures: Mapping[str, tuple[Figure, ...]]
    targets: Mapping[str, Decimal]
    collaborators: int
    groups: int
    letterhead: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[Held, ...] = ()
    forms: tuple[Held, ...] = ()
    reporting: tuple[Reporting | None, ...] = ()


def sessions_by(years: Sequence[Mapping[str, int]], by: str) -> tuple[Held, ...]:
    """The sessions of each year's counts by "topic" or "form", the most frequent first; those that did not tell it last."""
    told = [{of: parts(counts, of, by) for of in ("sessions", "attendees")} for counts in years]
    codes = {code for year in told for code in year["sessions"]}
    found = [
        Held(code, *(tuple(year[of].get(code, 0) for year in told) for of in ("sessions", "attendees"))) for code in sorted(codes)
    ]
    rest = [
        tuple(counts.get(of, 0) - sum(year[of].values()) for counts, year in zip(years, told, strict=True))
        for of in ("sessions", "attendees")
    ]
    found.sort(key=lambda one: -sum(one.sessions))
    return (*found, *([Held("", *rest)] if any(rest[0]) else []))


def away(report: Report) -> frozenset[Cell]:
    """The numbers of this report that are not to be shown; none when small ones may be."""
    if report.small:
        return frozenset()
    cells = dict(_cells(report))
    return hidden(cells, [one for one in _sums(report) if _holds(cells, one)])


def _cells(report: Report) -> Iterator[tuple[Cell, int]]:
    """Every number of the report that counts people or what happened to them."""
    for key, line in report.lines.items():
        if INDICATORS[key].sort in (Sort.FLOW, Sort.PERSONS) and key not in NOBODY:
            yield from ((("line", key, column), figure.n) for column, figure in line.columns.items() if figure.n is not None)
    for table, rows in (("group", [*report.groups, *([report.cells] if report.cells else [])]), ("month", report.months)):
        for row in rows:
            for key, figure in (row.figures or {}).items():
                if figure.n is not None and key not in NOBODY:
                    yield (table, row.label, key), figure.n


def _sums(report: Report) -> Iterator[Sum[Cell]]:
    """What adds up in the report: groups and months to the ward, boys and girls to births."""
    groups = [row.label for row in (*report.groups, *([report.cells] if report.cells else [])) if row.figures is not None]
    months = [row.label for row in report.months if row.figures is not None]
    for key in GROUP_KEYS:
        yield ("line", key, "now"), tuple(("group", label, key) for label in groups)
        if months:
            yield ("line", key, "now"), tuple(("month", label, key) for label in months)
    for column in ("now", "before", "year", "year_before"):
        yield ("line", "births", column), (("line", "boys", column), ("line", "girls", column))
    for table, labels in (("group", groups), ("month", months)):
        for label in labels:
            yield (table, label, "births"), ((table, label, "boys"), (table, label, "girls"))
    for key in report.lines:  # the sum since January, less that of the report before, is this period
        for year, now in (("year", "now"), ("year_before", "before")):
            yield ("line", key, year), (("line", key, now),)


def _holds(cells: Mapping[Cell, int], one: Sum[Cell]) -> bool:
    """Whether all its cells are in the report and it adds up there, or it is a sum since January."""
    total, parts = one
    if total not in cells or not parts or any(part not in cells for part in parts):
        return False
    return len(parts) == 1 or cells[total] == sum(cells[part] for part in parts)
