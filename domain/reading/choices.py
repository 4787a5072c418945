"""Codes and yes/no said in words: which of a kind's choices a stretch of a page names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from domain.fields import Field, Pick, Several, Words, YesNo
from domain.kind import Kind
from domain.problems import Problem
from domain.reading.actors import WHERE, spoken_to, without_actors
from domain.reading.attending import another, attend
from domain.reading.facts import Fact, sexes_listed
from domain.reading.having import has
from domain.reading.lexicon import OFFICES, TITLES
from domain.reading.numbers import digit
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook, words_of
from domain.reading.places import area_at
from domain.reading.vocabulary import ANY, TagHit

# A theme wins over a document, any form over leaflets: these are taken only where nothing else is named.
WEAK = {"topic": frozenset({"policy", "other"}), "form": frozenset({"leaflet", "other"}), "place": frozenset({"other"}),
        "activity": frozenset({"club"})}  # fmt: skip
FIRST = frozenset(
    {"topic", "form", "place", "activity", "sort"}
)  # the first one named is meant; in other fields two differing ones are in doubt
_RELATION = words_of("""tui ve nha ong ba lay ut ca lon sinh de sanh cua bac co chu cuoi""")
_DOWN = frozenset({"kham", "ap", "xom", "ban", "to", "thon", "lam", "tham", "nha", "tan"})
_OF_A_YEAR = frozenset({"dau", "cuoi", "ca", "trong", "het", "moi", "hang", "giua", "tu", "thu", "mong", "mung"})
_NOT = frozenset({"khong", "chua", "chang", "het"})


def choices(page: Page, kind: Kind, hits: Iterable[TagHit], start: int, end: int) -> list[Fact]:
    """The codes and the yes/no of one kind between two words, in order."""
    fields = {field.key: field for field in kind.all_fields()}
    told = _told_of(page, kind, hits)
    marked = _marked_places(page, kind, hits)
    found: list[Fact] = []
    asides: list[Fact] = []
    written = any(isinstance(field, Words) and field.free for field in kind.fields)
    for hit in hits:
        field = fields.get(hit.tag.field)
        if field is None or not start <= hit.start < end or hit.tag.kind not in (kind.key, ANY):
            continue
        if written and hit.tag.field == "place" and not {"o", "tai"} & {page.at(hit.start), page.at(hit.start - 1)}:
            continue  # UBND phường ban hành …: who wrote it, and no place
        if hit.tag.sort == "yesno" and isinstance(field, YesNo):
            if page.at(hit.end) in ("biet", "ro", "nam", "nho", "chac") and hit.tag.value is False:
                continue  # bhyt không nắm được
            found.append(_yes_or_no(page, hit, field.key))
        elif hit.tag.sort == "about" and (said := has(page, hit.start, hit.end)):
            asides.append(Fact("yesno", min(said[0], hit.start), max(said[0] + 1, hit.end), said[1], None, field.key))
        elif isinstance(field, Several) and hit.tag.sort == "code" and not _belongs(field, hit, told, fields):
            continue
        elif hit.tag.sort == "code" and (
            _is_choice(page, field, hit, marked) or another(page, field, hit, found) or attend(page, field, hit)
        ):
            found.append(Fact("code", hit.start, hit.end, hit.tag.value, None, field.key))
    places = [fact for fact in found if fact.field == "place" and fact.value != "home"]
    found = [
        fact for fact in found if not (fact.value == "home" and any(fact.start < other.start < fact.end for other in places))
    ]
    found = without_actors(page, _longest(found))
    called = {field.key for field in kind.fields if isinstance(field, Pick) and field.called}
    acts = {index for fact in found if fact.field in called for index in range(fact.start, fact.end)}
    found = [fact for fact in found if fact.field != "topic" or not acts.issuperset(range(fact.start, fact.end))]
    return _longest(found + [fact for fact in asides if not _said_already(fact, found)])


def _yes_or_no(page: Page, hit: TagHit, key: str) -> Fact:
    """What a phrase says, unless a word around it denies it: chưa có đăng ký; khám tiền hôn nhân: chưa."""
    behind = hit.end + (page.at(hit.end) in (":", "thi"))
    if hit.tag.value is True and behind > hit.end and page.at(behind) in _NOT:
        return Fact("yesno", hit.start, behind + 1, False, None, key)
    if hit.tag.value is True and page.at(hit.start - 1) in _NOT and not page.claimed[hit.start - 1]:
        return Fact("yesno", hit.start - 1, hit.end, False, None, key)
    return Fact("yesno", hit.start, hit.end, hit.tag.value, None, key)


def _said_already(aside: Fact, found: list[Fact]) -> bool:
    """A phrase of the vocabulary says it here already."""
    return any(fact.field == aside.field and fact.start < aside.end and aside.start < fact.end for fact in found)


def _told_of(page: Page, kind: Kind, hits: Iterable[TagHit]) -> dict[str, set[int]]:
    """For each field of several codes that has marks, the words it is said of: behind a mark, or right before it."""
    keys = {field.key for field in kind.fields if isinstance(field, Several) and field.marks}
    told: dict[str, set[int]] = {}
    for hit in hits:
        if hit.tag.sort != "mark" or hit.tag.field not in keys or hit.tag.kind != kind.key:
            continue
        last = hit.end
        while last < len(page) and page.at(last) not in (",", ".", ";", "\n", "("):
            last += 1
        told.setdefault(hit.tag.field, set()).update(range(hit.end, last))
        if last == hit.end:  # Down nguy cơ cao
            told[hit.tag.field].update(range(max(0, hit.start - 3), hit.start))
    return told


def _belongs(field: Several, hit: TagHit, told: dict[str, set[int]], fields: Mapping[str, Field]) -> bool:
    """Whether a code is said of this field rather than of another field with the same codes."""
    if field.marks:
        return hit.start in told.get(field.key, ())
    others = [other.key for other in fields.values() if isinstance(other, Several) and other.marks and other.of is field.of]
    return not any(hit.start in told.get(other, ()) for other in others)


def said_by_calls(page: Page, kind: Kind, calls: Iterable[TagHit], found: Sequence[Fact]) -> list[Fact]:
    """The codes inside the words that call the kind, for fields that these may say and nothing else said."""
    known = {fact.field for fact in found}
    facts = []
    for field in kind.fields:
        if not (isinstance(field, Pick) and field.called) or field.key in known:
            continue
        book = Phrasebook([(word, code) for code, words in field.of.words.items() for word in words])
        hits = [hit for call in calls for index in range(call.start, call.end) if (hit := book.longest(page, index))]
        facts += [Fact("code", hit.start, hit.end, hit.tag, None, field.key) for hit in hits[:1]]
    return facts


def what_is_called(kind: Kind, facts: Iterable[Fact]) -> list[Fact]:
    """What the call says of every item of a list, if it is the same throughout: đặt vòng: chị Mơ, chị Liễu."""
    called = {field.key for field in kind.fields if isinstance(field, Pick) and field.called}
    told = [fact for fact in facts if fact.field in called]
    return [fact for fact in told if {other.value for other in told if other.field == fact.field} == {fact.value}]


def _longest(found: list[Fact]) -> list[Fact]:
    """Of facts of one field that overlap, the longest."""
    kept: list[Fact] = []
    taken: set[tuple[str, int]] = set()
    for fact in sorted(found, key=lambda fact: fact.start - fact.end):
        words = {(fact.field, index) for index in range(fact.start, fact.end)}
        if not words & taken:
            taken |= words
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.start)


def _marked_places(page: Page, kind: Kind, hits: Iterable[TagHit]) -> dict[str, set[int]]:
    """For each field with marks, the words where a value may begin."""
    places: dict[str, set[int]] = {}
    for hit in hits:
        if hit.tag.sort == "mark" and hit.tag.kind in (kind.key, ANY):
            index = hit.end
            while page.at(index) in (":", "cac", "la") or page.words[index].number if index < len(page) else False:
                index += 1
            places.setdefault(hit.tag.field, set()).update((hit.end, index))
    return places


def _is_choice(page: Page, field: Field, hit: TagHit, marked: dict[str, set[int]]) -> bool:
    if isinstance(field, Several) and page.at(hit.start) == "xuong" and hit.end - hit.start == 1 and page.at(hit.end) in _DOWN:
        return False  # bác sĩ xuống khám
    if isinstance(field, Several):
        return not (
            page.at(hit.start - 1) in _NOT or (page.at(hit.start - 2) in _NOT and page.at(hit.start - 1) in ("bi", "co", "mac"))
        )
    if not isinstance(field, Pick):
        return False
    if field.marks and hit.end - hit.start == 1 and OFFICES.at(page, hit.end):
        return False  # với chị tổ trưởng
    if field.marks:
        title = page.at(hit.start - 1) in ("chau", "em", "ban", "nguoi", "anh", "chi", "co") and hit.end - hit.start > 1
        before = hit.start - 1 - title
        in_words = page.claimed[before : before + 1] == [True] and digit(page, before) is not None  # ba mươi hai đoàn viên
        counted = hit.start > title and (page.words[before].number or in_words)
        return hit.start in marked.get(field.key, ()) or counted
    related = page.at(hit.end) in _RELATION and not (page.at(hit.end) == "nha" and page.at(hit.end + 2) in ("", ",", ".", "!"))
    addressed = TITLES.at(page, hit.end) and page.at(hit.end + 1) in ("nhe", "a", "oi", "nghen", "nha", ",", "")
    related = related and not addressed  # đẻ con trai bác nhé
    if field.key == "sex" and page.at(hit.start) == "nam" and page.at(hit.start - 1) in ("viet", "mien", "phia"):
        return False
    if field.key == "sex" and (("con" in (page.at(hit.start), page.at(hit.start - 1)) and related) or _a_relative(page, hit)):
        return False  # con gái về sinh, con trai ông Ba: a grown child
    if field.key == "sex" and "hay" in (page.at(hit.end), page.at(hit.start - 1)):
        return False  # chưa hỏi trai hay gái
    if field.key == "resident" and hit.end - hit.start == 2 and page.at(hit.end) in ("da", "chua", "kham", "dang", "co"):
        return False  # cả hai đã khám sức khoẻ
    if field.key == "resident" and page.at(hit.end) in ("deu", "cung") and page.claimed[hit.end + 1 : hit.end + 2] == [True]:
        return area_at(page, hit.end + 1) is not None  # cả hai đều 20 tuổi tells nothing of where
    if field.key == "resident" and page.at(hit.end) in ("cap", "doi", "dam", "nha", "viec", "ca", "truong", "buoi"):
        return False  # cả hai cặp đều khám
    if all(page.claimed[hit.start : hit.end]) or (field.key == "sex" and _a_year(page, hit)):
        return False
    if hit.tag.value == "station" and spoken_to(page, hit):
        return False
    if field.key == "place" and hit.tag.value == "hospital":
        if page.at(hit.end) in ("tra", "cho") and page.at(hit.end + 1) in ("ve", "ra"):
            return False  # bệnh viện trả về, mất tại nhà
        bore = page.at(hit.end) in ("de", "sinh", "sanh")
        return bore or page.at(hit.start - 1) not in _NOT | {"len", "kip", "di"} or page.at(hit.start) != "benh"
    if field.key == "place" and page.at(hit.start - 1) == "thi" and page.at(hit.start - 2) in ("toi", "em", "tui", "minh"):
        return False  # tôi thì ở nhà trông cháu
    if field.key == "place" and hit.tag.value == "other":
        return page.at(hit.start - 1) in WHERE or page.at(hit.start) in WHERE or page.at(hit.start) == "hoi"
    return True


def _a_year(page: Page, hit: TagHit) -> bool:
    """ "đầu năm" and "năm nay" typed without marks: no "nam" """
    if page.at(hit.start) != "nam" or hit.end - hit.start > 1 or not page.words[hit.start].bare:
        return False
    if sexes_listed(page):
        return False
    if page.claimed[hit.end : hit.end + 1] == [True] and page.at(hit.start - 1) not in (",", "-", "(", ":"):
        return True  # nam 70 tuoi: as often "năm"
    return page.at(hit.start - 1) in _OF_A_YEAR or page.at(hit.end) in (
        "nay",
        "moi",
        "hoc",
        "ngoai",
        "roi",
        "truoc",
        "sau",
        "qua",
    )


def _a_relative(page: Page, hit: TagHit) -> bool:
    """em gái anh Long, cháu gái bà Tư: of whom they are the sister or the grandchild, no newborn."""
    said = {page.at(hit.start), page.at(hit.start - 1)}
    if page.at(hit.end - 1) not in ("trai", "gai"):
        return False
    bears = any(page.at(index) in ("sinh", "sanh", "de") for index in range(hit.end + 1, hit.end + 4))
    if "con" in said and bears and TITLES.at(page, hit.end) and page.at(hit.start - 1) not in ("sinh", "sanh", "de"):
        return True  # con gái chị sanh em bé
    if said & {"em", "chi", "anh"}:
        return page.at(hit.start - 1) != "," and page.at(hit.start) != "be"
    title = TITLES.longest(page, hit.end) if "chau" in said else None
    return title is not None and page.at(hit.end) in ("ong", "ba", "bac", "co", "chu", "di", "cau")


def settled(field: Field, facts: list[Fact]) -> tuple[object, Problem | None]:
    """The one value that several mentions of a field amount to."""
    values = [fact.value for fact in facts]
    if isinstance(field, Several):
        several = sorted({str(value) for value in values})
        if len(several) > 1 and "normal" in several:
            return None, Problem.DOUBTFUL
        return tuple(several), None
    if len(set(values)) > 1 and isinstance(field, Pick):
        values = [value for value in values if value in field.of.ahead] or values
        values = [value for value in values if value not in field.of.behind] or values
    if len(set(values)) > 1 and field.key in FIRST:
        values = [value for value in values if value not in WEAK.get(field.key, ())] or values
        return values[0], None
    if len(set(values)) > 1:
        return None, Problem.DOUBTFUL
    return values[0], None
