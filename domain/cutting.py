"""A message too long for its platform, cut where a reader would cut it. Pure: what it will cost is known before it leaves."""

from __future__ import annotations

import unicodedata


def cut(text: str, longest: int) -> list[str]:
    """The text in pieces of at most `longest` UTF-16 units, cut at a line, else at a blank, else between characters.

    A line that ends in the first half of a piece is no place for a cut: a heading would be a message of its own.
    """
    found = []
    while units(text) > longest:
        end = _fitting(text, longest)
        place = max(text.rfind("\n", end // 2, end + 1), 0) or max(text.rfind(" ", 1, end + 1), 0) or _whole(text, end)
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
