"""Once an hour: what has been kept its time is forgotten."""

from __future__ import annotations

from datetime import datetime

from storage import upkeep
from storage.connection import Connection


def forget(connection: Connection, now: datetime) -> None:
    """Empty texts, bodies and finished talks that are older than the ward keeps them."""
    upkeep.forget(connection, now)
