"""A campaign in the midst of its sending, with people in each state: what its page is read in front of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from domain.campaigns import Audience, Goal, Stage
from domain.people import Role
from messages import campaign_text
from storage import campaigns, deliveries, members, places, recipients
from storage.connection import Connection
from storage.tables import outbox
from storage.times import ZONE, iso

STATES = ("sent", "sent", "sent", "sent", "sent", "unknown", "failed", "gone", "waiting", "waiting")
PEOPLE = 32  # thirty invented collaborators, and the two of the demo
TEXT = "Mời bà con đưa trẻ mới sinh tới Trạm Y tế lấy máu gót chân, sàng lọc sơ sinh, sáng thứ ba."


def campaign_under_way(connection: Connection) -> None:
    """Thirty collaborators of six groups, a campaign to all of the ward's, and how far it has come."""
    now = datetime.now(UTC)
    ward = places.wards(connection)[0]
    areas = places.areas(connection, ward.id)
    for number in range(30):
        one = members.add(
            connection, ward_id=ward.id, role=Role.COLLABORATOR, name=f"Lê Thị {number}", unit="", now=now, consented=True
        )
        members.take_charge(connection, one, areas=[areas[number % 6].id], since=now.date())
        members.bind(connection, "invented", "a", f"p{number}", one, now)
    everyone = {one.role: one.id for one in members.of_ward(connection, ward.id, now.date().isoformat())}
    writer, approver = everyone[Role.ADMIN], everyone[Role.SUPERVISOR]
    number = campaigns.add(connection, ward.id, writer, now, text=TEXT, topic="screening", audience=Audience())
    draft = campaigns.by_id(connection, number)
    assert draft is not None
    goal = Goal(homes=300, sessions=2, until=(now + timedelta(days=20)).date().isoformat(), criterion="kể lại được một điều")
    assert campaigns.edit(connection, draft, writer, goal=goal)
    draft = campaigns.by_id(connection, number)
    assert draft is not None
    say = campaign_text.message(number, ward.name, TEXT, goal)
    campaigns.move(connection, draft, Stage.RUNNING, by=approver, words=(say, say), start=now, begun=now)
    day = recipients.day_of(now, ZONE)
    recipients.put_down(connection, number, ward.id, Audience(), day, everybody=True)
    recipients.queue(connection, number, [now], [], day, lane=2)
    rows = connection.execute(select(outbox.c.id, outbox.c.member_id).where(outbox.c.campaign_id == number)).all()
    for place, row in enumerate(rows):
        state = STATES[place % len(STATES)]
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(state=state, settled_at=iso(now)))
        if state == "sent" and place % 3 == 0:
            deliveries.acknowledge(connection, number, row.member_id, now, 20, 0)
