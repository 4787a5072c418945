"""Gathers the pages of figures: a period of the ward or a group, the groups beside each other, one indicator by month."""

from __future__ import annotations

from bot.view import closing, periods
from bot.view.reader import Reader, Shut
from domain.indicators import INDICATORS, Facts, Indicator, Sort, figure, trend
from domain.indicators import moved as by_indicator
from domain.people import may_read_area
from domain.settle import AreaSeen
from domain.spans import Span
from domain.targets import in_force
from messages import viewing as words
from messages.view.facts import Group, Groups, Month, Months, Period, Row
from storage import entries, facts, figures, places, targets
from storage.connection import Connection

COLUMNS = ("births", "third_or_later", "deaths", "marriage_persons", "moved_in", "moved_out", "elderly_visits", "sessions")
MONTHS = 12


def period(connection: Connection, reader: Reader, code: str, area: int) -> Period:
    """The indicators of the ward, or with `area` of one group."""
    span = periods.span_named(code)
    now, before, until = periods.counted(span, reader.today)
    group = area_of(connection, reader, area) if area else None
    found, found_before = (_facts(connection, reader, group, days) for days in (now, before))
    areas = [] if group else places.areas(connection, reader.member.ward)
    ward = reader.member.ward
    told = {place for place, _ in figures.sums(connection, ward, now.start, now.end)}
    wanted = {one.indicator: one for one in in_force(targets.standing(connection, ward), span.end.year)} if len(code) == 4 else {}
    closes, moved = closing.of_span(connection, reader, span, area)
    return Period(
        code=code,
        span=span,
        before=before,
        until=until,
        steps=periods.steps(code, span, reader.today),
        rows=tuple(
            Row(figure(one, found), figure(one, found_before), None if group else wanted.get(one.key), by_indicator(one, moved))
            for one in INDICATORS.values()
            if len(code) == 4 or not one.so_far
        ),
        told=found.counts is not None,
        told_before=found_before.counts is not None,
        area=area,
        place=group.label if group else "",
        groups=len(areas),
        silent=tuple(one.label for one in areas if one.id not in told),
        closes=closes,
        whole_before=until is not None and _entered_whole(connection, ward, before),
    )


def groups(connection: Connection, reader: Reader, code: str, order: str) -> Groups:
    """Every group's counts; with the key of a column, the largest first."""
    span = periods.span_named(code)
    now, before, until = periods.counted(span, reader.today)
    ward = reader.member.ward
    columns = tuple(INDICATORS[key] for key in COLUMNS)
    sums, sums_before = (figures.sums(connection, ward, days.start, days.end) for days in (now, before))
    rows = [
        Group(seen.id, seen.label, _counts(columns, sums, seen.id), _counts(columns, sums_before, seen.id))
        for seen in places.areas(connection, ward)
    ]
    births = trend(
        {row.label: row.now[0] for row in rows if row.now is not None},
        {row.label: row.before[0] for row in rows if row.before is not None},
    )
    if order in COLUMNS:
        place = COLUMNS.index(order)
        rows.sort(key=lambda row: -1 if row.now is None else row.now[place], reverse=True)
    return Groups(
        code=code,
        span=span,
        before=before,
        until=until,
        steps=periods.steps(code, span, reader.today),
        columns=columns,
        groups=tuple(rows),
        order=order if order in COLUMNS else "",
        births=births,
        whole_before=until is not None and _entered_whole(connection, ward, before),
    )


def months(connection: Connection, reader: Reader, key: str) -> Months:
    """One indicator in each of the last twelve months, beside the year before."""
    indicator = indicator_of(key)
    if indicator.sort not in (Sort.FLOW, Sort.PERSONS):
        raise Shut(404, words.no_such_page())
    areas = [facts.CELLS, *(seen.id for seen in places.areas(connection, reader.member.ward))]
    return Months(
        indicator=indicator,
        months=tuple(_month(connection, reader, indicator, span, areas) for span in periods.last_months(reader.today, MONTHS)),
        others=tuple(one for one in INDICATORS.values() if one.sort in (Sort.FLOW, Sort.PERSONS)),
    )


def area_of(connection: Connection, reader: Reader, area: int) -> AreaSeen:
    """A group of the reader's ward. Raises Shut for any other."""
    found = next((one for one in places.areas(connection, reader.member.ward) if one.id == area), None)
    if found is None or not may_read_area(reader.member, area):
        raise Shut(404, words.no_such_page())
    return found


def indicator_of(key: str) -> Indicator:
    """The indicator of this key. Raises Shut for none."""
    if key not in INDICATORS:
        raise Shut(404, words.no_such_page())
    return INDICATORS[key]


def _entered_whole(connection: Connection, ward: int, before: Span) -> bool:
    """Whether last year's figures of the month that is not over were entered for the whole month, before the bot."""
    past = entries.past_months(connection, ward, before.start.isoformat(), before.end.isoformat())
    return any(month == periods.month_code(before.end) for _, month in past)


def _facts(connection: Connection, reader: Reader, group: AreaSeen | None, days: Span) -> Facts:
    if group is not None:
        return facts.of_groups(connection, reader.member.ward, [group.id], days.start, days.end)
    return facts.of_ward(connection, reader.member.ward, days.start, days.end)


def _month(connection: Connection, reader: Reader, indicator: Indicator, span: Span, areas: list[int]) -> Month:
    now, before, _ = periods.counted(span, reader.today)
    sums = (figures.sums(connection, reader.member.ward, days.start, days.end) for days in (now, before))
    values = [figure(indicator, Facts(facts.together(found, areas))).n for found in sums]
    return Month(span, periods.month_code(span.start), *values)


def _counts(columns: tuple[Indicator, ...], sums: dict[tuple[int, str], int], area: int) -> tuple[int, ...] | None:
    told = Facts(facts.together(sums, (area,)))
    return None if told.counts is None else tuple(figure(one, told).n or 0 for one in columns)
