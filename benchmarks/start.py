"""`python -m bot run` without tokens in an empty folder: how soon it answers, and how much memory it holds."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.report import CannotMeasure, Line

WANTED_SECONDS, WANTED_MB = 3.0, 125
ROOT = Path(__file__).parent.parent
ROUNDS, MESSAGES = 5, 50
PATIENCE = 30.0
LINES = ("sinh be gai 3,2kg hom qua, ho {home}, con thu 2", "1", "tong hop", "/menu", "0")


@dataclass(frozen=True, slots=True)
class Started:
    """One start of the process."""

    seconds: float
    idle_mb: float
    used_mb: float


def measure(folder: Path) -> list[Line]:
    """The lines of this part: each round is a first start in an empty folder and a second one in the same."""
    first, second = [], []
    for number in range(ROUNDS):
        place = folder / f"start-{number}"
        place.mkdir()
        first.append(_start(place))
        second.append(_start(place, messages=MESSAGES))
    soon = statistics.median(one.seconds for one in first)
    idle = max(one.idle_mb for one in (*first, *second))
    used = max(one.used_mb for one in second)
    again = statistics.median(one.seconds for one in second)
    ready, small = f"{WANTED_SECONDS:g} s", f"under {WANTED_MB} MB"
    line = partial(Line, "start")
    return [
        line("first start, tables and demo made, to the first answer", f"{soon:.2f} s", ready, soon <= WANTED_SECONDS),
        line("later start to the first answer", f"{again:.2f} s", ready, again <= WANTED_SECONDS),
        line("resident memory, idle", f"{idle:.0f} MB", small, idle < WANTED_MB),
        line(f"resident memory after {MESSAGES} messages", f"{used:.0f} MB", small, used < WANTED_MB),
    ]


def _start(place: Path, messages: int = 0) -> Started:
    """Start the bot in this folder, look at it, say some messages, and stop it."""
    began = time.perf_counter()
    with _running(place) as (process, port):
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise CannotMeasure("The bot did not start; see above.")
            time.sleep(0.02)
        seconds = time.perf_counter() - began
        time.sleep(2)
        idle = _resident_mb(process.pid)
        for number in range(messages):
            _say(port, number)
        _prove(place, messages)
        return Started(seconds, idle, _resident_mb(process.pid))


@contextlib.contextmanager
def _running(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {key: value for key, value in os.environ.items() if not key.endswith("_TOKENS") and not key.startswith("DANSO_")}
    settings = {"DANSO_DATABASE_URL": f"sqlite:///{place}/danso.db", "DANSO_WEB_PORT": str(port), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=place, env=kept | settings, stdout=subprocess.DEVNULL)
    try:
        yield process, port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _say(port: int, number: int) -> None:
    """One message over the page, as the demo's collaborator."""
    text = LINES[number % len(LINES)].format(home=number % 2 + 1)
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/say?person=lan",
        json.dumps({"id": f"bench-{number:04}", "text": text}).encode(),
        {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{port}"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        answer.read()


def _prove(place: Path, messages: int) -> None:
    """Raise CannotMeasure unless each message was served, none with a crash."""
    connection = sqlite3.connect(place / "danso.db")
    served, crashes = connection.execute(
        "SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM audit WHERE act = 'crash')"
    ).fetchone()
    connection.close()
    if served != messages or crashes:
        raise CannotMeasure(f"Of {messages} messages {served} were served, {crashes} with a crash.")


def _resident_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        raise CannotMeasure("Memory is read from /proc, which only Linux has.") from None
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
