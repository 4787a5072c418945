"""What a conversation remembers between two messages: the records being told, and what was asked last. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from domain.fields import Value


@dataclass(frozen=True, slots=True)
class Draft:
    """One record being told, not yet saved.

    `told` is the ISO day of the message that told it. `unknown` are fields the person does not know yet, `sure` the
    unlikely values already said to be right, `refused` fields whose value was given wrongly and must be asked again.
    `entry` is set while an existing entry is corrected, `was` is then where it stood (group, household). `not_same` are
    entries known to be other events, `same` the entry it was said to be. `confirmed`: said to be right, only its likeness
    to another entry is still asked. `left_out`: it told names where none are taken. `was_day`: the ISO day a corrected
    entry counts on. `reason`: why the figures of a closed month are changed.
    """

    kind: str
    told: str
    values: Mapping[str, Value] = field(default_factory=dict)
    area: int = 0
    area_label: str = ""
    household: int = 0
    unit: str = ""
    unknown: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    heard_in: int = 0
    entry: int = 0
    was: tuple[int, int] = (0, 0)
    not_same: tuple[int, ...] = ()
    same: int = 0
    confirmed: bool = False
    left_out: bool = False
    was_day: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that waits for an answer.

    what     "menu" "field" "several" "readback" "pick_field" "pick_draft" "same" "undo" "odd" "why" "dropped"; of other rooms
             "leave" "difference" "slip" "month" "campaign" (then `keys` holds the step, `entry` the campaign's number)
    draft    which draft, by place            keys    the fields an answer may give
    options  key to type → value it stands for      entry   the entry in question ("same", "undo")
    wants    ("several") each question: which draft, by place, and the fields its answer may give
    """

    what: str
    draft: int = 0
    keys: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    entry: int = 0
    wants: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Last:
    """The last act that was done, so that a second tap or word for it gets the same receipt."""

    turn: int
    key: str
    receipt: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation. `turn` grows with each question and is the stamp of its buttons.

    `seen` is the last summary of figures the person saw, so that its numbered lines can be opened (domain/seen.py).
    """

    turn: int = 0
    drafts: tuple[Draft, ...] = ()
    asking: Asking | None = None
    last: Last | None = None
    misses: int = 0
    missed_at: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON, one level at a time: dataclasses.asdict copies everything and takes ten times as long."""
        asking, last = self.asking, self.last
        return {
            "turn": self.turn,
            "drafts": [_data_of(draft, DRAFT_FIELDS) for draft in self.drafts],
            "asking": None if asking is None else _data_of(asking, ASKING_FIELDS),
            "last": None if last is None else _data_of(last, LAST_FIELDS),
            "misses": self.misses,
            "missed_at": self.missed_at,
            "seen": self.seen,
        }


def _data_of(thing: Draft | Asking | Last, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


DRAFT_FIELDS, ASKING_FIELDS, LAST_FIELDS = (tuple(one.name for one in fields(kind)) for kind in (Draft, Asking, Last))


def talk_of(data: Mapping[str, Any] | None) -> Talk:
    """The Talk kept as `data`; a fresh one when there is none."""
    if not data:
        return Talk()
    asking, last = data["asking"], data["last"]
    return Talk(
        turn=data["turn"],
        drafts=tuple(_draft_of(draft) for draft in data["drafts"]),
        asking=_asking_of(asking) if asking else None,
        last=Last(**last) if last else None,
        misses=data["misses"],
        missed_at=data["missed_at"],
        seen=data.get("seen", {}),  # absent in talks kept before there were numbered lines
    )


def values_of(data: Mapping[str, Any]) -> dict[str, Value]:
    """Values as JSON gave them, lists turned back into tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def _asking_of(data: Mapping[str, Any]) -> Asking:
    wants = tuple((place, tuple(keys)) for place, keys in data.get("wants", ()))
    return Asking(**{**data, "keys": tuple(data["keys"]), "wants": wants})


def _draft_of(data: Mapping[str, Any]) -> Draft:
    lists = {key: tuple(data[key]) for key in ("unknown", "sure", "refused", "not_same", "was")}
    return Draft(**{**data, **lists, "values": values_of(data["values"])})
