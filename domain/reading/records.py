"""From the facts of one stretch to its records: lists are cut where a new person begins, shared facts are handed down."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from domain.fields import Area, Household, Name, Number, Pick, Several, Value, YesNo
from domain.kind import Kind
from domain.problems import Problem
from domain.reading.choices import FIRST, settled
from domain.reading.facts import Fact
from domain.reading.fitting import fitted
from domain.reading.page import Page
from domain.reading.sentences import sentence_bounds
from domain.reading.tags import TagHit

_SHARED = frozenset({"day", "month", "area"})
_LIST_SIGNS = frozenset({")", ".", "-", ":", "+", "*", "/", "buoi", "lan", "dot"})
_BACK = 40  # words
_TWIN = frozenset({"sex", "weight_g", "child_name"})


@dataclass
class Draft:
    """A record while it is being put together: the facts of each field, in order."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)

    def add(self, fact: Fact) -> None:
        self.facts.setdefault(fact.field, []).append(fact)

    def values(self, kind: Kind) -> tuple[dict[str, Value], tuple[str, ...]]:
        fields: dict[str, Value] = {}
        unclear: set[str] = set()
        for key, facts in self.facts.items():
            usable = [fact for fact in facts if fact.value is not None]
            troubled = any(fact.trouble for fact in facts)
            if usable:
                value, doubt = settled(kind.field(key), usable)
                if doubt is None:
                    fields[key] = value  # type: ignore[assignment]
                troubled = troubled or doubt is not None
            if troubled:
                unclear.add(key)
        if any(fact.value is None and fact.trouble for fact in self.facts.get(kind.day, ())) and kind.day in fields:
            del fields[kind.day]
        return fields, tuple(sorted(unclear))


def drafts(page: Page, kind: Kind, facts: Sequence[Fact], calls: frozenset[int]) -> list[Draft]:
    """Facts cut into records. A record ends where an identity that it already has is said anew."""
    done: list[Draft] = []
    lent: set[int] = set()
    current: list[Fact] = []
    held: dict[str, list[Fact]] = {}  # of the current record
    listed = _listed_groups(kind, facts)
    for fact in facts:
        known = held.get(fact.field, [])
        if fact.start in page.memo.get("couples", ()) and fact.sort == "person":
            back = range(fact.start, max(0, fact.start - _BACK), -1)
            cut = next((n for n in back if page.at(n) in (";", ".", "\n", ",")), fact.start)
            done.append(_draft([old for old in current if old.start < cut]))
            current = [old for old in current if old.start >= cut]
            held, known = _by_field(current), []
        if known and all(id(old) in lent for old in known):
            current = [old for old in current if old not in known]  # what a twin inherited gives way to its own
            held, known = _by_field(current), []
        if known and (fact.start in listed or _heads_a_line(page, known[-1], fact) or _splits(page, kind, known, fact, calls)):
            cut = _item_start(page, current, fact)
            rest = [old for old in current if old.start >= cut]
            done.append(_draft([old for old in current if old.start < cut]))
            inherited = _handed_down(kind, done[-1], fact)
            lent |= {id(old) for old in inherited}
            current = [old for old in inherited if all(old.field != new.field for new in [*rest, fact])] + rest
            held = _by_field(current)
        current.append(fact)
        held.setdefault(fact.field, []).append(fact)
    done.append(_draft(current))
    return done


