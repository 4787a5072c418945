"""What something was and what it is now, as written: từ THPT thành đại học; trước ghi 3/4/2015, nay sửa là 4/3/2015.

What stands there is quoted: a name in it names nobody else, "đã kết hôn" tells of no wedding, a date is not the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.fields import Pick, Words
from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.free_words import trimmed
from domain.reading.lexicon import TITLES
from domain.reading.page import Page
from domain.reading.phrases import Hit, Phrasebook, words_of
from domain.reading.sentences import ends_sentence, sentence_bounds
from domain.reading.tags import Tag, TagHit

Pair = tuple[tuple[int, int], tuple[int, int]]  # the first word and the end of the old value and of the new one
_LONG = 12  # words of one value
_SHORT = 4
_FROM = Phrasebook(
    [(words, True) for words in (
        "từ", "trước là", "trước ghi", "trước ghi là", "trước đây là", "trước đây ghi", "trước đây", "trước kia là", "trước",
        "cũ là", "cũ ghi", "thông tin cũ", "ghi sai là", "ghi nhầm là", "đang ghi", "đang ghi là", "ghi sai thành",
        "ghi nhầm thành",
        "bị ghi là", "bị ghi nhầm là", "bị ghi sai là", "trong sổ ghi", "trong sổ là",
        "sổ ghi", "sổ ghi là", "sai là",
        "cũ :", "trước :", "trước đó là",
    )]
)  # fmt: skip
_TO = Phrasebook(
    [(words, True) for words in (
        "thành", "sang", "lên", "qua", "lại là", "lại thành", "nay là", "nay đổi thành", "nay thành", "nay sửa là",
        "nay sửa thành", "giờ là", "bây giờ là", "mới là", "thông tin mới", "đúng là", "đúng ra là", "đúng phải là", "phải là",
        "đổi thành", "đổi sang", "sửa thành", "sửa là", "sửa lại là", "sửa lại thành", "sửa sang", "chuyển thành",
        "chuyển sang", "cập nhật thành", "cập nhật là", "điều chỉnh thành", "đính chính là", "đính chính thành", "mới :",
        "nay :", "về", "- >", "= >", "→", "nay đã là", "nay",
    )]
)  # fmt: skip
_ONLY_NEW = words_of("thanh sang len la")  # the last word of what leads over to a new value where no old one is said
_MENDED = words_of("sai nham sua doi chinh")
_NO_NOUNS = frozenset({"họ", "tên", "văn hoá", "quan hệ"})  # these are said of much else
_DATE_SIGNS = frozenset({"/", "-", ".", "thang", "nam"})
_NO_VALUE = words_of("vi theo do nhe nha a roi")
_VALUE_FACTS = frozenset({"day", "area", "household", "month", "year"})


@dataclass(frozen=True)
class Change:
    """The kind that tells an old and a new value, the fields of the two, and the words for what may change."""

    kind: str
    old: str
    new: str
    nouns: Phrasebook[bool]


def change_of(kinds: Iterable[Kind]) -> Change | None:
    """The first kind that has two fields of free words: what was, and what is now."""
    for kind in kinds:
        keys = [field.key for field in kind.fields if isinstance(field, Words) and field.free]
        if len(keys) == 2:
            picks = [field for field in kind.fields if isinstance(field, Pick) and field.called]
            nouns = [word for field in picks for words in field.of.words.values() for word in words]
            return Change(kind.key, keys[0], keys[1], Phrasebook([(noun, True) for noun in nouns if noun not in _NO_NOUNS]))
    return None


def changes(
    page: Page, change: Change | None, hits: Sequence[TagHit], facts: Sequence[Fact], known: str
) -> tuple[list[Fact], list[TagHit]]:
    """The old and the new value with the call they belong to, if any word tells of a change (`known`: the kind that is known)."""
    if change is None:
        return [], []
    calls = [hit for hit in hits if hit.tag.sort == "call" and hit.tag.kind == change.kind]
    begins = {fact.start for fact in facts if fact.sort in _VALUE_FACTS}
    groups = {fact.start for fact in facts if fact.sort == "area"}
    if not calls and known != change.kind:
        return _unnamed(page, change, begins, groups)
    for start in range(min((call.start for call in calls), default=0), len(page)):
        if (lead := _FROM.longest(page, start)) and (found := _pair(page, lead.end + (page.at(lead.end) == ":"), begins, groups)):
            return [_fact(page, *found[0], change.old), _fact(page, *found[1], change.new)], []
    if found := _turned(page, min((call.start for call in calls), default=0), begins, groups):
        return [_fact(page, *found[0], change.old), _fact(page, *found[1], change.new)], []
    first = max((call.end for call in calls), default=0)
    for start in range(first, len(page)):
        over = _TO.longest(page, start)
        if over and page.at(over.end - 1) in _ONLY_NEW and over.end < len(page) and over.end not in groups:
            last = _value_end(page, over.end, begins)
            before = [_fact(page, first, start, change.old)] if calls and _is_value(page, first, start, groups) else []
            return [*before, _fact(page, over.end, last, change.new)] if last > over.end else [], []
        if ends_sentence(page, start):
            break
    return [], []


def _unnamed(page: Page, change: Change, begins: set[int], groups: set[int]) -> tuple[list[Fact], list[TagHit]]:
    """What changed, and both values: ngày sinh ghi sai, sửa từ 3/4 thành 4/3; nghề nghiệp trước là làm ruộng nay là công nhân."""
    for start in range(len(page)):
        noun = change.nouns.longest(page, start)
        if noun is None:
            continue
        end = sentence_bounds(page, start)[1]
        surely = bool(_MENDED.intersection(page.folds[sentence_bounds(page, start)[0] : end]))
        if pair := _both(page, noun.end, end, begins, groups, surely=surely):
            call = Hit(noun.start, noun.end, Tag("call", change.kind))
            return [_fact(page, *pair[0], change.old), _fact(page, *pair[1], change.new)], [call]
    return [], []


def _both(page: Page, first: int, end: int, begins: set[int], groups: set[int], *, surely: bool) -> Pair | None:
    """Both values behind what changed, in whatever order; `surely`: a word says that something is mended."""
    if surely and (turned := _turned(page, first, begins, groups)):
        return turned
    for index in range(first, end):
        lead = _FROM.longest(page, index)
        if lead and (surely or page.at(index) != "tu") and (found := _pair(page, lead.end, begins, groups)):
            return found
    for index in range(first + 1, min(first + _SHORT + 1, end)):
        over = _TO.longest(page, index)
        if over and over.end - index > 1 and over.end < len(page) and _is_value(page, first, index, groups):
            return (first, index - (page.at(index - 1) == ",")), (over.end, _value_end(page, over.end, begins))
    return None


def _turned(page: Page, first: int, begins: set[int], groups: set[int]) -> Pair | None:
    """The new value said before the old one: đúng là 12/3/2024, trước ghi 3/12/2024."""
    for start in range(first, len(page)):
        over = _TO.longest(page, start)
        if over is None or page.at(over.end - 1) != "la" or over.end >= len(page) or over.end in groups:
            continue
        last = _value_end(page, over.end, begins)
        lead = _FROM.longest(page, last + (page.at(last) in (",", ";", "(")))
        if lead and lead.end < len(page) and (end := _value_end(page, lead.end, begins)) > lead.end:
            return (lead.end, end), (over.end, last)
    return None


def _is_value(page: Page, first: int, last: int, groups: set[int]) -> bool:
    """đổi dân tộc Kinh sang Bru: the old value right behind what changed; nobody's name, and no group."""
    if not 1 <= last - first <= _SHORT or groups.intersection(range(first, last)) or TITLES.at(page, first):
        return False
    return page.at(first) not in ("cua", "cho", ":", "nha", "ho", ",", "da", "moi") and not ends_sentence(page, first)


