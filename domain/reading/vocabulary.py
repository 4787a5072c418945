"""The words of the record kinds, gathered from their files. A new kind is understood by what its file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from domain.fields import Field, Grams, Group, Name, Number, Pick, Several, Words, YesNo
from domain.kind import COMMON, Kind, all_kinds
from domain.reading.changing import change_of
from domain.reading.idioms import ACCOMPANYING, IDIOMS, OTHER_EVENTS, WITH_MARKS
from domain.reading.overlaps import (
    begun,
    covering,
    hidden,
    in_a_name,
    in_code,
    inside,
    joined,
    needs_marks,
    of_called_kinds,
    themes_in_answers,
    to_a_place,
    told_by_a_call,
    told_not_talked,
)
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.tags import ANY, ASIDE, GAP, MARKED, SWALLOWING, Tag, TagHit


class Vocabulary:
    """All phrases of some kinds. `without`: fields (by kind) whose words say nothing here."""

    def __init__(self, kinds: Iterable[Kind], without: Mapping[str, frozenset[str]] = MappingProxyType({})) -> None:
        self.kinds = {kind.key: kind for kind in kinds}
        calls = {call for kind in self.kinds.values() for call in kind.calls}
        tags = [(phrase, Tag("idiom")) for phrase in IDIOMS]
        tags += [(phrase, Tag("idiom", value=MARKED)) for phrase in WITH_MARKS]
        tags += [
            (phrase, Tag("other", value=ASIDE if phrase in ACCOMPANYING else ""))
            for phrase in OTHER_EVENTS
            if phrase not in calls
        ]
        for kind in self.kinds.values():
            tags += _phrases_of(kind, without.get(kind.key, frozenset()))
        self._book = Phrasebook(dict.fromkeys(tags))
        self.weighing = frozenset(key for key, kind in self.kinds.items() if any(isinstance(own, Grams) for own in kind.fields))
        self.visiting = frozenset(key for key, kind in self.kinds.items() if any(own.key == "households" for own in kind.fields))
        self.talking = frozenset(
            key for key, kind in self.kinds.items() if any(own.key == "topic" and isinstance(own, Pick) for own in kind.fields)
        )
        self.written = frozenset(key for key, kind in self.kinds.items() if kind.own_words())
        self.formed = frozenset(key for key, kind in self.kinds.items() if any(own.key == "form" for own in kind.fields))
        self.of_two = frozenset(key for key, kind in self.kinds.items() if of_two(kind))
        self.change = change_of(self.kinds.values())
        self._unnamed = frozenset({"nil_report", *(key for key, kind in self.kinds.items() if _told_unnamed(kind))})

    def hits(self, page: Page, known: str = "") -> list[TagHit]:
        """Every phrase on a page that is not a part of a longer one, in order. `known`: the kind all of it is about."""
        found = [hit for hit in joined(page, self._book.all(page)) if not (needs_marks(page, hit) or in_a_name(page, hit))]
        found = told_not_talked(of_called_kinds(found, self._unnamed | {ANY, known}), known)
        events = covering(page, found, SWALLOWING - {"code"})
        names = covering(page, found, frozenset({"idiom"}), "code")
        idioms = covering(page, found, frozenset({"idiom"}))
        codes: dict[int, list[TagHit]] = {}
        for hit in found:
            if hit.tag.sort == "code" and hit.tag.kind != "nil_report" and hit.end - hit.start > 1:
                codes.setdefault(hit.start, []).append(hit)
        fixed = covering(page, found, frozenset({"idiom", "yesno"}))
        open_ = begun(found, codes) | told_by_a_call(found, events)
        open_ |= themes_in_answers(found, events)

        def counts(hit: TagHit) -> bool:
            if hit.tag.sort == "mark":
                return not hidden(hit, idioms if self._in_words(hit) else names)
            if hit.tag.sort in ("call", "other") and (in_code(hit, codes) or to_a_place(hit, codes)):
                return False
            within = fixed if hit.tag.kind == "nil_report" else events
            return hit.tag.sort == "title" or hit in open_ or not inside(hit, within)

        return [hit for hit in found if counts(hit)]

    def _in_words(self, mark: TagHit) -> bool:
        """ "mầm non" in "trường mầm non Hoa Mi", "khó khăn" in "gặp khó khăn": whatever code it is part of besides."""
        field = self.kinds[mark.tag.kind].field(mark.tag.field) if mark.tag.kind in self.kinds else None
        return isinstance(field, Words) and (field.named or field.whole)

    def calls_inside(self, hit: TagHit, page: Page) -> list[TagHit]:
        """The words of events inside a phrase: "kết hôn" in "đã đăng ký kết hôn"."""
        return [
            call for start in range(hit.start, hit.end) for call in self._book.at(page, start)
            if call.tag.sort == "call" and call.end <= hit.end
        ]  # fmt: skip


def of_two(kind: Kind) -> bool:
    """True for a kind that tells of two who come together, each with a name."""
    return kind.wide and len([field for field in kind.fields if isinstance(field, Name)]) > 1


def _told_unnamed(kind: Kind) -> bool:
    """True for a kind that may be told without any word that calls it (domain/reading/unnamed.py)."""
    keys = {field.key for field in kind.fields}
    examined = "count" in keys and any(field.health for field in kind.fields)
    weighed = any(isinstance(field, Grams) for field in kind.fields)
    moves = "from_place" in keys or any(isinstance(field, Group) for field in kind.fields)
    return of_two(kind) or examined or weighed or moves or {"topic", "form"} <= keys


def _phrases_of(kind: Kind, without: frozenset[str]) -> Iterator[tuple[str, Tag]]:
    for call in (*kind.calls, kind.menu.lower()):
        yield from _with_gap(call, Tag("call", kind.key))
    yield kind.command, Tag("call", kind.key)
    for field in (one for one in kind.all_fields() if one.key not in without):
        yield from _phrases_of_field(ANY if field in COMMON else kind.key, field)


def _with_gap(phrase: str, tag: Tag) -> Iterator[tuple[str, Tag]]:
    """A phrase; one with a gap as its head and its tail."""
    head, gap, tail = phrase.partition(f" {GAP} ")
    if gap:
        yield head, replace(tag, sort="head", gap=phrase)
        yield tail, replace(tag, sort="tail", gap=phrase)
    else:
        yield phrase, tag


def _phrases_of_field(kind: str, field: Field) -> Iterator[tuple[str, Tag]]:
    if isinstance(field, Pick | Several):
        for code, words in field.of.words.items():
            for word in words or (field.of.labels[code],):
                yield from _with_gap(word, Tag("code", kind, field.key, code))
        for code in field.of.labels.keys() - field.of.words.keys():
            yield field.of.labels[code], Tag("code", kind, field.key, code)
    if isinstance(field, YesNo):
        for said, value in [(word, True) for word in field.yes] + [(word, False) for word in field.no]:
            yield said, Tag("yesno", kind, field.key, value)
        for said in field.about:
            yield said, Tag("about", kind, field.key)
    if isinstance(field, Number):
        for unit in field.units:
            yield unit, Tag("unit", kind, field.key)
    if isinstance(field, Words):
        for head in field.heads:
            yield head, Tag("title", kind, field.key)
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


__all__ = ["ANY", "ASIDE", "COMMON", "GAP", "Tag", "TagHit", "Vocabulary", "vocabulary"]
