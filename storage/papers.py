"""Papers and pictures that people asked for: ordered in a visit, made outside it, handed over exactly once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, update

from domain.chat import Say
from domain.papers import Order, order_of
from storage import outbox
from storage.tables import paper
from storage.times import iso

DONE, FAILED = "done", "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """An order in hand: for whom, where the answer goes, and how often it was begun."""

    id: int
    ward: int
    member: int
    channel: str
    account: str
    address: str
    inbox: int
    order: Order
    tries: int


def ask(connection: Connection, job: Job, now: datetime) -> None:
    """Keep an order (its `id` and `tries` are ignored). It is made after the commit."""
    values = {
        "ward_id": job.ward,
        "member_id": job.member,
        "channel": job.channel,
        "account": job.account,
        "chat": job.address,
        "inbox_id": job.inbox,
        "wanted": json.dumps(job.order.to_data(), ensure_ascii=False),
        "due_at": iso(now),
        "made_at": iso(now),
    }
    connection.execute(insert(paper).values(values))


def waits(connection: Connection, now: datetime) -> bool:
    """Whether an order can be begun now."""
    return connection.execute(select(paper.c.id).where(_open(now)).limit(1)).first() is not None


def claim(connection: Connection, now: datetime, lease: timedelta) -> Job | None:
    """Take the oldest order that can be begun and hold it for `lease`; None when there is none."""
    query = select(paper).where(_open(now)).order_by(paper.c.id).limit(1).with_for_update(skip_locked=True)
    row = connection.execute(query).first()
    if row is None:
        return None
    tries = row.tries + 1
    held = {"state": "making", "leased_until": iso(now + lease), "tries": tries}
    connection.execute(update(paper).where(paper.c.id == row.id).values(held))
    order = order_of(json.loads(row.wanted))
    return Job(row.id, row.ward_id, row.member_id, row.channel, row.account, row.chat, row.inbox_id, order, tries)


def hand_over(connection: Connection, job: Job, says: list[Say], now: datetime, state: str = DONE) -> bool:
    """Queue what was made, once: False when another process has taken the order meanwhile."""
    closed = connection.execute(
        update(paper)
        .where(paper.c.id == job.id, paper.c.state == "making", paper.c.tries == job.tries)
        .values(state=state, leased_until=None)
    )
    if closed.rowcount != 1:
        return False
    outbox.put(connection, job.channel, job.account, job.address, says, now=now, member=job.member, inbox_id=job.inbox or None)
    return True


def put_back(connection: Connection, job: Job, at: datetime) -> None:
    """Not made: begin again from `at`."""
    held = and_(paper.c.id == job.id, paper.c.state == "making", paper.c.tries == job.tries)
    connection.execute(update(paper).where(held).values(state="waiting", leased_until=None, due_at=iso(at)))


def free_leases(connection: Connection) -> None:
    """Give back what a killed process was making. Only for whoever alone holds the database."""
    connection.execute(update(paper).where(paper.c.state == "making").values(state="waiting", leased_until=None))


def next_due(connection: Connection) -> str | None:
    """When the earliest open order may be begun, as ISO text; None when none is open."""
    rows = connection.execute(select(paper.c.due_at, paper.c.leased_until).where(paper.c.state.in_(("waiting", "making"))))
    return min((max(row.due_at, row.leased_until or "") for row in rows), default=None)


def forget(connection: Connection, before: datetime) -> None:
    """Drop orders that were finished before this moment."""
    connection.execute(delete(paper).where(paper.c.state.in_((DONE, FAILED)), paper.c.made_at < iso(before)))


def _open(now: datetime) -> ColumnElement[bool]:
    """Waiting and due, or held by a process that did not come back in time."""
    text = iso(now)
    return or_(
        and_(paper.c.state == "waiting", paper.c.due_at <= text), and_(paper.c.state == "making", paper.c.leased_until < text)
    )
