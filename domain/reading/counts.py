"""Numbers that count something: 30 cụ, số người: 36, con thứ 2, con đầu lòng."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import pairwise

from domain.fields import Number
from domain.kind import Kind
from domain.problems import Problem
from domain.reading.facts import Fact
from domain.reading.numbers import BEGINNINGS, counted, digit, number_at
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.vocabulary import TagHit

FIRST_ONES = Phrasebook([(p, 1) for p in ("đầu", "đầu lòng", "so", "cả", "trưởng")] + [("rạ", 0)])
_VIEWS = frozenset({"xem", "like", "thich", "tuong", "truy", "tiep", "share", "view"})  # 120 lượt xem: nobody attends
_CHILDREN = frozenset({"con", "dua", "chau", "be"})
_OF_A_PART = frozenset({"bi", "mac", "cao", "tang", "chua", "tieu", "yeu", "benh", "phai", "khong", "dai", "xuong", "huyet"})
_DO_MORE = frozenset({"hoi", "vang", "thac", "phat"})  # some of those who came ask, are absent, speak
# The number of a document; whom somebody looks after.
_NO_COUNT = frozenset({("ket", "luan"), ("nghi", "quyet"), ("phap", "lenh"), ("phu", "trach"), ("quan", "ly")})
_NONE = frozenset({"khong", "chua", "chang"})
_LINKS = frozenset({":", "la", "khoang", "=", "so", "duoc", "co"})


def counts(page: Page, kind: Kind, hits: Iterable[TagHit], start: int, end: int) -> list[Fact]:
    """What is counted between two words of a page, for one kind. Claims what it reads."""
    units: dict[int, list[TagHit]] = {}
    marks: dict[int, list[TagHit]] = {}
    numbers = {field.key for field in kind.all_fields() if isinstance(field, Number)}
    for hit in hits:
        if hit.tag.field in numbers and hit.tag.kind == kind.key:
            if hit.tag.sort == "unit":
                units.setdefault(hit.start, []).append(hit)
            elif hit.tag.sort == "mark":
                marks.setdefault(hit.start, []).append(hit)
    firm = {field.key for field in kind.fields if isinstance(field, Number) and field.firm}
    found: list[Fact] = []
    index = start
    while index < end:
        numeral = page.words[index].number or page.folds[index] in BEGINNINGS
        fact = (
            (_marked(page, index, kind, marks, units) if index in marks else None)
            or (_counted(page, index, units, firm) if numeral else None)
            or (_none_told(page, index, firm, marks) if page.folds[index] in _NONE else None)
            or _order(page, index, kind)
        )
        if fact:
            page.claim(_behind_the_child(page, fact), fact.end)
            found.append(fact)
            index = fact.end
        else:
            index += 1
    formed = {fact.field for fact in found if _is_formed(page, fact)}
    return [fact for fact in found if fact.field not in formed or _is_formed(page, fact)]


def _behind_the_child(page: Page, fact: Fact) -> int:
    """ "con trai thứ 2" tells the sex besides: its words stay open."""
    first = fact.start
    while page.at(first) in _CHILDREN | {"trai", "gai", "giai", "cu", "nhoc"} and first < fact.end - 1:
        first += 1
    return first


def _is_formed(page: Page, fact: Fact) -> bool:
    """ "Số người: 12" in a form, "là 3 người" and "tổng cộng 40 cụ" say it once for all."""
    if page.at(fact.start - 1) in ("la", "cong") or (page.at(fact.start - 2), page.at(fact.start - 1)) == ("tat", "ca"):
        return fact.value is not None
    return page.at(fact.start) == "so" and any(page.at(index) == ":" for index in range(fact.start, fact.end))


def _marked(page: Page, start: int, kind: Kind, marks: dict[int, list[TagHit]], units: dict[int, list[TagHit]]) -> Fact | None:
    for hit in reversed(marks.get(start, [])):
        if not page.free(start, hit.end):
            continue
        index = hit.end
        while page.at(index) in _LINKS and index < hit.end + 2:
            index += 1
        if page.at(hit.end - 1) == "lan" and (first := FIRST_ONES.longest(page, index)) and first.tag:
            return Fact("count", start, first.end, first.tag, None, hit.tag.field)  # mang thai lần đầu
        number = _ordinal(page, index) if page.at(hit.end - 1) == "thu" else _free_count(page, index)
        if number is None:
            continue
        if page.at(hit.end - 1) in ("ong", "ba") and page.number(index) is None:
            return None  # bà Mười Một
        other = [unit for unit in units.get(number[1], []) if unit.tag.field != hit.tag.field]
        firm = any(isinstance(field, Number) and field.firm and field.key == hit.tag.field for field in kind.fields)
        if (
            other
            and not firm
            and (page.number(other[-1].end) is None or units.get(other[-1].end + 1))
            and all(unit.tag.field != hit.tag.field for unit in units.get(number[1], []))
        ):
            return None  # "được 8 ông": the word behind decides
        own = [unit for unit in units.get(number[1], []) if unit.tag.field == hit.tag.field]
        end = own[-1].end if own else other[-1].end if other and firm else number[1]
        return Fact("count", start, end, number[0], number[2], hit.tag.field)
    return None


def _none_told(page: Page, start: int, firm: Set[str], marks: dict[int, list[TagHit]]) -> Fact | None:
    """không cháu nào nghi ngờ, không có ca nghi, không phát hiện trường hợp nào: none of what a count singles out."""
    for index in range(start + 1, min(start + 6, len(page))):
        if page.at(index) in (",", ".", ";", "\n") or page.words[index].number:
            return None
        told = [hit for hit in marks.get(index, ()) if hit.tag.field in firm and page.at(hit.start) != "co"]
        if told and page.number(told[-1].end) is None:
            return Fact("count", start, told[-1].end, 0, None, told[-1].tag.field)
    return None


def _free_count(page: Page, index: int) -> tuple[int, int, Problem | None] | None:
    while page.at(index) in ("hon", "khoang", "gan", "tren", "chung", "do", "tam") and page.number(index + 1) is not None:
        index += 1
    found = counted(page, index)
    of_all = page.number(index + 2) if page.at(index + 1) == "/" and page.glued(index) else None
    if found is None and of_all and page.number(index) is not None and of_all > 12 and page.free(index, index + 3):
        return page.number(index) or 0, index + 3, None  # dự 23/25
    if found is None or found.value is None or not page.free(index, found.end):
        return None
    return found.value, found.end, found.trouble


def _ordinal(page: Page, index: int) -> tuple[int, int, Problem | None] | None:
    if page.at(index) in ("nhat", "nhi"):
        return 1 if page.at(index) == "nhat" else 2, index + 1, None
    found = number_at(page, index)
    value = found.value if found else digit(page, index)
    return (value, found.end if found else index + 1, None) if value is not None else None


def _counted(page: Page, start: int, units: dict[int, list[TagHit]], firm: Set[str]) -> Fact | None:
    """30 cụ, 28/31 đảng viên, khoảng 40 người"""
    found = counted(page, start)
    if found is None and page.at(start + 1) == "/" and page.number(start) is not None and page.number(start + 2) is not None:
        hits = units.get(start + 3)
        if hits and not page.claimed[start]:
            return Fact("count", start, hits[-1].end, page.number(start), None, hits[-1].tag.field)
        return None
    if found is None or found.value is None or not page.free(found.start, found.end):
        return None
    if page.at(start) == "mot" and found.end == start + 1:
        return None  # một hội viên: "a member"
    of_a_group = "vien" in page.folds[found.end : found.end + 2] and page.at(start - 1) in ("(", "co")
    if of_a_group and "nhom" in page.folds[max(0, start - 7) : start]:
        return None  # nhóm zalo thôn (315 thành viên)
    if page.at(found.start - 1) in ("nhom", "group") or (page.at(found.start - 1) == "co" and page.at(found.start - 2) == "nhom"):
        return None  # nhóm 215 người: the size of a group
    hits = [hit for hit in units.get(found.end, []) if page.at(hit.end) not in _VIEWS]
    if any(hit.tag.field in firm and page.number(hit.end) is not None for hit in hits):
        hits = [hit for hit in hits if hit.tag.field not in firm] or hits  # 72 bé nghi ngờ 2 bé
    alone = found.end == found.start + 1
    if not hits or (alone and page.number(start) is None and page.words[start].bare and page.at(start) in ("ba", "nam", "tu")
                    and page.at(hits[-1].start) not in (("nguoi", "cu", "lan", "ho") if page.marked else ("nguoi",
                    "cu"))):  # fmt: skip
        return None
    if start >= 2 and page.at(start - 1) in ("-", "den") and page.words[start - 2].number and page.free(start - 2, start - 1):
        return Fact("count", start - 2, hits[-1].end, None, Problem.DOUBTFUL, hits[-1].tag.field)
    if (page.at(start - 2), page.at(start - 1)) in _NO_COUNT or page.at(start - 1) in ("kl", "nq"):
        return None  # kl 149 dc 38 người; phụ trách 5 hộ
    if page.at(start - 1) in ("ho", "nha") and page.at(start - 2) == "moi":
        return None  # mỗi hộ 1 người
    if page.at(start - 1) == "vang" and page.at(start - 2) != "so":  # nor "cơ cấu dân số vàng 31 người"
        return None  # vắng 3 đồng chí
    longest = max(hits, key=lambda hit: hit.end)
    if page.at(longest.end) in _DO_MORE and not page.claimed[longest.end]:
        return None  # 31 hội viên, 2 người hỏi gay gắt
    if page.at(longest.end - 1) == "chong" and _and_a_child(page, longest.end):
        return Fact("count", found.start, longest.end, None, Problem.DOUBTFUL, longest.tag.field)
    if page.at(longest.end) in _OF_A_PART and longest.tag.field == "count":
        return None  # có 9 cụ cao huyết áp: some of those who were examined
    return Fact("count", found.start, longest.end, found.value, found.trouble, longest.tag.field)


def _and_a_child(page: Page, index: int) -> bool:
    """2 vợ chồng Tài Linh và con gái: one more than was counted, or more."""
    said = page.folds[index : index + 7]
    return any(one in ("va", "voi", "cung", "+", ",") and later in ("con", "chau", "me", "dua", "1", "2", "mot", "hai", "be")
               for one, later in pairwise(said))  # fmt: skip


def _order(page: Page, start: int, kind: Kind) -> Fact | None:
    """con đầu lòng, con so: an order without a number, for fields whose mark is "con thứ"."""
    if page.at(start) not in _CHILDREN:
        return None
    field = next(
        (own for own in kind.fields if isinstance(own, Number) and any(mark.endswith(" thứ") for mark in own.marks)), None
    )
    hit = FIRST_ONES.longest(page, start + 1 + (page.at(start + 1) in ("trai", "gai", "giai")))
    if hit and page.at(hit.end - 1) in ("ra", "so", "ca") and (page.at(start) != "con" or hit.start > start + 1):
        return None  # cháu gái ra đời
    if field is None or hit is None or not page.free(start, hit.end) or _daughter_in_law(page, start, hit.end):
        return None
    return Fact("count", hit.start, hit.end, hit.tag or None, None if hit.tag else Problem.DOUBTFUL, field.key)


def _daughter_in_law(page: Page, start: int, end: int) -> bool:
    """Bare "con dau" is con dâu rather than con đầu, unless nothing that she could do follows."""
    if page.at(end - 1) != "dau" or not page.words[end - 1].bare:
        return False
    return page.at(start - 1) in ("co", "la") or page.at(end) not in (
        "",
        ",",
        ".",
        ";",
        "\n",
        "nang",
        "hom",
        "ngay",
        "roi",
        "nhe",
        "a",
        ")",
    )
