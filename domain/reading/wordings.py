"""Free words behind a mark: places as people write them (chuyển đi Đồng Nai), titles and reasons up to the end of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from domain.fields import Reference, Words
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.free_words import free_words
from domain.reading.lexicon import STOP, TITLES
from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.places import area_at
from domain.reading.provinces import FAR, LEVELS, PROVINCES
from domain.reading.telex import is_syllable
from domain.reading.vocabulary import TagHit

_MOST = 4  # words of one name
_SKIPPED = frozenset(
    {":", "la", "o", "ben", "tan", "duoi", "tren", "trong", "ngoai", "lai", "song", "han", "luon", "sinh", "que"}
)


def wordings(page: Page, kind: Kind, hits: Iterable[TagHit], people: Sequence[Person], start: int, end: int) -> list[Fact]:
    """The places said between two words of a page: the first one, and the first behind each further person or household."""
    own = {field.key for field in kind.fields if isinstance(field, Words) and field.marks and not (field.free or field.named)}
    found: list[Fact] = []
    for hit in hits:
        if hit.tag.sort == "mark" and hit.tag.field in own and hit.tag.kind == kind.key and start <= hit.start < end:
            place = place_after(page, hit.end)
            if place and not any(place[0] < old.end and old.start < place[1] for old in found):
                found.append(Fact("words", place[0], place[1], page.said(*place).replace(" . ", "."), None, hit.tag.field))
    others = [person.start for person in people]
    others += [hit.start for hit in hits if hit.tag.field == "household" and page.number(hit.end) is not None]
    places = [
        fact for place, fact in enumerate(found)
        if place == 0 or any(found[place - 1].end <= other < fact.start for other in others)
    ]  # fmt: skip
    free = free_words(page, kind, hits, start, end)
    return places + free + _names(page, kind, hits, start, end) + _numbers(page, kind, start, end)


def outside_names(page: Page, kind: Kind, facts: Sequence[Fact], said: Sequence[Fact]) -> list[Fact]:
    """Facts and wordings together, without the places and groups inside a name (trường mầm non Ban Mai).

    No day in what is proposed is the day of the proposal: mở khám thai vào chủ nhật.
    """
    whole = {field.key for field in kind.fields if isinstance(field, Words) and field.whole}
    days = {index for fact in said if fact.field in whole for index in range(fact.start, fact.end)}
    facts = [fact for fact in facts if not (fact.sort in ("day", "month") and fact.start in days)]
    keys = {field.key for field in kind.fields if isinstance(field, Words) and field.named}
    inside = {index for fact in said if fact.field in keys for index in range(fact.start, fact.end)}
    return [
        fact for fact in facts
        if not inside.intersection(range(fact.start, fact.end))
        or not (_part_of_a_name(page, fact) or fact.sort in ("area", "day"))
    ] + list(said)  # fmt: skip


def _part_of_a_name(page: Page, fact: Fact) -> bool:
    """A place inside a name; but "tại trường mầm non Hoa Sen" is where it was as well."""
    at_school = fact.value == "school" and {"o", "tai"} & {page.at(fact.start - 1), page.at(fact.start)}
    return fact.field == "place" and not at_school


def _names(page: Page, kind: Kind, hits: Iterable[TagHit], start: int, end: int) -> list[Fact]:
    """What a place is called, with the word for what it is: mầm non Hoa Mi."""
    own = {field.key for field in kind.fields if isinstance(field, Words) and field.named}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.tag.sort == "mark" and hit.tag.field in own and hit.tag.kind == kind.key and start <= hit.start < end:
            capitals = page.capital(hit.end) and not page.text.isupper()
            last = hit.end
            ban = False  # Ban Mai is no bản
            while page.words[last : last + 1] and (page.words[last].number or (page.at(last) in ("/", "-") and last > hit.end)):
                last += 1  # mầm non 1/6
            while last < min(end, hit.end + _MOST) and page.words[last].letter:
                ban = ban or (capitals and page.at(last) == "ban" and page.capital(last))
                if page.claimed[last] and not ban:
                    break
                if (capitals and not page.capital(last)) or (not capitals and page.at(last) in STOP):
                    break
                last += 1
            if last > hit.end:
                written = page.text[page.starts[hit.start] : page.ends[last - 1]]
                return [Fact("words", hit.start, last, written, None, hit.tag.field)]
    return []


_DOCUMENT = re.compile(r"\d{1,4}\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]{1,5}(?:\s?[-/.]\s?[A-ZĐ][A-Za-zĐđ]{0,7})*")


def _numbers(page: Page, kind: Kind, start: int, end: int) -> list[Fact]:
    """The number of a document: 11-NQ/CB."""
    field = next((field for field in kind.fields if isinstance(field, Reference)), None)
    if field is None or start >= end:
        return []
    first, last = page.starts[start], page.ends[end - 1]
    found = _DOCUMENT.search(page.text, first, last)
    return [Fact("words", start, start, found[0], None, field.key)] if found else []


def place_after(page: Page, index: int) -> tuple[int, int] | None:
    """The place whose name begins here, or behind a filler ("về bên Gia Lâm")."""
    for _ in range(3):
        if found := place_at(page, index):
            return found
        if page.at(index) not in _SKIPPED:
            return None
        index += 1
    return None


def place_at(page: Page, start: int) -> tuple[int, int] | None:
    """Đồng Nai, xã Đông Sơn, quận 8, hải phòng, tỉnh khác; no residential group, no person, no day."""
    if not 0 <= start < len(page) or page.claimed[start] or area_at(page, start):
        return None
    if far := FAR.longest(page, start):
        return start, far.end
    level = LEVELS.longest(page, start)
    begin = level.end if level else start
    begin += bool(level) and page.at(begin) == "." and page.glued(begin)  # Q.7, TP.HCM
    if level and page.number(begin) is not None:
        return _joined(page, start, begin + 1)
    end = _name_end(page, begin, bool(level))
    return _joined(page, start, end) if end > begin else None


def _name_end(page: Page, start: int, levelled: bool) -> int:
    known = PROVINCES.longest(page, start)
    if known and (page.capital(start) or known.end - start > 1 or levelled):
        return known.end
    if not page.shouting and page.capital(start):
        if TITLES.longest(page, start) and not levelled and page.at(start) != "ba":
            return start
        end = start
        while end < len(page) and end - start < _MOST and page.capital(end) and page.words[end].letter and not page.claimed[end]:
            end += 1
        return end
    end = start
    while levelled and end - start < 2 and end < len(page) and page.words[end].letter and not page.claimed[end]:
        if page.at(end) in STOP or not is_syllable(page.at(end)):
            break
        end += 1
    return end


def _joined(page: Page, start: int, end: int) -> tuple[int, int]:
    """xã Đông Sơn, huyện Đông Hưng, Thái Bình: one place said from small to large."""
    index = end + (page.at(end) in (",", "-"))
    level = LEVELS.longest(page, index)
    known = PROVINCES.longest(page, level.end if level else index)
    if known and (index > end or level) and (page.capital(known.start) or level):
        return start, known.end
    return start, end
