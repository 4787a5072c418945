"""The same visits on a disk whose flush takes 2 ms longer: a library preloaded into a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.report import CannotMeasure, Line, per_second
from benchmarks.visits import Rates, against, waits

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
    mine, ratio = statistics.median(rates.ours), against(rates.ours, rates.plain)
    line = partial(Line, "slow")
    return [
        line("visits a second, fsync 2 ms longer", per_second(rates.ours), f"{WANTED}/s", mine >= WANTED),
        line("the same, plain aiogram + aiosqlite", f"{per_second(rates.plain)}; ours is {ratio:.1f} times that"),
        line("the same, raw sqlite3, a commit each", per_second(rates.each)),
        line("the same, p99 at that pace", waits(rates)),
    ]


def _library(folder: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or sys.platform != "linux":
        raise CannotMeasure("A slow disk is imitated on Linux with a C compiler only: install one (Debian: apt install gcc).")
    library = folder / "slowfsync.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library
