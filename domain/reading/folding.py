"""Cleaning and folding of text. `fold` keeps the length of cleaned text, so that places in one are places in the other."""

from __future__ import annotations

import re
import unicodedata

# Zero-width and direction marks, variation selectors, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff]")
_PLAIN = re.compile("[\n -~\u00c0-\u024f\u1e00-\u1eff]*")  # Latin letters and what stands on a keyboard: nothing to drop
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?(?:\r\n?|\n|\u2028|\u2029|\x85) ?")
_WIDE = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
_DASHES = dict.fromkeys((8208, 8209, 8210, 8211, 8212, 8213, 8722), "-")
_MARKS = {**_WIDE, **_DASHES, 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2026: ".", 0x2044: "/"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "r", "\u0323": "j"}  # hỏi and ngã sound alike in the South


def _latin(letter: str) -> str:
    """The letter without its marks, always one character."""
    if letter in "đĐ":
        return "d"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter


# All letters Vietnamese is written with, once for all.
_FOLD = {ord(letter): _latin(letter) for letter in map(chr, range(0x41, 0x1EFA)) if letter.isalpha() and letter != _latin(letter)}


def clean(text: str) -> str:
    """NFC, half width, single blanks; without emoji and what cannot be seen. Line breaks stay."""
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    if not _PLAIN.fullmatch(text):
        text = _INVISIBLE.sub("", text)
        if not text.isalnum():
            text = "".join(" " if unicodedata.category(c) in _DROPPED else c for c in text)
        text = unicodedata.normalize("NFC", text)
    return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", text)).strip()


# Emoji and their modifiers, control codes (but line breaks), private and unassigned codes, loose marks, odd spaces.
_DROPPED = frozenset({"So", "Sk", "Co", "Cn", "Cs", "Mn", "Me", "Zs"})


def fold(text: str) -> str:
    """Cleaned text without diacritics, in small letters, the same length."""
    return text.translate(_FOLD)


def sound(word: str) -> tuple[str, str]:
    """(letters with their hats and horns, tone): "hoà" and "hòa" are one, so are "khoẻ" and "khỏe"."""
    letters, tone = [], ""
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in _TONES:
            tone = _TONES[mark]
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tone
