"""What a ward wants to reach: the starting values of plans and strategies, and how far a figure is from its target.

A new plan or circular adds lines here. A third birth is a statistic and never has a target.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum

from domain.indicators import INDICATORS, Figure, Sort


class Aim(Enum):
    """On which side of the target a ward wants to be."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator to reach in a year. `fall`: the plan only says by how many per cent it is to fall, from no named year."""

    indicator: str
    value: Decimal
    year: int
    source: str
    fall: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a figure stands against its target. `met` None: not known. `missing`: how many persons or couples are missing."""

    met: bool | None
    missing: int | None = None


_STRATEGY = "Quyết định 1679/QĐ-TTg"
_PLAN = "Kế hoạch 173-KH/TU"
# The national strategy to 2030, and a provincial plan where it says more. Values as printed there.
STARTING = (
    Target("sex_ratio", Decimal(109), 2030, f"{_STRATEGY}; {_PLAN}"),
    Target("premarital_share", Decimal(90), 2030, _STRATEGY),
    Target("prenatal_share", Decimal(70), 2030, f"{_STRATEGY}; {_PLAN}"),
    Target("newborn_share", Decimal(90), 2030, f"{_STRATEGY}; {_PLAN}"),
    Target("elderly_share", Decimal(100), 2030, _PLAN),
    Target("insured_share", Decimal(100), 2030, f"{_STRATEGY}; {_PLAN}"),
    Target("managed_share", Decimal(100), 2030, f"{_STRATEGY}; {_PLAN}"),
    Target("child_marriage_persons", Decimal(50), 2030, _STRATEGY, fall=True),
    Target("consanguineous_persons", Decimal(60), 2030, _STRATEGY, fall=True),
)
# What can have a target, with the words people name it by, folded.
WORDS: dict[str, tuple[str, ...]] = {
    "sex_ratio": ("ty so gioi tinh", "gioi tinh khi sinh", "srb"),
    "premarital_share": ("kham truoc ket hon", "truoc ket hon", "tien hon nhan"),
    "prenatal_share": ("sang loc truoc sinh", "truoc sinh"),
    "newborn_share": ("sang loc so sinh", "so sinh"),
    "elderly_share": ("kham nct", "kham nguoi cao tuoi", "nct duoc kham"),
    "insured_share": ("bhyt nct", "nct co bhyt", "bhyt nguoi cao tuoi"),
    "managed_share": ("quan ly nct", "nct quan ly", "quan ly suc khoe nct"),
    "child_marriage_persons": ("tao hon",),
    "consanguineous_persons": ("can huyet",),
    "sessions": ("tuyen truyen", "buoi tuyen truyen"),
    "attendees": ("nguoi du", "luot nguoi"),
    "households_visited": ("tham ho", "ho duoc tham"),
}
_LESS_IS_BETTER = frozenset({"sex_ratio", "child_marriage_persons", "consanguineous_persons"})


def aim_of(indicator: str) -> Aim:
    return Aim.AT_MOST if indicator in _LESS_IS_BETTER else Aim.AT_LEAST


def named(text: str) -> str | None:
    """The indicator a folded text names, by the longest of its words; None for none."""
    found = [
        (len(word), key) for key, words in WORDS.items() if key in INDICATORS for word in words if f" {word} " in f" {text} "
    ]
    return max(found)[1] if found else None


def in_force(own: Mapping[tuple[str, int], Decimal], year: int) -> list[Target]:
    """The targets of a year, in the order of the forms: the ward's own for it or the next year set, else the starting ones."""
    found: dict[str, Target] = {one.indicator: one for one in STARTING if one.year >= year and one.indicator in INDICATORS}
    for (indicator, of), value in sorted(own.items(), key=lambda one: -one[0][1]):
        if of >= year and indicator in INDICATORS:
            found[indicator] = Target(indicator, value, of, "")
    return sorted(found.values(), key=lambda one: list(INDICATORS).index(one.indicator))


def gap(target: Target, figure: Figure) -> Gap:
    """How far a figure is from its target. Of a share the missing persons are counted up to the next whole one."""
    if figure.value is None or target.fall:
        return Gap(None)
    if aim_of(target.indicator) is Aim.AT_MOST:
        # Compared exactly, not as rounded for print.
        return Gap(_exact(figure) <= target.value)
    met = _exact(figure) >= target.value
    if met or figure.n is None:
        return Gap(met, 0)
    wanted = target.value if figure.over is None else target.value * figure.over / figure.indicator.scale
    return Gap(False, int(wanted.to_integral_value(ROUND_CEILING)) - figure.n)


def believable(indicator: str, value: Decimal) -> bool:
    """Whether a target can be meant: a share is at most 100, the sex ratio is near it, a number is whole."""
    one = INDICATORS[indicator]
    if one.sort is Sort.RATE:
        return 90 <= value <= 150 if indicator == "sex_ratio" else 0 < value <= 100
    return 0 <= value <= 1_000_000 and value == value.to_integral_value(ROUND_FLOOR)


def _exact(figure: Figure) -> Decimal:
    assert figure.value is not None
    if figure.over is None or figure.n is None:
        return figure.value
    return Decimal(figure.n) * figure.indicator.scale / figure.over
