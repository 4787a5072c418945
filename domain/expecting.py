"""How many women are with child on a day, as far as what was told of them allows (P0/CTV section 9, T)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.fields import Values
from domain.reading.folding import clean, fold

KINDS = ("pregnancy", "birth")
LONGEST = timedelta(days=280)
"""From the first day of a pregnancy to its end: whoever was told of longer ago is not with child any more."""


@dataclass(frozen=True, slots=True)
class News:
    """A pregnancy, its loss or a birth. `household` 0: not known; `day` ISO."""

    kind: str
    values: Values
    household: int
    day: str

    @property
    def begins(self) -> bool:
        return self.kind == "pregnancy" and self.values.get("event") == "pregnant"

    @property
    def woman(self) -> str:
        """Her name, folded; empty when it was not told."""
        name = self.values.get("mother_name" if self.kind == "birth" else "name", "")
        return " ".join(fold(clean(str(name))).lower().split())


def expecting(told: Sequence[News], on: date) -> int:
    """Women told to be with child who had, up to this day, neither a loss nor a birth. Each once."""
    since = (on - LONGEST).isoformat()
    news = sorted((one for one in told if since < one.day <= on.isoformat()), key=lambda one: (one.day, not one.begins))
    women: list[News] = []
    for one in news:
        women = [woman for woman in women if not _same(woman, one)]
        if one.begins:
            women.append(one)
    return len(women)


def _same(one: News, other: News) -> bool:
    """Whether both tell of one woman: her name, or where it is not told on both sides her household."""
    if one.household and other.household and one.household != other.household:
        return False
    if one.woman and other.woman:
        return f" {one.woman}".endswith(f" {other.woman}") or f" {other.woman}".endswith(f" {one.woman}")
    return bool(one.household) and one.household == other.household
