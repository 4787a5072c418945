"""What people say before they report: why it comes late, who told them, what they did that day. None of it is reported.

"Khổ ghê chị, em đi tập huấn mấy bữa nên quên: tổ 30 chị Phấn sinh …", "em quên mất hôm qua không báo, tổ 21 bé trai …".
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.reading.addressing import telling_ends
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.phrases import Phrasebook
from domain.reading.sentences import ends_sentence
from domain.reading.vocabulary import TagHit, Vocabulary

_COLON, _COMMA = 45, 16  # words within which it ends
_SPEAKERS = frozenset({"em", "toi", "tui", "minh", "con", "chau", "co", "di", "bac", "chu", "chi"})
_EXCUSES = Phrasebook(
    [(phrase, True) for phrase in (
        "quên", "quên mất", "việc chính", "nhân tiện", "mắt kém", "đọc lại", "gõ chậm", "gõ hộ", "đánh máy", "xin lỗi",
        "báo trễ", "báo muộn", "báo chậm", "báo cáo chậm",
        "báo cáo muộn", "báo cáo trễ",
        "trễ hẹn",
        "trễ hạn", "trễ quá", "trễ rồi", "muộn rồi",        "lu bu", "bận quá", "bận nên", "nên quên", "nên gộp",
        "gộp luôn", "gộp một lần", "mới nhắn được", "mới báo được",
        "mới báo cáo được", "mới nhắn", "mới nhớ", "nhớ ra", "mới rõ", "mới biết", "mới hay", "mới gửi được", "mới báo",
        "giờ mới", "nay mới",
        "thông cảm",
        "báo cáo bổ sung", "báo bổ sung", "chưa kịp báo", "không kịp báo", "quên báo", "không báo", "chưa báo",
    )]
)  # fmt: skip
_LEARNED = Phrasebook(
    [(phrase, True) for phrase in (
        "cho biết", "mới biết", "được biết", "mới rõ", "được xem", "gọi điện", "điện thoại", "nhắn tin", "kể", "báo tin",
        "mới hay",
        "gặp",
    )]
)  # fmt: skip
_FUNERALS = Phrasebook(
    [(phrase, True) for phrase in (
        "đưa tang", "an táng", "chôn cất", "hoả táng", "hạ huyệt", "động quan", "đưa đám", "phát tang", "đi viếng",
        "làm đám tang",
    )]
)  # fmt: skip
_REACH = 16  # words from a day to what was learned on it


def preamble_end(words: Vocabulary, page: Page, hits: Sequence[TagHit], facts: Sequence[Fact], people: Sequence[Person]) -> int:
    """The sign that ends the words before the report; 0 when it has none.

    A place, or the word of an event that is somebody's own, belongs to the report. Up to a comma nobody else is named.
    """
    talk = words.talking | words.visiting
    told = [fact.start for fact in facts if fact.sort not in ("day", "month")]
    told += [hit.start for hit in hits if hit.tag.sort == "call" and hit.tag.kind not in talk]
    named = min((person.start for person in people if person.title != "em"), default=page.size)
    if (tells := telling_ends(page)) and page.at(tells - 1) == "bao" and tells < min([page.size, *told]):
        return tells  # cô Tư bán vé số chạy qua kêu tôi báo: …
    for index in range(min(_COLON, *told, page.size)):
        aside = page.at(index) in (",", ".") and not page.claimed[index] and index < min(_COMMA, named)
        if (aside or page.at(index) == ":") and _excuses(page, index):
            return index
    return 0


def _excuses(page: Page, end: int) -> bool:
    """Whether the speaker speaks of himself and of his report up to here."""
    if not _SPEAKERS.intersection(page.folds[:end]):
        return False
    return any(_EXCUSES.longest(page, index) is not None for index in range(end))


def learned(page: Page, fact: Fact) -> bool:
    """ "Sáng nay tôi gặp bà Hoan, được bà cho biết …": when the speaker heard of it or went to the funeral,
    no day of the event."""
    speaks = False
    for index in range(fact.end, min(fact.end + _REACH, page.size)):
        if ends_sentence(page, index) or index in page.memo.get("days", ()):
            return False
        speaks = speaks or page.at(index) in ("toi", "em", "tui", "minh")
        if ((speaks or index == fact.end) and _LEARNED.longest(page, index)) or _FUNERALS.longest(page, index):
            return True
    return False
