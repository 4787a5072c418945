"""Where the vocabulary lets names begin, and where it ends them."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import Name
from domain.reading.page import Page
from domain.reading.provinces import PROVINCES
from domain.reading.vocabulary import ANY, TagHit, Vocabulary


def name_marks(words: Vocabulary, page: Page, hits: Sequence[TagHit], couples: bool) -> dict[int, list[tuple[int, str]]]:
    """Where words begin that a name may follow, with their end and field; only of kinds whose event may be told."""
    marks: dict[int, list[tuple[int, str]]] = {}
    called = {hit.tag.kind for hit in hits if hit.tag.sort == "call"}
    kind = next(iter(words.kinds.values()))
    for hit in hits:
        if hit.tag.sort == "mark":
            owner = kind if hit.tag.kind == ANY else words.kinds[hit.tag.kind]
            two = hit.tag.kind in words.of_two
            if two and not couples:
                continue  # "nam" names a groom only where a wedding is told
            named = "ten" in page.folds[hit.start : hit.end]
            if called and not (couples and two) and hit.tag.kind not in (ANY, *called) and not named:
                continue  # "đồng chí" names whom a commendation is for, and nobody in a wedding
            if isinstance(owner.field(hit.tag.field), Name):
                marks.setdefault(hit.start, []).append((hit.end, hit.tag.field))
    return marks


def name_stops(page: Page, hits: Sequence[TagHit]) -> set[int]:
    """Where a phrase of two words or more begins, no name goes on."""
    far = [place for place in PROVINCES.all(page) if place.end - place.start > 2]
    inside = {index for place in far for index in range(place.start, place.end)}
    loud = page.shouting
    return inside | {
        hit.start for hit in hits
        if hit.end - hit.start > 1 and hit.tag.sort not in ("mark", "unit", "title")
        and (loud or _in_capitals(page, hit) or not any(map(page.capital, _first_words(hit))))
    }  # fmt: skip


def _in_capitals(page: Page, hit: TagHit) -> bool:
    """CAO HUYẾT ÁP in a text in small letters: said aloud, and no name."""
    return all(page.words[index].text.isupper() and len(page.words[index].text) > 1 for index in range(hit.start, hit.end))


def _first_words(hit: TagHit) -> range:
    """The words of a phrase; of a call its first two."""
    return range(hit.start, hit.start + 2 if hit.tag.sort == "call" else hit.end)
