"""Sentences of figures: the ward's and the groups' counts, this period and the same of last year, in the order of reports.

Each line of a kind has a number, by which its entries are opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.chat import Say
from domain.closing import Closed
from domain.indicators import INDICATORS, Facts, Trend, figure, in_order, trend
from domain.kind import Kind, all_kinds
from domain.spans import Span
from messages.closing import closed_line
from messages.numbers import grouped, rate, signed
from messages.words import capital, filled, short_day

NO_DATA = "chưa có số liệu"
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of a group or the ward in a span. None: nobody reported, which is not zero."""

    label: str
    now: Mapping[str, int] | None
    before: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary shows.

    until    the last day counted, when the span is not over yet
    year     births from 1 January to that day and of the same of last year; None where they are not shown
    entered  last year's figures were entered by staff before the bot
    closed   how the month was closed, if it is one month and was
    in_time  how many groups told of a month that is over by the day that was due, and the day
    whole    they count the whole of a month of which this year only a part is over, so nothing is compared
    """

    place: str
    span: Span
    before: Span
    until: str
    total: Standing
    groups: Sequence[Standing]
    others: Sequence[Standing]
    kind: str | None = None
    year: Standing | None = None
    entered: bool = False
    whole: bool = False
    in_time: tuple[int, date] | None = None
    closed: Closed | None = None


def summary(facts: Summary) -> Say:
    """The place, n/N groups, each kind with last year's, then a line for each group."""
    lines = [*head(facts), *blocks(facts), *nothing(facts)]
    if len(facts.groups) > 1:
        lines += groups(facts)
    elif facts.groups and facts.total.now is not None and not _any(facts.total.now, facts.kind):
        lines.append(capital(_said(facts.total, facts.kind)) + ".")
    return Say("\n".join(lines))


def title(facts: Summary) -> str:
    return f"{capital(facts.place)}, {facts.span.label}"


def head(facts: Summary) -> list[str]:
    """The place and the period, who reported, the close, and what is not known."""
    clip = f" (đến {short_day(facts.until)})" if facts.until else ""
    lines = [f"{title(facts)}{clip}"]
    if len(facts.groups) > 1:
        told = sum(group.now is not None for group in facts.groups)
        late = f"; trong hạn (đến {short_day(facts.in_time[1])}): {facts.in_time[0]}/{len(facts.groups)}" if facts.in_time else ""
        lines.append(f"Số tổ đã báo: {told}/{len(facts.groups)}{late}")
    if facts.closed is not None:
        lines.append(closed_line([facts.closed]))
    if facts.total.now is None:
        lines.append(f"Kỳ này: {NO_DATA}.")
    if facts.total.before is None:
        lines.append(f"Cùng kỳ năm {facts.before.start.year}: {NO_DATA}.")
    elif facts.entered:
        part = f", tính cả tháng {facts.before.end.month} nên chưa so được" if facts.whole else ""
        lines.append(f"Năm {facts.before.start.year} có số nhập trước{part}.")
    return lines


def numbered_kinds(facts: Summary) -> tuple[str, ...]:
    """The kinds of the numbered lines of this summary, from 1."""
    return tuple(kind.key for kind in _kinds(facts.kind) if _shown(facts, kind))


def blocks(facts: Summary, named: int = ALL) -> list[str]:
    """The text of each kind that has something to count now or had last year, numbered.

    `named`: how many of the groups with more births than last year are named, and of those with fewer.
    """
    found = []
    for number, kind in enumerate((kind for kind in _kinds(facts.kind) if _shown(facts, kind)), start=1):
        now, before = facts.total.now, facts.total.before
        if now is None:
            found.append(f"{number}. Cùng kỳ {facts.before.start.year}: {filled(kind.tally, before or {}, kind)}")
            continue
        lines = [f"{number}. {filled(kind.figure, now, kind)}"]
        if before is not None:
            # Staff enter what they have: what they did not enter is not zero.
            known = _some(before, kind) or not facts.entered
            lines.append(f"  cùng kỳ {facts.before.start.year}: {filled(kind.tally, before, kind) if known else NO_DATA}")
        if kind.key == "birth":
            lines += [f"  {line}" for line in _births(facts, named)]
        found.append("\n".join(lines))
    return found


