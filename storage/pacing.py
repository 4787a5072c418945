"""The pace of each account, one row for all processes: the rate, and the gate a platform closes with "retry after"."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, update

from storage.tables import pace
from storage.times import iso, moment
from storage.upsert import insert_for


def reserve(
    connection: Connection,
    channel: str,
    account: str,
    now: datetime,
    interval: float,
    seen: str = "",
    early: timedelta = timedelta(),
) -> bool:
    """Take the account's next place to send; `interval` in seconds until the one after. False: another process took it.

    `seen`: when the place is free from, empty for an account that never sent. Whoever comes less than an interval late loses
    nothing of the rate: the next place is counted from when this one was free. So a second holds at most two more than the
    rate. `early`: a place may be taken so long before it is free, those after it then come later; a second holds so many
    more than the rate as there are intervals in it.
    """
    free_at = moment(seen) if seen else now
    start = free_at if free_at > now - timedelta(seconds=interval) else now
    values = {"channel": channel, "account": account, "next_at": iso(start + timedelta(seconds=interval))}
    limits = {"b_now": iso(now), "b_early": iso(now + early), "b_seen": seen}
    return connection.execute(_reserve(connection.dialect.name), {**values, **limits}).first() is not None


def charge(connection: Connection, channel: str, account: str, now: datetime, seconds: float) -> None:
    """A message left in more parts than the one place taken for it: the account's next place comes so much later."""
    ours = (pace.c.channel == channel) & (pace.c.account == account)
    seen = connection.execute(select(pace.c.next_at).where(ours).with_for_update()).scalar()
    free_at = max(moment(seen), now) if seen else now
    connection.execute(update(pace).where(ours).values(next_at=iso(free_at + timedelta(seconds=seconds))))


def close_gate(connection: Connection, channel: str, account: str, until: datetime) -> None:
    """Nobody sends for this account before `until`. A later end that somebody set stays."""
    values = {"channel": channel, "account": account, "gate_until": iso(until)}
    connection.execute(_close(connection.dialect.name), values)


@cache
def _reserve(dialect: str) -> Any:
    statement = insert_for(dialect, pace)
    free = (pace.c.next_at <= bindparam("b_early")) & (pace.c.next_at == bindparam("b_seen"))
    open_gate = or_(pace.c.gate_until == "", pace.c.gate_until <= bindparam("b_now"))
    return statement.on_conflict_do_update(
        index_elements=["channel", "account"], set_={"next_at": statement.excluded.next_at}, where=free & open_gate
    ).returning(pace.c.account)


@cache
def _close(dialect: str) -> Any:
    statement = insert_for(dialect, pace)
    greatest = func.max if dialect == "sqlite" else func.greatest
    return statement.on_conflict_do_update(
        index_elements=["channel", "account"],
        set_={"gate_until": greatest(pace.c.gate_until, statement.excluded.gate_until)},
    )
