"""Sentences of targets: what is wanted, where the ward stands, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.chat import Say
from domain.indicators import INDICATORS, Figure, Indicator, Sort
from domain.stocks import STOCKS
from domain.targets import Aim, Gap, Target, aim_of
from messages.numbers import grouped, rate
from messages.words import capital, short_day

EXAMPLE = "/chitieu đặt khám trước kết hôn 90\n/chitieu đặt tỷ số giới tính 111 năm 2027\n/chitieu đặt tảo hôn 0"
# Whom a share counts, as people say it.
_WHOM = {
    "premarital_share": "cặp",
    "prenatal_share": "người",
    "newborn_share": "cháu",
    "elderly_share": "cụ",
    "insured_share": "cụ",
    "managed_share": "cụ",
}


def targets(place: str, today: date, rows: Sequence[tuple[Target, Figure, Gap]], *, may_set: bool) -> Say:
    """Each indicator, its figure of the year so far, the target, and what is missing."""
    lines = [f"Chỉ tiêu, {place}, năm {today.year} (đến {short_day(today)})"]
    lines += [f"- {_line(target, figure, found, may_set=may_set)}" for target, figure, found in rows]
    if may_set:
        lines.append(f"Đặt chỉ tiêu, ví dụ:\n{EXAMPLE}")
    return Say("\n".join(lines))


def target_set(target: Target, before: Decimal | None) -> Say:
    was = "" if before is None else f" (trước: {_number(before)})"
    return Say(f"Đã đặt chỉ tiêu năm {target.year}: {INDICATORS[target.indicator].label} {_wanted(target)}{was}.")


def _line(target: Target, figure: Figure, found: Gap, *, may_set: bool) -> str:
    one = figure.indicator
    now = rate(figure) if one.sort is Sort.RATE else _count(figure)
    year = f", năm {target.year}"
    return f"{one.label}: {now}; chỉ tiêu {_wanted(target)}{year}: {_standing(target, figure, found, may_set=may_set)}"


def _standing(target: Target, figure: Figure, found: Gap, *, may_set: bool) -> str:
    if target.fall:
        return "chưa rõ so với năm nào, cán bộ đặt con số cụ thể giúp"
    if found.met is None:
        return _unknown(figure, may_set=may_set)
    if found.met:
        return "đạt"
    if found.missing is not None:
        return f"còn thiếu {grouped(found.missing)} {_WHOM.get(target.indicator, figure.indicator.unit)}"
    return "chưa đạt"


def _unknown(figure: Figure, *, may_set: bool) -> str:
    """Why it cannot be told yet; who may set targets also enters what is missing."""
    stock = STOCKS.get(figure.indicator.stock)
    if stock is not None and figure.over is None:
        return f"chưa nhập số {capital(stock.label).lower().replace('bhyt', 'BHYT')}" + (" (/dauky)" if may_set else "")
    return "chưa có số liệu để so"


def _count(figure: Figure) -> str:
    return "chưa có số liệu" if figure.n is None else f"{grouped(figure.n)} {figure.indicator.unit}"


def _wanted(target: Target) -> str:
    one = INDICATORS[target.indicator]
    if target.fall:
        return f"giảm {_number(target.value)}%"
    side = "không quá" if aim_of(target.indicator) is Aim.AT_MOST else "từ"
    return f"{side} {_number(target.value)}{_unit(one)}" + (" trở lên" if side == "từ" and target.value < _most(one) else "")


def _unit(one: Indicator) -> str:
    return "%" if one.unit == "%" else "" if one.sort is Sort.RATE else f" {one.unit}"


def _most(one: Indicator) -> int:
    return 100 if one.unit == "%" else 10_000_000


def _number(value: Decimal) -> str:
    return grouped(value.normalize() if value % 1 else value.to_integral())
