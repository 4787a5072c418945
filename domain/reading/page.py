"""A message as words: each with its place in the cleaned text, its folded form and its sound."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from domain.reading.folding import clean, fold, sound
from domain.reading.telex import is_syllable, repaired, run_together

_TOKENS = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|\n|[^\w\s]|_")  # H'Mer is one word
LONGEST = 4_000

# What people type for whole words.
_SHORT = {
    "ko": "không", "k": "không", "hok": "không", "hông": "không", "hổng": "không", "kh": "không", "khg": "không",
    "dc": "được", "đc": "được", "đx": "được", "trc": "trước", "trk": "trước", "ng": "người", "r": "rồi",
    "rùi": "rồi", "roài": "rồi", "vs": "với", "bc": "báo cáo", "bcao": "báo cáo", "e": "em", "tt": "tuyên truyền",
    "sk": "sức khoẻ", "skhoe": "sức khoẻ", "skhoẻ": "sức khoẻ", "skhỏe": "sức khoẻ", "hum": "hôm", "cx": "cũng",
    "bn": "bao nhiêu", "nhìu": "nhiều", "ngta": "người ta",
    "bít": "biết", "vk": "vợ", "ck": "chồng", "vc": "vợ chồng", "gđ": "gia đình", "gd": "gia đình", "xl": "xin lỗi",
    "thg": "thằng", "bvien": "bệnh viện", "qtr": "quá trời", "ntn": "như thế nào", "dky": "đăng ký", "dki": "đăng ký",
    "đki": "đăng ký", "đky": "đăng ký", "cs": "có", "j": "gì", "hd": "hướng dẫn", "ngdan": "người dân",
    "bvđk": "bệnh viện", "bvdk": "bệnh viện", "bvsn": "bệnh viện", "ttyt": "trung tâm y tế", "qa": "qua",
}  # fmt: skip


# Words that Vietnamese does not have without marks.
_NEVER_BARE = frozenset(
    """nguoi duoc thang chau ong cuoi chong hom benh tram khoe huyet ket buoi tuyen truyen chuyen khong chet muoi truong duong
    thuong phuong nuoc viec dien truoc gai dau gio toi roi vua xom kham hop chieu gui nhap thon tuan bua ap""".split()  # noqa: SIM905
)
_FINAL = ("c", "ch", "p", "t")  # a syllable that ends so has a tone
_FOREIGN = frozenset("chat net bot top hot set out cut tip vip fit cat lac pic".split())  # noqa: SIM905


def _never_bare(folded: str) -> bool:
    """True for syllables that Vietnamese does not have without marks: hoc, mat, buoi, tien."""
    if folded in _NEVER_BARE:
        return True
    if not is_syllable(folded) or len(folded) < 3 or folded in _FOREIGN:
        return False
    return folded.endswith(_FINAL) or "ie" in folded or "ye" in folded or ("uo" in folded and not folded.startswith("quo"))


# The dialects of the Centre and the South.
_CENTRAL = {"ni": "nay", "tê": "kia", "dìa": "về", "nầy": "này"}


@dataclass(frozen=True, slots=True)
class Word:
    """How a token reads: `folded` matches anything said without diacritics, `letters` and `tone` only the word itself."""

    text: str
    folded: str
    letters: str
    tone: str
    number: bool = False
    letter: bool = False
    mended: str = ""  # what was typed, where Telex leftovers were repaired
    bare: bool = True  # typed without marks
    loose: bool = False  # who types it so leaves marks out elsewhere too: no word without its marks, or typed as Telex keys


@lru_cache(maxsize=50_000)
def word_of(token: str) -> Word:
    """The word of one token, with Telex leftovers repaired."""
    if token.isdecimal():
        digits = "".join(str(int(digit)) for digit in token)
        return Word(token, digits, digits, "", number=True)
    if not token[0].isalpha():
        return Word(token, token, token, "")
    short = _SHORT.get(token if token == "Ng" else token.lower()) or _CENTRAL.get(token)
    text = short or repaired(token)
    word = _plain(text)
    if short:
        return replace(word, text=token)  # buôn Ko Sier
    return word if text == token else replace(word, mended=token, loose=True)


@lru_cache(maxsize=50_000)
def _words_of(token: str) -> tuple[Word, ...]:
    """A token as its words: "hqua" is two of them."""
    return tuple(word_of(part) for part in _SPLIT.get(token.lower()) or run_together(token))


def as_typed(token: str) -> Word:
    """The word of one token with nothing repaired."""
    return _plain(token)


def _plain(text: str) -> Word:
    letters, tone = sound(text)
    folded = fold(text).lower()
    bare = not tone and letters == folded
    return Word(text, folded, letters, tone, letter=True, bare=bare, loose=bare and text[0].islower() and _never_bare(folded))


@dataclass(slots=True)
class Page:
    """The words of a message. Finders claim the words they have read, so that no word is read twice."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    claimed: list[bool] = field(default_factory=list)
    marked: bool = False  # typed with diacritics, but for a few words
    loud: frozenset[int] = frozenset()  # words of lines typed in capitals throughout, among others that are not
    cased: bool = False  # names are typed in capitals: one stands inside a sentence
    shouting: bool = False  # typed in capitals throughout
    folds: tuple[str, ...] = ()
    size: int = 0
    memo: dict[str, Any] = field(default_factory=dict)  # what several finders need and is worked out once

    def __post_init__(self) -> None:
        self.folds = tuple([word.folded for word in self.words])
        self.size = len(self.folds)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, index: int) -> str:
        """The folded word at a place, "" outside of the page."""
        return self.folds[index] if 0 <= index < self.size else ""

    def glued(self, index: int) -> bool:
        """True when nothing stands between this word and the next."""
        return 0 <= index < len(self.words) - 1 and self.ends[index] == self.starts[index + 1]

    def number(self, index: int) -> int | None:
        """The digits at a place, at most nine of them."""
        if 0 <= index < self.size and self.words[index].number and len(self.folds[index]) <= 9:
            return int(self.folds[index])
        return None

    def free(self, start: int, end: int) -> bool:
        return not any(self.claimed[start:end])

    def claim(self, start: int, end: int) -> None:
        self.claimed[start:end] = [True] * (end - start)

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper() and index not in self.loud

    def said(self, start: int, end: int) -> str:
        """The words from one place to another as they were written (but for repaired Telex)."""
        return " ".join(word.text for word in self.words[start:end])


