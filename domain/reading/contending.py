"""Which kind is meant where several are called by the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from domain.fields import BirthYear, Value, Values
from domain.kind import Kind
from domain.problems import Wrong
from domain.reading.events import Event
from domain.reading.judging import Said
from domain.reading.vocabulary import TagHit, Vocabulary


def others_called(words: Vocabulary, said: Said, event: Event) -> Iterator[Event]:
    """The stretch as its kind, then as each other kind that its words call: tried in turn until one says enough.

    What a kind that said too little took of the page is given back before the next is tried.
    """
    if event.kind is None:
        return
    claimed = list(said.page.claimed)
    yield event
    called: dict[str, list[TagHit]] = {}
    own = {index for call in event.calls for index in range(call.start, call.end)}
    for hit in said.within(event)[0]:
        other = hit.tag.sort == "call" and hit.tag.kind not in (event.kind.key, "nil_report")
        if other and own.intersection(range(hit.start, hit.end)):
            called.setdefault(hit.tag.kind, []).append(hit)
    for key, calls in called.items():
        said.page.claimed[:] = claimed
        yield replace(event, kind=words.kinds[key], calls=tuple(calls))


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
