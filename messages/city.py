"""Sentences of the figures of a whole city: all wards together, then each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.chat import Say
from domain.indicators import Figure, Sort
from domain.spans import Span
from messages.numbers import grouped, rate
from messages.words import short_day

# What is told of a city, in the order of reports.
SHOWN = (
    "births",
    "boys",
    "girls",
    "sex_ratio",
    "third_share",
    "marriage_persons",
    "premarital_share",
    "elderly_checked",
    "sessions",
    "attendees",
    "moved_in",
    "moved_out",
    "deaths",
)
HIGH_RATIO = Decimal(120)  # press reports of a city name the units above it


@dataclass(frozen=True, slots=True)
class WardLine:
    """A ward: how many of its groups told anything, and its figures."""

    name: str
    told: int
    groups: int
    figures: Mapping[str, Figure]


def city(span: Span, until: date | None, whole: Mapping[str, Figure], wards: Sequence[WardLine], *, page: int, size: int) -> Say:
    """All wards together on the first page, then so many wards a page."""
    clip = f" (đến {short_day(until)})" if until else ""
    told = [ward for ward in wards if _known(ward)]
    lines = [f"Toàn thành phố, {span.label}{clip}: {len(told)}/{len(wards)} phường, xã có số liệu"]
    if page == 1:
        lines += [f"- {figure.indicator.label}: {_said(figure)}" for figure in whole.values()]
        high = sorted((ward for ward in told if _ratio(ward) > HIGH_RATIO), key=_ratio, reverse=True)
        if high:
            named = ", ".join(f"{ward.name} {rate(ward.figures['sex_ratio'])}" for ward in high[:10])
            lines.append(f"Tỷ số giới tính khi sinh trên 120: {len(high)} nơi: {named}")
    lines += [f"{ward.name}: {_ward(ward)}" for ward in wards[size * (page - 1) : size * page]]
    if size * page < len(wards):
        lines.append(f"Xem tiếp, nhắn: tonghop thành phố {span.label} trang {page + 1}")
    return Say("\n".join(lines))


def _known(ward: WardLine) -> bool:
    return ward.figures["births"].n is not None


def _ward(ward: WardLine) -> str:
    if not _known(ward):
        return "chưa có số liệu"
    births, boys, girls = (_said(ward.figures[key]) for key in ("births", "boys", "girls"))
    return f"{births} ({boys.split()[0]} trai, {girls.split()[0]} gái), {ward.told}/{ward.groups} tổ đã báo"


def _said(figure: Figure) -> str:
    if figure.indicator.sort is Sort.RATE:
        return rate(figure)
    return "chưa có số liệu" if figure.n is None else f"{grouped(figure.n)} {figure.indicator.unit}"


def _ratio(ward: WardLine) -> Decimal:
    return ward.figures["sex_ratio"].value or Decimal(0)
