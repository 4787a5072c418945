"""Short answers: yes, no, fix it, drop it, a number of a list, one field's value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from domain.draft import Asking, Draft
from domain.fields import Area, Day, Group, Household, Month, Pick, Value, YesNo
from domain.kind import Need, all_kinds
from domain.people import Role
from domain.problems import Problem, Wrong
from domain.reading.answers import is_unknown, read_answer
from domain.reading.folding import clean, fold
from domain.settle import Book

YES = frozenset(
    [
        "1",
        "dung",
        "dung roi",
        "dung luu",
        "dung, luu",
        "luu",
        "luu di",
        "ok",
        "oke",
        "okay",
        "da dung",
        "vang",
        "vang dung",
        "dung ca",
        "dung het",
        "y",
        "yes",
        "chuan",
        "dong y",
        "u",
        "uh",
        "co",
    ]
)
FIX = frozenset(["2", "sua", "sua lai", "sai", "sai roi", "chua dung", "khong dung", "nham", "nham roi"])
DROP = frozenset(["0", "huy", "huy bo", "bo", "bo di", "thoi", "khong luu", "dung lai", "huy di", "xoa", "xoa di", "thoat"])
_THANKS = re.compile(r"(?:(?:ok|da|vang|xin|rat) )*(?:cam on|thanks?|thank you)\b")
_GREETINGS = re.compile(r"(?:(?:xin )?chao|hello|hi|alo)\b")
# Whom one greets or thanks, and how much: nothing else may stand beside the word, or it is something told.
_BESIDE = frozenset(
    [
        "a",
        "anh",
        "bac",
        "ban",
        "buoi",
        "bot",
        "ca",
        "cac",
        "cam",
        "chau",
        "chi",
        "chieu",
        "chu",
        "co",
        "con",
        "di",
        "e",
        "em",
        "ha",
        "lam",
        "may",
        "minh",
        "moi",
        "nguoi",
        "nha",
        "nhe",
        "nhieu",
        "oi",
        "on",
        "roi",
        "sang",
        "toi",
        "trua",
    ]
)
MOST_OFFERED = 20
CORRECTION_STARTS = ("khong phai", "k phai", "ko phai", "sua", "nham", "a nham", "doi", "chinh", "dinh chinh", "sai")


def plain(text: str) -> str:
    """Folded, without final marks and politeness ("ạ", "nhé"), for comparing with the short words above."""
    words = fold(clean(text)).strip(" .!,;?").split()
    while words and words[-1] in ("a", "nhe", "nha", "em", "e", "chi", "anh", "oi", "di") and len(words) > 1:
        words.pop()
    if len(words) > 1 and words[0] in ("da", "u", "vang") and words[1] != "dung":
        words = words[1:]
    return " ".join(words)


def is_yes(text: str) -> bool:
    return plain(text) in YES and not says_stop(text)


def is_fix(text: str) -> bool:
    return plain(text) in FIX


def is_drop(text: str) -> bool:
    return plain(text) in DROP or (says_stop(text) and plain(text) in ("dung", "dung luu", "dung nhe"))


def says_stop(text: str) -> bool:
    """ "đừng" and "dừng" fold to the same letters as "đúng"; typed with their marks they mean the opposite."""
    return any(word in ("đừng", "dừng") for word in clean(text).casefold().replace(".", " ").replace(",", " ").split())


def is_thanks(text: str) -> bool:
    return _alone(_THANKS, text)


def is_greeting(text: str) -> bool:
    return _alone(_GREETINGS, text)


def _alone(word: re.Pattern[str], text: str) -> bool:
    """Whether the text is this word, with nobody but the one spoken to beside it: "chào cháu", "cảm ơn cháu nhé"."""
    said = " ".join(fold(clean(text)).strip(" .!,;?").replace(",", " ").split())
    found = word.match(said)
    return found is not None and set(said[found.end() :].split()) <= _BESIDE


def corrected(text: str) -> bool:
    """Whether the message opens as a correction of what was just read back."""
    return plain(text).startswith(CORRECTION_STARTS)


def options_of(draft: Draft, need: Need, book: Book) -> tuple[tuple[str, str, str], ...]:
    """The answers to offer for a question: (key to type, value, label)."""
    kind = all_kinds()[draft.kind]
    field = kind.field(need.any[0])
    if len(need.any) == 1 and isinstance(field, Pick):
        return tuple((str(n), code, label) for n, (code, label) in enumerate(field.of.labels.items(), start=1))
    if isinstance(field, YesNo):
        return (("1", "yes", "Có"), ("2", "no", "Không"))
    if isinstance(field, Month):
        this, last = _months(draft.told)
        return (("1", this, field.show(this)), ("2", last, field.show(last)))
    if isinstance(field, Area) and not isinstance(field, Group):
        return _by_own_number([(area.name, area.label) for area in book.own_areas()])
    if isinstance(field, Household) and book.member.role is Role.PARTY_MEMBER:
        return _by_own_number([(home.number, f"hộ {home.number} {home.known_as}".strip()) for home in book.households()])
    return ()


def _months(day: str) -> tuple[str, str]:
    """The month of a day and the one before."""
    first = date.fromisoformat(day).replace(day=1)
    return first.isoformat()[:7], (first - timedelta(days=1)).isoformat()[:7]


def _by_own_number(places: list[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Groups and households are typed by their own number; those with a name only get numbers nobody else has."""
    free = max((int(name) for name, _ in places if name.isdecimal()), default=0)
    found = []
    for name, label in places[:MOST_OFFERED]:
        if not name.replace(".", "").isdecimal():
            free += 1
        found.append((name if name.replace(".", "").isdecimal() else str(free), name, label))
    return tuple(found)


