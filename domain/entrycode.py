"""The short id of an entry as people see it: its number and a check character, so that a slip never names another entry."""

from __future__ import annotations

# No letters that look or sound like others. A prime length with these weights catches every single wrong digit and every
# exchange of two neighbours in numbers of up to 22 digits.
LETTERS = "ABCDEFGHKLMNPQRSTUVXYZW"


def entry_code(entry: int) -> str:
    """ "1042K" for entry 1042."""
    return f"{entry}{_check(str(entry))}"


def entry_of(text: str) -> int | None:
    """The entry a person names by its code, in either case, with or without blanks; None when the check does not fit."""
    code = "".join(text.split()).upper().lstrip("#").replace("-", "")
    digits, letter = code[:-1], code[-1:]
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 18:
        return None
    return int(digits) if _check(str(int(digits))) == letter else None


def _check(digits: str) -> str:
    return LETTERS[sum((place + 2) * int(digit) for place, digit in enumerate(reversed(digits))) % len(LETTERS)]
