"""The hours in which nobody is disturbed, and when the next message of the day may leave. Times are the ward's own."""

from __future__ import annotations

from datetime import datetime, time, timedelta

BEGINS, ENDS = time(21), time(6, 30)


def is_quiet(local: datetime) -> bool:
    """Whether a campaign keeps silent at this moment of the ward's clock: from 21:00 until 6:30."""
    return local.time() >= BEGINS or local.time() < ENDS


def after_quiet(local: datetime) -> datetime:
    """This moment, or the end of the quiet hours it falls in."""
    if not is_quiet(local):
        return local
    day = local.date() if local.time() < ENDS else local.date() + timedelta(days=1)
    return datetime.combine(day, ENDS, local.tzinfo)


def open_minutes(start: datetime, minutes: int, *, urgent: bool) -> int:
    """How many of the `minutes` after `start` are not quiet; all of them when urgent."""
    if urgent:
        return minutes
    return sum(not is_quiet(start + timedelta(minutes=passed)) for passed in range(minutes))