def nothing(facts: Summary) -> list[str]:
    """The common kinds of which nothing was told, in one line."""
    if facts.total.now is None:
        return []
    none = [kind.menu.lower() for kind in _kinds(facts.kind) if kind.figure and kind.order < 60 and not _shown(facts, kind)]
    return ["- Không có: " + ", ".join(none)] if none else []


def _shown(facts: Summary, kind: Kind) -> bool:
    """Whether a kind has a line of its own."""
    if not kind.figure:
        return False
    now, before = facts.total.now, facts.total.before
    if now is None:
        return before is not None and _some(before, kind)
    return _some(now, kind) or _some(before or {}, kind) or facts.kind is not None


def _births(facts: Summary, named: int) -> list[str]:
    """What reports tell of births: the year so far, the sex ratio, groups up, down and the same, third births."""
    lines = []
    if facts.year is not None and facts.year.now is not None:
        now, before = facts.year.now, facts.year.before
        lines.append(f"từ đầu năm: {_births_so_far(now)}{_last_year(facts, before, _births_so_far)}")
        lines.append(f"tỷ số giới tính khi sinh từ đầu năm: {_rate('sex_ratio', now)}{_last_year(facts, before, _ratio)}")
    if len(facts.groups) > 1 and facts.total.before is not None and not facts.whole:
        lines += _trend(_births_by_group(facts.groups), named)
    if facts.year is not None and facts.year.now is not None:
        now, before = facts.year.now, facts.year.before
        lines.append(f"con thứ 3 trở lên từ đầu năm: {_rate('third_share', now)}{_last_year(facts, before, _third)}")
    return lines


def _last_year(facts: Summary, before: Mapping[str, int] | None, told: Callable[[Mapping[str, int]], str]) -> str:
    if before is None:
        return ""
    assert facts.year is not None
    change = ""
    if facts.entered and told is _third and not before.get("third_or_later"):
        return f"; cùng kỳ {facts.before.start.year}: {NO_DATA}"
    if told is _births_so_far and not facts.whole:
        change = f" ({signed((facts.year.now or {}).get('births', 0) - before.get('births', 0))})"
    return f"; cùng kỳ {facts.before.start.year}: {told(before)}{change}"


def _births_so_far(counts: Mapping[str, int]) -> str:
    return f"{grouped(counts.get('births', 0))} cháu"


def _ratio(counts: Mapping[str, int]) -> str:
    return _rate("sex_ratio", counts)


def _third(counts: Mapping[str, int]) -> str:
    return _rate("third_share", counts)


def _rate(key: str, counts: Mapping[str, int]) -> str:
    return rate(figure(INDICATORS[key], Facts(counts)))


def _births_by_group(groups: Sequence[Standing]) -> Trend:
    both = [group for group in groups if group.now is not None and group.before is not None]
    return trend(
        {group.label: (group.now or {}).get("births", 0) for group in both},
        {group.label: (group.before or {}).get("births", 0) for group in both},
    )


def _trend(found: Trend, named: int) -> list[str]:
    lines = []
    for word, changes in (("tăng", found.up), ("giảm", found.down)):
        if changes:
            told = [f"{place} ({signed(n)})" for place, n in changes[:named]]
            told += [f"{len(changes) - named} tổ khác"] if len(changes) > named else []
            lines.append(f"{word} {len(changes)} tổ: {', '.join(told)}")
    if found.same:
        told = [f": {', '.join(found.same)}"] if len(found.same) <= named else []
        lines.append(f"không đổi {len(found.same)} tổ{''.join(told)}")
    return lines


def groups(facts: Summary) -> list[str]:
    """A line for each group that has anything to show, then those that have not reported."""
    silent = [group for group in facts.groups if group.now is None and group.before is None]
    lines = [f"- {_group(group, facts)}" for group in (*facts.groups, *facts.others) if group not in silent]
    if lines:
        lines.insert(0, "Từng tổ:")
    if silent:
        lines.append("Chưa báo: " + ", ".join(group.label for group in silent))
    return lines


def _kinds(only: str | None) -> list[Kind]:
    kinds = all_kinds()
    return [kinds[key] for key in in_order(kinds) if only is None or key == only]


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
