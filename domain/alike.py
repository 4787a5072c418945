"""Are two tellings the same event? Only what is certain is joined; what is merely likely is asked; never inside one message."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from domain.fields import Name, Values
from domain.kind import Kind
from domain.reading.folding import clean, fold


class Alike(Enum):
    SAME = "same"
    ASK = "ask"
    OTHER = "other"


class _Who(Enum):
    HOME = 4  # the same household
    NAME = 3  # the same full name
    OVERLAP = 2  # one name could be short for the other
    UNKNOWN = 1
    CONFLICT = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared: values (personal ones too), the group and the day, days as ISO text."""

    values: Values
    area: int
    household: int
    day: str


def compare(kind: Kind, new: Told, old: Told) -> Alike:
    """Whether `new` tells the event that `old` told.

    SAME needs the same household, or the same full name, and every fact of `Kind.facts` that both give equal, the
    day among them. A household or a full name that differs makes it another event.
    """
    who = _who(kind, new, old)
    if who is _Who.CONFLICT:
        return Alike.OTHER
    facts = [_fact(kind, key, new, old) for key in kind.facts]
    if who in (_Who.HOME, _Who.NAME):
        # By household the first two facts must be equal (day and sex); by name alone every one (the order too).
        wanted = facts[:2] if who is _Who.HOME else facts
        return Alike.SAME if all(wanted) else Alike.ASK
    if who is _Who.OVERLAP:
        return Alike.ASK
    alike = new.day == old.day and False not in facts and new.area == old.area
    return Alike.ASK if alike and not kind.wide else Alike.OTHER


def name_key(kind: Kind, values: Values, area: int, ward: int) -> str | None:
    """A digest of who was named, without showing it; None where nobody is named.

    Only a couple with two full names is known across the ward; all others are known within their group.
    """
    names = [key for key in kind.person if isinstance(kind.field(key), Name)]
    if not any(key in values for key in names):
        return None
    parts = [f"{key}={_folded(values.get(key))}" for key in names]
    if not (kind.wide and all(" " in _folded(values.get(key)) for key in names)):
        parts.append(f"area={area}")
    return _digest(str(ward), kind.key, *parts)


def person_key(kind: Kind, values: Values, base: str, known: Sequence[tuple[str, Values]]) -> str:
    """The identity of a distinct person or couple of this name, given the earlier tellings of the year.

    `base` is their `name_key`, `known` are (identity, values) of the others with that base. Somebody of the same name is
    the same person unless a birth year or household that both tell differs.
    """
    marks = [key for key in kind.person if not isinstance(kind.field(key), Name)]
    for key in dict.fromkeys(key for key, _ in known):
        theirs = [told for other, told in known if other == key]
        if not any(told.get(mark, values.get(mark)) != values.get(mark, told.get(mark)) for told in theirs for mark in marks):
            return key
    if not known:
        return base
    return f"{base}:{_digest(*(f'{mark}={values.get(mark)}' for mark in marks))[:8]}"


def _digest(*parts: str) -> str:
    return hashlib.blake2b("|".join(parts).encode(), digest_size=16).hexdigest()


def _fact(kind: Kind, key: str, new: Told, old: Told) -> bool | None:
    """Equal, different, or None where one does not give it. The day is compared as the day of the entry."""
    if key == kind.day:
        return new.day == old.day
    mine, theirs = new.values.get(key), old.values.get(key)
    return None if mine is None or theirs is None else mine == theirs


def _who(kind: Kind, new: Told, old: Told) -> _Who:
    """How the two say who it was about. Two names in one household are asked: the one may be the grandmother's."""
    home = "household" in kind.who and bool(new.household and old.household)
    if home and new.household != old.household:
        return _Who.CONFLICT
    names = [key for key in kind.who if key != "household"]
    seen = [_names(_folded(new.values.get(key)), _folded(old.values.get(key))) for key in names]
    if _Who.CONFLICT in seen:
        return _Who.OVERLAP if home else _Who.CONFLICT
    if home:
        return _Who.HOME
    if seen and all(one is _Who.NAME for one in seen):
        return _Who.NAME
    return _Who.OVERLAP if _Who.NAME in seen or _Who.OVERLAP in seen else _Who.UNKNOWN


def _names(mine: str, theirs: str) -> _Who:
    """Two names of one person: full and equal, one short for the other, unknown, or certainly different."""
    if not mine or not theirs:
        return _Who.UNKNOWN
    if mine == theirs and " " in mine:
        return _Who.NAME
    if f" {mine}".endswith(f" {theirs}") or f" {theirs}".endswith(f" {mine}"):
        return _Who.OVERLAP
    return _Who.CONFLICT


def _folded(value: object) -> str:
    return " ".join(fold(clean(str(value))).split()) if value is not None else ""
