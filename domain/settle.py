"""From what was said to what can be kept: places found in the lists, impossible values put aside, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from domain.draft import Draft
from domain.fields import Group, Value
from domain.kind import CALLER, Kind, Need, all_kinds, day_of
from domain.people import OFFICE, Matter, Member, Role, may_enter_area, may_enter_household, may_enter_kind
from domain.problems import Problem, Refused, Wrong
from domain.rules import Case, Found, Rule


@dataclass(frozen=True, slots=True)
class AreaSeen:
    """A residential group: `label` is what people call it ("tổ 5"), `name` its number or name alone."""

    id: int
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class HouseholdSeen:
    """A household of the list."""

    id: int
    area: int
    number: str
    known_as: str


class Book(Protocol):
    """The ward's lists, as far as one member may need them in a turn. Reading only."""

    member: Member
    names: bool
    """Whether names of residents are taken on this channel."""
    at_once: bool
    """Whether the ward saves what is read whole and without doubt without a confirmation."""
    rationed: bool
    """Whether messages to the member are counted, so that everything missing is asked at once."""

    def takes(self, matter: Matter) -> bool:
        """Whether records about this are taken on this channel."""
        ...

    def area(self, name: str) -> AreaSeen | None:
        """The ward's group of this name."""
        ...

    def is_closed(self, month: str) -> bool:
        """Whether the ward has closed this month ("2026-10"), so that a change of its figures needs a reason."""
        ...

    def known(self, kinds: Sequence[str], area: int, first: str, last: str) -> tuple[Case, ...]:
        """Records of these kinds kept in a group (0: in the ward) between two days, personal values too: for rules only."""
        ...

    def own_areas(self) -> tuple[AreaSeen, ...]:
        """The groups the member is in charge of, in order."""
        ...

    def area_by_id(self, area: int) -> AreaSeen: ...

    def has_households(self, area: int) -> bool:
        """Whether a list of households was ever given for this group."""
        ...

    def households(self, *, area: int = 0, number: str = "", head: str = "") -> tuple[HouseholdSeen, ...]:
        """Households by number or by the name they are known by; area 0: those in the member's own charge."""
        ...


def settle(draft: Draft, book: Book, today: date) -> tuple[Draft, Wrong | None]:
    """The draft with its places resolved and its impossible values taken out.

    The first wrong value comes back too, so that it is asked again; the others stay marked in `refused`.
    Raises Refused when the member's role may not enter this kind at all.
    """
    kind = all_kinds()[draft.kind]
    member = book.member
    if not may_enter_kind(member, kind.matter):
        raise Refused(Problem.NOT_YOUR_KIND, kind=kind.label)
    if not book.takes(kind.matter):
        raise Refused(Problem.NOT_OVER_HERE, kind=kind.label)
    wrong: Wrong | None = None
    values = dict(draft.values)
    if not ({kind.day, "month"} & values.keys() or any(kind.day in need.any for need in kind.needs)):
        values[kind.day] = draft.told  # a proposal is of the day on which it is made
    refused = set(draft.refused)
    for key in list(values):
        field = kind.field(key)
        try:
            if field.health and member.role is Role.PARTY_MEMBER:
                raise Wrong(Problem.NOT_YOUR_FIELD, field)
            field.check(values[key], today)
        except Wrong as problem:
            del values[key]
            if problem.problem is not Problem.NOT_YOUR_FIELD:
                refused.add(key)
            wrong = wrong or problem
        else:
            refused.discard(key)
    draft = replace(draft, values=values, refused=tuple(sorted(refused)))
    try:
        draft = _moved(draft, kind, book)
        # Places first: a household known by a name is found by it, and kept by its number.
        draft = _places(draft, kind, book)
    except Wrong as problem:
        key = problem.field.key
        values = {name: value for name, value in draft.values.items() if name != key}
        draft = replace(draft, values=values, refused=tuple(sorted({*draft.refused, key})))
        wrong = wrong or problem
    return (draft if book.names else _nameless(draft, kind)), wrong


