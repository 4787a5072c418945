"""Something told and not saved is reminded once, where the person last wrote."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.people import State
from messages import entry as words
from storage import members, outbox, talks
from storage.connection import Connection
from storage.times import iso

MOST = 500


def remind(connection: Connection, now: datetime, after_hours: float) -> None:
    """Remind everybody whose drafts have waited longer than `after_hours`, once for each wait."""
    for owner, at in talks.to_remind(connection, now - timedelta(hours=after_hours), MOST):
        talks.reminded(connection, owner, now)
        known = members.by_id(connection, int(owner.removeprefix("m:")), iso(now)[:10])
        if known is None or known.member.state is not State.ACTIVE:
            continue
        say = words.reminder(talks.load(connection, owner).drafts)
        member = known.member.id
        outbox.put(connection, at.channel, at.account, at.chat, [say], now=now, member=member, lane=outbox.REMINDER)
