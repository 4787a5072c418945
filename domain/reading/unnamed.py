"""Events that no word names, known by what is told of them: a child's weight, a meeting and its theme, a paper, findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from domain.fields import Grams, Group, Pick
from domain.reading.choices import WEAK
from domain.reading.events import Event
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.phrases import Hit
from domain.reading.sentences import sentence_bounds
from domain.reading.status import happened
from domain.reading.vocabulary import Tag, TagHit, Vocabulary
from domain.reading.wordings import place_after

_OLD, _NEAR = 60, 10
_COMES = frozenset({"vao", "ve", "den", "toi", "ra", "len", "xuong", "sang", "vo"})


def weighed(page: Page, words: Vocabulary, hits: Sequence[TagHit], facts: Sequence[Fact], named: frozenset[int]) -> list[Event]:
    """A child's sex and weight tell of a birth although no word names it: bé gái 3,1kg nhà chị Sim."""
    weights = [fact for fact in facts if fact.sort == "weight" and isinstance(fact.value, int) and 500 <= fact.value <= 6000]
    if not weights or any(fact.sort == "age" for fact in facts) or not happened(page, weights[0].start, weights[0].end, named):
        return []
    for kind in words.kinds.values():
        coded = any(hit.tag.kind == kind.key and hit.tag.sort == "code" for hit in hits)
        if coded and any(isinstance(field, Grams) for field in kind.fields):
            return [Event(kind, 0, len(page), ())]
    return []


def between_others(page: Page, words: Vocabulary, hits: Sequence[TagHit], facts: Sequence[Fact]) -> list[TagHit]:
    """Calls for births told by sex and weight alone, and talks by form and theme alone, beside events that are named.

    "be trai con chi Suong 3kg4 hom 19/11, nha anh Loc 4 nguoi chuyen di Hue"; "tối qua em nói sinh đủ hai con ở họp tổ 3. Chị …".
    """
    calls = [hit for hit in hits if hit.tag.sort == "call" and hit.tag.kind != "nil_report"]
    if not calls:
        return []
    told = {hit.tag.kind for hit in calls}
    found: list[TagHit] = []
    for key in sorted(words.weighing - told):
        coded = [hit for hit in hits if hit.tag.kind == key and hit.tag.field == "sex" and hit.end - hit.start > 1]
        weights = [fact for fact in facts if fact.sort == "weight" and isinstance(fact.value, int) and 500 <= fact.value <= 6000]
        for weight in weights:
            near = [hit for hit in coded if 0 <= weight.start - hit.end < _NEAR]
            if near and not any(near[-1].end <= call.start < weight.start for call in calls):
                found.append(Hit(near[-1].start, near[-1].end, Tag("call", key)))
    for key in sorted(words.talking & words.formed - told):
        coded = [hit for hit in hits if hit.tag.kind == key and hit.tag.sort == "code"]
        for form in coded:
            first, last = sentence_bounds(page, form.start)
            if form.tag.field != "form" or form.tag.value in WEAK["form"] or any(first <= call.start < last for call in calls):
                continue
            if any(
                hit.tag.field == "topic" and hit.tag.value not in WEAK["topic"] and first <= hit.start < last for hit in coded
            ):
                found.append(Hit(form.start, form.end, Tag("call", key)))
    return found


def signed(page: Page, words: Vocabulary, hits: Sequence[TagHit], named: frozenset[int]) -> list[Event]:
    """A paper that is there tells of the event although no word names it: anh Lượng và chị Xoan đã đăng ký kết hôn."""
    for hit in hits:
        if hit.tag.sort == "yesno" and hit.tag.value is True and happened(page, hit.start, hit.end, named):
            kind = words.kinds[hit.tag.kind]
            if any(kind.key == call.tag.kind for call in words.calls_inside(hit, page)):
                return [Event(kind, 0, len(page), ())]
    return []


