"""One visit at a time for one person, across processes. SQLite has one writer anyway; PostgreSQL is asked for a lock."""

from __future__ import annotations

from sqlalchemy import Connection, text


def take(connection: Connection, name: str) -> None:
    """Wait until nobody else holds this name; hold it until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})
