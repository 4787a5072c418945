"""Two digits behind a name that can only be an age or only a year of birth: bà Đình 70, mẹ Tuyết 95."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import BirthYear
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.numbers import part_of_decimal
from domain.reading.page import Page
from domain.reading.pairs import Person

# Of the elderly nobody was born in 1967 or later, and nobody is under 60; a mother or a groom is not of 60 or more.
_AGES_OF_THE_OLD, _YEARS_OF_THE_OLD, _YEARS_OF_THE_YOUNG = range(67, 100), range(30, 60), range(60, 100)

_SIGNS = frozenset({",", ";", ")", ".", "\n"})
_COUNTED = frozenset({"nguoi", "khau", "can", "ky", "kg", "tuan", "ngay", "thang", "/"})


def bare_years(page: Page, kind: Kind, people: Sequence[Person]) -> list[Fact]:
    """The years and ages of the people named, where the kind asks one. Claims what it reads."""
    born = next((field for field in kind.fields if isinstance(field, BirthYear) and field.youngest), None)
    found: list[Fact] = []
    for person in people:
        said = page.number(person.end)
        if born is None or said is None or len(page.at(person.end)) != 2 or not _alone(page, person.end):
            continue
        sort = "age" if born.elderly and said in _AGES_OF_THE_OLD else "year"
        if sort == "age" or said in (_YEARS_OF_THE_OLD if born.elderly else _YEARS_OF_THE_YOUNG):
            page.claim(person.end, person.end + 1)
            found.append(Fact(sort, person.end, person.end + 1, said))
    return found


def _alone(page: Page, index: int) -> bool:
    """No part of a longer number, of an address ("70 Trần Phú") or of an amount."""
    if page.claimed[index] or part_of_decimal(page, index, index + 1):
        return False
    if page.glued(index):
        return page.at(index + 1) in _SIGNS
    return not page.capital(index + 1) and page.at(index + 1) not in _COUNTED
