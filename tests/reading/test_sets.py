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
# What new voices gave at first sight, before anything was changed for them (exact, silently wrong, precision): 80.0, 8.6,
# 97.7 % for the first set; 72.7, 10.0, 96.7 for the second; 82.0, 8.0, 97.5 for its other half, once the first half was
# studied; 84.1, 5.5, 97.5 for the fifth, "untouched", which was counted once and never looked at. That is what to expect of
# people who are new to it. Whoever works on the reading next should keep it unseen and have a set of their own written.
UNTOUCHED = Floor(exact=0.83, silent=0.06, precision=0.97)
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
}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_set_is_read(name: str, floor: Floor, record_property: Callable[[str, object], None]) -> None:
    found = score(SETS / f"{name}.jsonl")
    record_property("table", found.table(name))  # printed at the end of the run, see tests/conftest.py
    assert found.exact >= floor.exact * found.messages
    assert found.silent <= floor.silent * found.messages
    assert found.precision >= floor.precision


# One writer's messages of every kind, the further ones most of all, read as the conversation reads them; both halves are
# studied. At first sight the second half, whose words had been studied in the first, gave 65 % exact, 17 % silently wrong:
# new voices meet less than what these floors say.
KINDS = {
    "kinds_studied": STUDIED,
    "kinds_studied_2": STUDIED,
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
