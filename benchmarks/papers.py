"""How long papers and pictures take: a year's workbook of a ward, a picture after the first, and the memory of an export."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.report import Line as Measured
from domain import indicators
from domain.indicators import INDICATORS
from domain.papers import Layout
from domain.pictures import Months
from domain.report import GROUP_KEYS, Line, Report, Row
from domain.spans import span_of, year_before
from messages.papers.report_sheet import report_sheet
from messages.pictures.draw import draw

GROUPS = 300


def a_report(groups: int) -> Report:
    """A year of a ward with this many groups."""
    counts = {key: 40 for one in INDICATORS.values() for key in (*one.of, *one.over)}
    found, some = indicators.figures(indicators.Facts(counts)), indicators.figures(indicators.Facts(counts), GROUP_KEYS)
    span = span_of("2026")
    return Report(
        ward="Phường Hoa Sen",
        span=span,
        before=year_before(span),
        until=span.end,
        made=date(2027, 1, 2),
        told=groups,
        asked=groups,
        lines={key: Line(one, one, one, one) for key, one in found.items()},
        groups=tuple(Row(f"tổ {n}", some) for n in range(1, groups + 1)),
        cells=None,
        months=tuple(Row(f"Tháng {n}/2026", some) for n in range(1, 13)),
        trend=indicators.Trend((), (), ()),
        layout=Layout.COMMITTEE,
    )


def measure(folder: Path) -> list[Measured]:
    """The lines of this part."""
    report = a_report(GROUPS)
    book = _seconds(lambda: report_sheet(report))
    hiding = _seconds(lambda: report_sheet(replace(report, small=False)))
    months = Months("Phường Hoa Sen", "Trẻ sinh ra", "cháu", 2026, (30,) * 12, (28,) * 12, date(2026, 12, 31))
    first = _seconds(lambda: draw(months))
    after = max(_seconds(lambda: draw(months)) for _ in range(5))
    small, big = (_memory(groups) for groups in (GROUPS, 10 * GROUPS))
    return [
        Measured("papers", f"a year's workbook, {GROUPS} groups", f"{book:.2f} s", "2 s", book < 2),
        Measured("papers", "the same with small counts hidden", f"{hiding:.2f} s", "2 s", hiding < 2),
        Measured("papers", "a picture after the first", f"{after:.2f} s (the first {first:.2f} s)", "0.5 s", after < 0.5),
        Measured("papers", "memory of an export, 300 and 3,000 groups", f"{small:.1f} MB, {big:.1f} MB", "flat", big < small + 2),
    ]


def _memory(groups: int) -> float:
    """The most memory a workbook took while it was written, in MB, without the file itself."""
    report = a_report(groups)
    tracemalloc.start()
    content = report_sheet(report)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (most - len(content)) / 1e6


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
