"""Who a named person is in an event: mother, groom, bride, the one examined, or the name of the household."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.fields import Grams, Name
from domain.kind import Kind
from domain.reading.couples import PARTS, couples, fact_of
from domain.reading.facts import Fact
from domain.reading.newborns import SEX_WORDS, bears, child_of_somebody, is_the_child, newborn, of_the_child
from domain.reading.page import Page
from domain.reading.pairs import PAIR, Person
from domain.reading.phrases import Phrasebook
from domain.reading.vocabulary import TagHit

# The sex that a name's field asks for, by the word its key begins with.
_SEX = {"mother": "female", "bride": "female", "groom": "male"}
_RELATIVES = Phrasebook(
    [(word, True) for word in (
        "con", "dâu", "rể", "bố", "mẹ", "cha", "tía", "má", "chồng", "vợ", "ba má", "con trai", "con gái", "con dâu",
        "con rể", "bố mẹ", "mẹ chồng", "bố chồng", "mẹ vợ",
    )]
)  # fmt: skip
_KIN = Phrasebook(
    [(word, True) for word in (
        "bố vợ", "ông nội", "bà nội", "ông ngoại", "bà ngoại", "ông xã",
        "bà xã", "mẹ đẻ", "bố đẻ", "mẹ ruột", "bố ruột", "thân sinh", "thân mẫu", "thân phụ", "anh trai", "em trai", "chị gái",
        "em gái", "anh ruột", "chị ruột", "em ruột", "chị dâu", "em dâu", "anh rể", "em rể", "cháu nội", "cháu ngoại",
    )]
)  # fmt: skip
_GROWN = frozenset({"ong", "ba", "bac", "co", "chu", "cu", "anh", "chi", "thay", "di", "cau"})
_NOT_YET = frozenset({"thi", "chua", "khong", "sap", "van", "dang", "con"})
_ITEM_SIGNS = frozenset({"+", "*", ";", ",", ".", "\n", "-", ":", "va", "con", ")", "/"})
_NEXT_TO = frozenset({"thue", "canh", "gan", "sat", "tro", "ke"})  # thuê nhà bà Năm: not whose household it is
_BEARING = 12  # years of age
_TOO_OLD = frozenset({"ba", "ong", "cu", "bac"})  # no mother and no groom is called so by her own name alone


def roles(page: Page, kind: Kind, people: Sequence[Person], calls: Sequence[TagHit], told: Sequence[Fact]) -> list[Fact]:
    """A fact for each person whose part is clear; the others are left out."""
    own = [field.key for field in kind.fields if isinstance(field, Name)]
    couple = couple_asked(own)
    facts: list[Fact] = []
    unmarked: list[Person] = []
    women = next((field.key for field in kind.fields if isinstance(field, Name) and field.woman), "")
    weighs = any(isinstance(field, Grams) for field in kind.fields)
    for person in people:
        key = _by_mark(page, person, own)
        if women and (key in ("", women) or page.at(person.start - 1) == "chong"):
            key = _of_a_couple(page, person, women, key)
        if key == "" and "child_name" in own and not weighs and _is_a_child(page, person):
            key = "child_name"
        if key == "":
            unmarked.append(person)
        elif key:
            facts.append(fact_of(person, key))
    if couple:
        keys = {fact.start: fact.field for fact in facts if fact.field in PARTS}
        open_ = {person.start for person in unmarked}
        spouses = [person for person in people if person.start in open_ or person.start in keys]
        facts = [fact for fact in facts if fact.field not in PARTS] + couples(page, spouses, keys, calls)
    else:
        unmarked = [person for person in unmarked if person.title != PAIR]
        if "name" in own:
            ends = {fact.end for fact in told if fact.field in ("findings", "insured")}  # … cao huyết áp bà Thuận …
            unmarked = [
                person for person in unmarked
                if person is unmarked[0] or person.start in ends or _one_more(page, person, people, calls)
            ]  # fmt: skip
        grown = [fact.start for fact in told if fact.sort == "year" or (fact.sort == "age" and int(str(fact.value)) >= _BEARING)]
        for person in unmarked:
            if key := _subject(page, person, own, calls, facts, any(0 <= start - person.end <= 4 for start in grown)):
                facts.append(fact_of(person, key))
    facts = [_in_full(fact, people) for fact in facts]
    return sorted(facts, key=lambda fact: fact.start)


def _in_full(fact: Fact, people: Sequence[Person]) -> Fact:
    """ "Nguyễn Ngọc Ánh sinh đôi. Mẹ Ánh khoẻ rồi": a last name by which somebody named in full before is called again."""
    name = str(fact.value)
    if " " in name or not fact.field.endswith("name"):
        return fact
    before = [person for person in people if person.end < fact.start and not person.title and not person.marks]
    full = next((person.name for person in before if person.name.lower().endswith(f" {name.lower()}")), name)
    return fact if full == name else replace(fact, value=full)


def _of_a_couple(page: Page, person: Person, woman: str, key: str | None) -> str | None:
    """Of a couple the wife is named; by the husband's name the household is known: vợ anh Tuấn, anh Tuấn có vợ mang thai."""
    behind = next((index for index in range(person.end, min(person.end + 5, len(page))) if not page.claimed[index]), len(page))
    husband = person.sex == "" and not _named_as_woman(page, person) and "vo" in page.folds[behind : behind + 2]
    if person.sex != "male" and not _named_as_man(page, person) and not husband:
        wife = page.at(person.start - 1) == "chong" and (person.sex == "female" or _named_as_woman(page, person))
        return woman if wife else key  # anh Dũng, chồng chị Oanh
    if "vo" in (page.at(person.start), page.at(person.start - 1)) or page.folds[person.start - 2 : person.start] == (
        "vo",
        "chong",
    ):
        return "head"
    return "head" if "vo" in page.folds[behind : behind + 2] else None


