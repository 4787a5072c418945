"""Where a member is written to unasked: one address for each, the one they last wrote from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, literal, select

from storage.tables import address, talk


def where_to_write(connection: Connection, members: Sequence[int]) -> list[tuple[int, str, str, str]]:
    """(member, channel, account, chat) of these members, where each last wrote; who can be reached nowhere is absent."""
    place = ranked().subquery()
    rows = connection.execute(
        select(place.c.member_id, place.c.channel, place.c.account, place.c.chat)
        .where(place.c.rank == 1, place.c.member_id.in_(members))
        .order_by(place.c.member_id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def ranked() -> Select[Any]:
    """Addresses that work, those where a member last wrote first (`rank` 1 is the one to use)."""
    here = and_(talk.c.channel == address.c.channel, talk.c.account == address.c.account, talk.c.chat == address.c.chat)
    owner = literal("m:").concat(address.c.member_id.cast(talk.c.owner.type))
    order = (
        case((talk.c.owner.is_not(None), 0), else_=1),
        address.c.since.desc(),
        address.c.channel,
        address.c.account,
        address.c.chat,
    )
    rank = func.row_number().over(partition_by=address.c.member_id, order_by=order).label("rank")
    return (
        select(address.c.member_id, address.c.channel, address.c.account, address.c.chat, rank)
        .outerjoin(talk, and_(talk.c.owner == owner, here))
        .where(address.c.gone_at.is_(None))
    )
