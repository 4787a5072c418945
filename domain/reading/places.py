"""Residential groups and household numbers."""

from __future__ import annotations

from domain.reading.found import Found
from domain.reading.lexicon import GIVEN, STOP, SURE_MIDDLES, SURNAMES, TITLES
from domain.reading.numbers import number_at
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook, words_of
from domain.reading.provinces import PROVINCES

_NUMBERED = (
    "tổ dân phố", "tổ dp", "tdp", "tổ", "khu phố", "kp", "khu", "khối phố", "khối", "khu dân cư", "tổ dân cư",
)  # fmt: skip
_NAMED = ("thôn", "xóm", "ấp", "bản", "buôn", "khóm", "làng", "plei", "phum")
_TYPES = Phrasebook([(name, False) for name in _NUMBERED] + [(name, True) for name in _NAMED])
_HOUSE = Phrasebook([(p, True) for p in ("hộ", "hộ số", "mã hộ", "hộ khẩu số", "số hộ", "hộ dân số")])
PLACE_BEGINNINGS = _TYPES.beginnings() | _HOUSE.beginnings()
_NOT_BEFORE = {
    "khoi": frozenset({"sinh", "lop"}),
    "ap": frozenset({"huyet", "cao"}),
    "xom": frozenset({"hang", "lang"}),
    "ban": frozenset({"van", "dia", "uy", "cac", "hoan"}),
}  # học sinh khối 9, huyết áp, văn bản, địa bàn
_DWELLERS = words_of("nguoi khau nhan the tuoi thanh doi lan thang")  # hộ 4 người: how many live there
_CHANGED = words_of("trinh dan ho ten ngay nam tinh hoc quan thong chu noi")  # trình độ, dân tộc, họ tên …
_PEOPLE = words_of("""tuoi nguoi khau con chau tre cap cu ong ba the em thanh nhan doi lan""")
_TITLED = words_of("anh chi ong ba co chu bac em chau cu di cau")
_SPEAKERS = words_of("em toi minh tui dang hoi bua gio nay con ctv roi")
_ISSUED = frozenset({"hanh", "bo"})  # ban hành, ban bố
_SOLD = words_of(
    "banh rau hang thit ca nha dat xe tap bun pho tra ve lua ga vit heo lon bo cay trai hoa vui tinh tru lam qua ngu"
)
_OFFICERS = words_of("truong pho gia te tac")
_OFFICES = words_of("""truong pho chuc cong cham quan giam mat chi dan vien tuyen roi gap buom hop doan thanh tin vua""")


def area_at(page: Page, start: int) -> Found[str] | None:
    """The group that begins at a word: tổ 5, TDP số 5, thôn Bản Hạ, ấp Tân Lập 2."""
    kind = _TYPES.longest(page, start)
    if kind is None:
        return None
    if page.at(start) in SURNAMES and page.at(start + 1) in SURE_MIDDLES and page.words[start].bare:
        return None  # bà Bàn Thị Mùi, Tô Văn Hải
    if page.at(start) == "ban" and page.words[start].bare and page.at(start + 1) in _ISSUED:
        return None  # ban hanh
    named = page.at(start) in ("buon", "ban", "lang") and page.words[start].bare and not page.capital(start + 1)
    counted = start > 0 and page.words[start - 1].number and not page.claimed[start - 1]
    if named and (counted or page.at(start + 1) in _SOLD):
        return None  # 1 buồn 1 vui; nhà chú Định bán bánh cuốn
    if _behind_a_title(page, start):
        return None  # trưởng buôn gọi; anh Tô Hà, Y Thôn Kbuôr
    if (
        PROVINCES.longest(page, start)
        or (page.at(start) == "khoi" and _in_name(page, start))
        or page.at(start - 1) in _NOT_BEFORE.get(page.at(start), ())
        or (page.at(start) == "khoi" and _of_a_school(page))
    ):
        return None
    index = kind.end + (page.at(kind.end) == "so")
    formed = page.at(index) == ":" and page.at(start - 1) in ("", "\n", "-", ",", ";", ".")
    if formed:
        index += 1  # a form: "Tổ: 18"
    number = number_at(page, index)
    if number and number.value and _counts_as_number(page, start, index):
        end = number.end
        if end < len(page) and page.glued(end - 1) and len(page.at(end)) == 1 and page.words[end].letter:
            return Found(start, end + 1, f"{number.value}{page.text[page.starts[end]].upper()}")
        return Found(start, end, str(number.value))
    said_by = page.at(start - 1) in _SPEAKERS and page.words[start].bare and len(page.at(start)) < 5
    officer = page.at(start - 1) in _OFFICERS and not page.capital(index + 1)  # trưởng thôn Hùng báo
    if officer or ((page.at(start - 1) in _OFFICERS or said_by) and not page.capital(index)):
        return None  # trưởng buôn gọi nói; em ban gat lua: bận
    end = _name_end(page, index, small=kind.tag)
    if end == index or index != kind.end + formed or (page.at(index) in _OFFICES and not page.capital(index)):
        return None
    return Found(start, end, page.said(index, end))


def _of_a_school(page: Page) -> bool:
    """85 học sinh khối 8, khối 9: years of a school."""
    known: bool | None = page.memo.get("school")
    if known is None:
        said = zip(page.folds, page.folds[1:], strict=False)
        known = page.memo["school"] = any(pair == ("hoc", "sinh") or pair[0] in ("thcs", "thpt") for pair in said)
    return known


