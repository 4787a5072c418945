"""Which of two kinds called in one breath is told: a talk on a theme, or the item of a party cell that put the work in a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.fields import Pick
from domain.kind import Kind
from domain.reading.choices import WEAK
from domain.reading.page import Page
from domain.reading.phrases import Hit
from domain.reading.sentences import sentence_bounds
from domain.reading.status import happened
from domain.reading.vocabulary import Tag, TagHit, Vocabulary


def without_settings(page: Page, words: Vocabulary, hits: Sequence[TagHit]) -> list[TagHit]:
    """Calls without those of a kind that gives way to another kind called in the same sentence, unless they are its own words."""
    calls = [
        hit for hit in hits
        if hit.tag.sort == "call" and hit.tag.kind in words.kinds and not page.claimed[hit.start]  # (sinh 1992)
    ]  # fmt: skip
    gone: set[TagHit] = set()
    instead: list[TagHit] = []
    for hit in calls:
        kind = words.kinds[hit.tag.kind]
        if not kind.yields:
            continue
        first, last = sentence_bounds(page, hit.start)
        others = [
            call for call in calls
            if call.tag.kind in kind.yields and first <= call.start < last and not _apart(page, call, hit)
            and happened(page, call.start, call.end, frozenset())
        ]  # fmt: skip
        gone.update(call for call in others if _says_which(page, call))
        gone.update(call for call in others if (call.start, call.end) == (hit.start, hit.end) and page.at(hit.start) == "dung")
        others = [call for call in others if call not in gone]  # dung bao cao su: dùng sooner than dừng
        own = [call for call in others if _is_own(kind, call, hits)]
        if first_own := next(iter(own), hit if _is_own(kind, hit, hits) else None):
            own += [call for call in others if call not in own and _is_about(page, first_own, call)]
        talk, answered = _theme_of(page, words, kind, hit, calls, hits), _answered(kind, hits, first, last)
        if talk and (others or _is_form(talk, hit, hits)):
            gone.add(hit)
            instead += [Hit(hit.start, hit.end, Tag("call", talk.key))] if _is_form(talk, hit, hits) else []
        elif len(own) < len(others) and not answered:
            gone.add(hit)
        else:
            gone.update(others if answered else own)
    return sorted([hit for hit in hits if hit not in gone] + instead, key=lambda hit: (hit.start, hit.end))


def _says_which(page: Page, call: TagHit) -> bool:
    """hai cháu sinh đôi con chị Nụ: which children they are."""
    return (
        call.end - call.start == 2 and page.at(call.end - 1) == "doi" and page.at(call.start - 1) in ("chau", "be", "cap", "tre")
    )


def _apart(page: Page, one: TagHit, other: TagHit) -> bool:
    """… sinh bé trai hôm qua, sáng nay bé được lấy máu gót chân: each in a clause with a day of its own."""
    days = page.memo.get("days", set())
    between = range(min(one.end, other.end), max(one.start, other.start))
    return any(page.at(index) == "," and not page.claimed[index] and index + 1 in days for index in between)


def _is_own(kind: Kind, call: TagHit, hits: Iterable[TagHit]) -> bool:
    """ "sinh hoạt chuyên đề" says which meeting of the cell it was, "tập huấn" which activity."""
    called = {field.key for field in kind.fields if isinstance(field, Pick) and field.called}
    return any(
        hit.tag.sort == "code" and hit.tag.kind == kind.key and hit.tag.field in called
        and hit.tag.value not in WEAK.get(hit.tag.field, ()) and hit.start <= call.start and call.end <= hit.end
        for hit in hits
    )  # fmt: skip


def _is_about(page: Page, own: TagHit, call: TagHit) -> bool:
    """tập huấn kỹ năng truyền thông: what the training was about."""
    return own.end <= call.start and not {",", ";", "\n", ":"}.intersection(page.folds[own.end : call.start])


def _answered(kind: Kind, hits: Iterable[TagHit], first: int, last: int) -> bool:
    """Whether the sentence says yes or no to what only this kind asks: đã đưa công tác dân số vào nghị quyết."""
    return any(hit.tag.sort == "yesno" and hit.tag.kind == kind.key and first <= hit.start < last for hit in hits)


def _theme_of(
    page: Page, words: Vocabulary, kind: Kind, hit: TagHit, calls: Sequence[TagHit], hits: Sequence[TagHit]
) -> Kind | None:
    """The kind of talk whose theme is said with this call, for a kind that has no theme of its own."""
    talk = next((words.kinds[key] for key in kind.yields if key in words.kinds and _talks(words.kinds[key])), None)
    if talk is None or any(field.key == "topic" for field in kind.fields):
        return None
    first, last = sentence_bounds(page, hit.start)
    last = next((sentence_bounds(page, call.start)[0] for call in calls if call.start >= last), len(page))
    if all(call.tag.kind == kind.key for call in calls):
        first = 0  # a form: Nội dung: luật dân số, and on the next line: Hình thức: sinh hoạt chi bộ
    own = [other for other in hits if other.tag.kind == kind.key and other.tag.sort in ("call", "yesno")]
    themes = [
        other.tag.value for other in hits
        if other.tag.kind == talk.key and other.tag.field == "topic" and first <= other.start < last
        and not any(mine.start <= other.start and other.end <= mine.end for mine in own)
    ]  # fmt: skip
    if _answered(kind, hits, first, last):
        themes = [theme for theme in themes if theme not in WEAK["topic"]]
    return talk if themes else None


def _talks(kind: Kind) -> bool:
    return {"topic", "form"} <= {field.key for field in kind.fields}


def _is_form(talk: Kind, hit: TagHit, hits: Iterable[TagHit]) -> bool:
    return any(
        other.tag.field == "form" and other.tag.kind == talk.key and other.start <= hit.start and hit.end <= other.end
        for other in hits
    )
