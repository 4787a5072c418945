"""Words of events that tell of none: the theme of a talk, the reason of a praise, a finding, what the speaker did meanwhile."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from domain.fields import Pick, Words
from domain.reading.choices import WEAK
from domain.reading.page import Page
from domain.reading.sentences import ends_sentence, sentence_bounds
from domain.reading.vocabulary import TagHit, Vocabulary

_LONGEST_THEME = 20  # words of a phrase that is a theme


def is_content(
    page: Page, words: Vocabulary, hits: Sequence[TagHit], before: Sequence[TagHit], hit: TagHit, names: frozenset[int]
) -> bool:
    """Whether a call is only what something else is about. `before`: the last call that stands for an event, if any."""
    if _of_a_talk(page, words, hits, hit, names) or _on_the_way(page, words, hit) or _is_named_so(page, words, hit):
        return True
    if not before or before[0].tag.kind == hit.tag.kind or before[0].end > hit.start:
        return False
    if any(ends_sentence(page, index) for index in range(before[0].end, hit.start)):
        return False
    return (
        _in_a_reason(page, words, before[0], hit, hits)
        or _finds(words, before[0])
        or (before[0].tag.kind in words.talking and _goes_on(page, hits, before[0], hit, names))
    )


def _goes_on(page: Page, hits: Sequence[TagHit], before: TagHit, hit: TagHit, names: frozenset[int]) -> bool:
    """tuyên truyền về đặt vòng, cấy que: a further theme, said of nobody and on no day of its own."""
    between = range(before.end, hit.start)
    if not names.isdisjoint(between) or not page.memo.get("days", set()).isdisjoint(between):
        return False
    return any(code.tag.field == "topic" and code.tag.kind == before.tag.kind for code in _begun_in(hits, hit.start, hit.end))


def _of_a_talk(page: Page, words: Vocabulary, hits: Sequence[TagHit], hit: TagHit, names: frozenset[int]) -> bool:
    """phát loa về sàng lọc sơ sinh; hội phụ nữ sinh hoạt, sàng lọc trước sinh, 28 chị em: the theme of what was held."""
    talks = {
        code.tag.kind for code in _begun_in(hits, hit.start - _LONGEST_THEME, hit.start + 1)
        if code.tag.field == "topic" and code.start <= hit.start < code.end and code.tag.kind != hit.tag.kind
        and not any(field.key == "households" for field in words.kinds[code.tag.kind].fields)
    }  # fmt: skip
    return bool(talks) and any(
        code.tag.field == "form" and code.tag.kind in talks and code.tag.value not in WEAK["form"]
        and code.end <= hit.start and not names.intersection(range(code.end, hit.start))
        for code in _begun_in(hits, sentence_bounds(page, hit.start)[0], hit.start + 1)
    )  # fmt: skip


def _is_named_so(page: Page, words: Vocabulary, hit: TagHit) -> bool:
    """nội dung: sàng lọc trước sinh; chủ đề đặt vòng"""
    if hit.tag.kind in words.talking | words.visiting:
        return False  # nội dung vận động: …
    index = hit.start - 1 - (page.at(hit.start - 1) in (":", "ve", "la"))
    return (page.at(index - 1), page.at(index)) in (("noi", "dung"), ("chu", "de"), ("chuyen", "de"))


def _on_the_way(page: Page, words: Vocabulary, hit: TagHit) -> bool:
    """lúc đi tập thể dục, tôi gặp …: what the speaker did, and nothing that was held."""
    kind = words.kinds.get(hit.tag.kind)
    held = kind is not None and any(field.key == "attendees" for field in kind.fields)
    return held and page.at(hit.start - 1 - (page.at(hit.start - 1) in ("di", "dang"))) in ("luc", "khi")


def _in_a_reason(page: Page, words: Vocabulary, before: TagHit, hit: TagHit, hits: Sequence[TagHit]) -> bool:
    """đề nghị khen bác Lộc, lý do: vận động bà con …: what is written behind a mark up to the end of the sentence."""
    kind = words.kinds.get(before.tag.kind)
    whole = {field.key for field in kind.fields if isinstance(field, Words) and field.whole} if kind else set()
    return bool(whole) and any(
        mark.tag.sort == "mark" and mark.tag.kind == before.tag.kind and mark.tag.field in whole and mark.end <= hit.start
        for mark in _begun_in(hits, before.start, hit.start)
    )  # fmt: skip


def _finds(words: Vocabulary, call: TagHit) -> bool:
    """Supervision: what its sentence tells besides is what was found."""
    kind = words.kinds.get(call.tag.kind)
    return kind is not None and any(field.key == "matter" and isinstance(field, Pick) for field in kind.fields)


def _begun_in(hits: Sequence[TagHit], first: int, last: int) -> Sequence[TagHit]:
    """Of hits in the order of their first words, those that begin between two words."""
    return hits[bisect_left(hits, first, key=_start) : bisect_left(hits, last, key=_start)]


def _start(hit: TagHit) -> int:
    return hit.start
