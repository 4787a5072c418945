"""Keys of the house: each made once, by whichever process needs it first, and the same for all of them."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, select

from storage.tables import key
from storage.upsert import insert_for

LINKS = "links"  # marks the links of domain/links.py


def of(connection: Connection, name: str) -> bytes:
    """The key of this name: 32 bytes of chance, kept in the database."""
    mine = select(key.c.value).where(key.c.name == name)
    found = connection.execute(mine).scalar_one_or_none()
    if found is None:
        made = insert_for(connection.dialect.name, key).values(name=name, value=secrets.token_hex(32))
        connection.execute(made.on_conflict_do_nothing(index_elements=["name"]))
        found = connection.execute(mine).scalar_one()
    return bytes.fromhex(found)
