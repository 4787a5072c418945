"""Telex leftovers ("ngayf", "laays", "ddax") and stretched letters ("emmm"): repaired where the word is no syllable."""

from __future__ import annotations

import re
import unicodedata

from domain.reading.folding import fold

_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|iu|ieu|o|oa|oai|oay|oao|oe|oeo|oi|u|ua|uai|uao|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uyu|ye|yeu|y|"
    r"(?:a|e|i|o|u|y|oa|oe|ie|ye|ua|ue|uo|uy|uye)(?:c|ch|m|n|ng|nh|p|t))"
)
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_PAIRS = (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_STRETCHED = re.compile(r"(.)\1{2,}")
_VOWELS = "aeiouy"


def is_syllable(folded: str) -> bool:
    """True when a folded word can be a Vietnamese syllable."""
    return len(folded) <= 7 and _SYLLABLE.fullmatch(folded) is not None


def repaired(word: str) -> str:
    """The word a person meant; the word itself when it is a syllable already or stays a riddle."""
    small = word.lower()
    if "'" in small or is_syllable(fold(small)) or not set(small) - set("ivx"):  # the last: roman numbers
        return word
    for candidate in (_decoded(small), _decoded(_STRETCHED.sub(r"\1", small)), _STRETCHED.sub(r"\1", small)):
        if candidate != small and is_syllable(fold(candidate)):
            return candidate.capitalize() if word[0].isupper() else candidate
    return _swapped(small) if word.islower() else word


def _swapped(small: str) -> str:
    """Two letters typed in the wrong order ("thogn", "qau"), at the end of a syllable."""
    for typed, meant in (("gn", "ng"), ("hc", "ch"), ("qau", "qua"), ("nagy", "ngay"), ("tgn", "ng")):
        if small.endswith(typed) and is_syllable(fold(small.removesuffix(typed) + meant)):
            return small.removesuffix(typed) + meant
    return small


def _decoded(small: str) -> str:
    """A word with its Telex keys turned into marks."""
    body, tone = small, ""
    for key, mark in _TONES.items():
        at = small.rfind(key, 1)
        if at > 0 and any(letter in _VOWELS for letter in fold(small[:at])):
            body, tone = small[:at] + small[at + 1 :], mark
            break
    for keys, letter in _PAIRS:
        body = body.replace(keys, letter)
    if not tone:
        return body
    for index in range(len(body) - 1, -1, -1):
        if fold(body[index]) in _VOWELS and (index == 0 or fold(body[index - 1]) not in _VOWELS or body[index] in "âêôăơư"):
            return unicodedata.normalize("NFC", body[: index + 1] + tone + body[index + 1 :])
    return body
