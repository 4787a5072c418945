"""Moments as text: UTC, milliseconds, sortable. The same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # where all wards are


def iso(moment: datetime) -> str:
    """A zone-aware moment as sortable text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def month_at(moment: datetime) -> str:
    """The calendar month of a moment where the wards are, "2026-11"."""
    return moment.astimezone(ZONE).strftime("%Y-%m")


def moment(text: str) -> datetime:
    """The moment that `iso` wrote."""
    return datetime.fromisoformat(text)