def talked(page: Page, words: Vocabulary, hits: Sequence[TagHit], named: frozenset[int]) -> list[Event]:
    """A meeting and a theme tell of a talk although no word names it: chi bộ sinh hoạt, chuyên đề già hoá dân số."""
    for kind in words.kinds.values():
        fields = {field.key: field for field in kind.fields if isinstance(field, Pick)}
        if not {"topic", "form"} <= fields.keys():
            continue
        coded = [hit for hit in hits if hit.tag.sort == "code" and hit.tag.kind == kind.key]
        forms = [hit for hit in coded if hit.tag.field == "form" and hit.tag.value not in WEAK["form"]]
        themes = [hit for hit in coded if hit.tag.field == "topic" and hit.tag.value not in WEAK["topic"]]
        if forms and not themes and any(hit.tag.sort == "unit" and hit.tag.kind == kind.key for hit in hits):
            themes = [hit for hit in coded if hit.tag.value == "policy"]  # 24 đảng viên, nội dung nghị quyết 21
        if forms and themes and all(happened(page, hit.start, hit.end, named) for hit in (forms[0], themes[0])):
            return [Event(kind, 0, len(page), ())]
    return []


def wed(page: Page, words: Vocabulary, people: Sequence[Person]) -> list[TagHit]:
    """The calls of "Y Phôn lấy H'Yer", "c Hà Vy tổ 2 lấy a Quốc Bảo": two names and the verb between them."""
    kind = next((key for key in words.kinds if key in words.of_two), None)
    if kind is None:
        return []
    return [
        Hit(other.start - 1, other.start, Tag("call", kind))
        for one, other in pairwise(people)
        if page.at(other.start - 1) == "lay" and all(page.claimed[one.end : other.start - 1])
    ]


def examined(
    page: Page, words: Vocabulary, hits: Sequence[TagHit], facts: Sequence[Fact], named: frozenset[int], today: date
) -> list[Event]:
    """ "khám" and the age of somebody old: cụ Y Brao 86 tuổi khám ở trạm hôm kia."""
    checks = [index for index, said in enumerate(page.folds) if said == "kham" and index not in named]
    inside = {index for hit in hits if hit.tag.sort in ("idiom", "yesno", "other") for index in range(hit.start, hit.end)}
    told = [(fact.sort, int(str(fact.value))) for fact in facts if fact.sort in ("age", "year")]
    old = any(value >= _OLD if sort == "age" else 1900 < value <= today.year - _OLD for sort, value in told)
    aged = {("cao", "tuoi")} & set(pairwise(page.folds))
    counted = any(
        page.words[index].number and ("cu" in page.folds[index + 1 : index + 4] or (aged and page.at(index + 1) in ("ong", "ba")))
        for index in range(len(page))
    )
    if not checks or not (old or counted) or inside & set(checks) or not happened(page, checks[0], checks[0] + 1, named):
        return []
    for kind in words.kinds.values():
        if any(field.health for field in kind.fields) and "count" in {field.key for field in kind.fields}:
            return [Event(kind, 0, len(page), (Hit(checks[0], checks[0] + 1, Tag("call", kind.key)),))]
    return []


def moved(page: Page, words: Vocabulary, facts: Sequence[Fact], named: frozenset[int]) -> list[Event]:
    """bà Năm từ tổ 9 về tổ 3 ở: from one group to another, whatever the verb, where somebody lives."""
    groups = {fact.start: fact.end for fact in facts if fact.sort == "area"}
    for start, end in groups.items():
        goes = page.at(start - 1) == "tu" and page.at(end) in _COMES and end + 1 in groups
        if goes and "o" in page.folds[groups[end + 1] :] and happened(page, end, end + 1, named):
            return [
                Event(kind, 0, len(page), (Hit(end, end + 1, Tag("call", kind.key)),))
                for kind in words.kinds.values() if any(isinstance(field, Group) for field in kind.fields)
            ][:1]  # fmt: skip
    return []


def arrived(page: Page, words: Vocabulary, facts: Sequence[Fact], named: frozenset[int]) -> list[Event]:
    """từ Hà Giang vào buôn Ea Đrăng: from elsewhere into a group, whatever the verb."""
    groups = {fact.start for fact in facts if fact.sort == "area"}
    for index, said in enumerate(page.folds):
        if said != "tu" or not (place := place_after(page, index + 1)):
            continue
        verb = next((n for n in range(place[1], place[1] + 4) if page.at(n) in _COMES), 0)
        if verb and verb + 1 in groups and happened(page, verb, verb + 1, named):
            return [
                Event(kind, 0, len(page), (Hit(verb, verb + 1, Tag("call", kind.key)),))
                for kind in words.kinds.values() if "from_place" in {field.key for field in kind.fields}
            ][:1]  # fmt: skip
    return []