def _behind_a_title(page: Page, start: int) -> bool:
    """True where the word of a group is part of a name: all in capitals, behind a title or the Y of the highlands."""
    if not (page.capital(start) and page.capital(start + 1)) or page.shouting:
        return False
    return page.at(start - 1) in _TITLED or (page.at(start - 1) == "y" and page.capital(start - 1))


def _in_name(page: Page, start: int) -> bool:
    """Nguyen Minh Khoi 3 tuoi"""
    return page.words[start].bare and page.capital(start) and page.capital(start - 1) and page.capital(start - 2)


def household_at(page: Page, start: int) -> Found[str] | None:
    """The household that begins at a word: hộ 12, hộ số 100.1."""
    mark = _HOUSE.longest(page, start)
    if mark is None or (start and page.words[start - 1].number and not page.claimed[start - 1]):
        return None
    formed = page.at(mark.end) == ":" and page.at(mark.end - 1) == "so"  # Hộ số: 45
    index = mark.end + formed
    if page.number(index) is None:
        return None
    return number_of_household(page, start, index)


def number_of_household(page: Page, start: int, index: int) -> Found[str] | None:
    """12, 100.1, 12A as written."""
    if page.number(index) is None:
        return None
    end = index + 1
    if page.at(end) in (".", "/", "-") and page.glued(index) and page.glued(end) and page.number(end + 1) is not None:
        end += 2
    elif (page.at(end) in _DWELLERS and not _changes(page, end)) or (page.at(end) == "con" and not _goes_on_telling(page, end)):
        return None
    elif end < len(page) and page.glued(index) and len(page.at(end)) == 1 and page.words[end].letter:
        end += 1
    return Found(start, end, "".join(page.text[page.starts[i] : page.ends[i]] for i in range(index, end)).upper())


def _changes(page: Page, index: int) -> bool:
    """hộ 12 đổi dân tộc: no couples (đôi)."""
    return page.at(index) == "doi" and (page.words[index].tone == "r" or page.at(index + 1) in _CHANGED)


def _goes_on_telling(page: Page, index: int) -> bool:
    """hộ 12 con chị Hoa, hộ 12 con thứ 2: no number of children."""
    return bool(TITLES.at(page, index + 1)) or page.at(index + 1) in SURNAMES | {"thu", "dau", "trai", "gai"}


def _counts_as_number(page: Page, start: int, index: int) -> bool:
    """Digits always; a number word only where the type is surely one ("tổ hai"), as "to ba Lan" is no group."""
    return page.number(index) is not None or (bool(page.words[index].tone) and not page.words[start].bare)


def _ends_it(page: Page, start: int, index: int) -> bool:
    """ấp Sóc Chùa, …: the second word of a name, where the name must end behind it."""
    if index != start + 1 or page.at(index) in ("roi", "nhe", "a", "nay", "da", "moi", "bua", "ne", "hom", "di", "nha", "cung"):
        return False
    after = index + 1
    return after < len(page) and not page.words[after].letter and not page.words[after].number and page.at(after) != ":"


# Typed in full these begin no name: cả buôn đang lo, buôn mình.
_NO_NAMES = frozenset(
    {
        ("đang", ""),
        ("xa", ""),
        ("minh", "f"),
        ("tôi", ""),
        ("ta", ""),
        ("nay", "f"),
        ("nao", "f"),
        ("đo", "s"),
        ("co", "s"),
        ("đa", "x"),
    }
)


def _up_to_a_sign(page: Page, index: int) -> int:
    """THÔN CÂN TÔM. In a text in capitals the name goes as far as the next sign, if that is near; else 0."""
    stops = page.memo.get("stops", ())
    for end in range(index, min(index + 4, len(page))):
        if not page.words[end].letter or page.claimed[end]:
            return end if end > index and page.at(end) in (",", ".", ";", "\n", "-", ":") else 0
        if end in stops or (end > index and TITLES.at(page, end)):
            return 0
    return 0


def _name_end(page: Page, index: int, small: bool) -> int:
    """Where a name that begins at a word ends; `index` when there is none."""
    end = index
    stops = page.memo.get("stops", ())
    shouting = page.shouting
    capital = page.capital(index) and not shouting
    if not capital and (page.words[index : index + 1] and (page.words[index].letters, page.words[index].tone) in _NO_NAMES):
        return index
    if shouting and small and (whole := _up_to_a_sign(page, index)):
        return whole
    while end < len(page) and end - index < 4 and page.words[end].letter and not page.claimed[end]:
        said = page.at(end)
        letter = len(said) == 1 and page.capital(end) and page.words[end + 1 : end + 2] and page.words[end + 1].letter  # A Xóc
        if capital and end > index and len(said) > 1 and page.words[end].text.isupper() and not page.words[index].text.isupper():
            break  # thôn An Thổ CHUYỂN ĐI
        if (capital and not page.capital(end)) or (not capital and end > index and end in stops):
            break
        last = end == index or (end == index + 1 and shouting)
        whole = last and end + 1 in stops and not page.words[end].bare  # THÔN THƯỢNG SINH HOẠT, BẢN NÀ HỎI KHÁM SỨC KHOẺ
        open_ = said not in STOP or (end == index and said in GIVEN) or _ends_it(page, index, end) or whole
        if not capital and not letter and not (small and open_ and end - index < 3):
            break
        end += 1
    if (
        end > index
        and len(page.at(end)) <= 2
        and page.number(end) is not None
        and (page.at(end + 1) not in _PEOPLE | {"/", "-", ".", "kg"} or (page.at(end + 1) == "." and not page.number(end + 2)))
    ):
        end += 1
    return end
