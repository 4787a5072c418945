"""Small counts are hidden so that nobody computes them from what is left."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.hiding import hidden


def test_a_single_small_group_takes_another_with_it() -> None:
    cells = {"ward": 19, "a": 3, "b": 6, "c": 10}
    assert hidden(cells, [("ward", ("a", "b", "c"))]) == {"a", "b"}


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden({"ward": 15, "a": 5, "b": 10, "c": 0}, [("ward", ("a", "b", "c"))]) == frozenset()


def test_a_small_sum_of_zeros_hides_itself_and_its_only_part() -> None:
    assert hidden({"ward": 2, "a": 2, "b": 0}, [("ward", ("a", "b"))]) == {"ward", "a"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=7))
def test_no_small_number_follows_from_the_sums(groups: list[tuple[int, int]]) -> None:
    cells: dict[str, int] = {}
    for place, (boys, girls) in enumerate(groups):
        cells |= {f"boys{place}": boys, f"girls{place}": girls, f"births{place}": boys + girls}
    sums: list[tuple[str, tuple[str, ...]]] = [(f"births{n}", (f"boys{n}", f"girls{n}")) for n in range(len(groups))]
    for what in ("boys", "girls", "births"):
        parts = tuple(f"{what}{n}" for n in range(len(groups)))
        cells[what] = sum(cells[part] for part in parts)
        sums.append((what, parts))
    sums.append(("births", ("boys", "girls")))
    away = sorted(hidden(cells, sums))
    assert {key for key, n in cells.items() if 1 <= n <= 4} <= set(away)
    if not away:
        return
    # A number follows when asking for it adds nothing to what the sums tell of the hidden ones.
    rows = [[float(key in parts) - float(key == total) for key in away] for total, parts in sums]
    known = np.linalg.matrix_rank(np.array(rows))
    for place, key in enumerate(away):
        if 1 <= cells[key] <= 4:
            one = [float(at == place) for at in range(len(away))]
            assert np.linalg.matrix_rank(np.array([*rows, one])) > known, f"{key} can be computed"
