"""Keeps only what may be kept: texts, outbox bodies and finished talks go after the ward's time; references stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select, update

from storage import enclosures, papers
from storage import outbox as outbox_rows
from storage.tables import attempt, code, inbox, member, outbox, talk, tick, ward
from storage.times import iso

STRANGER_DAYS = 1  # what somebody unknown wrote is of no use, and may name a household


def forget(connection: Connection, now: datetime) -> None:
    """Empty what has been kept its time. Counts, entries and the references of messages stay."""
    for ward_id, keep_days in connection.execute(select(ward.c.id, ward.c.keep_days)).all():
        before = iso(now - timedelta(days=keep_days))
        of_ward = select(member.c.id).where(member.c.ward_id == ward_id)
        connection.execute(
            update(inbox).where(inbox.c.member_id.in_(of_ward), inbox.c.at < before, inbox.c.text.is_not(None)).values(text=None)
        )
        connection.execute(
            update(outbox)
            .where(
                outbox.c.member_id.in_(of_ward),
                outbox.c.made_at < before,
                outbox.c.body.is_not(None),
                outbox.c.state.not_in(("waiting", "sending")),
            )
            .values(body=None)
        )
        connection.execute(delete(talk).where(talk.c.ward_id == ward_id, talk.c.at < before, talk.c.open_drafts == 0))
        enclosures.forget(connection, ward_id, now - timedelta(days=keep_days), now)
    outbox_rows.drop_lent_files(connection, now)
    unknown = iso(now - timedelta(days=STRANGER_DAYS))
    connection.execute(
        update(inbox).where(inbox.c.member_id.is_(None), inbox.c.at < unknown, inbox.c.text.is_not(None)).values(text=None)
    )
    connection.execute(
        update(outbox)
        .where(outbox.c.member_id.is_(None), outbox.c.made_at < unknown, outbox.c.state.not_in(("waiting", "sending")))
        .values(body=None)
    )
    connection.execute(delete(talk).where(talk.c.ward_id.is_(None), talk.c.at < unknown))
    connection.execute(delete(attempt).where(attempt.c.at < unknown))
    papers.forget(connection, now - timedelta(days=60))
    connection.execute(delete(tick).where(tick.c.moment < iso(now - timedelta(days=60))))
    old = iso(now - timedelta(days=60))
    connection.execute(delete(code).where(or_(code.c.used_at < old, code.c.expires_at < old)))
