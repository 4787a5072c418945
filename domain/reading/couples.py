"""Who is the groom and who the bride, and where one couple ends and the next begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.pairs import PAIR, Person
from domain.reading.vocabulary import TagHit

_TITLE_SEX = {
    "anh": "male",
    "a": "male",
    "chu": "male",
    "ong": "male",
    "cau": "male",
    "chi": "female",
    "c": "female",
    "co": "female",
    "ba": "female",
    "di": "female",
}
_TITLE_PARTS = {title: "groom_name" if sex == "male" else "bride_name" for title, sex in _TITLE_SEX.items()}
_WEDS = {"vo": "groom_name", "chong": "bride_name"}
# Bảo Trân là cô dâu
_PARTS_SAID: dict[tuple[str, ...], str] = {("la", "co", "dau"): "bride_name", ("la", "chu", "re"): "groom_name"}
_YOUNG = frozenset({"", "chau", "em"})
PARTS = ("groom_name", "bride_name")


def fact_of(person: Person, key: str) -> Fact:
    return Fact("person", person.start, person.end, person.name, None, key)


def couples(page: Page, people: Sequence[Person], keys: dict[int, str], calls: Sequence[TagHit]) -> list[Fact]:
    """Groom and bride by mark, title or verb, else in the order told; a part that is taken begins another couple."""
    couples: list[list[Fact]] = [[]]
    known: list[str] = []
    people = [person for person in people if not _for_a_child(page, person, keys, calls)]
    told = _said_to_be(page, people)
    place = 0
    while place < len(people):
        person = people[place]
        place += 1
        key = (
            told.get(person.name.lower())
            or keys.get(person.start)
            or _TITLE_PARTS.get(person.title)
            or _by_child(page, person)
            or _by_verb(page, person, calls)
        )
        key = key or ({"thi": "bride_name", "van": "groom_name"}.get(page.at(person.first + 1)) if person.title != PAIR else None)
        key = key or _named_behind(page, person, calls)
        if any(f" {name}".endswith(f" {person.name.lower()}") for name in known):
            continue  # said again: anh Hậu ở Cần Thơ
        known.append(person.name.lower())
        following = people[place] if place < len(people) else None
        if key is None and following is not None and _neutral(page, following, keys, calls) and _joined(page, person, following):
            couples.append([fact_of(person, "groom_name"), fact_of(following, "bride_name")])
            known.append(following.name.lower())
            place += 1
            continue
        if place > 1 and _weds_alone(page, person, calls) and _weds_alone(page, people[place - 2], calls):
            couples.append([])
            page.memo.setdefault("couples", set()).add(person.start)
        taken = {fact.field for fact in couples[-1]}
        if key is None and person.title in _YOUNG and following is not None and len(people) == 2:
            key = _opposite(keys, following)  # nhà bà Mích cưới con gái, cháu Nhung, chú rể Dũng
        if key is None:
            free = [part for part in PARTS if part not in taken]
            near = following is not None and _joined(page, person, following)
            key = free[0] if len(free) == 1 else _opposite(keys, following) if near and following is not None else None
        if key and key in taken:
            couples.append([])
        if key:
            couples[-1].append(fact_of(person, key))
    whole = [couple for couple in couples if couple]
    return [fact for place, couple in enumerate(whole) if place == 0 or len(couple) == 2 or _told(whole[place - 1], couple, calls)
            for fact in couple]  # fmt: skip


def _said_to_be(page: Page, people: Sequence[Person]) -> dict[str, str]:
    """ "…, Bảo Trân là cô dâu, Gia Huy là chú rể": the part of who is named again."""
    said: dict[str, str] = {}
    for index in range(page.size):
        if part := _PARTS_SAID.get(page.folds[index : index + 3]):
            for person in people:
                name = page.folds[person.first : person.end]
                if page.folds[max(0, index - len(name)) : index] == name:
                    said[person.name.lower()] = part
    return said


def _by_child(page: Page, person: Person) -> str | None:
    """cháu Thảo con gái bác Hội"""
    if page.at(person.end) != "con":
        return None
    return {"gai": "bride_name", "trai": "groom_name", "giai": "groom_name"}.get(page.at(person.end + 1))


def _weds_alone(page: Page, person: Person, calls: Sequence[TagHit]) -> bool:
    """anh Tưới lấy vợ; chị Lơi lấy chồng: each of another couple, as nobody is named behind the verb."""
    place = bisect_left(calls, person.end, key=lambda call: call.start)
    call = calls[place] if place < len(calls) and calls[place].start <= person.end + 3 else None
    if call is None or page.at(call.end - 1) not in ("vo", "chong"):
        return False
    return page.at(call.end) in ("", ",", ";", ".", "\n", "roi", "hom", "ngay", "(") or page.claimed[call.end]


def _for_a_child(page: Page, person: Person, keys: dict[int, str], calls: Sequence[TagHit]) -> bool:
    """anh Bảy cưới vợ cho con trai: a parent, not the groom."""
    call = next((call for call in calls if call.start >= person.end), None)
    return (
        call is not None and person.start not in keys and person.title != PAIR
        and ((page.at(call.end) == "cho" and page.at(call.end + 1) in ("con", "chau", "em", "thang", "cau"))
             or page.at(call.start) == "ga" or page.at(call.end) == "con")
    )  # fmt: skip


def _neutral(page: Page, person: Person, keys: dict[int, str], calls: Sequence[TagHit]) -> bool:
    return not (keys.get(person.start) or _TITLE_PARTS.get(person.title) or _by_verb(page, person, calls))


def _opposite(keys: dict[int, str], other: Person) -> str | None:
    key = keys.get(other.start) or _TITLE_PARTS.get(other.title)
    return next((part for part in PARTS if part != key), None) if key else None


def _told(before: list[Fact], couple: list[Fact], calls: Sequence[TagHit]) -> bool:
    """One spouse alone is another wedding only where a word tells of one."""
    return any(before[-1].end <= call.start for call in calls) and len(calls) > 1


def _named_behind(page: Page, person: Person, calls: Sequence[TagHit]) -> str | None:
    """con gái nhà ông Nhuận lấy chồng, cháu tên Huệ: who weds is named behind the verb."""
    if not person.marks or page.at(person.start) not in ("chau", "em", "be", "no", "ten"):
        return None
    verbs = [page.at(call.end - 1 - (page.at(call.end - 1) == "cho")) for call in calls if call.end <= person.start]
    return next((_WEDS[verb] for verb in reversed(verbs) if verb in _WEDS), None)


def _by_verb(page: Page, person: Person, calls: Sequence[TagHit]) -> str | None:
    """X lấy vợ: the groom; X lấy chồng: the bride; cưới vợ cho X: the groom."""
    if any(call.end == person.start and page.at(call.end - 1) == "cho" for call in calls):
        return {"vo": "groom_name", "chong": "bride_name"}.get(page.at(person.start - 2))
    following = [call for call in calls if person.end <= call.start]
    if not following or {";", "\n"}.intersection(page.folds[person.end : following[0].start]):
        return None
    end = following[0].end
    return {"vo": "groom_name", "chong": "bride_name"}.get(page.at(end - 1))


def _joined(page: Page, one: Person, other: Person) -> bool:
    """A lấy B, A và B, A - B, A cưới B"""
    between = [page.at(index) for index in range(one.end, other.start) if not page.claimed[index]]
    return len(between) <= 9 and any(word in ("lay", "cuoi", "va", "voi", "-", "hon", "cung", "&", "+", "x") for word in between)