def _is_a_child(page: Page, person: Person) -> bool:
    """Where a child is examined: cháu Hà My, Gia Bảo con chị Thanh."""
    return person.title in ("chau", "be") or (person.title == "" and page.at(person.end) in ("con", "me"))


def couple_asked(own: Sequence[str]) -> bool:
    return "groom_name" in own and "bride_name" in own


def _one_more(page: Page, person: Person, people: Sequence[Person], calls: Sequence[TagHit]) -> bool:
    """Whether somebody else named is told of too: in a list, joined to who stands before, or with a verb of his own."""
    before = person.start - 1
    if (
        page.at(before) in _ITEM_SIGNS
        or page.at(before) in ("voi", "cung", "&")
        or page.claimed[before]
        or page.words[before].number
    ):
        return True
    if any(other.end == person.start for other in people):
        return True
    following = next((other.start for other in people if other.start > person.start), len(page))
    return any(person.end <= call.start < following for call in calls)


def _by_mark(page: Page, person: Person, own: Sequence[str]) -> str | None:
    """The field its mark names; "" without a mark; None when the person is only somebody's relative."""
    if page.at(person.start) == "con" and person.marks and person.title in _GROWN and "groom_name" in own:
        return None  # con trai ông Ba: his father
    for key in person.marks:
        if key in own:
            wanted = _SEX.get(key.split("_")[0])
            if not wanted or not person.sex or person.sex == wanted:
                return key
            return "" if "groom_name" in own else None  # lấy chồng: chị Ka Nhồi
    if "head" in person.marks and page.at(person.start) != "vo":
        return None if page.at(person.start - 1) in _NEXT_TO else "head"
    before = page.at(person.start - 1)
    if person.marks and not set(person.marks) & {*own, "head"} and "name" in own:
        return None  # cháu bé con chị Hoa mất
    she = person.sex == "female" or (not person.title and _named_as_woman(page, person))
    if person.marks and page.at(person.start) == "vo" and she and not couple_asked(own):
        joined = page.at(person.start - 1) in ("va", "voi")
        return "" if joined or "mother_name" in own else None  # vợ là chị Mai
    if person.marks and page.at(person.start) == "vo" and person.sex != "female":
        return "head" if person.title or _named_as_man(page, person) else None
    if before == "vo" and person.sex != "female" and person.title and "bride_name" not in own:
        return "head"
    couple = before == "chong" and page.at(person.start - 2) == "vo" and "bride_name" not in own
    if couple and person.title and person.sex != "female":
        return "head"  # vợ chồng anh Tuấn
    if "name" in own and person.title in _GROWN and before in ("trai", "gai", "giai") and page.at(person.start - 2) == "con":
        return None  # con trai ông Nồng mất
    if person.title and _child_of(page, person):
        return None  # đám cưới con trai út ông Năm Râu
    apart = page.at(person.start - 2) in (",", ";", "\n", "-")
    if before == "con" and not person.title and apart and "child_name" in own and person.end - person.first > 1:
        return "child_name"  # mẹ Chu Thị Đào, con Chu Minh Khuê
    if before == "con" and person.title == "c" and "mother_name" in own:
        return "mother_name"  # con c Ngọc Anh
    if not person.title and before in ("dau", "gai", "trai", "re") and page.at(person.start - 2) in ("con", "em", "chau"):
        return ""  # con dâu Trần Thị Yến sinh: she herself
    if _RELATIVES.at(page, person.start - 1 - (page.at(person.start - 1) == "cua")):
        return None  # má chồng của chị Sen
    kin = _KIN.longest(page, person.start - 2)
    return None if person.title and kin and kin.end == person.start else ""  # bà nội bé Na mất


