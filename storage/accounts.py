"""Our own accounts on the platforms: where each is found, who writes to it, its last traffic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, select, update

from storage.tables import account, address, inbox, outbox
from storage.times import iso
from storage.upsert import insert_for


@dataclass(frozen=True, slots=True)
class Account:
    """One account: its people, and when it last heard and spoke (UTC ISO text, empty: never)."""

    channel: str
    account: str
    link: str
    people: int
    gone: int
    heard_at: str
    sent_at: str
    waiting: int


def note(connection: Connection, channel: str, name: str, link: str, now: datetime) -> None:
    """This account works, and a joining code put behind `link` opens a chat with it."""
    values = {"channel": channel, "account": name, "link": link, "seen_at": iso(now)}
    connection.execute(_note(connection.dialect.name), values)


def links(connection: Connection) -> list[str]:
    """Where joining codes can be opened, the account seen last first."""
    rows = connection.execute(select(account.c.link).where(account.c.link != "").order_by(account.c.seen_at.desc()))
    return [row[0] for row in rows]


def set_reachable(connection: Connection, channel: str, name: str, chat: str, reachable: bool, now: datetime) -> None:
    """Somebody blocked the bot, or took it up again."""
    connection.execute(
        update(address)
        .where(address.c.channel == channel, address.c.account == name, address.c.chat == chat)
        .values(gone_at=None if reachable else iso(now))
    )


def all_accounts(connection: Connection) -> list[Account]:
    """Every account that was ever used or noted."""
    people = {
        (row[0], row[1]): (row[2], row[3])
        for row in connection.execute(
            select(address.c.channel, address.c.account, func.count(), func.count(address.c.gone_at)).group_by(
                address.c.channel, address.c.account
            )
        )
    }
    heard = {
        (row[0], row[1]): row[2]
        for row in connection.execute(
            select(inbox.c.channel, inbox.c.account, func.max(inbox.c.at)).group_by(inbox.c.channel, inbox.c.account)
        )
    }
    sent = {
        (row[0], row[1], row[2]): (row[3], row[4])
        for row in connection.execute(
            select(outbox.c.channel, outbox.c.account, outbox.c.state, func.max(outbox.c.made_at), func.count()).group_by(
                outbox.c.channel, outbox.c.account, outbox.c.state
            )
        )
    }
    noted = {(row[0], row[1]): row[2] for row in connection.execute(select(account.c.channel, account.c.account, account.c.link))}
    return [
        Account(
            *key,
            link=noted.get(key, ""),
            people=people.get(key, (0, 0))[0],
            gone=people.get(key, (0, 0))[1],
            heard_at=heard.get(key, ""),
            sent_at=sent.get((*key, "sent"), ("", 0))[0],
            waiting=sent.get((*key, "waiting"), ("", 0))[1],
        )
        for key in sorted({*people, *heard, *noted, *((one[0], one[1]) for one in sent)})
    ]


@cache
def _note(dialect: str) -> Any:
    statement = insert_for(dialect, account)
    new = statement.excluded
    return statement.on_conflict_do_update(index_elements=["channel", "account"], set_={"link": new.link, "seen_at": new.seen_at})
