"""The field of a kind that each fact belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.fields import Area, BirthYear, Day, Grams, Household, Month
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.page import Page

_SORTS: dict[str, type] = {"day": Day, "month": Month, "weight": Grams, "area": Area, "household": Household}


def fitted(page: Page, kind: Kind, facts: Sequence[Fact], today: date) -> list[Fact]:
    """Facts with the field of the kind they belong to; those the kind has no field for are dropped."""
    fitted_facts: list[Fact] = []
    people: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, fact.end)):
        key: str | None = fact.field
        value = fact.value
        if fact.sort == "mark":
            people.append(fact)
            continue
        if fact.sort in ("year", "age"):
            both = [known for known in kind.fields if isinstance(known, BirthYear)]
            all_ = page.at(fact.start - 1) in ("deu", "cung") or (page.at(fact.start - 2), page.at(fact.start - 1)) == (
                "ca",
                "hai",
            )
            if len(both) > 1 and all_:
                fitted_facts += [
                    Fact(fact.sort, fact.start, fact.end, _year(fact, known, today), fact.trouble, known.key) for known in both
                ]
                continue
            named = bool(people) and people[-1].end == fact.start  # vợ Minh Anh sn 2003
            born = (None if named else _by_title(page, kind, fact)) or _birth_field(kind, people, fact)
            if born and fact.sort == "age" and int(str(fact.value)) < born.youngest:
                born = None  # a child of three is no mother
            key = born.key if born else None
            value = _year(fact, born, today) if born else None
            if born and not born.elderly and not born.youngest <= today.year - int(str(value)) <= born.oldest:
                continue  # neither a child of six nor a woman of 86 is a mother
        elif not key:
            key = next((known.key for known in kind.all_fields() if isinstance(known, _SORTS.get(fact.sort, ()))), None)
            value = fact.value.isoformat() if isinstance(fact.value, date) else fact.value
        if key is None or (fact.sort == "month" and str(value) > today.isoformat()[:7]):
            continue
        made = Fact(fact.sort, fact.start, fact.end, value, fact.trouble, key)
        if fact.sort == "person":
            people.append(made)
        fitted_facts.append(made)
    return fitted_facts


_SPOUSES = {"anh": "groom", "chong": "groom", "re": "groom", "chi": "bride", "vo": "bride", "dau": "bride", "co": "bride"}


def _by_title(page: Page, kind: Kind, fact: Fact) -> BirthYear | None:
    """anh 26 tuổi, chị 23 tuổi: the title alone tells whose age it is."""
    owner = _SPOUSES.get(page.at(fact.start - 1))
    known = [known for known in kind.fields if isinstance(known, BirthYear)]
    return next((born for born in known if born.key.split("_")[0] == owner), None) if owner and len(known) > 1 else None


def _birth_field(kind: Kind, people: Sequence[Fact], fact: Fact) -> BirthYear | None:
    """The only one of the kind, or that of the person named last: groom_name, so groom_birth_year."""
    known = [known for known in kind.fields if isinstance(known, BirthYear)]
    if len(known) == 1:
        return known[0]
    owner = next((person.field.split("_")[0] for person in reversed(people) if person.field != "head"), "")
    return next((born for born in known if born.key.split("_")[0] == owner), None)


def _year(fact: Fact, born: BirthYear, today: date) -> int:
    said = int(str(fact.value))
    if fact.sort == "age":
        return today.year - said
    if said > 99:
        return said
    latest = today.year - (60 if born.elderly else 0)
    return latest - (latest - said) % 100