def _child_of(page: Page, person: Person) -> bool:
    """Behind "con trai út" or "con gái cả của": the father or the mother of whom is told."""
    index = person.start - 1
    while page.at(index) in ("ut", "ca", "lon", "giua", "cua", "trai", "gai", "giai", "nho") and person.start - index < 4:
        index -= 1
    return index < person.start - 2 and page.at(index) in ("con", "chau")


def _subject(
    page: Page, person: Person, own: Sequence[str], calls: Sequence[TagHit], facts: list[Fact], grown: bool
) -> str | None:
    """The field of somebody without a mark. `grown`: a year of birth or an age of no child stands behind the name."""
    if "name" in own:
        return "name"
    if "child_name" in own and not grown and (person.title == "be" or (person.title == "chau" and newborn(page, person, calls))):
        return "child_name"
    if "child_name" in own and person.title == "chau" and not grown and is_the_child(page, person.end):
        return "child_name"
    if "child_name" in own and child_of_somebody(page, person, calls):
        return "child_name"
    if "child_name" in own and page.at(person.start) == "ten" and of_the_child(page, person.start):
        return "child_name"
    after_sex = page.at(person.start - 1) in ("gai", "trai", "nam", "nu") and page.at(person.start - 2) in ("be", "chau")
    if "child_name" in own and after_sex and person.title == "" and not bears(page, person, calls):
        return "child_name"  # cháu gái Thạch Thị Sô Pha, sinh ngày 5/11
    listed = page.at(person.end) in (",", "-", "(", ":") and page.at(person.end + 1) in SEX_WORDS
    if "child_name" in own and person.title in ("", "chau", "be", "em") and listed and not grown:
        return "child_name"
    for key in own:
        wanted = _SEX.get(key.split("_")[0])
        if wanted is None or (any(fact.field == key for fact in facts) and not _begins_an_item(page, person, wanted)):
            continue
        woman = wanted == "female" and (_named_as_woman(page, person) or person.title == "c")  # c Trang: chị
        if person.sex == wanted and person.title not in _TOO_OLD:
            return key
        if (
            person.sex == ""
            and person.title not in _TOO_OLD
            and not (wanted == "female" and page.at(person.first + 1) == "van")
            and (woman or grown or any(0 <= _apart(page, person, call, facts) <= 4 for call in calls))
        ):
            return key
    return None


def _apart(page: Page, person: Person, call: TagHit, facts: Sequence[Fact]) -> int:
    """The words between a name and a call that tell nothing else: cháu Quỳnh nhà ông Lưu tổ 20 sinh. -1 for one before it."""
    if call.start < person.end:
        return -1
    told = {index for fact in facts for index in range(fact.start, fact.end)}
    return sum(not page.claimed[index] and index not in told for index in range(person.end, call.start))


def _begins_an_item(page: Page, person: Person, sex: str) -> bool:
    """; chị Thoại bé gái 2,8kg: the next of a list, called by a title that tells the sex."""
    named = sex == "female" and (person.title == "c" or (person.title == "" and _named_as_woman(page, person)))
    child = page.at(person.end) == "con" and page.at(person.end + 1) in ("trai", "gai", "giai", "thu", "dau", "so")
    if not (person.sex == sex or named) or (page.at(person.end) in _NOT_YET and not child):
        return False  # còn chị Điệp thì chưa
    before = person.start - 1
    if named and page.claimed[before] and "\n" in page.folds[max(0, before - 5) : before]:
        return True  # a line that begins with its day
    return page.at(before) in _ITEM_SIGNS or page.words[before].number


def _named_as_woman(page: Page, person: Person) -> bool:
    """Trần Thị Hoa, H'Mai Ayun, Ka Nhồi"""
    said = [page.at(index) for index in range(person.first, person.end)]
    return "thi" in said or said[0].startswith("h'") or (said[0] == "ka" and len(said) > 1)


def _named_as_man(page: Page, person: Person) -> bool:
    """A Páo, Y Jút, K'Brel, Lò Văn Páo"""
    said = [page.at(index) for index in range(person.first, person.end)]
    hmong = len(said) == 3 and said[1] == "a"  # Sùng A Dơ
    return hmong or (said[0] in ("a", "y") and len(said) > 1) or said[0].startswith("k'") or "van" in said[1:]
