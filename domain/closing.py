"""The close of a month: what may be done with a group's slip and with the ward's month, and by whom. One table of moves each.

A collaborator confirms the slip of a group, staff return or appraise it and close the month, a supervisor approves. What is
told of a closed month later is counted as an adjustment with a reason (Thông tư 01/2022/TT-BYT sets the days of reports, not
this; that a report once sent is never changed in silence is our rule).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from domain.people import OFFICE, Role
from domain.spans import Span, month_of

ASKED_UNTIL = 10  # the last day of the next month on which a slip is sent unasked: a bot that slept on the 1st asks late


class SlipState(Enum):
    """Where a group's slip of a month stands."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    APPRAISED = "appraised"


class Month(Enum):
    """Where a ward's month stands."""

    OPEN = "open"
    CLOSED = "closed"
    APPROVED = "approved"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed month: the day of the close, and count → how far it has moved since."""

    month: str
    day: date
    moved: Mapping[str, int]


# move → (from where, to where, by whom)
SLIP_MOVES: dict[str, tuple[frozenset[SlipState], SlipState, frozenset[Role]]] = {
    "confirm": (
        frozenset({SlipState.OPEN, SlipState.CONFIRMED, SlipState.RETURNED}),
        SlipState.CONFIRMED,
        frozenset({Role.COLLABORATOR}),
    ),
    "return": (frozenset({SlipState.CONFIRMED, SlipState.APPRAISED, SlipState.OPEN}), SlipState.RETURNED, OFFICE),
    "appraise": (frozenset({SlipState.CONFIRMED}), SlipState.APPRAISED, OFFICE),
}
MONTH_MOVES: dict[str, tuple[frozenset[Month], Month, frozenset[Role]]] = {
    "close": (frozenset({Month.OPEN, Month.REOPENED}), Month.CLOSED, OFFICE),
    "approve": (frozenset({Month.CLOSED}), Month.APPROVED, frozenset({Role.SUPERVISOR})),
    "reopen": (frozenset({Month.CLOSED, Month.APPROVED}), Month.REOPENED, frozenset({Role.SUPERVISOR})),
}
FROZEN = frozenset({Month.CLOSED, Month.APPROVED})


def slip_after(move: str, state: SlipState, role: Role) -> SlipState | None:
    """Where the slip stands after this move; None when it can't be made from here or by this role."""
    before, after, by = SLIP_MOVES[move]
    return after if state in before and role in by else None


def month_after(move: str, state: Month, role: Role) -> Month | None:
    """Where the month stands after this move; None when it can't be made from here or by this role."""
    before, after, by = MONTH_MOVES[move]
    return after if state in before and role in by else None


def moved_in(closed: Sequence[Closed]) -> dict[str, int]:
    """Count → how far it has moved in these months together since they were closed."""
    moved: Counter[str] = Counter()
    for one in closed:
        moved.update(one.moved)
    return {count: n for count, n in moved.items() if n}


def last_month(today: date) -> Span:
    """The month that was over last."""
    return month_of(today.replace(day=1) - timedelta(days=1))


def code_of(span: Span) -> str:
    """ "2026-10" of a month's span."""
    return span.start.isoformat()[:7]


def is_over(month: Span, today: date) -> bool:
    return month.end < today
