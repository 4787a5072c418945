"""The sex that a title tells, for kinds that ask a named person's sex."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.lexicon import TITLES
from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.vocabulary import TagHit

_CLAUSE = 8  # words
_BETWEEN = frozenset({"moi", "vua", "da", "bi", "nha", "roi", "bat"})


def add_sexes(page: Page, kind: Kind, people: Sequence[Person], facts: list[Fact], calls: Sequence[TagHit]) -> list[Fact]:
    """Facts, with the sex of each person named in the field "name" beside the name."""
    keys = {field.key for field in kind.fields}
    if not {"name", "sex"} <= keys:
        return facts
    titles = {person.start: person.sex or _called(page, person) for person in people}
    added: list[Fact] = []
    for fact in facts:
        added.append(fact)
        if fact.sort == "person" and fact.field == "name" and titles.get(fact.start):
            added.append(Fact("code", fact.start, fact.end, titles[fact.start], None, "sex"))
    if "count" not in keys and calls and not any(fact.field == "sex" for fact in added):
        names = [fact.start for fact in added if fact.field == "name"]
        sex = _counted_one(page, calls[0].end) or _called_old(page, calls[0].start)
        if not sex and (not names or min(names) > calls[0].end):
            sex = _unnamed(page, calls[0].start)
        added += [Fact("code", calls[0].start, calls[0].start, sex, None, "sex")] if sex else []
    return added


def _unnamed(page: Page, verb: int) -> str:
    """The sex of a title that stands right before the verb: có ông cụ mới mất."""
    last = verb
    while page.at(last - 1) in _BETWEEN and verb - last < 3:
        last -= 1
    for start in (last - 2, last - 1):
        title = TITLES.longest(page, start) if start >= 0 else None
        if title and title.end == last and page.at(start - 1) not in ("nha", "ho", "vo", "cua", "con"):
            return title.tag
    return ""


def _counted_one(page: Page, index: int) -> str:
    """mất 1 cụ ông, cụ Thạch: the sex of the one who is counted."""
    title = TITLES.longest(page, index + 1) if page.at(index) in ("1", "mot") else None
    return title.tag if title and page.at(title.end) in (",", ".", ":", "la") else ""


def _called(page: Page, person: Person) -> str:
    """bà tên Lê Thị Bông, ông cụ tên là Tám: the title before the mark of a name."""
    title = TITLES.longest(page, person.start - 1) if page.at(person.start) == "ten" and person.start else None
    return title.tag if title and title.end == person.start else ""


def _called_old(page: Page, verb: int) -> str:
    """cụ ông ngưng tim ngưng thở mất: two words that tell the sex and name nobody, in the clause of the verb."""
    for start in range(verb - 2, max(-1, verb - _CLAUSE), -1):
        if page.at(start) in (",", ".", ";", ":"):
            return ""
        if page.folds[start : start + 2] in (("cu", "ong"), ("cu", "ba"), ("ong", "cu"), ("ba", "cu")):
            title = TITLES.longest(page, start)
            return title.tag if title else ""
    return ""
