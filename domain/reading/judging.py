"""What is done to a record once its fields are read, and whether it says enough to be one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.fields import Group, Name, Pick, Value, Words
from domain.kind import Kind
from domain.reading.events import Event
from domain.reading.facts import Fact
from domain.reading.folding import fold
from domain.reading.numbers import digit
from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.vocabulary import TagHit


@dataclass(frozen=True)
class Said:
    """A message taken apart: its words, the phrases in it, the facts that read alike in every kind, the people."""

    page: Page
    hits: Sequence[TagHit]
    facts: Sequence[Fact]
    people: Sequence[Person]

    def within(self, event: Event) -> tuple[list[TagHit], list[Fact], list[Person]]:
        """What lies in one stretch."""
        return (
            _part(self.hits, event.start, event.end),
            _part(self.facts, event.start, event.end),
            _part(self.people, event.start, event.end),
        )


T = TypeVar("T", TagHit, Fact, Person)


def _part(found: Sequence[T], start: int, end: int) -> list[T]:
    """Of things in the order of their first words, those that begin between two words."""
    return list(found[bisect_left(found, start, key=_begins) : bisect_left(found, end, key=_begins)])


def _begins(thing: TagHit | Fact | Person) -> int:
    return thing.start


_SOMEBODY = frozenset(
    [
        "cu",
        "ong",
        "ba",
        "nguoi",
        "chau",
        "be",
        "em",
        "anh",
        "chi",
        "co",
        "chu",
        "bac",
        "ca",
        "hop",
        "bo",
        "me",
        "cha",
        "vo",
        "chong",
        "con",
        "thang",
        "di",
        "cau",
        "mo",
        "thim",
        "duong",
        "bo",
    ]
)


def area_said_before(said: Said, kind: Kind, fields: dict[str, Value], unclear: tuple[str, ...]) -> None:
    """hôm trước em báo chị Mận tổ 12 sắp sinh, nay chị Mận sinh rồi: the group stands where she was named first."""
    names = {str(fields[field.key]).lower() for field in kind.fields if isinstance(field, Name) and field.key in fields}
    if "area" in fields or "area" in unclear or not names or any(isinstance(field, Group) for field in kind.fields):
        return
    known: dict[str, str] | None = said.page.memo.get("homes")
    if known is None:
        areas = {fact.start: str(fact.value) for fact in said.facts if fact.sort == "area"}
        known = said.page.memo["homes"] = {
            person.name.lower(): areas.get(person.end) or areas[person.end + 1]
            for person in said.people
            if person.end in areas or person.end + 1 in areas
        }
    area = next((known[name] for name in names if name in known), None)
    if area:
        fields["area"] = area


def only_the_day(kind: Kind, fields: dict[str, Value], unclear: tuple[str, ...]) -> None:
    """A month stands only where no day does."""
    if kind.day != "month" and (kind.day in fields or kind.day in unclear):
        fields.pop("month", None)


def drop_of_a_group(kind: Kind, fields: dict[str, Value], unclear: tuple[str, ...], *, alone: bool) -> None:
    """Where nobody is named, what belongs to one person is not said of anybody."""
    keys = {field.key for field in kind.fields}
    if not {"name", "count"} <= keys:
        return
    told = fields.get("count", fields.get("male", fields.get("female", 0)))
    if (
        alone
        and "name" in fields
        and isinstance(told, int)
        and told > 2
        and not {"birth_year", "findings", "insured"} & fields.keys()
    ):
        del fields["name"]  # 52 cụ, có chị Hoa trạm y tế khám
    if "birth_year" in unclear:
        fields.pop("findings", None)  # two years, one name: of whom is not known
    if "name" in fields:
        for key in ("count", "male", "female"):
            fields.pop(key, None)
        return
    for field in kind.fields:
        if field.health or field.key in ("sex", "birth_year"):
            fields.pop(field.key, None)


_TALKS = frozenset({"noi", "tuyen", "truyen", "long", "pho"})  # nói chuyện, tuyên truyền, lồng ghép: whatever the theme
_SHORT = 6  # words
_OF_GROUPS = frozenset({"nhom", "zalo", "clb", "facebook", "fb", "kenh", "trang"})
_VISITED = frozenset({"ho", "dong", "dinh"})  # hộ, vận động, gia đình: no mere call at a neighbour's


def is_report(said: Said, event: Event, fields: dict[str, Value], unclear: tuple[str, ...]) -> bool:
    """A record says something: its topic if it is talk under a loose name, else two facts or one of its own."""
    kind = event.kind
    assert kind is not None
    loose = kind.menu.lower().split()[0]
    keys = {field.key for field in kind.fields}
    if "households" in keys and "topic" not in fields:
        sure = _VISITED & {said.page.at(index) for call in event.calls[:20] for index in range(call.start, call.end)}
        sure |= _VISITED & {word for call in event.calls[:20] for word in fold(call.tag.gap).split()}
        return bool(sure and {"head", "household", "households"} & fields.keys()) or "household" in fields
    if {"name", "sex"} <= keys and "count" not in keys and not _of_somebody(said, event, fields):
        return False
    if "topic" not in fields and any("topic" in need.any for need in kind.needs):
        talks = any(said.page.at(call.start) in _TALKS for call in event.calls[:20])
        if talks and "attendees" in fields and {"date", "area", "place"} & fields.keys():
            return True
        return bool(fields) and any(
            fold(kind.menu.lower()) == " ".join(said.page.folds[call.start : call.end]) or said.page.at(call.start) == loose
            for call in event.calls[:20]
        )
    if any(field.key == "matter" and isinstance(field, Pick) for field in kind.fields) and "matter" not in fields:
        folds = said.page.folds[event.start : event.end]
        if "phat" in folds and {"khong", "chua"} & set(folds):
            return False  # giám sát không phát hiện gì
    written = [field.key for field in kind.fields if isinstance(field, Words) and field.free]
    of_nobody = len(written) > 1 and not {"name", "head", "household", "birth_year"} & fields.keys()
    if of_nobody and (not fields.keys() >= set(written) or _OF_GROUPS.intersection(said.page.folds)):
        return False  # nhóm mình đổi tên thành Dân số tổ 5
    words = kind.own_words()
    if words and words not in fields:
        return False  # "nhà khó khăn" makes no difficulty that is passed on
    own = {field.key for field in kind.fields} - {kind.day}
    if "attendees" in own and not (own | {kind.day, "month"}) & (fields.keys() - _said_by_the_call(kind)):
        return False  # lúc đi tập thể dục, hộ 22 …: nothing that was held
    if not own:
        told = {kind.day, "head", "household"} & (fields.keys() | set(unclear))
        return bool(told) or _counted_case(said, event) or ("area" in fields and bool(said.within(event)[2]))
    if _said_by_the_call(kind) & fields.keys() and "area" in fields and said.within(event)[2]:
        return True  # em dâu chị Hoa tổ 5 có bầu rồi
    given = (fields.keys() | set(unclear)) - _said_by_the_call(kind)  # what the call itself says is nothing told beside it
    if given == {"sex"} and len(said.page) > _SHORT:
        return False  # bạn tôi ở quê mới sinh con trai
    return bool(own & given) or len(given - {"month"}) >= 2 or "head" in fields or _counted_case(said, event)


def _said_by_the_call(kind: Kind) -> set[str]:
    return {field.key for field in kind.fields if isinstance(field, Pick) and field.called}


def _of_somebody(said: Said, event: Event, fields: dict[str, Value]) -> bool:
    """A death is somebody's: what is lost may be a telephone."""
    if {"name", "sex", "birth_year", "head", "household"} & fields.keys():
        return True
    page = said.page
    return any(page.at(index) in _SOMEBODY for call in event.calls[:20] for index in range(max(0, call.start - 4), call.end + 1))


def _counted_case(said: Said, event: Event) -> bool:
    """ "tháng 10 tổ 8 có 1 người mất": a number of cases is said."""
    page, nouns = said.page, ("ca", "truong", "nguoi", "doi", "cap", "ho", "chau", "dam", "vu", "chi")
    return any(
        (page.words[index].number or digit(page, index))
        and page.at(index + 1) in nouns
        and "month" in {fact.sort for fact in said.facts}
        for call in event.calls[:20]
        for index in range(max(event.start, call.start - 5), min(call.end + 3, event.end))
    )
