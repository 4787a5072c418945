"""The words of the record kinds, gathered from their files. A new kind is understood by what its file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.fields import Field, Grams, Name, Number, Pick, Several, Value, YesNo
from domain.kind import COMMON, Kind, all_kinds
from domain.reading.idioms import ACCOMPANYING, IDIOMS, OTHER_EVENTS, WITH_MARKS
from domain.reading.page import Page
from domain.reading.phrases import Hit, Phrasebook

ANY = "*"  # the kind of a tag that belongs to the fields every kind has
GAP = "…"  # in the calls of a kind: up to five words may stand here
_WIDEST = 6
_LONGEST = 12  # words of a phrase


@dataclass(frozen=True)
class Tag:
    """What a phrase is: its sort, and where it fits the kind, the field and the value it stands for.

    sort: call, head and tail (of a call with a gap), code, yesno, about, unit, mark, other (an event of no kind), idiom.
    """

    sort: str
    kind: str = ""
    field: str = ""
    value: Value = ""
    gap: str = ""  # the whole phrase with a gap that a head or a tail belongs to


TagHit = Hit[Tag]
MARKED = "marked"  # the value of an idiom that must be typed with its marks
ASIDE = "aside"  # the value of an event of no kind that may stand beside one that is told
HOMES = frozenset({"home", "home_visit"})
SWALLOWING = frozenset({"call", "code", "yesno", "other", "idiom"})


class Vocabulary:
    """All phrases of some kinds."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
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
            tags += _phrases_of(kind)
        self._book = Phrasebook(dict.fromkeys(tags))
        self.weighing = frozenset(key for key, kind in self.kinds.items() if any(isinstance(own, Grams) for own in kind.fields))
        self.of_two = frozenset(key for key, kind in self.kinds.items() if of_two(kind))

    def hits(self, page: Page) -> list[TagHit]:
        """Every phrase on a page that is not a part of a longer one, in order."""
        found = [hit for hit in _joined(self._book.all(page)) if not (_needs_marks(page, hit) or _in_a_name(page, hit))]
        found = _told_not_talked(found)
        events = _covers(page, found, SWALLOWING - {"code"})
        names = _covers(page, found, frozenset({"idiom"}), "code")
        codes: dict[int, list[TagHit]] = {}
        for hit in found:
            if hit.tag.sort == "code" and hit.tag.kind != "nil_report" and hit.end - hit.start > 1:
                codes.setdefault(hit.start, []).append(hit)
        fixed = _covers(page, found, frozenset({"idiom", "yesno"}))
        open_ = _begun(found, codes) | _told_by_a_call(found, events)
        return [hit for hit in found
                if not (_hidden(hit, names) if hit.tag.sort == "mark"
                        else hit not in open_ and _inside(hit, fixed if hit.tag.kind == "nil_report" else events))
                and not (hit.tag.sort in ("call", "other") and _in_code(hit, codes))]  # fmt: skip

    def calls_inside(self, hit: TagHit, page: Page) -> list[TagHit]:
        """The words of events inside a phrase: "kết hôn" in "đã đăng ký kết hôn"."""
        return [
            call for start in range(hit.start, hit.end) for call in self._book.at(page, start)
            if call.tag.sort == "call" and call.end <= hit.end
        ]  # fmt: skip


def of_two(kind: Kind) -> bool:
    """True for a kind that tells of two who come together, each with a name."""
    return kind.wide and len([field for field in kind.fields if isinstance(field, Name)]) > 1


def _told_not_talked(found: list[TagHit]) -> list[TagHit]:
    """Hits without themes of kinds that nothing tells of: "chị Hoa sinh con thứ hai" is no talk."""
    talks = {hit.tag.kind for hit in found if hit.tag.sort == "call" or hit.tag.field == "form"}
    return [hit for hit in found if hit.tag.field != "topic" or hit.tag.kind in talks]


def _begun(found: list[TagHit], codes: dict[int, list[TagHit]]) -> set[TagHit]:
    """Calls that begin a theme of their own kind, where nothing of another kind is told: tư vấn khám trước kết hôn."""
    calls = [hit for hit in found if hit.tag.sort == "call"]
    first: dict[str, int] = {}  # where the first call of each kind ends
    for call in calls:
        first.setdefault(call.tag.kind, call.end)
    answers = {(hit.start, hit.end, hit.tag.kind) for hit in found if hit.tag.sort == "yesno"}
    return {
        call for call in calls for code in codes.get(call.start, ())
        if code.tag.kind == call.tag.kind and code.end > call.end
        and not any((code.start, code.end, kind) in answers for kind, end in first.items() if end <= code.start)
    }  # fmt: skip


