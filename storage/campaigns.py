"""Campaigns as they are made, approved and end. Who gets them is in recipients.py, what became of each in deliveries.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.campaigns import Audience, Goal, Stage, When, audience_of
from domain.chat import Say
from domain.enclosures import Enclosure
from storage.outbox import body_of
from storage.tables import campaign, enclosure
from storage.times import iso, moment


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign. `rev` grows with each edit and move, so that two people never change it unseen by each other.

    `made_by` began it, `edited_by` changed it last, `decided_by` approved or returned it; 0 is nobody, or the clock. Times
    are UTC ISO text, empty where not yet.
    """

    id: int
    ward: int
    sort: str
    topic: str
    text: str
    audience: Audience
    goal: Goal
    when: When
    stage: Stage
    rev: int
    made_by: int
    edited_by: int
    decided_by: int
    comment: str
    begun_at: str
    ended_at: str
    reminders: int
    reminded_at: str
    enclosure: Enclosure

    @property
    def writers(self) -> frozenset[int]:
        """Whose words it has."""
        return frozenset({self.made_by, self.edited_by})


def add(
    connection: Connection,
    ward: int,
    by: int,
    now: datetime,
    *,
    text: str = "",
    topic: str = "",
    audience: Audience | None = None,
    when: When | None = None,
    sort: str = "message",
) -> int:
    """A new draft; its number. `by` 0: the clock."""
    values = {
        "ward_id": ward,
        "sort": sort,
        "topic": topic,
        "text": text,
        "audience": json.dumps((audience or Audience()).to_data()),
        "goal": json.dumps(Goal().to_data()),
        "made_by": by or None,
        "edited_by": by or None,
        "made_at": iso(now),
        **_when(when or When()),
    }
    return int(connection.execute(insert(campaign).values(values).returning(campaign.c.id)).scalar_one())


def by_id(connection: Connection, number: int, ward: int | None = None) -> Campaign | None:
    """The campaign of this number, only of this ward when one is given."""
    row = connection.execute(_BY_ID, {"b_id": number}).mappings().first()
    return _campaign(row) if row and ward in (None, row["ward_id"]) else None


def newest(connection: Connection, ward: int, most: int) -> list[Campaign]:
    """The ward's last campaigns, the newest first."""
    rows = connection.execute(_ALL.where(campaign.c.ward_id == ward).order_by(campaign.c.id.desc()).limit(most))
    return [_campaign(row) for row in rows.mappings()]


def at_stage(connection: Connection, stage: Stage, ward: int | None = None) -> list[Campaign]:
    """Campaigns at this stage, the oldest first."""
    query = _ALL.where(campaign.c.stage == stage.value).order_by(campaign.c.id)
    if ward is not None:
        query = query.where(campaign.c.ward_id == ward)
    return [_campaign(row) for row in connection.execute(query).mappings()]


def edit(
    connection: Connection,
    old: Campaign,
    by: int,
    *,
    text: str | None = None,
    topic: str | None = None,
    audience: Audience | None = None,
    goal: Goal | None = None,
    when: When | None = None,
    enclosure: int | None = None,
    linked: bool | None = None,
) -> bool:
    """Change a campaign, which makes it a draft again. False when somebody else changed it meanwhile.

    `enclosure`: the number of its picture or document, 0: none any more; `linked` as in domain.enclosures.
    """
    values: dict[str, Any] = {"edited_by": by, "stage": Stage.DRAFT.value, "decided_by": None, "body": None, "reminder": None}
    values |= {"text": text} if text is not None else {}
    values |= {"topic": topic} if topic is not None else {}
    values |= {"audience": json.dumps(audience.to_data())} if audience is not None else {}
    values |= {"goal": json.dumps(goal.to_data(), ensure_ascii=False)} if goal is not None else {}
    values |= _when(when) if when is not None else {}
    values |= {"enclosure_id": enclosure or None} if enclosure is not None else {}
    values |= {"linked": linked} if linked is not None else {}
    return _change(connection, old, values)


