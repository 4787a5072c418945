"""On the 1st each collaborator gets the slip of the month that is over, to confirm; once, and late where the bot slept."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.closing import ASKED_UNTIL, FROZEN, SlipState, code_of, last_month
from domain.people import Member, Role, State
from messages import closing as words
from messages.closing import AreaFigures
from storage import addresses, closings, figures, members, outbox, places, ticks
from storage.connection import Connection

FROM_HOUR = 7  # in the ward's zone


def ask_for_slips(connection: Connection, now: datetime) -> None:
    """Send the slips that are due in every ward."""
    for ward in places.wards(connection):
        local = now.astimezone(ZoneInfo(ward.zone))
        if local.day > ASKED_UNTIL or local.hour < FROM_HOUR:
            continue
        span = last_month(local.date())
        month = code_of(span)
        if closings.of_month(connection, ward.id, month).state in FROZEN:
            continue
        if ticks.take(connection, f"slips:{ward.id}", month):
            sums = figures.sums(connection, ward.id, span.start, span.end)
            for one in members.of_ward(connection, ward.id, local.date().isoformat()):
                if one.role is Role.COLLABORATOR and one.state is State.ACTIVE and one.areas:
                    _ask(connection, one, month, sums, now)


def _ask(connection: Connection, who: Member, month: str, sums: dict[tuple[int, str], int], now: datetime) -> None:
    slips = closings.slips(connection, who.ward, month)
    areas = [
        AreaFigures(area.id, area.label, {count: n for (where, count), n in sums.items() if where == area.id})
        for area in places.areas_by_ids(connection, sorted(who.areas))
        if area.id not in slips or slips[area.id].state is SlipState.OPEN
    ]
    if areas:
        for _, channel, account, chat in addresses.where_to_write(connection, [who.id]):
            say = words.slip_due(month, areas)
            outbox.put(connection, channel, account, chat, [say], now=now, member=who.id, lane=outbox.REMINDER)
