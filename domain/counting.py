"""What an entry adds to the figures, and which entry carries a figure of distinct persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from domain.fields import Values
from domain.kind import Kind
from domain.reading.folding import clean, fold

UNIT = "unit"


def lines(kind: Kind, values: Values, unit: str = "") -> dict[str, int]:
    """Count key → n for the figures this entry adds to by itself, and their parts. Zeros are left out.

    `unit`: the cell or organisation of the one who told it.
    """
    found: dict[str, int] = {}
    for count in kind.counts:
        n = 0 if count.once else count.of(values)
        if n:
            found[count.key] = n
            for by in count.by:
                part = unit_code(unit) if by == UNIT else str(values.get(by, ""))
                if part:
                    found[part_of(count.key, by, part)] = n
    return found


def once_lines(kind: Kind, values: Values) -> dict[str, int]:
    """Count key → n for the figures this entry adds to only as the first of its person or couple in the year."""
    found = {count.key: count.of(values) for count in kind.counts if count.once}
    return {key: n for key, n in found.items() if n}


def carriers(kind: Kind, told: Sequence[tuple[int, Values]]) -> dict[int, dict[str, int]]:
    """Entry id → the once-figures it carries, of all live entries of one person in one year, first event first."""
    carried: dict[int, dict[str, int]] = {entry: {} for entry, _ in told}
    for count in kind.counts:
        if count.once:
            for entry, values in told:
                n = count.of(values)
                if n:
                    carried[entry][count.key] = n
                    break
    return carried


def part_of(count: str, by: str, part: str) -> str:
    """The key of a part of a count: "sessions.topic.ageing"."""
    return f"{count}.{by}.{part}"


def parts(counts: Mapping[str, int], count: str, by: str) -> dict[str, int]:
    """Part → n of a count: topic → sessions."""
    start = part_of(count, by, "")
    return {key.removeprefix(start): n for key, n in counts.items() if key.startswith(start)}


def unit_code(name: str) -> str:
    """A short code of a cell or organisation, the same for "Chi bộ 3" and "chi bo 3"; "" for none."""
    key = " ".join(fold(clean(name)).split())
    return blake2b(key.encode(), digest_size=5).hexdigest() if key else ""
