"""What each account sent in a calendar month, and what it may still send where the platform counts.

A free bot of Zalo's may send 3,000 messages a month and be written to by 50 people; what is over is refused until the
next month, so the shares below are kept free. Which account has which limits stands in its row, noted at its start
from the traits of its channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from storage.tables import account, outbox, ration
from storage.times import month_at
from storage.upsert import insert_for

# What is left of the month for more urgent messages, in percent. With 50 people and 3,000 messages: 40 % are 24 messages
# for each of them, twelve whole reports (a read-back and a receipt each), about what a collaborator has in a month; the
# other 60 % let a campaign speak to everybody on each day of the month. 10 % are three reports for each.
KEPT_FROM_REMINDERS, KEPT_FROM_CAMPAIGNS = 10, 40
REPLY, REMINDER, CAMPAIGN = 0, 1, 2
WARN_AT = (80, 95)  # percent of the month
# Invitations stop here: strangers who write, and people who joined by a code meant for another account, take places too.
INVITE_TO = 90  # percent of the people


@dataclass(frozen=True, slots=True)
class Crossed:
    """An account's messages of the month have just reached a line of WARN_AT."""

    percent: int
    month: str
    sent: int
    a_month: int


def count(connection: Connection, channel: str, name: str, now: datetime, messages: int = 1) -> Crossed | None:
    """Messages this account sent, or may have sent; the line of WARN_AT they crossed, told once in a month."""
    month = month_at(now)
    values = {"channel": channel, "account": name, "month": month, "sent": messages}
    sent = connection.execute(_count(connection.dialect.name), values).scalar_one()
    limit = connection.execute(select(account.c.a_month).where(_is(account, channel, name))).scalar_one_or_none()
    if limit is None:
        return None
    passed = [line for line in WARN_AT if (sent - messages) * 100 < limit * line <= sent * 100]
    return Crossed(passed[-1], month, sent, limit) if passed else None


def counts(connection: Connection, channel: str, name: str) -> bool:
    """Whether the platform counts the messages of this account."""
    limit = select(account.c.a_month).where(_is(account, channel, name))
    return connection.execute(limit).scalar_one_or_none() is not None


def left(connection: Connection, channel: str, name: str, now: datetime, lane: int = CAMPAIGN) -> int | None:
    """How many more messages of this lane the account will send this month; None where nobody counts.

    What waits in the outbox already is taken off, so that whoever plans a campaign may queue as many as this.
    """
    limit = connection.execute(select(account.c.a_month).where(_is(account, channel, name))).scalar_one_or_none()
    if limit is None:
        return None
    month = and_(_is(ration, channel, name), ration.c.month == month_at(now))
    sent = connection.execute(select(ration.c.sent).where(month)).scalar_one_or_none() or 0
    waiting = (
        select(func.count()).select_from(outbox).where(_is(outbox, channel, name), outbox.c.state.in_(("waiting", "sending")))
    )
    queued = int(connection.execute(waiting).scalar_one())
    return max(0, int(limit) * (100 - _kept(lane)) // 100 - int(sent) - queued)


def is_spent(connection: Connection, channel: str, name: str, now: datetime) -> bool:
    """Whether campaigns have had their share of the account's month, so that they wait for the next one."""
    limit = connection.execute(select(account.c.a_month).where(_is(account, channel, name))).scalar_one_or_none()
    if limit is None:
        return False
    month = and_(_is(ration, channel, name), ration.c.month == month_at(now))
    sent = connection.execute(select(ration.c.sent).where(month)).scalar_one_or_none() or 0
    return int(sent) * 100 >= int(limit) * (100 - _kept(CAMPAIGN))


def with_rations(query: Select[Any], now: datetime) -> Select[Any]:
    """Only messages of the outbox that their account's ration allows now: replies always, the others up to their share."""
    of_account = and_(account.c.channel == outbox.c.channel, account.c.account == outbox.c.account)
    of_month = and_(ration.c.channel == outbox.c.channel, ration.c.account == outbox.c.account, ration.c.month == month_at(now))
    return query.outerjoin(account, of_account).outerjoin(ration, of_month).where(_allowed())


def _allowed() -> ColumnElement[bool]:
    share = case((outbox.c.lane == REMINDER, 100 - _kept(REMINDER)), else_=100 - _kept(CAMPAIGN))
    below = func.coalesce(ration.c.sent, 0) * 100 < account.c.a_month * share
    return or_(outbox.c.lane == REPLY, account.c.a_month.is_(None), below)


def _kept(lane: int) -> int:
    return {REPLY: 0, REMINDER: KEPT_FROM_REMINDERS}.get(lane, KEPT_FROM_CAMPAIGNS)


def _is(table: Any, channel: str, name: str) -> ColumnElement[bool]:
    return and_(table.c.channel == channel, table.c.account == name)


@cache
def _count(dialect: str) -> Any:
    statement = insert_for(dialect, ration)
    more = ration.c.sent + statement.excluded.sent
    return statement.on_conflict_do_update(index_elements=["channel", "account", "month"], set_={"sent": more}).returning(
        ration.c.sent
    )
