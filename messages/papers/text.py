"""Texts fit for a printed page: people's own words may hold what no file takes."""

from __future__ import annotations

import unicodedata

REFERENCE = "Mẫu tham khảo, đối chiếu trước khi ký."


def plain(text: str) -> str:
    """A text in composed letters (NFC), without control characters."""
    kept = (letter for letter in text if letter == "\n" or unicodedata.category(letter) != "Cc")
    return unicodedata.normalize("NFC", "".join(kept))


def number(n: float, decimals: int = 0) -> str:
    """A number as Vietnamese prints it: 1.234 and 12,5."""
    return f"{n:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
