"""Several events told as a number: có 2 ca sinh, 3 cháu gồm 2 trai 1 gái, tháng này có 2 đám cưới."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import Household, Name, Number
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.numbers import number_at
from domain.reading.page import Page
from domain.reading.records import Draft
from domain.reading.vocabulary import TagHit

_NOUNS = frozenset({"ca", "truong", "chau", "cap", "doi", "dam", "nguoi", "cu", "be", "tre", "em", "vu", "dua", "chi"})
_MOST = 9  # more than this is a figure somebody quotes


def of_cases(page: Page, kind: Kind, facts: Sequence[Fact], calls: Sequence[TagHit]) -> list[Draft]:
    """As many drafts as are told by number with no more said of each; none where one event, or each of several, is told."""
    asked = {key for need in kind.needs for key in need.any}
    if any(isinstance(field, Number) and field.units and field.key in asked for field in kind.fields):
        return []
    if any(isinstance(kind.field(fact.field), Name | Household) or fact.sort in ("weight", "year", "age") for fact in facts):
        return []
    number = next((n for call in calls[:20] if (n := _number(page, call))), 0)
    if not number and all(_digit_before(page, fact) for fact in facts if fact.field == "sex"):
        number = sum(_digit_before(page, fact) for fact in facts if fact.field == "sex")  # sinh: 2 trai 1 gái
    if not 2 <= number <= _MOST:
        return []
    sexes = [fact for fact in facts if fact.field == "sex"]
    rest = [fact for fact in facts if fact.field != "sex"]
    told = [sex for sex in sexes for _ in range(_digit_before(page, sex))]
    if sexes and len(told) != number and not (len(sexes) == 1 and len(told) <= 1):
        return []
    made = []
    for place in range(number):
        own = [told[place]] if len(told) == number else sexes
        draft = Draft()
        for fact in [*rest, *own]:
            draft.add(fact)
        made.append(draft)
    return made


def _number(page: Page, call: TagHit) -> int:
    """The number of cases that stands beside the call."""
    for start in range(max(0, call.start - 4), min(call.end + 2, len(page))):
        found = number_at(page, start)
        plain = page.words[start].number or page.at(start) in ("hai", "ba", "bon")
        if plain and found and found.value and page.free(start, found.end) and page.at(found.end) in _NOUNS:
            gap = [page.at(index) for index in range(found.end + 1, call.start)]
            if "," not in gap and page.at(start - 1) not in ("thu", "con"):
                return found.value
    return 0


def _digit_before(page: Page, fact: Fact) -> int:
    found = number_at(page, fact.start - 1) if fact.start else None
    return found.value or 0 if found and found.end == fact.start else 0
