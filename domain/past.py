"""Figures of months before the bot, entered by staff as one entry for each group and month.

They are entries of a kind of their own, so that they stand in the ledger, are corrected, taken back and traced like all
others. The kind is not told in conversation and stands in no menu, so it is not in domain/kinds/.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from domain.counting import lines
from domain.fields import Number, Values
from domain.indicators import INDICATORS
from domain.kind import Count, Kind, all_kinds
from domain.reading.folding import fold
from domain.reading.tables import Bad, BadLine, Row

KEY = "past"
# How counts are written in a table, folded, beside their own labels.
WORDS: dict[str, tuple[str, ...]] = {
    "births": ("sinh", "so sinh", "tre sinh", "tong sinh"),
    "boys": ("nam", "trai", "be trai"),
    "girls": ("nu", "gai", "be gai"),
    "second_births": ("con thu 2", "con 2", "con thu hai"),
    "third_or_later": ("con thu 3", "con 3", "con thu ba", "con thu 3+"),
    "mothers_under_20": ("me duoi 20", "me duoi 20 tuoi"),
    "deaths": ("mat", "chet", "tu vong", "qua doi"),
    "male_deaths": ("nam mat", "mat nam"),
    "female_deaths": ("nu mat", "mat nu"),
    "marriage_persons": ("ket hon", "nguoi ket hon"),
    "couples": ("cap", "cap ket hon", "so cap"),
    "premarital_couples": ("kham truoc ket hon", "cap kham", "ksk truoc ket hon"),
    "child_marriage_persons": ("tao hon",),
    "divorce_persons": ("ly hon",),
    "moved_in": ("den", "chuyen den"),
    "moved_out": ("di", "chuyen di"),
    "elderly_visits": ("luot kham nct",),
    "elderly_checked": ("kham nct", "nct kham", "nct duoc kham"),
    "sessions": ("tuyen truyen", "buoi", "buoi tuyen truyen"),
    "attendees": ("nguoi du", "luot nguoi"),
    "households_visited": ("tham ho", "ho duoc tham"),
}
# A figure that is at least another: a check-up of somebody is a visit too.
IMPLIED = {"elderly_visits": "elderly_checked"}


@cache
def past() -> Kind:
    """The kind of these entries: a number for every figure of every kind."""
    told = [count for kind in all_kinds().values() if not kind.nothing for count in kind.counts]
    return Kind(
        key=KEY,
        label="Số nhập trước",
        menu="",
        command="",
        order=999,
        calls=(),
        example="",
        fields=tuple(Number(count.key, count.label) for count in told),
        needs=(),
        day="month",
        counts=(
            *(Count(count.key, count.label, _said(count.key)) for count in told),
            Count("past_reports", "Số nhập trước", lambda values: 1),  # so that a month of zeros is not silence
        ),
        figure="",
        tally="",
    )


def kind_of(key: str) -> Kind:
    """The kind of an entry, told or entered by staff. KeyError for none."""
    return past() if key == KEY else all_kinds()[key]


def completed(values: Mapping[str, int]) -> dict[str, int]:
    """The figures with those that follow from them for certain: boys and girls make the births."""
    found = dict(values)
    if "births" not in found and {"boys", "girls"} <= found.keys():
        found["births"] = found["boys"] + found["girls"]
    for whole, part in IMPLIED.items():
        if part in found:
            found.setdefault(whole, found[part])
    return found


def looked_over(rows: Sequence[Row]) -> tuple[list[Row], list[BadLine]]:
    """The rows whose figures agree with each other, completed, and those whose figures cannot all be true."""
    good: list[Row] = []
    bad: list[BadLine] = []
    for row in rows:
        numbers = completed(row.numbers)
        sexes = numbers.get("boys", 0) + numbers.get("girls", 0)
        if numbers.get("births", 0) != sexes:
            bad.append(BadLine(row.line, Bad.SEXES, f"{numbers.get('births', 0)}|{sexes}"))
        elif over := exceeding(numbers):
            bad.append(BadLine(row.line, Bad.EXCEEDS, "|".join(past().field(key).label for key in over)))
        else:
            good.append(replace(row, numbers=numbers))
    return good, bad


def vocabulary() -> dict[str, str]:
    """Folded word → count key, for reading a table."""
    labels = {" ".join(fold(field.label).split()): field.key for field in past().fields}
    return labels | {word: key for key, words in WORDS.items() for word in words}


def exceeding(values: Mapping[str, int]) -> tuple[str, str] | None:
    """(part, whole), both count keys, when a part is larger than its whole."""
    for one in INDICATORS.values():
        part, whole = one.key, one.part_of
        if part in values and whole and values[part] > values.get(whole, 0):
            return part, whole
    if values.get("second_births", 0) + values.get("third_or_later", 0) > values.get("births", 0):
        return "third_or_later", "births"
    return None


def kinds_told(counts: Mapping[str, int]) -> frozenset[str]:
    """The kinds of which there is anything in these counts."""
    return frozenset(kind.key for kind in all_kinds().values() if any(counts.get(count.key) for count in kind.counts))


def covers(kind: Kind, values: Values) -> bool:
    """Whether figures entered before (the values of such an entry) already count things of this kind."""
    return any(values.get(count.key) for count in kind.counts)


def own_counts(values: Values) -> dict[str, int]:
    """What an entry of this kind adds to the figures."""
    return lines(past(), values)


def _said(key: str) -> Callable[[Values], int]:
    return lambda values: int(values.get(key, 0))  # type: ignore[arg-type]
