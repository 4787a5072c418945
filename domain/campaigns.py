"""A campaign's life: its stages, who may move it from one to the next, whom it is for, what it is to reach. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from domain.cutting import cut, units
from domain.people import Role
from domain.problems import Problem, Refused

MOST_LETTERS = 4000  # of one text
PART_LETTERS = 1900  # of the shortest message that any channel sends; a longer text leaves in parts
CAPTION_LETTERS = 1024  # the fewest letters a platform puts under a picture or a document; a longer text follows by itself
LINK_LETTERS = 250  # of a link to a document, and the words about it
A_DAY = 2  # campaign messages a person gets in a day; what is more waits for the next
FEWER_DAYS = 7  # whoever wants fewer gets one campaign in so many days
# A campaign stops itself when this many of what was tried failed or got no answer, and at least so many percent.
FAILED_LEAST, FAILED_PERCENT = 20, 20
STATES = ("waiting", "sending", "sent", "acknowledged", "failed", "gone", "unknown", "cancelled")


class Stage(Enum):
    """Where a campaign stands."""

    DRAFT = "draft"
    OFFERED = "offered"
    RETURNED = "returned"
    APPROVED = "approved"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class Act(Enum):
    """What is done to a campaign."""

    EDIT = "edit"
    OFFER = "offer"
    RELEASE = "release"  # in a ward that wants no approval
    APPROVE = "approve"
    RETURN = "return"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    FINISH = "finish"


class By(Enum):
    """Who does it."""

    COMPOSER = "composer"  # whoever may compose in the ward
    APPROVER = "approver"  # somebody else, who may approve
    CLOCK = "clock"


_C, _A, _T = By.COMPOSER, By.APPROVER, By.CLOCK
# (stage, act) → (the stage after it, who may). What is not here cannot be done. From approval on the text is frozen: an
# edit leads back to a draft, which needs approval afresh, and is possible only until the campaign starts.
MOVES: Mapping[tuple[Stage, Act], tuple[Stage, frozenset[By]]] = {
    (Stage.DRAFT, Act.EDIT): (Stage.DRAFT, frozenset({_C})),
    (Stage.DRAFT, Act.OFFER): (Stage.OFFERED, frozenset({_C})),
    (Stage.DRAFT, Act.RELEASE): (Stage.APPROVED, frozenset({_C, _T})),
    (Stage.DRAFT, Act.CANCEL): (Stage.CANCELLED, frozenset({_C})),
    (Stage.OFFERED, Act.EDIT): (Stage.DRAFT, frozenset({_C})),
    (Stage.OFFERED, Act.APPROVE): (Stage.APPROVED, frozenset({_A})),
    (Stage.OFFERED, Act.RETURN): (Stage.RETURNED, frozenset({_A})),
    (Stage.OFFERED, Act.CANCEL): (Stage.CANCELLED, frozenset({_C})),
    (Stage.RETURNED, Act.EDIT): (Stage.DRAFT, frozenset({_C})),
    (Stage.RETURNED, Act.CANCEL): (Stage.CANCELLED, frozenset({_C})),
    (Stage.APPROVED, Act.EDIT): (Stage.DRAFT, frozenset({_C})),
    (Stage.APPROVED, Act.START): (Stage.RUNNING, frozenset({_T})),
    (Stage.APPROVED, Act.CANCEL): (Stage.CANCELLED, frozenset({_C, _A})),
    (Stage.RUNNING, Act.PAUSE): (Stage.PAUSED, frozenset({_C, _A, _T})),
    (Stage.RUNNING, Act.FINISH): (Stage.DONE, frozenset({_T})),
    (Stage.RUNNING, Act.CANCEL): (Stage.CANCELLED, frozenset({_C, _A})),
    (Stage.PAUSED, Act.RESUME): (Stage.RUNNING, frozenset({_C, _A})),
    (Stage.PAUSED, Act.CANCEL): (Stage.CANCELLED, frozenset({_C, _A})),
}


def after(stage: Stage, act: Act, by: Collection[By]) -> Stage:
    """The stage after this act. Raises Refused when the stage does not allow it, or nobody of `by` may do it."""
    move = MOVES.get((stage, act))
    if move is None:
        raise Refused(Problem.CAMPAIGN_STAGE, act=act.value, stage=stage.value)
    if not move[1].intersection(by):
        raise Refused(Problem.NOT_ALLOWED)
    return move[0]


def possible(stage: Stage, by: Collection[By]) -> frozenset[Act]:
    """What somebody may do at this stage."""
    return frozenset(act for (at, act), (_, may) in MOVES.items() if at is stage and may.intersection(by))


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a campaign is for. `areas` are group ids, none: the whole ward.

    `unreported`: only who has told nothing this month, not even that nothing happened. `unread`: only who has not
    acknowledged the campaign of this number.
    """

    roles: tuple[Role, ...] = (Role.COLLABORATOR,)
    areas: tuple[int, ...] = ()
    unreported: bool = False
    unread: int = 0

    def to_data(self) -> dict[str, Any]:
        roles = [role.value for role in self.roles]
        return {"roles": roles, "areas": list(self.areas), "unreported": self.unreported, "unread": self.unread}


def audience_of(data: Mapping[str, Any]) -> Audience:
    """The Audience kept as `data`."""
    roles = tuple(Role(role) for role in data["roles"])
    return Audience(roles, tuple(data["areas"]), data["unreported"], data["unread"])


@dataclass(frozen=True, slots=True)
class Goal:
    """What a campaign is to reach: households and people spoken to, sessions held, until a day (ISO), and the criterion."""

    homes: int = 0
    people: int = 0
    sessions: int = 0
    until: str = ""
    criterion: str = ""

    def to_data(self) -> dict[str, Any]:
        return {
            "homes": self.homes,
            "people": self.people,
            "sessions": self.sessions,
            "until": self.until,
            "criterion": self.criterion,
        }


@dataclass(frozen=True, slots=True)
class When:
    """When a campaign leaves.

    `start` None: once approved. `spread`: over how many minutes. `repeat`: "weekly", or the day of each month ("25").
    """

    start: datetime | None = None
    spread: int = 0
    repeat: str = ""
    urgent: bool = False


def next_start(start: datetime, repeat: str) -> datetime:
    """When a repeated campaign leaves again: in a week, or on its day of the next month (at most the month's last)."""
    if repeat == "weekly":
        return start + timedelta(days=7)
    first = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(int(repeat), last.day))


def cost_of(text: str, *, enclosed: bool, carries: str) -> int:
    """How many messages one person's is. `text` as it leaves, the ward's head and the choices included.

    `carries`: what of the file arrives there: "files", "pictures" (a caption as long as a text), "links", or "" for nothing.
    """
    if enclosed and carries == "links":
        return len(cut(f"{text}\n{'x' * LINK_LETTERS}", PART_LETTERS))
    texts = len(cut(text, PART_LETTERS))
    if not enclosed or not carries:
        return texts
    most = CAPTION_LETTERS if carries == "files" else PART_LETTERS
    return 1 if units(text) <= most else texts + 1


def fails_too_often(failed: int, tried: int) -> bool:
    """Whether a campaign is to stop itself. `failed`: refused or without an answer; people who blocked us do not count."""
    return failed >= FAILED_LEAST and failed * 100 >= tried * FAILED_PERCENT
