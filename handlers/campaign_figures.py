"""The facts of a campaign's account, for the chat and for the read-only pages: who got it, group by group, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from messages.campaign_account import Account, Row
from storage import deliveries, places
from storage.campaigns import Campaign
from storage.connection import Connection
from storage.deliveries import Session, Standing
from storage.times import moment

SESSION = "propaganda_session"
NO_GROUP = "không theo tổ"


def account_of(connection: Connection, one: Campaign, zone: ZoneInfo, today: date, name: Callable[[int], str]) -> Account:
    """The account as it stands. `name`: what its reader may call a member, by number."""
    rows = deliveries.account(connection, one.id)
    held = _sessions(connection, one, zone, today)
    labels = {area.id: area.label for area in places.areas(connection, one.ward)} | {0: NO_GROUP}
    shown = [label for label in labels if any(row.area == label for row in rows)]
    last = max((row.last_at for row in rows), default="")
    return Account(
        number=one.id,
        topic=one.topic,
        stage=one.stage,
        by=name(one.made_by) if one.made_by else "",
        decided_by=name(one.decided_by) if one.decided_by else "",
        text=one.text,
        goal=one.goal,
        total=_row("", rows, held),
        groups=tuple(
            _row(labels[area], [row for row in rows if row.area == area], [at for at in held if at.area == area])
            for area in shown
        ),
        begun=moment(one.begun_at).astimezone(zone) if one.begun_at else None,
        last=moment(last).astimezone(zone) if last else None,
        start=one.when.start.astimezone(zone) if one.when.start else None,
        comment=one.comment,
    )


def _sessions(connection: Connection, one: Campaign, zone: ZoneInfo, today: date) -> list[Session]:
    """Sessions on the campaign's topic that its recipients held from its first day until its last."""
    if not one.begun_at or not one.topic:
        return []
    first = moment(one.begun_at).astimezone(zone).date().isoformat()
    held = deliveries.sessions(connection, one.id, SESSION, first, one.goal.until or today.isoformat())
    return [at for at in held if at.topic == one.topic]


def _row(label: str, rows: list[Standing], held: list[Session]) -> Row:
    states: Mapping[str, int] = {
        state: sum(row.people for row in rows if row.state == state) for state in {row.state for row in rows}
    }
    return Row(
        label,
        states,
        homes=sum(row.homes for row in rows),
        people=sum(row.told_people for row in rows),
        sessions=len(held),
        attendees=sum(at.attendees for at in held),
    )
