"""The texts a ward prints around its figures, as far as it gave its own."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from storage.tables import letterhead


def of_ward(connection: Connection, ward: int) -> dict[str, str]:
    """Key → text of what the ward has given."""
    rows = connection.execute(select(letterhead.c.key, letterhead.c.text).where(letterhead.c.ward_id == ward))
    return {row.key: row.text for row in rows}


def put(connection: Connection, ward: int, key: str, text: str) -> None:
    """Keep a text in the place of the old; an empty one brings back the default."""
    connection.execute(delete(letterhead).where(letterhead.c.ward_id == ward, letterhead.c.key == key))
    if text:
        connection.execute(insert(letterhead).values(ward_id=ward, key=key, text=text))
