"""Reads from the database what a paper or a picture shows, as far as whoever ordered it may see it. No layout here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from domain import indicators, visible
from domain.closing import Closed, code_of
from domain.expecting import KINDS, LONGEST, News, expecting
from domain.indicators import trend
from domain.kind import all_kinds
from domain.letterhead import whole
from domain.papers import Order
from domain.past import kind_of
from domain.people import (
    Member,
    Role,
    State,
    may_order_slip,
    may_read_ward,
    may_stand_on_slip,
    may_travel,
)
from domain.pictures import Picture
from domain.report import GROUP_KEYS, Line, Report, Review, Row, sessions_by
from domain.reporting import reporting
from domain.settle import AreaSeen
from domain.slip import Record, Slip, filled
from domain.spans import Span, month_of, year_before
from domain.targets import in_force
from scheduler.picturing import picture
from storage import closings, entries, figures, letterheads, members, places, targets
from storage import facts as facts_of
from storage.connection import Connection
from storage.entries import Entry
from storage.papers import Job

Facts = Slip | Report | Review | Picture


def facts(connection: Connection, job: Job) -> Facts | None:
    """What the order shows; None when whoever ordered it may no longer see it."""
    known = members.by_id(connection, job.member, job.order.day)
    if known is None or known.member.state is not State.ACTIVE or known.member.ward != job.ward:
        return None
    match job.order.what:
        case "slip":
            return slip(connection, known.member, job.order)
        case "report":
            return report(connection, known.member, job.order)
        case "review":
            return review(connection, known.member, job.order)
    return picture(connection, known.member, job.order)


def report(connection: Connection, reader: Member, order: Order) -> Report | None:
    """The ward's report of a period: counts only, so it holds no names."""
    if not may_read_ward(reader):
        return None
    ward, span = reader.ward, order.span
    until = min(span.end, max(order.today, span.start))
    counted = Span(span.start, until, span.label)
    before = year_before(counted)
    sums = figures.sums(connection, ward, span.start, until)
    sums_before = figures.sums(connection, ward, before.start, before.end)
    areas = places.areas(connection, ward)
    closed = closings.shut_months(connection, ward, span.start, until)
    moved = closings.adjusted_areas(connection, ward, closed)
    groups = tuple(row(area.label, sums, [area.id], moved.get(area.id, {})) for area in areas)
    cells = row("Các chi bộ", sums, [0], moved.get(0, {}))
    births = _births(areas, sums)
    place = places.ward_of(connection, ward).name
    return Report(
        ward=place,
        span=span,
        before=year_before(span),
        until=until,
        made=order.today,
        told=len(births),
        asked=len(groups),
        lines=_lines(connection, ward, counted, before),
        groups=groups,
        cells=cells if cells.figures is not None else None,
        months=months(connection, ward, counted, closed) if span.end - span.start > timedelta(days=31) else (),
        trend=trend(births, _births(areas, sums_before)),
        letterhead=whole(letterheads.of_ward(connection, ward), place),
        layout=order.layout,
        small=order.small,
        closed=closed,
    )


def review(connection: Connection, reader: Member, order: Order) -> Review | None:
    """The ward's figures of each year of the period, the last one up to today."""
    if not may_read_ward(reader):
        return None
    ward, span = reader.ward, order.span
    years = tuple(range(span.start.year, span.end.year + 1))
    known = [facts_of.of_ward(connection, ward, date(year, 1, 1), min(date(year, 12, 31), order.today)) for year in years]
    found = [indicators.figures(one) for one in known]
    counts = [one.counts or {} for one in known]
    groups = len(places.areas(connection, ward))
    told = entries.first_told_months(connection, ward, span.start.isoformat(), span.end.isoformat())
    everyone = members.of_ward(connection, ward, order.day)
    place = places.ward_of(connection, ward).name
    wanted = in_force(targets.standing(connection, ward), years[-1])
    return Review(
        ward=place,
        years=years,
        made=order.today,
        figures={key: tuple(year[key] for year in found) for key in indicators.INDICATORS},
        targets={one.indicator: one.value for one in wanted if not one.fall},
        collaborators=sum(one.role is Role.COLLABORATOR and one.state is State.ACTIVE for one in everyone),
        groups=groups,
        letterhead=whole(letterheads.of_ward(connection, ward), place),
        topics=sessions_by(counts, "topic"),
        forms=sessions_by(counts, "form"),
        reporting=tuple(reporting(told, groups, year, order.today) for year in years),
    )


