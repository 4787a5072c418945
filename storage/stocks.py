"""Stocks as staff gave them. A figure given again for the same day takes the place of the first, which stays for the trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from domain.stocks import Stock
from storage.tables import stock
from storage.times import iso


@dataclass(frozen=True, slots=True)
class Given:
    """One stock as somebody gave it. `area` 0: the whole ward. `ended`: another took its place."""

    area: int
    key: str
    stock: Stock
    member: int = 0
    at: str = ""
    ended: bool = False


def put(connection: Connection, ward: int, given: Sequence[Given], *, member: int, inbox: int, now: datetime) -> None:
    """Keep these stocks; what stood for the same place and day ends."""
    for one in given:
        same = (stock.c.ward_id == ward, stock.c.area_id == one.area, stock.c.key == one.key, stock.c.ended_at.is_(None))
        connection.execute(update(stock).where(*same, stock.c.day == one.stock.day.isoformat()).values(ended_at=iso(now)))
        connection.execute(
            insert(stock).values(
                ward_id=ward,
                area_id=one.area,
                key=one.key,
                day=one.stock.day.isoformat(),
                n=one.stock.n,
                member_id=member,
                inbox_id=inbox or None,
                at=iso(now),
            )
        )


def standing(connection: Connection, ward: int, day: date) -> dict[tuple[int, str], Stock]:
    """(area, stock key) → the newest stock of a day not after `day`. Area 0 is the whole ward."""
    query = select(stock.c.area_id, stock.c.key, stock.c.n, stock.c.day).where(
        stock.c.ward_id == ward, stock.c.day <= day.isoformat(), stock.c.ended_at.is_(None)
    )
    rows = connection.execute(query.order_by(stock.c.day, stock.c.id))
    return {(row.area_id, row.key): Stock(row.n, date.fromisoformat(row.day)) for row in rows}


def history(connection: Connection, ward: int, key: str = "") -> list[Given]:
    """Every stock ever given for a ward, with `key` of one sort, the newest first, to trace one."""
    wanted = (stock.c.ward_id == ward, *([stock.c.key == key] if key else []))
    rows = connection.execute(select(stock).where(*wanted).order_by(stock.c.id.desc()))
    return [
        Given(row.area_id, row.key, Stock(row.n, date.fromisoformat(row.day)), row.member_id, row.at, row.ended_at is not None)
        for row in rows
    ]
