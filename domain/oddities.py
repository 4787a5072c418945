"""What looks wrong in a group's month before it is closed: asked about, never decided. Pure; storage gathers the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

BARREN = 6  # months without a birth: unusual for a group of 150 to 300 households, which has about one every month
TWICE = 2.0  # times the usual month
FEW = 3  # fewer than these a month are chance


class Odd(Enum):
    """Why something should be looked at."""

    NO_BIRTHS = "no_births"
    TWICE_THE_USUAL = "twice_the_usual"
    MISSING = "missing"
    TOLD_TWICE = "told_twice"
    CHANGED_SINCE = "changed_since"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing to look at. `count` the figure, `n` how many now, `usual` in a usual month, `entries` the entries in question."""

    odd: Odd
    area: int
    count: str = ""
    n: int = 0
    usual: float = 0.0
    entries: tuple[int, ...] = ()


def of_births(area: int, births: Sequence[int]) -> list[Oddity]:
    """`births` by month, the newest last, only of months in which the group was already reporting."""
    if len(births) >= BARREN and not any(births[-BARREN:]):
        return [Oddity(Odd.NO_BIRTHS, area, "births", n=0, usual=float(BARREN))]
    return []


def of_usual(area: int, now: Mapping[str, int], before: Mapping[str, Sequence[int]]) -> list[Oddity]:
    """Figures at least twice those of a usual month. `before`: count → n of each of the months before."""
    found = []
    for count, n in sorted(now.items()):
        months = before.get(count, ())
        usual = sum(months) / len(months) if months else 0.0
        if n >= FEW and usual and n >= TWICE * usual:
            found.append(Oddity(Odd.TWICE_THE_USUAL, area, count, n, usual))
    return found
