"""Numbers as they are written in Vietnamese: 27.038 and 117,5. For the other files of this room."""

from __future__ import annotations

from decimal import Decimal


def grouped(n: int | Decimal) -> str:
    """ "27.038", "27.037,5"."""
    return f"{n:,}".translate({ord(","): ".", ord("."): ","})


def signed(n: int) -> str:
    """ "+5", "−45", "0"."""
    return f"+{grouped(n)}" if n > 0 else f"−{grouped(-n)}" if n else "0"
