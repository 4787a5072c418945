"""Says that the bot is at work on a database, lest a restore pull the file away under it. Guards no data."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from storage.store import StoreProblem, where


class Held:
    """The lock, until release() or the end of the process. Usable with "with"."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Lets others in; a second time does nothing. The file stays: removing it would let two in at once."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "Held":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def hold(url: str) -> Held:
    """Takes the lock beside the database file (name.lock), or raises StoreProblem at once when another process has it.

    PostgreSQL has no such file, and may serve several processes: there the lock is always had.
    """
    file = where(url)
    if not isinstance(file, Path):
        return Held(None)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(f"{file}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StoreProblem(f"{file}.lock cannot be opened: {error.strerror}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.read(descriptor, 20).decode(errors="replace").strip()
        os.close(descriptor)
        raise StoreProblem(f"The bot is running on {file} (process {owner}): stop it first.") from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return Held(descriptor)
