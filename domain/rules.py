"""Rules that look beyond one field: at other fields, at records kept before. Pure; the Book says what storage knows.

A rule refuses only what cannot be. What is merely unlikely is asked once, and the answer "right" is taken.
Source of the limits: the section list of P0/CTV (wives of 15 to 49) and the ward's own experience.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.fields import Values
from domain.reading.folding import clean, fold


@dataclass(frozen=True, slots=True)
class Case:
    """A record being told or kept, as rules see it: personal values too. `entry` is 0 before it is kept."""

    kind: str
    values: Values
    area: int
    household: int
    day: str
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found. `sure`: it cannot be, else it is asked once. `entry` is the record it leans on, 0 for none."""

    sure: bool = False
    entry: int = 0
    day: str = ""


@dataclass(frozen=True)
class Rule:
    """`asks`: what is said, with {day} of the record it leans on. `field`: what is asked anew when it is not right.

    `of`: the kinds it looks at, `back` and `ahead`: how many days before and after the event. `wide`: in the whole ward.
    """

    key: str
    asks: str
    field: str
    finds: Callable[[Case, Sequence[Case]], Found | None]
    of: tuple[str, ...] = ()
    back: int = 0
    ahead: int = 0
    wide: bool = False

    def span(self, day: str) -> tuple[str, str]:
        """The first and the last day it looks at, as ISO text."""
        at = date.fromisoformat(day)
        return (at - timedelta(days=self.back)).isoformat(), (at + timedelta(days=self.ahead)).isoformat()


def folded(value: object) -> str:
    return " ".join(fold(clean(str(value))).split()) if value is not None else ""


def same_person(one: object, other: object) -> bool:
    """Two full names that are equal."""
    return " " in folded(one) and folded(one) == folded(other)


def _dead(case: Case, before: Sequence[Case]) -> Found | None:
    """Somebody who died earlier: certain with the same full name, household, and no year of birth that differs."""
    for death in before:
        for key in ("name", "mother_name", "groom_name", "bride_name"):
            if not same_person(case.values.get(key), death.values.get("name")) or death.day >= case.day:
                continue
            if key != "name":
                return Found(False, death.entry, death.day)
            mine, theirs = case.values.get("birth_year"), death.values.get("birth_year")
            if mine and theirs and mine != theirs:
                continue
            home = bool(case.household and case.household == death.household)
            return Found(home or bool(mine and mine == theirs), death.entry, death.day)
    return None


def _later_life(case: Case, others: Sequence[Case]) -> Found | None:
    """A death before something that the same person did."""
    for other in others:
        if same_person(case.values.get("name"), other.values.get("name")) and other.day > case.day:
            mine, theirs = case.values.get("birth_year"), other.values.get("birth_year")
            if not (mine and theirs and mine != theirs):
                return Found(False, other.entry, other.day)
    return None


def _same_woman(case: Case, other: Case, key: str) -> bool:
    if same_person(case.values.get(key), other.values.get(key)):
        return True
    if not case.household or case.household != other.household:
        return False
    mine, theirs = folded(case.values.get(key)), folded(other.values.get(key))
    return not mine or not theirs or f" {mine}".endswith(f" {theirs}") or f" {theirs}".endswith(f" {mine}")


def _started(case: Case, before: Sequence[Case]) -> Found | None:
    method = case.values.get("method")
    for start in before:
        if _same_woman(case, start, "name") and start.values.get("method") in (None, method):
            return None
    return Found()


def _born(case: Case, births: Sequence[Case]) -> Found | None:
    """A newborn's screening whose birth nobody told, or that lies before it."""
    own = [birth for birth in births if _same_woman(case, birth, "mother_name")]
    sex = case.values.get("sex")
    own = [birth for birth in own if not sex or birth.values.get("sex") in (None, sex)]
    if not own:
        return Found()
    if all(birth.day > case.day for birth in own):
        surely = case.household and own[0].household == case.household
        return Found(bool(surely and len(own) == 1), own[0].entry, own[0].day)
    return None


def _close_births(case: Case, births: Sequence[Case]) -> Found | None:
    """Two births of one mother less than seven months apart that are no twins (the same or the next day)."""
    for birth in births:
        apart = abs((date.fromisoformat(case.day) - date.fromisoformat(birth.day)).days)
        if same_person(case.values.get("mother_name"), birth.values.get("mother_name")) and apart > 1:
            return Found(False, birth.entry, birth.day)
    return None


def _again_married(case: Case, weddings: Sequence[Case]) -> Found | None:
    """A person who married somebody else within the month."""
    for wedding in weddings:
        for mine, spouse in (("groom_name", "bride_name"), ("bride_name", "groom_name")):
            other = (folded(case.values.get(spouse)), folded(wedding.values.get(spouse)))
            if same_person(case.values.get(mine), wedding.values.get(mine)) and all(other) and other[0] != other[1]:
                return Found(False, wedding.entry, wedding.day)
    return None


def age_of_mother(values: Values, day: str, key: str = "mother_birth_year") -> int | None:
    """The age she has or will have in the year of the event; None when her year of birth is not known."""
    born = values.get(key)
    return int(day[:4]) - born if isinstance(born, int) and day else None


def _outside(key: str) -> Callable[[Case, Sequence[Case]], Found | None]:
    def finds(case: Case, _others: Sequence[Case]) -> Found | None:
        age = age_of_mother(case.values, case.day, key)
        return Found() if age is not None and not 15 <= age <= 49 else None

    return finds


_LIVED = ("elderly_checkup", "general_checkup", "info_change", "move_within")

DEAD = Rule(
    "dead", "Người tên này đã được báo mất ngày {day}. Có đúng là việc sau ngày đó không?", "date", _dead, ("death",), back=1500
)
LATER_LIFE = Rule(
    "later_life",
    "Người tên này có việc được báo sau ngày mất, ngày {day}. Ngày mất có đúng không?",
    "date",
    _later_life,
    _LIVED,
    ahead=730,
)
STARTED_BEFORE = Rule(
    "started_before",
    "Chưa thấy báo lúc bắt đầu dùng biện pháp này. Có phải đã dùng từ trước khi ghi trên máy không?",
    "method",
    _started,
    ("contraception_start",),
    back=7300,
)
BORN_BEFORE = Rule(
    "born_before",
    "Chưa thấy ca sinh của bé trước ngày này. Có đúng là bé của tổ, sinh mà chưa báo, hoặc sinh ở nơi khác không?",
    "date",
    _born,
    ("birth",),
    back=400,
    ahead=60,
)
CLOSE_BIRTHS = Rule(
    "close_births",
    "Mẹ tên này đã có một ca sinh ngày {day}, cách chưa tới 7 tháng. Có đúng không?",
    "date",
    _close_births,
    ("birth",),
    back=212,
    ahead=212,
)
AGAIN_MARRIED = Rule(
    "again_married",
    "Người tên này đã có một đám cưới với người khác, ngày {day}. Có đúng là hai đám cưới không?",
    "groom_name",
    _again_married,
    ("marriage",),
    back=31,
    ahead=31,
    wide=True,
)
MOTHER_AGE = Rule(
    "mother_age", "Tuổi mẹ ngoài khoảng 15 đến 49. Năm sinh mẹ có đúng không?", "mother_birth_year", _outside("mother_birth_year")
)
WIFE_AGE = Rule("wife_age", "Tuổi ngoài khoảng 15 đến 49. Năm sinh có đúng không?", "birth_year", _outside("birth_year"))
