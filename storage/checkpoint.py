"""Copies SQLite's write-ahead log into the database beside the writer, so that no visit waits for it. Changes no data.

Left to SQLite, the commit that finds 1,000 pages in the log does the copying itself: tens of milliseconds in which
everybody waits. A passive checkpoint runs while the writer writes; the writer keeps a far higher mark as its own limit.
"""

import contextlib
import sqlite3
import threading
from pathlib import Path

PAUSE = 0.25  # seconds between two checkpoints while there is something to copy
WRITERS_LIMIT = 16_000  # pages (64 MB) after which the writer does it all the same, so that the log cannot grow for ever


class Checkpoints:
    """A thread that checkpoints after commits, until stopped."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._committed = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-checkpoint")
        self._thread.start()

    def committed(self) -> None:
        """The writer has put something into the log."""
        self._committed.set()

    def stop(self) -> None:
        """Finish the checkpoint under way and end. What is left in the log SQLite copies when the last connection closes."""
        self._stopping.set()
        self._committed.set()
        self._thread.join()

    def _run(self) -> None:
        with contextlib.closing(sqlite3.connect(self._file, isolation_level=None, timeout=0)) as connection:
            while True:
                self._committed.wait()
                if self._stopping.is_set():
                    return
                self._committed.clear()
                # A failing disk is told to whoever commits; here it only means that the log is copied later.
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                self._stopping.wait(PAUSE)