def page_of(text: str) -> Page:
    """The page of a message; what is beyond 4,000 characters is not read."""
    cleaned = clean(text[: 2 * LONGEST])[:LONGEST]
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    later: set[int] = set()  # words of an abbreviation but its first: TTYT
    for found in _TOKENS.finditer(cleaned):
        parts = _words_of(found[0])
        words += parts
        starts.append(found.start())
        ends.append(found.end())
        if len(parts) > 1:
            more = len(parts) - 1
            later.update(range(len(words) - more, len(words)))
            starts += starts[-1:] * more
            ends += ends[-1:] * more
    shouting = cleaned.isupper() or _nearly_all_capitals(cleaned)
    if not shouting or sum(bool(word.mended) for word in words) <= 2:
        _restore_names(words)
    _denials(words)
    spoken = [word for word in words if word.letter and len(word.folded) > 1]
    marked = 2 * sum([not word.bare for word in spoken]) > len(spoken) and not any(word.loose for word in spoken)
    loud = _loud(cleaned, starts) | later
    cased = not shouting and any(
        word.text[0].isupper() and not word.text.isupper() and words[n].letter and n + 1 not in loud
        for n, word in enumerate(words[1:])
    )  # fmt: skip
    return Page(cleaned, tuple(words), tuple(starts), tuple(ends), [False] * len(words), marked, loud, cased, shouting)


def _nearly_all_capitals(cleaned: str) -> bool:
    """CỤ BÀ TRƯƠNG THỊ Ổi: a letter that the keyboard left small."""
    capitals = sum(map(str.isupper, cleaned))
    return capitals > 20 and 20 * capitals > 19 * sum(map(str.isalpha, cleaned))


def _denials(words: list[Word]) -> None:
    """The Southern "hong co", which typed without marks looks like the name Hồng."""
    for index, word in enumerate(words[:-1]):
        if word.text == "hong" and words[index + 1].folded in ("co", "phat", "bien", "ai", "thay", "biet"):
            words[index] = replace(word_of("không"), text="hong")


def _loud(cleaned: str, starts: list[int]) -> frozenset[int]:
    """The words of headings in capitals: no names by their capitals."""
    if "\n" not in cleaned or cleaned.isupper():
        return frozenset()
    lines, begin = [], 0
    for line in cleaned.split("\n"):
        if line.isupper() and len(line) > 12:
            lines.append((begin, begin + len(line)))
        begin += len(line) + 1
    return frozenset(n for n, start in enumerate(starts) if any(first <= start < last for first, last in lines))


def _restore_names(words: list[Word]) -> None:
    """A capital word that is no syllable is a name as it stands (Bir, Kpas), unless small words show Telex leftovers."""
    if any(word.mended and word.text[0].islower() for word in words):
        return
    for index, word in enumerate(words):
        if word.mended and word.text[0].isupper():
            words[index] = _plain(word.mended)


# One written word that is two.
_SPLIT = {short: tuple(full.split()) for short, full in _SHORT.items() if " " in full} | {
    "hqua": ("hôm", "qua"), "hnay": ("hôm", "nay"), "hkia": ("hôm", "kia"), "hqa": ("hôm", "qua"), "hq": ("hôm", "qua"),
}  # fmt: skip
