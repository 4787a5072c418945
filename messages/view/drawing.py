"""Small charts as SVG: bars of a year's months with last year's beside them, a share as a bar. Told apart without colour."""

from __future__ import annotations

from markupsafe import Markup, escape

from messages.numbers import grouped
from messages.view.facts import Month

WIDTH, HEIGHT = 360, 220
LEFT, TOP, BOTTOM = 34, 18, 26


def months(drawn: tuple[Month, ...], label: str) -> Markup:
    """Solid bars: the months; hollow bars: the same months of the year before. A month nobody told of has no bar."""
    top = _round_up(max((n for month in drawn for n in (month.now, month.before) if n), default=1))
    step = (WIDTH - LEFT) / max(len(drawn), 1)
    parts = [_grid(top)]
    for place, month in enumerate(drawn):
        left = LEFT + place * step
        half = (step - 4) / 2
        parts.append(_bar(month.before, top, left + 2, half, "last"))
        parts.append(_bar(month.now, top, left + 2 + half, half, "this"))
        parts.append(f'<text x="{left + step / 2:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{month.span.start.month}</text>')
    head = f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
    return Markup(head + "".join(parts) + "</svg>")


def _grid(top: int) -> str:
    lines = []
    for n in (0, top // 2, top) if top > 1 else (0, top):
        y = _y(n, top)
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text x="{LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{grouped(n)}</text>')
    return "".join(lines)


def _bar(n: int | None, top: int, left: float, width: float, name: str) -> str:
    if n is None:
        return ""
    y = min(_y(n, top), _y(0, top) - 1)  # a month of zero that was told has a thin line
    return f'<rect class="{name}" x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{_y(0, top) - y:.1f}"/>'


def _y(n: int, top: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * max(n, 0) / top


def _round_up(n: int) -> int:
    """The next of 2, 4, 10, 20, 40, 100 … so that the middle of the scale is a whole number."""
    size = 1
    while size * 10 < n:
        size *= 10
    return next(size * step for step in (2, 4, 10) if size * step >= n)


def share(part: int, whole: int, label: str) -> Markup:
    """How much of a whole, as a bar: full where more was reached than wanted. Without a label it only repeats a number."""
    width = WIDTH * min(max(part, 0), whole) / whole if whole else 0
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    bar = f'<rect class="last" width="{WIDTH}" height="12"/><rect class="this" width="{width:.1f}" height="12"/>'
    return Markup(f'<svg class="chart share" viewBox="0 0 {WIDTH} 12" preserveAspectRatio="none" {named}>{bar}</svg>')
