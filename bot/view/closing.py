"""Gathers what is closed of a period, and how far its figures have moved since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from bot.view import periods
from bot.view.reader import Reader
from domain.closing import FROZEN
from domain.spans import Span, month_of
from messages.view.facts import Close
from storage import closings
from storage.connection import Connection
from storage.times import moment


def of_span(connection: Connection, reader: Reader, span: Span, area: int) -> tuple[tuple[Close, ...], Mapping[str, int]]:
    """The closed months of a span, the oldest first; and count → how far they have moved since, of one group or the ward."""
    closes: list[Close] = []
    moved: Counter[str] = Counter()
    month = month_of(span.start)
    while month.start <= min(span.end, reader.today):
        code = periods.month_code(month.start)
        found = closings.of_month(connection, reader.member.ward, code)
        if found.state in FROZEN:
            days = [moment(at).astimezone(reader.zone).date() if at else None for at in (found.closed_at, found.approved_at)]
            assert days[0] is not None, "a closed month has the moment of its close"
            closes.append(Close(month, days[0], days[1]))
            for (place, count), n in closings.adjusted(connection, reader.member.ward, code).items():
                if area in (0, place):
                    moved[count] += n
        month = month_of(month.end + timedelta(days=1))
    return tuple(closes), moved
