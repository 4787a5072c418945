"""Moments of the clock, each acted on by at most one process."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection

from storage.tables import tick
from storage.upsert import insert_for


def take(connection: Connection, job: str, moment: str) -> bool:
    """Whether this process is the one to act on this moment (ISO text) of this job."""
    return connection.execute(_take(connection.dialect.name), {"job": job, "moment": moment}).first() is not None


@cache
def _take(dialect: str) -> Any:
    return insert_for(dialect, tick).on_conflict_do_nothing(index_elements=["job", "moment"]).returning(tick.c.job)
