"""What the read-only pages show, already cut down to what their reader may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.campaigns import Audience, Stage
from domain.enclosures import Enclosure
from domain.fields import Values
from domain.indicators import Figure, Indicator, Trend
from domain.kind import Kind
from domain.spans import Span
from domain.stocks import Stock, StockKind
from domain.targets import Target
from messages.campaign_account import Account


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    base   the link as its reader has it, without the page behind it: "/xem/…"
    until  when the link ends, in the ward's zone; `now` likewise
    named  whether names are shown
    """

    base: str
    ward: str
    until: datetime
    now: datetime
    named: bool
    month: str
    """The code of the present month, where the pages begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in a period and in the same period of last year.

    target    what the ward wants to reach in the year, where the period is the year
    adjusted  how far the figure has moved since its month was closed
    """

    now: Figure
    before: Figure
    target: Target | None = None
    adjusted: int = 0

    @property
    def indicator(self) -> Indicator:
        return self.now.indicator


@dataclass(frozen=True, slots=True)
class Steps:
    """Ways to other periods: (label, code) of the one before, the one after, and of the month, quarter and year around it."""

    earlier: tuple[str, str] | None
    later: tuple[str, str] | None
    scales: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Close:
    """A month of the period that is closed. `approved`: the day of it, where a supervisor has approved it."""

    month: Span
    closed: date
    approved: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """The figures of the ward or of one group. `until`: the last day counted, where the period is not over."""

    code: str
    span: Span
    before: Span
    until: date | None
    steps: Steps
    rows: tuple[Row, ...]
    told: bool
    told_before: bool
    area: int = 0
    place: str = ""
    groups: int = 0
    silent: tuple[str, ...] = ()
    closes: tuple[Close, ...] = ()
    whole_before: bool = False
    """Last year's figures were entered for whole months, so they hold more days than this period has yet."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group's counts; `now` and `before` are in the order of the columns, None where nobody reported."""

    area: int
    label: str
    now: tuple[int, ...] | None
    before: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups of the ward in a period. `order`: the key of the column they are ordered by; "" for their own order."""

    code: str
    span: Span
    before: Span
    until: date | None
    steps: Steps
    columns: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    order: str
    births: Trend
    whole_before: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a trend."""

    span: Span
    code: str
    now: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Months:
    """One indicator month by month, the oldest first. `others`: those one may see instead."""

    indicator: Indicator
    months: tuple[Month, ...]
    others: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """The account of a campaign. `areas`: the labels of the groups it is for; `reminders`: how often it was repeated."""

    account: Account
    audience: Audience
    areas: tuple[str, ...]
    enclosure: Enclosure
    reminders: int
    urgent: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One campaign in the list of them."""

    number: int
    topic: str
    stage: Stage
    text: str
    begun: date


@dataclass(frozen=True, slots=True)
class Told:
    """An entry behind a number, with what it adds. `kind` None: of a kind that the reader may not open."""

    id: int
    n: int
    day: date
    place: str
    kind: Kind | None
    values: Values


@dataclass(frozen=True, slots=True)
class Behind:
    """The entries that make a number. `total` and `count` are of all of them, `entries` of this leaf of the list."""

    code: str
    span: Span
    indicator: Indicator
    area: int
    place: str
    total: int
    count: int
    entries: tuple[Told, ...]
    leaf: int
    leaves: int


@dataclass(frozen=True, slots=True)
class Given:
    """A stock as somebody gave it. `at`: when, in the ward's zone. `ended`: another took its place."""

    place: str
    n: int
    day: date
    who: str
    at: datetime
    ended: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """What happened to the population between the day of its stock and `until`, whichever is first: count → n."""

    until: date
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """A stock of a place. `given`: all that was given for it, the newest first.

    stands    what the period rests on; None where nobody gave it
    added_up  it is the sum of what the groups have
    moved     of a population: what happened since
    """

    stock: StockKind
    stands: Stock | None
    added_up: bool
    moved: Moved | None
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Stocked:
    """Where an indicator that rests on what was counted once comes from: of a rate the numerator, if it is one, goes first."""

    code: str
    span: Span
    indicator: Indicator
    area: int
    place: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A correction or a take-back: what was done, by whom, on which day, why."""

    act: str
    who: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Traced:
    """One entry and where it comes from. `heard`: when the message came, in the ward's zone; None where there was none."""

    id: int
    kind: Kind
    values: Values
    day: date
    place: str
    live: bool
    teller: str
    told: date
    channel: str
    heard: datetime | None
    witnesses: Sequence[str]
    changes: Sequence[Changed]
    code: str
    """The month it counts in."""
