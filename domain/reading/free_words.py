"""Free words as written behind their mark: a title, a reason, what is proposed."""

from __future__ import annotations

from collections.abc import Iterable

from domain.fields import Words
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import words_of
from domain.reading.sentences import ends_sentence
from domain.reading.tags import TagHit

_LONG = 40  # words of a title or a reason
_HEADING = 10  # words: khó khăn tháng này của thôn Đông: …
_OF_WHOM = words_of(
    "cua em chi to thon hien nay thang o ben tai phia la toi minh chung va , voi tram phuong ubnd uy ban cap tren lanh dao "
    "nhat lon chinh chu yeu"
)
_PARTICLES = words_of("nha nhe nhen nghen hen a oi da")
_ADDRESSED = words_of("c chi em e anh a bac co chu")
_WHEN = words_of("hom ngay vao luc tu sang chieu toi trua")
_QUOTES = frozenset({'"', "«", "»"})
_WHERE = words_of("o tai vao hom ngay , - ) (")


def free_words(page: Page, kind: Kind, hits: Iterable[TagHit], start: int, end: int) -> list[Fact]:
    """What stands behind the first mark of each field of free words."""
    own = {field.key: field for field in kind.fields if isinstance(field, Words) and field.free}
    changed: list[Fact] = page.memo.get("changes", [])
    if len(own) > 1:
        return [fact for fact in changed if fact.field in own and start <= fact.start < end]
    marked = [hit for hit in hits if hit.tag.sort == "mark" and hit.tag.field in own and hit.tag.kind == kind.key]
    marks = {hit.start: hit.tag.field for hit in marked}
    found: dict[str, Fact] = {}
    for hit in sorted(marked, key=lambda hit: (hit.start, -hit.end)):
        field = own[hit.tag.field]
        if not start <= hit.start < end or field.key in found:
            continue
        first = _begin(page, hit, marked) if field.whole else hit.end + (page.at(hit.end) in (":", "-", "la"))
        last = first
        listed = field.whole and page.at(first) == "\n"  # kiến nghị: and a line for each
        first += listed
        if page.at(first) in _QUOTES and (closing := _closing(page, first, end)):
            found[field.key] = Fact("words", first, closing, _written(page, first + 1, closing), None, field.key)
            continue
        while last < min(end, first + _LONG) and (
            listed or not (_ends(page, last, end) if field.whole else _ends_clause(page, last))
        ):
            if field.heads and page.at(last) in ("o", "tai"):
                break
            if last > first and not field.whole and marks.get(last, field.key) != field.key:
                break
            last += 1
        last = trimmed(page, first, last)
        if last > first:
            found[field.key] = Fact("words", first, last, _written(page, first, last), None, field.key)
    for hit in hits:
        if hit.tag.sort == "title" and hit.tag.kind == kind.key and start <= hit.start < end and hit.tag.field not in found:
            last = hit.end
            while last < min(end, hit.start + _LONG) and not _ends_clause(page, last) and page.at(last) not in ("o", "tai"):
                last += 1
            last = trimmed(page, hit.start, last)
            found[hit.tag.field] = Fact("words", hit.start, last, _written(page, hit.start, last), None, hit.tag.field)
    return list(found.values())


def _closing(page: Page, first: int, end: int) -> int:
    """The sign that closes a quotation; 0 when none does."""
    return next((index for index in range(first + 1, min(end, first + _LONG)) if page.at(index) in _QUOTES), 0)


def _written(page: Page, first: int, last: int) -> str:
    """As written; the lines of a list one behind the other."""
    said = page.text[page.starts[first] : page.ends[last - 1]]
    return "; ".join(line.strip(" -+*•") for line in said.split("\n") if line.strip(" -+*•"))


def _begin(page: Page, hit: TagHit, marked: Iterable[TagHit]) -> int:
    """Behind the mark, or behind the colon of a heading that says whose it is: kiến nghị của tổ 8: …"""
    said = {index for mark in marked for index in range(mark.start, mark.end)}
    for index in range(hit.end, min(hit.end + _HEADING, len(page))):
        if page.at(index) == ":" and not page.claimed[index]:
            return index + 1
        if page.at(index) == "la" and index > hit.end:
            return index + 1  # vướng mắc lớn nhất của tổ là …
        if not (page.claimed[index] or index in said or page.at(index) in _OF_WHOM or page.words[index].number):
            break
    return hit.end + (page.at(hit.end) in ("-", "la"))


def _ends(page: Page, index: int, end: int) -> bool:
    """The end of a sentence, or a comma behind which only day and group are said."""
    if ends_sentence(page, index):
        return True
    if page.at(index) not in (",", ";", "("):
        return False
    rest = range(index + 1, next((n for n in range(index + 1, end) if ends_sentence(page, n)), end))
    return all(page.claimed[n] or page.at(n) in _WHERE for n in rest)


def _ends_clause(page: Page, index: int) -> bool:
    """The end of a sentence, a comma, or the day on which it was."""
    return ends_sentence(page, index) or page.at(index) in (",", ";", "(") or index in page.memo.get("days", ())


def trimmed(page: Page, first: int, last: int) -> int:
    """Without what leads over to the day, and without what is only said to the reader: … hôm | thứ hai, … nha chị."""
    while last > first and last in page.memo.get("days", ()) and page.at(last - 1) in _WHEN and not page.capital(last - 1):
        last -= 1
    spoken = last
    while spoken > first and page.at(spoken - 1) in _ADDRESSED:
        spoken -= 1
    while spoken > first and page.at(spoken - 1) in _PARTICLES:
        spoken -= 1
        last = spoken
    return last