def move(
    connection: Connection,
    old: Campaign,
    stage: Stage,
    *,
    by: int | None = None,
    comment: str | None = None,
    words: tuple[Say, Say] | None = None,
    start: datetime | None = None,
    begun: datetime | None = None,
    ended: datetime | None = None,
) -> bool:
    """Put a campaign at another stage; False when somebody else changed it meanwhile.

    `by` decided it. `words`: the message and its reminder, frozen with the approval; `start`: when it leaves.
    """
    values: dict[str, Any] = {"stage": stage.value}
    values |= {"decided_by": by} if by is not None else {}
    values |= {"comment": comment} if comment is not None else {}
    values |= {"body": body_of(words[0]), "reminder": body_of(words[1])} if words is not None else {}
    values |= {"start_at": iso(start)} if start is not None else {}
    values |= {"begun_at": iso(begun)} if begun is not None else {}
    values |= {"ended_at": iso(ended)} if ended is not None else {}
    return _change(connection, old, values)


def repeated(connection: Connection, old: Campaign, start: datetime, now: datetime) -> int:
    """The next of a repeated campaign, with the same frozen words; its number."""
    frozen = ("sort", "topic", "text", "body", "reminder", "enclosure_id", "linked")
    same = ("ward_id", *frozen, "audience", "goal", "spread", "repeat", "urgent")
    row = connection.execute(_BY_ID, {"b_id": old.id}).mappings().one()
    values = {name: row[name] for name in (*same, "made_by", "edited_by", "decided_by")}
    values |= {"start_at": iso(start), "made_at": iso(now), "stage": Stage.APPROVED.value}
    return int(connection.execute(insert(campaign).values(values).returning(campaign.c.id)).scalar_one())


def due(connection: Connection, now: datetime) -> list[Campaign]:
    """Approved campaigns whose time has come."""
    ready = _ALL.where(campaign.c.stage == Stage.APPROVED.value, campaign.c.start_at <= iso(now))
    return [_campaign(row) for row in connection.execute(ready.order_by(campaign.c.id)).mappings()]


def note_reminder(connection: Connection, old: Campaign, now: datetime) -> None:
    """One more reminder has left."""
    values = {"reminders": old.reminders + 1, "reminded_at": iso(now)}
    connection.execute(update(campaign).where(campaign.c.id == old.id).values(values))


def _change(connection: Connection, old: Campaign, values: dict[str, Any]) -> bool:
    same = (campaign.c.id == old.id) & (campaign.c.rev == old.rev)
    changed = connection.execute(update(campaign).where(same).values(**values, rev=old.rev + 1).returning(campaign.c.id))
    return changed.first() is not None


def _when(when: When) -> dict[str, Any]:
    start = iso(when.start) if when.start else None
    return {"start_at": start, "spread": when.spread, "repeat": when.repeat, "urgent": when.urgent}


def _campaign(row: Any) -> Campaign:
    start = moment(row["start_at"]) if row["start_at"] else None
    return Campaign(
        id=row["id"],
        ward=row["ward_id"],
        sort=row["sort"],
        topic=row["topic"],
        text=row["text"],
        audience=audience_of(json.loads(row["audience"])),
        goal=Goal(**json.loads(row["goal"])),
        when=When(start, row["spread"], row["repeat"], bool(row["urgent"])),
        stage=Stage(row["stage"]),
        rev=row["rev"],
        made_by=row["made_by"] or 0,
        edited_by=row["edited_by"] or 0,
        decided_by=row["decided_by"] or 0,
        comment=row["comment"],
        begun_at=row["begun_at"] or "",
        ended_at=row["ended_at"] or "",
        reminders=row["reminders"],
        reminded_at=row["reminded_at"] or "",
        enclosure=Enclosure(
            row["enclosure_id"] or 0,
            row["enclosure_name"] or "",
            bool(row["enclosure_picture"]),
            row["enclosure_size"] or 0,
            bool(row["linked"]),
        ),
    )


_ALL = select(
    campaign,
    enclosure.c.name.label("enclosure_name"),
    enclosure.c.picture.label("enclosure_picture"),
    enclosure.c.size.label("enclosure_size"),
).outerjoin(enclosure, enclosure.c.id == campaign.c.enclosure_id)
_BY_ID = _ALL.where(campaign.c.id == bindparam("b_id"))
