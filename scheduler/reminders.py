"""Something told and not saved is reminded once, at one address: where the person last wrote, since that is what they look at.

Which platform that is makes no difference, though one may count its messages: a reminder nobody sees is worth nothing.
"""

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
    for owner, last in talks.to_remind(connection, now - timedelta(hours=after_hours), MOST):
        member = int(owner.removeprefix("m:"))
        at = talks.reachable(connection, member, last)
        if at is not None and outbox.reminder_due(connection, at.channel, at.account, at.chat, now) > now:
            continue  # the next ring that may speak tells what still waits then
        talks.reminded(connection, owner, now)
        known = members.by_id(connection, member, iso(now)[:10])
        if at is None or known is None or known.member.state is not State.ACTIVE:
            continue
        say = words.reminder(talks.load(connection, owner).drafts)
        outbox.put(connection, at.channel, at.account, at.chat, [say], now=now, member=member, lane=outbox.REMINDER)