def _pair(page: Page, first: int, begins: set[int], groups: set[int]) -> Pair | None:
    if first in groups:
        return None  # từ tổ 3 sang tổ 7
    for middle in range(first + 1, min(first + _LONG, len(page))):
        if ends_sentence(page, middle):
            return None
        over = _TO.longest(page, middle)
        if over is None or over.end >= len(page) or over.end in groups:
            continue
        begin = over.end + (page.at(over.end) == ":")
        last = _value_end(page, begin, begins)
        end = middle - (page.at(middle - 1) in (",", ";", "-"))
        if last > begin and end > first:
            return (first, end), (begin, last)
    return None


def _value_end(page: Page, first: int, begins: set[int]) -> int:
    last = first
    if page.words[first].number:
        while last < len(page) and (page.words[last].number or (page.at(last) in _DATE_SIGNS and _goes_on(page, last))):
            last += 1
        return last
    while last < min(len(page), first + _LONG) and not ends_sentence(page, last) and page.at(last) not in (",", ";", "(", ")"):
        if last > first and (last in begins or page.at(last) in _NO_VALUE):
            break
        if page.at(last) == "cho" and TITLES.at(page, last + 1):
            break
        last += 1
    return trimmed(page, first, last)


def _goes_on(page: Page, sign: int) -> bool:
    return sign + 1 < len(page) and page.words[sign + 1].number


def _fact(page: Page, first: int, last: int, field: str) -> Fact:
    return Fact("words", first, last, page.text[page.starts[first] : page.ends[last - 1]], None, field)
