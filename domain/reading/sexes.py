"""The sex that a title tells, for kinds that ask a named person's sex."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.names import Person


def add_sexes(kind: Kind, people: Sequence[Person], facts: list[Fact]) -> list[Fact]:
    """Facts, with the sex of each person named in the field "name" beside the name."""
    keys = {field.key for field in kind.fields}
    if not {"name", "sex"} <= keys:
        return facts
    titles = {person.start: person.sex for person in people}
    added: list[Fact] = []
    for fact in facts:
        added.append(fact)
        if fact.field == "name" and titles.get(fact.start):
            added.append(Fact("code", fact.start, fact.end, titles[fact.start], None, "sex"))
    return added
