"""Which of several phrases that lie over each other count: the longer one, but not everywhere."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from domain.reading.lexicon import COMMON_GIVEN, NOT_BEHIND, TITLES
from domain.reading.page import Page
from domain.reading.phrases import Hit
from domain.reading.provinces import PROVINCES
from domain.reading.tags import ANY, HOMES, MARKED, TagHit

_CALLED = COMMON_GIVEN - NOT_BEHIND - {"sinh", "phat", "tai"}
_ABOUT = frozenset({"topic", "matter"})  # what is talked of, what was found
_I_DO = frozenset(
    {"bao", "xin", "la", "co", "muon", "nghe", "vua", "moi", "da", "di", "thay", "dang", "noi", "ghi", "gui", "den"}
)
_WIDEST = 6
_LONGEST = 12  # words of a phrase


def themes_in_answers(found: list[TagHit], covers: list[tuple[int, int]]) -> set[TagHit]:
    """Themes of a kind that is told inside words of another: thăm hộ, vận động khám trước kết hôn, vận động đặt vòng tránh thai.

    The words are a yes or no of a kind that is not told, or a call behind that of the kind.
    """
    told: dict[str, int] = {}
    for hit in found:
        if hit.tag.sort == "call" and not inside(hit, covers):
            told.setdefault(hit.tag.kind, hit.start)
    answers = {(hit.start, hit.end) for hit in found if hit.tag.sort == "yesno" and hit.tag.kind not in told}
    calls = {(hit.start, hit.end) for hit in found if hit.tag.sort == "call"}
    return {
        hit for hit in found
        if hit.tag.sort == "code" and hit.tag.field in _ABOUT and hit.tag.kind in told
        and (covers[hit.start] in answers or (covers[hit.start] in calls and told[hit.tag.kind] < covers[hit.start][0]))
    }  # fmt: skip


def of_called_kinds(found: list[TagHit], open_to: Set[str]) -> list[TagHit]:
    """Hits without the answers of kinds that nothing calls: what they would name hides no word of what is told."""
    called = {hit.tag.kind for hit in found if hit.tag.sort == "call"} | open_to
    return [hit for hit in found if hit.tag.kind in called or hit.tag.sort in ("idiom", "other", "mark")]


def told_not_talked(found: list[TagHit], known: str = "") -> list[TagHit]:
    """Hits without themes of kinds that nothing tells of: "chị Hoa sinh con thứ hai" is no talk. `known`: the kind is known."""
    talks = {hit.tag.kind for hit in found if hit.tag.sort == "call" or hit.tag.field == "form"} | {known}
    return [hit for hit in found if hit.tag.field != "topic" or hit.tag.kind in talks]


def begun(found: list[TagHit], codes: dict[int, list[TagHit]]) -> set[TagHit]:
    """Calls that begin a theme of their own kind, where nothing of another kind is told: tư vấn khám trước kết hôn."""
    calls = [hit for hit in found if hit.tag.sort == "call"]
    first: dict[str, int] = {}  # where the first call of each kind ends
    for call in calls:
        first.setdefault(call.tag.kind, call.end)
    answers = {(hit.start, hit.end, hit.tag.kind) for hit in found if hit.tag.sort == "yesno"}
    return {
        call for call in calls for code in codes.get(call.start, ())
        if code.tag.kind == call.tag.kind and code.end > call.end
        and not any((code.start, code.end, kind) in answers for kind, end in first.items() if end <= code.start)
    }  # fmt: skip


def told_by_a_call(found: list[TagHit], covers: list[tuple[int, int]]) -> set[TagHit]:
    """The code at the end of a call of its own kind: có cháu gái."""
    calls = {(hit.start, hit.end, hit.tag.kind) for hit in found if hit.tag.sort == "call"}
    return {
        hit for hit in found
        if hit.tag.sort == "code" and hit.end - hit.start > 1
        and (*covers[hit.start], hit.tag.kind) in calls and covers[hit.start][1] == hit.end
    }  # fmt: skip


def in_a_name(page: Page, hit: TagHit) -> bool:
    """ông Năm Cò mất: no "có mặt"; từ Hà Nội chuyển về: nothing is talked about."""
    start = hit.start
    far = PROVINCES.longest(page, start - 1) if hit.tag.sort == "call" and start and page.capital(start) else None
    if far and far.end > start and page.capital(start - 1):
        return True
    if (
        hit.tag.sort == "call"
        and hit.end == start + 2
        and page.capital(start)
        and page.capital(start - 1)
        and not page.capital(start + 1)
    ):
        return not page.shouting and start > 0  # chị Việt Hà sinh: no "hạ sinh"
    title = TITLES.longest(page, start - 1) if hit.tag.sort == "idiom" and start and page.at(start - 1) != "em" else None
    if title and title.end == start and hit.end == start + 2 and page.at(start) in _CALLED:
        return True  # chị An sinh bé trai
    return (
        hit.tag.sort == "idiom" and hit.end == start + 2 and page.capital(start) and page.capital(start - 1)
        and not page.capital(start + 1)
    )  # fmt: skip


def needs_marks(page: Page, hit: TagHit) -> bool:
    """Typed without marks some idioms are as often an event, and "tu" is "từ" rather than "tử"."""
    if hit.tag.sort == "idiom" and not hit.exact and page.at(hit.end - 1) == "to" and page.number(hit.end) is not None:
        return True  # thong ke sinh to 11: no smoothie
    from_ = hit.tag.sort == "call" and hit.end - hit.start == 1 and page.at(hit.start) == "tu" and page.at(hit.end) != ":"
    return not hit.exact and (hit.tag.value == MARKED or from_ or (page.marked and hit.tag.sort == "idiom"))


def hidden(mark: TagHit, covers: list[tuple[int, int]]) -> bool:
    """ "nhà" in "đến nhà bà Lan" is a mark, in "nhà văn hoá" it is none."""
    start, end = covers[mark.start]
    return inside(mark, covers) or (start <= mark.start and end > mark.end)


def in_code(call: TagHit, codes: dict[int, list[TagHit]]) -> bool:
    """A word of an event inside a theme, a place or a finding, but not at home in it: "đẻ ở nhà" still tells of a birth."""
    around = [
        code for start in range(call.start - _LONGEST, call.start + 1) for code in codes.get(start, ())
        if call.end <= code.end and code.end - code.start > call.end - call.start
    ]  # fmt: skip
    return bool(around) and not any(code.start == call.start and code.tag.kind in (call.tag.kind, ANY) for code in around)


def to_a_place(call: TagHit, codes: dict[int, list[TagHit]]) -> bool:
    """tới nhà văn hoá: the house is a place, and nobody's home."""
    return call.end - call.start > 1 and any(
        code.tag.field == "place" and code.tag.value not in HOMES for code in codes.get(call.end - 1, ())
    )


