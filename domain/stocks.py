"""Stocks: how many there are on a day (households, people, people of 60 and over …), entered by staff until a register exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.reading.folding import fold


@dataclass(frozen=True, slots=True)
class StockKind:
    """What is counted. `words` are how it is written in a pasted table, folded; the label is one of them already."""

    key: str
    label: str
    unit: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """So many at the end of this day."""

    n: int
    day: date


_DECLARED = (
    StockKind("households", "Hộ dân cư", "hộ", ("so ho", "ho", "tong so ho")),
    StockKind("people", "Nhân khẩu", "người", ("dan so", "nguoi", "khau", "so khau", "so dan", "tong so nguoi")),
    StockKind(
        "married_women",
        "Phụ nữ 15–49 tuổi có chồng",
        "người",
        ("phu nu 15-49 co chong", "nu 15-49 co chong", "phu nu co chong", "cap vo chong", "pn 15-49 co chong"),
    ),
    StockKind("women", "Phụ nữ 15–49 tuổi", "người", ("phu nu 15-49", "nu 15-49", "pn 15-49", "phu nu")),
    StockKind(
        "elderly", "Người từ 60 tuổi", "người", ("nct", "nguoi cao tuoi", "nguoi 60", "tu 60 tuoi", "60 tuoi tro len", "cac cu")
    ),
    StockKind("elderly_insured", "Người từ 60 tuổi có thẻ BHYT", "người", ("nct co bhyt", "nct bhyt", "nguoi cao tuoi co bhyt")),
    StockKind(
        "elderly_managed",
        "Người từ 60 tuổi được quản lý sức khoẻ",
        "người",
        ("nct quan ly", "nct duoc quan ly", "nct co so theo doi", "nguoi cao tuoi duoc quan ly"),
    ),
    StockKind("children", "Trẻ em dưới 16 tuổi", "cháu", ("tre em", "tre duoi 16", "tre em duoi 16")),
    StockKind("pregnant", "Phụ nữ mang thai trong năm", "người", ("mang thai", "phu nu mang thai", "thai phu")),
)
STOCKS: dict[str, StockKind] = {one.key: one for one in _DECLARED}
"""Every stock by key, in the order of the forms (Biểu 03-DSX, phần I)."""


def vocabulary() -> dict[str, str]:
    """Folded word → stock key, for reading a table."""
    labels = {" ".join(fold(kind.label.replace("–", "-")).split()): kind.key for kind in _DECLARED}
    return labels | {word: kind.key for kind in _DECLARED for word in kind.words}


def of_place(held: Mapping[tuple[int, str], Stock], areas: Iterable[int], *, whole: bool) -> dict[str, Stock]:
    """Stock key → what stands for these groups together, `held` being what each group (0: the whole ward) has.

    For the ward its own figure goes first. Else the groups' are added up, but only when every group has one: a sum over
    some groups would be a denominator that is too small. Its day is then the oldest of theirs.
    """
    groups = list(areas)
    found: dict[str, Stock] = {}
    for key in STOCKS:
        if whole and (0, key) in held:
            found[key] = held[0, key]
        elif groups and all((area, key) in held for area in groups):
            each = [held[area, key] for area in groups]
            found[key] = Stock(sum(one.n for one in each), min(one.day for one in each))
    return found
