"""Reads from the database what a picture shows, as far as whoever ordered it may see it: the ward, or one's own groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from domain import indicators
from domain.indicators import INDICATORS, Sort
from domain.papers import Order
from domain.people import Member, may_read_campaigns, may_read_figures, may_read_ward
from domain.pictures import Bar, Campaign, Coverage, Groups, Months, Outcome, Picture, Share
from domain.settle import AreaSeen
from domain.spans import Span, month_of, year_before
from domain.targets import in_force
from messages.campaign_account import STATES
from storage import campaigns, deliveries, figures, places, targets
from storage import facts as facts_of
from storage.connection import Connection

ELDERLY = "elderly_share"
# Shares of people who got a service: what a ward sets a target for. A share of third births is no such thing.
SERVICES = tuple(
    key
    for key, one in INDICATORS.items()
    if one.sort is Sort.RATE and one.scale == 100 and key not in ("sex_ratio", "third_share")
)


def picture(connection: Connection, reader: Member, order: Order) -> Picture | None:
    """The picture of the order; None for whoever may not see figures."""
    if not may_read_figures(reader):
        return None
    whole = may_read_ward(reader)
    areas = places.areas(connection, reader.ward) if whole else places.areas_by_ids(connection, reader.areas)
    place = places.ward_of(connection, reader.ward).name if whole else ", ".join(area.label for area in areas)
    seen = _Seen(connection, reader.ward, place, areas, whole)
    match order.what:
        case "births":
            return seen.months("births", order)
        case "groups":
            return seen.groups("births", order)
        case "targets":
            return seen.coverage("Kết quả so với chỉ tiêu", order)
        case "elderly":
            return seen.elderly(order)
        case "campaign" if may_read_campaigns(reader):
            return seen.campaign(order.of)
    return None


class _Seen:
    """The place a picture is of."""

    def __init__(self, connection: Connection, ward: int, place: str, areas: Sequence[AreaSeen], whole: bool) -> None:
        self.connection, self.ward, self.place, self.areas, self.whole = connection, ward, place, areas, whole

    def months(self, key: str, order: Order) -> Months:
        """A figure by month of the year in which the period ends."""
        year, one = order.span.end.year, INDICATORS[key]
        now = tuple(self._month(key, date(year, month, 1), order.today) for month in range(1, 13))
        before = tuple(self._month(key, date(year - 1, month, 1), order.today) for month in range(1, 13))
        return Months(self.place, one.label, one.unit, year, now, before, min(date(year, 12, 31), order.today))

    def groups(self, key: str, order: Order) -> Groups:
        """A figure by group, beside last year's."""
        span, one = self._counted(order), INDICATORS[key]
        back = year_before(span)
        now = figures.sums(self.connection, self.ward, span.start, span.end)
        before = figures.sums(self.connection, self.ward, back.start, back.end)
        bars = tuple(
            Bar(area.label, _one(key, facts_of.together(now, [area.id])), _one(key, facts_of.together(before, [area.id])))
            for area in self.areas
        )
        return Groups(self.place, one.label, one.unit, order.span, span.end, bars)

    def coverage(self, title: str, order: Order) -> Coverage:
        """Every share of people who got a service."""
        span = self._counted(order)
        found = indicators.figures(self._facts(span), SERVICES)
        wanted = self._targets(span.end.year)
        shares = tuple(Share(one.indicator.label, one.value, one.n, one.over, wanted.get(key)) for key, one in found.items())
        return Coverage(self.place, title, order.span, span.end, shares)

    def _targets(self, year: int) -> dict[str, Decimal]:
        """Indicator → what is to be reached in this year; what only has to fall has no mark on a scale."""
        own = targets.standing(self.connection, self.ward)
        return {one.indicator: one.value for one in in_force(own, year) if not one.fall}

    def elderly(self, order: Order) -> Coverage:
        """Elderly people examined since January: the place, then its groups."""
        span = self._counted(order)
        span = Span(span.start.replace(month=1, day=1), span.end, span.label)
        one = indicators.figure(INDICATORS[ELDERLY], self._facts(span))
        wanted = self._targets(span.end.year).get(ELDERLY)
        shares = [Share(self.place, one.value, one.n, one.over, wanted)]
        for area in self.areas if len(self.areas) > 1 else ():
            facts = facts_of.of_groups(self.connection, self.ward, [area.id], span.start, span.end)
            own = indicators.figure(INDICATORS[ELDERLY], facts)
            shares.append(Share(area.label[:1].upper() + area.label[1:], own.value, own.n, own.over, wanted))
        return Coverage(self.place, "Người cao tuổi được khám", order.span, span.end, tuple(shares))

    def campaign(self, number: int) -> Campaign | None:
        """What became of a campaign, by group."""
        if campaigns.by_id(self.connection, number, self.ward) is None:
            return None
        names = {area.id: area.label for area in self.areas} | {0: "Không thuộc tổ"}
        found: dict[int, list[tuple[str, int]]] = {}
        for one in deliveries.account(self.connection, number):
            found.setdefault(one.area, []).append((STATES[one.state], one.people))
        groups = [Outcome(names[area], tuple(found[area])) for area in names if area in found]
        return Campaign(f"Tin tuyên truyền số {number}", tuple(groups))

    def _counted(self, order: Order) -> Span:
        """The period up to today."""
        span = order.span
        return Span(span.start, min(span.end, max(order.today, span.start)), span.label)

    def _facts(self, span: Span) -> indicators.Facts:
        if self.whole:
            return facts_of.of_ward(self.connection, self.ward, span.start, span.end)
        return facts_of.of_groups(self.connection, self.ward, [area.id for area in self.areas], span.start, span.end)

    def _month(self, key: str, first: date, today: date) -> int | None:
        if first > today:
            return None
        month = month_of(first)
        sums = figures.sums(self.connection, self.ward, month.start, month.end)
        return _one(key, facts_of.together(sums, {area for area, _ in sums} if self.whole else [area.id for area in self.areas]))


def _one(key: str, counts: Mapping[str, int] | None) -> int | None:
    """One indicator of these counts."""
    return indicators.figure(INDICATORS[key], indicators.Facts(counts)).n
