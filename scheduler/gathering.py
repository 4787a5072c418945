"""Reads from the database what a paper or a picture shows, as far as whoever ordered it may see it. No layout here."""

from __future__ import annotations

from datetime import timedelta

from domain.kind import all_kinds
from domain.papers import Order
from domain.people import Member, State, may_order_slip, may_read_health, may_read_names
from domain.slip import Record, Slip, filled
from storage import entries, members, places
from storage.connection import Connection
from storage.entries import Entry
from storage.papers import Job

Facts = Slip


def facts(connection: Connection, job: Job) -> Facts | None:
    """What the order shows; None when whoever ordered it may no longer see it."""
    known = members.by_id(connection, job.member, job.order.day)
    if known is None or known.member.state is not State.ACTIVE or known.member.ward != job.ward:
        return None
    return slip(connection, known.member, job.order)


def slip(connection: Connection, reader: Member, order: Order) -> Slip | None:
    """The slip of a collaborator (`order.of`) and a month: what happened in their groups, whoever told it."""
    span = order.span
    known = members.by_id(connection, order.of, min(span.end, order.today).isoformat())
    if known is None or not may_order_slip(reader, order.of) or known.member.ward != reader.ward:
        return None
    areas = sorted(known.member.areas)
    found = entries.in_areas(connection, reader.ward, areas, span.start.isoformat(), span.end.isoformat())
    return Slip(
        ward=places.ward_of(connection, reader.ward).name,
        place=", ".join(area.label for area in known.areas),
        collaborator=known.member.name,
        month=span.start,
        drawn_up=span.end + timedelta(days=1),
        parts=filled([_record(entry, reader, names=order.names) for entry in found]),
        told=bool(found),
        named=order.names,
    )


def _record(entry: Entry, reader: Member, *, names: bool) -> Record:
    """An entry without what this reader may not see."""
    kind = all_kinds()[entry.kind]
    named = names and may_read_names(reader, teller=entry.teller)
    health = may_read_health(reader, teller=entry.teller)
    seen = {
        key: value
        for key, value in entry.values.items()
        if (named or not (kind.field(key).personal or key == "household")) and (health or not kind.field(key).health)
    }
    return Record(entry.kind, seen, entry.day)
