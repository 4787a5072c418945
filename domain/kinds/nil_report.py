"""A report that nothing happened in a month, in all kinds or in some: zero said aloud differs from not reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from domain.fields import CodeList, Month, Several
from domain.kind import Count, Kind, Need, all_kinds
from domain.people import Matter

T = TypeVar("T")


class _OfTheSlip(Mapping[str, T]):
    """Something of every kind that stands on the slip, looked up when used: this file is one of those that are listed."""

    def __init__(self, of: Callable[[Kind], T]) -> None:
        self._of = of

    def __getitem__(self, key: str) -> T:
        kind = all_kinds()[key]
        if not kind.slip:
            raise KeyError(key)
        return self._of(kind)

    def __iter__(self) -> Iterator[str]:
        return (kind.key for kind in all_kinds().values() if kind.slip)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _words(kind: Kind) -> tuple[str, ...]:
    return kind.zero or (kind.label.lower(),)


KIND = Kind(
    key="nil_report",
    label="Không có phát sinh",
    menu="Không có phát sinh",
    command="khongphatsinh",
    order=8,
    calls=(
        "không phát sinh",
        "không có phát sinh",
        "không có gì",
        "chưa phát sinh",
        "không biến động",
        "không có biến động",
        "không có trường hợp nào",
        "không có ca nào",
    ),
    example="tháng này không phát sinh",
    fields=(
        Month("month", "Kỳ", ask="Của tháng nào?", example="tháng 11"),
        Several(
            "kinds",
            "Riêng về",
            of=CodeList(_OfTheSlip(lambda kind: _words(kind)[0]), words=_OfTheSlip(_words)),
            example="sinh",
        ),
    ),
    needs=(Need(("month",)),),
    day="month",
    nothing=True,
    matter=Matter.GROUP,
    facts=("month",),
    counts=(
        Count("nil_reports", "Báo không có phát sinh gì", lambda v: int("kinds" not in v)),
        Count("nil_some", "Báo không có phát sinh một số mục", lambda v: int("kinds" in v)),
    ),
    figure="",
    tally="không có phát sinh",
)
