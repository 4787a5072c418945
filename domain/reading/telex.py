"""Telex leftovers ("ngayf", "laays", "ddax") and stretched letters ("emmm"): repaired where the word is no syllable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from domain.reading.folding import fold

_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|iu|ieu|o|oa|oai|oay|oao|oe|oeo|oi|u|ua|uai|uao|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uyu|ye|yeu|y|"
    r"(?:a|e|i|o|u|y|oa|oe|ie|ye|ua|ue|uo|uy|uye)(?:c|ch|m|n|ng|nh|p|t))"
)
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_PAIRS = (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_TONE_INSIDE = re.compile(r"[aeiouy][sfrxj][aeiouy]")
_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = "aeiouy"
# Words that are often typed without the blank between them.
_JOINABLE = frozenset(
    """hom qua nay kia be trai gai con chau chi anh ong ba co chu bac sinh de sanh mat to thon ap xom khu ngay thang tuoi thu moi
    da tai nha ho nang sang chieu toi dem trua ket hon cuoi lay vo chong kham cu nguoi vua bao cao tram em tre hai duoc ly tuyen
    truyen hop dan""".split()  # noqa: SIM905
)


def is_syllable(folded: str) -> bool:
    """True when a folded word can be a Vietnamese syllable."""
    return len(folded) <= 7 and _SYLLABLE.fullmatch(folded) is not None


def repaired(word: str) -> str:
    """The word a person meant; the word itself when it is a syllable already or stays a riddle."""
    small = word.lower()
    if "'" in small or is_syllable(fold(small)) or not set(small) - set("ivx"):  # the last: roman numbers
        return word
    short = _STRETCHED.sub(r"\1", small)
    if (once := _typed_twice(small)) and is_syllable(fold(once)):
        return once.capitalize() if word[0].isupper() else once
    for candidate in (_decoded(small), _decoded(short), short, _DOUBLED.sub(r"\1", small)):
        if word[0].isupper() and _TONE_INSIDE.search(small):
            continue  # Axanh is a village
        if candidate[-1] in "âă":
            continue  # kiaa: no syllable ends so
        if candidate != small and is_syllable(fold(candidate)):
            return candidate.capitalize() if word[0].isupper() else candidate
    return _swapped(small) if word.islower() else word


@lru_cache(maxsize=20_000)
def run_together(token: str) -> tuple[str, ...]:
    """The words of "homqua" and "betrai"; the token itself where it is a word or stays a riddle."""
    if not 5 <= len(token) <= 14 or not token.isalpha() or not token.islower() or is_syllable(fold(token)):
        return (token,)
    if is_syllable(fold(repaired(token))):
        return (token,)
    return _parts(token) or (token,)


def _parts(token: str) -> tuple[str, ...]:
    if fold(token) in _JOINABLE:
        return (token,)
    for cut in range(2, len(token) - 1):
        if fold(token[:cut]) in _JOINABLE and (rest := _parts(token[cut:])):
            return (token[:cut], *rest)
    return ()


def _swapped(small: str) -> str:
    """Two letters typed in the wrong order ("thogn", "khma"), where only one order is a syllable."""
    if not 3 <= len(small) <= 7:
        return small
    swaps = {small[:n] + small[n + 1] + small[n] + small[n + 2 :] for n in range(len(small) - 1)}
    meant = [word for word in swaps if is_syllable(fold(word))]
    return meant[0] if len(meant) == 1 else small


def _typed_twice(small: str) -> str:
    """ "traạm", "ddẻ" half decoded: a bare letter beside the same one with its marks."""
    for index in range(len(small) - 1):
        one, other = small[index], small[index + 1]
        if one != other and fold(one) == fold(other) and one == fold(one) and fold(one) in _VOWELS:
            return small[:index] + small[index + 1 :]
    return ""


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
