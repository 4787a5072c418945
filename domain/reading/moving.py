"""Which way people moved, where the same verb is said of both: dọn về tổ 5, dọn về Hà Nội, chuyển từ Huế vào."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.fields import Group
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import Hit
from domain.reading.places import area_at
from domain.reading.sentences import sentence_bounds
from domain.reading.vocabulary import Tag, TagHit, Vocabulary
from domain.reading.wordings import place_after, place_at

_NEAR = 20  # words
_SURELY_IN = frozenset({"den", "toi"})
_HERE = frozenset({"day", "dia", "to", "phuong", "khu", "o"})
_FROM_BEFORE = (("truoc", "o"), ("truoc", "do"), ("truoc", "day"), ("truoc", "kia"), ("truoc", "song"))
_ELSEWHERE = frozenset({"que", "khac"})
_LINKS = frozenset(
    {"o", "song", "sinh", "han", "luon", "lai", "nha", "ve", "den", "toi", "vao", "ra", "len", "qua", "sang", "vo", "tai"}
)


def decided(page: Page, words: Vocabulary, hits: Sequence[TagHit]) -> list[TagHit]:
    """Hits, with one call kept where two kinds share it; none where people stay inside the ward."""
    shared: dict[tuple[int, int], list[TagHit]] = {}
    for hit in hits:
        if hit.tag.sort == "call" and hit.tag.kind != "nil_report":
            shared.setdefault((hit.start, hit.end), []).append(hit)
    chosen = {span: _way(page, words, span, several) for span, several in shared.items() if _both(words, several)}
    inside = {span for span, several in shared.items() if _of_a_move(words, several) and _inside_the_ward(page, span)}
    kept = [hit for hit in hits if not _dropped(hit, chosen, inside)]
    between = next((kind for kind in words.kinds.values() if _between_groups(kind)), None) if inside else None
    if between is not None and any(span[0] == hit.start for span in inside for hit in hits):
        kept += [Hit(start, end, Tag("call", between.key)) for start, end in inside if _two_groups(page, (start, end))]
    return sorted(kept, key=lambda hit: (hit.start, hit.end))


def _group_at(page: Page, index: int) -> str | None:
    """The group that begins at a word, whether or not it has been read before."""
    groups: dict[int, str | None] = page.memo.setdefault("groups", {})
    if index not in groups:
        found = area_at(page, index)
        groups[index] = found.value if found else None
    return groups[index]


def _between_groups(kind: Kind) -> bool:
    return any(isinstance(field, Group) for field in kind.fields)


def _two_groups(page: Page, span: tuple[int, int]) -> bool:
    """Whether the group left or the group come to is named; "qua tổ khác" alone tells too little."""
    start, end = _around(page, span)
    return any(_group_at(page, index) for index in range(start, end))


def from_and_to(page: Page, kind: Kind, facts: list[Fact]) -> list[Fact]:
    """Facts, with each group told as the one left or the one come to: từ tổ 3 sang tổ 5."""
    keys = [field.key for field in kind.fields if isinstance(field, Group)]
    if not keys:
        return facts
    old, new = keys
    groups = [fact for fact in facts if fact.sort == "area"]
    left = {fact for fact in groups if page.at(fact.start - 1) in ("tu", "roi", "khoi", "bo")}
    come = {fact for fact in groups if page.at(fact.start - 1) in _LINKS - {"o", "tai", "song", "nha"}} - left
    for fact in groups:
        if fact not in left | come:
            (come if left else left).add(fact)
    return [replace(fact, field=old if fact in left else new) if fact in left | come else fact for fact in facts]


def _dropped(hit: TagHit, chosen: dict[tuple[int, int], str | None], inside: set[tuple[int, int]]) -> bool:
    span = (hit.start, hit.end)
    if hit.tag.sort != "call":
        return False
    return span in inside or (span in chosen and hit.tag.kind != chosen[span])


def _both(words: Vocabulary, hits: Sequence[TagHit]) -> bool:
    keys = {field.key for hit in hits for field in words.kinds[hit.tag.kind].fields}
    return {"from_place", "to_place"} <= keys


def _of_a_move(words: Vocabulary, hits: Sequence[TagHit]) -> bool:
    return any(field.key in ("from_place", "to_place") for hit in hits for field in words.kinds[hit.tag.kind].fields)


def _way(page: Page, words: Vocabulary, span: tuple[int, int], hits: Sequence[TagHit]) -> str | None:
    into = next(hit.tag.kind for hit in hits if _has(words.kinds[hit.tag.kind], "from_place"))
    out = next(hit.tag.kind for hit in hits if _has(words.kinds[hit.tag.kind], "to_place"))
    start, end = _around(page, span)
    verb = page.at(span[1] - 1)
    target = span[1]
    while page.at(target) in _LINKS and target < end:
        target += 1
    if verb == "tu" and _group_at(page, target):
        return out  # chuyển từ tổ 5 vào Vũng Tàu
    if _group_at(page, target) or page.at(target) == "day":
        return into
    came_from = any(page.at(index) == "tu" and _elsewhere(page, index + 1) for index in range(start, end))
    came_from = came_from or any((page.at(i), page.at(i + 1)) in _FROM_BEFORE for i in range(start, end))
    came_from = came_from or any(_lived(page, index) for index in range(span[1], end))
    if verb == "di" or "di" in (page.at(i) for i in range(span[1], min(end, span[1] + 3)) if not page.claimed[i]):
        return out
    if page.at(target) in _ELSEWHERE or place_at(page, target):
        return out if not came_from or verb != "tu" else into
    if came_from:
        return into
    if any(page.at(index) in _LINKS - {"nha"} and place_at(page, index + 1) for index in range(span[1], end)):
        return out  # chuyển hộ khẩu theo chồng về Ninh Bình
    if verb in _SURELY_IN or page.at(span[1]) == "o" or (verb == "ve" and page.at(span[0] - 1) == "moi"):
        return into
    return None


def _lived(page: Page, index: int) -> bool:
    """ở Sơn La về: where they come from"""
    place = place_at(page, index + 1) if page.at(index) == "o" else None
    return place is not None and page.at(place[1]) in ("ve", "ra", "len", "vao", "xuong", "sang", "qua", "vo")


def _around(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """The words near a call in its sentence."""
    start, end = sentence_bounds(page, span[0])
    return max(start, span[0] - _NEAR), min(end, span[1] + _NEAR)


def _elsewhere(page: Page, index: int) -> bool:
    return not _group_at(page, index) and (place_after(page, index) is not None or page.at(index) in _ELSEWHERE)


def _has(kind: Kind, key: str) -> bool:
    return any(field.key == key for field in kind.fields)


def _inside_the_ward(page: Page, span: tuple[int, int]) -> bool:
    """từ tổ 3 sang tổ 5, qua tổ khác"""
    start, end = _around(page, span)
    groups = [index for index in range(start, end) if _group_at(page, index)]
    named = {_group_at(page, index) for index in groups}
    left = len(named) > 1 or any(page.at(index - 1) == "tu" for index in groups)
    came = any(page.at(index - 1) in _LINKS - {"o", "tai"} for index in groups)
    other = any(
        page.at(i) in ("to", "khu", "xom", "thon") and page.at(i + 1) in ("khac", "ben") and not page.capital(i + 1)
        for i in range(start, end)
    )
    return (left and came) or other
