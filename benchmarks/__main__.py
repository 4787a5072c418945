"""python -m benchmarks [part ...]: measures, and prints what was wanted beside it. Exit 1 when something wanted is not met."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.parts import PARTS, measure
from benchmarks.report import table


def main() -> int:
    """Measure the parts asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"any of {', '.join(PARTS)}; or profile: where the time of a visit goes")
    asked = parser.parse_args().parts
    if unknown := [part for part in asked if part not in {*PARTS, "profile"}]:
        parser.error(f"no such part: {', '.join(unknown)}")
    if "profile" in asked:
        from benchmarks.hotspots import profile

        with tempfile.TemporaryDirectory(prefix="danso-bench-") as folder:
            profile(Path(folder))
        return 0
    # Each part in a process of its own, so that none bears what another has loaded.
    alone = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=alone, max_tasks_per_child=1) as processes:
        lines = [line for found in processes.map(measure, asked or PARTS) for line in found]
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.system()}, load {os.getloadavg()[0]:.1f}\n")
    print(table(lines))
    return 0 if all(line.ok is not False for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
