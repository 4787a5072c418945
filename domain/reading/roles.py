"""Who a named person is in an event: mother, groom, bride, the one examined, or the name of the household."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import Name
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.names import Person
from domain.reading.page import Page
from domain.reading.vocabulary import TagHit

# The sex that a name's field asks for, by the word its key begins with.
_SEX = {"mother": "female", "bride": "female", "groom": "male"}
_TITLE_SEX = {
    "anh": "male",
    "chu": "male",
    "ong": "male",
    "cau": "male",
    "chi": "female",
    "co": "female",
    "ba": "female",
    "di": "female",
}
_RELATIVES = frozenset({"con", "dau", "re", "bo", "me", "cha", "tia", "ma", "chong", "vo"})
_SEX_WORDS = frozenset({"trai", "gai", "nam", "nu", "giai", "be", "bt", "bg"})
_TOO_OLD = frozenset({"ba", "ong", "cu", "bac"})  # no mother and no groom is called so by her own name alone


def roles(page: Page, kind: Kind, people: Sequence[Person], calls: Sequence[TagHit]) -> list[Fact]:
    """A fact for each person whose part is clear; the others are left out."""
    own = [field.key for field in kind.fields if isinstance(field, Name)]
    couple = "groom_name" in own and "bride_name" in own
    facts: list[Fact] = []
    unmarked: list[Person] = []
    for person in people:
        key = _by_mark(page, person, own)
        if key == "":
            unmarked.append(person)
        elif key:
            facts.append(_fact(person, key))
    if couple:
        taken = {fact.field for fact in facts}
        facts += _couple(page, unmarked, calls, taken)
    else:
        facts += [_fact(person, key) for person in unmarked if (key := _subject(page, person, own, calls, facts))]
    return sorted(facts, key=lambda fact: fact.start)


def _fact(person: Person, key: str) -> Fact:
    return Fact("person", person.start, person.end, person.name, None, key)


def _by_mark(page: Page, person: Person, own: Sequence[str]) -> str | None:
    """The field its mark names; "" without a mark; None when the person is only somebody's relative."""
    for key in person.marks:
        if key in own:
            wanted = _SEX.get(key.split("_")[0])
            return key if not wanted or not person.sex or person.sex == wanted else None
    if "head" in person.marks:
        return "head"
    before = page.at(person.start - 1)
    if person.marks and page.at(person.start) == "vo" and person.sex != "female":
        return "head" if person.sex == "male" else None
    if before == "vo" and person.sex == "male" and "bride_name" not in own:
        return "head"
    return None if before in _RELATIVES else ""


def _subject(page: Page, person: Person, own: Sequence[str], calls: Sequence[TagHit], facts: list[Fact]) -> str | None:
    if "name" in own:
        return "name"
    listed = page.at(person.end) in (",", "-", "(", ":") and page.at(person.end + 1) in _SEX_WORDS
    if "child_name" in own and person.title in ("", "chau", "be", "em") and listed:
        return "child_name"
    for key in own:
        wanted = _SEX.get(key.split("_")[0])
        if wanted is None or any(fact.field == key for fact in facts):
            continue
        thi = " thi " in f" {' '.join(page.at(i) for i in range(person.first, person.end))} "
        if person.sex == wanted and person.title not in _TOO_OLD:
            return key
        if (
            person.sex == ""
            and person.title not in _TOO_OLD
            and (thi or any(person.end <= call.start <= person.end + 4 for call in calls))
        ):
            return key
    return None


def _couple(page: Page, people: Sequence[Person], calls: Sequence[TagHit], taken: set[str]) -> list[Fact]:
    """Groom and bride by title, by the verb, else in the order told."""
    facts: list[Fact] = []
    used = set(taken)
    neutral: list[Person] = []
    for person in people:
        sex = _TITLE_SEX.get(person.title, "")
        key = {"male": "groom_name", "female": "bride_name"}.get(sex) or _by_verb(page, person, calls)
        if key is None:
            neutral.append(person)
        elif key not in used:
            used.add(key)
            facts.append(_fact(person, key))
    free = [key for key in ("groom_name", "bride_name") if key not in used]
    if len(neutral) >= 2 and len(free) == 2 and _joined(page, neutral[0], neutral[1]):
        return facts + [_fact(person, key) for person, key in zip(neutral, free, strict=False)]
    if len(neutral) == 1 and len(free) == 1:
        facts.append(_fact(neutral[0], free[0]))
    return facts


def _by_verb(page: Page, person: Person, calls: Sequence[TagHit]) -> str | None:
    """X lấy vợ: the groom; X lấy chồng: the bride."""
    following = [call for call in calls if person.end <= call.start]
    if not following:
        return None
    end = following[0].end
    return {"vo": "groom_name", "chong": "bride_name"}.get(page.at(end - 1))


def _joined(page: Page, one: Person, other: Person) -> bool:
    """A lấy B, A và B, A - B, A cưới B"""
    between = [page.at(index) for index in range(one.end, other.start)]
    return len(between) <= 5 and any(word in ("lay", "cuoi", "va", "voi", "-", "hon", "cung", "&") for word in between)