def _told_by_a_call(found: list[TagHit], covers: list[tuple[int, int]]) -> set[TagHit]:
    """The code at the end of a call of its own kind: có cháu gái."""
    calls = {(hit.start, hit.end, hit.tag.kind) for hit in found if hit.tag.sort == "call"}
    return {
        hit for hit in found
        if hit.tag.sort == "code" and hit.end - hit.start > 1
        and (*covers[hit.start], hit.tag.kind) in calls and covers[hit.start][1] == hit.end
    }  # fmt: skip


def _in_a_name(page: Page, hit: TagHit) -> bool:
    """ông Năm Cò mất: no "có mặt" """
    start = hit.start
    return (
        hit.tag.sort == "idiom" and hit.end == start + 2 and page.capital(start) and page.capital(start - 1)
        and not page.capital(start + 1)
    )  # fmt: skip


def _needs_marks(page: Page, hit: TagHit) -> bool:
    """Typed without marks some idioms are as often an event, and "tu" is "từ" rather than "tử"."""
    from_ = hit.tag.sort == "call" and hit.end - hit.start == 1 and page.at(hit.start) == "tu"
    return not hit.exact and (hit.tag.value == MARKED or from_ or (page.marked and hit.tag.sort == "idiom"))


def _hidden(mark: TagHit, covers: list[tuple[int, int]]) -> bool:
    """ "nhà" in "đến nhà bà Lan" is a mark, in "nhà văn hoá" it is none."""
    start, end = covers[mark.start]
    return _inside(mark, covers) or (start <= mark.start and end > mark.end)


def _in_code(call: TagHit, codes: dict[int, list[TagHit]]) -> bool:
    """A word of an event inside a theme, a place or a finding, but not at home in it: "đẻ ở nhà" still tells of a birth."""
    around = [
        code for start in range(call.start - _LONGEST, call.start + 1) for code in codes.get(start, ())
        if call.end <= code.end and code.end - code.start > call.end - call.start
    ]  # fmt: skip
    return bool(around) and not any(code.start == call.start and code.tag.kind in (call.tag.kind, ANY) for code in around)


def _covers(page: Page, found: list[TagHit], sorts: frozenset[str], code: str = "") -> list[tuple[int, int]]:
    """For every word the longest phrase of these sorts that covers it; of codes all but "at home"."""
    covers = [(0, 0)] * len(page)
    for hit in found:
        coded = code and hit.tag.sort == code and hit.tag.value not in HOMES
        if (hit.tag.sort in sorts or coded) and hit.tag.kind != "nil_report":
            for index in range(hit.start, hit.end):
                if hit.end - hit.start > covers[index][1] - covers[index][0]:
                    covers[index] = (hit.start, hit.end)
    return covers


def _inside(hit: TagHit, covers: list[tuple[int, int]]) -> bool:
    start, end = covers[hit.start]
    return start <= hit.start and hit.end <= end and end - start > hit.end - hit.start


def _joined(found: list[TagHit]) -> list[TagHit]:
    """Heads and tails of calls with a gap, joined where they stand near each other; other hits as they are.

    No word of another kind stands in the gap: "đi dự đám cưới nhà bác Quỳnh" is no visit.
    """
    heads = [hit for hit in found if hit.tag.sort == "head"]
    if not heads:
        return [hit for hit in found if hit.tag.sort != "tail"]
    tails = [hit for hit in found if hit.tag.sort == "tail"]
    ends = {(tail.tag.gap, tail.start) for tail in tails}
    told: dict[int, set[str]] = {}
    for hit in found:
        if hit.tag.sort == "call":
            told.setdefault(hit.start, set()).add(hit.tag.kind)

    def open_to(head: TagHit, tail: int) -> bool:
        return bool(head.tag.field) or not any(told.get(place, set()) - {head.tag.kind} for place in range(head.end, tail))

    joined = [
        Hit(head.start, head.end, replace(head.tag, sort="code" if head.tag.field else "call"))
        for head in heads
        if any(
            (head.tag.gap, start) in ends and open_to(head, start) for start in range(head.end, head.end + _WIDEST + 1)
        )
    ]  # fmt: skip
    rest = [hit for hit in found if hit.tag.sort not in ("head", "tail")]
    return sorted(rest + joined, key=lambda hit: (hit.start, hit.end))


def _phrases_of(kind: Kind) -> Iterator[tuple[str, Tag]]:
    for call in (*kind.calls, kind.menu.lower()):
        yield from _with_gap(call, Tag("call", kind.key))
    yield kind.command, Tag("call", kind.key)
    for field in kind.all_fields():
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
