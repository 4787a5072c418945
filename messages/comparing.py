"""Sentences that put two groups or two periods side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.chat import Say
from domain.indicators import in_order
from domain.kind import Kind, all_kinds
from messages.numbers import signed
from messages.words import capital, filled

EXAMPLE = "/sosanh tổ 5 tổ 6 quý 3\n/sosanh quý 2 quý 3"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `counts` None: nobody reported, which is not zero."""

    label: str
    counts: Mapping[str, int] | None


def compared(under: str, sides: Sequence[Side]) -> Say:
    """Each kind with something on either side, and by how much the second differs from the first."""
    first, second = sides
    lines = [f"So sánh {first.label} với {second.label}, {under}"]
    silent = [side.label for side in sides if side.counts is None]
    if silent:
        lines.append(f"{capital(' và '.join(silent))}: chưa có số liệu.")
    kinds = all_kinds()
    for kind in (kinds[key] for key in in_order(kinds)):
        if kind.figure and any(_some(kind, side) for side in sides):
            lines.append(f"- {kind.label}{_change(kind, first, second)}")
            lines += [f"  {side.label}: {filled(kind.tally, side.counts, kind)}" for side in sides if side.counts is not None]
    return Say("\n".join(lines))


def _some(kind: Kind, side: Side) -> bool:
    return any((side.counts or {}).get(count.key) for count in kind.counts)


def _change(kind: Kind, first: Side, second: Side) -> str:
    """How much more the second has of what the kind counts first; nothing where one side is silent."""
    if first.counts is None or second.counts is None:
        return ""
    key = kind.counts[0].key
    return f" ({signed(second.counts.get(key, 0) - first.counts.get(key, 0))})"