def _nameless(draft: Draft, kind: Kind) -> Draft:
    """The draft without the names it told, where none are taken."""
    values = {key: value for key, value in draft.values.items() if not kind.field(key).personal}
    refused = tuple(key for key in draft.refused if not kind.field(key).personal)
    return replace(draft, values=values, refused=refused, left_out=draft.left_out or len(values) < len(draft.values))


def _places(draft: Draft, kind: Kind, book: Book) -> Draft:
    """Area and household found in the lists. Raises Wrong for the one that is not there or not in charge."""
    member, said = book.member, draft.values.get("area")
    area = book.area(str(said)) if said is not None else None
    if said is not None and area is None:
        raise Wrong(Problem.NO_SUCH_AREA, kind.field("area"), shown=str(said))
    own = book.own_areas()
    if area is None and (draft.area or (draft.entry and draft.was[0])):
        area = book.area_by_id(draft.area or draft.was[0])
    if area is None and member.role is Role.COLLABORATOR and len(own) == 1:
        area = own[0]
    from_here = "from_area" not in draft.values or (area is not None and area.name == draft.values["from_area"])
    home = _household(draft, kind, book, area) if from_here else None
    if home is not None and area is None:
        area = book.area_by_id(home.area)
    if member.role is Role.PARTY_MEMBER:
        return _for_party_member(draft, kind, member, area, home)
    if (area.id if area else 0, home.id if home else 0) == draft.was and draft.entry:
        return _placed(draft, area, home)  # an own entry stays correctable after its group went to somebody else
    if area is None and kind.office and member.role in OFFICE:
        return replace(draft, unit=member.unit or "Phường", area=0, area_label=member.unit or "Phường")
    if area is not None and home is None and not may_enter_area(member, area.id):
        raise Wrong(Problem.NOT_YOUR_AREA, kind.field("area"), shown=area.label, own=", ".join(a.label for a in own))
    if home is not None and not may_enter_household(member, home.id, home.area):
        problem = Problem.HANDED_OVER if home.id in member.handed_over else Problem.NOT_YOUR_HOUSEHOLD
        raise Wrong(problem, kind.field("household"), shown=home.number)
    return _placed(draft, area, home)


def _for_party_member(draft: Draft, kind: Kind, member: Member, area: AreaSeen | None, home: HouseholdSeen | None) -> Draft:
    if home is not None:
        if not may_enter_household(member, home.id, home.area):
            raise Wrong(Problem.NOT_YOUR_HOUSEHOLD, kind.field("household"), shown=home.number)
        return _placed(draft, area, home)
    if kind.anywhere:
        return replace(draft, unit=member.unit, area=0, area_label=member.unit)
    if "household" in draft.values or "head" in draft.values:
        raise Wrong(Problem.NOT_YOUR_HOUSEHOLD, kind.field("household"), shown=str(_said_household(draft)))
    return replace(draft, unit=member.unit)


def _said_household(draft: Draft) -> Value:
    return draft.values.get("household") or draft.values.get("head") or ""


def _moved(draft: Draft, kind: Kind, book: Book) -> Draft:
    """A move between groups, kept in the group of the one who tells it: the one left or the one come to.

    Raises Wrong for a group that is not there, for two that are the same, and when neither is in charge.
    """
    groups = [field for field in kind.fields if isinstance(field, Group)]
    seen: list[AreaSeen] = []
    values = dict(draft.values)
    for field in groups:
        if field.key not in values:
            continue
        area = book.area(str(values[field.key]))
        if area is None:
            raise Wrong(Problem.NO_SUCH_AREA, field, shown=str(values[field.key]))
        if area in seen:
            raise Wrong(Problem.SAME_AREA, field, shown=area.label)
        values[field.key] = area.name
        seen.append(area)
    if not groups:
        return draft
    own = next((area for area in seen if may_enter_area(book.member, area.id)), None)
    if len(seen) == len(groups) and own is None and book.member.role is Role.COLLABORATOR and not draft.entry:
        shown = ", ".join(area.label for area in book.own_areas())
        raise Wrong(Problem.NOT_YOUR_AREA, groups[0], shown=seen[0].label, own=shown)
    if own is not None and not draft.entry:
        values["area"] = own.name
    return replace(draft, values=values)


