"""That nothing happened, in all kinds or in some: không phát sinh, sinh 0, không ai mất."""

from __future__ import annotations

from domain.reading.page import Page
from domain.reading.phrases import Hit, Phrasebook
from domain.reading.sentences import sentence_bounds
from domain.reading.vocabulary import TagHit


def book(text: str) -> Phrasebook[bool]:
    return Phrasebook([(phrase.strip(), True) for phrase in text.replace("\n", " ").split(", ")])


_NIL = book("""không có trẻ, không có cháu, không có đứa, không có đám, không có cặp, không có hộ, không có cụ, không có buổi,
    hông có phát sinh, hổng có phát sinh, hông phát sinh, hông có gì, hông có ai, hổng có ai, hông có biến động,
    hổng có biến động, hông có trường hợp nào, chẳng có ai, không hề có, chưa có biến động, chưa có trường hợp nào
    phát sinh, không phát sinh, không có phát sinh, không có gì phát sinh, chưa phát sinh, không có gì, không có
    biến động, không biến động, không có trường hợp nào, không có ca nào, chưa có gì, không ai, không có ai, không
    thấy gì, chưa có phát sinh, không có gì mới, không có gì thay đổi, không thay đổi, không có thay đổi, không có
    biến động gì, không có trường hợp, không trường hợp, không có ca, không có cháu nào, không cháu nào, không có
    đám nào, không có cặp nào, không phát sinh gì, chưa có ai, không có người, không ca nào, không có đứa nào,
    không đứa nào, không cặp nào, không đám nào, chưa có ca nào, chưa có trường hợp nào, chả có gì, chẳng có gì,
    không có sinh, báo số 0, toàn số 0, đều bằng 0, đều là 0, đều số 0, bằng 0 hết, chưa có chi phát sinh,
    không có chi phát sinh, chưa có chi, chi phát sinh hết, không có bé nào,
    hổng có gì, chưa phát sinh gì, không có chi, không có sự kiện, không có phát
    sinh gì""")
_NIL_BEGINS = _NIL.beginnings() | {"khong", "chua", "chang"}
_SURELY_NIL = frozenset({("phat", "sinh"), ("bien", "dong"), ("thay", "doi")})


def nil_words(page: Page) -> tuple[int, int] | None:
    """The words that say that nothing happened."""
    for index, folded in enumerate(page.folds):
        if folded not in _NIL_BEGINS:
            continue
        hit = _NIL.longest(page, index) or _none_of(page, index)
        if hit and page.at(hit.end - 1) == "ai" and page.at(hit.end + 1) in ("duoc", "noi", "dam"):
            continue  # không ai đi được
        if hit:
            end = sentence_bounds(page, index)[1]
            return None if page.at(end) == "?" else (hit.start, hit.end)
    return None


def _none_of(page: Page, index: int) -> Hit[bool] | None:
    """không có đám cưới nào"""
    if page.at(index) not in ("khong", "chua", "chang") or page.at(index + 1) != "co":
        return None
    for last in range(index + 3, min(index + 7, len(page))):
        if page.at(last) == "nao":
            return Hit(index, last + 1, True)
    return None


def surely_nil(page: Page, words: tuple[int, int]) -> bool:
    """True for "không phát sinh", which needs no month beside it; "không có gì" alone is said to thanks."""
    pairs = {(page.at(index), page.at(index + 1)) for index in range(words[0], words[1] + 1)}
    return bool(pairs & _SURELY_NIL)


def zeros(page: Page, hits: list[TagHit]) -> list[str]:
    """The kinds of a list of zeros: sinh 0, chết: không."""
    kinds: list[str] = []
    last = -9
    for hit in _named_kinds(page, hits):
        begin = hit.start - 2 if page.folds[hit.start - 2 : hit.start] == ("truong", "hop") else hit.start
        begin -= page.at(begin - 1) == "ca"
        index = hit.end + (page.at(hit.end) in (":", "=", "-"))
        if (
            page.at(begin - 1) in ("khong", "0")
            or (page.at(begin - 1) == "ai" and page.at(begin - 2) in ("khong", "chua", "chang"))
            or (page.at(begin - 1) == "co" and page.at(begin - 2) in ("khong", "chua", "chang"))
            or page.at(index) == "0"
            or (page.at(index) == "khong" and page.at(index + 1) in (",", ".", ";", "\n", "", "co", "(", ")"))
        ):
            kinds.append(str(hit.tag.value))
            last = hit.end
        elif last == hit.start - 1 and page.at(last) in (",", "va", "hay"):
            kinds.append(str(hit.tag.value))  # không có chuyển đi, chuyển đến
            last = hit.end
    return kinds


def nil_kinds(page: Page, hits: list[TagHit]) -> list[str]:
    return sorted({str(hit.tag.value) for hit in _named_kinds(page, hits)})


def _named_kinds(page: Page, hits: list[TagHit]) -> list[TagHit]:
    return [
        hit for hit in hits
        if hit.tag.sort == "code" and hit.tag.kind == "nil_report" and hit.tag.field == "kinds" and not _only_from(page, hit)
    ]  # fmt: skip


def _only_from(page: Page, hit: TagHit) -> bool:
    """ "tu" typed without marks is tử only in a list of zeros, elsewhere từ."""
    if page.at(hit.start) != "tu" or hit.end - hit.start > 1 or page.words[hit.start].tone == "r":
        return False
    if page.at(hit.end + 1) in ("/", "thang") or page.at(hit.end) in ("dau", "ngay", "thang", "quy"):
        return True  # từ 1/11
    listed = page.at(hit.start - 1) in ("khong", "chua", "0", ",", "va", "so", "sinh", ";", "\n")
    return not listed or not (
        page.at(hit.end) in (":", "=", ",", "0", ";", "\n", "", ".", "khong", "va") or page.words[hit.end].number
    )
