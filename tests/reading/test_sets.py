"""The reader on messages written by people who had not seen it. One half was studied, the other was never looked at."""

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
# The odd half of 600 messages by three people was studied, the even half was only ever counted. Before anything was
# changed for these voices it gave 72.7 % exact, 10.0 % silently wrong, precision 96.7 %; at the end 82.0 %, 8.0 %, 97.5 %:
# what new voices may expect. Whoever works on the reading next should keep it unseen and have a set of their own written.
UNTOUCHED = Floor(exact=0.81, silent=0.085, precision=0.97)
FLOORS = {"tuned": STUDIED, "studied_2": STUDIED, "studied_3": STUDIED, "untouched": UNTOUCHED}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_set_is_read(name: str, floor: Floor, record_property: Callable[[str, object], None]) -> None:
    found = score(SETS / f"{name}.jsonl")
    record_property("table", found.table(name))  # printed at the end of the run, see tests/conftest.py
    assert found.exact >= floor.exact * found.messages
    assert found.silent <= floor.silent * found.messages
    assert found.precision >= floor.precision
