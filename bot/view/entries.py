"""Gathers the way down from a number: the entries that make it, and one entry with who told it and what was corrected."""

from __future__ import annotations

from datetime import date

from bot.view import periods
from bot.view.figures import area_of, indicator_of
from bot.view.reader import Reader, Shut, named
from domain.entrycode import entry_of
from domain.indicators import Sort
from domain.past import kind_of
from domain.people import may_read_area, may_read_kind
from domain.visible import reason_seen
from messages import viewing as words
from messages.view.facts import Behind, Changed, Told, Traced
from storage import entries, figures, inbox, places, tellings
from storage.connection import Connection
from storage.entries import Entry
from storage.times import moment

LEAF = 50


def behind(connection: Connection, reader: Reader, code: str, key: str, area: int, leaf: int) -> Behind:
    """The entries that make an indicator (of a rate: its numerator), fifty at a time."""
    indicator = indicator_of(key)
    if indicator.sort is Sort.STOCK:
        raise Shut(404, words.no_such_page())
    span = periods.span_named(code)
    days, _, _ = periods.counted(span, reader.today)
    group = area_of(connection, reader, area) if area else None
    count, total, parts = figures.behind(
        connection,
        reader.member.ward,
        indicator.of,
        days.start,
        days.end,
        area=area or None,
        skip=(leaf - 1) * LEAF,
        most=LEAF,
    )
    found = entries.by_ids(connection, [part.entry for part in parts])
    labels = {seen.id: seen.label for seen in places.areas(connection, reader.member.ward)}
    return Behind(
        code=code,
        span=span,
        indicator=indicator,
        area=area,
        place=group.label if group else "",
        total=total,
        count=count,
        entries=tuple(
            _told(reader, found[part.entry], part.n, date.fromisoformat(part.day), labels.get(part.area)) for part in parts
        ),
        leaf=leaf,
        leaves=max(1, -(-count // LEAF)),
    )


def traced(connection: Connection, reader: Reader, code: str) -> Traced:
    """One entry: what it says as far as the reader may see it, who told it, when, over what, and its corrections."""
    number = entry_of(code)
    entry = entries.by_id(connection, number) if number else None
    if entry is None or entry.ward != reader.member.ward or not may_read_area(reader.member, entry.area):
        raise Shut(404, words.no_such_page())
    kind = kind_of(entry.kind)
    if not may_read_kind(reader.member, kind.matter, teller=entry.teller):
        raise Shut(404, words.no_such_page())
    heard = inbox.heard(connection, entry.inbox) if entry.inbox else None
    return Traced(
        id=entry.id,
        kind=kind,
        values=reader.seen(kind, entry),
        day=date.fromisoformat(entry.day),
        place=_place(connection, entry),
        live=entry.live,
        teller=named(connection, reader, entry.teller),
        told=date.fromisoformat(entry.told),
        channel=heard.channel if heard else "",
        heard=moment(heard.at).astimezone(reader.zone) if heard else None,
        witnesses=tuple(named(connection, reader, who) for who in tellings.witnesses(connection, entry.id)),
        changes=tuple(
            Changed(
                one.act,
                named(connection, reader, one.member),
                moment(one.at).astimezone(reader.zone).date(),
                reason_seen(one.reason, reader.member, names=reader.named),
            )
            for one in entries.changes(connection, entry.id)
        ),
        code=periods.month_code(date.fromisoformat(entry.day)),
    )


def _told(reader: Reader, entry: Entry, n: int, day: date, label: str | None) -> Told:
    kind = kind_of(entry.kind)
    place = label or entry.unit or words.NO_GROUP
    if not may_read_kind(reader.member, kind.matter, teller=entry.teller):
        return Told(entry.id, n, day, place, None, {})
    return Told(entry.id, n, day, place, kind, reader.seen(kind, entry))


def _place(connection: Connection, entry: Entry) -> str:
    return places.area_by_id(connection, entry.area).label if entry.area else entry.unit or words.NO_GROUP