def answered(draft: Draft, asking: Asking, text: str, today: date, *, may_skip: bool) -> Mapping[str, Value] | None:
    """The value an answer gives, by field; {} for "chưa rõ"; None when it is no answer to this.

    Raises Wrong when it is one but cannot be true (31/2), or is in doubt.
    """
    kind = all_kinds()[draft.kind]
    chosen = asking.options.get(text.strip())
    if chosen is not None:
        field = kind.field(asking.keys[0])
        value: Value = chosen == "yes" if isinstance(field, YesNo) else chosen
        return {field.key: value}
    if is_unknown(text) and may_skip:
        return {}
    asked = kind.field(asking.keys[0])
    if text.strip() in ("1", "2") and (isinstance(asked, Day) or "household" in asking.keys):
        # More likely meant for "1. Đúng" of another question than for the first of the month or household 1.
        raise Wrong(Problem.NOT_UNDERSTOOD, kind.field("household") if "household" in asking.keys else asked, shown=text)
    trouble: Wrong | None = None
    for key in _by_shape(asking.keys, text):
        try:
            read = read_answer(kind.field(key), text, today)
        except Wrong as wrong:
            trouble = trouble or wrong
            continue
        if read is not None:
            return {key: read}
    if trouble is not None:
        raise trouble
    return None


def _by_shape(keys: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Where a name or a number will do: digits are tried as the number, "nhà …" as the household's name, words as the name."""
    if len(keys) == 1:
        return keys
    plain_text = plain(text)
    if len(plain_text) == 4 and plain_text.isdecimal() and plain_text[:2] in ("19", "20"):
        first: tuple[str, ...] = tuple(key for key in keys if key.endswith("birth_year"))
    elif any(letter.isdigit() for letter in plain_text):
        first = ("household", "count", "male", "female", "birth_year")
    elif plain_text.startswith(("nha ", "ho ", "gia dinh ")):
        first = ("head",)
    else:
        first = ()
    return tuple(sorted(keys, key=lambda key: (key not in first, keys.index(key))))
