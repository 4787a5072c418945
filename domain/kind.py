"""What a kind of record is. Each kind is one file of domain/kinds/, found by listing that folder; all else follows from it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain import kinds
from domain.codes import PLACES
from domain.fields import Area, Field, Household, Month, Name, Pick, Values, Words
from domain.people import ACCESS, Matter, Role
from domain.rules import Rule

# Facts any record may carry beside its own fields. `area` and `household` are resolved against the ward's lists.
COMMON: tuple[Field, ...] = (
    Area("area", "Tổ", ask="Ở tổ nào?", example="tổ 5"),
    Household("household", "Hộ số", ask="Hộ số mấy?", marks=("hộ", "hộ số"), example="hộ 12"),
    Name("head", "Nhà", marks=("nhà", "hộ", "gia đình", "vợ"), personal=True, example="nhà bà Lan"),
    Pick("place", "Nơi", of=PLACES, example="trạm y tế"),
    Month("month", "Kỳ", ask="Tháng nào?", example="tháng 11"),  # said where the day is not
)

# Asked of staff who enter for somebody who telephoned, and named so in the entry.
CALLER = Words("caller", "Người gọi báo", ask="Ai gọi báo? (tên, hoặc: tôi)", personal=True, example="bà Hoa tổ 5")


@dataclass(frozen=True)
class Need:
    """What must be known before saving: one of `any` is enough. `ask` None: the question of the first field.

    `nameless` and `nameless_ask` stand in their place where no names are asked (a platform abroad).
    """

    any: tuple[str, ...]
    ask: str | None = None
    nameless: tuple[str, ...] = ()
    nameless_ask: str | None = None

    def without_names(self, kind: Kind) -> Need | None:
        """The same need where no names are asked; None when nothing of it is left to ask."""
        if self.nameless:
            return Need(self.nameless, self.nameless_ask)
        if any(kind.field(key).personal for key in self.any):
            left = tuple(key for key in self.any if not kind.field(key).personal)
            return Need(left) if left else None
        return self


def number(key: str) -> Callable[[Values], int]:
    """What a count adds: the number told in this field, 0 where none was."""

    def told(values: Values) -> int:
        value = values.get(key)
        return value if isinstance(value, int) else 0

    return told


@dataclass(frozen=True)
class Count:
    """One figure an entry adds to. `of` gives how many (0: none).

    `once`: a figure of distinct persons or couples: of all entries of one identity (`Kind.person`) in a calendar year
    only the first carries it.
    `by`: fields of codes it is also kept by ("topic", "form"), and "unit" for the cell or organisation of the one who told
    it, each under a key of its own (domain/counting.part_of). Not for `once`.
    `place`: the field that names the group it is counted in, where that is not the entry's own. Not for `once`.
    """

    key: str
    label: str
    of: Callable[[Values], int] = lambda values: 1
    once: bool = False
    by: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Flag:
    """A quiet mark for ward staff: no word of it goes to the person who reports."""

    key: str
    label: str
    when: Callable[[Values], bool]
    closed: bool = False  # for the named officer alone


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record.

    key        code of the kind, as in the understanding form ("birth")
    label      its name on the read-back          menu    its name in the menu
    command    the word of its command, without slash and diacritics ("sinh")
    calls      the words that name the event in a sentence, with diacritics
    example    one plain line a person could type
    day        the field that says when it happened
    who, facts when two tellings are the same event: see domain/alike.py; `window` in days
    wide       tellings from two areas are halves of one event (a marriage), so look across the ward
    person     fields that make the identity of a distinct person or couple, for `Count.once`
    figure     the line of the summary            tally   the short form on a receipt and beside a group
    yields     kinds it gives way to where both are called in one message (a party cell's meeting on a theme is a session)
    rules      what is asked once, or refused, beside other facts and other records (domain/rules.py)
    nothing    it says that nothing happened, so it cannot stand beside something that did
    matter     what it is about, which decides who may enter and read it (the table in domain/people.py)
    slip       the section of the monthly slip it stands in, as printed ("3", "B"); "" for none
    zero       what people call it when they say that none happened, its label first; without these its label
    anywhere   a party member enters it for the chi bộ, without an area
    office     staff may enter it for their office, without an area
    order      its number in the menu, the same for ever: 3 on the first screen, 52 the second of group 5 (domain/menu.py)
    """

    key: str
    label: str
    menu: str
    command: str
    calls: tuple[str, ...]
    example: str
    fields: tuple[Field, ...]
    needs: tuple[Need, ...]
    counts: tuple[Count, ...]
    figure: str
    tally: str
    order: int
    day: str = "date"
    who: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    window: int = 0
    wide: bool = False
    person: tuple[str, ...] = ()
    matter: Matter = Matter.OPEN
    anywhere: bool = False
    office: bool = False
    nothing: bool = False
    yields: tuple[str, ...] = ()
    slip: str = ""
    zero: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def by(self) -> frozenset[Role]:
        """Who may enter it."""
        return ACCESS[self.matter].enter

    def field(self, key: str) -> Field:
        """The field with this key, own or common. KeyError when the kind has none."""
        return _fields(self)[key]

    def own_words(self) -> str:
        """The field of free words that a record of this kind is nothing without and that names nobody; "" for none."""
        alone = (self.field(need.any[0]) for need in self.needs if len(need.any) == 1)
        named = any(isinstance(field, Name) for field in self.fields)
        return next((field.key for field in alone if isinstance(field, Words) and field.free and not named), "")

    def all_fields(self) -> tuple[Field, ...]:
        """Own fields, then the common ones, as they are shown and read."""
        return tuple(_fields(self).values())

    def missing(self, values: Values, unknown: frozenset[str] = frozenset(), *, names: bool = True) -> tuple[Need, ...]:
        """What is still needed: no field of it given, and not said to be unknown. `names` False: no names are asked."""
        wanted = self.needs if names else tuple(filter(None, (need.without_names(self) for need in self.needs)))
        return tuple(need for need in wanted if not any(key in values for key in need.any) and need.any[0] not in unknown)


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by key, in the order of the menu, found by listing domain/kinds/."""
    found = [importlib.import_module(f"domain.kinds.{module.name}").KIND for module in pkgutil.iter_modules(kinds.__path__)]
    return {kind.key: kind for kind in sorted(found, key=lambda kind: (kind.order, kind.key))}


_FIELDS: dict[str, dict[str, Field]] = {}


def _fields(kind: Kind) -> dict[str, Field]:
    if kind.key not in _FIELDS:
        own = {field.key: field for field in kind.fields}
        _FIELDS[kind.key] = own | {field.key: field for field in (*COMMON, CALLER) if field.key not in own}
    return _FIELDS[kind.key]


def day_of(kind: Kind, values: Values, told: date) -> date:
    """The day an entry counts on: its own, the first of the month said instead, or the day it was told."""
    said = values.get(kind.day) or values.get("month")
    if said is None:
        return told
    text = str(said)
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")
