"""Which of a couple lives here: said of both, or one is said to live elsewhere (anh Hậu ở Cần Thơ, vợ ở nơi khác)."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.folding import fold
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.places import area_at
from domain.reading.provinces import FAR
from domain.reading.wordings import place_at

_SPOUSES = Phrasebook(
    [(word, "groom") for word in ("chồng", "chú rể", "nhà trai", "bên nam", "đàng trai", "họ nhà trai")]
    + [(word, "bride") for word in ("vợ", "cô dâu", "nhà gái", "bên nữ", "đàng gái")]
)
_BOTH = Phrasebook(
    [
        (f"{who}{all_}{where}", True)
        for who in ("cả hai", "hai vợ chồng", "cả hai vợ chồng", "hai đứa", "hai cháu", "hai bên", "hai người", "2 vợ chồng",
                    "vợ chồng", "cả 2", "2 đứa", "2 cháu", "hai em", "cả hai cháu", "cả hai đứa", "2 bên", "cả hai bên")
        for all_ in (" ", " đều ", " cùng ", " đều là ", " cùng là ", " đều sống ", " cùng sống ")
        for where in ("ở", "tổ", "người", "người tổ", "khu phố", "thôn", "xóm", "ấp", "bản", "buôn", "cư trú",
                      "thường trú", "tdp")
    ]
    + [(f"{same} {where}", True) for same in ("cùng", "đều", "cùng ở", "đều ở", "đều người", "cùng người", "đều là người")
       for where in ("tổ", "thôn", "xóm", "ấp", "bản", "buôn", "khu phố", "kp", "tdp", "khối", "khóm", "làng", "khu")]
)  # fmt: skip
_STAYS = frozenset({"o", "tai", "song", "tru", "ben"})
_LIVES = frozenset({"o", "que", "nguoi", "ben", "tai", "sinh", "song", "thuong", "tru", "ngu", "ho", "khau", "trong", "ngoai",
                    "tren", "duoi", "tan", "goc", "la", "thi", "lai", "dang", "hien"})  # fmt: skip


def residence(page: Page, kind: Kind, facts: Sequence[Fact], start: int, end: int) -> list[Fact]:
    """The fact of who lives here, where the words say it and the kind asks it."""
    if "resident" not in {field.key for field in kind.fields} or any(fact.field == "resident" for fact in facts):
        return []
    for index in range(start, end):
        if hit := _BOTH.longest(page, index):
            return [Fact("code", index, hit.end, "both", None, "resident")]
    if not any(fact.sort == "area" for fact in facts):
        return []
    away = {who for index in range(start, end) if (who := _away(page, index, end, facts))}
    if len(away) == 1:
        here = "bride" if away == {"groom"} else "groom"
        return [Fact("code", start, start, here, None, "resident")]
    return []


def _away(page: Page, index: int, end: int, facts: Sequence[Fact]) -> str:
    """The spouse of whom these words say that he or she lives elsewhere."""
    said = _SPOUSES.longest(page, index)
    who, behind = (said.tag, said.end) if said else _named(page, index, facts)
    if not who:
        return ""
    if said and page.at(behind) == ":":
        behind = _behind_the_name(page, behind + 1, end, facts)  # Vợ: Cao Thị Hằng 27 tuổi, ở Hà Tĩnh
    while behind < end and page.claimed[behind] and page.number(behind) is None:
        behind += 1
    behind += page.at(behind) == "," and page.at(behind + 1) in ("o", "que")
    behind += page.claimed[behind : behind + 1] == [True] and not area_at(page, behind)
    lives = behind
    while page.at(lives) in _LIVES and lives < end and lives - behind < 3 and not page.claimed[lives]:
        lives += 1
    living = any(page.at(index) in _STAYS for index in range(behind, lives))
    return who if living and (FAR.longest(page, lives) or place_at(page, lives)) else ""


def _behind_the_name(page: Page, index: int, end: int, facts: Sequence[Fact]) -> int:
    """The first word that tells neither the name nor the age of one of the couple."""
    named = {word for fact in facts if fact.sort == "person" for word in range(fact.start, fact.end)}
    while index < end and (index in named or page.claimed[index] or page.at(index) == ","):
        index += 1
    return index


def _named(page: Page, index: int, facts: Sequence[Fact]) -> tuple[str, int]:
    """One of the couple by name, said a second time: anh Hậu, cháu Vân; or where the name stands at first."""
    for fact in facts:
        if fact.field in ("groom_name", "bride_name") and isinstance(fact.value, str):
            last = fold(fact.value).lower().split()[-1]
            if page.at(index) == last and (
                fact.end == index + 1
                or page.at(index + 1) == "o"
                or page.at(index - 1) in ("anh", "chi", "chau", "em", "co", "chu", "ban")
            ):
                return fact.field.split("_")[0], index + 1
    return "", 0
