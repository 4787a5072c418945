"""The table that is printed: what was wanted, what was measured, and the command that measures it again."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass


class CannotMeasure(Exception):
    """A part cannot be measured here, or what was measured is not what it claims to be. The text says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `ok` None: told for comparison, nothing is wanted of it."""

    part: str
    what: str
    measured: str
    wanted: str = ""
    ok: bool | None = None


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table."""
    rows = [["what", "wanted", "measured", "met", "command"], [""] * 5]
    rows += [[one.what, one.wanted, one.measured, _met(one.ok), f"`python -m benchmarks {one.part}`"] for one in lines]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    rows[1] = ["-" * width for width in widths]
    return "\n".join(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in rows)


def say(text: str) -> None:
    """What is going on, for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def per_second(rates: Sequence[float]) -> str:
    """The median of several rounds, with the least and the most: "1,210/s (1,150-1,260)"."""
    return f"{statistics.median(rates):,.0f}/s ({min(rates):,.0f}-{max(rates):,.0f})"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def quantile(seconds: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)]


def _met(ok: bool | None) -> str:
    return "" if ok is None else "yes" if ok else "NO"
