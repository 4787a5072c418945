"""The reader on messages written by people who had not seen it. One half was studied, the other was never looked at."""

from __future__ import annotations

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


TUNED = Floor(exact=0.99, silent=0.005, precision=0.99)
# Its one run gave 80.0 % exact, 8.6 % silently wrong, precision 97.7 %: what new voices may expect. Its misses were not
# looked at; whoever works on the reading next should write a set of their own and keep this one as it is.
UNTOUCHED = Floor(exact=0.79, silent=0.095, precision=0.97)


@pytest.mark.parametrize(("name", "floor"), [("tuned", TUNED), ("untouched", UNTOUCHED)])
def test_a_set_is_read(name: str, floor: Floor, capsys: pytest.CaptureFixture[str]) -> None:
    found = score(SETS / f"{name}.jsonl")
    with capsys.disabled():
        print(f"\n{found.table(name)}")
    assert found.exact >= floor.exact * found.messages
    assert found.silent <= floor.silent * found.messages
    assert found.precision >= floor.precision
