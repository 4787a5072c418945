"""Whether who is named is the child that was born, rather than who bore it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.vocabulary import TagHit

SEX_WORDS = frozenset({"trai", "gai", "nam", "nu", "giai", "be", "bt", "bg"})


def is_the_child(page: Page, index: int) -> bool:
    """Cháu Bảo An … sinh hôm thứ ba, cháu là con trai đầu lòng: the child, not who bears it."""
    return any(
        page.folds[n : n + 2] == ("chau", "la") and page.at(n + 2) in ("con", "be", "trai", "gai")
        for n in range(index, len(page))
    )


def child_of_somebody(page: Page, person: Person, calls: Sequence[TagHit]) -> bool:
    """cháu Minh con nhà Hoa Tiến mới sinh: the child; with "sinh bé trai" behind it she gives birth."""
    link = person.end + (page.at(person.end) == ",")
    if person.title not in ("chau", "be") or page.at(link) != "con":
        return False
    if page.at(link + 1) not in ("nha", "chi", "anh", "co", "vo"):
        return False
    place = bisect_left(calls, person.end, key=lambda call: call.start)
    return place < len(calls) and page.at(calls[place].end) not in SEX_WORDS | {"con", "chau", "em", "duoc", "dc"}


def of_the_child(page: Page, index: int) -> bool:
    """bé gái 3kg tên Ánh: nobody grown stands between."""
    before = page.folds[max(0, index - 7) : index]
    return bool({"be", "gai", "trai"} & set(before)) and not {"me", "ma", "chi", "co", "vo", "ba", "bo"} & set(before)


def bears(page: Page, person: Person, calls: Sequence[TagHit]) -> bool:
    """cháu gái Hoa sinh con trai: who gives birth"""
    call = next((call for call in calls if person.end <= call.start <= person.end + 2), None)
    return call is not None and page.at(call.end) in ("con", "be", "chau", "em", "trai", "gai", "duoc", "1", "mot", "doi")


def newborn(page: Page, person: Person, calls: Sequence[TagHit]) -> bool:
    """cháu Phúc sinh ngày 2/11: who is born; cháu Hoa sinh con trai: who gives birth."""
    call = next((call for call in calls if person.end <= call.start <= person.end + 1), None)
    if call is None or page.at(call.end - 1) not in ("sinh", "sanh", "doi"):
        return False
    index = call.end
    while page.at(index) in ("ngay", "hom", "vao", "luc"):
        index += 1
    return page.claimed[index : index + 1] == [True] and page.at(call.end) != "thang"
