"""Sentences of figures by cell and organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.chat import Say
from domain.counting import UNIT
from domain.indicators import in_order
from domain.kind import Kind, all_kinds
from messages.numbers import grouped


@dataclass(frozen=True, slots=True)
class Unit:
    """A cell or organisation with the counts kept for it; none: it told nothing."""

    name: str
    counts: Mapping[str, int]


def units(label: str, every: Sequence[Unit]) -> Say:
    """Each that told anything, then the names of the others."""
    lines = [f"Theo chi bộ, đơn vị, {label}"]
    lines += [f"- {one.name}: {'; '.join(_told(kind, one) for kind in _kinds(one))}" for one in every if one.counts]
    silent = [one.name for one in every if not one.counts]
    if silent:
        lines.append("Chưa có số liệu: " + ", ".join(silent))
    return Say("\n".join(lines))


def unit(label: str, one: Unit) -> Say:
    """One of them, numbered, so that its entries open."""
    lines = [f"{one.name}, {label}"]
    lines += [f"{number}. {kind.label}: {_told(kind, one)}" for number, kind in enumerate(_kinds(one), start=1)]
    if not one.counts:
        lines.append("Chưa có số liệu.")
    return Say("\n".join(lines))


def numbered_kinds(one: Unit) -> tuple[str, ...]:
    """The kinds of the numbered lines, from 1."""
    return tuple(kind.key for kind in _kinds(one))


def _kinds(one: Unit) -> list[Kind]:
    """The kinds of which it told anything, in the order of reports."""
    kinds = all_kinds()
    return [kinds[key] for key in in_order(kinds) if any(one.counts.get(count.key) for count in kinds[key].counts)]


def _told(kind: Kind, one: Unit) -> str:
    """ "số buổi tuyên truyền 2, lượt người dự 61"."""
    kept = [count for count in kind.counts if UNIT in count.by and one.counts.get(count.key)]
    return ", ".join(f"{count.label[:1].lower()}{count.label[1:]} {grouped(one.counts[count.key])}" for count in kept)
