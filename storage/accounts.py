"""Our own accounts on the platforms: where each is found, who writes to it and who may still come, its last traffic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select, update

from storage import rations
from storage.tables import account, address, code, inbox, outbox, ration
from storage.times import iso, moment, month_at
from storage.upsert import insert_for

# A process notes all its accounts when it starts; one noted earlier than the others has lost its token since.
STARTED_TOGETHER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Account:
    """One account: who joined, who ever wrote to it, when it last heard and spoke (UTC ISO text, empty: never).

    `sent_month` of `a_month` messages of the present month are sent, `writers` of `most_people` places are taken; None
    where the platform does not count.
    """

    channel: str
    account: str
    link: str
    people: int
    gone: int
    heard_at: str
    sent_at: str
    waiting: int
    writers: int = 0
    most_people: int | None = None
    sent_month: int = 0
    a_month: int | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """Where somebody may join: by a link that takes the code behind it, or (`link` empty) by writing to `title`.

    `room`: how many more may be invited to it; None where the platform counts nobody.
    """

    channel: str
    account: str
    link: str
    title: str
    room: int | None


def note(
    connection: Connection,
    channel: str,
    name: str,
    link: str,
    now: datetime,
    *,
    title: str = "",
    people: int | None = None,
    a_month: int | None = None,
    carries: str = "files",
) -> None:
    """This account works. A joining code put behind `link` opens a chat with it; people find it as `title`.

    `people` and `a_month` are the limits of its platform, `carries` what of a file it brings to people, all from the traits
    of its channel: "files", "pictures" (those alone), "links" (neither).
    """
    values = {
        "channel": channel,
        "account": name,
        "link": link,
        "seen_at": iso(now),
        "title": title,
        "people": people,
        "a_month": a_month,
        "carries": carries,
    }
    connection.execute(_note(connection.dialect.name), values)


def carries(connection: Connection, channel: str, name: str) -> str:
    """What of a file this account brings to people, see `note`; an account that was never noted brings files."""
    one = select(account.c.carries).where(account.c.channel == channel, account.c.account == name)
    return str(connection.execute(one).scalar() or "files")


def doors(connection: Connection, now: datetime, member: int | None = None) -> list[Door]:
    """One account of each platform to invite to: the one `member` writes to already, else the one with the most room.

    Where nobody counts it is the account seen last. A platform whose accounts are all full is there with room 0.
    """
    own = select(address.c.channel, address.c.account).where(address.c.member_id == member)
    at_home = {(row[0], row[1]) for row in connection.execute(own)} if member else set()
    noted = select(account).where((account.c.link != "") | (account.c.title != ""))
    newest_first = noted.order_by(account.c.channel, account.c.seen_at.desc(), account.c.account)
    found: list[Door] = []
    for channel, of_channel in groupby(connection.execute(newest_first).mappings().all(), key=lambda row: row["channel"]):
        ours = list(of_channel)
        last = moment(ours[0]["seen_at"])
        best: tuple[tuple[bool, int], Door] | None = None
        for row in (row for row in ours if last - moment(row["seen_at"]) < STARTED_TOGETHER):
            here = (channel, row["account"]) in at_home
            room = None if row["people"] is None else _room(connection, channel, row["account"], row["people"], now)
            # Whoever writes to it has a place there already.
            door = Door(channel, row["account"], row["link"], row["title"], 1 if here and room == 0 else room)
            rank = (here, room or 0)
            if best is None or rank > best[0]:
                best = (rank, door)
        found += [best[1]] if best else []
    return found


def _room(connection: Connection, channel: str, name: str, people: int, now: datetime) -> int:
    """Places of an account that may still be given away: those who wrote to it and those on their way are taken off."""
    coming = select(func.count()).where(
        code.c.channel == channel, code.c.account == name, code.c.used_at.is_(None), code.c.expires_at >= iso(now)
    )
    taken = _writers(connection, channel, name) + int(connection.execute(coming).scalar_one())
    return max(0, people * rations.INVITE_TO // 100 - taken)


def _writers(connection: Connection, channel: str, name: str) -> int:
    """How many people ever wrote to this account, strangers too: the platform counts them all."""
    wrote = select(inbox.c.chat).where(inbox.c.channel == channel, inbox.c.account == name)
    joined = select(address.c.chat).where(address.c.channel == channel, address.c.account == name)
    return int(connection.execute(select(func.count()).select_from(wrote.union(joined).subquery())).scalar_one())


def set_reachable(connection: Connection, channel: str, name: str, chat: str, reachable: bool, now: datetime) -> None:
    """Somebody blocked the bot, or took it up again."""
    connection.execute(
        update(address)
        .where(address.c.channel == channel, address.c.account == name, address.c.chat == chat)
        .values(gone_at=None if reachable else iso(now))
    )


def all_accounts(connection: Connection, now: datetime) -> list[Account]:
    """Every account that was ever used or noted. `now` tells the month."""
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
    noted = {(row["channel"], row["account"]): row for row in connection.execute(select(account)).mappings()}
    month = select(ration.c.channel, ration.c.account, ration.c.sent).where(ration.c.month == month_at(now))
    of_month = {(row[0], row[1]): row[2] for row in connection.execute(month)}
    return [
        Account(
            *key,
            link=noted[key]["link"] if key in noted else "",
            people=people.get(key, (0, 0))[0],
            gone=people.get(key, (0, 0))[1],
            heard_at=heard.get(key, ""),
            sent_at=sent.get((*key, "sent"), ("", 0))[0],
            waiting=sent.get((*key, "waiting"), ("", 0))[1],
            writers=_writers(connection, *key),
            most_people=noted[key]["people"] if key in noted else None,
            sent_month=of_month.get(key, 0),
            a_month=noted[key]["a_month"] if key in noted else None,
        )
        for key in sorted({*people, *heard, *noted, *((one[0], one[1]) for one in sent)})
    ]


@cache
def _note(dialect: str) -> Any:
    statement = insert_for(dialect, account)
    new = statement.excluded
    kept = {name: new[name] for name in ("link", "seen_at", "title", "people", "a_month", "carries")}
    return statement.on_conflict_do_update(index_elements=["channel", "account"], set_=kept)
