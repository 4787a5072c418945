"""The reader on messages written by people who had not seen it, each set studied after it was scored unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reading.scoring import score

SETS = Path(__file__).parent / "sets"


@dataclass(frozen=True)
class Floor:
    """What a set must score at least, and of silently wrong messages at most."""

    exact: float
    silent: float
    precision: float


STUDIED = Floor(exact=0.99, silent=0.005, precision=0.99)
FOURTH = Floor(exact=0.975, silent=0.012, precision=0.99)
# What new voices gave at first sight, before anything was changed for them: messages exact, silently wrong, field precision.
# Sets 1 to 5: 80.0, 8.6, 97.7 %; 72.7, 10.0, 96.7; 82.0, 8.0, 97.5; 84.1, 5.5, 97.5 (the third is the second's other half).
# Sets 6 to 14, each of other voices, those of 8, 12 and 14 telling stories or writing forms: 94.2, 2.9, 99.8; 88.8, 5.4, 99.5;
# 82.9, 7.9, 98.9; 93.8, 2.5, 99.8; 89.2, 4.6, 99.3; 89.6, 2.9, 99.4; 83.8, 8.8, 98.8; 90.8, 4.2, 98.9; 86.3, 6.3, 98.9.
# Sets 15, 16 and "untouched" were written to one brief, all voices mixed as people mix: 92.1, 2.9, 99.2; 92.5, 4.5, 99.3; and
# 95.6, 1.1, 99.8 for the last, which was counted once and never looked at; the three together 93.2, 2.9, 99.4. That is what to
# expect of people who are new to it. Whoever works on the reading next should keep it unseen and have sets of their own written.
UNTOUCHED = Floor(exact=0.94, silent=0.02, precision=0.99)
FLOORS = {
    "tuned": STUDIED,
    "studied_2": STUDIED,
    "studied_3": STUDIED,
    "studied_4": FOURTH,
    "studied_5": STUDIED,
    "studied_6": STUDIED,
    "studied_7": STUDIED,
    "studied_8": FOURTH,
    "studied_9": FOURTH,
    "studied_10": FOURTH,
    "studied_11": FOURTH,
    "studied_12": FOURTH,
    "studied_13": FOURTH,
    "studied_14": FOURTH,
    "studied_15": FOURTH,
    "studied_16": FOURTH,
    "untouched": UNTOUCHED,
}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_set_is_read(name: str, floor: Floor, record_property: Callable[[str, object], None]) -> None:
    found = score(SETS / f"{name}.jsonl")
    record_property("table", found.table(name))  # printed at the end of the run, see tests/conftest.py
    assert found.exact >= floor.exact * found.messages
    assert found.silent <= floor.silent * found.messages
    assert found.precision >= floor.precision


# Messages of every kind, the further ones most of all, read as the conversation reads them. At first sight the second set,
# whose words had been studied in the first, gave 65.3 % exact, 17.4 % silently wrong; the third, of another writer, 78.7 and
# 12.7 (half of that by two habits of writing: quoted titles, and a school that is a place as well). New voices meet that.
THIRD = Floor(exact=0.85, silent=0.095, precision=0.98)
KINDS = {
    "kinds_studied": STUDIED,
    "kinds_studied_2": STUDIED,
    "kinds_studied_3": THIRD,
}


@pytest.mark.parametrize(("name", "floor"), KINDS.items())
def test_a_set_of_every_kind_is_read(name: str, floor: Floor, record_property: Callable[[str, object], None]) -> None:
    found = score(SETS / f"{name}.jsonl", every_kind=True)
    record_property("table", found.table(name))
    assert found.exact >= floor.exact * found.messages
    assert found.silent <= floor.silent * found.messages
    assert found.precision >= floor.precision


@pytest.mark.parametrize("name", FLOORS)
def test_the_words_of_further_kinds_take_nothing_from_the_ten(name: str) -> None:
    """The ten kinds are read as well beside all others, as the conversation reads them, as with their own words alone."""
    alone = score(SETS / f"{name}.jsonl")
    among_all = score(SETS / f"{name}.jsonl", every_kind=True, ten_labelled=True)
    assert among_all.exact >= alone.exact - 0.005 * alone.messages
    assert among_all.silent <= alone.silent + 0.005 * alone.messages
    assert among_all.precision >= 0.99
