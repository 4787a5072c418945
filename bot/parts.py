"""A message too long for its platform: cut where a reader would cut it, and how much of it already went out."""

from __future__ import annotations

import time
import unicodedata

from domain.chat import Say

KEPT = 900.0  # seconds; longer than any retry of the sender waits


class Sent:
    """How much of a long message went out before a part of it failed, so that the next try does not say it again."""

    def __init__(self) -> None:
        self._refs: dict[int, tuple[tuple[str, ...], float]] = {}  # by hash: words and files need not be kept here

    def refs(self, account: str, address: str, say: Say) -> tuple[str, ...]:
        """The platform's ids of the parts of this message that are there already."""
        return self._refs.get(hash((account, address, say)), ((), 0.0))[0]

    def note(self, account: str, address: str, say: Say, refs: tuple[str, ...]) -> None:
        """`refs` of what went out so far; empty: nothing is left to send."""
        now, key = time.monotonic(), hash((account, address, say))
        self._refs.pop(key, None)
        if refs:
            self._refs = {old: value for old, value in self._refs.items() if now - value[1] < KEPT}
            self._refs[key] = (refs, now)


def cut(text: str, longest: int) -> list[str]:
    """The text in pieces of at most `longest` UTF-16 units, cut at a line, else at a blank, else between characters."""
    found = []
    while units(text) > longest:
        end = _fitting(text, longest)
        place = max(text.rfind("\n", 1, end + 1), 0) or max(text.rfind(" ", 1, end + 1), 0) or _whole(text, end)
        found.append(text[:place].rstrip())
        text = text[place:].lstrip("\n ")
    return [piece for piece in (*found, text) if piece.strip()] or [text]


def units(text: str) -> int:
    """The length in UTF-16 units, as the platforms count it: signs beyond U+FFFF (emoji) are two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _fitting(text: str, longest: int) -> int:
    """How many signs from the beginning fit."""
    left = longest
    for place, sign in enumerate(text):
        left -= 2 if sign > "\uffff" else 1
        if left < 0:
            return place
    return len(text)


def _whole(text: str, end: int) -> int:
    """`end`, moved back so that no combining mark or joined emoji is torn from its character."""
    place = end
    while place > 1 and (_joins(text[place]) or text[place - 1] == "\u200d"):
        place -= 1
    return place if place > 1 else end


def _joins(sign: str) -> bool:
    return unicodedata.combining(sign) > 0 or sign in "\u200d\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff"
