"""Something told and not saved is reminded once, where the person last wrote."""

from __future__ import annotations

from datetime import datetime, timedelta

from messages import entry as words
from storage import outbox, talks
from storage.connection import Connection

MOST = 500


def remind(connection: Connection, now: datetime, after_hours: float) -> None:
    """Remind everybody whose drafts have waited longer than `after_hours`, once for each wait."""
    for owner, at in talks.to_remind(connection, now - timedelta(hours=after_hours), MOST):
        talks.reminded(connection, owner, now)
        say = words.reminder(talks.load(connection, owner).drafts)
        member = int(owner.removeprefix("m:"))
        outbox.put(connection, at.channel, at.account, at.chat, [say], now=now, member=member, lane=outbox.REMINDER)