def covering(page: Page, found: list[TagHit], sorts: frozenset[str], code: str = "") -> list[tuple[int, int]]:
    """For every word the longest phrase of these sorts that covers it; of codes all but "at home"."""
    covers = [(0, 0)] * len(page)
    for hit in found:
        coded = code and hit.tag.sort == code and hit.tag.value not in HOMES
        if (hit.tag.sort in sorts or coded) and hit.tag.kind != "nil_report":
            for index in range(hit.start, hit.end):
                if hit.end - hit.start > covers[index][1] - covers[index][0]:
                    covers[index] = (hit.start, hit.end)
    return covers


def inside(hit: TagHit, covers: list[tuple[int, int]]) -> bool:
    start, end = covers[hit.start]
    return start <= hit.start and hit.end <= end and end - start > hit.end - hit.start


def joined(page: Page, found: list[TagHit]) -> list[TagHit]:
    """Heads and tails of calls with a gap, joined where they stand near each other; other hits as they are.

    No word of another kind stands in the gap: "đi dự đám cưới nhà bác Quỳnh" is no visit.
    """
    heads = [hit for hit in found if hit.tag.sort == "head"]
    if not heads:
        return [hit for hit in found if hit.tag.sort != "tail"]
    tails = [hit for hit in found if hit.tag.sort == "tail"]
    ends = {(tail.tag.gap, tail.start) for tail in tails}
    told: dict[int, set[str]] = {}
    idioms = {index for hit in found if hit.tag.sort == "idiom" for index in range(hit.start, hit.end)}
    for hit in found:
        if hit.tag.sort == "call" and not needs_marks(page, hit) and not (hit.end - hit.start == 1 and hit.start in idioms):
            told.setdefault(hit.start, set()).add(hit.tag.kind)

    def open_to(head: TagHit, tail: int) -> bool:
        if head.end - head.start == 1 and page.at(head.start) == "toi" and page.at(head.end) in _I_DO:
            return False  # tôi báo chị Hương biết hộ 64 …
        if not head.tag.field and {",", ";", "\n", ".", "!", ":"}.intersection(page.folds[head.end : tail]):
            return False  # 3 người đi Long An, nhà cô Diệp …
        return bool(head.tag.field) or not any(told.get(place, set()) - {head.tag.kind} for place in range(head.end, tail))

    joined = [
        Hit(head.start, head.end, replace(head.tag, sort="code" if head.tag.field else "call"))
        for head in heads
        if any(
            (head.tag.gap, start) in ends and open_to(head, start) for start in range(head.end, head.end + _WIDEST + 1)
        )
    ]  # fmt: skip
    rest = [hit for hit in found if hit.tag.sort not in ("head", "tail")]
    return sorted(rest + joined, key=lambda hit: (hit.start, hit.end))
