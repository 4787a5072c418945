"""Which kind is meant where several are called by the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from domain.fields import BirthYear, Value, Values, Words
from domain.kind import Kind
from domain.problems import Wrong
from domain.reading.events import Event
from domain.reading.judging import Said
from domain.reading.vocabulary import TagHit, Vocabulary


def others_called(words: Vocabulary, said: Said, event: Event, today: date) -> Iterator[Event]:
    """The stretch as its kind, then as each other kind that its words call: tried in turn until one says enough.

    What a kind that said too little took of the page is given back before the next is tried.
    """
    if event.kind is None:
        return
    claimed = list(said.page.claimed)
    called: dict[str, list[TagHit]] = {}
    own = {index for call in event.calls for index in range(call.start, call.end)}
    for hit in said.within(event)[0]:
        other = hit.tag.sort == "call" and hit.tag.kind not in (event.kind.key, "nil_report")
        if other and own.intersection(range(hit.start, hit.end)):
            called.setdefault(hit.tag.kind, []).append(hit)
    tried = [event, *(replace(event, kind=words.kinds[key], calls=tuple(calls)) for key, calls in called.items())]
    for tale in sorted(tried, key=lambda tale: _rank(tale, said, today)):
        said.page.claimed[:] = claimed
        yield tale


_ELDERLY = frozenset({("cao", "tuoi"), ("nguoi", "gia"), ("ong", "ba"), ("ve", "huu")})
_ELDERS = frozenset({"ong", "ba", "cu", "bac"})
_SIXTY = 60


def _rank(event: Event, said: Said, today: date) -> int:
    """0 where the words around speak for this kind among those that are called alike, 2 where they speak against it, else 1."""
    kind = event.kind
    if kind is None:
        return 1
    named = {field.key for field in kind.fields if isinstance(field, Words) and field.named}
    if named:
        marks = [hit for hit in said.within(event)[0] if hit.tag.sort == "mark" and hit.tag.kind == kind.key]
        return 0 if any(mark.tag.field in named for mark in marks) else 2
    if any(isinstance(field, BirthYear) and field.elderly for field in kind.fields):
        return 0 if _of_elders(kind, said, event, today) else 2
    return 1


def _of_elders(kind: Kind, said: Said, event: Event, today: date) -> bool:
    """Where nothing speaks for elders, those examined are of any age: khám sức khoẻ định kỳ 85 người."""
    hits, facts, people = said.within(event)
    told = [(fact.sort, int(str(fact.value))) for fact in facts if fact.sort in ("year", "age")]
    if told:
        return any((value if sort == "age" else (today.year - value) % 100) >= _SIXTY for sort, value in told)
    folds = said.page.folds[event.start : event.end]
    if {"cu", "nct"}.intersection(folds) or _ELDERLY.intersection(pairwise(folds)):
        return True
    counted = [n + 1 for n in range(event.start, event.end) if said.page.words[n].number and said.page.at(n + 1) in _ELDERS]
    if any(said.page.at(n + 1) != "con" for n in counted):
        return True  # 15 ông; 70 bà con are of any age
    health = {field.key for field in kind.fields if field.health}
    if any(hit.tag.sort == "code" and hit.tag.field in health for hit in hits):
        return True
    return bool(people) and all(person.title in _ELDERS or person.title == "" for person in people)


def possible(kind: Kind, values: Iterable[Values], today: date) -> bool:
    """Whether the ages told can be of this kind: somebody of 40 is not among the elderly."""
    for field in kind.fields:
        if isinstance(field, BirthYear) and field.youngest:
            for told in values:
                if field.key in told and _refused(field, told[field.key], today):
                    return False
    return True


def _refused(field: BirthYear, value: Value, today: date) -> bool:
    try:
        field.check(value, today)
    except Wrong:
        return True
    return False
