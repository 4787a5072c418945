"""Which events a page tells of, and which stretch of it belongs to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.kind import Kind
from domain.reading.lexicon import TITLES
from domain.reading.moving import decided
from domain.reading.numbers import number_at
from domain.reading.page import Page
from domain.reading.phrases import words_of
from domain.reading.sentences import ends_sentence
from domain.reading.status import happened
from domain.reading.themes import is_content
from domain.reading.vocabulary import ASIDE, TagHit, Vocabulary
from domain.reading.yielding import without_settings


@dataclass(frozen=True)
class Event:
    """Words `start` to `end` tell of one kind (None: of nothing that is recorded); `calls` are the words that name it."""

    kind: Kind | None
    start: int
    end: int
    calls: tuple[TagHit, ...]


def events(page: Page, words: Vocabulary, hits: Sequence[TagHit], names: frozenset[int]) -> list[Event]:
    """The stretches of a page, in order."""
    calls = _calls(page, words, hits, names)
    groups: list[tuple[Kind | None, list[TagHit]]] = []
    for call in calls:
        kind = words.kinds.get(call.tag.kind)
        if kind is not None and not happened(page, call.start, call.end, names, written=kind.key in words.written):
            kind = None
        if groups and groups[-1][0] is kind:
            groups[-1][1].append(call)
        else:
            groups.append((kind, [call]))
    groups = _without_headings(page, groups)
    cuts = [0]
    for (_, before), (_, after) in pairwise(groups):
        cuts.append(_cut(page, before[-1].end, after[0].start, names))
    cuts.append(len(page))
    return [Event(kind, cuts[n], cuts[n + 1], tuple(found)) for n, (kind, found) in enumerate(groups)]


def _without_headings(page: Page, groups: list[tuple[Kind | None, list[TagHit]]]) -> list[tuple[Kind | None, list[TagHit]]]:
    """ "hôm qua có đám cưới, có người đẻ: …" names what is told behind the colon; it is no event of its own."""
    colons = [index for index in range(len(page)) if page.at(index) == ":" and not page.claimed[index]]
    kept = []
    for place, (kind, calls) in enumerate(groups):
        again = [later for other, later in groups[place + 1 :] if other is kind and kind is not None]
        colon = next((index for index in colons if index >= calls[-1].end), None)
        if again and len(groups) > 2 and colon is not None and colon < again[0][0].start:
            continue
        kept.append((kind, calls))
    return kept


def _cut(page: Page, start: int, end: int, names: frozenset[int]) -> int:
    """Where between two calls the second event begins.

    At the last end of a sentence, else the last comma, else with who is named right before its call, else at its call.
    """
    places = [index for index in range(end - 1, start - 1, -1) if not page.claimed[index]]
    for index in places:
        if ends_sentence(page, index):
            return index + 1
    for index in places:
        if page.at(index) in (",", "va", "-", ":"):
            return _before_its_day(page, index, start) + 1
    first = end
    while first > start and (first - 1 in names or page.claimed[first - 1]):
        first -= 1
    if names.isdisjoint(range(first, end)):
        return end
    return first - (first - 1 > start and bool(TITLES.at(page, first - 1)))  # … hôm 12/11 với ông Tám Hoà mất hôm 18/11


def _before_its_day(page: Page, comma: int, start: int) -> int:
    """ "…, hôm 16/11, nhà bà Chắt có cháu trai": the day before the comma belongs to what follows."""
    index = comma - 1
    while index >= start and index in page.memo.get("days", ()):
        index -= 1
    return index if index < comma - 1 and index >= start and page.at(index) in (",", ";") else comma


def _calls(page: Page, words: Vocabulary, hits: Sequence[TagHit], names: frozenset[int]) -> list[TagHit]:
    """The calls that stand for events: one for each place, no themes, none inside a name or a date."""
    codes = {(hit.start, hit.end) for hit in hits if hit.tag.sort == "code" and hit.tag.kind != "nil_report"}
    found: list[TagHit] = []
    for hit in without_settings(page, words, decided(page, words, hits)):
        if hit.tag.sort not in ("call", "other") or hit.tag.kind == "nil_report":
            continue
        if names.intersection(range(hit.start, hit.end)) or page.claimed[hit.start]:
            continue
        heads = page.at(hit.start - 1) in _ITEM_HEADS or hit.tag.kind in words.written  # tổ 5 khó khăn: …
        if page.at(hit.end - 1) == ":" and not heads:
            continue  # nơi đi: Phú Thọ
        if _only_a_particle(page, hit) or _of_the_body(page, words, found, hit):
            continue
        if is_content(page, words, hits, found[-1:], hit, names):
            continue
        if hit.tag.sort == "other" and ((hit.start, hit.end) in codes or hit.tag.value == ASIDE):
            continue
        if found and found[-1].tag.kind == hit.tag.kind and page.at(hit.start - 1) in ("luc", "khi"):
            continue  # cân nặng lúc sinh 2,6
        if found and hit.start < found[-1].end:
            away = page.at(hit.end - 1) == "di" and hit.end - hit.start == found[-1].end - found[-1].start  # mới chuyển đi
            if away or hit.end - hit.start > found[-1].end - found[-1].start or found[-1].tag.sort == "other":
                found[-1] = hit
            continue
        if not _is_theme(page, words, found, hit) or _of_a_person(page, found[-1], hit, names):
            found.append(hit)
    return [call for place, call in enumerate(found) if not _grown_child(page, call, found[place + 1 : place + 2])]


def _grown_child(page: Page, call: TagHit, behind: Sequence[TagHit]) -> bool:
    """ "có con gái là Thuỳ Trang lấy chồng": the daughter is no newborn."""
    if not behind or page.at(call.end - 1) not in ("trai", "gai") or page.at(call.start) not in ("co", "them"):
        return False
    return behind[0].tag.kind != call.tag.kind and "," not in page.folds[call.end : behind[0].start]


# What may stand behind "de" typed without marks where it means "đẻ"; elsewhere it is as likely "để" or "đề".
_BORE = words_of(
    """con be chau trai gai giai em roi o tai hom ngay sang chieu trua toi dem khuya tu mo thuong rot non sinh doi 1 2 dc
    duoc xong thang cu hoi ben luc lan dua , . : ; -"""
)


_ITEM_HEADS = frozenset({"", "\n", ".", ";", "-", "+", ")", ":", ","})
_OF_A_CHILD = words_of("trai gai giai be nam nu thu dau bt bg nang") | {"", ",", "."}
_PEOPLE = words_of("nguoi cu ong ba ca truong chau ( , ;") | {"", "\n"}
_THINGS = words_of("cai chiec cay tui xe tien giay may vang chia day dep ao quan ga vit meo do hang lua khoan")


def _of_the_body(page: Page, words: Vocabulary, found: Sequence[TagHit], hit: TagHit) -> bool:
    """ "mat" in the list of a check-up, typed without marks: eyes rather than a death."""
    if page.at(hit.start) != "mat" or hit.exact or hit.end - hit.start > 1 or not found or found[-1].tag.kind not in words.kinds:
        return False
    health = any(field.health for field in words.kinds[found[-1].tag.kind].fields)
    behind = hit.end + (page.at(hit.end) in ("cu", "ong", "ba"))  # mắt cụ kém lắm
    return health and page.at(behind) in ("kem", "mo", "va", "yeu", *(("", ",", ";", ".", "\n") if behind == hit.end else ()))


def _only_a_particle(page: Page, hit: TagHit) -> bool:
    """Whether the word of an event is another one here: "de" that means "để", "mất" said of things."""
    if page.at(hit.start) == "mat" and hit.end - hit.start == 1 and hit.end < len(page):
        number = number_at(page, hit.end)
        time = number is not None and page.at(number.end) in ("phut", "gio", "tieng", "buoi", "ngay", "tuan")  # mất bốn mươi phút
        counted = time or (page.words[hit.end].number and page.at(hit.end + 1) not in _PEOPLE | {":"})
        return not page.claimed[hit.end] and (counted or page.at(hit.end) in _THINGS)
    if page.at(hit.start) == "cuoi" and page.words[hit.start].bare and page.folds[hit.end : hit.end + 1] == ("thang",):
        return page.at(hit.start - 1) in ("", ",", ".", "hoi", "tu", "khoang")  # cuối tháng 2 vừa rồi …
    if page.at(hit.start) == "chet" and {"may", "pin", "xe"}.intersection(page.folds[max(0, hit.start - 7) : hit.start]):
        return True  # máy đo huyết áp chết rồi
    if page.at(hit.start) == "tu" and hit.end - hit.start == 1:
        return not (hit.end < len(page) and (page.words[hit.end].number or page.at(hit.end) == ":" or _a_heading(page, hit)))
    if page.marked or hit.end - hit.start > 1 or page.at(hit.start) != "de" or not page.words[hit.start].bare:
        return False
    if page.at(hit.end) in ("em", "chau") and page.at(hit.end + 1) not in _OF_A_CHILD:
        return True  # de em bao: để em báo
    return hit.end < len(page) and not page.claimed[hit.end] and page.at(hit.end) not in _BORE


def _a_heading(page: Page, hit: TagHit) -> bool:
    """ "II. Tử" on a line of its own"""
    return page.at(hit.end) == "\n" and page.at(hit.start - 1) in ("\n", ".", ")", "-", "") and not page.words[hit.start].bare


def _is_theme(page: Page, words: Vocabulary, found: Sequence[TagHit], hit: TagHit) -> bool:
    """What follows "tuyên truyền" in its clause is talked about and does not happen; talking in a home is a visit."""
    if not found or hit.tag.kind == found[-1].tag.kind:
        return False
    between = range(found[-1].end, hit.start)
    if _opens(page, words, found[-1]) and page.folds[found[-1].end : found[-1].end + 2] == (":", "\n"):
        return True  # kiến nghị: and a line for each
    if any(ends_sentence(page, index) for index in between):
        return False
    if _told_apart(page, found[-1], hit):
        return False
    if found[-1].tag.kind in words.visiting:
        return True
    if _opens(page, words, found[-1]):
        return True
    if found[-1].tag.kind in words.talking:
        return hit.tag.sort == "other" or not any(page.at(index) == "," for index in between)
    return (
        found[-1].tag.sort == "other"
        and hit.tag.kind in words.talking
        and page.at(found[-1].start) in ("den", "toi", "gap", "tham", "van")
    )


_OPENING = 6  # words: em xin kiến nghị với phường: …


def _opens(page: Page, words: Vocabulary, call: TagHit) -> bool:
    """ "Kiến nghị: …", "học tập văn bản …" at the head of a message: what follows is said in it and tells nothing else."""
    return call.tag.kind in words.written and (call.start <= _OPENING or page.at(call.end) == ":")


def _of_a_person(page: Page, before: TagHit, hit: TagHit, names: frozenset[int]) -> bool:
    """thăm 3 hộ về kế hoạch hoá gia đình, chiều chị Thương tổ 16 sinh bé trai: somebody's own event in a clause of its own."""
    index = hit.start
    while index > before.end and page.claimed[index - 1]:
        index -= 1
    if index - 1 not in names:
        return False
    while index - 1 in names:
        index -= 1
    index -= bool(TITLES.at(page, index - 1))
    while page.at(index - 1) in ("chieu", "sang", "toi", "trua", "con", "thi", "co") or page.claimed[index - 1]:
        index -= 1
    return index > before.end and page.at(index - 1) in (",", "va") and not page.claimed[index - 1]


def _told_apart(page: Page, before: TagHit, hit: TagHit) -> bool:
    """đi thăm nhà anh Seo, còn chị Phan thì đẻ rồi: a clause of its own, said to be over."""
    comma = next((index for index in range(hit.start, before.end, -1) if page.at(index) == "," and not page.claimed[index]), 0)
    if ("phu", "trach", ":") in zip(
        page.folds[before.end :], page.folds[before.end + 1 : hit.start], page.folds[before.end + 2 : hit.start], strict=False
    ):
        return True  # tôi rà soát hộ mình phụ trách: hộ 7 … lấy vợ
    evening = page.at(comma + 1) in ("sang", "chieu", "toi", "trua") and page.at(comma + 2) in ("cung", "hop")
    if comma and (comma + 1 in page.memo.get("days", ()) or evening):
        return True  # đến nhà vận động 3 hộ, tối qua họp tổ tuyên truyền
    return comma > 0 and page.at(comma + 1) == "con" and "roi" in page.folds[hit.end : hit.end + 4]
