"""Sentences of figures: the ward's and the groups' counts, this period and the same of last year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.chat import Say
from domain.kind import Kind, all_kinds
from domain.spans import Span
from messages.words import capital, filled, short_day

NO_DATA = "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of a group or the ward in a span. None: nobody reported, which is not zero."""

    label: str
    now: Mapping[str, int] | None
    before: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary shows. `until` is the last day counted, when the span is not over yet."""

    place: str
    span: Span
    before: Span
    until: str
    total: Standing
    groups: Sequence[Standing]
    others: Sequence[Standing]
    kind: str | None = None


def summary(facts: Summary) -> Say:
    """The place, n/N groups, each kind with last year's, then a line for each group."""
    clip = f" (đến {short_day(facts.until)})" if facts.until else ""
    lines = [f"{capital(facts.place)}, {facts.span.label}{clip}"]
    if len(facts.groups) > 1:
        told = sum(group.now is not None for group in facts.groups)
        lines.append(f"Số tổ đã báo: {told}/{len(facts.groups)}")
    if facts.total.now is None:
        lines.append(f"Kỳ này: {NO_DATA}.")
    if facts.total.before is None:
        lines.append(f"Cùng kỳ năm {facts.before.start.year}: {NO_DATA}.")
    lines += _by_kind(facts)
    if len(facts.groups) > 1:
        lines += _groups(facts)
    elif facts.groups and facts.total.now is not None and not _any(facts.total.now, facts.kind):
        lines.append(capital(_said(facts.total, facts.kind)) + ".")
    return Say("\n".join(lines))


def _by_kind(facts: Summary) -> list[str]:
    """Each kind that has something to count now or had last year, then the others in one line."""
    lines, nothing = [], []
    for kind in _kinds(facts.kind):
        now, before = facts.total.now, facts.total.before
        if not kind.figure:
            continue
        if now is None:
            if before is not None and _some(before, kind):
                lines.append(f"- Cùng kỳ {facts.before.start.year}: {filled(kind.tally, before, kind)}")
            continue
        if not _some(now, kind) and not _some(before or {}, kind) and facts.kind is None:
            if kind.order < 60:  # of the others only what there is
                nothing.append(kind.menu.lower())
            continue
        lines.append(f"- {filled(kind.figure, now, kind)}")
        if before is not None:
            lines.append(f"  cùng kỳ {facts.before.start.year}: {filled(kind.tally, before, kind)}")
    if nothing:
        lines.append("- Không có: " + ", ".join(nothing))
    return lines


def _groups(facts: Summary) -> list[str]:
    """A line for each group that has anything to show, then those that have not reported."""
    silent = [group for group in facts.groups if group.now is None and group.before is None]
    lines = [f"- {_group(group, facts)}" for group in (*facts.groups, *facts.others) if group not in silent]
    if lines:
        lines.insert(0, "Từng tổ:")
    if silent:
        lines.append("Chưa báo: " + ", ".join(group.label for group in silent))
    return lines


def _kinds(only: str | None) -> list[Kind]:
    return [kind for key, kind in all_kinds().items() if only is None or key == only]


def _group(group: Standing, facts: Summary) -> str:
    line = f"{capital(group.label)}: {_said(group, facts.kind)}"
    if facts.total.before is None:
        return line  # said once for the whole place
    before = NO_DATA if group.before is None else _counts(group.before, facts.kind) or "không có phát sinh"
    return f"{line} (năm {facts.before.start.year}: {before})"


def _said(group: Standing, only: str | None) -> str:
    if group.now is None:
        return "chưa báo"
    return _counts(group.now, only) or ("đã báo, không có phát sinh" if group.now.get("nil_reports") else "không có")


def _counts(counts: Mapping[str, int], only: str | None) -> str:
    """The tallies of the kinds with something to count."""
    return "; ".join(filled(kind.tally, counts, kind) for kind in _kinds(only) if kind.figure and _some(counts, kind))


def _some(counts: Mapping[str, int], kind: Kind) -> bool:
    return any(counts.get(count.key) for count in kind.counts)


def _any(counts: Mapping[str, int], only: str | None) -> bool:
    return any(_some(counts, kind) for kind in _kinds(only) if kind.figure)
