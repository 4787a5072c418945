"""The same visits on a disk whose flush takes 2 ms longer: a library preloaded into a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.report import CannotMeasure, Line, milliseconds, per_second
from benchmarks.visits import Rates, against

WANTED = 700
FSYNC_US = 2000
ROUNDS, SECONDS = 3, 3.0
SOURCE = Path(__file__).with_name("slowfsync.c")


def measure(folder: Path) -> list[Line]:
    """The lines of this part. Raises CannotMeasure where there is no C compiler, or the wait does not take."""
    command = [sys.executable, "-m", "benchmarks.visits", str(folder), str(ROUNDS), str(SECONDS)]
    slow = {**os.environ, "LD_PRELOAD": str(_library(folder)), "FSYNC_US": str(FSYNC_US)}
    done = subprocess.run(command, env=slow, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise CannotMeasure("The visits failed in the process with the slow disk; see above.")
    rates = Rates(**json.loads(done.stdout))
    if statistics.median(rates.each) > 1e6 / FSYNC_US:
        raise CannotMeasure("The wait does not take: this Python's sqlite3 flushes without calling fsync of the C library.")
    middle = statistics.median(rates.ours)
    return [
        Line("slow", "visits a second, ours, fsync 2 ms longer", per_second(rates.ours), f"{WANTED}/s", middle >= WANTED),
        Line("slow", "ours against plain, fsync 2 ms longer", f"{against(rates.ours, rates.plain):.1f} times ({per_second(rates.plain)})"),
        Line("slow", "raw sqlite3, a commit each, fsync 2 ms longer", per_second(rates.each)),
        Line("slow", "p99 with 32 at once, fsync 2 ms longer", f"ours {milliseconds(statistics.median(rates.ours_wait))}, plain {milliseconds(statistics.median(rates.plain_wait))}"),
    ]  # fmt: skip


def _library(folder: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or sys.platform != "linux":
        raise CannotMeasure("A slow disk is imitated on Linux with a C compiler only: install one (Debian: apt install gcc).")
    library = folder / "slowfsync.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library
