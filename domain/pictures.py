"""What a picture of figures shows, as facts. Drawing is in messages/pictures/, the same in words in messages/charts.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.spans import Span


@dataclass(frozen=True, slots=True)
class Months:
    """A figure month by month beside last year's. None: nobody told anything, or the month has not begun."""

    place: str
    what: str
    unit: str
    year: int
    now: tuple[int | None, ...]
    before: tuple[int | None, ...]
    until: date


@dataclass(frozen=True, slots=True)
class Bar:
    """A group: this period and the same of last year. None: not reported."""

    label: str
    now: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Groups:
    """A figure by group."""

    place: str
    what: str
    unit: str
    span: Span
    until: date
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent with its numerator and denominator. `percent` None: the denominator is not known, or zero.

    `target`: per cent wanted, None where none is set.
    """

    label: str
    percent: Decimal | None
    n: int | None
    over: Decimal | None
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares beside their targets."""

    place: str
    title: str
    span: Span
    until: date
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a campaign in a group: state in words → how many people."""

    label: str
    states: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """The account of a campaign by group."""

    title: str
    groups: tuple[Outcome, ...]


Picture = Months | Groups | Coverage | Campaign
