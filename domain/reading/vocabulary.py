"""The words of the record kinds, gathered from their files. A new kind is understood by what its file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.fields import Field, Number, Pick, Several, Value, YesNo
from domain.kind import COMMON, Kind, all_kinds
from domain.reading.idioms import IDIOMS, OTHER_EVENTS
from domain.reading.page import Page
from domain.reading.phrases import Hit, Phrasebook

ANY = "*"  # the kind of a tag that belongs to the fields every kind has
GAP = "…"  # in the calls of a kind: up to five words may stand here
_WIDEST = 6


@dataclass(frozen=True)
class Tag:
    """What a phrase is: its sort, and where it fits the kind, the field and the value it stands for.

    sort: call, head and tail (of a call with a gap), code, yesno, unit, mark, other (an event of no kind), idiom.
    """

    sort: str
    kind: str = ""
    field: str = ""
    value: Value = ""


TagHit = Hit[Tag]
SWALLOWING = frozenset({"call", "code", "yesno", "other", "idiom"})


class Vocabulary:
    """All phrases of some kinds."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self.kinds = {kind.key: kind for kind in kinds}
        calls = {call for kind in self.kinds.values() for call in kind.calls}
        tags = [(phrase, Tag("idiom")) for phrase in IDIOMS]
        tags += [(phrase, Tag("other")) for phrase in OTHER_EVENTS if phrase not in calls]
        for kind in self.kinds.values():
            tags += _phrases_of(kind)
        self._book = Phrasebook(dict.fromkeys(tags))

    def hits(self, page: Page) -> list[TagHit]:
        """Every phrase on a page that is not a part of a longer one, in order."""
        found = _joined(self._book.all(page))
        everything = _covers(page, found, SWALLOWING)
        events = _covers(page, found, SWALLOWING - {"code"})
        fixed = _covers(page, found, frozenset({"code", "idiom"}))
        return [
            hit
            for hit in found
            if hit.tag.sort == "mark"  # "nhà" in "đến nhà bà Lan" counts, "nhà" in "nhà văn hoá" does not
            and not (_inside(hit, fixed) or fixed[hit.start][1] > hit.end)
            or hit.tag.sort != "mark"
            and not _inside(hit, everything if hit.tag.sort in ("call", "other") else events)
        ]


def _covers(page: Page, found: list[TagHit], sorts: frozenset[str]) -> list[tuple[int, int]]:
    """For every word the longest phrase of these sorts that covers it."""
    covers = [(0, 0)] * len(page)
    for hit in found:
        if hit.tag.sort in sorts and hit.tag.kind != "nil_report":
            for index in range(hit.start, hit.end):
                if hit.end - hit.start > covers[index][1] - covers[index][0]:
                    covers[index] = (hit.start, hit.end)
    return covers


def _inside(hit: TagHit, covers: list[tuple[int, int]]) -> bool:
    start, end = covers[hit.start]
    return start <= hit.start and hit.end <= end and end - start > hit.end - hit.start


def _joined(found: list[TagHit]) -> list[TagHit]:
    """Heads and tails of calls with a gap, joined where they stand near each other; other hits as they are."""
    heads = [hit for hit in found if hit.tag.sort == "head"]
    if not heads:
        return [hit for hit in found if hit.tag.sort != "tail"]
    tails = [hit for hit in found if hit.tag.sort == "tail"]
    calls = [
        Hit(head.start, head.end, Tag("call", head.tag.kind))
        for head in heads
        if any(tail.tag.value == head.tag.value and head.end <= tail.start <= head.end + _WIDEST for tail in tails)
    ]
    rest = [hit for hit in found if hit.tag.sort not in ("head", "tail")]
    return sorted(rest + calls, key=lambda hit: (hit.start, hit.end))


def _phrases_of(kind: Kind) -> Iterator[tuple[str, Tag]]:
    for call in (*kind.calls, kind.menu.lower()):
        head, gap, tail = call.partition(f" {GAP} ")
        if gap:
            yield head, Tag("head", kind.key, value=call)
            yield tail, Tag("tail", kind.key, value=call)
        else:
            yield call, Tag("call", kind.key)
    yield kind.command, Tag("call", kind.key)
    for field in kind.all_fields():
        yield from _phrases_of_field(ANY if field in COMMON else kind.key, field)


def _phrases_of_field(kind: str, field: Field) -> Iterator[tuple[str, Tag]]:
    if isinstance(field, Pick | Several):
        for code, words in field.of.words.items():
            for word in words or (field.of.labels[code],):
                yield word, Tag("code", kind, field.key, code)
        for code in field.of.labels.keys() - field.of.words.keys():
            yield field.of.labels[code], Tag("code", kind, field.key, code)
    if isinstance(field, YesNo):
        for said, value in [(word, True) for word in field.yes] + [(word, False) for word in field.no]:
            yield said, Tag("yesno", kind, field.key, value)
    if isinstance(field, Number):
        for unit in field.units:
            yield unit, Tag("unit", kind, field.key)
    if field.marks:
        for mark in field.marks:
            yield mark, Tag("mark", kind, field.key)


_KNOWN: dict[tuple[int, ...], Vocabulary] = {}


def vocabulary(extra: Kind | None = None) -> Vocabulary:
    """The vocabulary of every kind, and of one that may not be among them. Built once."""
    kinds = list(all_kinds().values())
    if extra is not None and all(extra is not kind for kind in kinds):
        kinds = [kind for kind in kinds if kind.key != extra.key] + [extra]
    key = tuple(map(id, kinds))
    if key not in _KNOWN:
        _KNOWN[key] = Vocabulary(kinds)
    return _KNOWN[key]


__all__ = ["COMMON", "Tag", "TagHit", "Vocabulary", "vocabulary"]
