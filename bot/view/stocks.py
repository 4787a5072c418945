"""Gathers where a number that was counted once comes from: who gave it, when, what stood before, and what was added since."""

from __future__ import annotations

from datetime import date

from bot.view import periods
from bot.view.figures import area_of, indicator_of
from bot.view.reader import Reader, Shut, named
from domain.indicators import Indicator, Sort
from domain.settle import AreaSeen
from domain.stocks import STOCKS, of_place
from messages import viewing as words
from messages.view.facts import Given, Held, Moved, Stocked
from storage import facts, places, stocks
from storage.connection import Connection
from storage.times import moment


def stocked(connection: Connection, reader: Reader, code: str, key: str, area: int) -> Stocked:
    """The stocks under an indicator. Raises Shut where it rests on none."""
    indicator = indicator_of(key)
    span = periods.span_named(code)
    days, _, _ = periods.counted(span, reader.today)
    group = area_of(connection, reader, area) if area else None
    found = tuple(_held(connection, reader, stock, group, days.end) for stock in _stocks_of(indicator))
    return Stocked(code, span, indicator, area, group.label if group else "", found)


def _held(connection: Connection, reader: Reader, key: str, group: AreaSeen | None, until: date) -> Held:
    """What a group, or the ward, has of a stock at the end of a day."""
    ward = reader.member.ward
    labels = {seen.id: seen.label for seen in ([group] if group else places.areas(connection, ward))}
    held = stocks.standing(connection, ward, until)
    stands = of_place(held, labels, whole=group is None).get(key)
    alone = group is not None or (0, key) in held
    moved = None
    if stands is not None and alone and key == "people":
        counted = [*labels, *([] if group else [facts.CELLS])]
        moved = Moved(until, facts.since(connection, ward, counted, stands.day, until))
    given = tuple(
        Given(
            place=labels.get(one.area, words.NO_GROUP),
            n=one.stock.n,
            day=one.stock.day,
            who=named(connection, reader, one.member),
            at=moment(one.at).astimezone(reader.zone),
            ended=one.ended,
        )
        for one in stocks.history(connection, ward, key)
        if one.area in labels or not (one.area or group)
    )
    return Held(STOCKS[key], stands, stands is not None and not alone, moved, given)


def _stocks_of(indicator: Indicator) -> list[str]:
    """The keys of the stocks it rests on, a rate's numerator first."""
    keys = [indicator.of[0]] if indicator.sort is Sort.STOCK or indicator.stocked else []
    keys += [{"people_average": "people"}.get(indicator.stock, indicator.stock)] if indicator.stock else []
    if not keys:
        raise Shut(404, words.no_such_page())
    return keys