def _lines(connection: Connection, ward: int, span: Span, before: Span) -> dict[str, Line]:
    """Every indicator of the ward in both periods, and in both years to date."""
    spans = [(one.start, one.end) for one in (span, before)] + [
        (one.start.replace(month=1, day=1), one.end) for one in (span, before)
    ]
    found = [indicators.figures(facts_of.of_ward(connection, ward, first, last)) for first, last in spans]
    return {key: Line(*(each[key] for each in found)) for key in indicators.INDICATORS}


def months(connection: Connection, ward: int, span: Span, closed: Iterable[Closed]) -> tuple[Row, ...]:
    """The ward month by month, as far as the span has begun."""
    found, first = [], span.start
    shut = {one.month: one.moved for one in closed}
    while first <= span.end:
        month = month_of(first)
        sums = figures.sums(connection, ward, month.start, min(month.end, span.end))
        found.append(row(f"Tháng {first.month}/{first.year}", sums, None, shut.get(code_of(month), {})))
        first = month.end + timedelta(days=1)
    return tuple(found)


def row(label: str, sums: Mapping[tuple[int, str], int], areas: Sequence[int] | None, moved: Mapping[str, int]) -> Row:
    """The figures of these groups, `areas` None: of the whole ward, and what of them moved since the close.

    Where all that was told has been taken back since, there are zeros that say so.
    """
    wanted = {area for area, _ in sums} if areas is None else areas
    counts = facts_of.together(sums, wanted)
    adjusted = {key: n for key in GROUP_KEYS if (n := indicators.moved(indicators.INDICATORS[key], moved))}
    if counts is None and not adjusted:
        return Row(label, None)
    return Row(label, indicators.figures(indicators.Facts(counts or {}), GROUP_KEYS), adjusted)


def _births(areas: Iterable[AreaSeen], sums: Mapping[tuple[int, str], int]) -> dict[str, int]:
    """Group → births, of the groups that told anything."""
    told = {area.label: facts_of.together(sums, [area.id]) for area in areas}
    return {label: counts.get("births", 0) for label, counts in told.items() if counts is not None}


def slip(connection: Connection, reader: Member, order: Order) -> Slip | None:
    """The slip of a collaborator (`order.of`) and a month: what happened in their groups, whoever told it."""
    span = order.span
    known = members.by_id(connection, order.of, min(span.end, order.today).isoformat())
    if known is None or not may_order_slip(reader, order.of) or known.member.ward != reader.ward:
        return None
    areas = sorted(known.member.areas)
    found = entries.in_areas(connection, reader.ward, areas, span.start.isoformat(), span.end.isoformat())
    held = [kind.key for kind in all_kinds().values() if not may_travel(kind.matter, abroad=True, allowed=order.intimate)]
    shown = [entry for entry in found if entry.kind not in held and _may_see(entry, reader)]
    closed = closings.shut_months(connection, reader.ward, span.start, span.end, areas)
    return Slip(
        ward=places.ward_of(connection, reader.ward).name,
        place=", ".join(area.label for area in known.areas),
        collaborator=known.member.name,
        month=span.start,
        drawn_up=span.end + timedelta(days=1),
        parts=filled(
            [_record(entry, reader, names=order.names) for entry in shown],
            pregnant=_expecting(connection, reader, areas, min(span.end, order.today)),
            held=held,
        ),
        told=bool(found),
        named=order.names,
        own=reader.id == order.of,
        closed=next(iter(closed), None),
    )


def _expecting(connection: Connection, reader: Member, areas: Sequence[int], on: date) -> int:
    """Women with child on a day in these groups, of those this reader may know about."""
    first = (on - LONGEST).isoformat()
    found = [one for area in areas for one in entries.of_kinds(connection, reader.ward, KINDS, area, first, on.isoformat())]
    known = [one for one in found if one.kind != "pregnancy" or _may_see(one, reader)]
    return expecting([News(one.kind, one.values, one.household or 0, one.day) for one in known], on)


def _may_see(entry: Entry, reader: Member) -> bool:
    return may_stand_on_slip(reader, kind_of(entry.kind).matter, teller=entry.teller)


def _record(entry: Entry, reader: Member, *, names: bool) -> Record:
    """An entry without what this reader may not see."""
    seen = visible.of_people(kind_of(entry.kind), entry.values, reader, teller=entry.teller, names=names)
    return Record(entry.kind, seen, entry.day)
