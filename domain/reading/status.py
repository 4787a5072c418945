"""Whether what a sentence tells has happened: not when it is to come, denied, unsure, put off, asked, or an animal's."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from domain.reading.cues import CUE_WORDS, CUES, NEEDS_MARKS, STRICTLY_NEXT, TOO
from domain.reading.page import Page
from domain.reading.phrases import Hit, words_of
from domain.reading.sentences import sentence_bounds

_AHEAD = frozenset({"sang", "tuan", "thang", "nam", "ngay", "hom", "mai", "chieu", "toi", "bua", "it", "may"})
_OVER = frozenset({"da", "vua", "roi", "xong", "moi", "duoc", "nang"})
_COUNTED = frozenset({"nguoi", "cu", "ba", "chi", "dang", "hoi", "doan", "kg", "hoc"})
_NEXT = frozenset({("tuan", "sau"), ("tuan", "toi"), ("thang", "sau"), ("thang", "toi"), ("du", "kien"), ("ke", "hoach")})
_HEADING = 8  # words of a first line
_PARTICLES = words_of("""a em chi anh co chu bac nhe nha oi e c ha nhi ca het""")
_DENIED_WITH = frozenset({"", ",", ".", "mo", "dau", "gi", "ma", "chi", "em"})  # chưa sinh mô
_CALLED_AT = frozenset({"a", "em", "chi", "anh", "nhi", "vay", "ha", "bac", "oi", "the", "e", "hen", "hong"})
_ASKING = frozenset({"khong", "chua", "ha", "hay", "sao", "nhi", "vay", "the"})


def _spoilers(page: Page) -> tuple[list[int], list[Hit[str]]]:
    """The cues of a page with their places, worked out once."""
    known: tuple[list[int], list[Hit[str]]] | None = page.memo.get("cues")
    if known is None:
        hits: list[Hit[str]] = []
        after = 0  # a shield hides what stands in it
        for index, folded in enumerate(page.folds):
            if index < after or folded not in CUE_WORDS:
                continue
            here = CUES.at(page, index)
            if here and here[-1].tag == "shield":
                after = here[-1].end
            else:
                hits += here
        known = page.memo["cues"] = [hit.start for hit in hits], hits
    return known


def happened(page: Page, start: int, end: int, names: frozenset[int], *, written: bool = False) -> bool:
    """True when the event named by these words has happened. `names`: words that belong to people's names.

    `written`: what follows a colon is written down as it is (khó khăn: chưa có loa).
    """
    first, last = sentence_bounds(page, start)
    tail = last - 1
    while tail > end and page.at(tail) in _CALLED_AT and last - tail < 3:
        tail -= 1  # sinh chưa em
    weds = page.words[tail].text == "kh" and page.at(tail - 1) in ("ky", "dk")  # chưa dk kh: kết hôn
    open_end = (
        page.at(tail) in ("chua", "khong")
        and not weds
        and tail >= end
        and page.at(tail - 1) not in _ASKING | {":", "=", ",", "thi"}
    )
    if page.at(last) == "?" or open_end:
        return False
    if _planned(page):
        return False
    if _said_to_be_none(page, end, written) or page.at(end) in ("giup", "gium", "dum"):
        return False
    if _denied_later(page, start, end, last):
        return False
    places, hits = _spoilers(page)
    for hit in hits[bisect_left(places, first) : bisect_left(places, last)]:
        if hit.start in names or start <= hit.start < end or _in_a_place_name(page, hit):
            continue
        if page.at(hit.start) == "doi" and page.at(hit.start - 1) in ("sinh", "sanh", "de"):
            continue  # sinh đôi ngày 10/11
        if (hit.tag == "sentence" or (hit.tag == "typed" and hit.exact)) and not hit.end > last:
            if page.at(hit.start) in _AHEAD and _over_before(page, first, end, hit.start):
                continue
            if hit.end <= start and page.at(hit.start) in ("chua", "khong") and "," in page.folds[hit.end : start]:
                continue  # chị ăn cơm chưa ạ, xóm 4 mới có thêm …
            return False
        if hit.tag == "animal" and (hit.exact or page.at(hit.start) not in TOO or 0 <= start - hit.end <= 4):
            return False
        if hit.tag == "before" and hit.end <= start and not page.claimed[hit.start] and _binds(page, hit.start, hit.end, start):
            return False
    said = page.folds[first:last]
    if ("mai" in said and _mai(page, first, end, last, names)) or ("dau" in said and _denied_behind(page, start, end, last)):
        return False
    if "nghe" in said and _heard_said(page, first, start):
        return False
    return not ("toi" in said and _tonight(page, first, last))


def _denied_later(page: Page, start: int, end: int, last: int) -> bool:
    """nói sinh nhưng em xuống hỏi thì chưa sinh mô; tính chuyển vô Bình Dương mà chưa đi mô"""
    event = page.folds[start]
    for index in range(end, last - 1):
        if page.at(index) in ("chua", "khong") and page.at(index + 2) in _DENIED_WITH:
            again = page.at(index + 1) == event
            if again or (page.at(index - 1), page.at(index + 1)) == ("ma", "di"):
                return True
    return False


def _in_a_place_name(page: Page, cue: Hit[str]) -> bool:
    """từ Nam Định chuyển đến: the town, no intention."""
    alone = cue.end == cue.start + 1 and not page.shouting
    return alone and page.capital(cue.start) and page.capital(cue.start - 1) and cue.start > 0


def _heard_said(page: Page, first: int, event: int) -> bool:
    """nghe mấy người đi chợ nói thằng Páo lấy vợ: hearsay, but no listening to a talk."""
    for index in range(first, event):
        if page.at(index) == "nghe" and page.at(index - 1) not in ("den", "toi", "du", "nguoi", "em", "chi", "ngoi"):
            for said in range(index + 2, min(index + 8, event)):
                if page.at(said) in ("noi", "ke", "don") and page.at(said + 1) not in ("chuyen", "ve"):
                    return True
    return False


def _day_said_before(page: Page, first: int, event: int, cue: int) -> bool:
    """mất rạng sáng nay tại nhà, mai đưa: the clause of the event has its day."""
    days: set[int] = page.memo.get("days", set())
    comma = _clause_end(page, event, cue)
    return comma < cue and not days.isdisjoint(range(first, comma))


def _planned(page: Page) -> bool:
    """ "Lịch tuần sau" on the first line: what the lines below tell is to come."""
    known: bool | None = page.memo.get("planned")
    if known is None:
        head = page.folds[: page.folds.index("\n")] if "\n" in page.folds else ()
        ahead = any(pair in _NEXT for pair in pairwise(head)) or head[:1] == ("lich",)
        known = page.memo["planned"] = len(head) <= _HEADING and ahead
    return known


def _over_before(page: Page, first: int, event: int, cue: int) -> bool:
    """ĐKKH hôm 10/11 rồi, sang năm mới cưới: what is to come stands in a later clause than what is over or has its day."""
    comma = _clause_end(page, event, cue)
    if _day_said_before(page, first, event, cue):
        return True
    return comma < cue and any(page.at(index) in ("roi", "da", "xong", "vua") for index in range(first, comma))


def _said_to_be_none(page: Page, end: int, written: bool = False) -> bool:
    """chết: không có; ly hôn 0"""
    index = end + (page.at(end) in (":", "=", "-"))
    if written and page.at(index) in ("khong", "chua") and page.at(index + 2) not in ("", ",", ".", ";", "\n", "gi", "a"):
        return False
    if page.at(index) == "0":
        return not page.claimed[index]
    return page.at(index) in ("khong", "chua") and page.at(index + 1) in ("", "co", ",", ".", ";", "\n", "a")


def _tonight(page: Page, first: int, last: int) -> bool:
    """What "tối nay" names is still to come unless a word or a count of people says that it is over."""
    said = [page.at(index) for index in range(first, last)]
    if ("toi", "nay") not in pairwise(said) or _OVER.intersection(said):
        return False
    return not any(word.isdecimal() and after in _COUNTED for word, after in pairwise(said))


def _denied_behind(page: Page, start: int, end: int, last: int) -> bool:
    """có sinh đâu, chưa cưới đâu chị ạ; in a later clause only where that names the event again"""
    for index in range(end, last):
        word = page.words[index]
        if page.at(index) != "dau" or word.tone or word.letters not in ("dau", "đâu"):
            continue  # lần đầu
        clause = _clause_end(page, index, last)
        away = _clause_end(page, end, index) < index and page.at(start) not in page.folds[end:index]
        if away or page.at(index + 1) in ("long", "tien", "nam", "thang") or page.at(index - 1) in ("con", "o", "ben", "lan"):
            continue
        if clause - index <= 4 and all(word in _PARTICLES for word in page.folds[index + 1 : clause]):
            return True
    return False


def _clause_end(page: Page, index: int, last: int) -> int:
    """The next comma, or the end of the sentence."""
    return next((place for place in range(index, last) if page.at(place) == "," and not page.claimed[place]), last)


def _binds(page: Page, cue: int, cue_end: int, event: int) -> bool:
    """Short words spoil only what follows at once; the others the rest of their sentence up to a comma and "đã"."""
    between = [page.at(index) for index in range(cue_end, event)]
    if page.at(cue) in NEEDS_MARKS and cue_end == cue + 1 and page.words[cue].bare:
        return False
    if page.at(cue) in STRICTLY_NEXT and cue_end == cue + 1:
        return len(between) <= 2 and not any(word in (",", ":", "da", "roi") for word in between)
    if (",", "dang") in pairwise(between):
        return False  # dự kiến sinh tháng 3, đang mang thai
    return not any(word in ("da", "roi", ":", "nhe", "nha", "nhung") for word in between)


def _mai(page: Page, first: int, event: int, last: int, names: frozenset[int]) -> bool:
    """ "mai" is tomorrow unless it is a name or part of one; nothing in a later clause than an event with its day."""
    for index in range(first, last):
        if index > event and page.at(index) == "mai" and _day_said_before(page, first, event, index):
            continue
        if (
            page.at(index) == "mai"
            and index not in names
            and not page.words[index].tone
            and page.at(index - 1) not in ("kia", "hom")
        ):
            at_edge = index == first or page.at(index - 1) in (",", "sang", "chieu", "toi", "trua", "hen", "den")
            if at_edge or page.at(index + 1) in ("cuoi", "sinh", "de", "kham", "hop", "to", "moi", "la", "em", "nha", "chuyen"):
                return True
    return False
