"""A real headless Chromium and a real process of the bot, for tests and for the screenshots of the guides."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from bot import demo
from storage.migrate import upgrade
from storage.store import Store, open_store

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
ROOT = Path(__file__).parents[1]


def need_chromium() -> None:
    """Skip with the reason printed, or fail where everything is required."""
    if CHROMIUM.exists():
        return
    reason = f"Chromium is missing: no {CHROMIUM}"
    if os.environ.get("DANSO_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def open_browser(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def young_ward(folder: Path) -> None:
    """A database with the demo ward as it was on its first day: nothing told yet, seven groups."""

    async def load(store: Store) -> None:
        await store.run(lambda connection: demo.load(connection, datetime.now(UTC)))
        await store.close()

    url = f"sqlite:///{folder}/danso.db"
    upgrade(url)
    asyncio.run(load(open_store(url)))


@contextmanager
def running_bot(folder: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """`python -m bot run` in a folder of its own, ready to be spoken to; ended with SIGTERM."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DANSO_")}
    environment |= {"DANSO_DATABASE_URL": f"sqlite:///{folder}/danso.db", "DANSO_WEB_PORT": str(port), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder,
        env=environment | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_until_ready(process, port)
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def wait_until_ready(process: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"the bot ended: {process.communicate()[0]}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the bot was not ready in 30 seconds")
