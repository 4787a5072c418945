"""The parts that can be measured: modules of this package with a function measure(folder)."""

from __future__ import annotations

import importlib
import tempfile
import time
from pathlib import Path

from benchmarks.report import CannotMeasure, Line, say

PARTS = ("reading", "visits", "slow", "latency", "summary", "wards", "start", "campaign", "papers")


def measure(part: str) -> list[Line]:
    """The lines of a part, in a temporary folder of its own."""
    say(f"--- {part}")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="danso-bench-") as folder:
        try:
            lines: list[Line] = importlib.import_module(f"benchmarks.{part}").measure(Path(folder))
        except CannotMeasure as reason:
            lines = [Line(part, part, f"not measured: {reason}", "to be measured", False)]
    say(f"--- {part}: {time.perf_counter() - began:.0f} s")
    return lines
