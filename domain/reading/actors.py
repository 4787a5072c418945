"""A place that is named as who acts, who is spoken to or who thanks go to, and not as where it was."""

from __future__ import annotations

from domain.reading.addressing import telling_ends
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.vocabulary import TagHit

_TO = frozenset({"gui", "cho", "kinh", "thua", "chao", "nho", "bao", "cao", "voi", "a", "alo", "da"})
_ASKED = frozenset({"oi", "ghi", "nhe", "cho", "giup", "gium", "dum", "nhap", "xem", "nhan", "a", "em"})
WHERE = frozenset({"o", "tai", "ra", "ngoai", "den", "trong", "ve", "len", "vao", "tren", "doc", ":", "(", ",", "-", "\n", "di"})
_ACTS = frozenset({"kham", "to", "phoi", "ve", "xuong", "len", "cu", "di", "lam", "cung"})
_OVER = frozenset({"da", "vua", "moi", "co"})


def without_actors(page: Page, found: list[Fact]) -> list[Fact]:
    """trạm y tế khám cho 45 cụ ở hội trường: who did it, where another place is named."""
    places = [fact for fact in found if fact.field == "place"]
    if len({fact.value for fact in places}) < 2:
        return [
            fact for fact in found if not (fact.field == "place" and page.at(fact.start - 1) == "," and _talks(page, fact.end))
        ]
    acts = [
        fact for fact in places
        if page.at(fact.start - 1) not in WHERE - {","} and page.at(fact.end + (page.at(fact.end) in _OVER | {"minh",
        "ta"})) in _ACTS
    ]  # fmt: skip
    return [fact for fact in found if fact not in acts] if len(acts) < len(places) else found


def _talks(page: Page, index: int) -> bool:
    """…, trạm lồng ghép chăm sóc người cao tuổi: who talks, and not where."""
    return page.folds[index : index + 2] in (("long", "ghep"), ("tuyen", "truyen"), ("noi", "chuyen"), ("truyen", "thong"))


def spoken_to(page: Page, hit: TagHit) -> bool:
    """Gửi trạm: …, trạm ơi, trạm ghi giúp: whom the message is for."""
    if hit.end <= telling_ends(page) and page.at(hit.start - 1) not in ("o", "tai"):
        return True
    if (
        hit.end < 6
        and page.at(0) in ("em", "toi", "chi", "co")
        and "." in page.folds[hit.end : hit.end + 3]
        and page.at(hit.start - 1) not in ("o", "tai")
    ):
        return True  # Em Loan trạm y tế. Ngày 20/11 …
    if page.at(hit.end) == ":" and page.at(0) in ("em", "toi", "minh") and hit.end < 6:
        return True  # Em ở TYT: …
    if page.at(hit.start - 1) in ("cua", "so", "ben"):
        return True  # theo sổ của trạm
    if page.at(hit.start) == "o" and "on" in page.folds[max(0, hit.start - 6) : hit.start]:
        return True  # cảm ơn các cháu ở trạm
    if page.at(hit.start) in ("o", "tai", "tren") or page.at(hit.start - 1) in ("o", "tai", "tren", "ngoai"):
        return False  # tư vấn tại trạm cho 3 cặp
    return page.at(hit.start - 1) in _TO or page.at(hit.end) in _ASKED or (hit.start == 0 and page.at(hit.end) in (":", ","))
