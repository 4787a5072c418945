"""A text too long for one message, cut where a reader would cut it. Pure."""

from __future__ import annotations

import unicodedata

LONGEST = 4096  # UTF-16 units of a message, https://core.telegram.org/bots/api#sendmessage
CAPTION = 1024  # and of the words under a file, https://core.telegram.org/bots/api#senddocument


def parts(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces of at most `longest` UTF-16 units, cut at a line, else at a blank, else between characters."""
    found = []
    while units(text) > longest:
        end = _fitting(text, longest)
        cut = max(text.rfind("\n", 1, end + 1), 0) or max(text.rfind(" ", 1, end + 1), 0) or _whole(text, end)
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip("\n ")
    return [piece for piece in (*found, text) if piece.strip()] or [text]


def units(text: str) -> int:
    """The length as Telegram counts it: signs beyond U+FFFF (emoji) are two."""
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
    cut = end
    while cut > 1 and (_joins(text[cut]) or text[cut - 1] == "\u200d"):
        cut -= 1
    return cut if cut > 1 else end


def _joins(sign: str) -> bool:
    return unicodedata.combining(sign) > 0 or sign in "\u200d\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff"