def _by_field(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        held.setdefault(fact.field, []).append(fact)
    return held


def days_of_the_event(page: Page, kind: Kind, draft: Draft, calls: Sequence[TagHit]) -> None:
    """ "… mất hôm 14/11. Đám hôm nay đã xong": of two days, the one in a sentence that names the event."""
    days = draft.facts.get(kind.day, [])
    if len({fact.value for fact in days}) < 2:
        return
    around = {sentence_bounds(page, call.start) for call in calls}
    told = [fact for fact in days if any(first <= fact.start < last for first, last in around)]
    behind = [fact for fact in told if any(0 <= fact.start - call.end <= 3 for call in calls)]
    if (
        behind
        and len({fact.value for fact in behind}) == 1
        and not any(page.at(fact.start - 1) in ("hay", "hoac") for fact in days)
    ):
        told = behind  # đêm qua không ngủ được …, sinh lúc 2h sáng nay
    if told:
        draft.facts[kind.day] = told


def without_days_to_come(page: Page, facts: list[Fact], calls: Sequence[TagHit]) -> list[Fact]:
    """ "… chào đời ngày 18/11; thứ hai tới tôi sẽ nhắc": a day ahead where nothing is told, beside one that is over."""
    ahead = [fact for fact in facts if fact.trouble is Problem.FUTURE_DAY]
    if not ahead or not any(fact.sort == "day" and fact.trouble is None for fact in facts):
        return facts
    around = {sentence_bounds(page, call.start) for call in calls}
    stray = [fact for fact in ahead if not any(first <= fact.start < last for first, last in around)]
    return [fact for fact in facts if fact not in stray]


def with_something_told(kind: Kind, found: list[Draft], calls: Sequence[int]) -> list[Draft]:
    """Drafts without those that say no more than when and where, and in which no word tells of an event: cả tổ 5 đang lo."""
    own = {field.key for field in kind.fields} - {kind.day}
    telling = [draft for draft in found if own & draft.facts.keys()]
    if not telling or len(telling) == len(found):
        return found
    return [draft for draft in found if draft in telling or _has_a_call(draft, calls)]


def _has_a_call(draft: Draft, calls: Sequence[int]) -> bool:
    places = [place for facts in draft.facts.values() for fact in facts for place in (fact.start, fact.end)]
    if not places:
        return False
    place = bisect_left(calls, min(places) - 3)
    return place < len(calls) and calls[place] <= max(places) + 3


def _listed_groups(kind: Kind, facts: Sequence[Fact]) -> set[int]:
    """Where a group begins of which something is counted, if each of several is: tổ 1 17 cụ, tổ 2 20 cụ."""
    counted = {field.key for field in kind.fields if isinstance(field, Number) and field.units}
    order = [fact for fact in facts if fact.sort == "area" or fact.field in counted]
    groups = [place for place, fact in enumerate(order) if fact.sort == "area"]
    if len(groups) < 2 or groups[0] or any(later - one < 2 for one, later in pairwise([*groups, len(order)])):
        return set()
    return {order[place].start for place in groups[1:]}


def _heads_a_line(page: Page, last: Fact, fact: Fact) -> bool:
    """ "1) 6/11 họp thôn …", and on a line of its own "2) Loa ngày 13/11 …": another day on another item is another record."""
    if not fact.sort == last.sort == "day" or fact.value == last.value or "\n" not in page.folds[last.end : fact.start]:
        return False
    return (_at_a_head(page, last) and _at_a_head(page, fact)) or (_on_an_item(page, last) and _on_an_item(page, fact))


def _on_an_item(page: Page, fact: Fact) -> bool:
    """Whether the line begins with a number or a dash."""
    index = fact.start
    while index > 0 and page.at(index - 1) != "\n":
        index -= 1
    return page.at(index) in ("-", "+", "*") or (page.words[index].number and page.at(index + 1) in (".", ")", "/", "-", ":"))


def _at_a_head(page: Page, fact: Fact) -> bool:
    index = fact.start - 1
    while index >= 0 and fact.start - index < 4 and (page.words[index].number or page.at(index) in _LIST_SIGNS):
        index -= 1
    return index < 0 or page.at(index) == "\n"


def _draft(facts: Sequence[Fact]) -> Draft:
    draft = Draft()
    for fact in facts:
        draft.add(fact)
    return draft


def _splits(page: Page, kind: Kind, known: Sequence[Fact], fact: Fact, calls: frozenset[int]) -> bool:
    """True when a second value of a field begins a new record rather than contradicts the first."""
    last = known[-1]
    if last.value == fact.value and not (fact.sort == "person" and fact.field == "name"):
        return False
    kept = kind.field(fact.field)
    if isinstance(kept, Several | YesNo) or fact.field in FIRST or fact.trouble or last.trouble:
        return False
    if isinstance(kept, Name | Household):
        return True
    if isinstance(kept, Number) or (kind.wide and isinstance(kept, Area)):
        return False  # 60 cụ, khám 45 cụ; anh Tài tổ 8 lấy chị Trang tổ 3: in doubt, not two
    if isinstance(kept, Pick) and fact.field == "sex" and "weight_g" in {own.key for own in kind.fields}:
        return True
    return any(last.end <= call < fact.start for call in calls) and any(
        page.at(index) in (",", ".", ";", "\n", "va") for index in range(last.end, fact.start)
    )


def _item_start(page: Page, current: Sequence[Fact], fact: Fact) -> int:
    """Where the item of a fact begins: behind the last sign before it, but never before the first of the current record."""
    known = next(old for old in current if old.field == fact.field)
    for signs in ((".", ";", "\n"), (",", "va", "con")):
        for index in range(fact.start - 1, known.end - 1, -1):
            if (
                page.at(index) in signs
                and not page.claimed[index]
                and not (signs[0] == "." and page.at(index) == "." and page.glued(index))
            ):
                return index + 1
    return fact.start


def _handed_down(kind: Kind, before: Draft, fact: Fact) -> list[Fact]:
    """Twins have all in common but sex, weight and name."""
    if fact.field != "sex":
        return []
    return [old for key, old_facts in before.facts.items() if key not in _TWIN for old in old_facts]


def share(kind: Kind, found: Sequence[Draft], shared: Sequence[Fact], spread: Sequence[Fact]) -> None:
    """Give every record what was said before the first of them, until replaced, and what was said of all."""
    own = {known.key for known in kind.all_fields()}  # the group left in a move is nothing of the births told behind it
    latest = [fact for fact in shared if fact.field in own]
    for draft in found:
        for fact in latest:
            if fact.field not in draft.facts:
                draft.add(fact)
        for fact in spread:
            if fact.field not in draft.facts:
                draft.add(fact)


def is_shared(fact: Fact) -> bool:
    return fact.sort in _SHARED or fact.field == "place"


__all__ = ["Draft", "Problem", "drafts", "fitted", "is_shared", "share"]
