"""python -m benchmarks [part ...]: measures, and prints what was wanted beside it. Exit 1 when something wanted is not met."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import latency, slow, start, summary, visits
from benchmarks.hotspots import profile
from benchmarks.report import CannotMeasure, Line, say, table

PARTS = {
    "visits": visits.measure,
    "slow": slow.measure,
    "latency": latency.measure,
    "summary": summary.measure,
    "start": start.measure,
}


def main() -> int:
    """Measure the parts asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"any of {', '.join(PARTS)}; or profile: where the time of a visit goes")
    asked = parser.parse_args().parts
    if unknown := [part for part in asked if part not in {*PARTS, "profile"}]:
        parser.error(f"no such part: {', '.join(unknown)}")
    if "profile" in asked:
        with tempfile.TemporaryDirectory(prefix="danso-bench-") as folder:
            profile(Path(folder))
        return 0
    lines: list[Line] = []
    for part in asked or PARTS:
        lines += _measure(part)
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.system()}, load {os.getloadavg()[0]:.1f}\n")
    print(table(lines))
    return 0 if all(line.ok is not False for line in lines) else 1


def _measure(part: str) -> list[Line]:
    """The lines of a part, in a temporary folder of its own."""
    say(f"--- {part}")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="danso-bench-") as folder:
        try:
            lines = PARTS[part](Path(folder))
        except CannotMeasure as reason:
            lines = [Line(part, part, f"not measured: {reason}", "to be measured", False)]
    say(f"--- {part}: {time.perf_counter() - began:.0f} s")
    return lines


if __name__ == "__main__":
    sys.exit(main())