def _household(draft: Draft, kind: Kind, book: Book, area: AreaSeen | None) -> HouseholdSeen | None:
    """The household meant, when the list knows exactly one; None when only a name is known, or nothing.

    Raises Wrong when a number is given that a listed group does not have.
    """
    where = area.id if area is not None else 0
    number = draft.values.get("household")
    if number is not None:
        found = book.households(area=where, number=str(number))
        if len(found) == 1:
            return found[0]
        if area is not None and not found and book.has_households(area.id):
            raise Wrong(Problem.NO_SUCH_HOUSEHOLD, kind.field("household"), shown=str(number), area=area.label)
        return None
    head = draft.values.get("head")
    if head is not None:
        found = book.households(area=where, head=str(head))
        return found[0] if len(found) == 1 else None
    return None


def _placed(draft: Draft, area: AreaSeen | None, home: HouseholdSeen | None) -> Draft:
    values = {key: value for key, value in draft.values.items() if key != "area"}
    if home is not None:
        values["household"] = home.number
        if home.known_as:
            values.setdefault("head", home.known_as)
    return replace(
        draft,
        values=values,
        area=area.id if area is not None else 0,
        area_label=area.label if area is not None else "",
        household=home.id if home is not None else 0,
    )


def still_needed(draft: Draft, member: Member, *, names: bool = True) -> tuple[Need, ...]:
    """What to ask before the read-back, in order: refused values, the place, what the kind needs, the caller."""
    kind = all_kinds()[draft.kind]
    found: list[Need] = []
    for key in draft.refused:
        need = next((need for need in kind.needs if key in need.any), Need((key,)))
        found.append(need if names else need.without_names(kind) or Need((key,)))
    if not draft.area and not draft.unit:
        found.append(Need(("area",)))
    elif member.role is Role.PARTY_MEMBER and not draft.household and not kind.anywhere:
        found.append(Need(("household", "head"), ask="Hộ số mấy?"))
    found += kind.missing(draft.values, frozenset(draft.unknown), names=names)
    if names and member.role in OFFICE and not draft.entry and "caller" not in draft.values and "caller" not in draft.unknown:
        found.append(Need((CALLER.key,)))
    # An answer to the one before settles a need that takes it too.
    return tuple(need for place, need in enumerate(found) if not any(set(other.any) <= set(need.any) for other in found[:place]))


def closed_month(draft: Draft, book: Book, today: date) -> str:
    """The closed month ("2026-10") whose figures the draft changes with no reason given yet; "" when there is none."""
    if draft.reason:
        return ""
    day = day_of(all_kinds()[draft.kind], draft.values, date.fromisoformat(draft.told)).isoformat()
    present = today.isoformat()[:7]
    months = sorted({day[:7], draft.was_day[:7]} - {""})
    return next((month for month in months if month < present and book.is_closed(month)), "")


def may_be_unknown(draft: Draft, member: Member, keys: tuple[str, ...]) -> bool:
    """Whether "chưa rõ" can be taken: not for the place an entry is counted in, nor for a nil report's month."""
    if {"area", "from_area", "to_area"} & set(keys) or keys[0] == "month":
        return False
    return not (member.role is Role.PARTY_MEMBER and "household" in keys and not draft.household)


def odd_field(draft: Draft) -> str | None:
    """The first unlikely value not yet said to be right."""
    kind = all_kinds()[draft.kind]
    for key, value in draft.values.items():
        if key not in draft.sure and kind.field(key).odd(value):
            return key
    return None


def broken_rule(draft: Draft, book: Book) -> tuple[Rule, Found] | None:
    """The first rule that speaks against a draft and was not said to be right, with what it found."""
    kind = all_kinds()[draft.kind]
    day = day_of(kind, draft.values, date.fromisoformat(draft.told)).isoformat()
    case = Case(draft.kind, draft.values, draft.area, draft.household, day, draft.entry)
    for rule in kind.rules:
        if rule.key in draft.sure:
            continue
        first, last = rule.span(day)
        known = book.known(rule.of, 0 if rule.wide else draft.area, first, last) if rule.of else ()
        found = rule.finds(case, [one for one in known if one.entry != draft.entry or not draft.entry])
        if found is not None:
            return rule, found
    return None
